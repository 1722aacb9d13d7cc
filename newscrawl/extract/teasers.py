"""Teasers: whether the text found on a page is a list of other stories, each in a card of its own with its link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from newscrawl.extract.blocks import Block, ancestors

ENOUGH = 4  # cards that make a list
SHARE = 0.6  # of the blocks that stand in a card
LINKED = 0.9  # of a block's characters: it is a link to a story by itself
TITLE = 15  # characters of a link that may be a story's title


def are_teasers(blocks: Sequence[Block]) -> bool:
    """Whether most blocks are teasers: fully linked, or alone in a part of the tree that links to a story beside them."""
    held = Counter(up for block in blocks for up in (block.element, *ancestors(block.element)))
    cards = sum(_is_teaser(block, held) for block in blocks)
    return cards >= max(ENOUGH, SHARE * len(blocks))


def _is_teaser(block: Block, held: Counter[HtmlElement]) -> bool:
    if block.linked > LINKED * len(block.text):
        return True
    if held[block.element] > 1:
        return False
    card = block.element
    for up in ancestors(block.element):
        if held[up] > 1:
            break
        card = up
    return any(_is_title(link, block.element) for link in card.iter("a")) if card is not block.element else False


def _is_title(link: HtmlElement, own: HtmlElement) -> bool:
    inside = any(up is own for up in ancestors(link))
    return not inside and len("".join(link.itertext()).strip()) >= TITLE
