"""Teasers: whether the text found on a page is a list of other stories, each in a card of its own with its link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.extract.blocks import Block, ancestors
from newscrawl.text.space import squeeze

ENOUGH = 4  # cards that make a list
SERIES = 8  # equal cards side by side that make one even if the text of only one was found
SHARE = 0.6  # of the blocks that stand in a card; of the cards of a series that link to a story
LINKED = 0.2  # of a block's characters that are a link: it is the title if the block begins with it
TITLE = 15  # characters of a link that may be a story's title
MOST = 200  # blocks and cards looked at
_DATED = re.compile(r"^[\d.,:/ -]+")  # "10.11.2026 ", by which the items of a list begin
CLIMB = 4  # levels between a text and its card


def are_teasers(blocks: Sequence[Block]) -> bool:
    """Whether most blocks are teasers: with a linked title inside, or alone in a part of the tree that links away."""
    some = blocks[:MOST]
    held = Counter(up for block in some for up in (block.element, *ancestors(block.element)))
    known: dict[tuple[HtmlElement, str, str | None], bool] = {}
    serial = sum(_in_series(block.element, known) for block in some)
    cards = sum(_is_teaser(block, held) for block in some)
    return cards >= max(ENOUGH, SHARE * len(some)) or serial > SHARE * len(some)


def _is_teaser(block: Block, held: Counter[HtmlElement]) -> bool:
    if block.linked > max(TITLE, LINKED * len(block.text)):
        text = _DATED.sub("", block.text)
        return text.startswith(_title(next(block.element.iter("a"), block.element)))
    card = block.element
    for up in ancestors(block.element):
        if held[up] > 1:
            break
        card = up
    return held[card] == 1 and any(
        len(_title(link)) >= TITLE and block.element not in ancestors(link) for link in card.iter("a")
    )


def _in_series(element: HtmlElement, known: dict[tuple[HtmlElement, str, str | None], bool]) -> bool:
    for up in islice(ancestors(element), CLIMB):
        parent = up.getparent()
        if parent is None:
            return False
        key = (parent, up.tag, up.get("class"))
        if key not in known:
            known[key] = _is_series([one for one in parent if (one.tag, one.get("class")) == key[1:]])
        if known[key]:
            return True
    return False


def _is_series(cards: Sequence[HtmlElement]) -> bool:
    linking = (any(len(_title(link)) >= TITLE for link in card.iter("a")) for card in cards[:MOST])
    return len(cards) >= SERIES and sum(linking) >= SHARE * len(cards[:MOST])


def _title(link: HtmlElement) -> str:
    return squeeze("".join(link.itertext()))
