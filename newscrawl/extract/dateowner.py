"""Whose a date is: the article's, another story's, a comment's; told by what stands around the element that shows it."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import chain, islice, takewhile

from lxml.etree import _Element as HtmlElement
from lxml.etree import tostring

from newscrawl.extract.groups import is_elsewhere, is_page_footer
from newscrawl.extract.headline import FRAME, alone, beside, between, siblings
from newscrawl.extract.headline import MAX_HELD as ALONE
from newscrawl.extract.page import Page
from newscrawl.extract.shown import holds_more, visible_text
from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.xpath import truth
from newscrawl.text.clock import meaning

_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?:19|20)\d\d|\d[./]\d\d?[./]\d\d")
CARD = truth("boolean(.//a[.//h2 or .//h3 or .//h4] or .//h2[.//a] or .//h3[.//a] or .//h4[.//a])")
_INLINE = frozenset(("a", "b", "br", "em", "i", "img", "small", "span", "strong", "svg", "path", "time", "u"))
_OUTSIDE = frozenset(("aside", "nav", "footer"))
MAX_CARD = 400  # elements in a box that is a card of another story
LEVELS = 4  # boxes around headline and body that are taken for theirs
CLIMB = 6  # levels between a dated element and what it shares with the headline or the body
BESIDE = 3  # siblings on either side of a headline that stands straight in the page's frame
MAX_TEXT = 160  # characters of a visible line that may hold a date
MAX_PARTS = 20  # elements looked at within one beside the headline


def around_article(page: Page, container: HtmlElement | None) -> set[HtmlElement]:
    """The headline, the body and the boxes close around them."""
    title = max(page.titles[:5], key=lambda h1: len(visible_text(h1)), default=None)  # of equal ones the first
    inner = [*([title] if title is not None else []), *([container] if container is not None else [])]
    boxes = {up for one in inner for up in [one, *islice(one.iterancestors(), LEVELS)]}
    # bare markup, a headline straight in the page's frame: what stands next to it is near
    bare = [near for one in inner for near in beside(_outermost(one) if one is title else one, BESIDE)]
    bare += between(*inner) if len(inner) == 2 else []
    return {one for one in bare if not CARD(one)} | {one for one in boxes if one.tag not in FRAME}


def _outermost(title: HtmlElement) -> HtmlElement:
    """The box of a headline `alone`, where that can reach the page's frame; else the headline."""
    top = title
    for up in title.iterancestors():
        if up.tag in FRAME:
            break
        top = up
    return title if holds_more(top, ALONE) else alone(title)


def is_near(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether an element stands in one of the boxes around the article, a few levels deep."""
    return element in around or not around.isdisjoint(islice(element.iterancestors(), CLIMB - 1))


def is_of_teaser(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a date stands in a card with a linked heading, a box that does not hold the article, or in a list of links."""
    if _behind_link(element):
        return True
    for up in chain((element,), islice(element.iterancestors(), CLIMB)):
        if up in around or up.tag in FRAME or holds_more(up, MAX_CARD):
            return False
        if next(up.iterdescendants("h2", "h3", "h4"), None) is not None and CARD(up):
            return True
    return False


def _behind_link(element: HtmlElement) -> bool:
    """Whether a date follows a link, and the next one does too: `<a>Story</a> <time>…</time><br><a>Another</a> <time>…`."""
    link, parent = element.getprevious(), element.getparent()
    if link is None or link.tag != "a":
        return False
    box = parent if parent is not None and parent.tag == "li" else element
    others = (one for one in siblings(box, BESIDE) if one.tag == box.tag and has_digit(one))
    links = (one.getprevious() if box is element else next(one.iter("a"), None) for one in others)
    return any(one is not None and one.tag == "a" for one in links)


def is_apart(element: HtmlElement, own: Set[HtmlElement]) -> bool:
    """Whether the element belongs to a comment, a teaser or the page's frame; ``own``: the boxes that hold the article."""
    for up in chain((element,), element.iterancestors()):
        if up in own:
            return False
        if up.tag in _OUTSIDE and (up.tag != "footer" or is_page_footer(up)):
            return True
        if up.tag in ("body", "main"):
            return False
        if is_elsewhere(up):
            return True
        if up.tag == "article":
            return False
    return False


def is_line(element: HtmlElement, own: Set[HtmlElement]) -> bool:
    """Whether an element holds no boxes and stands on no card: what it says is one line."""
    boxes = takewhile(lambda up: up not in own, islice(element.iterancestors(), LEVELS))
    return all(one.tag in _INLINE for one in element.iterdescendants()) and not any(map(CARD, boxes))


def is_beside_others(element: HtmlElement, own: Set[HtmlElement], aside: Set[HtmlElement]) -> bool:
    """Whether a date behind the text, unless a label says whose it is, is another story's, or none's: in a poll, a list of
    dates, beside a heading or a headline's link."""
    boxes = [element, *takewhile(lambda up: not (up in own or up.tag in FRAME), islice(element.iterancestors(), CLIMB))]
    if not aside.isdisjoint(boxes):
        return True
    told = any(meaning(word)[0] == "label" for word in _WORD.findall(visible_text(element)[:MAX_TEXT]))
    return not told and any(_holds_others(up) for up in takewhile(lambda up: not holds_more(up, MAX_CARD), boxes))


def _holds_others(box: HtmlElement) -> bool:
    """Whether a box has a heading, a link that is a headline, or several dates among other words."""
    links = (visible_text(link) for link in islice(box.iter("a"), MAX_PARTS))
    if (
        any(text.count(" ") > 1 for text in links)
        or next(box.iterdescendants("h2", "h3", "h4", "h5"), None) is not None
    ):
        return True
    dated = (one for one in box if has_digit(one) and YEAR.search(visible_text(one)[:MAX_TEXT]))
    return len([*islice(dated, 2)]) > 1 and not all(map(is_date_line, map(visible_text, box)))


def has_digit(element: HtmlElement) -> bool:
    """Whether any digit stands in an element, seen or not: to ask is cheaper than to read what is seen."""
    return _DIGIT.search(tostring(element, method="text", encoding="unicode", with_tail=False)) is not None
