"""White space: what a reader sees of a piece of text."""

from __future__ import annotations

import re

# Invisible to a reader, and never part of a word in our languages: zero-width blanks, word joiner, soft hyphen, byte
# order mark, direction marks. U+200C and U+200D stay: Persian and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def squeeze(text: str) -> str:
    """The text on one line: every run of white space is one blank, ends stripped, invisible characters gone."""
    if text.isprintable():  # no white space but blanks, nothing invisible
        return " ".join(text.split()) if "  " in text else text.strip()
    text = " ".join(text.split())
    if text.isprintable():
        return text
    return " ".join(_CONTROL.sub("", _INVISIBLE.sub("", text)).split())
