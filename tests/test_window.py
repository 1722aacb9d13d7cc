"""The window: spans, days, what lies inside."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from newscrawl.window import Window, day, span, utc

ISTANBUL = ZoneInfo("Europe/Istanbul")
NOW = int(datetime(2026, 2, 13, 12, tzinfo=UTC).timestamp())
D = 86400


@pytest.mark.parametrize(
    ("text", "seconds"), [("90m", 5400), ("12h", 43200), ("2d", 2 * D), ("1W", 7 * D), (" 3d ", 3 * D)]
)
def test_spans(text: str, seconds: int) -> None:
    assert span(text) == seconds


@pytest.mark.parametrize("text", ["", "2", "d", "-1d", "2 days", "1.5d", "99999999d"])
def test_no_spans(text: str) -> None:
    with pytest.raises(ValueError, match="is no span of time"):
        span(text)


def test_days() -> None:
    assert day("2026-02-13") == date(2026, 2, 13)
    with pytest.raises(ValueError, match="write it as 2026-02-13"):
        day("13.02.2026")


@pytest.mark.parametrize(
    ("window", "last_run", "begin", "end"),
    [
        (Window(), None, NOW - 3 * D, None),
        (Window(), NOW - 3600, NOW - 3 * D, None),
        (Window(), NOW - 10 * D, NOW - 11 * D, None),
        (Window(), NOW - 300 * D, NOW - 30 * D, None),
        (Window(since=2 * D), NOW - 10 * D, NOW - 2 * D, None),
        (Window(first=date(2026, 2, 1)), None, int(datetime(2026, 1, 31, 21, tzinfo=UTC).timestamp()), None),
        (
            Window(first=date(2026, 2, 1), last=date(2026, 2, 2)),
            None,
            int(datetime(2026, 1, 31, 21, tzinfo=UTC).timestamp()),
            int(datetime(2026, 2, 2, 21, tzinfo=UTC).timestamp()),
        ),
        (
            Window(last=date(2026, 2, 2)),
            None,
            int(datetime(2026, 1, 30, 21, tzinfo=UTC).timestamp()),
            int(datetime(2026, 2, 2, 21, tzinfo=UTC).timestamp()),
        ),
    ],
)
def test_bounds(window: Window, last_run: int | None, begin: int, end: int | None) -> None:
    bounds = window.bounds(NOW, ISTANBUL, last_run)
    assert (bounds.begin, bounds.end) == (begin, end)


@pytest.mark.parametrize(
    ("stamp", "inside"),
    [
        (None, True), ("bugün", True), ("2026-02-10T14:59:59+03:00", False), ("2026-02-10T15:00:00+03:00", True),
        ("2026-02-10", True), ("2026-02-09", False), ("2026-02-10T15:00:00", True), ("2027-01-01", True),
    ],
)  # fmt: skip
def test_what_lies_in_the_last_three_days(stamp: str | None, inside: bool) -> None:
    assert Window().bounds(NOW, ISTANBUL, None).has_text(stamp) is inside


def test_the_end_is_outside() -> None:
    bounds = Window(first=date(2026, 2, 1), last=date(2026, 2, 2)).bounds(NOW, ISTANBUL, None)
    assert bounds.has_text("2026-02-02T23:59:59+03:00")
    assert not bounds.has_text("2026-02-03T00:00:00+03:00")
    assert not bounds.has_text("2026-02-03")


def test_utc() -> None:
    assert utc(NOW + 0.9) == "2026-02-13T12:00:00Z"


def test_older_than_the_window_and_newer() -> None:
    bounds = Window(first=date(2026, 2, 3), last=date(2026, 2, 4)).bounds(0, UTC, None)
    stamps = ("2026-02-02", "2026-02-02T23:59:59+00:00", "2026-02-03", "2026-02-05", None)
    assert [bounds.is_older(one) for one in stamps] == [True, True, False, False, False]
    assert [bounds.has_text(one) for one in stamps] == [False, False, True, False, True]
