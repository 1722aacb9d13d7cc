"""Weights: what the features of a block say for its being of the article's text, as log-odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import mul

from newscrawl.extract.features import INNER, NUMBERS, TAGS, Row
from newscrawl.extract.groups import GROUPS, flags_of

REMEMBERED = 10_000  # sums of flags


class Weights:
    """What features say for a block: bias and weight by name (`NAMES`); sums of flags are remembered."""

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        self._bias = bias
        self._numbers = [weights[name] for name in NUMBERS]
        self._tags = {tag: weights[f"tag {tag}"] for tag in TAGS}
        self._own, self._above = ([weights[f"{where} {name}"] for name in GROUPS] for where in ("own", "up"))
        self._inner = {tag: weights[f"in {tag}"] for tag in INNER}
        self._flags = lru_cache(REMEMBERED)(self._sum_flags)

    def _sum_flags(self, tag: str, own: int, above: int, inside: frozenset[str]) -> float:
        names = _product(flags_of(own), self._own) + _product(flags_of(above), self._above)
        return names + self._tags.get(tag, 0.0) + sum(self._inner.get(one, 0.0) for one in inside)

    def odds(self, row: Row) -> float:
        """The log-odds that a row is of the article's text."""
        flags = self._flags(row.block.tag, row.own, row.above, row.inside)
        return self._bias + flags + _product(row.numbers, self._numbers)


def _product(values: Iterable[float], weights: Iterable[float]) -> float:
    return sum(map(mul, values, weights), 0.0)
