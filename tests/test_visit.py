"""Which links are to be fetched and when a page is fetched again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newscrawl.visit import Entry, Page, evidence_of, merged, retry_at, revisit_at, source_retry_at, wanted

NOW = 1_780_000_000
HOUR, DAY = 3600, 86400


def entry(source: str = "rss", title: str | None = "Başlık", **more: str | None) -> Entry:
    return Entry("a.com/1", "https://a.com/1", title=title, source=source, **more)  # type: ignore[arg-type]


def test_evidence_of_two_sources_stands_side_by_side() -> None:
    known, changed = merged(b"", evidence_of(entry()))
    assert (len(known), changed) == (6, False)
    known, changed = merged(known, evidence_of(entry("sitemap", None, modified="2026-02-13")))
    assert (len(known), changed) == (12, False)
    assert merged(known, evidence_of(entry()))[1] is False
    known, changed = merged(known, evidence_of(entry("sitemap", None, modified="2026-02-14")))
    assert (len(known), changed) == (12, True)


@hypothesis_settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=5)), max_size=12))
def test_evidence_never_grows_beyond_its_sources(said: list[tuple[str, str]]) -> None:
    known, last = b"", dict[str, str]()
    for source, title in said:
        known, changed = merged(known, evidence_of(entry(source, title)))
        assert changed == (source in last and last[source] != title)
        last[source] = title
    assert len(known) == 6 * len(last)


@pytest.mark.parametrize(
    ("status", "age", "changed", "fetch"),
    [
        (None, 0, False, True), ("done", HOUR, False, False), ("done", HOUR, True, True),
        ("done", 4 * DAY, True, False),
        ("rejected", HOUR, True, True), ("open", HOUR, True, False), ("forgotten", HOUR, True, False),
        ("outside", HOUR, True, False), ("gone", HOUR, True, False),
    ],
)  # fmt: skip
def test_what_is_fetched(status: str | None, age: int, changed: bool, fetch: bool) -> None:
    page = None if status is None else Page(status, None, b"", NOW - age, NOW)
    assert wanted(page, changed, NOW) is fetch


def test_pauses() -> None:
    assert [retry_at(number, 0) for number in (1, 3, 4, 7, 11, 12)] == [0, 0, HOUR, DAY, DAY, None]
    assert [source_retry_at(number, 0) for number in (1, 4, 9, 50)] == [0, HOUR, 7 * DAY, 7 * DAY]
    assert revisit_at(NOW, NOW, live=False) is None
    assert [revisit_at(0, now, live=True) for now in (0, 2 * HOUR, DAY, 2 * DAY)] == [2 * HOUR, 8 * HOUR, None, None]


def test_what_the_source_said_is_kept_as_json() -> None:
    said = json.loads(entry(published="13 Şubat").feed)
    assert said == {"url": "https://a.com/1", "title": "Başlık", "published": "13 Şubat", "at": None, "categories": []}
