"""The tags of a line: a label, and behind it names between commas, or links and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.byline import AUTHOR_PAGE
from newscrawl.extract.shown import visible_text
from newscrawl.extract.tagwords import titles_tags
from newscrawl.text.space import squeeze

MAX_LINKS = 50  # of one block
LABEL, LINE, LONG = 40, 1000, 40  # characters: of a line's title, of the line, of one tag in it
LABELS = 4  # elements in a line whose tags are no links: an icon, the label
_PARTS = re.compile(r"[,;|،、]")
_BARS = re.compile(r"[|•·]")
_WORDS = re.compile(r"[^\W_]")
_BOXES = frozenset(("a", "p", "div", "ul", "li"))


def clean_line(region: HtmlElement | None, clean: Callable[[Iterable[str]], list[str]]) -> list[str]:
    """The tags of a line near the article, links or not: "Etiketler: köprü, onarım"."""
    for element in region.iter("p", "div", "li", "td") if region is not None else ():
        if (linked := _linked(element)) and (tags := clean(linked)):
            return tags
        head, colon, _ = (element.text or "").strip()[:LABEL].partition(":")
        told = [one for one in islice(element, LABELS) if one.text or len(one)]  # no icons
        if (colon and titles_tags(head)) or (len(told) == 1 and titles_tags(told[0].text)):
            line = visible_text(element)[:LINE].partition(":")[2]
            parts = [part.strip(" .") for part in _PARTS.split(line)]
            if parts[0] and all(len(part) <= LONG for part in parts):
                return clean(parts)
    return []


def _linked(element: HtmlElement) -> list[str]:
    """The links that end a line behind their label, plain, bold or after other facts, with nothing else between or behind them.

    "Etiketler: <a>köprü</a> <a>onarım</a>", "… | Дата: 12.11.2025 | Теги: <a>пожар</a>, <a>Шымкент</a>".
    """
    children = list(islice(element, MAX_LINKS))
    before = [element.text, *(one.tail for one in children)]
    for at, one in enumerate(children):
        bold = not at and not (element.text or "").strip() and isinstance(one.tag, str) and one.tag not in _BOXES
        if titles_tags(_BARS.split(before[at] or "")[-1]) or (bold and titles_tags(one.text)):
            links = children[at + bold :]
            plain = all(link.tag == "a" and not _WORDS.search(link.tail or "") for link in links)
            return [seen(link) for link in links if leads_on(link.get("href") or "")] if plain else []
    return []


def leads_on(href: str) -> bool:
    """Whether an address may be a topic's: not empty, and no author's page."""
    return bool(href.rstrip("/")) and not AUTHOR_PAGE.search(href)


def seen(link: HtmlElement) -> str:
    return visible_text(link) if len(link) else squeeze(link.text or "")
