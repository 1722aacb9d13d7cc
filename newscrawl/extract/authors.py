"""The authors: people and desks that JSON-LD, metadata and the visible byline name."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newscrawl.extract.jsonld import string, types_of
from newscrawl.extract.page import Page, visible_text
from newscrawl.text.fold import fold

MAX_AUTHORS = 12
_BYLINES = etree.XPath(
    "//body//*[@rel='author' or contains(@class,'author') or contains(@class,'Author') or contains(@class,'byline')"
    " or contains(@class,'Byline') or contains(@class,'yazar') or contains(@class,'muhabir') or contains(@class,'editor')"
    " or contains(@itemprop,'author')]",
    smart_strings=False,
)
_METAS = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "articleauthor", "citation_author")
_LINK = re.compile(r"^(?:https?:)?//|^www\.|^/|@\w+$|\{\{|\}\}|\[|\]", re.I)


def author_claims(page: Page) -> list[tuple[str, list[str]]]:
    """Byline texts by provenance (jsonld, microdata, meta, visible), the most trusted first, raw: `names` splits them."""
    claims = [
        ("jsonld", _structured(page)),
        ("meta", [text for name in _METAS for text in page.metas.get(name, []) if not _LINK.search(text)]),
        ("visible", _visible(page)),
    ]
    return [(origin, list(dict.fromkeys(texts))[:MAX_AUTHORS]) for origin, texts in claims if texts]


def _structured(page: Page) -> list[str]:
    by_id = {one["@id"]: one for one in page.documents if isinstance(one.get("@id"), str) and one.get("name")}
    values = page.article.get("author") or page.article.get("creator")
    found = []
    for value in values if isinstance(values, list) else [values]:
        name = _name(value, by_id)
        if name and not _LINK.search(name):
            found.append(name)
    return found


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, dict):
        if not value.get("name") and isinstance(value.get("@id"), str):
            value = by_id.get(value["@id"], {})
        name = value.get("name") if isinstance(value, dict) else None
        return string(name) if name else None
    return string(value)


def organizations_of(page: Page) -> list[str]:
    """JSON-LD authors that are organizations, and those it names as owners of the text."""
    article = page.article
    values = [article.get(key) for key in ("sourceOrganization", "copyrightHolder", "creditText")]
    authors = article.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and any("Organization" in kind for kind in types_of(author)):
            values.append(author)
    return [text for value in values if (text := string(value))]


def _visible(page: Page) -> list[str]:
    found: list[str] = []
    for element in _BYLINES(page.root)[:40]:
        text = visible_text(element)
        if 2 < len(text) < 120 and not _within(element):
            found.append(text)
    return found


def _within(element: HtmlElement) -> bool:
    """Whether the element is part of comments or of another story's teaser."""
    for up in element.iterancestors():
        names = f"{up.get('class') or ''} {up.get('id') or ''}".lower()
        if up.tag in ("aside", "footer", "nav") or "comment" in names or "related" in names or "teaser" in names or "sidebar" in names:
            return True
    return False


def site_names(page: Page) -> list[str]:
    """What the page calls its own site: og:site_name, JSON-LD publisher, application-name."""
    names = [*page.metas.get("og:site_name", []), *page.metas.get("application-name", []), string(page.article.get("publisher"))]
    seen: dict[str, str] = {}
    for name in names:
        if name:
            seen.setdefault(fold(name), name)
    return list(seen.values())
