"""The body of a dump: trees judge each line by its features, then the best course through the whole text is taken.

The trees (newscrawl/data/textbody.json) are learned from pages with known bodies by benchmarks/train_text.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from newscrawl.extract.textfeatures import features_of
from newscrawl.extract.textlines import LONG, Dump, prompt_of

# Chosen on the dev dumps by publisher-wise cross-validation: leaving the body for an insertion, and coming back, costs
# SWITCH; each line of an insertion APART; a line counts for the body from a little below even odds on.
BIAS, SWITCH, APART, CLIP = 0.4, 0.3, 0.1, 4.0
_UNSEEN = -CLIP
FEW, DOUBTFUL = 30, -3.0  # words of a body that is none; log odds that still allow one
NARROW = -1.6  # log odds from which a line between body lines may still be of the body
_JUNK = frozenset(("photo", "ad", "follow", "share", "comment", "footer", "related", "video", "date"))
_FINAL = frozenset(".!?…\"”»'’")
EARLY, SURE = 60, 2.5  # after so many trees, log odds so far from even are not reconsidered
WALKED = 1000  # lines judged tree by tree before the trees are compiled


class _Judge:
    """The log odds that a line of these features is of the body.

    A tree is [feature, limit, if not above, if above], a leaf the log odds to add. Walking hundreds of trees takes most of
    the time of a text, so all become one expression, five times as fast; but compiling it costs as much as a thousand
    lines, which a single text does not have.
    """

    def __init__(self) -> None:
        data = json.loads((Path(__file__).parents[1] / "data" / "textbody.json").read_text("utf-8"))
        self.base, self.parts = float(data["base"]), (data["trees"][:EARLY], data["trees"][EARLY:])
        self.walked = 0

    def __call__(self, row: Sequence[float]) -> float:
        sure = self._sum(0, row) + self.base
        return sure if abs(sure) > SURE else sure + self._sum(1, row)

    def _sum(self, part: int, row: Sequence[float]) -> float:
        if self.walked > WALKED:
            return self.compiled[part](row)
        self.walked += 1
        return sum(_walk(tree, row) for tree in self.parts[part])

    @cached_property
    def compiled(self) -> list[Callable[[Sequence[float]], float]]:
        """The same as two expressions; they hold nothing but numbers."""
        texts = (f"lambda row: sum(({','.join(map(_expression, part))},))" for part in self.parts)
        return [eval(compile(text, "textbody.json", "eval")) for text in texts]  # noqa: S307


_judge = cache(_Judge)


def _walk(node: Any, row: Sequence[float]) -> float:
    while isinstance(node, list):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return float(node)


def _expression(node: Any) -> str:
    if not isinstance(node, list):
        return repr(float(node))
    feature, limit, low, high = node
    return f"({_expression(low)} if row[{int(feature)}]<={float(limit)} else {_expression(high)})"


def body_lines(dump: Dump) -> list[int]:
    """The numbers of the lines that are the body, in order."""
    judge = _judge()
    odds = [_UNSEEN if row is None else judge(row) for row in features_of(dump)]
    body = best_course(odds)
    if (
        sum(dump.lines[i].size for i in body) < FEW and dump.sure >= 0.6
    ):  # nothing found, but a headline with text below it
        body = [i for i in range(dump.first, dump.last) if dump.lines[i].size >= LONG and odds[i] > DOUBTFUL]
    return sorted({*body, *_left_out(dump, body, odds)})


def _left_out(dump: Dump, body: Sequence[int], odds: Sequence[float]) -> Iterator[int]:
    """Lines between two body lines that were narrowly left out: full sentences of the article's words, and sub-headings."""
    lines = dump.lines
    topic = Counter(stem for i in body for stem in lines[i].stems)
    chosen = set(body)
    for i in range(body[0] + 1 if body else 0, body[-1] if body else 0):
        line = lines[i]
        if i in chosen or odds[i] < NARROW or line.families & _JUNK or not line.stems or prompt_of(line.text):
            continue
        after_prompt = "related" in lines[i - 1].families and lines[i - 1].size < 6
        shared = sum(stem in topic for stem in line.stems) / len(line.stems)
        sentence = line.size > 9 and line.text[-1] in _FINAL and shared >= 0.1
        heading = (
            1 < line.size < 13
            and i + 1 in chosen
            and lines[i + 1].size > 12
            and line.text[-1] not in ".:,"
            and shared > 0
        )
        if not after_prompt and (sentence or (heading and (i - 1 in chosen or lines[i - 1].text[-1] in _FINAL))):
            yield i


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
