"""The body of a dump: trees judge each line by its features, then the best course through the whole text is taken.

The trees (newscrawl/data/textbody.json) are learned from pages with known bodies by benchmarks/train_text.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from newscrawl.extract.textfeatures import features_of
from newscrawl.extract.textlines import Dump

# Chosen on the dev dumps by publisher-wise cross-validation: leaving the body for an insertion, and coming back, costs
# SWITCH; each line of an insertion APART; a line counts for the body from a little below even odds on.
BIAS, SWITCH, APART, CLIP = 0.4, 0.3, 0.1, 4.0
_UNSEEN = -CLIP


@cache
def _judge() -> Callable[[Sequence[float]], float]:
    """The log odds that a line of these features is of the body.

    A tree is [feature, limit, if not above, if above], a leaf the log odds to add. Walking hundreds of trees for every line
    would take most of the time of a text, so all become one expression, five times as fast; it holds nothing but numbers.
    """
    data = json.loads((files("newscrawl") / "data" / "textbody.json").read_text("utf-8"))
    terms = ",".join(map(_expression, data["trees"]))
    code = compile(f"lambda row: {float(data['base'])} + sum(({terms},))", "textbody.json", "eval")
    judge: Callable[[Sequence[float]], float] = eval(code)  # noqa: S307
    return judge


def _expression(node: Any) -> str:
    if not isinstance(node, list):
        return repr(float(node))
    feature, limit, low, high = node
    return f"({_expression(low)} if row[{int(feature)}]<={float(limit)} else {_expression(high)})"


def body_lines(dump: Dump) -> list[int]:
    """The numbers of the lines that are the body, in order."""
    judge = _judge()
    return best_course([_UNSEEN if row is None else judge(row) for row in features_of(dump)])


def best_course(odds: Sequence[float]) -> list[int]:
    """The lines of the body: above → body ⇄ insertion, body → below, with the highest sum of odds less the costs."""
    if not odds:
        return []
    never = float("-inf")
    sums, steps = (0.0, max(-CLIP, min(CLIP, odds[0])) + BIAS, never, never), [(0, 1, 2, 3)]
    for odd in odds[1:]:
        above, body, inserted, below = sums
        into, came_in = max((body, 1), (above, 0), (inserted - SWITCH, 2))
        apart, came_apart = max((inserted - APART, 2), (body - SWITCH, 1))
        after, came_after = max((below, 3), (body, 1))
        sums = (above, into + max(-CLIP, min(CLIP, odd)) + BIAS, apart, after)
        steps.append((0, came_in, came_apart, came_after))
    state = max(range(4), key=sums.__getitem__)
    found = []
    for i in range(len(odds) - 1, -1, -1):
        if state == 1:
            found.append(i)
        state = steps[i][state]
    return found[::-1]
