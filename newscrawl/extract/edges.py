"""The edges of a text: which short paragraphs at its ends may credit somebody, and which belong to the text itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newscrawl.extract.byline import is_person
from newscrawl.extract.prompts import prompts_in
from newscrawl.extract.textlines import families_of, fold_key
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.closing import city_tail, district_of, reporter_of
from newscrawl.text.credit import Credit, read_line
from newscrawl.text.dateline import opening_of
from newscrawl.text.fold import fold
from newscrawl.text.parts import Scope

HEAD, TAIL = 2, 4  # paragraphs at either end in which a line may credit somebody of no registry
SHORT = 100  # characters up to which a paragraph can be a credit line
FEW = 2  # lines that are no credits which may follow a last line: a comma line of topics, a prompt
SPOT = 120  # characters of one sentence that may be the summary of the text
SENTENCE = 20  # characters of the sentence above it
SIGNATURE = 40  # characters of a name below a text
_MARK = re.compile(r"(,|/)")
_NO_NAME = re.compile(r"[^\w\s.'’ʻ-]|\d")
# Where somebody writes from, or what its bearer is there: "Aysel Nəbiyeva, Lənkəran", "Sadık Yener - Uşak".
_PLACED = re.compile(r"(?<=\w)(?:,| [-–—/])\s*(?:«[^»]{2,30}» )?[^\W\d_][\w’'ʻ-]+(?: [\w’'ʻ-]+){0,3}$")
_SENTENCE = re.compile(r"[.!?…][\"”»’')]*$")


def credit_in(paragraph: str, outer: bool, scope: Scope) -> Credit | None:
    """The credit that a paragraph is; `outer`: it stands where the reporter and the city alone sign a text."""
    return read_line(paragraph, scope) or (reporter_of(paragraph, scope) if outer and len(paragraph) <= SHORT else None)


def signature_of(paragraphs: Sequence[str], scope: Scope, behind: str | None = None) -> str | None:
    """The name that a text ends with, on a line of its own below a sentence, and perhaps credits: "Aysel Quliyeva"; else the
    line ``behind`` it.
    """
    return _signature(paragraphs, scope) or (_signature([*paragraphs, behind], scope) if behind else None)


def _signature(paragraphs: Sequence[str], scope: Scope) -> str | None:
    paragraphs = [
        text for text in paragraphs if len(text) > SHORT or not (read_line(text, scope) or is_boilerplate(text))
    ]
    name = without_place(paragraphs[-1]) if len(paragraphs) > HEAD else ""
    signs = 1 < len(name.split()) < 4 and len(name) <= SIGNATURE and not _NO_NAME.search(name) and is_person(name)
    if not signs or len(paragraphs[-2]) <= SENTENCE or not _SENTENCE.search(paragraphs[-2]):
        return None
    return None if families_of(fold_key(name).split()) or prompts_in(name) else name  # "Read More"


def without_place(signature: str) -> str:
    """The name of a signature without the place or role behind it."""
    return _PLACED.sub("", signature.strip(" .()–—-"))


def signed_lines(paragraphs: list[str], scope: Scope) -> list[str]:
    """The paragraphs; what ends them on two lines is one: "Зариф Комилов,", "ЎзА мухбири"; "Kaynak:", "Sözcü"."""
    if (
        len(paragraphs) <= HEAD
        or paragraphs[-2][-1:] not in (",", ":")
        or len(paragraphs[-2]) + len(paragraphs[-1]) > SHORT
    ):
        return paragraphs
    joined = f"{paragraphs[-2]} {paragraphs[-1]}"
    return [*paragraphs[:-2], joined] if read_line(joined, scope) else paragraphs


def is_last(paragraphs: list[str], index: int, scope: Scope) -> bool:
    """Whether a paragraph that is no credit itself has nothing but credits behind it, and a line or two that are no sentence."""
    following = [text for text in paragraphs[index + 1 :] if len(text) > SHORT or not read_line(text, scope)]
    return (
        read_line(paragraphs[index], scope) is None
        and len(following) <= FEW
        and all(len(text) <= SHORT and text[-1] not in ".!?…:" and text[0].isalnum() for text in following)
    )


def last_city(paragraphs: list[str], index: int, scope: Scope) -> tuple[str, str] | None:
    """The city at the end of a text ("- KAYSERİ"), behind which nothing but credits stands, and what is before it there."""
    if (district := district_of(paragraphs[index], paragraphs[index - 1])) and index + 1 == len(paragraphs):
        return district, ""
    found = city_tail(paragraphs[index], " ".join(paragraphs[: index + 1]))
    return found if found and is_last(paragraphs, index, scope) else None


def is_inside(paragraphs: list[str], index: int, scope: Scope) -> bool:
    """Whether the text goes on behind a line that credits nobody of the registry ("Kaynak: TÜİK" under a chart), or
    that is an abbreviation alone (a sub-heading "İHA").
    """
    following = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
    credit = read_line(paragraphs[index], scope) if len(following) > SHORT else None
    if credit is None:
        return False
    return len(paragraphs[index]) < 6 if credit.role == "bare" else bool(credit.printed and not credit.agencies)


def is_text(paragraph: str, index: int, count: int, scope: Scope) -> bool:
    """A dateline with its text, or, further up, an agency's abbreviation alone: a sub-heading (İHA, ANKA)."""
    if index < HEAD and (found := opening_of(paragraph, scope)):
        return found.text != paragraph.strip()
    return HEAD <= index < count - 2 and len(paragraph) < 6


def name_before(paragraph: str, own: Callable[[str], bool]) -> str | None:
    """The name of a signature that ends with the site's: "Aytən Məmmədova, Modern.az"; ``own`` knows the site's names."""
    name, mark, site = (
        (part.strip() for part in _MARK.split(paragraph.strip(" ."), maxsplit=1))
        if _MARK.search(paragraph)
        else ("", "", "")
    )
    return name if mark and is_person(name) and own(site) else None


def behind_spot(spot: str | None, paragraphs: list[str]) -> list[str]:
    """The text that begins behind a summary; of one that is known by being short only the first paragraph."""
    first = paragraphs[0] if paragraphs[1:] else ""
    if spot and fold(first) == fold(spot):
        return paragraphs[1:]
    return paragraphs[1:2] if len(first) < SPOT and not re.search(r"[.!?…]\s", first) else []
