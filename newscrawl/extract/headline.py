"""The headline: what the page's h1, JSON-LD, og:title and title agree on, without kicker and site name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.jsonld import string
from newscrawl.extract.page import Page
from newscrawl.extract.shown import holds_more, visible_text
from newscrawl.extract.titles import SEPARATOR, SHORT
from newscrawl.text.boilerplate import is_site_name
from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

# Votes, fitted on the dev pages: JSON-LD is written for this one story, an h1 may be a logo or a section's name.
_WEIGHTS = {"visible": 1.2, "second": 0.3, "meta": 1.1, "jsonld": 1.6, "twitter": 0.2, "title": 0.1}
_ORDER = ("visible", "jsonld", "meta", "second", "twitter", "title")
_DATED = re.compile(r"\s[-–|]\s\d{1,2} [^\W\d_]+ (?:19|20)\d\d\s[-–|].*$", re.S)  # "… - 25 Июня 2019 - Газета": uCoz
_TOLD = frozenset(("meta", "twitter", "title"))
_TAIL = re.compile(SEPARATOR)
_KICKER = re.compile(SEPARATOR + "$")
MAX_BETWEEN = 8  # boxes that stand between headline and body
MAX_HELD = 60  # elements in a box that holds a headline and nothing else
MAX_HEADLINE = 400  # characters; longer ones are a teaser that lost its markup


FRAME = frozenset(("body", "html", "form"))
OUTSIDE = frozenset(("header", "nav", "aside", "footer"))  # next to a headline, these are the page's own


def alone(title: HtmlElement) -> HtmlElement:
    """The outermost box that holds this headline and nothing else."""
    text, box = visible_text(title), title
    while (up := box.getparent()) is not None and up.tag not in FRAME and not holds_more(up, MAX_HELD):
        if len(text) > MAX_HEADLINE:
            break
        if visible_text(up) != text:
            break
        box = up
    return box


def beside(box: HtmlElement, count: int) -> set[HtmlElement]:
    """What stands next to a box that stands straight in the page's frame: `count` siblings on either side."""
    up = box.getparent()
    return (
        {one for one in siblings(box, count) if one.tag not in OUTSIDE} if up is not None and up.tag in FRAME else set()
    )


def siblings(box: HtmlElement, count: int) -> list[HtmlElement]:
    """Up to `count` siblings behind a box and as many before it, the nearest first."""
    return [one for back in (False, True) for one in islice(box.itersiblings(preceding=back), count)]


def between(title: HtmlElement, container: HtmlElement) -> list[HtmlElement]:
    """The boxes between the headline's and the body's in what holds both, and before the body's in boxes around it alone."""
    lines = [[one, *one.iterancestors()][::-1] for one in (title, container)]
    for level, (mine, its) in enumerate(zip(*lines, strict=False)):
        if mine is not its:
            following = list(islice(mine.itersiblings(), MAX_BETWEEN))
            inner = [
                one for up in lines[1][level + 1 :] for one in islice(up.itersiblings(preceding=True), MAX_BETWEEN)
            ]
            return [*following[: following.index(its)], *inner[::-1]] if its in following else []
    return []


def follows(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether an element stands after another one, outside of it."""
    line, others = [one, *one.iterancestors()][::-1], [other, *other.iterancestors()][::-1]
    for up, mine, its in zip(line, line[1:], others[1:], strict=False):
        if mine is not its:
            return up.index(mine) > up.index(its)
    return False


def asides_between(title: HtmlElement, container: HtmlElement) -> list[HtmlElement]:
    """The asides between headline and body that hold no heading: Joomla's "article-aside" with date and byline."""
    box = alone(title)
    inside = container in title.iterancestors()
    near = islice(box.itersiblings(), MAX_BETWEEN) if inside else between(box, container)
    boxes = (one for root in near for one in (root, *islice(root.iterdescendants("aside"), 1)) if one.tag == "aside")
    return [one for one in boxes if not holds_more(one, MAX_HELD) and next(one.iter("h2", "h3", "h4"), None) is None]


@dataclass(slots=True)
class _Candidate:
    text: str
    key: str
    kind: str


def find_headline(page: Page, own: Sequence[str] = ()) -> tuple[str | None, str | None]:
    """The headline and its provenance; ``own``: the site's names, which are none while the page says anything else."""
    candidates = _candidates(page)
    told = [one for one in candidates if not (is_site_name(one.text, own) or page.is_site(one.text))]
    candidates = told or candidates
    votes: dict[str, float] = {}
    for one in candidates:
        key = _unquoted(_core(one, candidates))
        votes[key] = votes.get(key, 0.0) + _WEIGHTS[one.kind]
    if not votes:
        return None, None
    best = max(votes, key=lambda key: votes[key])
    chosen = min((one for one in candidates if _unquoted(one.key) == best), key=lambda one: _ORDER.index(one.kind))
    origin = {"visible": "visible", "second": "visible", "jsonld": "jsonld"}.get(chosen.kind, "meta")
    return chosen.text, origin


def _candidates(page: Page) -> list[_Candidate]:
    shown = _main_first([text for h1 in page.titles[:5] if (text := visible_text(h1))], page)
    marked = [
        text
        for element in page.properties.get("headline", [])[:1]
        if element.tag != "meta" and (text := visible_text(element))
    ]
    found = [
        *(("visible" if i == 0 else "second", text) for i, text in enumerate(dict.fromkeys([*shown, *marked]))),
        ("jsonld", string(page.article.get("headline"))),
        ("meta", page.meta("og:title")),
        ("twitter", page.meta("twitter:title")),
        ("title", _DATED.sub("", page.head.title or "")),
    ]
    told = ((kind, text) for kind, text in found if text and not (kind in _TOLD and page.is_site(text)))
    plain = ((kind, squeeze(unescape(text))) for kind, text in told)  # pages escape twice
    return [
        _Candidate(text, key, kind)
        for kind, text in plain
        if text and len(text) <= MAX_HEADLINE and (key := fold(text))
    ]


def _unquoted(key: str) -> str:
    """A key without quotation marks, which structured data often lost."""
    return key.replace('"', "") or key


def _main_first(shown: list[str], page: Page) -> list[str]:
    """The texts of the h1s, first the one that the page's title holds: the first h1 may be a logo or a section's name."""
    titles = [fold(title) for title in (page.head.title, page.meta("og:title")) if title]
    names = {
        fold(name)
        for name in (page.meta("og:site_name", "application-name"), string(page.article.get("publisher")))
        if name
    }
    return sorted(
        shown,
        key=lambda text: (
            fold(text) in names or not any(fold(text) in title for title in titles) or len(text) < SHORT,
            not any(title.startswith(fold(text)) for title in titles),
        ),
    )


def _core(one: _Candidate, others: list[_Candidate]) -> str:
    """The key of the shortest other candidate that this one only dresses up: with a tail (the site's name) or a kicker before."""
    key = one.key
    for other in others:
        short = other.key
        if other.kind == "second" or len(short) < 12 or len(short) >= len(key):
            continue
        tail = key.startswith(short) and _TAIL.match(key, len(short))
        if tail or (one.kind in ("visible", "title") and key.endswith(short) and _KICKER.search(key[: -len(short)])):
            key = short
    return key
