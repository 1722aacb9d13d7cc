"""What the dates of a source say of the window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discover import Child, Link
from newscrawl.discover.window import children_wanted, date_in, date_problem, instant, span_of, wanted
from newscrawl.window import Bounds

ZONE = ZoneInfo("Europe/Istanbul")
NOW = datetime(2026, 2, 13, 12, 0, tzinfo=UTC)
THREE_DAYS = Bounds(int((NOW - timedelta(days=3)).timestamp()), None, ZONE)
ONE_DAY = Bounds(
    int(datetime(2026, 2, 5, tzinfo=ZONE).timestamp()), int(datetime(2026, 2, 6, tzinfo=ZONE).timestamp()), ZONE
)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-02-13T10:00:00Z", datetime(2026, 2, 13, 10, tzinfo=UTC)),
        ("2026-02-13T10:00:00", datetime(2026, 2, 13, 10, tzinfo=ZONE)),
        ("2026-02-13", date(2026, 2, 13)),
        ("Fri, 13 Feb 2026 10:00:00 +0300", datetime(2026, 2, 13, 7, tzinfo=UTC)),
        ("Fri, 13 Feb 2026 10:00:00 GMT", datetime(2026, 2, 13, 10, tzinfo=UTC)),
        ("13 Feb 2026 10:00:00", datetime(2026, 2, 13, 10, tzinfo=ZONE)),
        ("13.02.2026 10:00", datetime(2026, 2, 13, 10, tzinfo=ZONE)),
        ("13 Şubat 2026 Cuma 10:00", datetime(2026, 2, 13, 10, tzinfo=ZONE)),
        ("yarın", None),
        ("", None),
        (None, None),
    ],
)
def test_instant(text: str | None, moment: datetime | date | None) -> None:
    assert instant(text, ZONE, ("tr",)) == moment


@pytest.mark.parametrize(
    ("link", "yes"),
    [
        (Link("https://a.tr/1", published="2026-02-13T10:00:00+03:00"), True),
        (Link("https://a.tr/1", published="2026-02-10T14:59:59+03:00"), False),
        (Link("https://a.tr/1", published="2026-02-10T15:00:00+03:00"), True),
        (Link("https://a.tr/1", published="2026-02-10"), True),
        (Link("https://a.tr/1", published="2026-02-09"), False),
        (Link("https://a.tr/1", published="09.02.2026"), False),
        (Link("https://a.tr/1", published="2027-01-01"), True),
        (Link("https://a.tr/1", published="birazdan"), True),
        (Link("https://a.tr/1", modified="2026-02-09"), False),
        (Link("https://a.tr/1", modified="2026-02-12"), True),
        (Link("https://a.tr/2026/02/09/kar"), False),
        (Link("https://a.tr/2026/02/10/kar"), True),
        (Link("https://a.tr/2026/02/09/kar", published="2026-02-12"), True),
        (Link("https://a.tr/2026/02/09/kar", modified="2026-02-12"), False),
        (Link("https://a.tr/1"), True),
    ],
)
def test_wanted(link: Link, yes: bool) -> None:
    assert wanted(link, THREE_DAYS, NOW, ("tr",)) is yes


def test_an_article_modified_after_the_window_may_have_appeared_in_it() -> None:
    assert wanted(Link("https://a.tr/1", modified="2026-02-12"), ONE_DAY, NOW)
    assert not wanted(Link("https://a.tr/1", published="2026-02-12"), ONE_DAY, NOW)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.tr/2026/02/13/kar", date(2026, 2, 13)),
        ("https://a.tr/20260213/kar-1.html", date(2026, 2, 13)),
        ("https://a.tr/haber-2026-02-13", date(2026, 2, 13)),
        ("https://a.tr/2026/02/30/kar", None),
        ("https://a.tr/1202602131", None),
        ("https://a.tr/2026/02/kar", None),
    ],
)
def test_date_in(url: str, day: date | None) -> None:
    assert date_in(url) == day


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("posts-2026-02.xml", (date(2026, 2, 1), date(2026, 2, 28))),
        ("sitemap_202512.xml.gz", (date(2025, 12, 1), date(2025, 12, 31))),
        ("haberler/2026/02/13.xml", (date(2026, 2, 13), date(2026, 2, 13))),
        ("map?yyyy=2026&mm=02&dd=13", (date(2026, 2, 13), date(2026, 2, 13))),
        ("site-map-news_day_5_year_2026_month_2.xml", (date(2026, 2, 5), date(2026, 2, 5))),
        ("site-map-news_year_2025.xml", (date(2025, 1, 1), date(2025, 12, 31))),
        ("sitemap-2024.xml", (date(2024, 1, 1), date(2024, 12, 31))),
        ("sitemap-17.xml", None),
        ("sitemap-2026-13.xml", (date(2026, 1, 1), date(2026, 12, 31))),
        ("post-sitemap3.xml", None),
    ],
)
def test_span_of(name: str, span: tuple[date, date] | None) -> None:
    assert span_of("https://a.tr/" + name) == span


def kept(children: list[Child], bounds: Bounds = THREE_DAYS) -> list[str]:
    return [child.url.removeprefix("https://a.tr/") for child in children_wanted(children, bounds)]


def test_children_outside_the_window_are_left_out() -> None:
    children = [
        Child("https://a.tr/a", "2026-02-13T10:00:00+03:00"),
        Child("https://a.tr/b", "2026-02-09T10:00:00+03:00"),
        Child("https://a.tr/c", "2026-02-10"),
        Child("https://a.tr/d"),
        Child("https://a.tr/e", "bugün"),
        Child("https://a.tr/2026-01.xml", "2026-02-13"),
        Child("https://a.tr/2026-02.xml"),
        Child("https://a.tr/2025.xml"),
        Child("https://a.tr/2026.xml"),
    ]
    assert kept(children) == ["a", "c", "d", "e", "2026-02.xml", "2026.xml"]


def test_days_weeks_and_a_lone_day() -> None:
    daily = [Child(f"https://a.tr/2026-02-{day:02}.xml") for day in range(1, 15)]
    assert kept(daily) == ["2026-02-10.xml", "2026-02-11.xml", "2026-02-12.xml", "2026-02-13.xml", "2026-02-14.xml"]
    assert kept(daily, ONE_DAY) == ["2026-02-05.xml"]
    weekly = [Child(f"https://a.tr/2026-02-{day:02}.xml") for day in (2, 9)]
    assert kept(weekly) == ["2026-02-09.xml"]
    assert kept(weekly, ONE_DAY) == ["2026-02-02.xml"]
    assert kept([Child("https://a.tr/2026-02-05.xml")]) == ["2026-02-05.xml"]
    assert kept([Child("https://a.tr/2026-02-03.xml")]) == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=30), st.from_regex(r"[a-z/_=-]{0,6}[0-9]{1,5}([-/_.=]?[0-9]{1,3}){0,2}", fullmatch=True))
def test_nothing_raises(text: str, name: str) -> None:
    link = Link("https://a.tr/" + name, published=text, modified=name)
    wanted(link, THREE_DAYS, NOW)
    children_wanted([Child("https://a.tr/" + name, text), Child(text, name)], ONE_DAY)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-05-28T10:00:00Z", None),
        ("Thu, 28 May 2026 18:00:00 GMT", None),
        ("28 Mayıs 2026 10:00", "local_date"),
        ("28/05/2026 10:00", "local_date"),
        ("2027-05-28", "future_date"),
        ("dün", "unread_date"),
    ],
)
def test_odd_dates_are_named(text: str, problem: str | None) -> None:
    assert date_problem(text, instant(text, UTC, ("tr",)), datetime(2026, 5, 28, 20, tzinfo=UTC)) == problem
