"""Tidying: lines inside an article's text that are not of it, known by their form and place, and gaps that are.

Each rule names what it takes away; all are general, found on the dev pages and kept only where publishers left out gain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newscrawl.extract.blocks import HEADINGS
from newscrawl.extract.features import Row

BETWEEN = 0.2  # chance that is enough for a block between two kept neighbours of its own parent
SHORT = 100  # characters of a line that may be a stamp
LONG_STAMP = 60  # characters that may be left of a stamp without its digits
_STAMP = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d).{0,12}?\d{1,2}[.:h]\d{2}(?!\d)|(?<!\d)\d{1,2}[.:]\d{2}(?!\d).{0,20}(?:19|20)\d\d(?!\d)"
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}|\btwitter\b", re.I)
_CREDITED = re.compile(
    r"(?:foto|photo|bild|bildrechte|image(?: credit)?|picture|photograph|fotoğraf|фото|сүрөт|сурет|nuotr\.|ảnh|imagen|crédit|credit|©)"
    r"\s*(?:[:©/]|by\b|credits?:)\s*.{2,60}$",
    re.I,
)


def with_gaps(rows: Sequence[Row], chances: Sequence[float], kept: set[int], inside: set[int]) -> set[int]:
    """The kept indices, and those doubtful ones whose neighbours on both sides are kept and stand in the same parent."""
    found = set(kept)
    for index in sorted(inside - kept):
        before, after = index - 1, index + 1
        if (
            chances[index] > BETWEEN
            and before in found
            and after in kept
            and rows[index].block.linked < len(rows[index].block.text) / 2
        ):
            parent = rows[index].line[1:2]
            if parent and parent == rows[before].line[1:2] == rows[after].line[1:2]:
                found.add(index)
    return found


def tidied(rows: Sequence[Row], titles: frozenset[str]) -> list[Row]:
    """The rows without repeated short lines, the title itself, stamps, picture credits, closing contacts and headings."""
    seen = Counter(row.key for row in rows)
    few = sum(count - 1 for count in seen.values()) < 0.1 * len(rows)  # a plan or a table repeats its lines rightly
    before: set[str] = set()
    kept: list[Row] = []
    for row in rows:
        text = row.block.text
        repeated = seen[row.key] > 1 and (row.key in before if len(text) > 40 else few)
        if repeated or (row.key in titles and len(text) > 12) or _is_stamp(text) or _is_caption(text):
            continue
        before.add(row.key)
        kept.append(row)
    while kept and (kept[-1].block.tag in HEADINGS or _is_contact(kept[-1].block.text)):
        kept.pop()
    return kept


def _is_stamp(text: str) -> bool:
    """A line that says when: date and time, few other words, no sentence."""
    return (
        len(text) < SHORT
        and text[-1] not in ".!?…"
        and bool(_STAMP.search(text))
        and sum(map(str.isalpha, text)) < LONG_STAMP
    )


def _is_caption(text: str) -> bool:
    """A line that ends by saying who made the picture."""
    return len(text) < 300 and bool(_CREDITED.search(text)) and text[-1] not in ".!?"


def _is_contact(text: str) -> bool:
    """A closing line that says how to reach the author."""
    return len(text) < 200 and bool(_CONTACT.search(text)) and '"' not in text and "”" not in text
