"""Decision trees that judge a row of numbers and codes, all of them at once.

Each tree has up to eight leaves: one bit each in a long integer. A condition that fails rules out the leaves on its left;
what is left of a tree's byte after all conditions has the leaf that was reached as its lowest bit (the idea of
"QuickScorer", Lucchese et al., SIGIR 2015). A condition costs one AND for all trees together. A code stands for several
features that recur together; what it rules out is worked out when it is first met.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from operator import getitem
from pathlib import Path
from typing import Any

LEAVES = 8  # of a tree: one byte
KEPT = 20_000  # codes that are remembered
Meaning = Callable[[int], Sequence[float]]  # the features that a code stands for, always as many


class Forest:
    """The sum of trees; a tree is [feature, limit, if not above, if above], a leaf the value to add.

    Features are numbers first, then what each code means.
    """

    def __init__(self, base: float, trees: Sequence[Any], numbers: int, meanings: Sequence[Meaning]) -> None:
        self.base = base
        self.size = len(trees) + len(trees) % 2
        self.whole = (1 << self.size * LEAVES) - 1
        self.ones = sum(1 << place * LEAVES for place in range(self.size))
        self.conditions: dict[int, list[tuple[float, int]]] = {}
        leaves: list[list[float]] = [[] for _ in range(self.size)]
        for place, tree in enumerate(trees):
            self._add(tree, place * LEAVES, leaves[place])
        leaves[-1] = leaves[-1] or [0.0]
        self.values = [
            {1 << i | 256 << j: x + y for i, x in enumerate(one) for j, y in enumerate(two)}
            for one, two in zip(leaves[::2], leaves[1::2], strict=True)
        ]
        steps = [self._steps(i) for i in range(numbers)]
        self.limits, self.stays = [limits for limits, _ in steps], [stays for _, stays in steps]
        self.known: list[dict[int, int]] = [{} for _ in meanings]
        self.codes: list[tuple[Meaning, list[tuple[list[float], list[int]]]]] = []
        for meaning in meanings:
            count = len(meaning(0))
            self.codes.append((meaning, [self._steps(numbers + i) for i in range(count)]))
            numbers += count

    def _add(self, node: Any, start: int, leaves: list[float]) -> int:
        """Files the conditions of a tree whose next leaf is the ``start``-th bit; how many leaves it has."""
        if not isinstance(node, list):
            leaves.append(float(node))
            return 1
        left = self._add(node[2], start, leaves)
        lost = ((1 << left) - 1) << start
        self.conditions.setdefault(int(node[0]), []).append((float(node[1]), lost))
        return left + self._add(node[3], start + left, leaves)

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
        reached = memoryview(lowest.to_bytes(self.size, "little")).cast("H")
        return sum(map(getitem, self.values, reached), self.base)


@cache
def forest(name: str, numbers: int, meanings: tuple[Meaning, ...]) -> Forest:
    """The trees of newscrawl/data/<name>.json."""
    data = json.loads((Path(__file__).parents[1] / "data" / f"{name}.json").read_text("utf-8"))
    return Forest(float(data["base"]), data["trees"], numbers, meanings)
