"""Dates and credit lines of a dump: short lines above, between and below the lines of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textlines import Dump, Line, vocabulary
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.credit import MAX_LINE, read_line
from newscrawl.text.dateline import opening_of
from newscrawl.text.parts import Scope

BEFORE, AFTER = 8, 15  # lines above the headline and below the body that may still belong to the article
_OTHERS = frozenset(("related", "tags", "comment", "footer", "follow"))
CLOCK = 2  # lines at the top of a page in which its clock stands
LONGEST = 100  # characters of a credit line
_OWN = frozenset(("date", "byline", "source", "photo"))
_FINAL = frozenset('.!?…:"”»')
_TIME = re.compile(r"\d\d?[:.]\d\d")
FEW = 8  # words of a line that is a date
_DIGITS = re.compile(r"\d")
_MAY_DATE = re.compile(r"\d.*[:./年 -]|\d{4}|\d+\s*[^\W\d]")
_GLUED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\d{1,2}:\d\d)")  # "February 19, 20261:08 PM"
_YEARED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./]\d\d?[./]\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the article stands among the lines: headline (None: nowhere), first and last line of the body, those between."""

    head: int | None
    first: int
    last: int
    body: frozenset[int]

    @property
    def top(self) -> int:
        """The line from which on what stands above the body may belong to the article."""
        return max(0, (self.first - BEFORE if self.head is None else self.head) - BEFORE)


TICKER = 2  # words beside a date in a line above the headline; with more it is another story's: "08:55 16.01.2026 benzine zam"


def date_lines(dump: Dump, frame: Frame) -> list[list[str]]:
    """Lines that may print the article's dates, in groups, the most believable first.

    Below the body they end at its tags and prompts, or at a headline with its date: what follows is other stories'.
    """
    lines = dump.lines
    head = frame.first if frame.head is None else frame.head
    gaps = [i for i in range(frame.first, min(frame.last, frame.first + 12)) if i not in frame.body]
    below = range(frame.last + 1, min(len(lines), frame.last + 1 + 12))
    end = next(
        (i for i in below if (lines[i].families & _OTHERS and lines[i].size < 7) or _is_card(lines, i)), below.stop
    )
    clock = CLOCK if head > CLOCK else 0  # a label says whose the date is
    above = [i for i in range(head - 1, frame.top - 1, -1) if i >= clock or "date" in lines[i].families]
    groups = (
        range(head + 1, frame.first),
        gaps,
        [i for i in above if _other_words(lines[i]) <= TICKER or (i == head - 1 and is_date_line(lines[i].text))],
        range(frame.last + 1, end),
    )
    return [
        found
        for group in groups
        if (found := [text for i in group if i > 0 and (text := _dated(lines, i, frame.head))])
    ]


def _begins_other(lines: Sequence[Line], i: int) -> bool:
    """Whether another article begins here: "Sıradaki Haber", a card, a paragraph with a dateline and agency of its own."""
    line = lines[i]
    if is_boilerplate(line.text.rstrip(" :›»")) == "next_story" or _is_card(lines, i):
        return True
    found = opening_of(line.text, Scope()) if line.size > FEW else None
    return found is not None and bool(found.agencies) and 2 * len(found.text) < len(line.text)  # no signature


def _is_card(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is another story's headline, with its date right below."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if (
        below is None
        or not (2 if line.blank else 4) < line.size < 25
        or line.text[-1] in _FINAL
        or line.families & _OWN
    ):
        return False
    return below.size < 7 and "byline" not in below.families and _dated(lines, i + 1) == _GLUED.sub(r"\1 ", below.text)


def _dated(lines: Sequence[Line], i: int, head: int | None = None) -> str | None:
    """The line when it is one of a date, with the label that stands on the line above; the headline ``head`` is none."""
    line = lines[i]
    if line.size > 30 or not _MAY_DATE.search(line.text) or _other_words(line) > 9:
        return None
    above = lines[i - 1] if i and i - 1 != head else None
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    if _TIME.fullmatch(below) and not _TIME.search(line.text) and line.size < FEW:
        return f"{line.text} {below}"
    if above and above.size <= 4 and "date" in above.families and not _DIGITS.search(above.text):
        return f"{above.text} {line.text}"
    return _GLUED.sub(r"\1 ", line.text)


def _other_words(line: Line) -> int:
    table, _ = vocabulary()
    return sum(
        len(word) > 2 and not _DIGITS.search(word) and table.get(word) not in ("date", "byline") for word in line.words
    )


def has_year(text: str) -> bool:
    """Whether a date in the text needs no day to count from."""
    return bool(_YEARED.search(text))


def around(dump: Dump, frame: Frame) -> list[int]:
    """The lines near the body that are not of it, in order."""
    begin = frame.first - 1 if frame.head is None else frame.head - 3
    end = min(len(dump.lines), frame.last + 1 + AFTER)
    end = next((i for i in range(frame.last + 1, end) if _begins_other(dump.lines, i)), end)
    return [i for i in range(max(1, begin), end) if i not in frame.body and i != frame.head]


def credit_lines(dump: Dump, frame: Frame) -> list[str]:
    """Short lines around the body, in order, among which the credits are, and long ones that may be an agency's notice."""
    middle = range(frame.first + 4, frame.last - 3)
    texts = [(i, dump.lines[i].text) for i in around(dump, frame)]
    return [
        text
        for i, text in texts
        if (len(text) <= LONGEST or len(text) > MAX_LINE) and (i not in middle or _credits(text))
    ]


def _credits(text: str) -> bool:
    """Whether a line amid the text credits an agency for it: another name there is a chart's source."""
    credit = read_line(text, Scope())
    return credit is not None and credit.role == "source" and bool(credit.agencies)
