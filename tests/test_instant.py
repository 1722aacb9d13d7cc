"""parse_moment and its kin against a table written by hand, and properties of any text."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text import months
from newscrawl.text.instant import Moment, labelled, moments_in, parse_moment
from newscrawl.text.relative import is_relative, relative_moments
from newscrawl.text.zone import zone_for

FETCHED = datetime(2026, 2, 13, 15, 0, tzinfo=UTC)
ISTANBUL = ZoneInfo("Europe/Istanbul")
TABLE = Path(__file__).parent / "data" / "instants.tsv"
OWN_ZONES = {"ru": "Europe/Moscow", "es": "Europe/Madrid", "pt": "Europe/Lisbon"}


def rows() -> list[tuple[str, str, str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cells = [(*line.split("\t"), "")[:4] for line in lines]
    return [
        (language, re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text), expected, zone)
        for language, text, expected, zone in cells
    ]


def zone_of(language: str, zone: str) -> ZoneInfo:
    return ZoneInfo(zone or OWN_ZONES[language]) if zone or language in OWN_ZONES else zone_for(None, None, language)[0]


def iso(moment: Moment) -> str:
    value = moment.value
    return re.sub(r"(\.\d{3})000", r"\1", value.isoformat())


@pytest.mark.parametrize(("language", "text", "expected", "zone"), rows())
def test_table(language: str, text: str, expected: str, zone: str) -> None:
    where = zone_of(language, zone)
    found = moments_in(text, zone=where, languages=[language], fetched=FETCHED)
    assert " ; ".join(map(iso, found)) == ("" if expected == "-" else expected)
    first = parse_moment(text, zone=where, languages=[language], fetched=FETCHED)
    assert first == (found[0] if found else None)


def test_table_is_broad() -> None:
    table = rows()
    assert len(table) >= 400
    assert {"tr", "az", "ky", "kk", "uz", "uz-Cyrl", "tg", "tk", "ru", "en"} <= {row[0] for row in table}


def parts(text: str, languages: tuple[str, ...] = ("tr",)) -> list[tuple[str, str, str]]:
    found = labelled(text, zone=ISTANBUL, languages=languages, fetched=FETCHED)
    return [(field, iso(moment), words) for field, moment, words in found]


def test_labels_tell_the_two_times_apart() -> None:
    assert parts("Giriş: 03.07.2024 - 18:24 Güncelleme: 03.07.2024 - 18:57") == [
        ("published", "2024-07-03T18:24:00+03:00", "03.07.2024 - 18:24"),
        ("modified", "2024-07-03T18:57:00+03:00", "03.07.2024 - 18:57"),
    ]
    assert parts("05.04.2025 - Güncelleme : 05.04.2025") == [
        ("published", "2025-04-05", "05.04.2025"),
        ("modified", "2025-04-05", "05.04.2025"),
    ]
    assert parts("Son Güncelleme: 13 Şubat 2026 17:00 - Yayınlanma: 13 Şubat 2026 16:01") == [
        ("modified", "2026-02-13T17:00:00+03:00", "13 Şubat 2026 17:00"),
        ("published", "2026-02-13T16:01:00+03:00", "13 Şubat 2026 16:01"),
    ]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Güncel 13.02.2026 16:01", "published"),  # a section's name, no label
        ("GÜNCELLEME 13.02.2026", "modified"),
        ("Yenilənib 13.02.2026", "modified"),
        ("Жаңыртылган 13.02.2026", "modified"),
        ("Жаңартылған 13.02.2026", "modified"),
        ("Yangilangan 13.02.2026", "modified"),
        ("Янгиланган 13.02.2026", "modified"),
        ("Навсозӣ 13.02.2026", "modified"),
        ("Täzelenen 13.02.2026", "modified"),
        ("Обновлено 13.02.2026", "modified"),
        ("Изменено: 13.02.2026", "modified"),
        ("Last updated 13.02.2026", "modified"),
        ("Дата публикации 13.02.2026", "published"),
        ("13.02.2026 tarihinde güncellendi", "modified"),
        ("13.02.2026 16:01 | Son güncelleme: 17:00", "published"),
        ("son güncelleme 3 saat önce", "modified"),
    ],
)
def test_label(text: str, field: str) -> None:
    assert [one[0] for one in parts(text)] == [field]


def test_words_are_those_of_the_page() -> None:
    line = "Yayın: Cuma,\u00a013 Şubat 2026 – 16:01 (GMT+3) | Ayşe Demir"
    assert parts(line)[0][2] == "Cuma, 13 Şubat 2026 – 16:01 (GMT+3)"
    assert parts("GMT 17:27 17.03.2020")[0][2] == "GMT 17:27 17.03.2020"
    assert parts("Güncelleme: 3 saat önce")[0][2] == "3 saat önce"


@pytest.mark.parametrize(
    ("text", "zoned"),
    [
        ("13.02.2026 16:01", False),
        ("13.02.2026", False),
        ("2026-02-13T16:01:00", False),
        ("2026-02-13T16:01:00Z", True),
        ("13.02.2026 16:01 GMT+3", True),
        ("13.02.2026 16:01 (TSİ)", True),
        ("1770987660", True),
        ("3 saat önce", True),
        ("dün 14:05", False),
    ],
)
def test_zoned_says_whether_the_text_itself_fixes_the_instant(text: str, zoned: bool) -> None:
    moment = parse_moment(text, zone=ISTANBUL, languages=["tr"], fetched=FETCHED)
    assert moment is not None
    assert moment.zoned is zoned


@pytest.mark.parametrize("text", ["3 saat önce", "az önce", "dün 14:05", "bugün", "вчера, 14:40", "8 января, 17:46"])
def test_without_the_time_of_fetching_nothing_relative(text: str) -> None:
    assert parse_moment(text, zone=ISTANBUL, languages=["tr", "ru"]) is None


def test_a_naive_time_of_fetching_is_utc() -> None:
    naive = FETCHED.replace(tzinfo=None)
    moment = parse_moment("3 saat önce", zone=ISTANBUL, languages=["tr"], fetched=naive)
    assert moment == Moment(FETCHED - timedelta(hours=3), True)


def test_days_change_at_the_zones_midnight() -> None:
    late = datetime(2026, 2, 13, 22, 30, tzinfo=UTC)  # the 14th in Istanbul
    assert parse_moment("bugün", zone=ISTANBUL, languages=["tr"], fetched=late) == Moment(date(2026, 2, 14))
    assert parse_moment("dün 14:05", zone=ISTANBUL, languages=["tr"], fetched=late) == Moment(
        datetime(2026, 2, 13, 14, 5, tzinfo=ISTANBUL)
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("he", "13 בפברואר 2026, 16:01", "2026-02-13T16:01:00+02:00"),
        ("th", "13 กุมภาพันธ์ 2026", "2026-02-13"),
        ("sv", "för 3 timmar sedan", "2026-02-13T13:00:00+01:00"),
        ("th", "16:01", None),
        ("th", "ข่าววันนี้", None),
        ("xx", "13 foo 2026", None),
    ],
)
def test_last_rung_for_languages_without_a_table(language: str, text: str, expected: str | None) -> None:
    zone = zone_for(None, None, language)[0]
    moment = parse_moment(text, zone=zone, languages=[language], fetched=FETCHED)
    assert (moment and iso(moment)) == expected


def test_dateparser_stays_unloaded_where_our_tables_answer() -> None:
    code = """
import sys
from zoneinfo import ZoneInfo
from newscrawl.text.instant import parse_moment
zone = ZoneInfo("Europe/Istanbul")
for text in ("13 Şubat 2026 16:01", "12 KASIM 2024", "30.02.2026", "2026-02-13", "abc 123", "3 saat önce"):
    parse_moment(text, zone=zone, languages=["tr", "en"])
parse_moment("kein Datum", zone=zone, languages=["sv"])
parse_moment("13 februari 2026", zone=zone, languages=["sv"])
print([name for name in ("dateparser", "scrapy", "twisted", "tldextract") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_month_row_has_twelve_groups_and_no_spelling_is_two_months() -> None:
    seen: dict[str, int] = {}
    for language, row in months.MONTHS.items():
        groups = months.keys(row)
        assert len(groups) == 12, language
        for number, group in enumerate(groups, 1):
            for spelling in group.split("/"):
                if spelling != "-":
                    assert seen.setdefault(spelling, number) == number, (language, spelling)


DAYS = st.dates(date(1995, 1, 1), date(2099, 12, 31))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
TURKISH = [group.split("/")[0] for group in months.MONTHS["tr"].split()]


@settings(max_examples=60, deadline=None)
@given(day=DAYS, time=TIMES, upper=st.booleans(), gap=st.sampled_from([" ", "\u00a0", " - ", ", ", " | "]))
def test_turkish_words_round_trip(day: date, time: datetime, upper: bool, gap: str) -> None:
    text = f"{day.day} {TURKISH[day.month - 1]} {day.year}{gap}{time:%H:%M}"
    if upper:
        text = text.replace("i", "İ").replace("ı", "I").upper()
    expected = datetime(day.year, day.month, day.day, time.hour, time.minute, tzinfo=ISTANBUL)
    assert parse_moment(text, zone=ISTANBUL, languages=["tr"]) == Moment(expected)
    assert parse_moment(unicodedata.normalize("NFD", text), zone=ISTANBUL, languages=["tr"]) == Moment(expected)


@settings(max_examples=60, deadline=None)
@given(day=DAYS, time=TIMES)
def test_figures_round_trip_day_first(day: date, time: datetime) -> None:
    expected = Moment(datetime(day.year, day.month, day.day, time.hour, time.minute, tzinfo=ISTANBUL))
    for form in (f"{day:%d.%m.%Y} {time:%H:%M}", f"{time:%H:%M} {day:%d/%m/%Y}", f"{day.isoformat()}T{time:%H:%M}"):
        assert parse_moment(form, zone=ISTANBUL, languages=["tr"]) == expected


WORDS = """
13 2026 26 0312 . - / : , ( ) + 16:01 16.01 +03:00 -17:30 -4: GMT PM Şubat mar ago Cuma saat önce dün Güncelleme
13.02.2026 12/31/26 2026-02-13 T Z 年 월 99999999999 ² ¼
"""
PIECES = WORDS.split()


@settings(max_examples=200, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    )
)
def test_any_text_gives_moments_of_our_time_or_none(text: str) -> None:
    found = moments_in(text, zone=ISTANBUL, languages=["tr"], fetched=FETCHED)
    for moment in found:
        assert 1994 <= moment.value.year <= 2100
        assert not isinstance(moment.value, datetime) or moment.value.tzinfo is not None
    assert parse_moment(text, zone=ISTANBUL, languages=["tr"], fetched=FETCHED) == (found[0] if found else None)


@pytest.mark.parametrize("zone", months.CITIES)
def test_every_city_s_clock_in_every_case(zone: str) -> None:
    for name in months.CITIES[zone].split():
        for word in (name, name.upper(), name.title(), name.replace("i", "İ").upper()):
            for text in (
                f"13.01.2026, 16:01 по {word}у",
                f"13.01.2026 16:01 ({word} vaqti bilan)",
                f"13.01.2026 16:01 вақти {word}",
            ):
                found = parse_moment(text, zone=ISTANBUL, languages=("ru",))
                assert found is not None and found.zoned
                assert found.value == datetime(2026, 1, 13, 16, 1, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(("number", "name"), months.MONTH_PAIRS.items())
def test_months_of_two_words(number: int, name: str) -> None:
    for word in (name, name.title(), name.upper(), name.replace(" ", "-"), f"{name}да"):
        found = parse_moment(f"12 {word} 2024", zone=ISTANBUL, languages=("ky",))
        assert found is not None and found.value == date(2024, number, 12)


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_a_relative_line_is_one_at_any_time(text: str) -> None:
    assert is_relative(text) == bool(relative_moments(text, ISTANBUL, FETCHED))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Çap edildi: 15.07.2024 18:29", "published"),  # not the Vietnamese cập nhật
        ("Cập nhật: 15.07.2024 18:29", "modified"),
        ("Жаңыртуу: 15.07.2024 18:29", "modified"),
        ("Жаңаланған: 15.07.2024 18:29", "modified"),
        ("Tahrirlangan: 15.07.2024 18:29", "modified"),
        ("Tahririyat, 15.07.2024 18:29", "published"),
        ("Изменено: 15.07.2024 18:29", "modified"),
        ("Изменения в законе 15.07.2024", "published"),
    ],
)
def test_label_of_one_time(text: str, field: str) -> None:
    assert [one[0] for one in labelled(text, zone=ISTANBUL, languages=[], fetched=FETCHED)] == [field]
