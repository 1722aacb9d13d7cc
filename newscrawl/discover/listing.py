"""Listing pages -> Entries: the links that the site's selector names, or all links outside menus and footers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.address import article_key, clean_url, looks_like_article, resolve, tables
from newscrawl.discover.entries import Entries, Link
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.site import Listing, compiled
from newscrawl.text.instant import parse_moment
from newscrawl.text.space import squeeze

_ALL = "//a[@href][not(ancestor::nav or ancestor::footer or ancestor::*[@role='navigation' or @role='contentinfo'])]"
_NEXT = "//*[self::a or self::link][@href][contains(concat(' ', @rel, ' '), ' next ')]"
_PAID = frozenset(("sponsored",))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TIMED = "//text()[contains(., ':')] | //@title[contains(., ':')]"
# A day with its year and clock time and not a word more: 13.02.2026 16:01; 13 Şubat 2026, 16:01; 2026-02-13 16:01. What
# stands between slashes is left alone, as Americans put the month first.
_MOMENT = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}\.| [^\W\d]{3,12} )(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)[ ,|–-]{1,3}\d{1,2}:\d\d(?::\d\d)?"
)
_AROUND = 4  # elements around a link that may be its card
_MOST = 10_000  # texts that may be moments, of a page


class Card(NamedTuple):
    """What one link of a listing says of its article."""

    url: str
    rank: int = 0
    title: str = ""
    time: str | None = None
    place: str | None = None
    printed: str | None = None


Moments = Mapping[HtmlElement, Collection[str]]  # those that stand in an element


def read_listing(page: Page, listing: Listing) -> Entries:
    """The links of a listing in the order printed, each once. Paid links (``rel=sponsored``) are counted as ``ad``."""
    entries = Entries("listing")
    base = page.base or page.url or listing.url
    own = article_key(page.url or listing.url)
    times, printed = _times(page.root), _printed(page.root)
    cards: dict[str, list[Card]] = {}
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
            cards.setdefault(article_key(address), []).append(_card(clean_url(address), element, times, printed))
    entries.links = [_link(same) for same in cards.values()]
    entries.count("repeated_link", sum(map(len, cards.values())) - len(cards))
    entries.next = _next(page.root, base, listing, own)
    return entries


def _card(url: str, element: HtmlElement | None, times: Moments, printed: Moments) -> Card:
    if element is None:
        return Card(url)
    return Card(url, *_title(element), _of_card(element, times), _place(element), _of_card(element, printed))


def _place(anchor: HtmlElement) -> str:
    """In which kind of box a link stands: the names and classes of the link and of the two elements around it."""
    around = [anchor, *list(anchor.iterancestors())[:2]]
    return ">".join(f"{one.tag}.{'.'.join(sorted((one.get('class') or '').split()))}" for one in around)


def _link(cards: list[Card]) -> Link:
    """Of the links to one article (its picture, its headline, its spot) the best title and the first time."""
    best = max(cards, key=lambda card: (card.rank, len(card.title)))
    time = next((card.time for card in cards if card.time), None)
    printed = next((card.printed for card in cards if card.printed), None)
    return Link(cards[0].url, best.title or None, time, place=best.place, printed=printed)


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


def _title(anchor: HtmlElement) -> tuple[int, str]:
    """What a link says, and how surely that is the headline: a heading 2, text 1, the words for a picture 0."""
    heading = next((one for one in anchor.iter(*_HEADINGS)), None)
    if heading is not None and (text := visible_text(heading)):
        return 2, text
    if text := visible_text(anchor):
        return (2 if any(True for _ in anchor.iterancestors(*_HEADINGS)) else 1), text
    images = (squeeze(image.get("alt") or "") for image in anchor.iterfind(".//img"))
    return 0, squeeze(anchor.get("title") or "") or next(filter(None, images), "")


def _times(root: HtmlElement) -> Moments:
    """The machine-readable times of a page by the elements around them; of two in one element nobody knows whose."""
    found: dict[HtmlElement, list[str]] = {}
    for one in islice(root.iter("time"), _MOST):
        if value := squeeze(one.get("datetime") or ""):
            for element in (one, *one.iterancestors()):
                found.setdefault(element, []).append(value)
    return found


def _printed(root: HtmlElement) -> Moments:
    """The moments printed on a page, in a text or a tooltip of their own, by the elements around them."""
    found: dict[HtmlElement, set[str]] = {}
    for text in root.xpath(_TIMED)[:_MOST]:
        words = squeeze(text) if len(text) < 200 else ""
        moment = parse_moment(words, zone=UTC) if _MOMENT.fullmatch(words) else None
        if moment and isinstance(moment.value, datetime):
            stamp, holder = moment.value.replace(tzinfo=None).isoformat(), text.getparent()
            for element in (holder, *holder.iterancestors()):
                found.setdefault(element, set()).add(stamp)
    return found


def _of_card(anchor: HtmlElement, moments: Moments) -> str | None:
    """The moment on the link's own card: in the nearest element around it that holds one, if it holds exactly one, and
    no link to another article.
    """
    around = (anchor, *islice(anchor.iterancestors(), _AROUND))
    card = next((element for element in around if element in moments), None)
    if card is None or len(moments[card]) > 1 or not _is_card(card, anchor):
        return None
    return next(iter(moments[card]))


def _is_card(element: HtmlElement, anchor: HtmlElement) -> bool:
    """Whether all of an element's links that look like articles lead where ``anchor`` leads."""
    own, base = anchor.get("href") or "", "http://x/"
    others = {href for one in element.iter("a") if (href := one.get("href")) and href != own}
    keys = {article_key(url) for href in others if (url := resolve(href, base)) and looks_like_article(url)}
    return keys <= {article_key(resolve(own, base) or "")}


def _next(root: HtmlElement, base: str, listing: Listing, own: str) -> str | None:
    for _, href in _selected(root, listing.next or _NEXT):
        address = resolve(href, base)
        if address and article_key(address) != own:
            return clean_url(address)
    return None if listing.next else _numbered(root, base, own)


def _numbered(root: HtmlElement, base: str, own: str) -> str | None:
    """The link to the page whose number is one higher than this page's: ``?page=2``, ``/page/2/``, ``/sayfa/2``."""
    front, number = page_number(own)
    for href in root.xpath("//a/@href[contains(translate(., '23456789', '11111111'), '1')]"):
        address = resolve(str(href), base)
        if address and page_number(article_key(address)) == (front, number + 1):
            return clean_url(address)
    return None


def page_number(key: str) -> tuple[str, int]:
    """A listing's key without the number of its page, and that number: 1 where it has none."""
    words = "|".join(sorted(tables()["paging_words"]))
    match = re.search(rf"[?&/](?:{words})(?:(?<![?&])[/-]|(?<!/)=)(\d{{1,4}})(?=$|[?&])", key, re.I)
    if match is None:
        return key, 1
    rest = key[match.end() :]
    return key[: match.start()] + (rest if "?" in key[: match.start()] else rest.replace("&", "?", 1)), int(match[1])


def listing_ends(fresh: Sequence[int], quiet: int = 2) -> bool:
    """Whether to stop paging: ``fresh`` is how many unknown articles each page so far had, the last ``quiet`` none."""
    return len(fresh) >= quiet and not any(fresh[-quiet:])
