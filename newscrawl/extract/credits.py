"""Evidence for the attribution: the lines, names and inline data of a page that may credit somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from newscrawl.extract.authors import author_claims, organizations_of, site_names
from newscrawl.extract.blocks import blocks_of
from newscrawl.extract.layout import Fitted
from newscrawl.extract.page import Page, visible_text
from newscrawl.extract.source import Evidence
from newscrawl.site import Site

SHORT = 120  # characters of a line that may be a credit
_SCRIPT_VALUE = re.compile(
    r"[\"'](?:user_?name|source(?:_?name)?|agency|news_?agency|haber_?kayna[gğ][iı]|kaynak|ajans|content_?source)[\"']\s*:\s*[\"']([^\"'\\]{2,60})[\"']",
    re.I,
)


def evidence_of(
    page: Page, fitted: Fitted, paragraphs: Sequence[str], container: HtmlElement | None, *, site: Site | None, language: str | None, tags: list[str]
) -> Evidence:
    """What `source.attribute` weighs."""
    claims = dict(author_claims(page))
    bylines = fitted.texts.get("authors") or next(iter(claims.values()), [])
    credited = [text for texts in claims.values() for text in texts]
    return Evidence(
        lines=_lines(page, container, claims.get("visible", [])),
        paragraphs=list(paragraphs),
        bylines=bylines,
        organizations=[*organizations_of(page), *page.metas.get("sourceorganization", []), *(one for one in credited if one not in bylines)],
        scripts=_scripts(page),
        tags=tags,
        selected=fitted.texts.get("source", []),
        site_names=site_names(page),
        language=language,
        country=site.country if site else None,
    )


def _lines(page: Page, container: HtmlElement | None, bylines: list[str]) -> list[str]:
    found = [text for element in page.named.get("credit", [])[:20] if (text := visible_text(element)) and len(text) <= SHORT]
    found += bylines
    if container is not None:
        region = container.getparent()
        region = container if region is None or region.tag in ("body", "html") else region
        found += [block.text for block in blocks_of(region, lambda one: False) if len(block.text) <= SHORT]
    return list(dict.fromkeys(found))


def _scripts(page: Page) -> list[str]:
    """Agencies that inline data name (dataLayer and its like)."""
    found: list[str] = []
    for script in page.head.scripts:
        text = script.text or ""
        if 20 < len(text) < 100_000 and "json" not in (script.get("type") or "") and ("dataLayer" in text or "author" in text):
            found += _SCRIPT_VALUE.findall(text)
    return list(dict.fromkeys(found))
