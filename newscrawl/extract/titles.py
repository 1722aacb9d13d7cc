"""The titles: the elements of a page that may show its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.shown import visible_text
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.space import squeeze

SEPARATOR = r"\s*(?:[-–—|:»·•/]+|::)\s*"  # between a headline and the site's name, or a kicker
SHORT = 15  # characters; a name that a title may hold besides the headline
DENSE = 6  # such characters of a script without blanks
HEADINGS, BOXES = 30, 2_000  # headings, other elements looked at where no h1 is
AROUND = 20  # elements around such a box that are looked at
_PLAIN = ("div", "span", "p", "td", "b", "strong", "font", "big")
_TAIL = re.compile(SEPARATOR)
_HEAD = re.compile(SEPARATOR + "$")
_FIRST_PAGE = re.compile(r"/|(?:https?:)?//[^/]+/?")
LONGEST = 200  # characters of a headline that only its style tells
_LARGE = frozenset("4567")  # sizes of <font>
_LOGO = re.compile(r"(?<![a-z])(?:site-?(?:logo|name|title)|logo|brand(?:ing)?)(?![a-z-])", re.I)
_CALLED = re.compile(
    r"^(?:(?:haber|news|article|post|entry|icerik|content|detay|detail|story|yazi|xeber|z|n|h)[-_]?)?"
    r"(?:ba[sş]l[iı][kğ]i?|basliq|baslyk|title|headline|head|zag(?:olovok)?|sarlavha)$",
    re.I,
)
_CRUMBS = re.compile(r"crumb", re.I)


def titles_in(body: HtmlElement, h1s: list[HtmlElement], names: Sequence[str]) -> list[HtmlElement]:
    """The h1s; without any but the site's or a section's own the h2 and h3 that one of the page's names for itself (title, og:title)
    begins or ends with; without these the plain boxes that show such a name and nothing else.
    """
    shown = [(one, text) for one in h1s[:HEADINGS] if not _is_logo(one) and (text := visible_text(one))]
    said = [(_is_long(text) and any(_holds(name, text) for name in names), one) for one, text in shown]
    others = [one for _, one in sorted(said, key=lambda pair: not pair[0])]
    if others and (not names or any(_is_long(text) or name.startswith(text) for _, text in shown for name in names)):
        return others
    if not names and not others and not h1s:
        bare = (one for one in islice(body.iter("h2", "h3"), HEADINGS) if not _leads_away(one))
        told = (one for one in bare if _is_long(text := visible_text(one)) and is_boilerplate(text) is None)
        return [*islice(told, 1)] or [*islice(_styled(body), 1)]
    headings = ((one, visible_text(one)) for one in islice(body.iter("h2", "h3"), HEADINGS))
    found = [one for one, text in headings if _is_long(text) and any(_holds(name, text) for name in names)]
    if found or others:
        return found or others
    return [one for one in _boxes(body, names) if not _leads_away(one)] or [*islice(_styled(body), 1)] or h1s


def _is_long(text: str) -> bool:
    """Whether a text is more than a name: scripts without blanks say in six characters what others say in fifteen."""
    return len(text) > (SHORT if text[:1] < "\u2e80" else DENSE)


def _is_logo(h1: HtmlElement) -> bool:
    """Whether an h1 is a link to the site's first page, or called the site's own."""
    around = (h1, *islice(h1.iterancestors(), 1))
    if any(_LOGO.search(f"{up.get('class')} {up.get('id')}") for up in around):
        return True
    link = next(h1.iter("a"), None)
    return link is not None and _FIRST_PAGE.fullmatch(link.get("href") or "") is not None


def _holds(name: str, text: str) -> bool:
    return name.startswith(text) or (name.endswith(text) and _HEAD.search(name[: -len(text)]) is not None)


def _boxes(body: HtmlElement, names: Sequence[str]) -> Iterator[HtmlElement]:
    for one in islice(body.iter(*_PLAIN), BOXES):
        text = squeeze(one.text or "")
        if _is_long(text) and not len(one) and any(_names(name, text) for name in names):
            yield one


def _styled(body: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes that are called a headline or printed as one (`<font size="5">`), where the page's title is the site's alone."""
    for one in islice(body.iter(*_PLAIN), BOXES):
        large = one.tag == "font" and (one.get("size") or "").strip("+ ") in _LARGE
        if (large or _CALLED.search(one.get("class") or "")) and not _leads_away(one):
            text = visible_text(one)
            if _is_long(text) and len(text) <= LONGEST and is_boilerplate(text) is None:
                yield one


def _names(name: str, text: str) -> bool:
    """Whether a name of the page is the text, with the site's behind or, shorter than the text, before it."""
    if name.startswith(text):
        return len(name) == len(text) or _TAIL.match(name, len(text)) is not None
    return 2 * len(text) > len(name) and _holds(name, text)


def _leads_away(box: HtmlElement) -> bool:
    """Whether a box is a link, or where the page stands in the site."""
    around = (box, *islice(box.iterancestors(), AROUND))
    return any(up.tag in ("a", "nav", "aside", "footer") or _CRUMBS.search(up.get("class") or "") for up in around)
