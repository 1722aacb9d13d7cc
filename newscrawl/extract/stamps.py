"""Stamps: lines that say when and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from unicodedata import normalize

from newscrawl.text.clock import meaning
from newscrawl.text.instant import labelled
from newscrawl.text.relative import is_relative

MAX_LINE = 120  # characters of a line that is a date, or two with their labels, and little else
MAX_STAMPED = 140  # characters of a line with a date and counters
FEW = 4  # words of a counter beside a date
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_BARS = re.compile(
    r"\s*[|·•]\s*|\s[-–—]\s(?=\D+:\s*\d+$)|\s+(?=[^\W\d_]+:\s*\d+$|\d[\d.]*\s[^\W\d_]+$)"
)  # "… 16:48 - Okunma: 311", "… 16:48 311 okunma"
_LABEL = re.compile(r"\s*[^\W\d_]+ ?:\s")
_BEFORE = re.compile(
    r"^[^\W\d_]+(?: [^\W\d_]+)? ?: ?\d{1,3}(?:[. ]?\d{3})*\s?[|·•]\s*(?=[^\W\d_]+ ?:)"
)  # "Baxış sayı: 1302 | Tarix: …"
_ANY_DAY = datetime(2025, 7, 1, tzinfo=UTC)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)  # boxes within boxes hold the same line; a dump's lines are asked for by several rules
def is_date_line(text: str) -> bool:
    """Whether a line is a date with at most labels, names and sections beside it, or counters behind a bar.

    It has no lower-case words of a text; a day without a year counts beside a clock time.
    """
    if not 5 < len(text) <= MAX_LINE or not _DIGIT.search(text):
        return False
    text = _BEFORE.sub("", normalize("NFC", text))
    parts = [part for part in _BARS.split(text) if part]
    if len(parts) > 1 and all(part.count(" ") < FEW for part in parts[1:]) and is_date_line(parts[0]):
        return True
    found = labelled(text, zone=UTC)
    if not found and (is_relative(text) or _CLOCK.search(text)):
        found = labelled(text, zone=UTC, fetched=_ANY_DAY)
    if not 0 < len(found) < 3:
        return False
    if _is_labelled(text, found[0][2]):
        return True
    for _, _, words in found:
        text = text.replace(words, " ", 1)
    return not _DIGIT.search(text) and not any(map(_tells, _WORD.findall(_without_label(text))))


def is_stamped_line(text: str) -> bool:
    """Whether a line beside a headline is a date with a clock time and a few words and figures: section, counters, labels."""
    if is_date_line(text):
        return True
    if not 5 < len(text) <= MAX_STAMPED or not _CLOCK.search(text) or text[-1] in "!?…":
        return False
    found = labelled(text, zone=UTC)
    if not 0 < len(found) < 3 or not any(isinstance(moment.value, datetime) for _, moment, _ in found):
        return False
    for _, _, words in found:
        text = text.replace(words, " ", 1)
    return sum(meaning(word)[0] == "x" for word in _WORD.findall(text)) <= FEW


def _is_labelled(text: str, words: str) -> bool:
    """Whether a line is a label of dates, these words, and another label: "Haber Tarihi : 14.10.2025 11:42 Okunma : 1284 …"."""
    before, _, behind = text.partition(words)
    label, colon, rest = before.rpartition(":")
    told = bool(colon) and not rest.strip() and any(meaning(word)[0] != "x" for word in _WORD.findall(label))
    return told and _LABEL.match(behind) is not None


def _without_label(text: str) -> str:
    """What stands behind a label with a word for dates: "Dərc olunub: …"."""
    label, colon, rest = text.partition(":")
    return rest if colon and any(meaning(word)[0] != "x" for word in _WORD.findall(label)) else text


def _tells(word: str) -> bool:
    """Whether a word is one of a text."""
    return word[0].islower() and len(word) > 2 and meaning(word)[0] == "x"
