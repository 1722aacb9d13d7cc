"""Discovery, the pure part: the bytes of a feed, sitemap or listing -> links with their dates. No network, no clock."""

from __future__ import annotations

import re

from newscrawl.discover.autodiscovery import autodiscover, guesses, robots_sitemaps
from newscrawl.discover.entries import FEED_KINDS, Child, Entries, Link
from newscrawl.discover.feed import read_feed, read_json
from newscrawl.discover.listing import listing_ends, read_listing
from newscrawl.discover.markup import decoded, tree, unpacked
from newscrawl.discover.sitemap import read_index, read_sitemap, read_text
from newscrawl.discover.window import newest
from newscrawl.extract.page import read_page
from newscrawl.site import Listing

__all__ = [
    "FEED_KINDS",
    "Child",
    "Entries",
    "Link",
    "autodiscover",
    "guesses",
    "listing_ends",
    "read_source",
    "robots_sitemaps",
]

LIMIT = 2000
_LOOKED_AT = 200_000  # characters in which a root must stand: PHP's warnings or a licence may come before it
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|rdf|feed|urlset|sitemapindex|channel)(?=[\s>/])", re.I)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s>])", re.I)
_ELEMENT = re.compile(r"<[A-Za-z_]")
_READERS = {"urlset": read_sitemap, "sitemapindex": read_index}
_KINDS = {"rss": "rss", "channel": "rss", "rdf": "rdf", "feed": "atom"}


def read_source(
    body: bytes, url: str, *, content_type: str | None = None, listing: Listing | None = None, limit: int = LIMIT
) -> Entries:
    """What a source holds. The bytes decide what it is, not its name; ``content_type`` only helps with the charset.

    With ``listing`` a page is read as one; without it, a page is ``html`` with the problem ``html``. Of more than
    ``limit`` entries the newest are taken: ``too_many_entries`` counts the others. Never raises, whatever the bytes.
    """
    data, problem = unpacked(body)
    text = decoded(data, content_type)
    entries = _read_markup(text, url, limit)
    if entries is None and listing is not None:
        entries = read_listing(read_page(data, url, {"content-type": content_type or ""}), listing)
    entries = entries or _read_other(text, url, limit)
    if problem:
        entries.count(problem)
    if not entries.found and not entries.problems:
        entries.count("empty" if not text.strip() else "no_entries")
    return _cut(entries, limit)


def _read_markup(text: str, url: str, limit: int) -> Entries | None:
    """A feed or sitemap that shows itself by its beginning, or None."""
    start = text.lstrip("\ufeff\0 \t\r\n")
    if start[:1] in ("{", "[") and (entries := read_json(start, url)):
        return entries
    root, page = _ROOT.search(text, 0, _LOOKED_AT), _HTML.search(text, 0, _LOOKED_AT)
    if root and not (page and page.start() < root.start()):
        return _read_xml(text[root.start() :], root[1].lower(), url, limit)
    return None


def _read_xml(text: str, root: str, url: str, limit: int) -> Entries:
    element, cut = tree(text)
    kind = _KINDS.get(root)
    if element is None:
        entries = Entries(kind or "sitemap", problems={"broken_xml": 1})
    else:
        entries = read_feed(element, url, kind, limit) if kind else _READERS[root](element, url, limit)
    if cut:
        entries.count("too_big")
    return entries


def _read_other(text: str, url: str, limit: int) -> Entries:
    """A page, a list of URLs, or a feed if it has entries."""
    if _HTML.search(text, 0, _LOOKED_AT):
        return Entries("html", problems={"html": 1})
    if entries := read_text(text, url):
        return entries
    first = _ELEMENT.search(text)
    entries = _read_xml(text[first.start() :], "rss", url, limit) if first else Entries("none")
    if entries.found:
        return entries
    return Entries("none", problems={"no_source": 1} if text.strip() else {})


def _cut(entries: Entries, limit: int) -> Entries:
    """Each address once, and no more than ``limit`` of them."""
    unique: dict[str, Link] = {}
    for link in entries.links:
        unique.setdefault(link.url, link)
    entries.count("repeated_link", len(entries.links) - len(unique))
    entries.count("too_many_entries", max(0, len(unique) - limit))
    entries.links = newest(list(unique.values()), limit)
    return entries
