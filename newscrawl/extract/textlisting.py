"""Listings among dumps: lines taken for a body that are headlines and teasers of many stories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textlines import LONG, Dump, Line
from newscrawl.extract.textlists import lists_within

DATES = 4  # lines with one that an article may hold below its headline
FEWEST = 4  # teasers of a list of them
TEASED, TOLD = (
    0.85,
    0.25,
)  # share of teasers with a headline of their own; of their words that are another's too: less is no story
HEADLINE = range(5, 25)  # words of such a headline; a sub-heading has fewer
EDGE = 3  # words by which teasers written by a machine begin and end alike
_FINAL = re.compile(r"[.!?…:;。।؟][\"”»'’)\]]*$")
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d\d(?!\d)")
_DAY = re.compile(r"\d\d?(?:[./]\d\d?[./](?:20)?\d\d(?!\d)| [^\W\d]{3,9},? 20\d\d)")


def is_listing(dump: Dump, body: Sequence[int]) -> bool:
    """Whether the lines taken for a body are other stories': teasers, or headlines of which hardly one is a full sentence."""
    if _are_teasers(dump, [i for i in body if dump.lines[i].size >= LONG]):
        return True
    inner = dump.lines[body[0] : body[-1] + 1]
    if dump.anchor is not None and _dated(inner) <= DATES:
        return False
    listed = set[int]().union(*lists_within(inner))
    inner = [line for i, line in enumerate(inner) if i not in listed]
    lines = [line for line in inner if line.size > 3]
    whole = sum([_FINAL.search(line.text[-5:]) is not None for line in lines])
    if len(lines) < 8 or whole >= 0.35 * len(lines):
        return False
    return dump.anchor is None or _dated(inner) > max(DATES, 0.2 * len(lines))


def _dated(lines: Sequence[Line]) -> int:
    return sum([bool(_CLOCK.match(line.text) or _DAY.search(line.text)) for line in lines])


def _are_teasers(dump: Dump, long: Sequence[int]) -> bool:
    """Whether most long lines begin and end in the same words, or each has a headline of its own and a date, or tells of
    something else.

    Where a line agrees with the title or the address, the page is one story's.
    """
    lines = dump.lines
    edges = Counter((*lines[i].words[:EDGE], *lines[i].words[-EDGE:]) for i in long)
    if len(long) > 1 and 2 * max(edges.values()) > len(long):
        return True
    if dump.anchor is not None:
        return False
    if len(long) > 1 and all(_is_card(lines, i) for i in long):
        return True
    if len(long) < FEWEST:
        return False
    headed = sum(lines[i - 1].size in HEADLINE and lines[i - 1].text[-1] not in ".:?" for i in long if i)
    return headed >= TEASED * len(long) and _share(lines, long) < TOLD


def _is_card(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands between a headline and a date."""
    above, below = lines[i - 1] if i else lines[i], lines[i + 1 : i + 2]
    headed = above.size > 2 and above.text[-1] not in ".:?" and not is_date_line(above.text)
    return headed and any(is_date_line(line.text) for line in below)


def _share(lines: Sequence[Line], long: Sequence[int]) -> float:
    """How many of the words of each long line stand in another one, too: the mean."""
    counts = Counter(stem for i in long for stem in lines[i].stems)
    return sum(sum(counts[stem] > 1 for stem in lines[i].stems) / (len(lines[i].stems) or 1) for i in long) / len(long)
