"""The body: the article's own paragraphs, sub-headings and list items, found without knowing the site.

Every block of the page gets a probability from its features; the part of the tree that holds most of what is likely is the
article's; what is likely inside it is kept.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from pathlib import Path
from statistics import fmean
from typing import Any

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import HEADINGS, Block, blocks_of
from newscrawl.extract.features import Hints, Row, rows_of, text_key
from newscrawl.extract.gaps import list_of, with_gaps
from newscrawl.extract.jsonld import string
from newscrawl.extract.layout import Fitted
from newscrawl.extract.listicle import with_lists
from newscrawl.extract.nextarticles import next_articles
from newscrawl.extract.outline import article_of, masses
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.extract.tidy import is_announced, tidied
from newscrawl.extract.weights import Weights
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.space import squeeze

LIKELY = 0.5
ALL = 0.9  # of the characters of a block that is a link
_TEXT = frozenset(("p", "li", "td"))
CAP = 400  # characters of one block that count when the article's part of the tree is weighed
AGAINST = 0.1  # weight of unlikely blocks there: a promotion inside the text must not split it
NEARLY = 0.7  # of a text that its article element holds
TALK = 40  # characters of a heading above comments
BEGUN = 400  # characters of text after which another h1 begins another article
SCANT = 300  # characters of a body that make boxes that are no text worth a look
FULL = 500  # characters of JSON-LD articleBody that can take the place of the text shown
BEGINNING = 80  # characters of a paragraph shown that must be found in it
_BREAKS = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.I)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
ENOUGH = 200  # characters of JSON-LD articleBody that make it worth comparing


@dataclass(slots=True)
class Body:
    """The blocks of the body, the element that holds them (None without any), and all blocks of the box around that.

    ``origin`` is the provenance: generic, or jsonld.
    """

    blocks: list[Block] = field(default_factory=list)
    container: HtmlElement | None = None
    around: list[Block] = field(default_factory=list)
    origin: str = "generic"


@lru_cache(maxsize=1)
def _weights() -> Weights:
    data = json.loads((Path(__file__).parent.parent / "data" / "body.json").read_text("utf-8"))
    return Weights(data["bias"], data["weights"])


def find_body(page: Page, fitted: Fitted | None = None, headline: str | None = None) -> Body:
    """The body of a page: what the site's layout selected, else what reads like the article's text; may be empty."""
    if fitted is not None and fitted.blocks:
        box = fitted.elements["body"][0]
        text = [block for block in fitted.blocks if not _is_link(block)] or fitted.blocks
        return Body(_without_title(text, headline), box, blocks_of(_outer(box), page.aside))
    hints = hints_of(page)
    others = next_articles(page)
    found = _found(page, hints, headline, page.aside | others)
    # a gallery's captions, a page that is all one dialog
    if _size(found) < SCANT and len(page.aside) > len(page.never):
        found = max(found, _found(page, hints, headline, page.never | others), key=_size)
    return _completed(found, page, headline)


def _is_link(block: Block) -> bool:
    """Whether a box amid a text is one link and no paragraph, or a label and a link: a card of another story."""
    whole = block.linked >= ALL * len(block.text)
    carded = next(block.element.iterancestors("a"), None) is not None
    return carded or (whole and block.tag not in _TEXT) or (block.linked > 0 and is_announced(block))


def _completed(found: Body, page: Page, headline: str | None) -> Body:
    """The body itself, or JSON-LD's articleBody where that holds its longest paragraph and is more than twice as long.

    A page that shows a teaser, or builds its text by script, often carries the whole text there.
    """
    stated = string(page.article.get("articleBody")) or ""
    shown = _size(found)
    if len(stated) < FULL or shown * 2 > len(stated):
        return found
    longest = max((block.text for block in found.blocks), key=len, default="")
    begin = text_key(longest[:BEGINNING])
    if begin.rpartition(" ")[0] not in text_key(stated):
        return found
    blocks = _without_title(_paragraphs(page.article["articleBody"], page.body), headline)
    return Body(blocks, found.container, found.around, "jsonld")


def _paragraphs(value: Any, element: HtmlElement) -> list[Block]:
    """The paragraphs of an articleBody: by its own markup, or by its lines."""
    text = unescape(value) if isinstance(value, str) else string(value) or ""
    if _MARKUP.search(text):
        text = text if _BREAKS.search(text) else "<br><br>".join(text.splitlines())
        return [replace(block, element=element) for block in blocks_of(Page(text).body)]
    return [Block(line, "p", element) for line in map(squeeze, unescape(text).splitlines()) if line]


def _found(page: Page, hints: Hints, headline: str | None, skip: frozenset[HtmlElement]) -> Body:
    rows = rows_of(blocks_of(page.body, skip), hints)
    chances = _spread(rows, [_chance(row) for row in rows])
    container = _container(rows, chances)
    if container is None:
        return Body()
    kept = _kept(rows, chances, container, hints.titles)
    outer = _outer(container)
    around = [row.block for row in rows if outer in row.line]
    return Body(_without_title([row.block for row in kept], headline), container, around)


def _size(body: Body) -> int:
    return sum(len(block.text) for block in body.blocks)


def _outer(container: HtmlElement) -> HtmlElement:
    parent = container.getparent()
    return container if parent is None or parent.tag in ("body", "html") else parent


def hints_of(page: Page) -> Hints:
    """What metadata and JSON-LD say of the text."""
    article = page.article
    body = text_key(string(article.get("articleBody")) or "")
    titles = (
        page.head.title,
        page.meta("og:title"),
        string(article.get("headline")),
        *map(visible_text, page.head.h1s[:1]),
    )
    descriptions = (page.meta("description"), page.meta("og:description"), string(article.get("description")))
    return Hints(
        titles=frozenset(text_key(text) for text in titles if text),
        descriptions=frozenset(text_key(text) for text in descriptions if text),
        body=f" {body} " if len(body) > ENOUGH else "",
    )


def _chance(row: Row) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, _weights().odds(row))))) if row.numbers else 0.0


def _spread(rows: Sequence[Row], chances: list[float]) -> list[float]:
    """The chances, where rows of a list or table that are too far from running text to be judged take the mean of its others."""
    judged: dict[HtmlElement, list[float]] = {}
    far: list[tuple[int, HtmlElement]] = []
    for index, row in enumerate(rows):
        if (owner := list_of(row)) is None:
            continue
        if row.numbers:
            judged.setdefault(owner, []).append(chances[index])
        else:
            far.append((index, owner))
    for index, owner in far:
        if owner in judged:
            chances[index] = fmean(judged[owner])
    return chances


def _container(rows: Sequence[Row], chances: Sequence[float]) -> HtmlElement | None:
    """The deepest element that holds the most likely text, weighed against what is unlikely in it."""
    worth = (min(len(row.block.text), CAP) * (chance - LIKELY) for row, chance in zip(rows, chances, strict=True))
    mass = masses((row.line for row in rows), (value if value > 0 else AGAINST * value for value in worth))
    best = max(mass.values(), default=0.0)
    return next((one for one in mass if mass[one] > best - 1e-6), None) if best > 0 else None


def _kept(rows: Sequence[Row], chances: Sequence[float], container: HtmlElement, titles: frozenset[str]) -> list[Row]:
    """The likely blocks of the container, up to where another article begins."""
    kept: set[int] = set()
    size = 0
    ended: Row | None = None
    talk: HtmlElement | None = None  # the box of what readers say
    for index, (row, chance) in enumerate(zip(rows, chances, strict=True)):
        if container not in row.line or (talk is not None and talk in row.line):
            continue
        if _opens_comments(row):
            talk = next((up for up in row.line if up.tag == "table"), row.line[1])
            continue
        if row.block.tag == "h1" and size > BEGUN and row.key not in titles:
            ended = rows[max(kept)]
        elif chance > LIKELY:
            if ended and ended.line[1:2] != row.line[1:2]:
                break  # the next article of a page that goes on and on; sections of one text share their parent
            ended = None
            kept.add(index)
            size += len(row.key)
    found = [rows[index] for index in sorted(with_gaps(rows, chances, kept))]
    return tidied(with_lists(rows, _of_one_article(found)), titles)


def _of_one_article(rows: list[Row]) -> list[Row]:
    """The rows without those behind the article element that holds nearly all of them."""
    homes: Counter[HtmlElement] = Counter()
    for row in rows:
        if (home := article_of(row.line)) is not None:
            homes[home] += len(row.block.text)
    best, size = max(homes.items(), key=lambda one: one[1], default=(None, 0))
    if best is None or size < NEARLY * sum(len(row.block.text) for row in rows):
        return rows
    last = max(i for i, row in enumerate(rows) if best in row.line)
    return rows[: last + 1]


def _opens_comments(row: Row) -> bool:
    """Whether a heading says that what follows in its box are comments: "Comments (2)"."""
    block = row.block
    headed = block.tag in HEADINGS or block.tag in ("summary", "td", "th")
    return headed and len(block.text) < TALK and len(row.line) > 1 and is_boilerplate(block.text) == "comments"


def _without_title(blocks: Sequence[Block], headline: str | None) -> list[Block]:
    """The blocks without the headline itself and without what stands before an h1 among them."""
    title = text_key(headline or "")
    longest = 2 * len(headline or "")  # a longer block is no headline, whatever marks it has
    alike = [len(block.text) <= longest and text_key(block.text) == title for block in blocks]
    begin = next((i + 1 for i, block in enumerate(blocks) if block.tag == "h1" and alike[i]), 0)
    return [block for i, block in enumerate(blocks) if i >= begin and block.tag != "h1" and not (title and alike[i])]
