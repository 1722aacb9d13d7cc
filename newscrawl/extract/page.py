"""Page: one parse of one page, and what its head says. Everything else in ``extract`` reads from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newscrawl.extract.guard import tame
from newscrawl.extract.jsonld import documents_of, main_article, string, types_of
from newscrawl.extract.named import named_elements
from newscrawl.extract.xpath import elements
from newscrawl.text.encoding import decode
from newscrawl.text.space import squeeze

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_ITEMPROPS = elements("//*[@itemprop]")
# The last two: what is for screen readers only, as everybody's style sheets have it ("opens in a new tab").
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*50%", re.I
)
_MAYBE_HIDDEN = elements("descendant::*[@hidden or @style]")
_FRAME = frozenset(("body", "html", "main", "article"))
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
    def properties(self) -> dict[str, list[HtmlElement]]:
        """Microdata: itemprop -> its elements, in order."""
        found: dict[str, list[HtmlElement]] = {}
        for element in _ITEMPROPS(self.root):
            for name in (element.get("itemprop") or "").split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def named(self) -> dict[str, list[HtmlElement]]:
        """The elements that name their role: see `named_elements`."""
        return named_elements(self.body)

    @cached_property
    def aside(self) -> frozenset[HtmlElement]:
        """Parts that are never the article's: what is hidden, consent dialogs, readers' comments."""
        boxes = [one for one in self.named.get("aside", ()) if one.tag not in _FRAME and not _holds_article(one)]
        return self.hidden | frozenset(boxes)

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


def text(element: HtmlElement) -> str:
    """All text below an element as it stands in the source."""
    return "".join(cast(Iterator[str], element.itertext()))


def visible_text(element: HtmlElement) -> str:
    """What a reader sees of a short element on one line: no scripts, no hidden parts; a block or break ends a word."""
    parts: list[str] = []
    _collect(element, parts, 0)
    return squeeze("".join(parts))


_RAISED = frozenset(("sup", "sub"))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "button", "select", "iframe"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "strike",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)


def part_words(parts: list[str], at: int, tag: str) -> None:
    """Sets a blank before the text at ``at``, of an inline element that touches another, where the two are two words.

    A small letter and then a capital or a digit, a digit and then a word ("Haber" "Düzce", "16:01" "Güncelleme"), that
    pages part by style alone; what is one word (an initial, a raised number) does not begin anew like this.
    """
    if not 0 < at < len(parts) or tag in _RAISED:
        return
    end, begin, second = parts[at - 1][-1:], parts[at][:1], parts[at][1:2]
    if (end.islower() and (begin.isupper() or begin.isdigit())) or (
        end.isdigit() and begin.isupper() and second.islower()
    ):
        parts.insert(at, " ")


def holds_more(element: HtmlElement, count: int) -> bool:
    """Whether so many elements and more stand inside one: to ask is cheaper than to read a large box in vain."""
    return next(islice(element.iterdescendants(), count, None), None) is not None


def _holds_article(element: HtmlElement) -> bool:
    return next(element.iterdescendants("h1", "article"), None) is not None


def _collect(element: HtmlElement, parts: list[str], depth: int) -> None:
    tag = element.tag
    if depth > 60 or not isinstance(tag, str) or tag in _UNSEEN or is_hidden(element):
        return
    breaks = tag not in _INLINE
    if breaks:
        parts.append(" ")
    if element.text:
        parts.append(element.text)
    touching = False
    for child in element:
        count = len(parts)
        _collect(child, parts, depth + 1)
        if touching:
            part_words(parts, count, child.tag)
        if child.tail:
            parts.append(child.tail)
        touching = not child.tail
    if breaks:
        parts.append(" ")


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element says of itself that it is not shown (style or ``hidden``; aria-hidden text is still seen)."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))
