"""Case folding by language: when two strings are the same to a reader."""

from __future__ import annotations

import re
import unicodedata

from newscrawl.text.space import squeeze

_DOTTED = frozenset(("tr", "az"))  # İ/i and I/ı are two letters each
_QUOTES = re.compile("[\"“”„«»″‟]")
_APOSTROPHES = re.compile("['’‘‛`´ʻʼʽ′]")


def lower(text: str, language: str | None = None) -> str:
    """Lower case by the rules of the language: in Turkish and Azerbaijani I becomes ı and İ becomes i."""
    if language and language.split("-")[0] in _DOTTED:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def fold(text: str, language: str | None = None) -> str:
    """A key that is equal for strings a reader takes for the same: case, white space, kinds of quotes and apostrophes."""
    text = lower(unicodedata.normalize("NFKC", squeeze(text)), language)
    return _APOSTROPHES.sub("'", _QUOTES.sub('"', text))
