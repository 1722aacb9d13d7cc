"""Blocks: the text of a part of a page as a reader sees it, cut where the page breaks it, with what tells text from clutter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.shown import INLINE, part_words, text
from newscrawl.text.space import squeeze

# Never text of the article, wherever they stand.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "button",
        "select",
        "iframe",
        "object",
        "embed",
        "canvas",
        "video",
        "audio",
        "amp-twitter",
        "amp-instagram",
        "amp-facebook",
        "picture",
        "map",
        "area",
        "input",
        "textarea",
        "label",
        "dialog",
        "nav",
        "aside",
        "footer",
        "figure",
        "figcaption",
        "menu",
        "option",
        "math",
        "head",
        "link",
        "meta",
        "title",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKED, _STRONG, _SLANTED = 1, 2, 4
_STYLES = {
    "a": _LINKED,
    "b": _STRONG,
    "strong": _STRONG,
    "i": _SLANTED,
    "em": _SLANTED,
    **dict.fromkeys(HEADINGS, _STRONG),
}
_SILENT = INLINE | {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "button",
    "math",
}  # what may stand inside a word's paragraph unseen
_BREAKING = ("div", "br", "ul", "ol", "table", "img", "h2", "h3", "h4", "form", "input", "iframe")
_KNOWN_AS = {"tr": "td"}  # to the features, which know no rows
SUBHEADING = 8  # characters of a bold line that is a sub-heading
MAX_ROW = 300  # characters of a row of values
MAX_BLOCKS = 3_000  # of one page; the fullest page of the corpus has 900
MAX_DEPTH = 250  # deeper nesting than any real page has; the walk is recursive
_ITEM = re.compile(r"\s*(?:[-–—•*·▪]|\d{1,2}[.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:;\"”»'’)]\s*$")


@dataclass(slots=True)
class Block:
    """One paragraph, sub-heading or list item. ``linked``, ``strong`` and ``slanted`` count its characters inside
    links, bold and italic text."""

    text: str
    tag: str
    element: HtmlElement
    linked: int = 0
    strong: int = 0
    slanted: int = 0


class _Walk:
    """Cuts a tree into blocks; one use."""

    def __init__(self, skip: Set[HtmlElement]) -> None:
        self.skip = skip
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = self.strong = self.slanted = 0

    def flush(self, owner: HtmlElement) -> None:
        """Ends the block that is being read."""
        if self.parts:
            text = squeeze("".join(self.parts))
            if text and len(self.blocks) < MAX_BLOCKS:
                tag, size = _KNOWN_AS.get(owner.tag, owner.tag) if isinstance(owner.tag, str) else "div", len(text)
                counts = (min(self.linked, size), min(self.strong, size), min(self.slanted, size))
                self.blocks.append(Block(text, tag, owner, *counts))
            self.parts.clear()
        self.linked = self.strong = self.slanted = 0

    def read(self, element: HtmlElement, owner: HtmlElement, style: int, depth: int) -> None:
        """Reads what stands inside ``element``; ``owner`` is the block element that the text belongs to."""
        parts = self.parts
        if text := element.text:
            self.add(text, style)
        touching = False
        for child in element:
            tag = child.tag
            if tag == "br":
                self.line_break(child, owner)
            elif (tag in UNSEEN and not _holds_text(child)) or child in self.skip or depth > MAX_DEPTH:
                if tag not in _SILENT and parts:
                    self.flush(owner)
            elif tag in INLINE or tag == "img":
                count = len(parts)
                self.read(child, owner, style | _STYLES.get(tag, 0), depth + 1)
                if touching:
                    part_words(parts, count, tag)
            else:
                if parts:
                    self.flush(owner)
                self.read_box(child, style | _STYLES.get(tag, 0), depth + 1)
            if text := child.tail:
                self.add(text, style)
            touching = not text

    def read_box(self, box: HtmlElement, style: int, depth: int) -> None:
        """Reads a block element; the cells of a row of values are one block."""
        if box.tag == "tr" and _has_values(box):
            for cell in box:
                if cell not in self.skip:
                    only = _is_wrapped(cell) and cell[0] not in self.skip
                    self.read(cell[0] if only else cell, box, style, depth)
                    self.parts.append(" ")
        else:
            self.read(box, box, style, depth)
        if self.parts:
            self.flush(box)

    def add(self, text: str, style: int) -> None:
        """Adds a piece of text to the block that is being read; blanks before it are none of it."""
        if not self.parts and text.isspace():
            return
        self.parts.append(text)
        if style:
            size = len(text.strip())
            if style & _LINKED:
                self.linked += size
            if style & _STRONG:
                self.strong += size
            if style & _SLANTED:
                self.slanted += size

    def line_break(self, element: HtmlElement, owner: HtmlElement) -> None:
        """A break ends a block when another follows, the line before it ends a sentence or is bold, or an item follows it;
        else it is a blank.
        """
        following = element.getnext()
        doubled = following is not None and following.tag == "br" and not (element.tail or "").strip()
        ended = doubled or _SENTENCE_END.search("".join(self.parts[-3:])) or _ITEM.match(element.tail or "")
        if ended or self._is_bold():
            self.flush(owner)
        else:
            self.parts.append(" ")

    def _is_bold(self) -> bool:
        """Whether the line that ends is bold as a whole, and words enough for a sub-heading; a label's colon ends a line anyway."""
        text = squeeze("".join(self.parts)) if self.strong else ""
        return SUBHEADING <= len(text) <= self.strong and " " in text and text[-1] != ","


def _holds_text(box: HtmlElement) -> bool:
    """Whether a figure is no picture's but a table's, of which only the caption is left out (WordPress writes them so)."""
    return box.tag == "figure" and next(box.iter("table"), None) is not None


def _is_wrapped(cell: HtmlElement) -> bool:
    """Whether a cell is one paragraph, as word processors write them."""
    bare = len(cell) == 1 and not (cell.text or "").strip() and not (cell[0].tail or "").strip()
    return bare and cell[0].tag == "p"


def _has_values(row: HtmlElement) -> bool:
    """Whether a table's row holds short values side by side, and so reads as one line; tables that lay a page out do not."""
    return (
        len(row) > 1
        and all(cell.tag in ("td", "th") for cell in row)
        and sum(1 for _ in islice(row.iterdescendants("p"), len(row) + 1)) <= len(row)
        and next(row.iterdescendants(*_BREAKING), None) is None
        and len(text(row)) <= MAX_ROW
    )


def blocks_of(element: HtmlElement, skip: Set[HtmlElement] = frozenset()) -> list[Block]:
    """The blocks inside an element in reading order; ``skip``: inner elements to leave out."""
    walk = _Walk(skip)
    walk.read(element, element, 0, 0)
    walk.flush(element)
    return walk.blocks


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around one, from the inside out."""
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()
