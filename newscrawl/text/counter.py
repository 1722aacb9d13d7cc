"""Counters, dates and other labels that stand behind a credit in one box: "AA Okunma: 512", "AA 241 0", "AAGoogle News"."""

from __future__ import annotations

from newscrawl.text.agency import agency_of
from newscrawl.text.pattern import Pattern
from newscrawl.text.wording import wording

_LABEL = rf"{wording('counter')}\b|(?!https?:)[^\W\d_]+\s?:"
_NOISE = Pattern(
    rf"(?:^(?:{_LABEL})|(?:\s+|(?<=[a-zçğıöşüə])(?=[A-ZÇĞİÖŞÜƏ]))"
    rf"(?:\d{{3,}}\b|\d+\s+\d|\d\d?[.:/-]\d\d|\d\d?\.? [^\W\d_]{{3,}}\.?,? 20\d\d|\d+ (?:dk|dakika|мин|min)\b|{_LABEL}|www\.|https?:)).*$"
)
_GLUED = Pattern(r"([^\W\d_]{2,6}?)(?=\d|[A-ZÇĞİÖŞÜƏ][a-zçğıöşüə])")


def without_counters(value: str) -> str:
    """What a source's label names, without what follows it in the box; a name may hold a number ("Kanal 7")."""
    if noise := _NOISE.search(value):
        value = value[: noise.start()]
    glued = _GLUED.match(value)  # two elements: "AA512"
    return glued[1] if glued and agency_of(glued[1], credit=True) else value
