"""The features of a dump's lines by which the body is told from the rest: numbers only; `textbody` has the trees.

What counts is the line itself (length, beginning and end, function words, kinds of words), how much of its vocabulary the
long lines share, its neighbours, and where it stands to the headline, to the longest run of text and to prompts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newscrawl.extract.textlines import LONG, WORD, Dump, Line, fold_key, plain, prompt_of, stems_of, vocabulary

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
_PROMPTS = ("comment", "related", "tags", "share", "footer")
_BESIDE = ("related", "photo", "byline", "date")
REACH, BELOW = 8, 60  # lines: no long line so near, and the headline not so near above: judged unseen
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_DATE = re.compile(
    r"\d[./-]\d\d?[./-](?:\d{4}|\d\d)(?!\d)|(?<!\d)\d{4}-\d\d-\d\d|\d\.? [^\W\d]{3,9},? \d{4}(?!\d)"
    r"|[^\W\d]{3}\.? \d\d?(?:st|nd|rd|th)?,? \d{4}(?!\d)|\d{4}年"
)
_SENTENCE = re.compile(r"[.!?…。।؟][\"”»'’)]*\s+[\"“„«'‘(]?[^\W\d_a-z]")
_SIGNED = frozenset("|©#@•»›/=→")
_SIGNS = re.compile(r"[|©#@•»›/=→]")
_QUOTES = frozenset('"“«„')
_LINK = re.compile(r"https?:|\.com\b|www\.")
_END = {**dict.fromkeys(".!?…。।؟", 3.0), **dict.fromkeys("\"”»'’)", 2.0), **dict.fromkeys(":,", 1.0)}


def visible(dump: Dump) -> list[bool]:
    """Which lines are near any running text or below the headline: the others are navigation and are not looked at."""
    near = [False] * len(dump.lines)
    spans = [(i - REACH, i + REACH) for i, line in enumerate(dump.lines) if line.size >= LONG]
    if dump.anchor is not None:
        spans.append((dump.anchor - 3, dump.anchor + BELOW))
    for start, end in spans:
        for i in range(max(0, start), min(end + 1, len(near))):
            near[i] = True
    return near


def features_of(dump: Dump) -> list[list[float] | None]:
    """The features of every line, None for lines that are not looked at."""
    lines, near = dump.lines, visible(dump)
    shares = [_share(dump, i) if near[i] else -1.0 for i in range(len(lines))]
    own = [_own(line) if near[i] else None for i, line in enumerate(lines)]
    course = _Course(dump)
    out: list[list[float] | None] = []
    for i, line in enumerate(lines):
        mine = own[i]
        place = course.step(i, line)
        if mine is None:
            out.append(None)
            continue
        row = [*mine, *_kinds(line), shares[i], *course.likeness(line)]
        _neighbours(i, lines, own, shares, row)
        out.append(row + place)
    return out


def _own(line: Line) -> list[float]:
    _, function = vocabulary()
    text, words, parts = line.text, line.words[:50], line.text.split(None, 50)[:50]
    first, head, n = text[0], text[:200], len(words) or 1
    begin = (
        3.0
        if first.isupper()
        else 2.0
        if first.islower()
        else 1.0
        if first in "\"“„«'‘-–—"
        else 0.0
        if first.isdigit()
        else 4.0
    )
    digits = sum(map(str.isdigit, head))
    dated = digits > 0 and line.size < 60
    signs = frozenset(text)
    return [
        min(line.size, 150),
        _END.get(text[-1], 0.0),
        sum([word in function for word in words]) / n,
        begin,
        min(len(_SENTENCE.findall(text[:1000])), 5) if line.size > 3 else 0,
        sum([part[0].isupper() for part in parts]) / (len(parts) or 1),
        digits / len(head),
        head.count(",") / n,
        text.isupper(),
        dated and _DATE.search(text) is not None,
        dated and _CLOCK.search(text) is not None,
        0 if _SIGNED.isdisjoint(signs) else len(_SIGNS.findall(head)),
        "..." in text or "…" in text,
        len(head) / (len(line.words) or 1) if len(text) <= 200 else 6.0,
        "(" in text,
        not _QUOTES.isdisjoint(signs),
        ("." in signs or ":" in signs) and _LINK.search(text) is not None,
        prompt_of(text) is not None,
        line.bullet,
        line.blank,
    ]


def _kinds(line: Line) -> list[float]:
    return [family in line.families for family in FAMILIES]


def _share(dump: Dump, i: int) -> float:
    """How much of the line's vocabulary other long lines of the article share; -1 without any."""
    line, topic = dump.lines[i], dump.topic
    if not line.stems:
        return -1.0
    own = 1 if line.size >= LONG and dump.first <= i < dump.last else 0
    return sum([topic[stem] > own for stem in line.stems]) / len(line.stems)


def _neighbours(
    i: int, lines: Sequence[Line], own: Sequence[list[float] | None], shares: Sequence[float], row: list[float]
) -> None:
    for step in (-3, -2, -1, 1, 2, 3):
        j = i + step
        if not 0 <= j < len(lines):
            row += (-1, -1, -1, -1)
        elif (other := own[j]) is None:
            row += (lines[j].size, 0, 0, -1)
        else:
            row += (*other[:3], shares[j])
    for j in (i - 1, i + 1):
        if 0 <= j < len(lines):
            other = own[j]
            row += [family in lines[j].families for family in _BESIDE]
            row += (
                lines[j].blank,
                lines[j].bullet,
                0 if other is None else other[9],
                0 if other is None else other[17],
            )
        else:
            row += (-1,) * 8


class _Course:
    """What is known of a line's place, kept while going down the lines."""

    def __init__(self, dump: Dump) -> None:
        self.dump = dump
        sizes = [line.size if line.size >= LONG else 0 for line in dump.lines]
        self.ahead = [_decayed(sizes, 0.8), _decayed(sizes, 0.95)]
        self.behind = [_decayed(sizes[::-1], 0.8)[::-1], _decayed(sizes[::-1], 0.95)[::-1]]
        self.counts = Counter(line.key for line in dump.lines)
        self.seen: Counter[str] = Counter()
        self.since = dict.fromkeys(_PROMPTS, 99)
        self.total, self.passed = sum(line.size for line in dump.lines) or 1, 0
        self.blanks = sum(line.blank for line in dump.lines) / (len(dump.lines) or 1)
        self.title = stems_of(WORD.findall(fold_key(dump.title)))

    def step(self, i: int, line: Line) -> list[float]:
        """The features of line i's place; every line must be stepped over in order."""
        dump = self.dump
        self.seen[line.key] += 1
        gap = -999 if dump.anchor is None else i - dump.anchor
        place = [series[i] for series in (*self.ahead, *self.behind)]
        place += (i - dump.run[0], i - dump.run[1], i - dump.first, i - dump.last, gap, dump.sure)
        place += (self.passed / self.total, i, len(dump.lines) - i, self.blanks)
        place += [min(self.since[name], 30) for name in _PROMPTS]
        self.passed += line.size
        for name in _PROMPTS:
            self.since[name] = 0 if line.size < 6 and name in line.families else self.since[name] + 1
        return place

    def likeness(self, line: Line) -> list[float]:
        """How much of title and address the line has, and how often it stands in the dump."""
        title, slug = self.title, self.dump.slug
        in_title = len(line.stems & title) / len(title) if title else 0.0
        in_slug = len({plain(stem) for stem in line.stems} & slug) / len(slug) if slug and line.size < 40 else 0.0
        return [in_title, in_slug, self.counts[line.key], self.seen[line.key]]


def _decayed(sizes: Sequence[int], keep: float) -> list[float]:
    """For each line the text before it, the farther the less."""
    out, mass = [], 0.0
    for size in sizes:
        out.append(mass)
        mass = mass * keep + size
    return out
