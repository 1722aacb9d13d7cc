"""Times: when an article was published and modified, chosen by plausibility among what page, data and feed say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from newscrawl.text.day import url_date
from newscrawl.text.instant import Moment, labelled, parse_moment

TOLERANCE = timedelta(minutes=5)  # clocks of publishers that run ahead of ours
ANYWHERE = timedelta(hours=14)  # how far a clock may be ahead whose zone is a guess
AGREEMENT = timedelta(hours=48)
_RANKS = {"site": 0, "jsonld": 1, "microdata": 2, "meta": 2, "visible": 3, "text": 3, "generic": 4, "feed": 5}
_LAST = 9  # a site's "Güncelleme: …" stands in for the publication when nothing else tells it
_PRINTED = frozenset(("site", "visible", "text", "generic"))
_MACHINE = re.compile(r"\d{4}-\d\d-\d\dT|\d{8,}|/Date")
_WIDE = {"Europe/Moscow": frozenset(timedelta(hours=hours) for hours in range(2, 13))}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of one time. ``field``: published or modified; ``origin``: a value of the provenance."""

    field: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Times:
    """The record's values; ``origins`` has the keys published and modified; ``problems`` are the record's.

    Problems: ``no_published``, ``unreadable_date``, ``future_date``, ``dates_disagree``, ``zone_guessed``.
    """

    published: str | None
    modified: str | None
    published_utc: str | None
    published_text: str | None
    origins: dict[str, str | None]
    problems: list[str]


class _Reading(NamedTuple):
    field: str
    moment: Moment
    words: str
    origin: str
    rank: int


class _Frame(NamedTuple):
    zone: tzinfo
    guessed: bool
    languages: Sequence[str]
    fetched: datetime | None


def choose(
    claims: Sequence[Claim],
    *,
    zone: tzinfo,
    languages: Sequence[str] = (),
    fetched: datetime | None = None,
    url: str | None = None,
    zone_guessed: bool = False,
) -> Times:
    """The times of an article from all that is claimed about them.

    The order is site, JSON-LD, microdata and meta, visible, generic, feed, then the day in the URL. A claim must not
    lie after ``fetched`` (aware UTC) + 5 min. ``zone`` and ``zone_guessed`` come from `zone_for`. A claimed text with
    several dates is split by its labels. Never raises for a text that is no date.
    """
    if fetched is not None and fetched.tzinfo is None:
        fetched = fetched.replace(tzinfo=UTC)
    frame = _Frame(zone, zone_guessed, languages, fetched)
    everything = _localized([one for claim in claims for one in _readings(claim, frame)], frame)
    readings = [one for one in everything if not _is_future(one.moment, frame)]
    candidates, in_url = _of("published", readings), _url_reading(url, frame)
    published = _best(candidates or in_url, frame)
    updates = _of("modified", readings)
    modified = _best([one for one in updates if not published or not _is_before(one, published, frame)], frame)
    problems = {
        "no_published": published is None,
        "unreadable_date": published is None and any(claim.text.strip() for claim in claims) and not everything,
        "future_date": len(readings) < len(everything)
        and any(_is_missed(field, everything, readings) for field in ("published", "modified")),
        "dates_disagree": published is not None and _disagree(published, [*candidates, *in_url], frame),
        "zone_guessed": zone_guessed and any(one and _needs_zone(one.moment) for one in (published, modified)),
    }
    return Times(
        published=_written(_local(published, readings, frame), frame),
        modified=_written(_local(modified, readings, frame), frame),
        published_utc=_utc(published),
        published_text=_printed(published, candidates, frame),
        origins={"published": published and published.origin, "modified": modified and modified.origin},
        problems=[name for name, holds in problems.items() if holds],
    )


def _url_reading(url: str | None, frame: _Frame) -> list[_Reading]:
    day = url_date(url)
    reading = day and _Reading("published", Moment(day), "", "generic", _LAST)
    return [reading] if reading and not _is_future(reading.moment, frame) else []


def _readings(claim: Claim, frame: _Frame) -> list[_Reading]:
    """What a claim says, label by label where it is printed."""
    rank = _RANKS.get(claim.origin, 4)
    if claim.origin not in _PRINTED:
        moment = parse_moment(claim.text, zone=frame.zone, languages=frame.languages, fetched=frame.fetched)
        return [_Reading(claim.field, moment, claim.text, claim.origin, rank)] if moment else []
    parts = labelled(claim.text, zone=frame.zone, languages=frame.languages, fetched=frame.fetched)
    readings = [_Reading(field, moment, words, claim.origin, rank) for field, moment, words in parts]
    if claim.field == "modified":
        return [one._replace(field="modified") for one in [*_of("modified", readings), *readings][:1]]
    published, modified = _of("published", readings)[:1], _of("modified", readings)[:1]
    if modified and not published and claim.origin == "site":
        published = [modified[0]._replace(field="published", rank=_LAST)]
    return published + modified


def _of(field: str, readings: Iterable[_Reading]) -> list[_Reading]:
    return sorted((one for one in readings if one.field == field), key=lambda one: one.rank)


def _is_missed(field: str, everything: list[_Reading], kept: list[_Reading]) -> bool:
    """Whether a time in the future was set aside that would have been chosen, were it not for that."""
    left = _of(field, kept)
    lost = [one for one in _of(field, everything) if one not in left]
    return bool(lost) and (not left or lost[0].rank < left[0].rank)


def _localized(readings: list[_Reading], frame: _Frame) -> list[_Reading]:
    """Wrong offsets taken back: the page prints 16:01, its data say 16:01Z, its zone is +03:00.

    Data that have one of the two times so have the other one too.
    """
    if frame.guessed:
        return readings
    printed = {
        (one.field, _minute(one.moment.value))
        for one in readings
        if one.origin in _PRINTED and isinstance(one.moment.value, datetime) and not one.moment.zoned
    }
    stamps = ((one, one.moment.value) for one in readings if one.moment.zoned)
    zoned = [(one, value) for one, value in stamps if isinstance(value, datetime)]
    wrong = [
        (one, value) for one, value in zoned if (one.field, _minute(value)) in printed and not _is_regional(one, frame)
    ]
    kinds = {(one.origin, value.utcoffset()) for one, value in wrong}
    fields = {(one.origin, one.field) for one, _ in wrong}
    wrong += [(a, b) for a, b in zoned if (a.origin, b.utcoffset()) in kinds and (a.origin, a.field) not in fields]
    home = {one: one._replace(moment=Moment(value.replace(tzinfo=frame.zone))) for one, value in wrong}
    return [home.get(one, one) for one in readings]


def _is_regional(reading: _Reading, frame: _Frame) -> bool:
    """Whether an offset is one of a country's other zones: a paper in Samara says +04:00 on a .ru address."""
    value = reading.moment.value
    wide = str(frame.zone) in _WIDE and reading.moment.zoned
    return wide and isinstance(value, datetime) and value.utcoffset() in _WIDE[str(frame.zone)]


def _minute(value: date) -> str:
    return value.isoformat()[:16]


def _is_future(moment: Moment, frame: _Frame) -> bool:
    if frame.fetched is None:
        return False
    latest = frame.fetched + (ANYWHERE if frame.guessed and not moment.zoned else TOLERANCE)
    if isinstance(moment.value, datetime):
        return moment.value > latest
    return moment.value > latest.astimezone(frame.zone).date()


def _best(readings: list[_Reading], frame: _Frame) -> _Reading | None:
    """The first reading, or the one that says the same more exactly."""
    if not readings:
        return None
    first, *others = readings
    if _is_day_only(first.moment, frame):
        day = _stated_day(first.moment, frame)
        exact = (one for one in others if not _is_day_only(one.moment, frame) and _day(one.moment, frame) == day)
        return next(exact, first)
    if frame.guessed and _needs_zone(first.moment):
        return next((one for one in others if _same_elsewhere(first.moment, one.moment)), first)
    return next((one for one in others if _has_seconds(one.moment, first.moment)), first)


def _has_seconds(exact: Moment, rounded: Moment) -> bool:
    """Whether one is the other with its seconds: data say 16:01:22 where the page prints 16:01."""
    a, b = exact.value, rounded.value
    if not (isinstance(a, datetime) and isinstance(b, datetime)) or b.second:
        return False
    return a.second > 0 and a.replace(second=0, microsecond=0) == b.replace(microsecond=0)


def _is_day_only(moment: Moment, frame: _Frame) -> bool:
    """Whether only a day is known: midnight sharp is what a bare day becomes in a time stamp."""
    value = moment.value
    if not isinstance(value, datetime):
        return True
    return any(one.hour == one.minute == one.second == 0 for one in (value, value.astimezone(frame.zone)))


def _needs_zone(moment: Moment) -> bool:
    return isinstance(moment.value, datetime) and not moment.zoned


def _same_elsewhere(local: Moment, certain: Moment) -> bool:
    """Whether a stamp with an offset is the local time seen from another zone: whole quarters of an hour apart."""
    if not (isinstance(local.value, datetime) and isinstance(certain.value, datetime) and certain.zoned):
        return False
    apart = abs(local.value.replace(second=0) - certain.value.replace(second=0, microsecond=0))
    return apart <= timedelta(hours=14) and apart.seconds % 900 == 0


def _stated_day(moment: Moment, frame: _Frame) -> date:
    """The day meant by a bare day or by midnight sharp, be that midnight local or UTC."""
    value = moment.value
    is_midnight = isinstance(value, datetime) and value.hour == value.minute == value.second == 0
    return value.date() if is_midnight and isinstance(value, datetime) else _day(moment, frame)


def _day(moment: Moment, frame: _Frame) -> date:
    value = moment.value
    return value.astimezone(frame.zone).date() if isinstance(value, datetime) else value


def _is_before(one: _Reading, other: _Reading, frame: _Frame) -> bool:
    """Whether one lies before the other, as exactly as both are known: to the minute, or to the day."""
    a, b = one.moment.value, other.moment.value
    if isinstance(a, datetime) and isinstance(b, datetime):
        return a.replace(second=0, microsecond=0) < b.replace(second=0, microsecond=0)
    return _day(one.moment, frame) < _day(other.moment, frame)


def _disagree(chosen: _Reading, readings: list[_Reading], frame: _Frame) -> bool:
    low, high = _span(chosen.moment, frame)
    spans = (_span(one.moment, frame) for one in readings if one.rank != _LAST or not one.words)
    return any(start - high > AGREEMENT or low - end > AGREEMENT for start, end in spans)


def _span(moment: Moment, frame: _Frame) -> tuple[datetime, datetime]:
    """The first and last instant that a moment may mean."""
    value = moment.value
    if isinstance(value, datetime):
        return value, value
    start = datetime(value.year, value.month, value.day, tzinfo=frame.zone)
    return start, start + timedelta(days=1)


def _local(reading: _Reading | None, readings: list[_Reading], frame: _Frame) -> _Reading | None:
    """The same instant with an offset of its own, where the zone is a guess and the best claim says it in UTC."""
    if reading is None or not frame.guessed or not reading.moment.zoned:
        return reading
    same = (one for one in readings if one.moment.zoned and one.moment.value == reading.moment.value)
    return next(
        (one for one in same if isinstance(one.moment.value, datetime) and one.moment.value.utcoffset()), reading
    )


def _written(reading: _Reading | None, frame: _Frame) -> str | None:
    """ISO 8601 with the site's offset; with the text's own where the site's zone is a guess."""
    if reading is None:
        return None
    value = reading.moment.value
    if not isinstance(value, datetime):
        return value.isoformat()
    keep = (frame.guessed and reading.moment.zoned) or _is_regional(reading, frame)
    return (value if keep else value.astimezone(frame.zone)).isoformat(timespec="seconds")


def _utc(reading: _Reading | None) -> str | None:
    if reading is None or not isinstance(reading.moment.value, datetime):
        return None
    return reading.moment.value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _printed(chosen: _Reading | None, readings: list[_Reading], frame: _Frame) -> str | None:
    """The words on the page for the chosen time, or for its day."""
    if chosen is None:
        return None
    same = (one for one in [chosen, *readings] if _day(one.moment, frame) == _day(chosen.moment, frame))
    words = (one.words for one in same if one.origin in _PRINTED and one.words)
    return next((text for text in words if not _MACHINE.match(text)), None)
