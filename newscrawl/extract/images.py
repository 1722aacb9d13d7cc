"""The images: the main picture and those inside the article, as absolute URLs with caption and credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice
from typing import Any

from lxml.etree import _Element as HtmlElement

from newscrawl.article import Image
from newscrawl.extract.groups import is_part
from newscrawl.extract.headline import between, follows
from newscrawl.extract.meanings import LONGEST
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.text.space import squeeze

MAX_IMAGES = 40
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-zoom-src", "src")
_BLANK = re.compile(
    r"^data:|blank\.|pixel|spacer|placeholder|1x1|loading\.|/ads?/|avatar|badge|banner|loader|logo|icon|emoji|\.svg(?:$|\?)",
    re.I,
)
_DEFAULT = re.compile(r"logo|default|placeholder|no-?image|blank|haberlercom_haberi", re.I)
_CHOICE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wxh])?\s*(?:,|$)")
CAPTION, NAMED = 200, 4  # characters; words of a name and what its bearer does
_MAKER = re.compile(r"(?i)credit|copyright|photographer")
_CREDIT = re.compile(
    r"(?:^|[.!?|(]|\s[-–—])\W*(?:foto(?:ğraf|graf)?|photo(?:graph)?|credit|kredi|фото|сүрөт|сурет|şəkil|surat)\s*[:/©]\s*([^()]+)\)?\s*$",
    re.I,
)


def find_image(page: Page) -> tuple[str | None, str | None]:
    """The main image and its provenance: og:image, else JSON-LD; a logo or default picture is none."""
    metas = [link for name in ("og:image", "og:image:url", "og:image:secure_url") for link in page.metas.get(name, ())]
    twitter = page.metas.get("twitter:image", []) + page.metas.get("twitter:image:src", [])
    for origin, links in (
        ("meta", metas),
        ("jsonld", _structured(page.article.get("image"), page.documents)),
        ("meta", twitter),
    ):
        for link in links:
            url = page.absolute(link)
            if url and not _is_default(url):
                return url, origin
    return None, None


def _is_default(url: str) -> bool:
    """Whether the file's name says that it is no picture of this story; "615163/default.jpg" names a size."""
    path, _, name = url.partition("?")[0].rpartition("/")
    sized = name.lower().startswith("default.") and any(step.isdigit() for step in path.split("/")[-2:])
    return bool(_DEFAULT.search(name)) and not sized


def _structured(value: Any, documents: Sequence[dict[str, Any]]) -> list[str]:
    """The addresses of JSON-LD images; a reference ("@id") stands for the object of its name, never for an address with a fragment."""
    values = value if isinstance(value, list) else [value]
    found = []
    for one in values[:MAX_IMAGES]:
        name = one.get("@id") if isinstance(one, dict) else None
        known = (other for other in documents if name and other.get("@id") == name)
        sources = [one, *known] if isinstance(one, dict) else []
        link = next((link for each in sources if (link := each.get("url") or each.get("contentUrl"))), name or one)
        link = link[0] if isinstance(link, list) and link else link
        if isinstance(link, str) and (link != name or "#" not in link):
            found.append(link)
    return found


def find_images(page: Page, container: HtmlElement | None, main: str | None) -> list[Image]:
    """The main image first, then the pictures inside the article's container."""
    found: dict[str, Image] = {}
    if main:
        found[main] = {"url": main, "caption": None, "credit": None}
    boxes = [*_above(page, container), *([container] if container is not None else [])]
    for element in chain.from_iterable(islice(box.iter("img", "noscript"), 10 * MAX_IMAGES) for box in boxes):
        for one in _pictures(element):
            url = page.absolute(_link(one))
            if url and not _BLANK.search(url):
                found[url] = _described(url, one, found.get(url))
        if len(found) >= MAX_IMAGES:
            break
    return list(found.values())[:MAX_IMAGES]


def _above(page: Page, container: HtmlElement | None) -> list[HtmlElement]:
    """The pictures between the headline and the article's container: each alone in a box, or in a figure with its caption."""
    title = next(iter(page.titles), None)
    if title is None or container is None or container in title.iterancestors():
        return []
    pictured = ((_lone(one), one) for one in between(title, container))
    below = [one for one, box in pictured if one is not None and (_is_figure(one) or _is_captioned(one, box))]
    featured = (
        one
        for one in islice(page.body.iter("img"), MAX_IMAGES)
        if is_part("featured", (one.get("class") or "")[:LONGEST])
    )
    above = (
        one
        for one in featured
        if not follows(one, container) and next(one.iterancestors("a", "nav", "aside"), None) is None
    )
    return [*islice(above, 1), *below]


def _is_captioned(picture: HtmlElement, box: HtmlElement) -> bool:
    """Whether a box holds nothing but the picture, and perhaps a line about it right behind."""
    text, behind = visible_text(box), picture.getnext()
    return not text or (
        text.count(" ") > NAMED and len(text) <= CAPTION and behind is not None and visible_text(behind) == text
    )


def _lone(box: HtmlElement) -> HtmlElement | None:
    """The one picture of a box, beside which a copy for readers without scripts may stand."""
    found = [*islice(box.iter("img"), 3)]
    usable = [one for one in found if (link := _link(one)) and not _BLANK.search(link)]
    plain = [one for one in usable if next(one.iterancestors("noscript"), None) is None] or usable[:1]
    return plain[0] if len(plain) == 1 and len(found) < 3 else None


def _is_figure(picture: HtmlElement) -> bool:
    return next(picture.iterancestors("figure"), None) is not None


def _pictures(element: HtmlElement) -> list[HtmlElement]:
    if element.tag == "img":
        return [element]
    return list(element.iter("img"))


def _link(element: HtmlElement) -> str | None:
    for name in _SOURCES:
        value = element.get(name)
        if value and not value.startswith("data:"):
            return value
    picture = next(element.iterancestors("picture"), None)  # the parser puts the img into its source
    for one in (element, *(picture.iter("source") if picture is not None else ())):
        for name in ("srcset", "data-srcset"):
            if (value := one.get(name)) and (widest := _widest(value)):
                return widest
    return None


def _widest(srcset: str) -> str | None:
    """The address of the largest picture of a srcset ("a.jpg 320w, b.jpg 2x"); commas inside an address do not part it."""
    found = [(float(number or 1), link) for link, number in _CHOICE.findall(srcset) if not link.startswith("data:")]
    return max(found, key=lambda one: one[0])[1] if found else None


def _described(url: str, element: HtmlElement, known: Image | None) -> Image:
    caption = maker = None
    figure = next((up for up in element.iterancestors("figure")), None)
    if figure is not None:
        captions = list(figure.iter("figcaption"))
        caption, maker = _caption(captions[0]) if captions else (None, None)
    caption = caption or (known["caption"] if known else None) or squeeze(element.get("title") or "") or None
    credit = _CREDIT.search(caption or "")
    return {"url": url, "caption": caption, "credit": squeeze(credit[1]) if credit else maker}


def _caption(figcaption: HtmlElement) -> tuple[str, str | None]:
    """The caption, and who made the picture where that stands in a part of its own that is named so."""
    text = visible_text(figcaption)
    parts = (
        one
        for one in figcaption.iterdescendants("span", "small", "cite", "em")
        if _MAKER.search(one.get("class") or "")
    )
    maker = next((words for one in parts if (words := visible_text(one))), None)
    alone = maker is not None and text.endswith(maker) and not _CREDIT.search(text)
    return (text.removesuffix(maker or "").rstrip(" |–—-"), maker) if alone else (text, None)
