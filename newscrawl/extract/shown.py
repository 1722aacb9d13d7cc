"""Shown text: what a reader sees of an element, without scripts and hidden parts; whether an element is shown at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml.etree import _Element as HtmlElement

from newscrawl.text.space import squeeze

# The last two: what is for screen readers only, as everybody's style sheets have it ("opens in a new tab").
AROUND = 40  # elements around a box that are looked at
_SUMMARY = re.compile(r"özet|summary|zusammenfassung|résumé|resumen|xülasə|кратк|қысқаша|кыскача|qisqacha", re.I)
_ARTICLE = re.compile(r"Article$|BlogPosting$")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*50%", re.I
)


def text(element: HtmlElement) -> str:
    """All text below an element as it stands in the source."""
    return "".join(cast(Iterator[str], element.itertext()))


def visible_text(element: HtmlElement) -> str:
    """What a reader sees of a short element on one line: no scripts, no hidden parts; a block or break ends a word."""
    parts: list[str] = []
    _collect(element, parts, 0)
    return squeeze("".join(parts))


def is_summary(details: HtmlElement) -> bool:
    """Whether what a reader must open is the text's summary, which repeats it: "Haberin özeti"."""
    return any(_SUMMARY.search(visible_text(one)) for one in details.iterchildren("summary"))


def in_article(box: HtmlElement) -> bool:
    """Whether a box stands in an article, by HTML's element or schema.org's type."""
    typed = (
        up.tag == "article" or _ARTICLE.search(up.get("itemtype") or "") for up in islice(box.iterancestors(), AROUND)
    )
    return any(typed)


SENTENCE = 20  # characters before a full stop that are more than an initial
_MOMENT = re.compile(
    r"(?<!\d)(?:\d\d:\d\d|(?:\d\d?[./]\d\d[./]|[^\W\d_]{3,} )20\d\d)$"
)  # a counter in the next box is none of it
_RAISED = frozenset(("sup", "sub"))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "button", "select", "iframe"))
INLINE = frozenset(
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

    A small letter and then a capital or a digit, a digit and then a word ("Haber" "Düzce", "16:01" "Güncelleme"), a time and
    then a number, or two sentences, that pages part by style alone; what is one word (an initial, a raised number) does not begin anew like this.
    """
    if not 0 < at < len(parts) or tag in _RAISED:
        return
    end, begin, second = parts[at - 1][-1:], parts[at][:1], parts[at][1:2]
    sentences = end in (".", "!", "?", "…") and begin.isupper() and len(parts[at - 1]) > SENTENCE
    if (
        sentences
        or (end.islower() and (begin.isupper() or begin.isdigit()))
        or (end.isdigit() and begin.isupper() and second.islower())
        or (begin.isdigit() and _MOMENT.search(parts[at - 1]))
    ):
        parts.insert(at, " ")


def children(element: HtmlElement, count: int) -> list[HtmlElement]:
    """The first ``count`` of an element's children: `len` would count all, again for each of many blocks in it."""
    return [*islice(element, count)]


def holds_more(element: HtmlElement, count: int) -> bool:
    """Whether so many elements and more stand inside one: to ask is cheaper than to read a large box in vain."""
    return next(islice(element.iterdescendants(), count, None), None) is not None


def _collect(element: HtmlElement, parts: list[str], depth: int) -> None:
    tag = element.tag
    if depth > 60 or not isinstance(tag, str) or tag in _UNSEEN or is_hidden(element):
        return
    breaks = tag not in INLINE
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
