"""Day: a calendar day named in a line, by figures or by words, with the clock time beside it; or in an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from newscrawl.text.clock import Clock, Token, clock_at, clock_before

YEARS = range(1995, 2100)  # the web's own century: a page cannot have been published before there were news sites
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)(?:([/-])(\d{1,2})\2(\d{1,2})(?=-\d+(?:[/?#]|$)|[/?#]|$)|(\d\d)(\d\d)(?=/|\d{10}-))"
)


class Frame(NamedTuple):
    """What is known beside the text."""

    zone: tzinfo
    languages: Sequence[str]
    fetched: datetime | None


@dataclass(slots=True)
class Day:
    """A day in the tokens first..last. ``value`` None: no such day. ``weak``: how much else must speak for it (0-2)."""

    value: date | None
    first: int
    last: int
    clock: Clock | None = None
    weak: int = 0
    yearless: bool = False


def days_in(tokens: Sequence[Token], frame: Frame) -> list[Day]:
    """Every day named in the tokens, with the clock time that stands next to it."""
    days: list[Day] = []
    free = 0  # tokens before this one belong to an earlier day
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind not in _READERS or index < free:
            continue
        if day := _READERS[kind](tokens, index, free, frame):
            if day.clock is None:
                day.clock = clock_before(tokens, day.first, free) or clock_at(tokens, day.last + 1, after_day=True)
            if day.clock:
                day.first = min(day.first, day.clock.first)
                day.last = max(day.last, day.clock.last)
            free = day.last + 1
            days.append(day)
    return days


def _numeric(tokens: Sequence[Token], index: int, _free: int, frame: Frame) -> Day | None:
    """13.02.2026, 13/02/26, 2026-02-13; the day stands first but for Americans."""
    a, separator, b, c = tokens[index].value.split("|")
    if len(a) == 4:
        return Day(date_of(int(a), int(b), int(c)), index, index) if len(c) < 3 else None
    if len(a) > 2 or len(c) not in (2, 4):
        return None
    year = int(c) if len(c) == 4 else _century(int(c))
    weak = 0 if len(c) == 4 else 1 if len(a) == len(b) == 2 else 2
    day, month = int(a), int(b)
    if separator in "-/" and day != month and day < 13:
        order = _month_first(frame) if month < 13 else _is_american(tokens, frame)
        if order is None:
            return Day(None, index, index)
        if order:
            day, month = month, day
    return Day(date_of(year, month, day), index, index, weak=weak)


def _is_american(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether a number that is no month may be the day behind it: "1/15/2026 2:00 PM"."""
    return (
        _is_english(frame)
        or not frame.languages
        or any(token.kind == "clock" and token.value[-1] in "ap" for token in tokens)
    )


def _is_english(frame: Frame) -> bool:
    return any(tag[:2] == "en" for tag in frame.languages)


def _month_first(frame: Frame) -> bool | None:
    """Whether 03/04 is the fourth of March; None when nothing tells."""
    if not _is_english(frame):
        return False
    zone = str(frame.zone)
    if "en-US" in frame.languages or zone.startswith(("America/", "US/", "Pacific/Honolulu")):
        return True
    nowhere = zone.startswith(("UTC", "Etc/", "GMT"))
    return None if nowhere and all(tag == "en" for tag in frame.languages) else False


def _century(year: int) -> int:
    return year + 2000 if year < 50 else year + 1900


def date_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _spaced(tokens: Sequence[Token], index: int, _free: int, _frame: Frame) -> Day | None:
    """13 02 2026: only when nothing but a time stands beside it."""
    if index or [token.kind for token in tokens[:3]] != ["num"] * 3:
        return None
    last = index + 2
    numbers = [token.value for token in tokens if token.kind == "num"]
    if [len(number) for number in numbers] != [2, 2, 4]:
        return None
    day, month, year = map(int, numbers)
    return Day(date_of(year, month, day), index, last, weak=3)


def _worded(tokens: Sequence[Token], index: int, free: int, frame: Frame) -> Day | None:
    """A month's name with the day and the year around it, in any order."""
    near = (tokens[at] if free <= at < len(tokens) else None for at in range(index - 2, index + 3))
    older, before, _, after, later = near
    month = int(tokens[index].value)
    if before and _is_day(before) and not (_is_day(after) and _is_year(later)):
        if older and older.glued:  # 12-13 Şubat: of a range the page means neither
            return Day(None, index - 2, index)
        if _is_year(after):
            return _whole(after, month, before, index - 1, index + 1)
        if _is_year(older):
            return _whole(older, month, before, index - 2, index)
        return _late_year(tokens, month, before, index - 1, index, frame)
    if after and _is_day(after) and not (later and later.kind == "month"):  # "mar, 13 feb": that one is a Tuesday
        if _is_year(later):
            return _whole(later, month, after, index, index + 2)
        if _is_year(before):
            return _whole(before, month, after, index - 1, index + 1)
        return _late_year(tokens, month, after, index, index + 1, frame)
    return None


def _is_day(token: Token | None) -> bool:
    return token is not None and token.kind == "num" and len(token.value) < 3


def _is_year(token: Token | None) -> bool:
    return token is not None and token.kind == "num" and len(token.value) == 4


def _whole(year: Token | None, month: int, day: Token, first: int, last: int) -> Day:
    return Day(date_of(int(year.value) if year else 0, month, int(day.value)), first, last)


def _late_year(tokens: Sequence[Token], month: int, day: Token, first: int, last: int, frame: Frame) -> Day:
    """Without a four-digit year beside the month: "13 Feb 16:01:00 +0300 2026", "13 Feb 26", or none at all."""
    clock = clock_at(tokens, last + 1, after_day=True)
    end = clock.last + 1 if clock else last + 1
    year = tokens[end] if end < len(tokens) else None
    if clock and year and _is_year(year):
        return Day(date_of(int(year.value), month, int(day.value)), first, end, clock=clock)
    short = year and not clock and day is tokens[first] and _is_day(year) and len(year.value) == 2
    if year and short and (end + 1 == len(tokens) or clock_at(tokens, end + 1, after_day=True)):
        return Day(date_of(_century(int(year.value)), month, int(day.value)), first, end, weak=1)
    value = None if year and year.kind == "num" else _latest(month, int(day.value), frame)  # 5 Mart 12 kişi
    return Day(value, first, last, weak=1, yearless=True)


def _latest(month: int, day: int, frame: Frame) -> date | None:
    """The last such day not after the fetching: sites leave the current year out."""
    if frame.fetched is None:
        return None
    today = frame.fetched.astimezone(frame.zone).date()
    days = (date_of(today.year - back, month, day) for back in (0, 1))
    return next((one for one in days if one and one <= today), None)


_READERS = {"date": _numeric, "month": _worded, "num": _spaced}


def is_believable(day: Day, tokens: Sequence[Token]) -> bool:
    """A form that numbers of other kinds share needs a clock time, a label, or nothing strange beside it."""
    if not day.weak:
        return True
    kinds = {token.kind for token in tokens}
    if day.first and tokens[day.first - 1].kind == "bar":
        return False
    spoken_for = day.clock is not None or "label" in kinds
    clean = not kinds & {"x", "bar"}
    return (clean or spoken_for, spoken_for, clean)[day.weak - 1]


def url_date(url: str | None) -> date | None:
    """The day in a URL's path: /2026/02/13/, /2026-02-13/, /20260213/ (ria.ru, Sputnik), /202602131044893040- (Sputnik
    before 2021), /2019-06-25-1184 (uCoz). A year and a month alone are none."""
    match = _URL_DAY.search(url or "")
    if not match or int(match[1]) not in YEARS:
        return None
    try:
        return date(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))
    except ValueError:
        return None
