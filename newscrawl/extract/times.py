"""Claims on the times of an article: where a page speaks of them. Which claim is right is decided in ``published``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.jsonld import string
from newscrawl.extract.layout import Fitted
from newscrawl.extract.page import Page, visible_text
from newscrawl.extract.published import Claim

# Names of metas and of microdata, most trusted first (features.md section 3; Open Graph, Dublin Core, parsely, sailthru).
_METAS = {
    "published": (
        "article:published_time", "datepublished", "og:article:published_time", "pubdate", "publishdate", "publish-date",
        "publish_date", "publication_date", "date.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "bt:pubdate", "article.published",
        "published_time", "article:post_date", "rnews:datepublished", "og:published_time", "published-date", "dc.date", "date",
    ),
    "modified": (
        "article:modified_time", "datemodified", "og:updated_time", "article:modified", "lastmod", "dcterms.modified", "dc.date.modified",
        "cxenseparse:recs:modifiedtime", "rnews:datemodified", "last-modified", "og:article:modified_time", "date.updated", "updated_time",
    ),
}  # fmt: skip
_DIGIT = re.compile(r"\d")
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|footer|teaser|recommend|most-?|popular|yorum|widget|carousel|ticker", re.I
)
MAX_TEXT = 160  # characters of a visible line that may hold a date
MAX_VISIBLE = 12
MAX_LOOKED_AT = 2_000  # named elements; real pages have some hundreds
_FRAME = frozenset(("body", "html", "form"))
BESIDE = 3  # siblings on either side of a headline that stands straight in the page's frame
LEVELS = 4  # boxes around headline and body that are taken for theirs
CLIMB = 5  # levels between a dated element and what it shares with the headline or the body


def claims_of(page: Page, fitted: Fitted, container: HtmlElement | None, feed: Mapping[str, Any] | None) -> list[Claim]:
    """Every claim of the page and its feed, with where it stands."""
    claims = [
        Claim(field, text, "site") for field in ("published", "modified") for text in fitted.texts.get(field, [])[:3]
    ]
    for field, key in (("published", "datePublished"), ("modified", "dateModified")):
        if text := string(page.article.get(key)):
            claims.append(Claim(field, text, "jsonld"))
        claims += [Claim(field, text, "microdata") for text in _microdata(page, key)]
        claims += [Claim(field, text, "meta") for name in _METAS[field] for text in page.metas.get(name, [])[:1]]
    claims += [Claim("published", text, "visible") for text in _visible(page, container)]
    if feed and (text := feed.get("published") or feed.get("date")):
        claims.append(Claim("published", str(text), "feed"))
    return claims


def _microdata(page: Page, name: str) -> Iterator[str]:
    for element in page.properties.get(name, [])[:1]:
        if element.tag != "meta" and not _elsewhere(element):
            text = element.get("content") or element.get("datetime") or visible_text(element)
            if text:
                yield text


def _visible(page: Page, container: HtmlElement | None) -> list[str]:
    """Lines that may print the date, near the headline or the body, in the order of the page."""
    around = _around(page, container)
    found: dict[str, None] = {}
    for element in page.named.get("date", [])[:MAX_LOOKED_AT]:
        if len(found) >= MAX_VISIBLE:
            break
        if not _near(element, around) or _elsewhere(element):
            continue
        text = visible_text(element)
        if element.tag == "time" and (stamp := element.get("datetime")) and _DIGIT.search(stamp):
            found.setdefault(stamp if not _DIGIT.search(text) else text)
            if _DIGIT.search(text) and len(stamp) > 10:
                found.setdefault(stamp)
        elif text and len(text) <= MAX_TEXT and _DIGIT.search(text):
            found.setdefault(text)
    return list(found)


def _around(page: Page, container: HtmlElement | None) -> set[HtmlElement]:
    """The headline, the body and the boxes close around them."""
    title = max(page.head.h1s[:5], key=lambda h1: len(visible_text(h1)), default=None)  # of equal ones the first
    inner = [*([title] if title is not None else []), *([container] if container is not None else [])]
    boxes = {up for one in inner for up in [one, *islice(one.iterancestors(), LEVELS)]}
    # bare markup, a headline straight in the page's frame: what stands next to it is near
    bare = [one for one in inner if (parent := one.getparent()) is not None and parent.tag in _FRAME]
    beside = {
        near for one in bare for back in (False, True) for near in islice(one.itersiblings(preceding=back), BESIDE)
    }
    return beside | {one for one in boxes if one.tag not in _FRAME}


def _near(element: HtmlElement, around: set[HtmlElement]) -> bool:
    up: HtmlElement | None = element
    for _ in range(CLIMB):
        if up is None:
            return False
        if up in around:
            return True
        up = up.getparent()
    return False


def _elsewhere(element: HtmlElement) -> bool:
    """Whether the element belongs to a comment, a teaser or the page's frame."""
    for up in [element, *element.iterancestors()]:
        if up.tag in ("aside", "footer", "nav"):
            return True
        if up.tag in ("body", "main", "article"):
            return False
        if _ELSEWHERE.search(f"{up.get('class') or ''} {up.get('id') or ''}"):
            return True
    return False
