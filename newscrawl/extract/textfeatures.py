"""The features of a dump's lines by which the body is told from the rest: numbers and codes; `textbody` has the trees.

What counts is the line itself (length, beginning and end, kinds of words), how much of its vocabulary the long lines
share, its neighbours, and where it stands to the headline, to the longest run of text and to prompts. What recurs from
line to line (a length with an ending, the kinds of words) is one code, so that it is weighed once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newscrawl.extract.textlines import LONG, WORD, Dump, Line, fold_key, stems_of, vocabulary

FAMILIES = (
    "share",
    "follow",
    "comment",
    "ad",
    "related",
    "photo",
    "video",
    "tags",
    "byline",
    "source",
    "date",
    "footer",
    "nav",
)
_PROMPTS = ("comment", "related", "tags")
REACH, BELOW = 8, 60  # lines: no long line so near, and the headline not so near above: judged unseen
WORDED, CLOSE = 8, 2  # words of a line that is no menu item, and how many lines from one the others are looked at
NUMBERS = 25  # numbers of a row
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)|\d[./]\d\d?[./]\d\d(?!\d)")
_STOPS = (". ", "! ", "? ", "。")
_END = {**dict.fromkeys(".!?…。।؟", 3 << 6), **dict.fromkeys("\"”»'’)", 2 << 6), **dict.fromkeys(":,", 1 << 6)}
_BEGIN = dict.fromkeys("\"“„«'‘-–—", 1)
_BLANK, _DATED, _PHOTO, NOTHING, _QUOTES, _DOTS = 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 18, 1 << 19
_FEW = 40  # words of a line that are looked at

Row = tuple[list[float], tuple[int, ...]]


def mark_values(code: int) -> Sequence[float]:
    """What the code of a neighbour stands for: words, how it ends, blank line above, date, caption, no line at all."""
    size = code & 63
    size = size if size < 32 else 8 * size - 224
    return size, code >> 6 & 3, code >> 8 & 1, code >> 9 & 1, code >> 10 & 1, code >> 11 & 1


def own_values(code: int) -> Sequence[float]:
    """What the code of the line itself stands for: the same, how it begins, its stops, quotation marks, an ellipsis."""
    return *mark_values(code), code >> 12 & 7, code >> 15 & 7, code >> 18 & 1, code >> 19 & 1


def kind_values(code: int) -> Sequence[float]:
    """The kinds of words in the line."""
    return [code >> i & 1 for i in range(len(FAMILIES))]


CODES = (own_values, kind_values, *(mark_values,) * 6)
_KINDS = {family: 1 << i for i, family in enumerate(FAMILIES)}


def visible(dump: Dump) -> list[bool]:
    """Which lines are near any running text or below the headline: the others are navigation and are not looked at."""
    lines = dump.lines
    near = [False] * len(lines)
    spans = [(i - REACH, i + REACH) for i, line in enumerate(lines) if line.size >= LONG]
    if dump.anchor is not None:
        spans.append((dump.anchor - 3, dump.anchor + BELOW))
    for start, end in spans:
        start, end = max(0, start), min(end + 1, len(near))
        near[start:end] = [True] * (end - start)
    worded = [line.size >= WORDED for line in lines]
    return [one and any(worded[max(0, i - CLOSE) : i + CLOSE + 1]) for i, one in enumerate(near)]


def features_of(dump: Dump) -> list[Row | None]:
    """The numbers and codes of every line, None for lines that are not looked at."""
    lines, near = dump.lines, visible(dump)
    marks = [NOTHING] * (len(lines) + 6)
    marks[3:-3] = [
        (size if (size := line.size) < 32 else min(28 + size // 8, 63)) | _END.get(line.text[-1], 0) | line.blank << 8
        for line in lines
    ]
    _, function = vocabulary()
    own = [
        _own(line, marks, i, function) if seen else None for i, (line, seen) in enumerate(zip(lines, near, strict=True))
    ]
    title = stems_of(WORD.findall(fold_key(dump.title)))
    counts = Counter([line.key for line in lines])
    places = _Places(dump)
    out: list[Row | None] = []
    for i, line in enumerate(lines):
        if (mine := own[i]) is not None:
            numbers, code, kinds = mine
            numbers += (_share(dump, i), len(line.stems & title) / len(title) if title else 0.0, counts[line.key])
            numbers += places.of(i)
            below = marks[i + 4 : i + 7]
            out.append((numbers, (code, kinds, marks[i], marks[i + 1], marks[i + 2], *below)))
        else:
            out.append(None)
        places.step(i, line)
    return out


def _own(line: Line, marks: list[int], i: int, function: frozenset[str]) -> tuple[list[float], int, int]:
    """A line's own numbers, its code and its kinds; adds to its mark what takes a closer look."""
    text, words = line.text, line.words[:_FEW]
    head, first = text[:200], text[0]
    parts = head.split(None, 16)[:16]
    digits = sum(map(head.count, "0123456789"))
    kinds = 0
    for family in line.families:
        kinds |= _KINDS.get(family, 0)
    code = marks[i + 3]
    if digits > 3 and line.size < 60 and _YEAR.search(head):
        code |= _DATED
    if "photo" in line.families:
        code |= _PHOTO
    marks[i + 3] = code
    code |= (3 if first.isupper() else 2 if first.islower() else 0 if first.isdigit() else _BEGIN.get(first, 4)) << 12
    if line.size > 3:
        code |= min(sum(map(text.count, _STOPS)), 5) << 15
    if '"' in text or "“" in text or "«" in text or "„" in text:
        code |= _QUOTES
    if "..." in text or "…" in text:
        code |= _DOTS
    n = len(words) or 1
    raised = sum([part[0].isupper() for part in parts]) / (len(parts) or 1)
    known = sum(map(function.__contains__, words)) / n
    return [raised, known, digits / len(head), head.count(",") / n, len(text) / (len(line.words) or 1)], code, kinds


def _share(dump: Dump, i: int) -> float:
    """How much of the line's vocabulary other long lines of the article share; -1 without any."""
    line = dump.lines[i]
    if not line.stems:
        return -1.0
    own = 1 if line.size >= LONG and dump.first <= i < dump.last else 0
    get = dump.topic.get
    return sum([get(stem, 0) > own for stem in line.stems]) / len(line.stems)


class _Places:
    """The place of each line: text before and behind it, distances to headline, run of text and prompts."""

    def __init__(self, dump: Dump) -> None:
        lines = dump.lines
        sizes = [line.size if line.size >= LONG else 0 for line in lines]
        back = sizes[::-1]
        self.masses = list(
            zip(
                _decayed(sizes, 0.8),
                _decayed(sizes, 0.95),
                _decayed(back, 0.8)[::-1],
                _decayed(back, 0.95)[::-1],
                strict=True,
            )
        )
        self.count, self.total, self.passed = len(lines), sum([line.size for line in lines]) or 1, 0
        self.blanks = sum([line.blank for line in lines]) / (len(lines) or 1)
        self.begin, self.end = dump.run
        self.first, self.last, self.sure = dump.first, dump.last, dump.sure
        self.anchor = 999 if dump.anchor is None else dump.anchor
        self.since = dict.fromkeys(_PROMPTS, -99)

    def of(self, i: int) -> list[float]:
        """The features of line i's place; every line must be stepped over in order."""
        comment, related, tags = self.since.values()
        return [
            *self.masses[i],
            i - self.begin,
            i - self.end,
            i - self.first,
            i - self.last,
            -999 if self.anchor == 999 else i - self.anchor,
            self.sure,
            self.passed / self.total,
            i,
            self.count - i,
            self.blanks,
            min(i - comment, 31),
            min(i - related, 31),
            min(i - tags, 31),
        ]

    def step(self, i: int, line: Line) -> None:
        """Goes past line i."""
        self.passed += line.size
        if line.families and line.size < 6:
            for name in line.families:
                if name in self.since:
                    self.since[name] = i


def _decayed(sizes: Sequence[int], keep: float) -> list[float]:
    """For each line the text before it, the farther the less."""
    out, mass = [], 0.0
    for size in sizes:
        out.append(mass)
        mass = mass * keep + size
    return out
