"""zone_for: which zone a page without offsets is read in, and whether that is a guess."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newscrawl.site import Site
from newscrawl.text import zone as module
from newscrawl.text.zone import zone_for

SITE = Site(
    name="ornek",
    domains=("ornek.kg",),
    country="KG",
    language="ky",
    timezone="Asia/Almaty",
    feeds=("https://ornek.kg/rss",),
)


@pytest.mark.parametrize(
    ("url", "language", "expected", "guessed"),
    [
        ("https://ornek.kg/1", "ru", "Asia/Bishkek", False),
        ("https://ornek.kz/1", "ru", "Asia/Almaty", False),
        ("https://ornek.uz/1", "en", "Asia/Tashkent", False),
        ("https://ornek.tj/1", "ru", "Asia/Dushanbe", False),
        ("https://ornek.tm/1", "ru", "Asia/Ashgabat", False),
        ("https://ornek.az/1", "tr", "Asia/Baku", False),
        ("https://www.ornek.com.tr/1", "en", "Europe/Istanbul", False),
        ("https://ornek.ru:8080/1", None, "Europe/Moscow", False),
        ("https://ORNEK.KG./1", None, "Asia/Bishkek", False),
        ("https://ornek.co.uk/1", "en", "Europe/London", False),
        ("https://ornek.com/1", "tr", "Europe/Istanbul", False),
        ("https://ornek.com/1", "az", "Asia/Baku", False),
        ("https://ornek.com/1", "ky", "Asia/Bishkek", False),
        ("https://ornek.com/1", "kk", "Asia/Almaty", False),
        ("https://ornek.com/1", "uz-Cyrl", "Asia/Tashkent", False),
        ("https://ornek.com/1", "tg", "Asia/Dushanbe", False),
        ("https://ornek.com/1", "tk", "Asia/Ashgabat", False),
        ("https://ornek.com/1", "pl", "Europe/Warsaw", False),
        ("https://ornek.com/1", "de", "Europe/Berlin", True),
        ("https://ornek.com/1", "en", "UTC", True),
        ("https://ornek.us/1", "en", "UTC", True),
        ("https://ornek.com/1", "ru", "UTC", True),
        ("https://ornek.com/1", "ar", "UTC", True),
        ("https://ornek.com/1", None, "UTC", True),
        ("https://192.168.1.20/1", None, "UTC", True),
        ("http://[::1", "ky", "Asia/Bishkek", False),
        (None, "tr", "Europe/Istanbul", False),
        (None, None, "UTC", True),
    ],
)
def test_ladder(url: str | None, language: str | None, expected: str, guessed: bool) -> None:
    assert zone_for(None, url, language) == (ZoneInfo(expected), guessed)


def test_the_sites_own_zone_comes_first() -> None:
    assert zone_for(SITE, "https://ornek.tr/1", "ru") == (ZoneInfo("Asia/Almaty"), False)


@pytest.mark.parametrize("rows", [module._DOMAINS, module._WIDE_DOMAINS, module._LANGUAGES, module._WIDE_LANGUAGES])
def test_tables_name_zones_that_exist_and_each_key_once(rows: str) -> None:
    table = module._table(rows)
    assert all(ZoneInfo(zone).key == zone for zone in table.values())
    names = [word for group in rows.replace("\n", "|").split("|") for word in group.split()[1:]]
    assert len(names) == len(set(names)) == len(table)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Istanbul", (2016, 1, 15), 2),
        ("Europe/Istanbul", (2016, 7, 15), 3),
        ("Europe/Istanbul", (2016, 12, 15), 3),
        ("Europe/Istanbul", (2026, 1, 15), 3),
        ("Asia/Almaty", (2024, 2, 29), 6),
        ("Asia/Almaty", (2024, 3, 1), 5),
        ("Asia/Baku", (2015, 7, 15), 5),
        ("Asia/Baku", (2016, 7, 15), 4),
        ("Europe/Moscow", (2012, 7, 15), 4),
        ("Europe/Moscow", (2015, 7, 15), 3),
    ],
)
def test_history(zone: str, day: tuple[int, int, int], hours: int) -> None:
    assert datetime(*day, 12, tzinfo=ZoneInfo(zone)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("url", "language", "zone"),
    [
        ("https://kaktus.media/doc/541289_x.html", "ru", "Asia/Bishkek"),
        ("https://rus.azattyk.org/a/33670707.html", "ru", "Asia/Bishkek"),
        ("https://tj.sputniknews.ru/20260213/x-1.html", "ru", "Asia/Dushanbe"),
        ("https://sputniknews.ru/20260213/x-1.html", "ru", "Europe/Moscow"),
        ("https://notkaktus.media/doc/1", "ru", "UTC"),
        ("https://media/doc/1", "ru", "UTC"),
    ],
)
def test_newsrooms_outside_their_country_s_domain(url: str, language: str, zone: str) -> None:
    assert zone_for(None, url, language) == (ZoneInfo(zone), zone == "UTC")
