"""The lead: the summary that stands apart from the body, between headline and text."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newscrawl.extract.jsonld import string
from newscrawl.extract.page import Page, visible_text
from newscrawl.text.fold import fold

_NAMED = etree.XPath(
    "//body//*[contains(@class,'lead') or contains(@class,'Lead') or contains(@class,'spot') or contains(@class,'standfirst') or contains(@class,'summary')"
    " or contains(@class,'ummary') or contains(@class,'subtitle') or contains(@class,'Subtitle') or contains(@class,'intro') or contains(@class,'Intro') or contains(@class,'dek')"
    " or contains(@class,'description') or contains(@class,'excerpt') or contains(@class,'ozet') or contains(@class,'deck') or contains(@class,'abstract') or contains(@class,'subhead')"
    " or contains(@class,'teaser') or contains(@class,'sub-title') or contains(@id,'spot') or contains(@itemprop,'description') or contains(@itemprop,'alternativeHeadline')][not(self::meta)]",
    smart_strings=False,
)
_NAME = re.compile(r"lead|spot|standfirst|summary|subtitle|sub-?title|intro|dek|description|excerpt|ozet|abstract|subhead|teaser|alternative", re.I)
MIN, MAX = 30, 900  # characters
CLIMB = 4


def find_lead(page: Page, headline: str | None) -> tuple[str | None, HtmlElement | None]:
    """The lead's text and its element: a box named so near the headline, or one that repeats the description."""
    described = {fold(text)[:60] for text in _descriptions(page)}
    title = fold(headline or "")
    around = {up for h1 in page.head.h1s[:2] for up in h1.iterancestors() if up.tag not in ("body", "html")}
    for element in _NAMED(page.root)[:30]:
        text = visible_text(element)
        key = fold(text)
        if not MIN <= len(text) <= MAX or key == title or len(element.xpath(".//p")) > 2:
            continue
        if key[:60] in described or _near(element, around):
            return text, element
    return None, None


def _descriptions(page: Page) -> list[str]:
    texts = [page.meta("description"), page.meta("og:description"), string(page.article.get("description")), string(page.article.get("alternativeHeadline"))]
    return [text for text in texts if text and len(text) >= MIN]


def _near(element: HtmlElement, around: set[HtmlElement]) -> bool:
    up = element.getparent()
    for _ in range(CLIMB):
        if up is None or up.tag in ("aside", "nav", "footer"):
            return False
        if up in around:
            return True
        up = up.getparent()
    return False
