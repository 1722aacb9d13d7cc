"""Decision trees that judge a row of numbers and codes, all of them at once.

Each tree has up to eight leaves: one bit each in a long integer. A condition that fails rules out the leaves on its left;
what is left of a tree's byte after all conditions has the leaf that was reached as its lowest bit (the idea of
"QuickScorer", Lucchese et al., SIGIR 2015). A condition costs one AND for all trees together. The leaves' values are whole
numbers, added up digit by binary digit: how many of the leaves reached have it. A code stands for several features that
recur together; what it rules out is worked out when it is first met.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

LEAVES = 8  # of a tree: one byte
PARTS = 10_000  # of one, in which leaves' values are counted
KEPT = 20_000  # codes that are remembered
Meaning = Callable[[int], Sequence[float]]  # the features that a code stands for, always as many


class Forest:
    """The sum of trees; a tree is [feature, limit, if not above, if above], a leaf the value to add.

    Features are numbers first, then what each code means.
    """

    def __init__(self, base: float, trees: Sequence[Any], numbers: int, meanings: Sequence[Meaning]) -> None:
        self.whole = (1 << len(trees) * LEAVES) - 1
        self.ones = sum(1 << place * LEAVES for place in range(len(trees)))
        self.conditions: dict[int, list[tuple[float, int]]] = {}
        values: list[list[int]] = [[] for _ in trees]
        for place, tree in enumerate(trees):
            self._add(tree, place * LEAVES, values[place])
        least = [min(one) for one in values]
        self.base, self.least = base, sum(least)
        rest = [
            value - low
            for one, low in zip(values, least, strict=True)
            for value in (*one, *[low] * (LEAVES - len(one)))
        ]
        size = max(rest, default=0).bit_length()
        self.digits = [(digit, _mask(rest, digit)) for digit in range(size)]
        steps = [self._steps(i) for i in range(numbers)]
        self.limits, self.stays = [limits for limits, _ in steps], [stays for _, stays in steps]
        self.known: list[dict[int, int]] = [{} for _ in meanings]
        self.codes: list[tuple[Meaning, list[tuple[list[float], list[int]]]]] = []
        for meaning in meanings:
            count = len(meaning(0))
            self.codes.append((meaning, [self._steps(numbers + i) for i in range(count)]))
            numbers += count

    def _add(self, node: Any, start: int, values: list[int]) -> int:
        """Files the conditions of a tree whose next leaf is the ``start``-th bit; how many leaves it has."""
        if not isinstance(node, list):
            values.append(round(node * PARTS))
            return 1
        left = self._add(node[2], start, values)
        lost = ((1 << left) - 1) << start
        self.conditions.setdefault(int(node[0]), []).append((float(node[1]), lost))
        return left + self._add(node[3], start + left, values)

    def _steps(self, feature: int) -> tuple[list[float], list[int]]:
        """The limits of a feature in order, and what stays when so many of them are passed."""
        limits, stays = [], [self.whole]
        for limit, lost in sorted(self.conditions.get(feature, [])):
            limits.append(limit)
            stays.append(stays[-1] & ~lost)
        return limits, stays

    def _learn(self, which: int, code: int) -> int:
        """What a code leaves, kept for the next row with the same."""
        meaning, steps = self.codes[which]
        left = self.whole
        for (limits, stays), value in zip(steps, meaning(code), strict=True):
            left &= stays[bisect_left(limits, value)]
        if len(self.known[which]) < KEPT:
            self.known[which][code] = left
        return left

    def __call__(self, numbers: Sequence[float], codes: Sequence[int]) -> float:
        """The sum for one row."""
        left = self.whole
        for limits, stays, number in zip(self.limits, self.stays, numbers):  # noqa: B905  # strict costs time
            left &= stays[bisect_left(limits, number)]
        for which, (known, code) in enumerate(zip(self.known, codes)):  # noqa: B905
            left &= known[code] if code in known else self._learn(which, code)
        lowest = left & ((left ^ self.whole) + self.ones)
        total = self.least
        for digit, mask in self.digits:
            total += (lowest & mask).bit_count() << digit
        return self.base + total / PARTS


def _mask(values: Sequence[int], digit: int) -> int:
    """The bits of the values that have a digit."""
    return sum(1 << place for place, value in enumerate(values) if value >> digit & 1)


@cache
def forest(name: str, numbers: int, meanings: tuple[Meaning, ...]) -> Forest:
    """The trees of newscrawl/data/<name>.json."""
    data = json.loads((Path(__file__).parents[1] / "data" / f"{name}.json").read_text("utf-8"))
    return Forest(float(data["base"]), data["trees"], numbers, meanings)
