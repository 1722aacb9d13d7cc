"""Claims on the times of an article: where a page speaks of them. Which claim is right is decided in ``published``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from itertools import islice, takewhile
from typing import Any

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.dateowner import (
    BESIDE,
    CARD,
    MAX_PARTS,
    MAX_TEXT,
    YEAR,
    around_article,
    has_digit,
    is_apart,
    is_beside_others,
    is_line,
    is_near,
    is_of_teaser,
)
from newscrawl.extract.groups import is_part
from newscrawl.extract.headline import FRAME, OUTSIDE, alone, asides_between, between, follows, siblings
from newscrawl.extract.jsonld import string
from newscrawl.extract.layout import Fitted
from newscrawl.extract.meanings import LONGEST
from newscrawl.extract.page import Page
from newscrawl.extract.published import Claim
from newscrawl.extract.shown import holds_more, in_article, visible_text
from newscrawl.extract.stamps import is_date_line, is_stamped_line
from newscrawl.extract.xpath import elements
from newscrawl.text.relative import is_relative

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
_CREATED = frozenset(("dc:date", "dc:created", "schema:datePublished", "schema:dateCreated"))
_PROPERTIES = elements("descendant::*[@property and @content]")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_STAMPS = (
    "data-unixtime",
    "data-timestamp",
    "data-datetime",
    "data-date",
    "data-time",
    "data-published",
    "title",
)
_STAMP = re.compile(r"1\d{9}(?:\d{3})?|20\d\d-\d\d-\d\d[T ]\d\d:\d\d\S*")
_NO_LINES = frozenset(
    ("h1", "h2", "h3", "h4", "a", "script", "style", "nav", "aside", "footer", "figure", "figcaption", "button")
)
MAX_INNER = 6  # elements straight within a line
MAX_WORDS = 40  # characters of a line that says it in words alone
MAX_VISIBLE = 12
FEW = 3  # elements in one that shows a clock time
MAX_HELD = 40  # elements inside one that may be a line
MAX_LOOKED_AT = 2_000  # named elements; real pages have some hundreds


def claims_of(page: Page, fitted: Fitted, container: HtmlElement | None, feed: Mapping[str, Any] | None) -> list[Claim]:
    """Every claim of the page and its feed, with where it stands."""
    own = _holders(page, container)
    claims = [
        Claim(field, text, "site") for field in ("published", "modified") for text in fitted.texts.get(field, [])[:3]
    ]
    for field, key in (("published", "datePublished"), ("modified", "dateModified")):
        if text := string(page.article.get(key)):
            claims.append(Claim(field, text, "jsonld"))
        claims += [Claim(field, text, "microdata") for text in _microdata(page, key, own)]
        claims += [Claim(field, texts[0], "meta") for name in _METAS[field] if (texts := page.metas.get(name))]
    claims += [Claim("published", text, "microdata") for text in _rdfa(page, own)]
    if text := string(page.video.get("uploadDate")):
        claims.append(Claim("published", text, "jsonld"))
    visible, updated, behind = _visible(page, container, own)
    if (
        not any(YEAR.search(text) and "T" not in text for text in visible or updated)
        and "published" not in fitted.texts
    ):
        plain, after = _plain(page, container, own)
        visible, behind = [*visible, *plain], [*behind, *after]
    visible = visible or behind
    claims += [Claim("published", text, "visible") for text in visible or updated]
    claims += [Claim("modified", text, "visible") for text in updated if visible]
    if feed and (text := feed.get("published") or feed.get("date")):
        claims.append(Claim("published", str(text), "feed"))
    return claims or [Claim("published", text, "visible") for text in _in_words(page, container, own)]


def _holders(page: Page, container: HtmlElement | None) -> frozenset[HtmlElement]:
    """What holds the headline or the body: whatever it is called, it is no other part of the page ("widget Blog")."""
    inner = [*page.titles[:1], *([container] if container is not None else [])]
    boxes = [*asides_between(*inner), *(one for one in between(*inner) if not CARD(one))] if len(inner) == 2 else []
    return frozenset((*boxes, *(up for one in inner for up in one.iterancestors())))


def _microdata(page: Page, name: str, own: Set[HtmlElement]) -> Iterator[str]:
    for element in page.properties.get(name, [])[:1]:
        if element.tag != "meta" and not is_apart(element, own):
            shown = visible_text(element)
            text = element.get("content") or element.get("datetime") or _stamp(element, shown) or shown
            if text == shown and not _CLOCK.search(text) and (clock := _clock_beside(element)):
                text = f"{text} {clock}"
            if text:
                yield text


def _rdfa(page: Page, own: Set[HtmlElement]) -> Iterator[str]:
    """The date that RDFa gives, as Drupal 7 writes it: `<span property="dc:date dc:created" content="…">`."""
    if "dc:" not in page.html and "schema:date" not in page.html:  # nearly always, and much cheaper than to look
        return
    dated = (one for one in _PROPERTIES(page.body) if not _CREATED.isdisjoint((one.get("property") or "").split()))
    for element in islice(dated, 1):
        if not is_apart(element, own):
            yield element.get("content") or ""


def _visible(page: Page, container: HtmlElement | None, own: Set[HtmlElement]) -> tuple[list[str], ...]:
    """Lines that may print the date, near the headline or the body, in the order of the page; those of updates alone; those
    behind the body, where readers and other stories have their times, too."""
    around = around_article(page, container)
    found: dict[str, None] = {}
    updated: dict[str, None] = {}
    behind: dict[str, None] = {}
    above: dict[str, None] = {}  # the headline: the page's own day may stand there
    title = next(iter(page.titles), None)
    for element in page.named.get("date", [])[:MAX_LOOKED_AT]:
        if len(found) >= MAX_VISIBLE:
            break
        if not is_near(element, around) or holds_more(element, MAX_HELD) or _parted(element):
            continue
        if (lines := _said(element)) and not is_apart(element, own) and not is_of_teaser(element, around):
            late = container is not None and follows(element, container)
            if late and is_beside_others(element, own, page.aside):
                continue
            update = is_part("updated", (element.get("class") or "")[:LONGEST])
            early = title is not None and not follows(element, title) and element not in title.iterancestors()
            target = updated if update else behind if late else above if early else found
            target.update(dict.fromkeys(lines))
    return [*found, *above], [text for text in updated if text not in found], list(behind)


def _parted(element: HtmlElement) -> bool:
    """Whether an element holds several times, each with a stamp of its own: they are read one by one."""
    return len([one for one in islice(element.iterdescendants("time"), 2) if one.get("datetime")]) > 1


def _said(element: HtmlElement) -> list[str]:
    """What an element says of its time: what it prints, and its stamp before or behind that."""
    if not has_digit(element) and not any(map(element.get, ("datetime", *_STAMPS))):
        return []
    text = _with_clock(element, visible_text(element))
    stamp = _stamp(element, text)
    if not text or len(text) > MAX_TEXT or not _DIGIT.search(text):
        return [stamp] if stamp else []
    if stamp and not YEAR.search(text):  # "3 gün önce" was true when the page was made, "16:01" of its day
        return [stamp, text]
    return [text, stamp] if stamp and len(stamp) > 10 and element.tag == "time" else [text]


def _with_clock(element: HtmlElement, text: str) -> str:
    """A day with the clock time that stands beside it in an element of its own."""
    clock = _clock_beside(element) if YEAR.search(text) and not _CLOCK.search(text) else None
    return f"{text} {clock}" if clock else text


def _clock_beside(element: HtmlElement) -> str | None:
    """The clock time that an element right beside a day's says and nothing else: "17:44", "21 fevral 2026"."""
    near = (one for one in (element.getprevious(), element.getnext()) if one is not None and not holds_more(one, FEW))
    return next((text for one in near if _CLOCK.fullmatch(text := visible_text(one))), None)


def _stamp(element: HtmlElement, text: str) -> str | None:
    """What an element says of its time to machines: time's own attribute, or a full stamp in another beside words."""
    if element.tag == "time" and (stamp := element.get("datetime")) and _DIGIT.search(stamp):
        return stamp
    if len(text) > MAX_WORDS or (not text and len(element)):
        return None
    stamps = (stamp for name in _STAMPS if (stamp := element.get(name)) and _STAMP.fullmatch(stamp.strip()))
    return next(stamps, None)


def _in_words(page: Page, container: HtmlElement | None, own: Set[HtmlElement]) -> list[str]:
    """A line that says when without a figure ("az önce", "Сегодня"), where nothing else of the page does."""
    around = around_article(page, container)
    for element in page.named.get("date", [])[:MAX_VISIBLE]:
        if is_near(element, around) and not is_apart(element, own):
            text = visible_text(element)
            if text and len(text) <= MAX_WORDS and is_relative(text):
                return [text]
    return []


def _plain(page: Page, container: HtmlElement | None, own: Set[HtmlElement]) -> tuple[list[str], list[str]]:
    """The first line beside the headline that is a date and little else, where no element is named for one; and such a
    line behind the body."""
    behind: list[str] = []
    for h1 in page.titles[:3]:
        box = alone(h1)
        for _ in range(2):
            near = [
                one
                for one in siblings(box, BESIDE)
                if one.tag not in OUTSIDE or (one.tag == "footer" and in_article(one))
            ]
            for one in (
                part for root in near if has_digit(root) for part in [root, *islice(root.iterdescendants(), MAX_PARTS)]
            ):
                if one.tag in _NO_LINES or len(one) > MAX_INNER or not has_digit(one):
                    continue
                late = container is not None and follows(one, container)
                text = visible_text(one)
                loose = not late and follows(one, h1) and is_line(one, own)  # above it is the page's own clock
                if not (is_date_line(text) or (loose and is_stamped_line(text))) or is_apart(one, own):
                    continue
                if not late:
                    return [_with_clock(one, text), *_dates_behind(one)], []
                if not is_beside_others(one, own, page.aside):
                    behind = behind or [text, *_dates_behind(one)]
            up = box.getparent()
            if up is None or up.tag in FRAME:
                break
            box = up
    return [], behind


def _dates_behind(line: HtmlElement) -> list[str]:
    """The date lines right behind one: "Eklenme: …", "Güncelleme: …", each in an item of its own."""
    following = (visible_text(one) for one in islice(line.itersiblings(line.tag), BESIDE))
    return [*takewhile(is_date_line, following)]
