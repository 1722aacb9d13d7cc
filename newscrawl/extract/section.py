"""The section: the main category, from metadata, JSON-LD or the breadcrumb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml.etree import _Element as HtmlElement

from newscrawl.address import host_of
from newscrawl.extract.byline import AUTHOR_PAGE
from newscrawl.extract.groups import is_part
from newscrawl.extract.headline import FRAME, OUTSIDE, alone, follows, siblings
from newscrawl.extract.jsonld import string, strings, types_of
from newscrawl.extract.meanings import LONGEST
from newscrawl.extract.page import Page
from newscrawl.extract.sectionwords import is_section_word
from newscrawl.extract.shown import holds_more, visible_text
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.fold import fold, slug_of
from newscrawl.text.space import squeeze

MAX, NAME = 60, 30  # characters of a section's name, of a link that is known by its address alone
_APART = frozenset(("nav", "aside", "footer"))
CLIMB = 4  # levels between a link and its menu
_MENU = re.compile(r"(?<![a-z])(?:menu|nav|navbar|navigation)(?![a-z])", re.I)
_CATEGORY = re.compile(r"/(?:categor(?:y|ies)|kategori[a-z]*|kateqoriya|rubri[ck][a-z]*|sections?)/")
_PARTS = re.compile(r"\s*[|·•,]\s*|\s[-–]\s")
INFO = 120  # characters of a line about the article
_STAMPED = re.compile(r"\d[.:]\d\d\s*[|•·]$|20\d\d\s*[|•·]$")
_DATED = re.compile(r"[|•·]\s*\d")
_DIGITS = re.compile(r"\d{4}")
_STEP = re.compile(r"\s*[>»›→]\s*")
NAVS = 20  # navigations among which the breadcrumb is
BESIDE, HELD = 2, 20  # siblings of the headline on either side; elements in one of them


def find_section(page: Page, headline: str | None, selected: Iterable[str] = ()) -> tuple[str | None, str | None]:
    """The section and its provenance; ``selected`` is what the site's own selector gave, of which the home page is none."""
    title = fold(headline or "")
    listed = (
        ("site", selected),
        ("jsonld", sorted(strings(page.article.get("articleSection")), key=partial(is_section_word, "shelves"))),
        ("meta", [*page.metas.get("article:section", []), *page.metas.get("articlesection", [])]),
        ("jsonld", _listed(page)),
        ("visible", _crumbs(page)),
        ("visible", _above(page)),
        ("visible", _beside(page)),
        ("visible", _filed(page)),
        ("visible", _labelled(page)),
    )
    for origin, names in listed:  # the last five are read only when nothing before them names one
        for name in names:
            if (
                name
                and len(name) <= MAX
                and not (is_section_word("home", name) or is_section_word("back", name))
                and fold(name) != title
                and not name.startswith("http")
            ):
                first = re.split(r",(?=\S)", unescape(name))[0]  # "Kültür,Röportaj"
                return _as_printed(first, page), origin
    return None, None


def _as_printed(name: str, page: Page) -> str:
    """A name that metadata write as its address does ("yasam"), as the breadcrumb prints it ("Yaşam")."""
    if not name.islower():
        return name
    return next((text for text in _crumbs(page) if slug_of(text) == slug_of(name)), name)


def _listed(page: Page) -> list[str]:
    """The names of a JSON-LD BreadcrumbList without its ends: the home page and the article itself."""
    for document in page.documents:
        if "BreadcrumbList" in types_of(document):
            items = document.get("itemListElement")
            rows = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
            names = [
                string(one.get("name")) or string(one["item"])
                if isinstance(one.get("item"), dict)
                else string(one.get("name"))
                for one in rows
            ]
            return [name for name in names[1:] if name]
    return []


def _above(page: Page) -> Iterator[str]:
    """The texts of links to what stands above the page in its own address: "/tr/ekonomi" of "/tr/ekonomi/story/12"."""
    try:
        parts = urlsplit(page.url or "")
    except ValueError:
        return
    steps = parts.path.strip("/").split("/")[:-1]
    above = {
        "/".join(steps[: depth + 1]).lower()
        for depth, step in enumerate(steps)
        if len(step) > 3 and not step.isdigit() and not is_section_word("home", step)
    }
    for link, href in page.links if above else ():
        host, path = _host_and_path(href)
        if (
            path in above
            and host in ("", parts.netloc.lower())
            and not _in_menu(link)
            and not AUTHOR_PAGE.search(f"/{path}/")
            and (text := squeeze(link.text or "") or visible_text(link))
        ):
            yield text


def _in_menu(link: HtmlElement) -> bool:
    return any(up.tag in _APART for up in link.iterancestors())


def _host_and_path(href: str) -> tuple[str, str]:
    scheme, mark, rest = href.partition("//")
    if mark and scheme in ("", "http:", "https:"):
        host, _, path = rest.partition("/")
        return host.lower(), path.strip("/").lower()
    return "", href.strip("/").lower() if href.startswith("/") else ""


def _crumbs(page: Page) -> list[str]:
    named = page.named.get("crumbs", [])[:2] or [nav for nav in islice(page.body.iter("nav"), NAVS) if _is_trail(nav)]
    for element in named:
        links = [
            text
            for link in element.iter("a")
            if not _is_home(link.get("href") or "", page.url) and (text := visible_text(link))
        ]
        if links:
            return links
    return []


def _is_trail(nav: HtmlElement) -> bool:
    """Whether a navigation calls itself a breadcrumb, or is one: "Accueil > Vie locale"."""
    first = next(nav.iter("a"), None)
    if "breadcrumb" in (nav.get("aria-label") or "").lower() or first is None:
        return first is not None
    return _STEP.fullmatch(first.tail or "") is not None and is_section_word("home", visible_text(first))


def _is_home(href: str, url: str | None) -> bool:
    """Whether an address is the site's first page, or that of one of its languages: "/", "/ru/"."""
    host, path = _host_and_path(href)
    own = not host or host.removeprefix("www.") in ((host_of(url) if url else None) or host)
    return own and len(path) in (0, 2) and bool(path or host or href.startswith("/"))


def _beside(page: Page) -> Iterator[str]:
    """The text of a link near the headline that is its category's: by its relation, its box's name, its address or the menu."""
    for h1 in page.titles[:1]:
        box = alone(h1)
        for one in [up for level in (box, box.getparent()) if level is not None for up in siblings(level, BESIDE)]:
            if one.tag in OUTSIDE or holds_more(one, HELD):
                continue
            yield from _unlinked(one, page)
            links = [*one.iter("a")]
            if len(links) > 1 and is_section_word("home", visible_text(links[0])):  # where the page stands, by no name
                yield from map(visible_text, links[1:])
                continue
            named = len(links) == 1 and is_part("category", f"{one.get('class')} {one.get('id')}"[:LONGEST])
            for link in (link for link in links if not _is_anothers(link, one)):
                if (
                    named
                    or is_part("category", (link.get("class") or "")[:LONGEST])
                    or "category" in (link.get("rel") or "")
                    or _is_category(link, page, above=not follows(one, h1))
                ):
                    yield visible_text(link)


def _unlinked(box: HtmlElement, page: Page) -> Iterator[str]:
    """The names without a link in a box: of an element named after categories, behind a label, or beside the date and in the menu."""
    for one in (box, *box.iterdescendants()):
        named = next(one.iter("a"), None) is None and is_part("category", (one.get("class") or "")[:LONGEST])
        if (
            named
            and _may_name(text := visible_text(one))
            and is_boilerplate(text) is None
            and not _is_anothers(one, box)
        ):
            yield text
    if any(len(visible_text(link)) > NAME for link in box.iter("a")):  # of other stories
        return
    for one in (box, *(leaf for leaf in box.iterdescendants() if not len(leaf) and leaf.tag != "a")):
        for part in _PARTS.split(visible_text(one)[:INFO]):
            label, colon, value = part.rpartition(":")
            told = colon and is_section_word("labels", label) and _may_name(value)
            if told or (not colon and _is_listed(part, page)):
                yield (value if colon else part).strip()


def _is_anothers(element: HtmlElement, top: HtmlElement) -> bool:
    """Whether an element in the box ``top`` stands on another story's card: in a link that says more, beside a heading, in an aside."""
    own = visible_text(element)
    boxes = list(takewhile(lambda up: up is not top, element.iterancestors()))
    inside = any(up.tag in _APART or (up.tag == "a" and visible_text(up) != own) for up in boxes)
    return inside or any(next(up.iterdescendants("h2", "h3", "h4"), None) is not None for up in boxes)


def _may_name(words: str) -> bool:
    return 0 < len(words) <= NAME and not any(map(str.isdigit, words))


def _is_listed(words: str, page: Page) -> bool:
    """Whether words without a link are those of a link in the menu, or of a usual section that the page links to."""
    if not _may_name(words):
        return False
    usual = is_section_word("sections", words)
    return any(
        squeeze(link.text or "") == words and (usual or _is_menu(link)) and not AUTHOR_PAGE.search(href)
        for link, href in page.links
    )


def _filed(page: Page) -> Iterator[str]:
    """The categories under which the article that holds the headline says that it is filed: `<a rel="category tag">`."""
    for box in islice((up for title in page.titles[:1] for up in title.iterancestors("article")), 1):
        links = (link for link in box.iter("a") if "category" in (link.get("rel") or "").split())
        yield from (visible_text(link) for link in links if not _in_card(link))


def _in_card(link: HtmlElement) -> bool:
    """Whether a category is that of another story: in a list's item or a box with a heading of its own."""
    boxes = islice(link.iterancestors(), CLIMB)
    return any(
        up.tag == "li" or next(up.iterchildren("h2", "h3", "h4"), None) is not None
        for up in boxes
        if up.tag != "article"
    )


def _labelled(page: Page) -> Iterator[str]:
    """The links behind a label ("Kategori: …"), and those of usual sections beside a date ("Общество | 18 окт 2025")."""
    around = {up for title in page.titles[:1] for up in islice(title.iterancestors(), CLIMB) if up.tag not in FRAME}
    near = (link for link, _ in page.links if not around.isdisjoint(islice(link.iterancestors(), 2 * CLIMB)))
    for link in near:
        before, after = _text_before(link), (link.tail or "").strip()[:NAME]
        dated = (_STAMPED.search(before) or _DATED.match(after)) and not _has_others(link)
        told = 0 < len(before) < NAME and is_section_word("labels", before.rstrip(" :"))
        if (told or (dated and is_section_word("sections", visible_text(link)))) and not _in_menu(link):
            yield visible_text(link)


def _has_others(link: HtmlElement) -> bool:
    """Whether other stories are linked beside a link: a ticker, a card."""
    box = link.getparent()
    return box is not None and any(len(visible_text(one)) > NAME for one in islice(box.iter("a"), HELD))


def _text_before(link: HtmlElement) -> str:
    """The words right before a link: its box's own, the element's beside it, or the cell's beside its own."""
    beside, box = link.getprevious(), link.getparent()
    if beside is not None:
        return (beside.tail or "").strip() or ("" if beside.tag == "a" or len(beside) else (beside.text or "").strip())
    own = (box.text or "").strip() if box is not None else ""
    cell = box.getprevious() if box is not None and box.tag in ("td", "dd", "span") and not own else None
    return own if cell is None or len(cell) else (cell.text or "").strip()


def _is_category(link: HtmlElement, page: Page, *, above: bool) -> bool:
    """Whether a link leads to a category: "/category/mahalliy", a page that the menu lists, a usual section beside the date, or
    what stands ``above`` the headline and on the page once more."""
    host, path = _host_and_path(link.get("href") or "")
    text = visible_text(link)
    if not path or len(text) > NAME or AUTHOR_PAGE.search(f"/{path}/"):
        return False
    box = link.getparent()
    if (
        path == slug_of(text)
        and is_section_word("sections", text)
        and box is not None
        and _DIGITS.search(visible_text(box))
    ):
        return True  # beside the date
    return _CATEGORY.search(f"/{path}/") is not None or any(
        other is not link
        and _host_and_path(href) == (host, path)
        and (_is_menu(other) or (above and squeeze(other.text or "") == text and not path[-1:].isdigit()))
        for other, href in page.links
    )


def _is_menu(link: HtmlElement) -> bool:
    near = islice(link.iterancestors(), CLIMB)
    return any(up.tag == "nav" or _MENU.search(f"{up.get('class')} {up.get('id')}"[:LONGEST]) for up in near)


def section_names(page: Page) -> list[str]:
    """Every name of a category that the page gives for itself: JSON-LD, metadata, breadcrumbs."""
    filed = [*strings(page.article.get("articleSection")), *page.metas.get("article:section", [])]
    return [*filed, *_listed(page), *_crumbs(page)]
