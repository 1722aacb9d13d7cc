"""Evidence for the attribution: the lines, names and inline data of a page that may credit somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from lxml.etree import _Element as HtmlElement

from newscrawl.address import host_of
from newscrawl.extract.authors import Bylines, organizations_of, site_names
from newscrawl.extract.blocks import HEADINGS, Block, blocks_of
from newscrawl.extract.charts import chart_notes, holds_note
from newscrawl.extract.creditlines import HELD, NAME, PAIR, ROWS, SHORT, is_name, lines_of
from newscrawl.extract.evidence import Evidence
from newscrawl.extract.groups import is_picture
from newscrawl.extract.headline import FRAME, OUTSIDE, alone, siblings
from newscrawl.extract.inlinedata import agencies_inline
from newscrawl.extract.layout import Fitted
from newscrawl.extract.page import Page
from newscrawl.extract.shown import children, holds_more, visible_text
from newscrawl.site import Site
from newscrawl.text.agency import may_name
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.credit import begins_label
from newscrawl.text.credit import is_picture as labels_picture
from newscrawl.text.fold import fold

_COUNTRIES = frozenset(("tr", "az", "kz", "kg", "uz", "tj", "tm", "ru", "am", "ge", "ua", "ir"))

_TITLES = frozenset(("h1", "h2"))  # "Источник: мэр уйдёт в отставку" tells, it credits nobody
_PICTURE_TAGS = frozenset(("figure", "figcaption"))
_SOURCE_BOX = re.compile(
    r"(?i)(?:^|\s)(?!article)(?:(?:news|haber)|\w+[-_])?(?:source|kayna[kg][a-z]*|menbe)(?:[-_]name)?(?:\s|$)"
)
_NO_SOURCE = re.compile(r"[\d:]")
_SMALL = frozenset(("small", "span", "em", "i"))
BESIDE = 2  # siblings of the headline on either side that may be its meta line
ROWED = 20  # boxes with a date whose rows are read
EMPHASIS = 0.9  # share of a line that is in bold or italics
CARD = 3  # levels between a credit and the box of the story that it is of
NAMED = 5  # words of a name: of an author, an office, a topic
LEVELS = 5  # of the tree up to which a line belongs to a picture
_SOURCE_METAS = (
    "sourceorganization",
    "source",
    "dc.source",
    "dcterms.source",
    "news_source",
    "article:source",
    "copyrightholder",
    "agency",
)


def evidence_of(
    page: Page,
    fitted: Fitted,
    paragraphs: Sequence[str],
    around: Sequence[Block],
    named: Bylines,
    *,
    site: Site | None,
    language: str | None,
    tags: list[str],
    lead: str | None,
    spot: str | None,
) -> Evidence:
    """What `source.attribute` weighs."""
    claims = dict(named.claims)
    bylines = fitted.texts.get("authors") or named.texts
    credited = [text for texts in claims.values() for text in texts]
    charts = chart_notes(around)
    shown = [block for block in _without_tags(around, tags) if block.text not in charts]
    return Evidence(
        charts=charts,
        lines=_lines(page, shown, _Own(page, around, paragraphs, tags), claims.get("visible", [])),
        paragraphs=list(paragraphs),
        bylines=bylines,
        organizations=[*organizations_of(page), *(one for one in credited if one not in bylines)],
        metas=[text for name in _SOURCE_METAS for text in page.metas.get(name, [])],
        scripts=agencies_inline(page),
        boxed=_boxed(page),
        tags=tags,
        selected=fitted.texts.get("source", []),
        site_names=site_names(page),
        language=language,
        country=site.country if site else country_domain(page.url),
        lead=lead,
        spot=spot,
        behind=_behind(around, paragraphs),
    )


def _behind(around: Sequence[Block], paragraphs: Sequence[str]) -> str | None:
    """The line in bold or italics right behind the text, which may be its author's name."""
    texts = set(paragraphs)
    last = max((i for i, block in enumerate(around) if block.text in texts), default=len(around))
    after = next((block for block in around[last + 1 : last + 2] if block.tag not in HEADINGS), None)
    raised = after is not None and max(after.strong, after.slanted) >= EMPHASIS * len(after.text)
    return after.text if after is not None and raised else None


def country_domain(url: str | None) -> str | None:
    """The country whose domain the URL's host ends in, for the countries whose agencies share a name with common words."""
    suffix = (host_of(url) or "").rpartition(".")[2] if url else ""
    return suffix.upper() if suffix in _COUNTRIES else None


def _lines(page: Page, around: Sequence[Block], own: _Own, bylines: list[str]) -> list[str]:
    boxes = [
        element
        for element in page.named.get("credit", [])[:20]
        if not (_of_picture(element) or own.leads_away(element) or _in_page_footer(element))
    ]
    found = [line for element in boxes for line in lines_of(element, visible_text(element), named=True)]
    found += [
        line
        for element in (*_beside_headline(page), *_rows(page))
        if not own.leads_away(element)
        for line in lines_of(element, visible_text(element))
        if ":" in line or element.tag in ROWS
    ]
    found += bylines
    footers = (one for one in page.root.iter("footer") if own.is_foot(one))
    around = [*around, *(block for one in footers for block in blocks_of(one))]
    short = (block for block in around if len(block.text) <= SHORT and block.tag not in _TITLES)
    short = (one for one in short if not ((":" in one.text or may_name(one.text)) and own.leads_away(one.element)))
    found += [line for block in _without_pictures(short) for line in lines_of(block.element, block.text)]
    return list(dict.fromkeys(found))


def _announces_others(box: HtmlElement) -> bool:
    """Whether a box begins with a label of other stories: "Читайте также"."""
    first = children(box, PAIR)
    return len(first) > 1 and is_boilerplate(visible_text(first[0])[:NAME]) in ("related", "read_more")


def _in_page_footer(element: HtmlElement) -> bool:
    """Whether an element stands in the page's footer, which lists partners; an article has a footer of its own."""
    found = False
    for up in chain((element,), element.iterancestors()):
        if up.tag == "article":
            return False
        found = found or up.tag == "footer" or "footer" in (up.get("id") or "").lower()
    return found


def _boxed(page: Page) -> list[str]:
    """Names alone in a box that is called after a source: `<div class="haberKaynagi">Sözcü</div>`."""
    named = (one for one in page.named.get("credit", [])[:20] if _SOURCE_BOX.search(f"{one.get('class')}"))
    texts = [visible_text(one) for one in named if not _of_picture(one) and not _in_page_footer(one)]
    good = (text for text in texts if is_name(text) and not (_NO_SOURCE.search(text) or is_boilerplate(text)))
    return [text for text in good if all(word[0].isupper() for word in text.split()) and not begins_label(text)]


def _beside_headline(page: Page) -> Iterator[HtmlElement]:
    """The small elements next to the headline: "16 ноября 2026 | Автор: …"."""
    for h1 in page.titles[:1]:
        for one in siblings(alone(h1), BESIDE):
            pictured = _of_picture(one) or next(one.iter("figcaption"), None) is not None or holds_note(one)
            if not (one.tag in OUTSIDE or holds_more(one, HELD) or pictured):
                yield one


def _rows(page: Page) -> Iterator[HtmlElement]:
    """The rows of labels and values in the boxes that print the date: `<tr><th>Mənbə</th><td>Turan</td></tr>`."""
    for box in page.named.get("date", [])[:ROWED]:
        if not holds_more(box, HELD):
            yield from box.iter(*ROWS)


def _without_tags(blocks: Sequence[Block], tags: Sequence[str]) -> list[Block]:
    """The blocks but for links that are tags, each on a line of its own: a topic is no byline."""
    keys = {fold(tag) for tag in tags}
    return [
        block
        for block in blocks
        if not (keys and block.linked and len(block.text) <= SHORT and fold(block.text.strip(" #,")) in keys)
    ]


class _Own:
    """Which boxes hold the headline or the text: a small box without them that shows another story's headline leads away."""

    def __init__(self, page: Page, around: Sequence[Block], paragraphs: Sequence[str], tags: Sequence[str]) -> None:
        texts, parents = set(paragraphs), set(page.titles[:1])
        inner = (block.element.getparent() for block in around if block.text in texts)
        parents.update(one for one in inner if one is not None)
        self.parents = frozenset(one for one in parents if one.tag not in FRAME)
        self.boxes = parents | {up for one in parents for up in one.iterancestors()}
        self.housed = any(one.tag == "article" for one in self.boxes)
        self.tags = {fold(tag) for tag in tags}
        self.known: dict[HtmlElement, bool] = {}

    def leads_away(self, element: HtmlElement) -> bool:
        """Whether what an element credits is another story: an article element beside this one, a card with its headline
        or that leads to it.
        """
        home = next(element.iterancestors("article"), None)
        if home is not None and home not in self.boxes and self.housed:
            return True
        for up in chain((element,), islice(element.iterancestors(), CARD)):
            if up in self.boxes or up.tag in FRAME:
                return False
            if up.tag == "nav" or (up.tag == "header" and home is None):  # the page's own
                return True
            if (
                up.tag == "a" and up is not element and visible_text(up) != visible_text(element)
            ):  # a card that is a link
                return True
            if up not in self.known:
                links = (self._is_story(visible_text(link)) for link in islice(up.iter("a"), HELD))
                heads = (
                    " " in (text := visible_text(one)) and ":" not in text for one in islice(up.iter(*HEADINGS), BESIDE)
                )
                self.known[up] = any(links) or any(heads) or _announces_others(up)
            if self.known[up]:
                return True
        return False

    def is_foot(self, footer: HtmlElement) -> bool:
        """Whether a footer is the article's own: in the text's own box, or in the article element around that."""
        up = footer.getparent()
        return up in self.parents or (up in self.boxes and up is not None and up.tag == "article")

    def _is_story(self, text: str) -> bool:
        """Whether a link's text is a headline: no name, no topic, no prompt."""
        words = text.split()
        named = len(words) < NAMED and not any(word[0].islower() for word in words)
        return len(words) > BESIDE and not named and fold(text) not in self.tags and not is_boilerplate(text)


def _without_pictures(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that belong to no picture; many stand side by side: what is around them is asked once."""
    known: dict[HtmlElement | None, bool] = {}
    for block in blocks:
        box = block.element.getparent()
        if box not in known:
            known[box] = _of_picture(box, LEVELS - 1)
        named = may_name(block.text) and (_is_under_picture(block) or _is_picture_value(block.element))
        if not (known[box] or _of_picture(block.element, 1) or named):
            yield block


def _is_picture_value(element: HtmlElement) -> bool:
    """Whether the label before a value is a picture's: `<dt>Fotoğraf</dt><dd>AA</dd>`."""
    label = element.getprevious() if element.tag == "dd" else None
    return label is not None and labels_picture(visible_text(label)[:NAME])


def _is_under_picture(block: Block) -> bool:
    """Whether all that a block says stands, small, right behind a picture: `<img><small>DHA</small>`."""
    behind = (img.getnext() for img in islice(block.element.iter("img"), HELD))
    return any(one is not None and one.tag in _SMALL and visible_text(one) == block.text for one in behind)


def _of_picture(up: HtmlElement | None, levels: int = LEVELS) -> bool:
    """Whether the element belongs to a picture: who made it is no source of the text."""
    for _ in range(levels):
        if up is None:
            return False
        if up.tag in _PICTURE_TAGS or is_picture(up.get("class")) or is_picture(up.get("id")):
            return True
        up = up.getparent()
    return False
