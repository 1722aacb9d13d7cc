"""The body: the article's own paragraphs, sub-headings and list items, found without knowing the site."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.extract.blocks import HEADINGS, UNSEEN, Block, ancestors, blocks_of
from newscrawl.extract.layout import Fitted
from newscrawl.extract.page import Page, is_hidden

_TEXTUAL = etree.XPath("//body//*[text()[string-length(.)>40]][not(self::script or self::style or self::noscript)]", smart_strings=False)
_LINKS = etree.XPath(".//a", smart_strings=False)
# Names of boxes that are not the article's text, as the class and id attributes of real pages spell them.
_CLUTTER = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|related|recommend\w*|recirc\w*|promo\w*|sidebar|share\w*|sharing|social\w*|newsletter\w*|subscri\w*|signup|sign-up"
    r"|adverti\w*|ads?|advert|banner|captions?|credits?|byline|author\w*|tags?|tag-?list|breadcrumbs?|cookies?|popup|modal|outbrain|taboola|teasers?"
    r"|read-?more|also|widgets?|gallery|toolbar|infobox|factbox|footer|nav|navbar|navigation|menu|paywall|ratings?|print|sr-only|visually-?hidden|screen-?reader\w*"
    r"|player|tweet|twitter-tweet|instagram-media|most-?(?:read|popular)|trending|popular|copyright|disclaimer|poll|quiz|timestamp|dateline|meta|metadata|topics?|keywords?|etiket\w*|yorum\w*|ilgili\w*|paylas\w*|reklam\w*|donat\w*|consent|gdpr|footnotes?|bio)(?=$|[\s_-])",
    re.I,
)
_ARTICLE_HINT = re.compile(r"article-?_?-?(?:body|content|text)|story-?_?(?:body|content|text)|post-?_?(?:body|content)|entry-?content|news-?_?(?:text|content|body|detail)|haber|content-?body|articlebody", re.I)


@dataclass(slots=True)
class Body:
    """What was found: blocks to keep, the container they stand in, and what was left out of it, by reason."""

    blocks: list[Block] = field(default_factory=list)
    container: HtmlElement | None = None
    dropped: dict[str, int] = field(default_factory=dict)


class Clutter:
    """Remembers for one page which elements are clutter boxes."""

    def __init__(self) -> None:
        self.known: dict[HtmlElement, bool] = {}
        self.protected: frozenset[HtmlElement] = frozenset()

    def box(self, element: HtmlElement) -> bool:
        """Whether the element itself is a box of clutter by its tag, role or name."""
        if element in self.protected:
            return False
        known = self.known.get(element)
        if known is None:
            known = self.known[element] = _is_clutter(element)
        return known

    def inside(self, element: HtmlElement) -> bool:
        """Whether the element is or stands in a box of clutter."""
        return self.box(element) or any(self.box(one) for one in ancestors(element))


def _is_clutter(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return True
    if tag in ("body", "html", "main", "article"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) > 1 and _CLUTTER.search(names):
        return True
    role = element.get("role")
    return role in ("complementary", "navigation", "contentinfo", "dialog", "search", "banner") or is_hidden(element)


def find_body(page: Page, fitted: Fitted | None = None, headline: str | None = None, lead: str | None = None) -> Body:
    """The body of any page; empty when nothing on it reads like an article's text."""
    if fitted is not None and fitted.blocks:
        return Body(blocks=_kept(fitted.blocks), container=fitted.elements["body"][0])
    clutter = Clutter()
    container = _container(page, clutter)
    if container is None:
        return Body()
    clutter.protected = frozenset((container, *ancestors(container)))
    blocks = blocks_of(container, clutter.box)
    return Body(blocks=_kept(blocks), container=container)


def _mass(element: HtmlElement) -> float:
    text = "".join(element.itertext())
    linked = sum(len("".join(a.itertext())) for a in _LINKS(element))
    size = len(text.strip())
    return max(0.0, size - 2.0 * linked) + 25.0 * text.count(",") * 0 if size else 0.0


def _container(page: Page, clutter: Clutter) -> HtmlElement | None:
    mass: dict[HtmlElement, float] = {}
    score: dict[HtmlElement, float] = defaultdict(float)
    for element in _TEXTUAL(page.root):
        if clutter.inside(element):
            continue
        own = _mass(element)
        if own < 30:
            continue
        mass[element] = own
        share = 1.0
        if element.tag in ("div", "td", "section", "article", "main", "body"):
            score[element] += own
            share = 0.5
        for up in ancestors(element):
            score[up] += own * share
            share *= 0.6
            if share < 0.1:
                break
    if not score:
        return None
    for element in list(score):
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if _ARTICLE_HINT.search(names) or element.tag == "article":
            score[element] *= 1.2
    return max(score, key=lambda one: score[one])


def _kept(blocks: list[Block]) -> list[Block]:
    kept = [block for block in blocks if block.tag != "h1" and not (block.linked > 0.6 * len(block.text))]
    while kept and kept[-1].tag in HEADINGS:
        kept.pop()
    return kept
