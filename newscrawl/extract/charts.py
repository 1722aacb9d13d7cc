"""Chart notes: the lines that say where the figures of a table or chart are from, which credit nobody for the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import Block
from newscrawl.extract.shown import children, visible_text

NOTE, CELL = 100, 60  # characters of a note with its chart's title, of a cell of a table of values
PARTS = 3  # elements of a box with a chart, its title and its note
CELLS = 40  # cells looked at
_EMBEDDED = frozenset(("iframe", "svg", "canvas"))


def chart_notes(blocks: Iterable[Block]) -> frozenset[str]:
    """The texts of those blocks with a label ("Kaynak: TÜİK") that stand in a table's foot or in a chart's own box."""
    short = (block for block in blocks if len(block.text) <= NOTE and ":" in block.text)
    return frozenset(block.text for block in short if _in_foot(block.element) or _in_box(block.element))


def holds_note(box: HtmlElement) -> bool:
    """Whether a box is a table with a foot, or a chart and something beside it."""
    parts = children(box, PARTS + 1)
    return next(box.iter("tfoot"), None) is not None or (1 < len(parts) <= PARTS and any(map(_is_chart, parts)))


def _in_foot(element: HtmlElement) -> bool:
    return element.tag == "tfoot" or next(element.iterancestors("tfoot"), None) is not None


def _in_box(element: HtmlElement) -> bool:
    if len(inner := children(element, PARTS + 1)) <= PARTS and any(
        map(_is_chart, inner)
    ):  # the note is the box's own bare or inline text
        return True
    box = element.getparent()
    if box is None or box.tag in ("body", "html", "form") or len(parts := children(box, PARTS + 1)) > PARTS:
        return False
    others = [one for one in parts if one is not element]
    charts = [one for one in others if _is_chart(one) or (len(one) == 1 and _is_chart(one[0]))]
    return bool(charts) and sum(len(visible_text(one)) for one in others if one not in charts) <= NOTE


def _is_chart(element: HtmlElement) -> bool:
    """Whether an element is embedded, or a table of values and no table that lays out a page."""
    cells = islice(element.iter("td", "th"), CELLS) if element.tag == "table" else ()
    return element.tag in _EMBEDDED or (element.tag == "table" and all(len(visible_text(one)) <= CELL for one in cells))
