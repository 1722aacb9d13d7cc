"""Features: what distinguishes a block of the article's text from the clutter around it, as named facts. Weights: data/body.json."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.extract.blocks import Block
from newscrawl.text.boilerplate import is_boilerplate

# Groups of words as class, id and itemprop attributes spell them, one token at a time; a token may belong to several.
GROUPS = {
    "comment": "comment|disqus|yorum|discussion|viafoura|coral|kommentar|respond",
    "related": "related|relacionad|ilgili|similar|readmore|readalso|also$|recirc|recommend|popular|viewed|trending|latest|onward|weitere|verwandt|^more$|^most|topstor",
    "share": "^shar|social|follow|facebook|twitter|whatsapp|paylas|telegram|pinterest|linkedin",
    "author": "author|byline|contributor|writer|^bios?$|autor|yazar|reporter|journalist|signature",
    "caption": "caption|credit|figure|photo|image|^img|picture|foto|^bild|gallery|galeri|slide|^media|lightbox|video|player",
    "offer": "newsletter|subscri|signup|paywall|premium|regist|^abo|membership|donat|piano|login|account|offer|^cta$|plus$",
    "ad": "advert|^ads?$|sponsor|promo|commercial|banner|^dfp|^gpt|outbrain|taboola|affiliate|reklam|shopping|product|^deals?$|anzeige|werbung",
    "tag": "^tags?$|taglist|topic|keyword|label|categor|breadcrumb|etiket|thema|themen|kicker|overline|eyebrow|rubric",
    "meta": "meta|timestamp|^time|^date|pubdate|publish|updated|^info|toolbar|^tools?$|print|reading",
    "nav": "^nav|menu|header|footer|masthead|sitemap|search|^skip",
    "card": "^cards?$|teaser|widget|module|tile|listing|^feed|^items?$|carousel|^rail|sidebar|aside|secondary|bottom",
    "hidden": "hidden|^sr$|visually|screenreader|accessib|modal|popup|overlay|dialog|tooltip|noprint|collapse",
    "lead": "summary|^lead|^lede|standfirst|intro|^deck$|^dek$|subtitle|subhead|abstract|excerpt|^spot$|ozet|description|vorspann|anons|highlight|keypoint|bullet",
    "quote": "quote|^pull|tweet|instagram|embed",
    "box": "^box|fact|infobox|panel|callout|correction|disclaimer|^notes?$|about|copyright|legal|editor",
    "article": "article|story|^posts?$|^entry|news|haber|xeber",
    "body": "body|content|^text|paragraph|^copy$|prose|richtext|^main|detail|wysiwyg|metin|metni|icerik",
}  # fmt: skip
_GROUPS = {name: re.compile(pattern) for name, pattern in GROUPS.items()}
_TOKEN = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
_SENTENCE = re.compile(r"[.!?…։。！？।]['\"”»’)\]]*$")
_WORDS = re.compile(r"\w+")
_PICTURE = etree.XPath("boolean(img | picture | figure | */img | */picture | */*/img)")
_NAMING = ("class", "id", "itemprop", "data-component")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INNER = frozenset("li ul section article blockquote table form header a details p span td".split())
GOOD = 60  # characters that make a block running text, if few of them are linked
CLIMB = 7  # levels above a block that may be its container
MARGIN = 6  # blocks before the first and after the last running text that are looked at
FADE = 0.6  # what each level further up gets of a block's weight


@dataclass(slots=True)
class Row:
    """A block with its ancestors (itself first), its running text in characters, and its features."""

    block: Block
    line: list[HtmlElement]
    good: float
    key: str
    facts: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Hints:
    """What else is known of the page: titles and descriptions as keys, JSON-LD's articleBody as a key, the language."""

    titles: frozenset[str] = frozenset()
    descriptions: frozenset[str] = frozenset()
    body: str = ""
    language: str | None = None


def text_key(text: str) -> str:
    """The words of a text in lower case, one blank between them."""
    return " ".join(_WORDS.findall(text.lower()))


def rows_of(blocks: Iterable[Block], hints: Hints) -> list[Row]:
    """The blocks that have words, with their features."""
    rows = []
    for block in blocks:
        if key := text_key(block.text):
            size = len(block.text)
            running = size > GOOD or block.tag == "p"
            rows.append(Row(block, [block.element, *block.element.iterancestors()], max(0.0, size - 2.0 * block.linked) if running else 0.0, key))
    return _Describer(rows, hints).describe()


def signature(element: HtmlElement) -> tuple[object, ...]:
    """What alike blocks share: tag and class of the element and of its parent."""
    parent = element.getparent()
    return (element.tag, element.get("class"), *((parent.tag, parent.get("class")) if parent is not None else ()))


@lru_cache(maxsize=20_000)
def groups_of(names: str) -> frozenset[str]:
    """The groups that the words of class and id attributes belong to."""
    return frozenset().union(*(_groups_of_token(token.lower()) for token in _TOKEN.findall(names)))


@lru_cache(maxsize=20_000)
def _groups_of_token(token: str) -> frozenset[str]:
    return frozenset(group for group, pattern in _GROUPS.items() if pattern.search(token))


class _Describer:
    """Gives the rows of one page their features; one use."""

    def __init__(self, rows: list[Row], hints: Hints) -> None:
        self.rows, self.hints = rows, hints
        self.names: dict[HtmlElement, frozenset[str]] = {}
        self.by_parent: dict[HtmlElement, float] = defaultdict(float)
        self.by_signature: dict[tuple[object, ...], float] = defaultdict(float)
        self.below: dict[HtmlElement, float] = defaultdict(float)
        self.seen = Counter(row.key for row in rows)
        self.total = sum(row.good for row in rows) or 1.0
        self.top = self._weigh()
        self.most = max(self.by_parent.values(), default=1.0)
        self.frame = {self.top, *self.top.iterancestors()} if self.top is not None else set()
        inside = [i for i, row in enumerate(rows) if row.good > 80 and self.top in row.line]
        self.first, self.last = (inside[0], inside[-1]) if inside else (0, len(rows))
        self.h1 = next((i for i, row in enumerate(rows) if row.block.tag == "h1"), -1)

    def _weigh(self) -> HtmlElement | None:
        """Fills the masses; the element that most running text stands close under."""
        score: dict[HtmlElement, float] = defaultdict(float)
        for row in self.rows:
            if not row.good:
                continue
            self.by_signature[signature(row.block.element)] += row.good
            self.by_parent[row.line[1] if len(row.line) > 1 else row.line[0]] += row.good
            share = row.good
            for up in row.line[1:CLIMB]:
                score[up] += share
                share *= FADE
            for up in row.line:
                self.below[up] += row.good
        return max(score, key=lambda one: score[one]) if score else None

    def describe(self) -> list[Row]:
        """The rows near the running text, with their facts; those further away belong to the page's frame."""
        for index, row in enumerate(self.rows):
            named = [*self._own(row), *self._around(row), *self._place(index, row), *self._neighbours(index, row)]
            row.facts = dict.fromkeys(named, 1.0) | self._measured(index, row)
        return self.rows

    def _measured(self, index: int, row: Row) -> dict[str, float]:
        """What is measured and not counted: sizes as logarithms, shares from 0 to 1."""
        block, size = row.block, len(row.block.text)
        parent = row.line[1] if len(row.line) > 1 else row.line[0]
        outer = row.line[2] if len(row.line) > 2 else parent
        head = block.text[:80]
        measures = {
            "size": _log(size),
            "short": min(size, 30) / 15,
            "digits": 3.0 * sum(map(str.isdigit, head)) / len(head),
            "upper": 3.0 * sum(map(str.isupper, head)) / len(head),
            "linked": 3.0 * block.linked / size,
            "bold": 3.0 * block.strong / size,
            "slanted": 3.0 * block.slanted / size,
            "of parent": 3.0 * self.by_parent.get(parent, 0.0) / self.most,
            "of page": 3.0 * self.by_parent.get(parent, 0.0) / self.total,
            "of outer": 3.0 * self.below.get(outer, 0.0) / self.total,
            "of alike": 3.0 * self.by_signature.get(signature(block.element), 0.0) / self.total,
            "from first": 0.3 * min(10, abs(index - self.first)),
            "from last": 0.3 * min(10, abs(self.last - index)),
        }
        for step in (-2, -1, 1, 2):
            if 0 <= index + step < len(self.rows):
                near = self.rows[index + step]
                measures[f"good {step}"] = _log(near.good)
                measures[f"size {step}"] = _log(len(near.block.text))
                measures[f"linked {step}"] = 3.0 * near.block.linked / len(near.block.text)
        return measures

    def _own(self, row: Row) -> list[str]:
        """The block's own text."""
        block, text = row.block, row.block.text
        size = len(text)
        facts = [f"tag={block.tag}", *(["ends"] if _SENTENCE.search(text) else []), *(["long"] if size > 100 else [])]
        tests = (
            ("lower", text[:1].islower()), ("pipe", "|" in text), ("copyright", "©" in text), ("colon", text.endswith(":")),
            ("question", text.endswith("?")), ("address", "http" in text or "@" in text), ("comma", "," in text), ("word", " " not in text),
            ("dash", text[:1] in "-–—•*"),
        )  # fmt: skip
        facts += [name for name, holds in tests if holds]
        if is_boilerplate(text, self.hints.language):
            facts.append("phrase")
        facts += [name for name, holds in (("twice", self.seen[row.key] > 1), ("title", row.key in self.hints.titles), ("described", row.key in self.hints.descriptions)) if holds]
        if self.hints.body:
            facts.append("jsonld" if f" {row.key} " in self.hints.body else "not jsonld")
        return facts

    def _around(self, row: Row) -> list[str]:
        """The names of the boxes that the block stands in, up to what the whole text shares."""
        facts = [f"own:{name}" for name in self._names(row.line[0])]
        above: set[str] = set()
        tags: set[str] = set()
        depth = 0
        for up in row.line[1:]:
            if up in self.frame:
                break
            depth += 1
            above |= self._names(up)
            if up.tag in _INNER:
                tags.add(up.tag)
        facts += [f"up:{name}" for name in above]
        facts += [f"in:{tag}" for tag in tags]
        if depth and _PICTURE(row.line[0].getparent()):
            facts.append("picture")
        inside = self.top is not None and self.top in row.line
        if inside:
            facts.append("top" if depth else "top itself")
        return facts

    def _names(self, element: HtmlElement) -> frozenset[str]:
        known = self.names.get(element)
        if known is None:
            raw = "".join(f"{value} " for name in _NAMING if (value := element.get(name)))
            known = groups_of(raw) if raw else frozenset()
            self.names[element] = known
        return known

    def _place(self, index: int, row: Row) -> list[str]:
        """Where the block stands among the page's running text."""
        facts = []
        if index < self.first:
            facts.append("before")
        elif index > self.last:
            facts.append("after")
        if self.h1 >= 0:
            facts.append(f"h1={'before' if index < self.h1 else 'after'}")
        return facts

    def _neighbours(self, index: int, row: Row) -> list[str]:
        """The blocks before and after."""
        facts: list[str] = []
        parent = row.block.element.getparent()
        for name, other in (("prev", index - 1), ("next", index + 1)):
            if not 0 <= other < len(self.rows):
                continue
            near = self.rows[other]
            alike = near.block.tag == row.block.tag
            together = near.block.element.getparent() is parent
            facts += [f"{name} alike"] * alike + [f"{name} beside"] * together
        return facts


def _log(size: float) -> float:
    return math.log1p(size) / 1.5


def score(facts: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """The log-odds that a block with these facts is the article's text."""
    return bias + sum(weights.get(name, 0.0) * value for name, value in facts.items())
