"""Tidying: lines inside an article's text that are not of it, known by their form and place, and gaps that are.

Each rule names what it takes away. All were found on the dev pages; together, with the weights fitted anew on publishers left
out, they take body F1 over all sets from 0.961 to 0.963.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import HEADINGS, Block
from newscrawl.extract.features import Row
from newscrawl.extract.outline import signature
from newscrawl.extract.shown import visible_text
from newscrawl.text.boilerplate import is_boilerplate

BETWEEN = 0.2  # chance that is enough for a block between two kept neighbours of its own parent
NEXT = 0.35  # chance that is enough for a last paragraph in a box beside the text's
LISTED = 0.1  # mean chance that is enough for a list in the middle of the text, or a heading right before kept text
ALIKE = 0.1  # chance that is enough for a sentence in a box like its neighbour's
LABEL = 40  # characters of a repeated line that may be a label
SHORT = 100  # characters of a line that may be a stamp
FEW = 3  # elements of a box with a picture and its caption
LONG_STAMP = 60  # characters that may be left of a stamp without its digits
MAX_CAPTION, LONG_CAPTION = 450, 100
_ENDS = frozenset(".!?…\"”»’'")
_PICTURED = re.compile(
    r"FILE ?[-–—] |(?:FILE ?[-–—] ?)?In this (?:[A-Z]\w+\.? \d{1,2}, \d{4},? )?(?:\w+ )?(?:photo|image|frame|picture)\b"
)
_STAMP = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d).{0,12}?\d{1,2}[.:h]\d{2}(?!\d)|(?<!\d)\d{1,2}[.:]\d{2}(?!\d).{0,20}(?:19|20)\d\d(?!\d)"
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}|\btwitter\b", re.I)
_SIGNED = re.compile(r"[.!?…][\"”»’')]*\s*[(\[][^()\[\]]*$")  # a sentence, and a bracket that signs it
_CREDITED = re.compile(
    r"(?:foto|photo|bild|bildrechte|image(?: credit)?|picture|photograph|fotoğraf|фото|сүрөт|сурет|nuotr\.|ảnh|imagen|crédit|credit|©)"
    r"\s*(?:[:©/]|by\b|credits?:)\s*.{2,60}$",
    re.I,
)


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
    return found


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


def tidied(rows: Sequence[Row], titles: frozenset[str]) -> list[Row]:
    """The rows without repeated short lines, the title itself, stamps, picture credits, closing contacts and headings."""
    seen = Counter(row.key for row in rows)
    few = sum(count - 1 for count in seen.values()) < 0.1 * len(rows)  # a plan or a table repeats its lines rightly
    places: dict[str, list[HtmlElement]] = {}
    kept: list[Row] = []
    for row in rows:
        text = row.block.text
        if _is_teaser(row) or _is_under_picture(row.block):
            continue
        repeated = seen[row.key] > 1 and _is_copy(row, places.get(row.key), few)
        if repeated or (row.key in titles and len(text) > 12) or is_stamp(text) or is_caption(text):
            continue
        places.setdefault(row.key, row.line[1:2])
        kept.append(row)
    while kept and (kept[-1].block.tag in HEADINGS or _is_contact(kept[-1].block.text)):
        kept.pop()
    lone = len(kept) > 1 and _is_title_link(kept[-1].block) and not _is_title_link(kept[-2].block)
    return kept[:-1] if lone else kept


def _is_copy(row: Row, before: list[HtmlElement] | None, few: bool) -> bool:
    """Whether words that a page has more than once are none of the text, ``few`` being so; ``before``: where they stood first.

    Short ones are labels, all of them; longer ones in another box are a copy for other screens.
    """
    if len(row.block.text) <= LABEL:
        return few
    return before is not None and (few or before != row.line[1:2])


def _is_teaser(row: Row) -> bool:
    """A heading that is a link as a whole, and to another page, or a box of nothing but several links: other stories."""
    block = row.block
    if block.linked and is_announced(block):
        return True
    if block.linked < 0.9 * len(block.text):
        return False
    links = [*islice(block.element.iter("a"), 3), *(up for up in row.line[1:4] if up.tag == "a")]
    boxed = block.tag == "div" and len(links) == 1 and block.text.count(" ") > 1 and block.text[-1] not in _ENDS
    if block.tag not in HEADINGS and (block.tag in ("p", "li") or (len(links) < 2 and not boxed)):
        return False
    return not all((link.get("href") or "#").startswith("#") for link in links)


def _is_under_picture(block: Block) -> bool:
    """Whether a box holds a picture and these few words below it: `<div><img><span>The pier</span></div>`."""
    box = block.element
    plain = len(block.text) <= SHORT and block.text[-1] not in ".!?…" and not (box.text or "").strip()
    if box.tag not in ("div", "center", "td") or len(box) > FEW or not plain:
        return False
    first, last = box[0] if len(box) else None, box[-1] if len(box) else None
    pictured = first is not None and (
        first.tag == "img" or (first.tag == "a" and len(first) == 1 and first[0].tag == "img")
    )
    return pictured and last is not first and last is not None and visible_text(last) == block.text


def is_announced(block: Block) -> bool:
    """Whether a block is a label and the one link it announces: "İlginizi çekebilir" and another story's headline."""
    links = [visible_text(link) for link in islice(block.element.iter("a"), 2)]
    if len(links) != 1 or not block.text.endswith(links[0]):
        return False
    label = block.text.removesuffix(links[0]).strip(" :›»-–—")
    return bool(label) and is_boilerplate(label) in ("related", "read_more")


def _is_title_link(block: Block) -> bool:
    """Whether a closing paragraph is one link to the headline of another story, which ends no sentence."""
    return block.tag == "p" and block.linked >= 0.9 * len(block.text) and block.text[-1] not in _ENDS | {":", ";"}


def is_stamp(text: str) -> bool:
    """A line that says when: date and time, few other words, no sentence."""
    return (
        len(text) < SHORT
        and text[-1] not in ".!?…"
        and bool(_STAMP.search(text))
        and sum(map(str.isalpha, text)) < LONG_STAMP
    )


def is_caption(text: str) -> bool:
    """A line that ends by saying who made the picture, or begins as agencies begin theirs."""
    if len(text) < MAX_CAPTION and _PICTURED.match(text):
        return True
    credit = _CREDITED.search(text) if len(text) < 300 and text[-1] not in ".!?" else None
    return credit is not None and not (credit.start() > LONG_CAPTION and _SIGNED.search(text, 0, credit.start()))


def _is_contact(text: str) -> bool:
    """A closing line that says how to reach the author."""
    return len(text) < 200 and bool(_CONTACT.search(text)) and '"' not in text and "”" not in text
