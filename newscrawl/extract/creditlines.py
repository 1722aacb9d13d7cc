"""Credit lines: what a short element of a label and a value, or a row of several, says line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.byline import is_person
from newscrawl.extract.shown import children, visible_text
from newscrawl.text.agency import agency_of, may_name
from newscrawl.text.credit import is_label, is_picture
from newscrawl.text.names import is_byline_label
from newscrawl.text.space import squeeze

ROWS = frozenset(("dl", "tr"))  # elements that are labels and values
PAIR = 2  # elements that are a label and its value
_LABELLED = re.compile(r"[^\W\d][^:]*:\s*\S")
_WHEN = re.compile(r"\b20\d\d\b|\d\d[:.]\d\d")  # the row of a date
HELD = 20  # elements inside a line that are looked at
NAME = 30  # characters of a name, of a link that leads to an author or a source
SHORT = 120  # characters of a line that may be a credit


def lines_of(element: HtmlElement, text: str, *, named: bool = False) -> Iterator[str]:
    """The line that a short element is; of a row of several elements, also, or with two labels only, each that may be a credit.

    A label and the element behind it are one line (without a colon only where that is an agency), and so are a label,
    or a box named after credits that is empty, and the agency's name under the picture in the value's place.
    """
    if len(text) > SHORT or not (text or named):
        return
    dated = _WHEN.search(text) is not None and may_name(text)  # a row of the date and an agency
    first = children(element, PAIR)
    label = (first[0].text or "") if first else ""
    several = len(first) > 1 and (":" in text or named or is_label(label) or is_byline_label(label) or dated)
    words = [visible_text(child) for child in islice(element, HELD)] if several and not _is_teaser(element) else []
    for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
        if is_label(word):
            if following and (":" in word or agency_of(following)):
                yield f"{word} {following}"
            elif (len(words) == PAIR or element.tag in ROWS) and is_name(following) and not is_picture(following):
                yield from (word, following)
        elif is_byline_label(word) and is_person(following):
            yield f"{word.rstrip(' :')}: {following}"
        elif word == text or (before and is_picture(f"{before.rstrip(' :')}: {word}")):  # "Foto", "AA"
            continue
        elif ":" in word or (dated and len(word) <= NAME and may_name(word)):
            yield word
    if text and sum(_LABELLED.match(word) is not None for word in words) < PAIR:  # else each says its own
        yield text
    yield from _apart(element, text, first, named=named)


def _apart(element: HtmlElement, text: str, first: Sequence[HtmlElement], *, named: bool) -> Iterator[str]:
    """A label and its value where one of them stands in an element of its own, or is a picture."""
    if len(first) == 1 and is_label(first[0].text or "") and is_name(squeeze(first[0].tail or "")):
        yield from (squeeze(element[0].text or ""), squeeze(element[0].tail or ""))
    own = squeeze(element.text or "")
    if len(first) == 1 and is_byline_label(own) and is_person(name := visible_text(first[0])):
        yield f"{own.rstrip(' :')}: {name}"
    if (not text and named) or is_label(text):
        pictures = (picture.get("alt") for picture in islice(element.iter("img"), 1))
        yield from (f"{text} {alt}".strip() for alt in pictures if alt and agency_of(alt))


def is_name(text: str) -> bool:
    """Whether the text in a label's value may be a name: a few words, of which the first is raised."""
    return 1 < len(text) <= NAME and text[0].isupper() and text.count(" ") < PAIR + 1 and not is_label(text)


def _is_teaser(element: HtmlElement) -> bool:
    """Whether a link in it has another story's headline: what stands beside that credits the other."""
    return any(len(visible_text(link)) > NAME for link in islice(element.iter("a"), HELD))
