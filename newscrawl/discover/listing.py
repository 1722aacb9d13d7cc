"""Listing pages -> Entries: the links that the site's selector names, or all links outside menus and footers."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.address import article_key, clean_url, resolve
from newscrawl.discover.entries import Entries, Link
from newscrawl.extract.page import Page, visible_text
from newscrawl.site import Listing, compiled
from newscrawl.text.space import squeeze

_ALL = "//a[@href][not(ancestor::nav or ancestor::footer or ancestor::*[@role='navigation' or @role='contentinfo'])]"
_NEXT = "//*[self::a or self::link][@href][contains(concat(' ', @rel, ' '), ' next ')]"
_PAID = frozenset(("sponsored",))


def read_listing(page: Page, listing: Listing) -> Entries:
    """The links of a listing in the order printed, each once. Paid links (``rel=sponsored``) are counted as ``ad``."""
    entries = Entries("listing")
    base = page.base or page.url or listing.url
    own = article_key(page.url or listing.url)
    links: dict[str, Link] = {}
    for element, href in _selected(page.root, listing.link or _ALL):
        entries.found += 1
        address = resolve(href, base)
        if address is None:
            entries.count("bad_link")
        elif element is not None and _PAID & set(element.get("rel", "").lower().split()):
            entries.count("ad")
        elif article_key(address) == own:
            entries.count("own_address")
        else:
            _put(links, clean_url(address), element, entries)
    entries.links = list(links.values())
    entries.next = _next(page.root, base, listing, own)
    return entries


def _put(links: dict[str, Link], url: str, element: HtmlElement | None, entries: Entries) -> None:
    """A second link to one article only adds the title or date that the first (often its picture) had not."""
    if url in links:
        entries.count("repeated_link")
        if links[url].title and links[url].published:
            return
    first = links.get(url)
    title = _title(element) if element is not None else None
    published = _time(element) if element is not None else None
    links[url] = Link(url, (first and first.title) or title, (first and first.published) or published)


def _selected(root: HtmlElement, selector: str) -> list[tuple[HtmlElement | None, str]]:
    """The links of a selector: anchors, or elements that hold or stand inside one, or (XPath) attribute values."""
    found = compiled(selector)(root)
    pairs: list[tuple[HtmlElement | None, str]] = []
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, str):
            pairs.append((None, one))
        elif isinstance(one, etree._Element):
            anchors = [one] if one.get("href") else [*one.iterfind(".//a[@href]")] or [*one.iterancestors("a")][:1]
            pairs += [(anchor, href) for anchor in anchors if (href := anchor.get("href"))]
    return pairs


def _title(anchor: HtmlElement) -> str | None:
    text = visible_text(anchor) or squeeze(anchor.get("title") or "")
    return text or next((alt for image in anchor.iterfind(".//img") if (alt := squeeze(image.get("alt") or ""))), None)


def _time(anchor: HtmlElement) -> str | None:
    """The machine-readable time of the link's own card: of the nearest element around it that holds exactly one."""
    for element in [anchor, *list(anchor.iterancestors())[:4]]:
        times = [value for one in element.iter("time") if (value := squeeze(one.get("datetime") or ""))]
        if times:
            return times[0] if len(times) == 1 else None
    return None


def _next(root: HtmlElement, base: str, listing: Listing, own: str) -> str | None:
    for _, href in _selected(root, listing.next or _NEXT):
        address = resolve(href, base)
        if address and article_key(address) != own:
            return clean_url(address)
    return None


def listing_ends(fresh: Sequence[int], quiet: int = 2) -> bool:
    """Whether to stop paging: ``fresh`` is how many unknown articles each page so far had, the last ``quiet`` none."""
    return len(fresh) >= quiet and not any(fresh[-quiet:])
