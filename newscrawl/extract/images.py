"""The images: the main picture and those inside the article, as absolute URLs with caption and credit."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml.etree import _Element as HtmlElement

from newscrawl.article import Image
from newscrawl.extract.page import Page, visible_text
from newscrawl.text.space import squeeze

MAX_IMAGES = 40
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-zoom-src", "src")
_BLANK = re.compile(r"^data:|blank\.|pixel|spacer|placeholder|1x1|loading\.|/ads?/|avatar|logo|icon|emoji|\.svg(?:$|\?)", re.I)
_DEFAULT = re.compile(r"logo|default|placeholder|no-?image|blank|haberlercom_haberi", re.I)
_CREDIT = re.compile(r"^\W*(?:foto(?:ğraf|graf)?|photo(?:graph)?|credit|kredi|фото|сүрөт|сурет|şəkil|surat)\s*[:/©]\s*(.+)$", re.I)


def find_image(page: Page) -> tuple[str | None, str | None]:
    """The main image and its provenance: JSON-LD, else og:image; a logo or default picture is none."""
    for origin, links in (("jsonld", _structured(page.article.get("image"))), ("meta", page.metas.get("og:image", []) + page.metas.get("twitter:image", []))):
        for link in links:
            url = page.absolute(link)
            if url and not _DEFAULT.search(url.rpartition("/")[2]):
                return url, origin
    return None, None


def _structured(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    found = []
    for one in values:
        link = (one.get("url") or one.get("contentUrl") or one.get("@id")) if isinstance(one, dict) else one
        link = link[0] if isinstance(link, list) and link else link
        if isinstance(link, str):
            found.append(link)
    return found


def find_images(page: Page, container: HtmlElement | None, main: str | None) -> list[Image]:
    """The main image first, then the pictures inside the article's container."""
    found: dict[str, Image] = {}
    if main:
        found[main] = {"url": main, "caption": None, "credit": None}
    if container is not None:
        for element in islice(container.iter("img", "noscript"), 10 * MAX_IMAGES):
            for one in _pictures(element):
                url = page.absolute(_link(one))
                if url and not _BLANK.search(url):
                    found[url] = _described(url, one, found.get(url))
            if len(found) >= MAX_IMAGES:
                break
    return list(found.values())[:MAX_IMAGES]


def _pictures(element: HtmlElement) -> list[HtmlElement]:
    if element.tag == "img":
        return [element]
    return list(element.iter("img"))


def _link(element: HtmlElement) -> str | None:
    for name in _SOURCES:
        value = element.get(name)
        if value and not value.startswith("data:"):
            return value
    for name in ("srcset", "data-srcset"):
        value = element.get(name)
        if value:
            return value.split(",")[-1].split()[0] if value.split(",")[-1].split() else None
    return None


def _described(url: str, element: HtmlElement, known: Image | None) -> Image:
    caption = None
    figure = next((up for up in element.iterancestors("figure")), None)
    if figure is not None:
        captions = list(figure.iter("figcaption"))
        caption = visible_text(captions[0]) if captions else None
    caption = caption or (known or {}).get("caption") or squeeze(element.get("title") or "") or None
    credit = _CREDIT.match(caption or "")
    return {"url": url, "caption": caption, "credit": squeeze(credit[1]) if credit else None}
