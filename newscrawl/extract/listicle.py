"""Listicle: the rows of an article that is nothing but lists, such as winners, chemists on duty or prices by town."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.extract.blocks import HEADINGS
from newscrawl.extract.features import Row

MOST = 0.8  # of the rows found, in lists
CLIMB = 8  # levels from an item to the box of all lists
LINKED = 0.05  # of the characters of a larger box, in links: more is a menu
_TAGS = HEADINGS | {"li", "p", "td", "dt", "dd"}
_LISTED = frozenset(("li", "td", "dt", "dd"))


def with_lists(rows: Sequence[Row], kept: Sequence[Row]) -> Sequence[Row]:
    """``kept``, or where that is the items of a list, all rows of the largest box around them that holds nothing else.

    Without running text every line is far from it, and only the longest items look like a text's: the lists beside theirs
    are the same article's as long as they stand with it in a box of unlinked items, headings and paragraphs.
    """
    if not kept or sum(row.block.tag in _LISTED for row in kept) <= MOST * len(kept):
        return kept
    found: Sequence[Row] = kept
    for box in kept[0].line[1:CLIMB]:
        inside = [row for row in rows if box in row.line]
        if box.tag in ("body", "main") or not _is_plain(inside):
            break
        found = inside
    return found if len(found) > len(kept) else kept


def _is_plain(rows: Sequence[Row]) -> bool:
    size = sum(len(row.block.text) for row in rows)
    return all(row.block.tag in _TAGS for row in rows) and sum(row.block.linked for row in rows) < LINKED * size
