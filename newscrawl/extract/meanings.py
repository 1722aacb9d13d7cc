"""Meanings: what the names of an element (its class, id, itemprop) say that it is for, as bits of a table of patterns.

Names are cut into words at case changes, digits and marks; what a word means is remembered from page to page, since sites
draw their names from one small vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

LONGEST = 500  # characters of an attribute that are read
REMEMBERED = 50_000  # words and attributes; a page has some hundred
_WORD = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[^a-z\s]+")
_OUTER_BAR = re.compile(r"\|(?![^(]*\))")


def spelled(names: str) -> str:
    """The names of an attribute in small letters, their words joined by dashes: "artBody h-2" -> "art-body h-"."""
    return _BETWEEN.sub("-", _HUMP.sub("-", names).lower())


class Meanings(dict[str, int]):
    """The value of an attribute -> its meanings by a table: bit n for the table's n-th entry; read once, then remembered.

    The table: name -> alternatives of a pattern, each of which is searched within a word.

    ^ and $ are the ends of a word; an alternative with a dash is searched in two neighbouring words of one name, and with
    ``-?`` in a single one too. No parentheses within parentheses.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        super().__init__()
        split = [_OUTER_BAR.split(alternatives) for alternatives in table.values()]
        pairs = [[one for one in alternatives if "-" in one] for alternatives in split]
        self._patterns = [re.compile(alternatives) for alternatives in table.values()]
        self._any = re.compile("|".join(table.values()))  # most words mean nothing: one search says so
        self._pairs = [(1 << bit, _across("|".join(ones))) for bit, ones in enumerate(pairs) if ones]
        self._begins = re.compile(f"(?:{'|'.join(one.partition('-')[0] for ones in pairs for one in ones)})$")
        self._of_word = lru_cache(REMEMBERED)(self._read_word)

    def __missing__(self, names: str) -> int:
        if len(names) > LONGEST:
            return self[names[:LONGEST]]
        if len(self) >= REMEMBERED:
            self.clear()
        bits = self[names] = self._read(names)
        return bits

    def _read(self, names: str) -> int:
        found, begins = 0, False
        for word in _WORD.findall(names):
            bits, begin = self._of_word(word)
            found |= bits
            begins = begins or begin
        if begins:
            text = spelled(names)
            found |= sum(bit for bit, pattern in self._pairs if not found & bit and pattern.search(text))
        return found

    def _read_word(self, word: str) -> tuple[int, bool]:
        """What a word means, and whether it may be the first of two."""
        word = word.lower()
        bits = 0
        if self._any.search(word):
            bits = sum(1 << bit for bit, pattern in enumerate(self._patterns) if pattern.search(word))
        return bits, self._begins.search(word) is not None


def _across(alternatives: str) -> re.Pattern[str]:
    return re.compile(alternatives.replace("^", "(?<![a-z])").replace("$", "(?![a-z])"))
