"""Relative times: "3 saat önce", "az önce", "dün 14:05", "вчера, 14:40", counted from the time of fetching."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from newscrawl.text import agowords, months
from newscrawl.text.clock import Clock, clock_at, meaning, tokens_of, zone_named
from newscrawl.text.pattern import Pattern
from newscrawl.text.wording import wording

_WORD = re.compile(r"\d+(?:[:.]\d\d)*|[^\W\d_]+(?:['’‘ʼʻ`´][^\W\d_]+)*")
_COUNTER = Pattern(rf"(?<=\w)(?:\s*[|·•–—-])?\s+(?:\d[\d.,]*\s+)?({wording('counter')})\b")
_SIGNED = Pattern(rf"(?<=\w)\s+{wording('byline_label')}\s*:\s.*$", re.I)  # "Kecha, 16:01 Muallif: …"
_BARRED = re.compile(r"(?:(?<=[|•·])|^)[^|•·]+(?=[|•·])|(?<=[|•·])[^|•·]+$")  # what stands between bars
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
NAMED, NAMES = 60, 3  # characters of a line with names behind the time, and how many words they have
_DAY = 86400
_NOISE = frozenset(months.keys("осыдан мындан бундан bundan şundan тому шамамен about circa etwa ungefähr çok daha"))


class Relative(NamedTuple):
    """A value counted back from the fetching. ``zoned``: it does not depend on the zone; start and end in the text."""

    value: datetime | date
    zoned: bool
    start: int
    end: int


@dataclass(slots=True)
class _Phrase:
    """What the words between two labels have said so far."""

    number: float | None = None
    unit: float = 0
    seconds: float = 0
    coarse: bool = False
    ago: bool = False
    closed: bool = False  # "3 saat önce": nothing but a clock time may follow
    now: bool = False
    day: int | None = None
    clock: str | None = None
    half: str | None = None
    part: tuple[int, int] | None = None
    strange: bool = False
    span: list[int] = field(default_factory=list)


def relative_moments(text: str, zone: tzinfo, fetched: datetime) -> list[Relative]:
    """Every relative time of a line that says nothing else but labels; days and weeks ago are days, not instants.

    Months and years ago name no day, "a few minutes ago" no minute: left out.
    """
    text, own = _own_zone(_without_counters(text))
    try:
        here = fetched.astimezone(own or zone)
        found = _found(text, here) or [
            one for part in _BARRED.finditer(text) for one in _found(part[0], here, part.start())
        ]
    except OverflowError:  # before the first year
        return []
    return [one._replace(zoned=True) for one in found] if own else found


def _found(text: str, here: datetime, offset: int = 0) -> list[Relative]:
    """The times of a line, or of the part of one that begins at ``offset``: "вчера в 19:05 | Автор: …"."""
    found = (one for phrase in _phrases(text) if (one := _read(phrase, here)))
    return [one._replace(start=one.start + offset, end=one.end + offset) for one in found]


def _without_counters(text: str) -> str:
    """The text up to what counts readers or comments: "2 saat önce · 3 yorum", "Kecha, 18:05 Ko‘rishlar: 870"."""
    found = (one for one in _COUNTER.finditer(text) if meaning(one[1])[0] != "label")
    text = text[: next((one.start() for one in found), len(text))]
    signed = _SIGNED.search(text)
    return text[: signed.start()] if signed else _without_names(text)


def _without_names(text: str) -> str:
    """The text up to its clock time, where nothing but a few raised words follows: "Dün 16:01 Gündem", "вчера в 16:01 Анна Ким"."""
    clock = _CLOCK.search(text) if len(text) <= NAMED else None
    words = text[clock.end() :].split() if clock else []
    raised = 0 < len(words) <= NAMES and all(
        len(word) > 2 and word.isalpha() and word[0].isupper() and meaning(word)[0] == "x" for word in words
    )
    return text[: clock.end()] if clock and raised else text


def is_relative(text: str) -> bool:
    """Whether a line names a relative time, whenever it was fetched."""
    return bool(relative_moments(text, UTC, datetime(2026, 1, 1, tzinfo=UTC)))


def _own_zone(text: str) -> tuple[str, tzinfo | None]:
    """The text without the zone of its clock time, and that zone: "вчера, 23:40 по Бишкеку"."""
    if ":" not in text and "." not in text:
        return text, None
    tokens = tokens_of(text)
    clock = next((one for at in range(len(tokens)) if (one := clock_at(tokens, at, after_day=True))), None)
    if clock is None or clock.zone is None or clock.time() is None:
        return text, None
    for token in tokens[clock.first : clock.last + 1]:
        if token.kind in ("zone", "offset"):
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    return text, zone_named(clock.zone)


def _phrases(text: str) -> Iterator[_Phrase]:
    phrase = _Phrase()
    matches = list(_WORD.finditer(text))
    skip = False
    for match, following in zip_longest(matches, matches[1:]):
        if skip:
            skip = False
            continue
        word = months.key(match[0])
        pair = f"{word} {months.key(following[0])}" if following else ""
        joined = _pairs().get(pair)
        skip = joined is not None
        if joined is None and word not in _table() and meaning(match[0])[0] == "label":
            yield phrase
            phrase = _Phrase()
            continue
        if phrase.closed and match[0].isdecimal():  # "2 saat önce" and a counter in the next element
            yield phrase
            phrase = _Phrase()
        says = [_take(phrase, one, match[0]) for one in (joined or word).split()]
        if any(says):
            end = following.end() if joined and following else match.end()
            phrase.span = [phrase.span[0] if phrase.span else match.start(), end]
    yield phrase


def _take(phrase: _Phrase, word: str, raw: str) -> bool:
    """Let the phrase take one word more; whether the word says something of the time."""
    if raw[0].isdecimal():
        _take_figures(phrase, raw)
        return True
    kind, value = _table().get(word, ("", 0))
    if kind == "unit" and phrase.number is None:
        phrase.unit = 0 if word in _plurals() else value  # "час назад", "bir saat önce", but also "dün saat 14:05"
    elif kind == "unit":
        phrase.seconds += (phrase.number or 0) * value
        phrase.number = None
        phrase.coarse = phrase.coarse or value >= _DAY
    elif kind == "number":
        phrase.strange = phrase.strange or phrase.number is not None  # "iki buçuk", "двадцать пять"
        phrase.number = value
    elif kind == "ago":
        phrase.ago, phrase.closed = True, phrase.seconds > 0
    elif kind == "now":
        phrase.now = True
    elif kind == "day":
        phrase.day = int(value)
    elif kind == "part":
        phrase.part = value
    elif kind == "one":  # the unit that follows counts once by itself, and "um", "a", "on" are prepositions elsewhere
        return False
    else:
        return _take_other(phrase, word, raw)
    return True


def _take_figures(phrase: _Phrase, word: str) -> None:
    if len(word) > 3 and word[-3] in ":." and len(word) < 9:
        phrase.strange = phrase.strange or phrase.clock is not None
        phrase.clock = word.replace(".", ":")
    elif len(word) < 4:
        phrase.number = int(word)
    else:
        phrase.strange = True


def _take_other(phrase: _Phrase, word: str, raw: str) -> bool:
    kind, half = ("half", "0" if word == "am" else "12") if word in ("am", "pm") else meaning(raw)
    if kind == "half" and phrase.clock:
        phrase.half = half
        return True
    if not _is_filler(raw) and word not in _NOISE:
        phrase.strange = True
    return False


def _is_filler(raw: str) -> bool:
    return meaning(raw)[0] in ("filler", "weekday")


def _read(phrase: _Phrase, here: datetime) -> Relative | None:
    if phrase.strange or not phrase.span:
        return None
    start, end = phrase.span
    unit = phrase.unit if phrase.clock is None else 0
    if phrase.ago and (phrase.seconds or unit) and phrase.day is None and phrase.number is None:
        back = timedelta(seconds=phrase.seconds + unit)
        if not phrase.coarse and unit < _DAY:
            return Relative(here - back, True, start, end) if phrase.clock is None else None
        return _at((here - back).date(), phrase, here, start, end)
    if phrase.number is not None or phrase.seconds:
        return None
    if phrase.day is not None and not phrase.ago:
        return _at(here.date() + timedelta(days=phrase.day), phrase, here, start, end)
    return Relative(here, True, start, end) if phrase.now and phrase.clock is None else None


def _at(day: date, phrase: _Phrase, here: datetime, start: int, end: int) -> Relative | None:
    if phrase.clock is None:
        return Relative(day, False, start, end)
    hour, minute, second = [*map(int, phrase.clock.split(":")), 0][:3]
    time = Clock(hour, minute, second, phrase.half, None, 0, 0).time()
    if time is None or not _fits_part(time // 3600, phrase):
        return None
    return Relative(
        datetime(day.year, day.month, day.day, tzinfo=here.tzinfo) + timedelta(seconds=time), False, start, end
    )


def _fits_part(hour: int, phrase: _Phrase) -> bool:
    """Whether a clock time lies in the part of the day named beside it: "dün gece 01:30" may mean either of two days."""
    first, last = phrase.part or (0, 24)
    return first <= hour <= last or (phrase.day == 0 and hour + 24 <= last)


@cache
def _pairs() -> dict[str, str]:
    return {months.key(pair): word for pair, word in agowords.PHRASES.items()}


@cache
def _plurals() -> frozenset[str]:
    return frozenset(months.keys(agowords.PLURALS))


@cache
def _table() -> dict[str, tuple[str, Any]]:
    """What a word says: a unit in seconds, a number, ago, now, a day counted from today, the hours of a part of it."""
    table: dict[str, tuple[str, Any]] = dict.fromkeys(months.keys(agowords.ONE), ("one", 1))
    table |= dict.fromkeys(months.keys(agowords.HALF), ("number", 0.5))
    table |= {word: ("number", number) for number, words in agowords.NUMBERS.items() for word in months.keys(words)}
    table |= {word: ("unit", seconds) for seconds, words in agowords.UNITS.items() for word in months.keys(words)}
    table |= {word: ("day", days) for days, words in agowords.DAYS.items() for word in months.keys(words)}
    table |= {word: ("part", hours) for hours, words in agowords.PARTS.items() for word in months.keys(words)}
    table |= dict.fromkeys(months.keys(agowords.AGO), ("ago", 0))
    return table | dict.fromkeys(months.keys(agowords.NOW), ("now", 0))
