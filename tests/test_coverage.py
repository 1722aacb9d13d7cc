"""What dated sources have named, how far back they go, and what need not be asked for because of it."""

from __future__ import annotations

import math
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from newscrawl.discover.coverage import Coverage, Named, family_of
from newscrawl.discover.listed import Listed
from newscrawl.spiders.sources import Asked, begins, stands, whole_families
from newscrawl.store import Source
from newscrawl.window import Window

BEGIN = 1_000_000
DAY = 86_400
NOW = 1_780_000_000  # 2026-05-28T20:26:40Z


def feed(first: int, last: int) -> dict[str, int | None]:
    """Articles ``a<n>``, one an hour, n hours after the window begins."""
    return {f"a{n}": BEGIN + n * 3600 for n in range(last, first - 1, -1)}


def test_what_a_source_named() -> None:
    named = Named.of({"new": BEGIN + 9, "none": None, "old": BEGIN - 5, "older": BEGIN - 50}, BEGIN)
    assert named.inside == {"new", "none"}
    assert named.older == {"old", "older"}
    assert named.dated == {"new": BEGIN + 9}
    assert named.reach == BEGIN - 5  # the oldest one may be pinned


def test_entries_pinned_to_a_feed_do_not_reach_back() -> None:
    pinned: dict[str, int | None] = {f"p{n}": BEGIN - (30 + n) * DAY for n in range(2)}
    assert Named.of({**feed(60, 79), **pinned}, BEGIN).reach == BEGIN + 60 * 3600
    assert Named.of(feed(60, 79), BEGIN).reach == BEGIN + 61 * 3600
    assert Named.of({**feed(60, 79), **feed(-99, -97)}, BEGIN).reach == BEGIN - 98 * 3600  # a quiet week, not pins


@pytest.mark.parametrize("dates", [{}, {"a": None, "b": None}, {"a": BEGIN - 7 * DAY}])
def test_a_source_without_two_dates_goes_back_nowhere(dates: dict[str, int | None]) -> None:
    assert Named.of(dates, BEGIN).reach == math.inf


def test_only_sources_that_go_back_beyond_the_window_speak_for_all_of_it() -> None:
    coverage = Coverage(BEGIN)
    coverage.add(Named.of(feed(5, 9), BEGIN), feed=True)
    assert not coverage.knows(["a9"])
    coverage.add(Named.of(feed(-2, 9), BEGIN))
    assert coverage.knows(["a0", "a9", "a-1"])
    assert not coverage.knows(["a9", "b"])
    assert coverage.older == {"a-1", "a-2"}


def test_sitemaps_are_spared_when_their_sisters_held_nothing_that_feeds_lacked() -> None:
    coverage = Coverage(BEGIN)
    coverage.add(Named.of(feed(10, 60), BEGIN), feed=True)
    since = BEGIN + 24 * 3600
    coverage.compare("s", since, [f"a{n}" for n in range(24, 33)])
    assert not coverage.spares("s", since)  # nine articles prove nothing
    coverage.compare("s", since, ["a33"])
    assert coverage.spares("s", since)
    assert not coverage.spares("s", BEGIN)  # the feed does not go back so far
    assert not coverage.spares("videos", since)
    coverage.compare("s", since, ["a34", "only-here"])
    assert not coverage.spares("s", since)


def test_a_sitemap_that_no_feed_goes_back_to_proves_nothing() -> None:
    coverage = Coverage(BEGIN)
    coverage.add(Named.of(feed(10, 60), BEGIN), feed=True)
    coverage.compare("s", BEGIN, [f"b{n}" for n in range(20)])
    coverage.compare("s", BEGIN + 24 * 3600, [f"a{n}" for n in range(24, 40)])
    assert coverage.spares("s", BEGIN + 48 * 3600)


def test_families_of_sitemaps() -> None:
    assert family_of("https://a.com/2026/05/posts-12.xml") == "https://a.com/#/#/posts-#.xml"
    assert family_of("https://a.com/videos-1.xml") != family_of("https://a.com/posts-1.xml")


def asked(url: str, named: Named = Named()) -> Asked:  # noqa: B008 - frozen
    found = Asked(Source(url), "sitemap")
    found.named = named
    return found


def test_of_an_index_the_families_that_go_back_far_enough_are_whole() -> None:
    index = asked("i")
    index.below = [
        asked("day-2", Named(frozenset("ab"), reach=BEGIN + 5)),
        asked("day-1", Named(frozenset("cd"), reach=BEGIN - 5)),
        asked("news.xml", Named(frozenset("xy"), reach=BEGIN + 5)),
        asked("video-7", Named(frozenset("v"), reach=BEGIN + 5)),
    ]
    assert whole_families(index, BEGIN) == {"a", "b", "c", "d"}
    index.beyond = frozenset(("video-#",))  # an older sister was left out
    assert whole_families(index, BEGIN) == {"a", "b", "c", "d", "v"}


def test_from_when_on_a_sitemap_holds_articles() -> None:
    bounds = Window().bounds(NOW, ZoneInfo("Europe/Istanbul"), None)
    assert begins(asked("https://a.com/2026-05-27.xml"), bounds) == 1_779_829_200  # 00:00 in Istanbul
    assert begins(asked("https://a.com/2026/05.xml"), bounds) == 1_777_582_800
    assert begins(asked("https://a.com/posts-3.xml"), bounds) == -math.inf


@pytest.mark.parametrize(
    ("lastmod", "fetched", "since", "expected"),
    [
        ("2026-05-28T10:00:00Z", NOW - 3600, 0, True),
        ("2026-05-28T10:00:00Z", NOW - 25 * 3600, 0, False),  # a full answer a day
        ("2026-05-28T10:00:00Z", NOW - 3600, NOW, False),  # read with a narrower window
        ("2026-05-28T19:00:00Z", NOW - 3600, 0, False),  # changed within the hour before
        ("2026-05-28", NOW - 3600, 0, False),  # some time today
        ("2026-05-27", NOW - 3600, 0, True),
        (None, NOW - 3600, 0, False),
        ("2026-05-28T10:00:00Z", None, 0, False),
    ],
)
def test_a_sitemap_that_has_not_changed_since_it_was_read(
    lastmod: str | None, fetched: int | None, since: int, expected: bool
) -> None:
    bounds = Window().bounds(NOW, UTC, None)
    assert stands(Source("u", fetched=fetched, since=since), lastmod, bounds, NOW) is expected


def test_a_listing_below_what_whole_sources_named_ends() -> None:
    listed, named = Listed(), {f"a{n}" for n in range(12)}
    listed.add("l", [*(f"a{n}" for n in range(12)), "x", "y"])

    def knows(keys: object) -> bool:
        return set(keys) <= named  # type: ignore[call-overload, no-any-return]

    listed.saw("a8", inside=True)
    assert not listed.is_unheard_of("x", knows)  # nine named ones above it
    listed.saw("a11", inside=True)
    assert not listed.is_unheard_of("a3", knows)
    named.remove("a4")
    assert not listed.is_unheard_of("x", knows)
    assert not listed.has_ended("l")
    named.add("a4")
    assert listed.is_unheard_of("x", knows)
    assert listed.has_ended("l")


def test_pages_that_may_end_a_listing_are_waited_for() -> None:
    listed = Listed()
    listed.add("l", "abcdef")
    listed.saw("b", inside=True)
    assert [listed.may_end("a", 5), listed.may_end("c", 1), listed.may_end("c", 2)] == [False, False, True]
    listed.saw("c", inside=False)
    listed.saw("c", inside=False)  # one article is one strike
    assert not listed.has_ended("l")
    assert [listed.may_end("d", 0), listed.may_end("d", 1), listed.may_end("elsewhere", 9)] == [False, True, False]
    listed.saw("e", inside=False)
    assert listed.has_ended("l")


def test_an_article_on_two_pages_of_a_listing_keeps_its_place() -> None:
    listed = Listed()
    assert listed.add("l", ["a", "b"]) == ["a", "b"]
    assert listed.add("l", ["b", "c", "c"]) == ["c"]
    assert [listed.place(key) for key in "abcz"] == [0, 1, 2, 0]


def ordered(older: int) -> Listed:
    """A listing of nine articles in order, three without a date, and one ``older`` before the last of the nine."""
    listed = Listed()
    listed.add("l", [*(f"a{n}" for n in range(10)), "b", "c", "d"])
    for n in range(9):
        listed.saw(f"a{n}", inside=True, at=BEGIN + 100 - n)
    listed.saw("c", inside=False, at=BEGIN + 92 - older)
    return listed


def test_one_older_article_ends_a_listing_whose_known_dates_lead_to_it_in_order() -> None:
    listed = ordered(12 * 3600)
    assert listed.has_ended("l")  # its own date is the tenth
    assert [listed.is_older(key) for key in ("a9", "b", "c", "d")] == [False, False, False, True]
    assert listed.may_end("d", 0)
    listed.saw("a5", inside=True, at=BEGIN + 99)  # one that is out of order
    assert not listed.has_ended("l")
    assert not listed.is_older("d")
    listed.saw("d", inside=False)
    assert listed.has_ended("l")


def test_one_article_from_long_ago_ends_no_listing() -> None:
    listed = ordered(12 * 3600 + 1)
    assert not listed.has_ended("l")
    assert [listed.is_older("d"), listed.may_end("d", 0), listed.may_end("d", 1)] == [False, False, True]
