"""Which line of a dump is the headline: every line that could be one gets points, by what it says and where it stands.

The points are those of newscrawl/data/texthead.json, learned from pages with known headlines by benchmarks/train_head.py.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from newscrawl.extract.sectionwords import is_section_word
from newscrawl.extract.textlines import LONG, WORD, Dump, Line, address_likeness, fold_key, prompt_of, title_likeness

ABOVE = 60  # lines above the body that may be its headline
FAR = 0.55  # likeness to title or address that makes any line above the body a candidate
LONGEST = 45  # words of a headline
HEAD = 20  # letters by which lines that begin alike are found
BESIDE = 4  # lines below a headline in which date and byline stand
_STAMP = re.compile(r"\d\d?[:.]\d\d\b.*\d{4}|\d{4}.*\d\d?:\d\d|^\W*\d[\d\W]+$|^\d\d? \w+ \d{4}$|@")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d?[:.]\d\d(?!\d)|\d+ \w+ ago|önce\b|назад\b", re.I)
# The day and the hour, the degrees and a currency, or two currencies: no headline says both.
_WHEN = re.compile(
    r"\d\d?[./]\d\d?[./]\d{4},? +\d\d[:.]\d\d(?!\d)|(?:\d ?°.*|\b(?:USD|EUR)\W{0,2}\d.*)\b(?:USD|EUR|GBP|RUB)\W{0,2}\d"
)
_FINAL = re.compile(r"[.。][\"”»'’)]*$")
_SENTENCE = re.compile(r"[.!?…。][\"”»'’)]*\s+\S")
SEPARATOR = re.compile(r"\s+[-–—/»›·•]\s+|\s*[|»›•]+\s*|\s+:\s+|\s+[-–—](?=\w)")
_PIECES = 7  # of a title line
_PROMPTS = frozenset(("share", "follow", "comment", "footer", "ad", "tags"))


@cache
def points() -> dict[str, float]:
    """The points of each feature."""
    found: dict[str, float] = json.loads((Path(__file__).parents[1] / "data" / "texthead.json").read_text("utf-8"))
    return found


def best_line(dump: Dump, body: Sequence[int], *, titled: bool) -> int | None:
    """The number of the line that has the most points; 0 for the title line when no other does better."""
    weights = points()
    best, found = -math.inf, None
    get = weights.get
    for i, row in candidates(dump, body, titled=titled):
        value = sum([get(name, 0.0) * amount for name, amount in row.items() if amount])
        if value >= best:
            best, found = value, i
    return found


def candidates(dump: Dump, body: Sequence[int], *, titled: bool) -> Iterator[tuple[int, dict[str, float]]]:
    """The lines that could be the headline, each with its features; ``titled``: the first line is the page's title."""
    lines, begin = dump.lines, body[0]
    title = fold_key(dump.title) if titled else ""
    words = frozenset(lines[0].words) if titled else frozenset[str]()
    topic = frozenset[str]().union(*(lines[i].stems for i in body))
    copies = Counter([line.key for line in lines])
    alike: dict[str, list[str]] = {}
    for key in copies:
        if len(key) > HEAD:
            alike.setdefault(key[:HEAD], []).append(key)
    dated = [line.size < 16 and _is_dated(line) for line in lines[: begin + 2 * BESIDE]]
    spans = {key for key, _ in spans_of(dump.title)} if titled else set[str]()
    if titled:
        likely, longer = address_likeness(lines[0], dump.slug), max(0, lines[0].size - 20) / 10
        yield 0, {"title": 1.0, "title slug": likely, "title long": longer}
    # The body's second line may be the headline, where a notice is its first.
    last = next((i for i in body[1:2] if i < begin + BESIDE), begin)
    for i in range(1 if titled or dump.slug else 0, min(max(begin + 2, last + 1), len(lines))):
        line = lines[i]
        if not 1 < line.size <= LONGEST or (len(line.key) < 12 and begin - i > ABOVE):
            continue
        like, slug = title_likeness(line, title, words), address_likeness(line, dump.slug)
        if max(like, slug) < (FAR if begin - i > ABOVE else FAR / 2 if line.size < 3 else 0):
            continue
        if like < FAR and (_WHEN.search(line.text) or _is_trail(line.text)):
            continue
        row: dict[str, float] = {
            "like": like,
            "like²": like * like,
            "slug": slug,
            "slug²": slug * slug,
            "both": like * slug,
            "span": len(line.words) > 2 and " ".join(line.words) in spans,
        }
        row["melted"] = any(key != line.key and line.key.startswith(key) for key in alike.get(line.key[:HEAD], ()))
        row.update(_itself(line, topic, copies[line.key], titled))
        row.update(_place(lines, i, begin, dated))
        yield i, row


def _is_dated(line: Line) -> bool:
    """Whether a line may say when; most have no digit, which is cheaper to see."""
    may = _DIGIT.search(line.text) is not None or "önce" in line.key or "назад" in line.key
    return may and _DATED.search(line.text) is not None


def _is_trail(text: str) -> bool:
    """Whether a line says where the page stands: "Ana Sayfa / Spor / …"."""
    first, mark, _ = text.partition(" / ") if " / " in text else text.partition(" > ")
    return bool(mark) and is_section_word("home", first)


def same_words(text: str) -> str:
    """The words of a text as a key."""
    return " ".join(WORD.findall(fold_key(text)))


def spans_of(title: str) -> list[tuple[str, str]]:
    """The pieces of the title line between its separators, and what neighbours make together: (key, text), the longest first."""
    cuts = [(0, 0), *((m.start(), m.end()) for m in SEPARATOR.finditer(title)), (len(title), len(title))][: _PIECES + 1]
    spans = {}
    for i in range(len(cuts) - 1):
        for end, _ in cuts[i + 1 :]:
            text = title[cuts[i][1] : end].strip()
            if len(text) > 9 or " " in text:
                spans[same_words(text)] = text
    return sorted(spans.items(), key=lambda pair: -len(pair[0]))


def _itself(line: Line, topic: frozenset[str], copies: int, titled: bool) -> dict[str, float]:
    shared = len(line.stems & topic) / len(line.stems) if line.stems else 0.0
    parts = line.text.split()[:30]
    return {
        "shared": shared,
        "shared untitled": 0.0 if titled else shared,
        "size": min(line.size, 12) / 12,
        "long": max(0, line.size - 20) / 10,
        "tiny": line.size < 4,
        "sentences": min(2, len(_SENTENCE.findall(line.text))),
        "nav": "nav" in line.families and line.size < 7,
        "raised": sum([part[0].isupper() for part in parts]) / len(parts),
        "name": 2 <= len(parts) <= 3 and all(part[0].isupper() for part in parts),
        "sentence": _FINAL.search(line.text) is not None,
        "photo": "photo" in line.families,
        "prompt": bool(line.families & _PROMPTS),
        "byline": "byline" in line.families and line.size < 9,
        "date": "date" in line.families and line.size < 9,
        "stamp": _STAMP.search(line.text) is not None,
        "boilerplate": prompt_of(line.text) is not None,
        "copies": 1 < copies < 5,
        "often": copies > 4,
        "bullet": line.bullet or line.text[0] in "+>o*-" or line.text[:1].isdigit(),
        "small": line.text[0].islower(),
        "label": line.text[-1] in ":,",
    }


def _place(lines: Sequence[Line], i: int, begin: int, dated: Sequence[bool]) -> dict[str, float]:
    below = lines[i + 1 : i + 1 + BESIDE]
    above = lines[max(0, i - 3) : i]
    before, between = [line.size for line in above], [line.size for line in lines[i + 1 : min(begin, i + 21)]]
    near = [*before, *[line.size for line in below]]
    return {
        "distance": math.log1p(max(0, begin - i)),
        "in body": i >= begin,
        "date below": any(dated[i + 1 : i + 1 + BESIDE]),
        "byline below": any(line.size < 12 and "byline" in line.families for line in below),
        "date above": any(dated[max(0, i - 3) : i]),
        "lead below": bool(below) and 8 < below[0].size < 60 and below[0].size > lines[i].size,
        "text above": sum([size >= LONG for size in before]),
        "short above": sum([size < 4 for size in before]) / 3,
        "long between": sum([size >= LONG for size in between]) / 5,
        "longer near": max([size for size in near if size < 25], default=0) > lines[i].size,
    }
