"""What the printed date, its label, its zone and the address say of the publication."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from claims import pick

from newscrawl.text.day import url_date


class TestLabels:
    def test_a_line_with_both(self) -> None:
        times = pick(("visible", "published", "Giriş: 13.02.2026 - 16:01 Güncelleme: 13.02.2026 - 17:00"))
        assert (times.published, times.modified) == ("2026-02-13T16:01:00+03:00", "2026-02-13T17:00:00+03:00")
        assert times.published_text == "13.02.2026 - 16:01"
        assert times.origins == {"published": "visible", "modified": "visible"}

    def test_the_update_first(self) -> None:
        times = pick(("site", "published", "Son Güncelleme: 13.02.2026 17:00 | Yayınlanma: 13.02.2026 16:01"))
        assert (times.published, times.modified) == ("2026-02-13T16:01:00+03:00", "2026-02-13T17:00:00+03:00")

    def test_an_update_is_no_publication(self) -> None:
        times = pick(("visible", "published", "Son Güncelleme: 13.02.2026 17:00"))
        assert (times.published, times.modified, times.problems) == (
            None,
            "2026-02-13T17:00:00+03:00",
            ["no_published"],
        )

    def test_a_site_that_prints_nothing_else(self) -> None:
        times = pick(("site", "published", "Güncelleme: 13.02.2026 17:00"))
        assert (times.published, times.modified) == ("2026-02-13T17:00:00+03:00", "2026-02-13T17:00:00+03:00")

    def test_but_its_data_say_more(self) -> None:
        times = pick(
            ("site", "published", "Güncelleme: 13.02.2026 17:00"), ("jsonld", "published", "2026-02-10T16:01:00+03:00")
        )
        assert (times.published, times.modified) == ("2026-02-10T16:01:00+03:00", "2026-02-13T17:00:00+03:00")
        assert times.problems == []

    def test_a_selector_for_modified_over_an_unlabelled_date(self) -> None:
        times = pick(("site", "published", "13.02.2026 16:01"), ("site", "modified", "13.02.2026 17:00"))
        assert (times.published, times.modified) == ("2026-02-13T16:01:00+03:00", "2026-02-13T17:00:00+03:00")

    def test_relative(self) -> None:
        times = pick(("visible", "published", "3 saat önce"))
        assert (times.published, times.published_text) == ("2026-02-13T18:00:00+03:00", "3 saat önce")
        assert pick(("visible", "published", "3 saat önce"), fetched=None).problems == [
            "no_published",
            "unreadable_date",
        ]


class TestPrintedText:
    def test_the_visible_words_of_a_time_taken_from_data(self) -> None:
        times = pick(
            ("jsonld", "published", "2026-02-13T16:01:22+03:00"),
            ("visible", "published", "Giriş: 13 Şubat 2026 - 16:01"),
        )
        assert (times.published, times.published_text) == ("2026-02-13T16:01:22+03:00", "13 Şubat 2026 - 16:01")

    def test_not_those_of_another_day(self) -> None:
        times = pick(("jsonld", "published", "2026-02-13T16:01:22+03:00"), ("generic", "published", "12 Şubat 2026"))
        assert times.published_text is None

    def test_an_attribute_is_not_printed(self) -> None:
        assert pick(("site", "published", "2026-02-13T16:01:00+03:00")).published_text is None


class TestGuessedZone:
    def test_a_problem_where_it_was_needed(self) -> None:
        utc = ZoneInfo("UTC")
        needed = pick(("visible", "published", "13 Feb 2026 16:01"), zone=utc, zone_guessed=True, languages=["en"])
        assert (needed.published, needed.problems) == ("2026-02-13T16:01:00+00:00", ["zone_guessed"])
        day = pick(("visible", "published", "13 Feb 2026"), zone=utc, zone_guessed=True, languages=["en"])
        assert (day.published, day.problems) == ("2026-02-13", [])
        offset = pick(("meta", "published", "2026-02-13T16:01:00+05:00"), zone=utc, zone_guessed=True)
        assert (offset.published, offset.problems) == ("2026-02-13T16:01:00+05:00", [])

    def test_an_offset_elsewhere_settles_it(self) -> None:
        times = pick(
            ("visible", "published", "13.02.2026 16:01"),
            ("feed", "published", "Fri, 13 Feb 2026 16:01:00 +0600"),
            zone=ZoneInfo("UTC"),
            zone_guessed=True,
        )
        assert (times.published, times.origins["published"], times.problems) == (
            "2026-02-13T16:01:00+06:00",
            "feed",
            [],
        )

    def test_a_guess_takes_no_offset_back(self) -> None:
        times = pick(
            ("meta", "published", "2026-02-13T16:01:00+06:00"),
            ("visible", "published", "13.02.2026 16:01"),
            zone=ZoneInfo("Europe/Berlin"),
            zone_guessed=True,
        )
        assert times.published == "2026-02-13T16:01:00+06:00"


class TestUrl:
    @pytest.mark.parametrize(
        ("url", "day"),
        [
            ("https://ornek.com/2026/02/13/kar-yagdi/", date(2026, 2, 13)),
            ("https://ornek.com/haber/2026/2/3/", date(2026, 2, 3)),
            ("https://ornek.com/2026/02/13", date(2026, 2, 13)),
            ("https://ornek.com/2026-02-13/kar", date(2026, 2, 13)),
            ("https://ornek.com/2026/02/kar-yagdi/", None),
            ("https://ornek.com/2026/02/30/kar", None),
            ("https://ornek.com/2026/13/02/kar", None),
            ("https://ornek.com/1923/10/29/kar", None),
            ("https://ornek.com/2026/02/1312345/kar", None),
            ("https://ornek.com/v1.2.24/2026", None),
            ("https://ornek.com/20260213/kar-yagdi-1093.html", date(2026, 2, 13)),
            ("https://ornek.com/gundem/202602131044893040-kar-yagdi/", date(2026, 2, 13)),
            ("https://ornek.com/gundem/20260230/", None),
            ("https://ornek.com/haber/20260213-kar", None),
            ("https://ornek.com/haber/202602137", None),
            (None, None),
        ],
    )
    def test_day_in_the_path(self, url: str | None, day: date | None) -> None:
        assert url_date(url) == day

    def test_it_is_the_last_rung(self) -> None:
        url = "https://ornek.com/2026/02/12/kar/"
        times = pick(url=url)
        assert (times.published, times.published_utc, times.published_text) == ("2026-02-12", None, None)
        assert (times.origins["published"], times.problems) == ("generic", [])
        assert pick(("feed", "published", "2026-02-12T10:00:00Z"), url=url).origins["published"] == "feed"
        assert pick(url="https://ornek.com/2026/02/20/kar/").problems == ["no_published"]
