"""A clock that stands still until it is moved: days can pass in a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """The newsroom's time; always aware, whole seconds."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock needs a time with its zone")
        self._now = start.astimezone(UTC).replace(microsecond=0)

    def now(self) -> datetime:
        """The time it shows, in UTC."""
        return self._now

    def advance(self, **span: float) -> datetime:
        """Move forward by the keywords of `timedelta`; back again with negative ones. Gives the new time."""
        self._now = (self._now + timedelta(**span)).replace(microsecond=0)
        return self._now
