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

from newscrawl.extract.textlines import LONG, WORD, Dump, Line, fold_key, likeness, prompt_of

ABOVE = 60  # lines above the body that may be its headline
FAR = 0.55  # likeness to title or address that makes any line above the body a candidate
LONGEST = 45  # words of a headline
HEAD = 20  # letters by which lines that begin alike are found
BESIDE = 4  # lines below a headline in which date and byline stand
_STAMP = re.compile(r"\d\d?[:.]\d\d\b.*\d{4}|\d{4}.*\d\d?:\d\d|^\W*\d[\d\W]+$|^\d\d? \w+ \d{4}$|@")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d?[:.]\d\d(?!\d)|\d+ \w+ ago|önce\b|назад\b", re.I)
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
    for i, row in candidates(dump, body, titled=titled):
        value = sum(weights.get(name, 0.0) * amount for name, amount in row.items())
        if value >= best:
            best, found = value, i
    return found


def candidates(dump: Dump, body: Sequence[int], *, titled: bool) -> Iterator[tuple[int, dict[str, float]]]:
    """The lines that could be the headline, each with its features; ``titled``: the first line is the page's title."""
    lines, begin = dump.lines, body[0]
    title = fold_key(dump.title) if titled else ""
    words = frozenset(lines[0].words) if titled else frozenset[str]()
    topic = frozenset[str]().union(*(lines[i].stems for i in body))
    copies = Counter(line.key for line in lines)
    alike: dict[str, list[str]] = {}
    for key in copies:
        alike.setdefault(key[:HEAD], []).append(key)
    spans = {key for key, _ in spans_of(dump.title)} if titled else set[str]()
    if titled:
        likely, longer = likeness(lines[0], "", (), dump.slug), max(0, lines[0].size - 20) / 10
        yield 0, {"title": 1.0, "title slug": likely, "title long": longer}
    for i in range(1, min(begin + 2, len(lines))):
        line = lines[i]
        if not 1 < line.size <= LONGEST:
            continue
        like, slug = likeness(line, title, words, ()), likeness(line, "", (), dump.slug)
        if line.size < 3 and max(like, slug) < FAR / 2:
            continue
        if begin - i > ABOVE and max(like, slug) < FAR:
            continue
        row = {
            "like": like,
            "like²": like * like,
            "slug": slug,
            "slug²": slug * slug,
            "both": like * slug,
            "span": len(line.words) > 2 and " ".join(line.words) in spans,
        }
        row["melted"] = any(
            key != line.key and len(key) > HEAD and line.key.startswith(key) for key in alike[line.key[:HEAD]]
        )
        yield i, {**row, **_itself(line, topic, copies[line.key], titled), **_place(lines, i, begin)}


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
        "raised": sum(part[0].isupper() for part in parts) / len(parts),
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


def _place(lines: Sequence[Line], i: int, begin: int) -> dict[str, float]:
    below = lines[i + 1 : i + 1 + BESIDE]
    above = lines[max(0, i - 3) : i]
    return {
        "distance": math.log1p(max(0, begin - i)),
        "in body": i >= begin,
        "date below": any(line.size < 16 and _DATED.search(line.text) for line in below),
        "byline below": any(line.size < 12 and "byline" in line.families for line in below),
        "date above": any(line.size < 16 and _DATED.search(line.text) for line in above),
        "lead below": bool(below) and 8 < below[0].size < 60 and below[0].size > lines[i].size,
        "text above": sum(line.size >= LONG for line in above),
        "short above": sum(line.size < 4 for line in above) / 3,
        "long between": sum(line.size >= LONG for line in lines[i + 1 : begin][:20]) / 5,
        "longer near": max((line.size for line in (*above, *below) if line.size < 25), default=0) > lines[i].size,
    }
