"""Gaps: what belongs to a text although it was not found likely enough, by its place between and beside what was.

Together with `tidy`, with the weights fitted anew on publishers left out, it takes body F1 over all sets from 0.961 to 0.963.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, groupby, pairwise, takewhile

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import HEADINGS, Block
from newscrawl.extract.features import Row
from newscrawl.extract.groups import GROUPS
from newscrawl.extract.outline import signature
from newscrawl.text.boilerplate import is_boilerplate

BETWEEN = 0.2  # chance that is enough for a block between two kept neighbours of its own parent
NEXT = 0.35  # chance that is enough for a last paragraph in a box beside the text's
LISTED = 0.1  # mean chance that is enough for a list in the middle of the text, or a heading right before kept text
PLAIN, HELD = 0.12, 0.6  # chance enough for a sentence inside the text's box; share of the text that makes it that
ALIKE = 0.1  # chance that is enough for a sentence in a box like its neighbour's
_THINGS = ("a", "img", "form", "input", "button", "label", "iframe", "video")
_ITEMS = frozenset(("li", "dt", "dd"))
_TEXTS = ("lead", "quote", "box", "article", "body")
_NO_TEXT = sum(1 << bit for bit, name in enumerate(GROUPS) if name not in _TEXTS)
LONGEST = 200  # characters of a sentence that its place alone makes text
_ENDS = frozenset(".!?…\"”»’'")


def with_gaps(rows: Sequence[Row], chances: Sequence[float], kept: set[int]) -> set[int]:
    """The kept indices, and of each gap between two of them what belongs there.

    That is a whole list, a heading right before kept text, or one doubtful block that shares the parent of both its
    neighbours.
    """
    found = set(kept)
    for before, after in pairwise(sorted(kept)):
        gap = range(before + 1, after)
        linked = _linked(rows, gap)
        runs = [run for run in _runs(rows, gap) if linked.isdisjoint(run)]
        if linked and len(linked) + sum(map(len, runs)) < len(gap):  # more than a list beside links: an offer, a box
            continue
        for run in runs:
            if linked and any(rows[i].block.linked for i in run):
                continue
            if sum(chances[i] for i in run) > LISTED * len(run):
                found.update(run)
        if linked or not gap or after - 1 in found:
            continue
        if rows[after - 1].block.tag in HEADINGS and chances[after - 1] > LISTED:
            found.add(after - 1)
        elif len(gap) == 1 and chances[before + 1] > BETWEEN:
            parents = {id(one) for i in (before, before + 1, after) for one in rows[i].line[1:2]}
            found.update(gap if len(parents) == 1 else ())
    if kept:
        found.update(_closing_list(rows, chances, max(kept)) or _closing_line(rows, chances, max(kept)))
        found.update(_of_a_kind(rows, chances, found))
        found.update(_within(rows, chances, found))
    return found


def _within(rows: Sequence[Row], chances: Sequence[float], kept: set[int]) -> set[int]:
    """Short sentences and items without a link inside the box that holds the text: between its paragraphs, and at its ends."""
    home = _home(rows, kept)
    own = {
        i
        for i, row in enumerate(rows)
        if i not in kept and home in row.line and _is_plain(row, chances[i]) and _is_pure(row, home)
    }
    found = {i for i in own if min(kept) < i < max(kept)}
    for start, step in ((max(kept), 1), (min(kept), -1)):
        at = start + step
        while 0 <= at < len(rows) and (
            at in own or (step > 0 and home in rows[at].line and _is_passed(rows[at].block))
        ):
            found.update({at} & own)
            at += step
        if step > 0 and at + 1 in own and _heads_list(rows[at], rows[at + 1], home):
            found.update((at, *takewhile(own.__contains__, count(at + 1))))
    return found


def _heads_list(row: Row, following: Row, home: HtmlElement) -> bool:
    """Whether a row is the heading of a list that ends the text."""
    headed = row.block.tag in HEADINGS and home in row.line and not row.block.linked
    return headed and following.block.tag == "li" and is_boilerplate(row.block.text) is None


def _is_passed(block: Block) -> bool:
    """Whether a block amid the text is another story's headline or the label above that."""
    return block.linked > 0 or is_boilerplate(block.text.rstrip(" :")) in ("related", "read_more")


def _home(rows: Sequence[Row], kept: set[int]) -> HtmlElement:
    """The element that is the parent of most of the text, or what holds all of it."""
    parents: Counter[HtmlElement] = Counter()
    for i in kept:
        parents[rows[i].line[min(1, len(rows[i].line) - 1)]] += len(rows[i].block.text)
    best, size = parents.most_common(1)[0]
    inside = set(rows[max(kept)].line)
    common = next((up for up in rows[min(kept)].line if up in inside), best)
    home = best if size > HELD * sum(parents.values()) else common
    return up if (up := home.getparent()) is not None and _is_one_of_many(home) else home


def _is_one_of_many(box: HtmlElement) -> bool:
    """Whether a box with a class has another one of it right beside: each holds a paragraph of the text."""
    near = (box.getnext(), box.getprevious())
    return box.get("class") is not None and any(
        one is not None and (one.tag, one.get("class")) == (box.tag, box.get("class")) for one in near
    )


def _is_pure(row: Row, home: HtmlElement) -> bool:
    """Whether the box of a block inside the text's holds nothing but words: no picture, link, form or choice."""
    at = row.line.index(home)
    return at == 0 or next(row.line[at - 1].iter(*_THINGS), None) is None


def _is_plain(row: Row, chance: float) -> bool:
    """Whether a block is a sentence or an item, and nothing around it inside the text is called otherwise."""
    block = row.block
    item = next((up for up in row.line[:2] if up.tag in _ITEMS), None)
    itemized = item is not None and (
        item.getnext() is not None or item.getprevious() is not None
    )  # one alone is no list
    likely = chance > (PLAIN / 2 if itemized else PLAIN)
    if not likely or block.linked or (row.own | row.above) & _NO_TEXT or len(block.text) > LONGEST:
        return False
    return (itemized or (block.text[-1] in _ENDS and " " in block.text)) and is_boilerplate(block.text) is None


def _of_a_kind(rows: Sequence[Row], chances: Sequence[float], kept: set[int]) -> set[int]:
    """Sentences and headings without a link, not too unlikely, behind a kept block: the boxes of both in what holds the text are made alike.

    Systems that build a text of blocks give each paragraph, quotation and picture a box of its own ("article__block").
    """
    at, last = min(kept), max(kept)
    inside = set(rows[last].line)
    common = next((up for up in rows[at].line if up in inside), None)
    kinds = {i: _box_in(common, rows[i]) for i in kept}
    while at <= last and (at := at + 1) < len(rows):
        block = rows[at].block
        whole = block.text[-1] in _ENDS or block.tag in HEADINGS
        if at in kinds or chances[at] <= ALIKE or block.linked or not whole:
            continue
        kind = _box_in(common, rows[at])
        if kind is not None and kinds.get(at - 1) == kind:
            kinds[at] = kind
            last = max(last, at)
    return kinds.keys() - kept


def _box_in(common: HtmlElement | None, row: Row) -> tuple[object, ...] | None:
    """Tag and class of the box that holds a block right inside what holds the text, unless that is the block itself."""
    at = next((i for i, up in enumerate(row.line) if up is common), 0)
    return (row.line[at - 1].tag, row.line[at - 1].get("class")) if at > 1 else None


def _linked(rows: Sequence[Row], gap: range) -> set[int]:
    """The rows of a gap that are links for the most part, and labels in the boxes of such rows."""
    links = {i for i in gap if rows[i].block.linked > len(rows[i].block.text) / 2}
    boxes = {rows[i].block.element for i in links}
    return links | {i for i in gap if boxes and not boxes.isdisjoint(rows[i].line[:3])}


def _closing_line(rows: Sequence[Row], chances: Sequence[float], last: int) -> range:
    """A doubtful sentence that directly follows the last kept block and is made just like it, or a likelier one in the next box."""
    after = last + 1
    if after >= len(rows) or chances[after] <= BETWEEN:
        return range(0)
    block, before = rows[after].block, rows[last].block
    beside = rows[after].line[2:3] == rows[last].line[2:3]
    alike = beside and (
        signature(block.element) == signature(before.element) or (chances[after] > NEXT and block.tag == "p")
    )
    return range(after, after + 1) if alike and not block.linked and block.text[-1] in ".!?…" else range(0)


def _closing_list(rows: Sequence[Row], chances: Sequence[float], last: int) -> range:
    """The items of a plain list that directly follows the last kept block, in its very parent."""
    parent = rows[last].line[1:2]
    end = last + 1
    while end < len(rows) and rows[end].block.tag == "li" and rows[end].line[2:3] == parent:
        end += 1
    gap = range(last + 1, end)
    plain = all(rows[i].block.linked < len(rows[i].block.text) / 2 for i in gap)
    return gap if len(gap) > 1 and plain and sum(chances[i] for i in gap) > LISTED * len(gap) else range(0)


def _runs(rows: Sequence[Row], gap: range) -> Iterator[list[int]]:
    """The items of each list, and the rows of each table of a gap."""
    for owner, items in groupby(gap, key=lambda i: list_of(rows[i])):
        if owner is not None:
            yield list(items)


def list_of(row: Row) -> HtmlElement | None:
    """The list that a block is an item of, or the table it is a row or a cell of."""
    if row.block.tag in ("td", "th"):
        return next((up for up in row.line[1:5] if up.tag == "table"), None)
    return row.line[1] if row.block.tag == "li" and len(row.line) > 1 else None
