"""Page: one parse of one page, and what its head says. Everything else in ``extract`` reads from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newscrawl.address import registered_domain
from newscrawl.extract.guard import tame
from newscrawl.extract.jsonld import documents_of, main_article, string, types_of
from newscrawl.extract.named import named_elements
from newscrawl.extract.shown import in_article, is_hidden, is_summary, text, visible_text
from newscrawl.extract.titles import titles_in
from newscrawl.extract.xpath import elements
from newscrawl.text.encoding import decode
from newscrawl.text.fold import fold, slug_of
from newscrawl.text.space import squeeze

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_ITEMPROPS = elements("//*[@itemprop]")
_MAYBE_HIDDEN = elements("descendant::*[@hidden or @style]")
_FRAME = frozenset(("body", "html", "main", "article"))
_FOOTERS = frozenset(
    ("footer", "site-footer", "page-footer", "main-footer", "footer-wrapper", "site-bottom", "page-bottom")
)
LAST = 4  # boxes at the end of the body, and in each of them, among which its footer is
MAX_METAS = 200  # contents kept of one name
EMPTY = "<html><head></head><body></body></html>"


@dataclass(slots=True)
class Head:
    """The elements that a single filtered pass over the tree collects, in document order."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: list[HtmlElement] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    h1s: list[HtmlElement] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)
    title: str | None = None
    base: str | None = None


class Page:
    """One parsed page.

    ``metas``: lower-case name, property or itemprop of meta elements -> their contents, in order, empty ones left out.
    ``documents``: the page's JSON-LD objects, @graph flattened. ``problems``: what was wrong with the input.
    """

    def __init__(
        self,
        html: str,
        *,
        url: str | None = None,
        headers: Mapping[str, str] | None = None,
        problems: tuple[str, ...] = (),
    ) -> None:
        self.url = url
        self.headers = {key.lower(): value for key, value in (headers or {}).items()}
        self.html, cut = tame(html)
        self.problems = [*problems, *(["truncated"] if cut else [])]
        self.root = _parse(self.html)
        self.head = _head(self.root)
        self.base = _base(self.head.base, url)

    @property
    def metas(self) -> dict[str, list[str]]:
        """See the class."""
        return self.head.metas

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these metas that has one."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @cached_property
    def documents(self) -> list[dict[str, Any]]:
        """See the class; a broken script that could be mended is named in ``problems``."""
        scripts = [text(one) for one in self.head.scripts if "ld+json" in (one.get("type") or "").lower()]
        found, problems = documents_of(scripts)
        self.problems += problems
        return found

    @cached_property
    def article(self) -> dict[str, Any]:
        """The JSON-LD object of this page's own article, or {}."""
        titles = [self.head.title, self.meta("og:title"), *(visible_text(h1) for h1 in self.head.h1s[:5])]
        return main_article(self.documents, self.url, [title for title in titles if title])

    @cached_property
    def video(self) -> dict[str, Any]:
        """The JSON-LD object of the video that a page without an article is about, by its name, or {}."""
        titles = [self.head.title, self.meta("og:title"), *(visible_text(h1) for h1 in self.head.h1s[:2])]
        videos = (one for one in self.documents if "VideoObject" in types_of(one) and not self.article)
        return next((one for one in videos if string(one.get("name")) in titles), {})

    @cached_property
    def titles(self) -> list[HtmlElement]:
        """The elements that may show the headline, the h1s before others."""
        names = [name for name in (self.head.title, self.meta("og:title")) if name]
        told = [name for name in names if not self.is_site(name)]
        if names and not told:  # all pages of the site have its name for a title
            return titles_in(self.body, [h1 for h1 in self.head.h1s if fold(visible_text(h1)) != fold(names[0])], [])
        return titles_in(self.body, self.head.h1s, told)

    def is_site(self, name: str) -> bool:
        """Whether a title is the site's own name: og:site_name, or the one in its address ("costadelsolhoy")."""
        domain = (registered_domain(self.url or "") or "").partition(".")[0]
        own = [fold(one) for one in (self.meta("og:site_name", "application-name"), domain.replace("-", "")) if one]
        return fold(name) in own or slug_of(name).replace("-", "") in own

    @cached_property
    def properties(self) -> dict[str, list[HtmlElement]]:
        """Microdata: itemprop -> its elements, in order."""
        found: dict[str, list[HtmlElement]] = {}
        for element in _ITEMPROPS(self.root) if "itemprop" in self.html or "ITEMPROP" in self.html else ():
            for name in (element.get("itemprop") or "").split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def named(self) -> dict[str, list[HtmlElement]]:
        """The elements that name their role: see `named_elements`."""
        return named_elements(self.body)

    @cached_property
    def aside(self) -> frozenset[HtmlElement]:
        """Parts that are not the article's: those of `never`, consent dialogs, what is for screen readers, opened summaries."""
        told = (one for one in self.body.iter("details") if is_summary(one))
        return self.never | self._apart("aside") | frozenset(told)

    @cached_property
    def never(self) -> frozenset[HtmlElement]:
        """Those parts that are not the article's either when nothing else is found: unlike a gallery or a dialog."""
        return self.hidden | self.footers | self._apart("comments")

    def _apart(self, role: str) -> frozenset[HtmlElement]:
        boxes = self.named.get(role, ())
        return frozenset(one for one in boxes if one.tag not in _FRAME and not _holds_article(one))

    @cached_property
    def footers(self) -> frozenset[HtmlElement]:
        """The boxes at the page's end that are called its footer."""
        return _footers(self.body)

    @cached_property
    def hidden(self) -> frozenset[HtmlElement]:
        """Elements that say of themselves that they are not shown."""
        return frozenset(one for one in _MAYBE_HIDDEN(self.body) if is_hidden(one))

    @cached_property
    def body(self) -> HtmlElement:
        """The body element, or the root of a page that has none."""
        found = self.root.find("body")
        return self.root if found is None else found

    @cached_property
    def links(self) -> list[tuple[HtmlElement, str]]:
        """The links of the body with their addresses as written, in document order."""
        return [(link, href) for link in self.body.iter("a") if (href := link.get("href"))]

    def absolute(self, link: str | None) -> str | None:
        """A link of the page as an absolute http(s) URL, or None."""
        try:
            joined = urljoin(self.base or "", squeeze(link or ""))
            return joined if link and urlsplit(joined).scheme in ("http", "https") else None
        except ValueError:
            return None


def read_page(
    html: bytes | str, url: str | None = None, headers: Mapping[str, str] | None = None, encoding: str | None = None
) -> Page:
    """A page from bytes or text; ``encoding`` is the site's own word on its charset. Never raises for a bad page."""
    if isinstance(html, str):
        return Page(html, url=url, headers=headers)
    lower = {key.lower(): value for key, value in (headers or {}).items()}
    declared = _CHARSET.search(lower.get("content-type", ""))
    decoded, _, problems = decode(html, encoding or (declared[1] if declared else None))
    return Page(decoded, url=url, headers=headers, problems=tuple(problems))


def _parse(html: str) -> HtmlElement:
    # Bytes with a known charset parse faster than str, and a declaration inside the page cannot lead the parser astray.
    # Plain elements: lxml.html's own classes cost a Python call each. huge_tree: without it all below level 256 is lost.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = html.encode("utf-8", "replace").replace(b"\0", b"")
    try:
        root = etree.fromstring(data, parser=parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
    return etree.fromstring(EMPTY, parser=etree.HTMLParser()) if root is None or root.tag != "html" else root


def _head(root: HtmlElement) -> Head:
    head = Head()
    kept = {"link": head.links, "script": head.scripts, "h1": head.h1s, "time": head.times}
    for element in root.iter("meta", "link", "script", "title", "h1", "time", "base"):
        tag = element.tag
        if tag == "meta":
            _add_meta(head.metas, element)
        elif tag == "title":
            head.title = head.title or squeeze(element.text or "") or None
        elif tag == "base":
            head.base = head.base or element.get("href")
        else:
            kept[tag].append(element)
    return head


def _add_meta(metas: dict[str, list[str]], element: HtmlElement) -> None:
    content = squeeze(element.get("content") or element.get("value") or "")
    if content:
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                known = metas.setdefault(name, [])
                if len(known) < MAX_METAS:
                    known.append(content)


def _base(declared: str | None, url: str | None) -> str | None:
    try:
        return urljoin(url or "", squeeze(declared or "")) or None
    except ValueError:
        return url


def _footers(body: HtmlElement) -> frozenset[HtmlElement]:
    """The boxes at the page's end that are called its footer."""
    last = [*islice(body.iterchildren(reversed=True), LAST)]
    last += [one for box in last for one in islice(box.iterchildren(reversed=True), LAST)]
    called = (one for one in last if not _FOOTERS.isdisjoint(f"{one.get('id')} {one.get('class')}".lower().split()))
    own = (one for one in called if one.tag not in _FRAME and not _holds_article(one))
    return frozenset(one for one in own if not in_article(one))


def _holds_article(element: HtmlElement) -> bool:
    return next(element.iterdescendants("h1", "article"), None) is not None
