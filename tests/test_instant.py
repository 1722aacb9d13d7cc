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
