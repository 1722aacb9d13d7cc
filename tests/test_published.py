"""choose: which of a page's claims about its times the record believes, and what it says of the others."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from claims import BISHKEK, FETCHED, ISTANBUL, pick
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extract.published import Claim, Times, choose


def test_one_claim() -> None:
    assert pick(("jsonld", "published", "2026-02-13T16:01:00+03:00")) == Times(
        published="2026-02-13T16:01:00+03:00",
        modified=None,
        published_utc="2026-02-13T13:01:00Z",
        published_text=None,
        origins={"published": "jsonld", "modified": None},
        problems=[],
    )


def test_nothing_claimed() -> None:
    assert pick() == Times(None, None, None, None, {"published": None, "modified": None}, ["no_published"])
    assert pick(("jsonld", "published", "")).problems == ["no_published"]


def test_a_claim_that_is_no_date() -> None:
    times = pick(("visible", "published", "30.02.2026"), ("jsonld", "published", "yesterday-ish"))
    assert times.published is None
    assert times.problems == ["no_published", "unreadable_date"]


def test_an_unreadable_claim_beside_a_good_one_is_no_problem() -> None:
    times = pick(("jsonld", "published", "0000-00-00"), ("visible", "published", "13.02.2026 16:01"))
    assert (times.published, times.origins["published"], times.problems) == ("2026-02-13T16:01:00+03:00", "visible", [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("site", "jsonld"),
        ("jsonld", "microdata"),
        ("jsonld", "meta"),
        ("meta", "visible"),
        ("microdata", "visible"),
        ("visible", "generic"),
        ("generic", "feed"),
    ],
)
def test_order_of_the_sources(first: str, second: str) -> None:
    times = pick((second, "published", "2026-02-13T16:03:00+03:00"), (first, "published", "2026-02-13T16:01:00+03:00"))
    assert (times.published, times.origins["published"]) == ("2026-02-13T16:01:00+03:00", first)
    assert times.problems == []


def test_written_with_the_sites_offset() -> None:
    times = pick(("meta", "published", "2026-02-13T13:01:00Z"), ("meta", "modified", "2026-02-13T09:30:00-05:00"))
    assert times.published == "2026-02-13T16:01:00+03:00"
    assert times.modified == "2026-02-13T17:30:00+03:00"
    assert times.published_utc == "2026-02-13T13:01:00Z"
    summer = pick(("jsonld", "published", "2015-07-15T09:00:00Z"), ("jsonld", "modified", "2015-12-15T09:00:00Z"))
    assert (summer.published, summer.modified) == ("2015-07-15T12:00:00+03:00", "2015-12-15T11:00:00+02:00")


def test_fractions_of_a_second_go() -> None:
    assert pick(("jsonld", "published", "2026-02-13T16:01:12.467+03:00")).published == "2026-02-13T16:01:12+03:00"


class TestPrecision:
    def test_a_day_stays_a_day(self) -> None:
        times = pick(("visible", "published", "05.04.2025 - Güncelleme : 05.04.2025"))
        assert (times.published, times.modified, times.published_utc) == ("2025-04-05", "2025-04-05", None)
        assert times.published_text == "05.04.2025"
        assert times.problems == []

    def test_a_time_beats_the_bare_day_it_agrees_with(self) -> None:
        times = pick(("jsonld", "published", "2026-02-13"), ("visible", "published", "13 Şubat 2026 Cuma 16:01"))
        assert (times.published, times.origins["published"]) == ("2026-02-13T16:01:00+03:00", "visible")

    def test_but_not_a_time_of_another_day(self) -> None:
        times = pick(("jsonld", "published", "2026-02-12"), ("visible", "published", "13.02.2026 16:01"))
        assert (times.published, times.origins["published"]) == ("2026-02-12", "jsonld")

    @pytest.mark.parametrize(
        "midnight", ["2026-02-13T00:00:00+03:00", "2026-02-13T00:00:00Z", "2026-02-12T21:00:00Z", "2026-02-13 00:00:00"]
    )
    def test_midnight_sharp_is_a_bare_day_where_a_time_is_known(self, midnight: str) -> None:
        times = pick(("jsonld", "published", midnight), ("visible", "published", "13.02.2026 16:01"))
        assert times.published == "2026-02-13T16:01:00+03:00"

    def test_seconds_beat_the_same_minute(self) -> None:
        times = pick(("site", "published", "13.02.2026 16:01"), ("jsonld", "published", "2026-02-13T13:01:22Z"))
        assert (times.published, times.origins["published"]) == ("2026-02-13T16:01:22+03:00", "jsonld")
        other = pick(("site", "published", "13.02.2026 16:01"), ("jsonld", "published", "2026-02-13T13:02:22Z"))
        assert (other.published, other.origins["published"]) == ("2026-02-13T16:01:00+03:00", "site")

    def test_midnight_alone_stays(self) -> None:
        assert pick(("jsonld", "published", "2026-02-13T00:00:00+03:00")).published == "2026-02-13T00:00:00+03:00"


class TestLocalTimeDressedAsUtc:
    def test_z_that_is_local(self) -> None:
        times = pick(("meta", "published", "2026-02-13T16:01:00Z"), ("visible", "published", "13.02.2026 16:01"))
        assert (times.published, times.published_utc) == ("2026-02-13T16:01:00+03:00", "2026-02-13T13:01:00Z")
        assert times.origins["published"] == "meta"
        assert times.problems == []

    def test_a_wrong_offset_of_one_time_is_that_of_the_other(self) -> None:
        claims = [
            ("jsonld", "published", "2026-02-13T18:29:31Z"),
            ("jsonld", "modified", "2026-02-13T18:40:31Z"),
            ("meta", "modified", "2026-02-13T15:40:31Z"),  # right: another program wrote it
            ("visible", "published", "13.02.2026 18:29"),
        ]
        times = pick(*claims)
        assert (times.published, times.modified) == ("2026-02-13T18:29:31+03:00", "2026-02-13T18:40:31+03:00")
        assert times.problems == []

    def test_the_update_alone_is_printed(self) -> None:
        claims = [("jsonld", "published", "2026-02-13T18:00:00Z"), ("jsonld", "modified", "2026-02-13T18:29:00Z")]
        times = pick(*claims, ("visible", "modified", "13.02.2026 18:29"))
        assert (times.published, times.modified) == ("2026-02-13T18:00:00+03:00", "2026-02-13T18:29:00+03:00")

    def test_a_wrong_offset(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:22+03:00"),
            ("visible", "published", "13-февраль, 2026, 16:01"),
            zone=BISHKEK,
        )
        assert times.published == "2026-02-13T16:01:22+06:00"

    def test_it_would_lie_in_the_future_otherwise(self) -> None:
        times = pick(("jsonld", "published", "2026-02-13T20:30:00Z"), ("visible", "published", "13.02.2026 20:30"))
        assert (times.published, times.problems) == ("2026-02-13T20:30:00+03:00", [])

    def test_modified_with_it(self) -> None:
        times = pick(
            ("meta", "published", "2026-02-13T16:01:00Z"),
            ("meta", "modified", "2026-02-13T17:00:00Z"),
            ("visible", "published", "Yayınlanma: 13.02.2026 16:01 Güncelleme: 13.02.2026 17:00"),
        )
        assert (times.published, times.modified) == ("2026-02-13T16:01:00+03:00", "2026-02-13T17:00:00+03:00")

    def test_a_true_z_stays(self) -> None:
        times = pick(("meta", "published", "2026-02-13T13:01:00Z"), ("visible", "published", "13.02.2026 16:01"))
        assert times.published == "2026-02-13T16:01:00+03:00"

    def test_not_where_the_page_prints_gmt(self) -> None:
        times = pick(("meta", "published", "2026-02-13T13:01:00Z"), ("visible", "published", "13:01 GMT 13.02.2026"))
        assert times.published == "2026-02-13T16:01:00+03:00"
        assert times.published_text == "13:01 GMT 13.02.2026"


class TestPlausibility:
    def test_five_minutes_ahead_are_the_publishers_clock(self) -> None:
        assert pick(("jsonld", "published", "2026-02-13T21:05:00+03:00")).problems == []
        assert pick(("jsonld", "published", "2026-02-13T21:05:01+03:00")).problems == ["no_published", "future_date"]

    def test_the_next_plausible_claim_is_taken(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-12-02T16:01:00+03:00"), ("feed", "published", "2026-02-13T16:01:00+03:00")
        )
        assert (times.published, times.origins["published"]) == ("2026-02-13T16:01:00+03:00", "feed")
        assert times.problems == ["future_date"]

    def test_a_weaker_claim_in_the_future_is_no_problem(self) -> None:
        good = ("jsonld", "published", "2026-02-13T16:01:00+03:00")
        assert pick(good, ("visible", "published", "14.02.2026 10:15")).problems == []
        good = ("visible", "published", "13.02.2026 16:01")
        times = pick(("visible", "published", "14.02.2026 10:15"), good)
        assert (times.published, times.problems) == ("2026-02-13T16:01:00+03:00", [])

    def test_a_modification_in_the_future_beside_a_better_one(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:00+03:00"),
            ("jsonld", "modified", "2026-02-13T17:00:00+03:00"),
            ("meta", "modified", "2027-02-13T17:00:00+03:00"),
        )
        assert (times.modified, times.problems) == ("2026-02-13T17:00:00+03:00", [])

    def test_a_day_in_the_future(self) -> None:
        assert pick(("visible", "published", "14.02.2026")).problems == ["no_published", "future_date"]
        assert pick(("visible", "published", "13.02.2026")).problems == []

    def test_without_the_time_of_fetching_nothing_is_future(self) -> None:
        assert (
            pick(("jsonld", "published", "2031-01-01T10:00:00Z"), fetched=None).published == "2031-01-01T13:00:00+03:00"
        )

    def test_another_century(self) -> None:
        assert pick(("meta", "published", "1970-01-01T00:00:00Z")).problems == ["no_published", "unreadable_date"]

    def test_disagreement_over_48_hours(self) -> None:
        near = pick(
            ("jsonld", "published", "2026-02-11T16:00:00+03:00"), ("feed", "published", "2026-02-13T16:00:00+03:00")
        )
        far = pick(
            ("jsonld", "published", "2026-02-11T16:00:00+03:00"), ("feed", "published", "2026-02-13T16:01:00+03:00")
        )
        assert (near.problems, far.problems) == ([], ["dates_disagree"])
        assert far.published == "2026-02-11T16:00:00+03:00"

    def test_a_day_agrees_with_every_time_of_it(self) -> None:
        times = pick(("jsonld", "published", "2026-02-11T23:00:00+03:00"), ("generic", "published", "09.02.2026"))
        assert times.problems == []

    def test_the_url_may_disagree_too(self) -> None:
        times = pick(("jsonld", "published", "2026-02-13T16:01:00+03:00"), url="https://ornek.com/2024/02/13/kar/")
        assert (times.published, times.problems) == ("2026-02-13T16:01:00+03:00", ["dates_disagree"])


class TestModified:
    def test_before_published_it_goes(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:00+03:00"), ("jsonld", "modified", "2026-02-12T16:01:00+03:00")
        )
        assert (times.modified, times.origins["modified"], times.problems) == (None, None, [])

    def test_the_next_one_that_fits_is_taken(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:00+03:00"),
            ("jsonld", "modified", "2026-02-12T16:01:00+03:00"),
            ("visible", "modified", "Son güncelleme 13.02.2026 17:00"),
        )
        assert (times.modified, times.origins["modified"]) == ("2026-02-13T17:00:00+03:00", "visible")

    def test_equal_to_published_it_stays(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:30+03:00"),
            ("visible", "modified", "Güncelleme: 13.02.2026 16:01"),
        )
        assert times.modified == "2026-02-13T16:01:00+03:00"

    def test_of_the_same_day_where_only_that_is_known(self) -> None:
        times = pick(("jsonld", "published", "2026-02-13T16:01:00+03:00"), ("visible", "modified", "13.02.2026"))
        assert times.modified == "2026-02-13"

    def test_in_the_future_it_goes_and_is_named(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:00+03:00"), ("jsonld", "modified", "2027-02-13T16:01:00+03:00")
        )
        assert (times.modified, times.problems) == (None, ["future_date"])

    def test_alone(self) -> None:
        times = pick(("jsonld", "modified", "2026-02-13T16:01:00+03:00"))
        assert (times.published, times.modified) == (None, "2026-02-13T16:01:00+03:00")
        assert times.problems == ["no_published"]


EARLY, LATE = datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2030-01-01")
ORIGINS = st.sampled_from(["site", "jsonld", "microdata", "meta", "visible", "generic", "feed", "text"])
TEXTS = st.one_of(
    st.datetimes(EARLY, LATE, timezones=st.just(UTC)).map(lambda one: one.isoformat()),
    st.datetimes(EARLY, LATE).map(lambda one: f"Güncelleme: {one:%d.%m.%Y %H:%M}"),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda one: f"{one:%d.%m.%Y}"),
    st.text(max_size=20),
)
CLAIMS = st.lists(st.builds(Claim, st.sampled_from(["published", "modified"]), TEXTS, ORIGINS), max_size=6)


@settings(max_examples=100, deadline=None)
@given(claims=CLAIMS, guessed=st.booleans())
def test_what_always_holds(claims: list[Claim], guessed: bool) -> None:
    times = choose(claims, zone=ISTANBUL, languages=["tr"], fetched=FETCHED, zone_guessed=guessed)
    for value in (times.published, times.modified):
        if value and len(value) > 10:
            instant = datetime.fromisoformat(value)
            assert instant.tzinfo is not None
            assert instant <= FETCHED.replace(minute=5)
    assert (times.published is None) == ("no_published" in times.problems)
    assert (times.published is None) == (times.origins["published"] is None)
    assert (times.modified is None) == (times.origins["modified"] is None)
    if times.published and len(times.published) > 10:
        assert times.published_utc is not None
        assert datetime.fromisoformat(times.published_utc) == datetime.fromisoformat(times.published)
    else:
        assert times.published_utc is None
    if times.published and times.modified:
        assert times.modified[:10] >= times.published[:10] or guessed
