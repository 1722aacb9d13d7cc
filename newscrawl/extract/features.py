"""Features: what tells a block of the article's text from the clutter around it, as numbers in a fixed order (`NAMES`).

`weights` turns them into log-odds; the values in data/body.json are made by benchmarks/train_body.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import HEADINGS, Block
from newscrawl.extract.groups import GROUPS, flags_of, groups_of
from newscrawl.extract.outline import article_of, line_of, masses, signature
from newscrawl.extract.prompts import prompts_in
from newscrawl.extract.xpath import truth
from newscrawl.text.boilerplate import is_boilerplate

TAGS = (
    "p", "h2", "h3", "h4", "li", "div", "td", "blockquote", "span", "section", "article", "h1", "h5", "dd", "pre", "font",
)  # fmt: skip
INNER = ("li", "ul", "section", "article", "blockquote", "table", "form", "header", "div", "p", "a", "details", "span")
STEPS = (-1, 1, -2, 2)
OWN = (
    "size", "short", "long", "linked", "bold", "ends", "lower", "digits", "upper", "pipe", "copyright", "commas", "colon",
    "question", "address", "words",
)  # fmt: skip
PLACE = (
    "of parent", "of page", "of alike", "of outer parent", "of outer", "in top", "depth", "is top", "before", "after",
    "from first", "from last", "above h1", "below h1",
)  # fmt: skip
KNOWN = (
    "twice", "title", "described", "jsonld", "phrase", "slanted", "picture", "prompt", "prompts", "carded", "other article",
)  # fmt: skip
NUMBERS = (
    *OWN, *PLACE, *(f"{what} {step:+}" for step in STEPS for what in ("good", "size", "linked", "alike", "beside")), *KNOWN,
)  # fmt: skip
# Yes or no for each of few names: kept as the set of those that hold, since most do not.
FLAGS = (
    *(f"tag {tag}" for tag in TAGS), *(f"own {name}" for name in GROUPS), *(f"up {name}" for name in GROUPS),
    *(f"in {tag}" for tag in INNER),
)  # fmt: skip
NAMES = (*NUMBERS, *FLAGS)

_CLOSING = "\"”»’')]"  # what may follow the end of a sentence
_ENDS = frozenset(".!?…։。！？।")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"\w+")
_PICTURE = truth("boolean(img | picture | figure | */img | */picture | */*/img)")
_NAMING = ("class", "id", "data-component", "itemprop")
HEAD = 80  # characters of a block whose digits and capitals are counted
GOOD = 60  # characters that make a block running text, if few of them are linked
CLIMB = 7  # levels above a block that may be its container
FADE = 0.6  # what each level further up gets of a block's weight
REACH = 12  # blocks: what stands further from running text is not looked at
ALL = 0.8  # of the running text, in cards: then the cards are the page, or its only text
CARD = 5  # levels between a linked heading and the card that it is the title of
FAR = 10  # blocks: a greater distance counts as this one


@dataclass(slots=True)
class Row:
    """A block with its ancestors (itself first), its running text in characters, its words as a key, and its features.

    ``numbers``: in the order of `NUMBERS`, empty far from any text; ``own``, ``above``: the groups of its names and of
    the boxes around it, whose tags are ``inside``.
    """

    block: Block
    line: list[HtmlElement]
    good: float
    key: str
    numbers: list[float] = field(default_factory=list)
    own: int = 0
    above: int = 0
    inside: frozenset[object] = frozenset()

    def facts(self) -> list[float]:
        """All features, in the order of `NAMES`."""
        tag = self.block.tag
        flags = (
            [one == tag for one in TAGS],
            flags_of(self.own),
            flags_of(self.above),
            [one in self.inside for one in INNER],
        )
        return [*self.numbers, *(float(flag) for group in flags for flag in group)]


@dataclass(slots=True)
class Hints:
    """What else is known of the page: titles, descriptions and JSON-LD's articleBody as keys."""

    titles: frozenset[str] = frozenset()
    descriptions: frozenset[str] = frozenset()
    body: str = ""


def text_key(text: str) -> str:
    """The words of a text in lower case, one blank between them."""
    return " ".join(_WORDS.findall(text.lower()))


def rows_of(blocks: Iterable[Block], hints: Hints) -> list[Row]:
    """The blocks that have words, with their features."""
    rows = []
    lines: dict[HtmlElement, list[HtmlElement]] = {}
    for block in blocks:
        if key := text_key(block.text):
            size = len(block.text)
            good = max(0.0, size - 2.0 * block.linked) if size > GOOD or block.tag == "p" else 0.0
            rows.append(Row(block, line_of(block.element, lines), good, key))
    _Describer(rows, hints).describe()
    return rows


class _Describer:
    """Gives the rows of one page their features; one use."""

    def __init__(self, rows: list[Row], hints: Hints) -> None:
        self.rows, self.hints = rows, hints
        self.groups: dict[HtmlElement, int] = {}
        self.boxes: dict[HtmlElement, tuple[int, int, frozenset[object]]] = {}
        self.by_parent: dict[HtmlElement, float] = defaultdict(float)
        self.by_signature: dict[tuple[object, ...], float] = defaultdict(float)
        self.below = masses((row.line for row in rows), (row.good for row in rows))
        self.signatures = [signature(row.block.element) for row in rows]
        self.sizes = [
            (math.log1p(row.good), math.log1p(len(row.block.text)), row.block.linked / len(row.block.text))
            for row in rows
        ]
        self.seen = Counter(row.key for row in rows)
        self.total = sum(row.good for row in rows) or 1.0
        self.top = self._weigh()
        self.frame = {self.top, *self.top.iterancestors()} if self.top is not None else set()
        self.most = max(self.by_parent.values(), default=1.0)
        self.most_alike = max(self.by_signature.values(), default=1.0)
        inside = [index for index, row in enumerate(rows) if row.good > 80 and self.top in row.line]
        self.first, self.last = (inside[0], inside[-1]) if inside else (0, len(rows))
        self.cards = self._cards()
        self.h1 = next((index for index, row in enumerate(rows) if row.block.tag == "h1"), -1)
        self.article = article_of(rows[self.h1].line) if self.h1 >= 0 else None

    def _cards(self) -> set[HtmlElement]:
        """The boxes of linked headings, which are cards of other stories; none where most of the text stands in such."""
        headings = (one for one in self.rows if one.block.tag in HEADINGS)
        linked = (one for one in headings if one.block.linked > 0.9 * len(one.block.text))
        boxes = {up for one in linked for up in one.line[1:CARD]} - self.frame
        inside = sum(row.good for row in self.rows if boxes and not boxes.isdisjoint(row.line[1:CARD]))
        return boxes if inside < ALL * self.total else set()

    def _weigh(self) -> HtmlElement | None:
        """Fills the masses; the element that most running text stands close under."""
        score: dict[HtmlElement, float] = defaultdict(float)
        for row, alike in zip(self.rows, self.signatures, strict=True):
            if not row.good:
                continue
            self.by_signature[alike] += row.good
            self.by_parent[row.line[1] if len(row.line) > 1 else row.line[0]] += row.good
            share = row.good
            for up in row.line[1:CLIMB]:
                score[up] += share
                share *= FADE
        return max(score, key=lambda one: score[one]) if score else None

    def describe(self) -> None:
        """Fills in the features of all rows near running text; the others (menus, lists of links) have none."""
        near = {index + step for index, row in enumerate(self.rows) if row.good for step in range(-REACH, REACH + 1)}
        for index in near & set(range(len(self.rows))):
            row = self.rows[index]
            row.numbers = [*self._own(row), *self._around(index, row), *self._neighbours(index, row), *self._known(row)]

    def _own(self, row: Row) -> list[float]:
        """The block's own text."""
        block, text = row.block, row.block.text
        size = len(text)
        head = text[:HEAD]
        return [
            math.log1p(size),
            min(size, 30) / 30,
            float(size > 100),
            block.linked / size,
            block.strong / size,
            float(text.rstrip(_CLOSING)[-1:] in _ENDS),
            float(text[0].islower()),
            len(_DIGIT.findall(head)) / len(head),
            sum(map(str.isupper, head)) / len(head),
            float("|" in text),
            float("©" in text),
            min(text.count(","), 5) / 5,
            float(text[-1] == ":"),
            float(text[-1] == "?"),
            float("http" in text or "@" in text),
            min(5, text.count(" ")) / 5,
        ]

    def _around(self, index: int, row: Row) -> list[float]:
        """The names of the boxes that the block stands in, up to what the whole text shares; its place on the page."""
        line = row.line
        above, depth, tags = self._boxes(line)
        inside = len(line) > depth + 1 and line[depth + 1] is self.top
        if not inside and depth > FAR - 2:
            tags = frozenset(up.tag for up in line[1:4])
        parent = line[1] if len(line) > 1 else line[0]
        outer = self.below.get(line[2], 0.0) / self.total if len(line) > 2 else 1.0
        mass = self.by_parent.get(parent, 0.0)
        row.own, row.above, row.inside = self._named(line[0]), above, tags
        return [
            mass / self.most,
            mass / self.total,
            self.by_signature.get(self.signatures[index], 0.0) / self.most_alike,
            self.below.get(parent, 0.0) / self.total,
            outer,
            float(inside),
            min(depth, 6) / 6,
            float(line[0] is self.top),
            float(index < self.first),
            float(index > self.last),
            min(FAR, abs(index - self.first)) / FAR,
            min(FAR, abs(self.last - index)) / FAR,
            float(0 <= index < self.h1),
            float(0 <= self.h1 < index),
        ]

    def _boxes(self, line: list[HtmlElement]) -> tuple[int, int, frozenset[object]]:
        """Groups, number and tags of the boxes between a block and what the whole text shares."""
        parent = line[1] if len(line) > 1 else None
        if parent is None or parent in self.frame:
            return 0, 0, frozenset()
        known = self.boxes.get(parent)
        if known is None:
            above, depth, tags = self._boxes(line[1:])
            known = self.boxes[parent] = (above | self._named(parent), depth + 1, tags | {parent.tag})
        return known

    def _named(self, element: HtmlElement) -> int:
        known = self.groups.get(element)
        if known is None:
            known = 0
            for attribute in _NAMING:
                if names := element.get(attribute):
                    known |= groups_of[names]
            self.groups[element] = known
        return known

    def _neighbours(self, index: int, row: Row) -> list[float]:
        """The two blocks before and the two after."""
        facts: list[float] = []
        parent = row.line[1] if len(row.line) > 1 else None
        for step in STEPS:
            if not 0 <= index + step < len(self.rows):
                facts += [0.0] * 5
                continue
            near = self.rows[index + step]
            together = len(near.line) > 1 and near.line[1] is parent
            facts += [*self.sizes[index + step], float(near.block.tag == row.block.tag), float(together)]
        return facts

    def _known(self, row: Row) -> list[float]:
        """What the rest of the page says of the same words."""
        hints, block = self.hints, row.block
        claimed = (1.0 if f" {row.key} " in hints.body else -1.0) if hints.body else 0.0
        inner = len(row.line) > 1 and row.line[1] not in self.frame
        prompts = prompts_in(block.text)
        return [
            float(self.seen[row.key] > 1),
            float(row.key in hints.titles),
            float(row.key in hints.descriptions),
            claimed,
            float(is_boilerplate(block.text) is not None),
            block.slanted / len(block.text),
            float(inner and bool(_PICTURE(row.line[1]))),
            *(float(prompts > few) for few in (0, 1)),
            float(not self.cards.isdisjoint(row.line[1:CARD])),
            float(self._in_other_article(row)),
        ]

    def _in_other_article(self, row: Row) -> bool:
        """Whether the block stands in an article element, and outside the one that the headline stands in."""
        return self.article is not None and self.article not in row.line and article_of(row.line) is not None
