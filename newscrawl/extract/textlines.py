"""The lines of a plain-text dump, each with the features by which the body's lines are told from the rest.

Nothing here knows a publisher: what counts is how long a line is, how it begins and ends, what stands around it, which kinds of
words it has (newscrawl/data/textwords.json) and how much of its vocabulary the long lines share.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from newscrawl.text.space import squeeze

WORD = re.compile(r"\w+")
_BULLET = re.compile(r"^[*•▪●·‣◦■]\s+")
_CRAWLED = re.compile(r"^\s*date \d{4}-\d\d-\d\d ")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)|(?<!\d)\d{4}-\d\d-\d\d|(?<!\d)\d{1,2}\.? [^\W\d]{3,9},? \d{4}(?!\d)"
                   r"|[^\W\d]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)|\d{4}年")
_SENTENCE = re.compile(r"[.!?…。।؟][\"”»'’)]*\s+[\"“„«'‘(]?[^\W\d_a-z]")
_LONG = 15
_BINS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60, 90)


@dataclass(slots=True)
class Line:
    """One line that has text: squeezed, without its bullet, and how it stood in the dump."""

    text: str
    key: str  # lower case, i for ı
    words: list[str]
    size: int  # words, or half the letters of a script without blanks
    blank: bool  # a blank line, or nothing, stands above
    bullet: bool
    indent: int
    features: list[str] = field(default_factory=list)


def fold_key(text: str) -> str:
    """A rough key over languages: lower case, one letter i, one kind of apostrophe."""
    return text.replace("İ", "i").replace("I", "i").lower().replace("ı", "i").replace("’", "'")


def read_lines(text: str) -> list[Line]:
    """The lines of a dump that hold a word or a sign, in their order."""
    out: list[Line] = []
    blank = True
    for raw in text.splitlines():
        clean = squeeze(raw)
        if not clean:
            blank = True
            continue
        bare = _BULLET.sub("", clean)
        key = fold_key(bare)
        words = WORD.findall(key)
        out.append(Line(bare, key, words, _size(bare, words), blank, bare != clean, len(raw) - len(raw.lstrip())))
        blank = False
    return out


def _size(text: str, words: Sequence[str]) -> int:
    longest = max(map(len, words), default=0)
    return len(words) if longest < 25 else max(len(words), len(text) // 2)  # Chinese, Japanese, Thai: no blanks between words


@lru_cache(maxsize=1)
def vocabulary() -> tuple[dict[str, str], frozenset[str]]:
    """Phrase (words joined by blanks) -> family, and the function words of all our languages together."""
    data: dict[str, list[str]] = json.loads((Path(__file__).parent.parent / "data" / "textwords.json").read_text("utf-8"))
    function = frozenset(data.pop("function"))
    return {" ".join(WORD.findall(phrase)): family for family, phrases in data.items() for phrase in phrases}, function


def families(words: Sequence[str]) -> set[str]:
    """The families of which a line's first 40 words hold a phrase of one to three words."""
    table, _ = vocabulary()
    found = set()
    head = words[:40]
    for i, word in enumerate(head):
        if word in table:
            found.add(table[word])
        if i + 1 < len(head):
            pair = f"{word} {head[i + 1]}"
            if pair in table:
                found.add(table[pair])
            if i + 2 < len(head) and (three := f"{pair} {head[i + 2]}") in table:
                found.add(table[three])
    return found


def binned(value: int, bins: Sequence[int] = _BINS) -> int:
    """The number of bins that the value has reached."""
    lo = 0
    for lo, edge in enumerate(bins):  # noqa: B007
        if value <= edge:
            return lo
    return lo + 1


def stems(words: Sequence[str]) -> list[str]:
    """What carries the topic: the first six letters of the longer words."""
    return [word[:6] for word in words if len(word) > 4]


def main_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines with the most text: long lines count for it, short ones against. (0, 0) when there is none."""
    best = total = start = 0
    span = (0, 0)
    for i, line in enumerate(lines):
        total += line.size if line.size >= _LONG else -8
        if total <= 0:
            total, start = 0, i + 1
        elif total > best and line.size >= _LONG:
            best, span = total, (start, i + 1)
    return span


def _shape(line: Line) -> list[str]:
    text, size = line.text, binned(line.size)
    last = text[-1]
    if last in "\"”»'’)" and len(text) > 1:
        last = "q." if text[-2] in ".!?…" or line.size > 8 and last != ")" else "q"
    kind = last if last in ".!?:,…|" or last in ("q.", "q") else "a" if last.isalpha() else "0" if last.isdigit() else "x"
    kind = "." if last in "。।؟" else kind
    first = text[0]
    begin = "A" if first.isupper() else "a" if first.islower() else "0" if first.isdigit() else "q" if first in "\"“„«'‘-–—" else "x" if not first.isalpha() else "z"
    sentences = min(len(_SENTENCE.findall(text[:1500])), 4)
    out = [f"n{size}", f"e{kind}", f"e{kind}n{size}", f"b{begin}", f"s{sentences}", f"s{sentences}n{size}"]
    return out


def _words(line: Line) -> list[str]:
    _, function = vocabulary()
    words = line.words[:60]
    n = max(len(words), 1)
    small = sum(word in function for word in words)
    upper = sum(part[0].isupper() for part in line.text.split()[:60])
    size = "s" if line.size < 5 else "m" if line.size < 12 else "l" if line.size < 30 else "x"
    digits = sum(c.isdigit() for c in line.text[:200]) * 8 // min(len(line.text), 200)
    out = [f"f{size}{small * 10 // n}", f"u{size}{upper * 6 // max(len(line.text.split()[:60]), 1)}", f"d{size}{min(digits, 5)}", f"c{size}{min(line.text.count(','), 4)}"]
    if line.text.isupper():
        out.append("caps" + size)
    for sign in ("©", "|", "http", "...", "#", "@", " / ", "•", "»", "›", "(", "\"", "“", "«", ";", "%", "+", "=", "["):
        if sign in line.text:
            out.append(sign + size)
    if line.size < 60:
        if _DATE.search(line.text):
            out.append("date" + size)
        if _CLOCK.search(line.text):
            out.append("clock" + size)
    return out
