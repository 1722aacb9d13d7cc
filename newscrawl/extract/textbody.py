"""The body of a dump: each line is judged by its features, and the best course through the whole text is taken.

A line is above the article, in it, an insertion, or below it; the courses allowed are above → in ⇄ insertion, in → below
(a linear chain). The weights are learned from pages with known bodies by benchmarks/train_text.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp, log

from newscrawl.extract.textfeatures import features_of
from newscrawl.extract.textlines import Dump

THRESHOLD = 0.45  # probability above which a line is of the body
Four = tuple[float, float, float, float]
_NEVER = -1e9


@cache
def _model() -> tuple[dict[str, Four], list[Four]]:
    """Feature -> its weights above, in, inserted, below; and the weights of the steps from state to state."""
    data = json.loads((files("newscrawl") / "data" / "textbody.json").read_text("utf-8"))
    weights = {name: (row[0] / 100, row[1] / 100, row[2] / 100, row[3] / 100) for name, row in data["weights"].items()}
    return weights, [(row[0] / 100, row[1] / 100, row[2] / 100, row[3] / 100) for row in data["steps"]]


def body_lines(dump: Dump) -> list[int]:
    """The numbers of the lines that are the body, in order."""
    chances = probabilities(features_of(dump))
    return [i for i, chance in enumerate(chances) if chance > THRESHOLD]


def probabilities(features: Sequence[Sequence[str]]) -> list[float]:
    """For each line how probably it is of the body."""
    if not features:
        return []
    scores = [_score(line) for line in features]
    forward, backward = _forward(scores), _backward(scores)
    total = _sum(forward[-1][1], forward[-1][3])
    return [exp(min(0.0, ahead[1] + behind[1] - total)) for ahead, behind in zip(forward, backward, strict=True)]


def _score(features: Sequence[str]) -> Four:
    weights, _ = _model()
    above = inside = inserted = below = 0.0
    for name in features:
        row = weights.get(name)
        if row is not None:
            above += row[0]
            inside += row[1]
            inserted += row[2]
            below += row[3]
    return above, inside, inserted, below


def _sum(one: float, other: float) -> float:
    """log(exp(one) + exp(other))"""
    if one < other:
        one, other = other, one
    return one + log(1 + exp(other - one)) if one - other < 40 else one


def _forward(scores: Sequence[Four]) -> list[Four]:
    _, step = _model()
    state: Four = (scores[0][0], scores[0][1], _NEVER, _NEVER)
    out = [state]
    for above, inside, inserted, below in scores[1:]:
        p, b, j, a = state
        state = (
            p + step[0][0] + above,
            _sum(_sum(p + step[0][1], b + step[1][1]), j + step[2][1]) + inside,
            _sum(b + step[1][2], j + step[2][2]) + inserted,
            _sum(b + step[1][3], a + step[3][3]) + below,
        )
        out.append(state)
    return out


def _backward(scores: Sequence[Four]) -> list[Four]:
    _, step = _model()
    state: Four = (_NEVER, 0.0, _NEVER, 0.0)
    out = [state]
    for above, inside, inserted, below in reversed(scores[1:]):
        p, b, j, a = state[0] + above, state[1] + inside, state[2] + inserted, state[3] + below
        state = (
            _sum(p + step[0][0], b + step[0][1]),
            _sum(_sum(b + step[1][1], j + step[1][2]), a + step[1][3]),
            _sum(b + step[2][1], j + step[2][2]),
            a + step[3][3],
        )
        out.append(state)
    out.reverse()
    return out
