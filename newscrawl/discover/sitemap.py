"""Sitemaps -> Entries: urlset with Google News fields, sitemapindex, lists of URLs as plain text.

https://www.sitemaps.org/protocol.html; Google's documentation of news sitemaps. Names count without their
namespace, which is often missing, misspelt or prefixed; a picture's or video's ``loc`` is no page.
"""

from __future__ import annotations

from lxml import etree

from newscrawl.address import article_key, clean_url, resolve
from newscrawl.discover.entries import Child, Entries, Link
from newscrawl.discover.feed import Fields, fields_of, first_text, named, newest_elements, plain

MAX_CHILDREN = 50_000  # sitemaps.org: an index names no more, and neither does a list
MAX_TEXT = 8 * 1024 * 1024  # characters of a list of URLs


def read_sitemap(root: etree._Element, url: str, limit: int) -> Entries:
    """The newest ``limit`` pages of a urlset whose address is ``url``."""
    elements = named(root, "url")
    entries = Entries("sitemap", found=len(elements))
    for element in newest_elements(elements, limit):
        fields = fields_of(element)
        entries.count("image_loc", len(fields.get("~image", ())) + len(fields.get("~loc", ())))
        _add_page(entries, fields, url)
    _count_namespace(entries, root)
    entries.count("too_many_entries", max(0, len(elements) - limit))
    children = named(root, "sitemap")
    entries.found += len(children)
    entries.count("too_many_entries", max(0, len(children) - MAX_CHILDREN))
    for element in children[:MAX_CHILDREN]:
        _add_child(entries, fields_of(element), url)
    return entries


def _count_namespace(entries: Entries, root: etree._Element) -> None:
    """A sitemap without the protocol's namespace, or with a prefix for it."""
    top = next((one for one in root.iter() if isinstance(one.tag, str) and one is not root), None)
    if top is not None:
        tag = str(top.tag)
        entries.count("prefixed_namespace", int(top.prefix is not None or ":" in tag.rpartition("}")[2]))
        entries.count("no_namespace", int("{" not in tag and ":" not in tag))


def read_index(root: etree._Element, url: str, limit: int) -> Entries:
    """The sitemaps (and pages, if any) of a sitemap index. Its own address in it is counted: ``self_reference``."""
    entries = read_sitemap(root, url, limit)
    entries.kind = "index"
    return entries


def _add_page(entries: Entries, fields: Fields, url: str) -> None:
    address = _address(entries, fields, url)
    if address is None:
        return
    news = fields_of(fields["news"][0]) if fields.get("news") else {}
    keywords = first_text(news, "keywords") or ""
    tags = dict.fromkeys(plain(tag.strip()) or "" for tag in keywords.split(",") if tag.strip())
    title, published = plain(first_text(news, "title")), first_text(news, "publication_date")
    entries.links.append(Link(clean_url(address), title, published, tuple(tags), first_text(fields, "lastmod")))


def _add_child(entries: Entries, fields: Fields, url: str) -> None:
    address = _address(entries, fields, url)
    if address is None:
        return
    if article_key(address) == article_key(url):
        entries.count("self_reference")
    else:
        entries.children.append(Child(address, first_text(fields, "lastmod")))


def _address(entries: Entries, fields: Fields, url: str) -> str | None:
    given = first_text(fields, "loc", "link")
    address = resolve(given, url) if given else None
    if address is None:
        entries.count("bad_link" if given else "no_link")
    return address


def read_text(text: str, url: str) -> Entries | None:
    """A sitemap of one URL a line; None when less than half of its lines are URLs."""
    lines = [
        line.strip() for line in text[:MAX_TEXT].splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    too_many, lines = max(0, len(lines) - MAX_CHILDREN), lines[:MAX_CHILDREN]
    addresses = [resolve(line) if line.lower().startswith(("http://", "https://")) else None for line in lines]
    good = [clean_url(address) for address in addresses if address]
    if not good or len(good) * 2 < len(lines):
        return None
    entries = Entries("sitemap", [Link(address) for address in good], found=len(lines))
    entries.count("too_many_entries", too_many)
    entries.count("too_big", int(len(text) > MAX_TEXT))
    if len(good) < len(lines):
        entries.count("bad_link", len(lines) - len(good))
    return entries
