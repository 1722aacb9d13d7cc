"""Feeds -> Entries: RSS 0.9x to 2.0, RDF (RSS 1.0), Atom 0.3 and 1.0, CDF, JSON Feed.

RSS: https://www.rssboard.org/rss-specification; RFC 4287 (Atom); https://www.jsonfeed.org/version/1.1/.
An entry is an element named item or entry wherever it stands, as feedparser counts them.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from newscrawl.address import clean_url, resolve
from newscrawl.discover.entries import Entries, Link
from newscrawl.discover.window import newest_places
from newscrawl.text.space import squeeze

PUBLISHED = ("pubdate", "published", "issued", "publication_date", "date", "created", "publicationdate", "dateposted")
MODIFIED = ("modified", "updated", "lastmod", "lastmodified", "date_modified")
CATEGORIES = ("category", "subject", "keywords")
_FOREIGN = ("mrss", "search.yahoo.com", "itunes", "sitemap-image", "sitemap-video", "podcast", "xhtml", "googleplay")
_FOREIGN_PREFIXES = ("media", "itunes", "image", "video", "podcast", "xhtml", "googleplay")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_ITEMS = re.compile(r"^\s*\[\s*(?=\{)|\"(?:items|entries)\"\s*:\s*\[\s*(?=\{)")
_BETWEEN = re.compile(r"\}\s*,\s*(?=\{)")
_MOST_BREAKS = 100
_ABSOLUTE = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.I)
_MAX_JSON = 8 * 1024 * 1024  # characters; as objects they take ten times that
_MAX_ITEMS = 20_000
_MAX_JSON_REPAIR = 1_000_000  # characters

Fields = dict[str, list[etree._Element]]


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """An element's local name in lower case; media and image extensions are told apart by a ``~`` before it."""
    space, _, local = tag.rpartition("}")
    prefix, _, local = local.rpartition(":")
    local = local.lower()
    if (space and any(mark in space.lower() for mark in _FOREIGN)) or prefix.lower() in _FOREIGN_PREFIXES:
        return f"~{local}"
    return local


def fields_of(element: etree._Element) -> Fields:
    """The children of an element by their names."""
    found: Fields = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(name_of(child.tag), []).append(child)
    return found


def text_of(element: etree._Element) -> str:
    """The text of an element and all below it on one line."""
    text = (element.text or "") if not len(element) else "".join(str(part) for part in element.itertext())
    return text.strip() if text.isprintable() and "  " not in text else squeeze(text)  # most need no squeezing


def first_text(fields: Fields, *names: str) -> str | None:
    """The first text that is not empty, of the fields in the order of their names."""
    return next((text for name in names for one in fields.get(name, ()) if (text := text_of(one))), None)


def plain(title: str | None) -> str | None:
    """A title that was escaped HTML as a reader sees it."""
    if not title:
        return None
    if "&" in title or "<" in title:
        title = squeeze(html.unescape(_TAG.sub("", html.unescape(title))))
    return title or None


def named(root: etree._Element, *names: str) -> list[etree._Element]:
    """All elements below ``root`` of these names."""
    return [one for one in root.iter() if isinstance(one.tag, str) and name_of(one.tag) in names]


def newest_elements(elements: list[etree._Element], limit: int) -> list[etree._Element]:
    """The ``limit`` newest entries in their order, by what is read of each without reading all of it."""
    if len(elements) <= limit:
        return elements
    evidence = []
    for element in elements:
        fields = fields_of(element)
        evidence.append((first_text(fields, *PUBLISHED, *MODIFIED), first_text(fields, "link", "loc", "guid") or ""))
    return [elements[place] for place in newest_places(evidence, limit)]


def read_feed(root: etree._Element, url: str, kind: str, limit: int) -> Entries:
    """The newest ``limit`` entries of an XML feed whose address is ``url``."""
    elements = named(root, "item", "entry")
    entries = Entries(kind, found=len(elements))
    guids: list[str | None] = []
    for element in newest_elements(elements, limit):
        fields = fields_of(element)
        guids.append(first_text(fields, "guid"))
        if kind == "rss" and not fields.keys() & {"link", "guid"}:
            fields = _scattered(element, fields)
        _add(entries, _links(element, fields), _base(element, url), _link_of(fields))
        _count_oddities(entries, fields)
    entries.count("same_guid", len(guids) if len(guids) > 1 and guids[0] and len(set(guids)) == 1 else 0)
    entries.count("too_many_entries", max(0, len(elements) - limit))
    return entries


def _count_oddities(entries: Entries, fields: Fields) -> None:
    """What is odd about the link of an entry, though it can be read."""
    link = fields["link"][0] if fields.get("link") else None
    printed = "" if link is None else link.text or str(link.get("href") or "")
    entries.count("padded_link", int(bool(printed.strip()) and printed != printed.strip()))
    entries.count("relative_link", int(bool(printed.strip()) and not _ABSOLUTE.match(printed)))


def _scattered(element: etree._Element, fields: Fields) -> Fields:
    """The fields of an entry in which an unclosed tag has swallowed the ones behind it. Its title is not to be had."""
    found = {name: same for name, same in fields.items() if not any(len(one) for one in same)}
    for one in element.iterdescendants():
        name = name_of(one.tag) if isinstance(one.tag, str) else ""
        if name in ("item", "entry"):
            break
        if name in ("link", "guid", "pubdate", "category") and not len(one):
            found.setdefault(name, []).append(one)
    return found


def _link_of(fields: Fields) -> Link:
    categories = dict.fromkeys(_categories(fields))
    modified = first_text(fields, *MODIFIED)
    return Link("", plain(first_text(fields, "title")), first_text(fields, *PUBLISHED), tuple(categories), modified)


def _categories(fields: Fields) -> Iterator[str]:
    for name in CATEGORIES:
        for element in fields.get(name, ()):
            text = plain(element.get("label") or text_of(element) or element.get("term"))
            parts = text.split(",") if text and name == "keywords" else [text or ""]
            yield from (part.strip() for part in parts if part.strip())


def _links(element: etree._Element, fields: Fields) -> Iterator[str | None]:
    """Where an entry may say its page is, the best first."""
    yield first_text(fields, "origlink")
    for link in fields.get("link", ()):
        if "enclosure" not in _attribute(link, "rel", ""):
            yield text_of(link)
    linked = [link for link in fields.get("link", ()) if _attribute(link, "rel", "alternate") == "alternate"]
    linked.sort(key=lambda link: "html" not in _attribute(link, "type", "html"))
    yield from (_attribute(link, "href", "") for link in linked)
    for guid in fields.get("guid", ()):
        if guid.get("isPermaLink", "true").strip().lower() != "false":
            yield _web(text_of(guid))
    yield next((str(value) for key, value in element.items() if name_of(str(key)) in ("about", "href")), None)
    yield _web(first_text(fields, "id", "url", "loc"))


def _attribute(element: etree._Element, name: str, default: str) -> str:
    return str(element.get(name, default)).strip().lower() if name != "href" else str(element.get(name, default))


def _web(text: str | None) -> str | None:
    return text if text and text.lower().startswith(("http://", "https://")) else None


def _base(element: etree._Element, url: str) -> str:
    # lxml joins the xml:base of all ancestors; without any it is None, as the tree was made from text
    declared = element.base
    return (resolve(declared, url) or url) if declared else url


def _add(entries: Entries, candidates: Iterable[str | None], base: str, link: Link) -> None:
    problem = "no_link"
    for text in candidates:
        if text and text.strip():
            if address := resolve(text, base):
                found = Link(clean_url(address), link.title, link.published, link.categories, link.modified)
                entries.links.append(found)
                return
            problem = "bad_link"
    entries.count(problem)


def read_json(text: str, url: str) -> Entries | None:
    """The entries of a JSON Feed (or any object or list that looks like one); None when the text is none."""
    if len(text) > _MAX_JSON:
        return Entries("none", problems={"too_big": 1})
    entries = Entries("json")
    document = _loaded(text, entries)
    items = document.get("items", document.get("entries")) if isinstance(document, dict) else document
    if not isinstance(items, list) or not (isinstance(document, list) or "version" in document or items):
        return None
    entries.count("too_many_entries", max(0, len(items) - _MAX_ITEMS))
    for item in items[:_MAX_ITEMS]:
        if isinstance(item, dict):
            entries.found += 1
            candidates = [_string(item, name) for name in ("url", "external_url", "link")] + [_web(_string(item, "id"))]
            _add(entries, candidates, url, _json_link(item))
    return entries


def _json_link(item: dict[str, Any]) -> Link:
    tags = item.get("tags") or item.get("categories")
    named = [squeeze(tag) for tag in tags if isinstance(tag, str) and tag.strip()] if isinstance(tags, list) else []
    published, modified = _string(item, "date_published", "published"), _string(item, "date_modified", "updated")
    return Link("", plain(_string(item, "title")), published, tuple(dict.fromkeys(named)), modified)


def _string(item: dict[str, Any], *names: str) -> str | None:
    return next((squeeze(item[name]) for name in names if isinstance(item.get(name), str) and item[name].strip()), None)


def _loaded(text: str, entries: Entries) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        entries.count("broken_json")
    if len(text) > _MAX_JSON_REPAIR:
        return {"items": _whole_items(text)}
    import json_repair

    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError, TypeError, IndexError, AttributeError):
        return None


def _whole_items(text: str) -> list[Any]:
    """The entries of a large document that ends early or is broken somewhere, those that are whole.

    Behind a break only objects with an ``id`` count, which JSON Feed demands of its items and of nothing below them.
    """
    begin = _ITEMS.search(text)
    decoder, items, at, breaks = json.JSONDecoder(strict=False), [], begin.end() if begin else len(text), 0
    left = 3 * len(text)  # characters that may be read in vain
    while text[at : at + 1] == "{":
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            left -= getattr(error, "pos", len(text)) - at
            following, breaks = _BETWEEN.search(text, at + 1), breaks + 1
            at = following.end() if following and breaks < _MOST_BREAKS and left > 0 else len(text)
            continue
        if not breaks or "id" in item:
            items.append(item)
        following = _BETWEEN.match(text, end - 1)
        at = following.end() if following else len(text)
    return items
