"""Groups of class names: what the boxes of a page are called says what they hold."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.meanings import LONGEST, Meanings
from newscrawl.extract.shown import in_article

_NAMES = json.loads((Path(__file__).parents[1] / "data" / "names.json").read_text("utf-8"))
# Groups of words in class, id and itemprop attributes: see `Meanings`.
GROUPS: dict[str, str] = _NAMES["groups"]
_PARTS = {
    part: re.compile(_NAMES[part], re.I)
    for part in (
        "elsewhere",
        "apart",
        "footer",
        "picture",
        "popular",
        "cloud",
        "category",
        "quotation",
        "featured",
        "updated",
    )
}

groups_of = Meanings(GROUPS)  # the groups that an attribute's names belong to, as bits in the order of `GROUPS`


@lru_cache(maxsize=4_096)
def flags_of(groups: int) -> list[float]:
    """Groups as features."""
    return [float(groups >> index & 1) for index in range(len(GROUPS))]


def is_elsewhere(box: HtmlElement) -> bool:
    """Whether a box's names say that it is not the article: comments, teasers, the page's frame. An article's own footer is."""
    named = (names[:LONGEST] for names in (box.get("class"), box.get("id")) if names is not None)
    return any(is_part("elsewhere", names) and (is_part("apart", names) or is_page_footer(box)) for names in named)


def is_page_footer(box: HtmlElement) -> bool:
    """Whether a box is a footer, by its tag or names, and no article's: HTML's footers belong to the section around them."""
    named = (names for names in (box.get("class"), box.get("id")) if names is not None)
    called = box.tag == "footer" or any(is_part("footer", names[:LONGEST]) for names in named)
    return called and not in_article(box)


def is_picture(names: str | None) -> bool:
    """Whether an attribute names a picture, its caption or a gallery."""
    return names is not None and is_part("picture", names[:LONGEST])


@lru_cache(maxsize=16_384)
def is_part(part: str, names: str) -> bool:
    """Whether names or a title belong to a pattern of data/names.json: elsewhere, apart, footer, picture, popular, cloud, category,
    quotation, featured (WordPress's main picture of a post) or updated (its time of an update, beside that of the post)."""
    return _PARTS[part].search(names) is not None
