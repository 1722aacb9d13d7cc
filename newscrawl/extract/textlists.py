"""Enumerations in a dump: lines numbered from one on, as winners, standings or steps of a recipe are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscrawl.extract.textinsets import announces_other
from newscrawl.extract.textlines import Line, prompt_of

FEWEST = 4  # numbers of an enumeration
STEP = 3  # lines from one number to the next
ABOVE = 3  # lines above it in which what it continues stands
_NUMBER = re.compile(r"\W{0,2}0?(\d{1,3})(?:[.)ºª°:/-]|\s|\w?\s)\s*\S")


def enumerations(lines: Sequence[Line]) -> Iterator[range]:
    """The lines of each enumeration, unless a label above says that it lists other stories: "Çok okunanlar"."""
    numbers = [int(found[1]) if (found := _NUMBER.match(line.text)) else 0 for line in lines]
    start = 0
    while start < len(lines):
        end = _end(numbers, start) if numbers[start] == 1 else start
        above = lines[max(0, start - ABOVE) : start]
        if end > start and not any(announces_other(line) or prompt_of(line.text) for line in above):
            yield range(start, end + 1)
        start = max(end, start) + 1


def _end(numbers: Sequence[int], start: int) -> int:
    """The last line of an enumeration that begins here, or the first where it is none."""
    at, wanted = start, 2
    while (
        following := next((i for i in range(at + 1, min(at + 1 + STEP, len(numbers))) if numbers[i] == wanted), 0)
    ) > 0:
        at, wanted = following, wanted + 1
    return at if wanted > FEWEST else start
