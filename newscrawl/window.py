"""Window: which articles are wanted by their date. Pure; times are unix seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

UNITS = {"m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
FIRST_RUN = 3 * UNITS["d"]  # how far a first run looks back
LONGEST = 30 * UNITS["d"]  # a run after a longer silence looks back no further unless it is told to
OVERLAP = UNITS["d"]  # a later run looks back beyond the last one by so much, for articles dated before they appeared


def span(text: str) -> int:
    """Seconds of a span such as ``2d``, ``12h``, ``90m``, ``1w``. Raises ValueError."""
    match = re.fullmatch(r"(\d{1,6})([mhdw])", text.strip().lower())
    if not match:
        raise ValueError(f"{text!r} is no span of time; write it as 90m, 12h, 2d or 1w")
    return int(match[1]) * UNITS[match[2]]


def day(text: str) -> date:
    """A day written YYYY-MM-DD. Raises ValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day; write it as 2026-02-13") from error


@dataclass(frozen=True, slots=True)
class Window:
    """What the user asked for: a span before now, or days (inclusive) in the site's own time zone, or nothing."""

    since: int | None = None
    first: date | None = None
    last: date | None = None

    def bounds(self, now: int, zone: tzinfo, last_run: int | None) -> Bounds:
        """The window of one site's run; without a wish three days, or back to before the last run if longer ago."""
        end = None if self.last is None else _start(self.last + timedelta(days=1), zone)
        if self.first is not None:
            return Bounds(_start(self.first, zone), end, zone)
        if self.since is not None:
            return Bounds(now - self.since, end, zone)
        if end is not None:
            return Bounds(end - FIRST_RUN, end, zone)
        begin = now - FIRST_RUN
        if last_run is not None:
            begin = max(min(begin, last_run - OVERLAP), now - LONGEST)
        return Bounds(begin, end, zone)


@dataclass(frozen=True, slots=True)
class Bounds:
    """From ``begin`` up to and without ``end``."""

    begin: int
    end: int | None
    zone: tzinfo

    def has(self, when: datetime | date | None) -> bool:
        """Whether a date lies inside; a bare day does when any part of it does, and so does no date at all."""
        if when is None:
            return True
        if isinstance(when, datetime):
            stamp = when if when.tzinfo else when.replace(tzinfo=self.zone)
            first = last = int(stamp.timestamp())
        else:
            first = _start(when, self.zone)
            last = first + UNITS["d"] - 1
        return last >= self.begin and (self.end is None or first < self.end)

    def is_older(self, stamp: str | None) -> bool:
        """Whether a record's ``published`` lies before the window."""
        return not Bounds(self.begin, None, self.zone).has_text(stamp)

    def has_text(self, stamp: str | None) -> bool:
        """The same for a record's ``published``."""
        return self.has(when_of(stamp))


def when_of(stamp: str | None) -> datetime | date | None:
    """A record's ``published`` as a date, or as a moment when it holds a time; None when it is neither."""
    if not stamp:
        return None
    try:
        return date.fromisoformat(stamp) if len(stamp) == len("2026-02-13") else datetime.fromisoformat(stamp)
    except ValueError:
        return None


def _start(one: date, zone: tzinfo) -> int:
    return int(datetime.combine(one, time(), zone).timestamp())


def utc(seconds: float) -> str:
    """Unix seconds as a record's ``fetched``."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
