"""The lead of a dump: the summary between its headline and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.texthead import ABOVE
from newscrawl.extract.textlines import LONG, Dump, Line, prompt_of
from newscrawl.text.dateline import opening_of
from newscrawl.text.parts import Scope

WIDEST = 1_500  # characters of a lead
LEAD = 75  # words of a lead
SUBTITLE = 6  # words of a second headline
WHOLE = 10  # words of a sentence right below the headline that is its summary, whatever it speaks of
STAMPED = 4  # lines below such a headline among which the date is
_SIGNS = frozenset(("byline", "date"))
_TOLD = frozenset(("byline", "video", "date"))  # kinds of words that such a sentence may hold
_NO_LEAD = frozenset(("photo", "video", "ad", "related", "share", "follow", "comment", "byline"))
_STAMP = re.compile(r"\d\d?[:.]\d\d\b.*\d{4}|\d{4}.*\d\d?:\d\d|^\W*\d[\d\W]+$|^\d\d? \w+ \d{4}$")
_FINAL = re.compile(r"[.!?…。][\"”»'’)]*$")


def find_lead(dump: Dump, body: Sequence[int], head: int | None) -> int | None:
    """The line of the lead: between headline and body, or the body's first line when it stands apart from the rest."""
    if head is None or not 0 <= body[0] - head <= ABOVE:
        return None
    topic = frozenset[str]().union(*(dump.lines[i].stems for i in body))
    for i in range(head + 1, body[0]):
        below = takewhile(lambda line: line.size < SUBTITLE, dump.lines[i + 1 : min(body[0], i + STAMPED)])
        signed = any(line.families & _SIGNS or is_date_line(line.text) for line in below)
        if _is_summary(dump.lines[i], topic, i == head + 1, signed):
            return i
    if _is_subtitle(dump.lines, head + 1, body[0]):
        return head + 1
    return body[0] if _stands_apart(dump, body) else None


def _is_summary(line: Line, topic: frozenset[str], below: bool, signed: bool) -> bool:
    """Whether a line is a sentence of the article's topic; the line right ``below`` the headline may lack its full stop, and
    a whole sentence between the headline and a date or byline (``signed``) may speak of anything."""
    whole = below and line.size >= WHOLE and _FINAL.search(line.text) is not None
    if (
        not 7 <= line.size <= LEAD
        or len(line.text) > WIDEST
        or line.families & (_NO_LEAD - _TOLD if whole else _NO_LEAD)
        or not line.stems
        or _STAMP.search(line.text)
        or prompt_of(line.text)
    ):
        return False
    shared = len(line.stems & topic) / len(line.stems)
    if _FINAL.search(line.text):
        return shared >= (0.0 if whole and signed else 0.05 if whole else 0.2 if below else 0.4)
    return below and shared >= 0.6


def _is_subtitle(lines: Sequence[Line], i: int, first: int) -> bool:
    """Whether the line right below the headline, with the date soon below it, is one that lacks its full stop."""
    beneath = list(takewhile(lambda line: line.size < SUBTITLE, lines[i + 1 : min(first, i + 1 + STAMPED)]))
    if not any("date" in line.families or is_date_line(line.text) for line in beneath):
        return False
    line = lines[i]
    if not SUBTITLE <= line.size <= LEAD or len(line.text) > WIDEST:
        return False
    told = not (line.families & _NO_LEAD or prompt_of(line.text) or _STAMP.search(line.text))
    says = any(len(word) > 3 and word[0].islower() for word in line.text.split())  # else names
    return told and says and line.text[-1] not in ":," and line.text.count(",") < SUBTITLE


def _stands_apart(dump: Dump, body: Sequence[int]) -> bool:
    """Something that is no text (date, byline, caption) is between it and the text, or it is printed twice, or the text
    begins anew by saying the same at more length."""
    if len(body) < 3:
        return False
    lines = dump.lines
    lead, after = lines[body[0]], lines[body[1]]
    if lead.size >= WHOLE and opening_of(after.text, Scope()) and not opening_of(lead.text, Scope()):
        return True
    between = lines[body[0] + 1 : body[1]]
    dated = any("date" in line.families for line in between)
    if not (WHOLE if dated else LONG // 2 + 1) <= lead.size <= LEAD or after.size < LONG // 2:
        return False
    if (between and not any("related" in line.families for line in between)) or sum(
        line.key == lead.key for line in lines
    ) > 1:
        return True
    return (
        len(lead.stems & after.stems) >= 0.5 * (len(lead.stems) or 1)
        and lead.size < 45
        and after.size > 0.7 * lead.size
    )
