"""Moment: the instant, or only the day, that a piece of text names, in the languages of our region and beyond.

The order: ISO 8601; epoch and compact digits; words and numbers by our own tables (`months`); relative words when the
time of fetching is known; dateparser, imported only here and only for languages that have no table. What is no date for
sure is None: a clock time alone, 30.02., another century, a law number, an American order that nothing proves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from newscrawl.text.clock import Token, tokens_of, zone_named
from newscrawl.text.day import YEARS, Day, Frame, days_in, is_believable
from newscrawl.text.months import COVERED
from newscrawl.text.relative import relative_moments
from newscrawl.text.space import squeeze

LONGEST = 1000  # characters read of a text; a line with a date is short
LONGEST_PHRASE = 160  # characters of a line that says nothing but "3 saat önce"
# Where a day and its clock time stand in two elements without a blank: "13 Şubat 202616:01", "16:0113.02.2026".
_TO = re.compile(r"\s*[-–—]\s*|\s(?:по|до)\s")
# A day in letters and a dash, or "с" and a day, right before another day.
_SPAN = re.compile(r"(?:\b\d{1,2}\s[^\W\d]{3,}(?:\s\d{4})?\s?[-–—]|\bсо?\s\d{1,2}(?:\s[^\W\d]{3,})?\s(?:по|до))\s*$")
_RUN_ON = re.compile(
    r"((?:19|20)\d\d)(?=[0-2]\d:[0-5]\d)|(\d:\d\d)(?=\d\d?[./]\d\d?[./]\d{4}|\d\d?[ -][^\W\d]{3,}[ ,]+\d{4})"
)
_EPOCH = re.compile(r"(?:/Date\()?(1\d{9})(\d{3})?(?:[.,]\d+)?(?:\)/)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_LOST_PLUS = re.compile(r"(T\d\d:\d\d\S*) (\d\d:?\d\d)$")  # "+03:00" that went through a query string
_NUMBER = re.compile(r"\d+")
_TIME_ALONE = re.compile(r"\D*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\D*")
_YEAR_FIRST = frozenset(("ja", "zh", "ko", "hu", "lt", "mn"))


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware datetime, or a bare date when only the day is known.

    ``zoned``: the instant does not rest on the zone handed in, because the text gives an offset, an epoch or an age.
    """

    value: datetime | date
    zoned: bool = False


class Found(NamedTuple):
    """A moment and where it stands in the text (blanks squeezed)."""

    moment: Moment
    start: int
    end: int


def parse_moment(
    text: str, *, zone: tzinfo, languages: Sequence[str] = (), fetched: datetime | None = None
) -> Moment | None:
    """The first moment named in a short text, or None. Labels, weekdays and other noise around it are tolerated.

    ``zone`` is that of a text without an offset, ``languages`` are BCP 47 tags, ``fetched`` (aware) is what relative
    words and days without a year count from; without it they are None.
    """
    text = text.strip()
    if text[4:5] == "-" and (moment := _iso(text, zone)):  # the short way for what structured data say
        return moment
    found = _scan(_clean(text), _frame(zone, languages, fetched))
    return found[0].moment if found else None


def moments_in(
    text: str, *, zone: tzinfo, languages: Sequence[str] = (), fetched: datetime | None = None
) -> list[Moment]:
    """Every moment named in a longer line, in its order."""
    return [one.moment for one in _scan(_clean(text), _frame(zone, languages, fetched))]


def labelled(
    text: str, *, zone: tzinfo, languages: Sequence[str] = (), fetched: datetime | None = None
) -> list[tuple[str, Moment, str]]:
    """Every moment of a line with what its label makes it, ``published`` or ``modified``, and its own words.

    A moment without a label is taken for ``published``. The words are as printed, without the label.
    """
    text = _clean(text)
    if whole := _whole(text, zone):
        return [("published", one.moment, text) for one in whole]
    found = _scan(text, _frame(zone, languages, fetched))
    fields = _fields(text, found)
    return [(field, one.moment, _words(text, one)) for field, one in zip(fields, found, strict=True)]


def _frame(zone: tzinfo, languages: Sequence[str], fetched: datetime | None) -> Frame:
    naive = fetched is not None and fetched.tzinfo is None
    return Frame(zone, languages, fetched.replace(tzinfo=UTC) if fetched and naive else fetched)


def _words(text: str, found: Found) -> str:
    words = text[found.start : found.end]
    behind = text[found.end : found.end + 1]
    closes = (behind == ")" and "(" in words and ")" not in words[-2:]) or (behind == "]" and "[" in words)
    return words + behind if closes else words


def _clean(text: str) -> str:
    text = squeeze(text[: 4 * LONGEST])[:LONGEST]
    if _RUN_ON.search(text):
        text = _RUN_ON.sub(r"\1\2 ", text)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("i\u0307", "i")  # what other programs make of İ in small letters


def _iso(text: str, zone: tzinfo) -> Moment | None:
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return Moment(day) if day.year in YEARS else None
        value = datetime.fromisoformat(_LOST_PLUS.sub(r"\1+\2", text))
    except ValueError:
        return None
    return _instant(value, zone) if len(text) > 10 else None


def _instant(value: datetime, zone: tzinfo) -> Moment | None:
    if value.year not in YEARS:
        return None
    return Moment(value, True) if value.tzinfo else Moment(value.replace(tzinfo=zone))


def _scan(text: str, frame: Frame) -> list[Found]:
    if whole := _whole(text, frame.zone):
        return whole
    tokens = tokens_of(text)
    days = days_in(tokens, frame)
    full = [day for day in days if not day.yearless]
    if not full and frame.fetched and len(text) < LONGEST_PHRASE:
        relative = relative_moments(text, frame.zone, frame.fetched)
        if relative:
            return [Found(Moment(one.value, one.zoned), one.start, one.end) for one in relative]
    moments = ((_moment(day, tokens, frame), tokens[day.first].start, tokens[day.last].end) for day in full or days)
    found = [Found(moment, start, end) for moment, start, end in moments if moment]
    return _without_spans(found, text) if found or days else _last_rung(text, frame)


def _without_spans(found: list[Found], text: str) -> list[Found]:
    """The moments without the two days of a span: "1 Eylül 2025 - 15 Haziran 2026", "с 12 по 15 февраля 2026 года"."""
    last = [one for one in found if type(one.moment.value) is date and _SPAN.search(text, 0, one.start)]
    ends = {id(one) for one in last} | {
        id(one) for one in found for end in last if _TO.fullmatch(text, one.end, end.start)
    }
    return [one for one in found if id(one) not in ends]


def _whole(text: str, zone: tzinfo) -> list[Found]:
    """ISO 8601, epoch seconds and milliseconds, compact digits: a text that is a date from end to end."""
    moment = None
    if text[4:5] == "-":
        moment = _iso(text, zone)
    elif " " not in text:
        if match := _EPOCH.fullmatch(text):
            moment = Moment(datetime.fromtimestamp(int(match[1]), UTC), True)
        elif match := _COMPACT.fullmatch(text):
            moment = _compact(match, zone)
    return [Found(moment, 0, len(text))] if moment else []


def _compact(match: re.Match[str], zone: tzinfo) -> Moment | None:
    """20260213, 20260213T160100+0300."""
    year, month, day, hour, minute, second, offset = match.groups()
    stamp = f"{year}-{month}-{day}"
    return _iso(stamp if hour is None else f"{stamp}T{hour}:{minute}:{second or '00'}{offset or ''}", zone)


def _moment(day: Day, tokens: Sequence[Token], frame: Frame) -> Moment | None:
    if day.value is None or not is_believable(day, tokens):
        return None
    clock = day.clock
    if clock is None:
        return Moment(day.value)
    time = clock.time()
    if time is None:
        return None
    zone = frame.zone if clock.zone is None else zone_named(clock.zone)
    value = day.value + timedelta(days=1) if time == 1440 * 60 else day.value
    minute, second = divmod(time % (1440 * 60), 60)
    moment = datetime(value.year, value.month, value.day, minute // 60, minute % 60, second, tzinfo=zone)
    return Moment(moment, clock.zone is not None)


def _fields(text: str, found: list[Found]) -> list[str]:
    labels = [(token.start, token.value) for token in tokens_of(text) if token.kind == "label"]
    ends = [0, *(one.end for one in found)]
    before = [{name for at, name in labels if ends[i] <= at < one.start} for i, one in enumerate(found)]
    after = [*before[1:], {name for at, name in labels if at >= ends[-1]}]
    if found and not before[0] and after[-1] and not any(char.isdigit() for char in text[ends[-1] :]):
        before = after  # "13.02.2026 tarihinde yayınlandı": the labels follow their dates
    return ["modified" if "modified" in names else "published" for names in before]


def _last_rung(text: str, frame: Frame) -> list[Found]:
    """What dateparser makes of a text in a language that our tables do not cover."""
    unread = [tag.split("-")[0] for tag in frame.languages]
    unread = [tag for tag in unread if tag not in COVERED]
    numbers = 2 if frame.fetched is None else 1  # a date has a day and a year; "3 hours ago" counts from a known time
    if not unread or len(_NUMBER.findall(text)) < numbers or _TIME_ALONE.fullmatch(text):
        return []
    import dateparser  # half a second, once

    settings: dict[str, object] = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "YMD" if unread[0] in _YEAR_FIRST else "DMY",
    }
    try:
        value = dateparser.parse(text, languages=unread, settings=settings)
        if value is None and frame.fetched and ":" not in text:
            base = frame.fetched.astimezone(frame.zone)
            settings |= {"PARSERS": ["relative-time"], "RELATIVE_BASE": base.replace(tzinfo=None)}
            return _aged(dateparser.parse(text, languages=unread, settings=settings), base, len(text))
    except (ValueError, OverflowError):  # a language it does not know either
        return []
    moment = _instant(value, frame.zone) if value else None
    if value and moment and ":" not in text:
        moment = Moment(value.date())
    return [Found(moment, 0, len(text))] if moment else []


def _aged(value: datetime | None, base: datetime, end: int) -> list[Found]:
    """A day where whole days have been counted back, an instant otherwise; nothing where nothing has."""
    back = base.replace(tzinfo=None) - value.replace(tzinfo=None) if value else timedelta(0)
    if back <= timedelta(0) or back > timedelta(days=27):
        return []
    whole_days = back % timedelta(days=1) == timedelta(0)
    return [Found(Moment((base - back).date()) if whole_days else Moment(base - back, True), 0, end)]
