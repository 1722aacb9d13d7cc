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
_PARTS = re.compile(r"[,;|،、]")
_BARS = re.compile(r"[|•·]")
_WORDS = re.compile(r"[^\W_]")


def clean_line(region: HtmlElement | None, clean: Callable[[Iterable[str]], list[str]]) -> list[str]:
    """The tags of a line near the article, links or not: "Etiketler: köprü, onarım"."""
    for element in region.iter("p", "div", "li", "td") if region is not None else ():
        if (linked := _labelled_links(element) or _links_behind(element)) and (tags := clean(linked)):
            return tags
        head, colon, _ = (element.text or "").strip()[:LABEL].partition(":")
        if (colon and titles_tags(head)) or (len(element) == 1 and titles_tags(element[0].text)):
            line = visible_text(element)[:LINE].partition(":")[2]
            parts = [part.strip(" .") for part in _PARTS.split(line)]
            if parts[0] and all(len(part) <= LONG for part in parts):
                return clean(parts)
    return []


def _labelled_links(element: HtmlElement) -> list[str]:
    """The links of a line that is a label and links and nothing else: "Etiketler: <a>köprü</a> <a>onarım</a>"."""
    head, rest = (element.text or "").strip(), list(islice(element, MAX_LINKS))
    if not head and rest and isinstance(rest[0].tag, str) and rest[0].tag not in ("a", "p", "div", "ul", "li"):
        head = (rest.pop(0).text or "").strip()
    if not (titles_tags(head) and rest and all(one.tag == "a" for one in rest)):
        return []
    plain = not any(_WORDS.search(one.tail or "") for one in rest) and all(
        leads_on(one.get("href") or "") for one in rest
    )
    return [seen(one) for one in rest] if plain else []


def _links_behind(element: HtmlElement) -> list[str]:
    """The links that end a line of several facts, behind their label: "… | Дата: 12.11.2025 | Теги: <a>пожар</a>, <a>Шымкент</a>"."""
    children = list(islice(element, MAX_LINKS))
    for at, one in enumerate(children[:-1] if children else []):
        label = _BARS.split(one.tail or "")[-1].strip()
        rest = children[at + 1 :]
        if titles_tags(label) and all(one.tag == "a" and not _WORDS.search(one.tail or "") for one in rest):
            return [seen(one) for one in rest if leads_on(one.get("href") or "")]
    return []


def leads_on(href: str) -> bool:
    """Whether an address may be a topic's: not empty, and no author's page."""
    return bool(href.rstrip("/")) and not AUTHOR_PAGE.search(href)


def seen(link: HtmlElement) -> str:
    return visible_text(link) if len(link) else squeeze(link.text or "")
