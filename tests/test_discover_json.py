"""JSON feeds: whole, cut and broken."""

from __future__ import annotations

import json

import pytest
from test_discover_feed import read

from newscrawl.discover import Link, read_source


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "/kar", "title": "Kar", "date_published": "2026-02-13T10:00+03:00", "tags": ["Hava", 5]},
            {"id": "https://ornek.com/2", "date_modified": "2026-02-12"},
            {"id": "3"},
            "4",
        ],
    }
    entries = read(json.dumps(feed))
    assert (entries.kind, entries.found, entries.problems) == ("json", 3, {"no_link": 1})
    assert entries.links == [
        Link("https://www.ornek.com.tr/kar", "Kar", "2026-02-13T10:00+03:00", ("Hava",)),
        Link("https://ornek.com/2", None, None, (), "2026-02-12"),
    ]


def test_a_cut_json_feed_is_read_as_far_as_it_goes() -> None:
    entries = read('{"version": "https://jsonfeed.org/version/1", "items": [{"url": "https://ornek.com/1"}, {"url": "h')
    assert entries.links[0] == Link("https://ornek.com/1")
    assert entries.problems["broken_json"] == 1


def large_json(count: int = 3000) -> str:
    items = [{"id": str(n), "url": f"https://a.com/haber-{n}", "content_text": "x" * 900} for n in range(count)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": items})


def test_a_large_json_feed_that_ends_early_is_read_as_far_as_it_goes() -> None:
    text = large_json()
    entries = read_source(text[: len(text) // 2].encode(), "https://a.com/feed.json")
    assert (entries.kind, entries.found, entries.problems) == ("json", 1501, {"broken_json": 1})
    assert entries.links[-1].url == "https://a.com/haber-1500"


def test_a_large_json_feed_that_is_broken_in_the_middle_loses_one_entry() -> None:
    text = large_json(1500).replace('"url": "https://a.com/haber-700"', '"url": "https://a.com/ha"ber-700"')
    text = text.replace('"id": "800"', '"attachments": [{"url": "https://a.com/ses.mp3"}, {"url": 7], "id": "800"')
    entries = read_source(text.encode(), "https://a.com/feed.json")
    assert (len(entries.links), entries.problems) == (1498, {"broken_json": 1})
    assert not {f"https://a.com/{name}" for name in ("haber-700", "haber-800", "ses.mp3")} & {
        link.url for link in entries.links
    }


@pytest.mark.parametrize("text", ['{"version":"1","items":[' + '{"a":"},{' * 200_000, '[{"a":[' * 300_000])
def test_large_json_without_an_entry_is_no_source(text: str) -> None:
    assert read_source(text.encode(), "https://a.com/feed.json").problems == {"no_source": 1}
