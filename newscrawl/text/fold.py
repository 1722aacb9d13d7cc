"""Case folding by language: when two strings are the same to a reader."""

from __future__ import annotations

import re
import unicodedata

from newscrawl.text.space import squeeze

_DOTTED = frozenset(("tr", "az"))  # İ/i and I/ı are two letters each
_QUOTES = re.compile('["“”„«»″‟]')
_APOSTROPHES = re.compile("['’‘‛`´ʻʼʽ′]")


def lower(text: str, language: str | None = None) -> str:
    """Lower case by the rules of the language: in Turkish and Azerbaijani I becomes ı and İ becomes i.

    ``language`` is a BCP 47 tag; without one I becomes i, and so does İ.
    """
    text = text.replace("I\u0307", "İ")
    if language and language.split("-")[0] in _DOTTED:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def fold(text: str, language: str | None = None) -> str:
    """A key equal for strings that a reader takes for the same: case, white space, kinds of quotes and apostrophes."""
    if text.isascii():
        return lower(squeeze(text).replace("`", "'"), language)
    text = _APOSTROPHES.sub("'", _QUOTES.sub('"', squeeze(text)))  # before NFKC, which makes a blank of ´
    return squeeze(lower(unicodedata.normalize("NFKC", text), language))


def slug_of(text: str) -> str:
    """Words as an address writes them: "Yaşam Sağlık" -> yasam-saglik."""
    letters = "".join(char for char in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(char))
    return "-".join(letters.replace("ı", "i").split())
