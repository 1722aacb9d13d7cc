"""Next articles: the boxes of the stories that an infinite page shows after its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import HEADINGS
from newscrawl.extract.headline import FRAME
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text

CLIMB = 6  # levels between a headline and the box of its article
MOST = 20  # articles on one page that are looked at


def next_articles(page: Page) -> frozenset[HtmlElement]:
    """The boxes behind the first h1's own that are made as that one is and show a headline of its kind, with another text.

    The headline of a next article is often an h2 or h1 of the h1's own class (Sputnik's pages: DOM of its articles).
    """
    for h1 in page.titles[:1]:
        names = _names(h1)
        title, box = visible_text(h1), h1
        for _ in range(CLIMB):
            up = box.getparent()
            if up is None or box.tag in FRAME:
                break
            alike = [one for one in islice(box.itersiblings(box.tag), MOST) if _names(box) == _names(one)]
            tags = HEADINGS if names else ("h1",)
            found = frozenset(one for one in alike if _names(one) and _shows_other(one, names, title, tags))
            if found:
                return found
            box = up
    return frozenset()


def _names(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _shows_other(box: HtmlElement, names: list[str], title: str, tags: Iterable[str]) -> bool:
    """Whether a box holds one headline of these tags and class names that says something else than the page's."""
    texts = [visible_text(one) for one in box.iterdescendants(*tags) if _names(one) == names]
    return len(texts) == 1 and texts[0] not in ("", title)
