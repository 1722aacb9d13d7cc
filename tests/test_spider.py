"""The spider: what is asked of sources, what their answers mean, which pages are visited and what comes of them."""

from __future__ import annotations

import pytest
from scrapy.http import Request
from spidered import (
    DAY,
    HOUR,
    LISTING,
    NOW,
    RSS,
    SITEMAP,
    Now,
    answer,
    counters,
    dated_feed,
    feed,
    index,
    listing,
    spider_of,
    started,
    urlset,
)
from twisted.python.failure import Failure

from newscrawl.net.refused import Refused
from newscrawl.spiders.sources import address, failed, headers_for, moved
from newscrawl.store import Source, Store


def test_every_source_is_asked_first_without_validators(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    assert list(asked) == [RSS, SITEMAP, LISTING]
    assert all(not request.headers.get("If-None-Match") for request in asked.values())
    assert [request.priority for request in asked.values()] == [1001, 1000, 1000]  # Scrapy takes the last one first
    assert all(request.meta["download_maxsize"] == 24 << 20 for request in asked.values())


def test_the_second_run_sends_the_validators_back_and_304_brings_nothing(store: Store) -> None:
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], feed(1, 2), ETag='W/"é"', **{"Last-Modified": "Thu, 28 May 2026 18:00:00 GMT"})
    assert [visit.url for visit in spider.reader.due()] == ["http://127.0.0.1:1/haber-1", "http://127.0.0.1:1/haber-2"]
    spider.run.claim.ran(spider.run.bounds.begin, spider.run.begun)
    spider = spider_of(store)
    request = started(spider)[RSS]
    assert (
        request.headers["If-None-Match"] == 'W/"é"'.encode("latin-1")
        or request.headers["If-None-Match"] == 'W/"é"'.encode()
    )
    assert request.headers["If-Modified-Since"] == b"Thu, 28 May 2026 18:00:00 GMT"
    assert answer(spider, request, status=304) == []
    assert counters(spider, "sources") == {"not_modified": 1}


def test_equal_bytes_count_as_not_modified(store: Store) -> None:
    answer(first := spider_of(store), started(first)[RSS], feed(1))
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], feed(1))
    assert counters(spider, "sources") == {"not_modified": 1}


def test_validators_are_not_sent_after_a_day_or_when_the_window_is_wider() -> None:
    source = Source(RSS, etag='"1"', modified="x", since=NOW - 3 * DAY, fetched=NOW - HOUR)
    assert headers_for(source, NOW - 3 * DAY, NOW) == {"If-None-Match": b'"1"', "If-Modified-Since": b"x"}
    assert headers_for(source, NOW - 7 * DAY, NOW) == {}
    assert headers_for(source, NOW - 3 * DAY, NOW + DAY) == {}
    assert headers_for(Source(RSS), NOW, NOW) == {}


def test_an_index_counts_as_read_only_when_its_children_were(store: Store, now: Now) -> None:
    spider = spider_of(store)
    request = started(spider)[SITEMAP]
    one, two = answer(spider, request, index("a.xml", "b.xml"), ETag='"i"')
    assert [one.url, two.url] == ["http://127.0.0.1:1/a.xml", "http://127.0.0.1:1/b.xml"]
    sitemap = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://127.0.0.1:1/haber-5</loc></url></urlset>'
    answer(spider, one, sitemap, ETag='"a"')
    assert store.claim("ornek").source(SITEMAP).etag is None  # killed here, the next run must read the index again
    answer(spider, two, sitemap.replace(b"haber-5", b"haber-6"))
    assert store.claim("ornek").source(SITEMAP).etag == '"i"'
    assert store.claim("ornek").source("http://127.0.0.1:1/a.xml").etag == '"a"'


def test_an_index_with_a_failed_child_or_without_dates_is_read_again(store: Store) -> None:
    spider = spider_of(store)
    (child,) = answer(spider, started(spider)[SITEMAP], index("a.xml"), ETag='"i"')
    answer(spider, child, status=503)
    assert store.claim("ornek").source(SITEMAP).etag is None
    assert spider.run.failing == {"http://127.0.0.1:1/a.xml": "http_503"}
    spider = spider_of(store)
    (child,) = answer(spider, started(spider)[SITEMAP], index("a.xml", lastmod=None), ETag='"i"')
    answer(spider, child, b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')
    assert store.claim("ornek").source(SITEMAP).etag is None


def test_no_child_outside_the_window_and_no_source_twice(store: Store) -> None:
    spider = spider_of(store)
    further = answer(spider, started(spider)[SITEMAP], index("2026-05-28.xml", "2025-01-01.xml", "rss", "sitemap.xml"))
    assert [request.url for request in further] == ["http://127.0.0.1:1/2026-05-28.xml"]
    assert counters(spider, "left_out") == {"child_outside_window": 1}
    assert counters(spider, "sources") == {"read": 1, "repeated": 1}


def test_the_children_of_an_index_that_feeds_cover_are_spared(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    answer(spider, asked[RSS], dated_feed(1, 60, hours=2))
    days = [f"2026-05-{day}.xml" for day in (28, 27, 26)]
    (child,) = answer(spider, asked[SITEMAP], index(*days), ETag='"i"')
    assert child.url == "http://127.0.0.1:1/2026-05-26.xml"  # the oldest first: the surest to be a full day
    assert answer(spider, child, urlset(*range(25, 40))) == []
    assert counters(spider, "left_out")["child_covered"] == 2
    assert store.claim("ornek").source(SITEMAP).etag == '"i"'  # nothing is left to be read below it


def test_a_child_with_an_article_that_no_feed_names_has_all_its_sisters_read(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    answer(spider, asked[RSS], dated_feed(1, 60, hours=2))
    (child,) = answer(spider, asked[SITEMAP], index("2026-05-28.xml", "2026-05-27.xml", "2026-05-26.xml"))
    (child,) = answer(spider, child, urlset(*range(25, 40), 9000))
    assert child.url == "http://127.0.0.1:1/2026-05-27.xml"
    (child,) = answer(spider, child, urlset(41))
    assert child.url == "http://127.0.0.1:1/2026-05-28.xml"


def test_a_child_that_has_not_changed_since_it_was_read_is_not_asked_again(store: Store, now: Now) -> None:
    stamps = ("2026-05-28T10:00:00Z", "2026-05-28T20:00:00Z")
    changed = index("a.xml", lastmod=stamps[0])[:-15] + index("b.xml", lastmod=stamps[1])[66:]
    spider = spider_of(store)
    for child in answer(spider, started(spider)[SITEMAP], changed):
        answer(spider, child, urlset(1))
    now.time += HOUR
    spider = spider_of(store)
    again = answer(spider, started(spider)[SITEMAP], changed + b"<!-- -->")
    assert [request.url for request in again] == ["http://127.0.0.1:1/b.xml"]
    assert counters(spider, "left_out") == {"child_unchanged": 1}


def test_an_index_and_a_listing_that_lead_to_themselves_are_named(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    (child,) = answer(spider, asked[SITEMAP], index("b.xml"))
    assert answer(spider, child, index("sitemap.xml")) == []
    answer(spider, asked[LISTING], listing(1, 2, following="/guncel/2"))
    (page,) = [one for found in spider.reader.later() if (one := spider._source_request(found))]
    assert answer(spider, page, listing(1, 2, following="/guncel/")) == []
    assert list(spider.reader.later()) == []
    assert counters(spider, "source_problems") == {"index_loop": 1, "listing_loop": 2}


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"<!doctype html><html><body>Bakim</body></html>", 200, "not_a_feed"),
        (b"", 500, "http_500"),
        (b"", 404, "http_404"),
        (b"", 410, "http_410"),
    ],
)
def test_a_source_that_fails_is_named_and_tried_again(
    store: Store, now: Now, body: bytes, status: int, reason: str
) -> None:
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], body, status)
    assert spider.run.failing == {RSS: reason}
    source = store.claim("ornek").source(RSS)
    assert (source.failures, source.failure) == (1, reason)
    asked = started(again := spider_of(store))
    assert (RSS in asked) == (status != 410)
    if status == 410:
        assert again.run.failing == {RSS: "http_410, tried again after 2026-06-27T20:26:40Z"}
    now.time += 31 * DAY
    assert RSS in started(spider_of(store))


def test_a_feed_of_another_site_alone_has_moved(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    answer(spider, asked[RSS], feed(1, 2).replace(b"127.0.0.1:1", b"yeni.example"))
    assert spider.run.failing == {RSS: "other_domain"}
    assert counters(spider, "sources") == {"failed": 1}
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], feed(1) + feed(2).replace(b"127.0.0.1:1", b"yeni.example"))
    assert spider.run.failing == {}


def test_failures_grow_the_pause_of_a_source() -> None:
    source = Source(RSS)
    pauses = []
    for _ in range(10):
        failed(source, "timeout", NOW)
        assert source.next_visit is not None
        pauses.append((source.next_visit - NOW) // HOUR)
    assert pauses == [0, 0, 0, 1, 2, 6, 24, 72, 168, 168]


def test_a_permanent_move_is_learned_after_three_times() -> None:
    source = Source(RSS)
    for _ in range(2):
        moved(source, "http://127.0.0.1:1/feed")
        assert address(source) == RSS
    moved(source, "http://127.0.0.1:1/feed")
    assert address(source) == "http://127.0.0.1:1/feed"
    moved(source, "http://127.0.0.1:1/other")
    assert address(source) == RSS


def test_a_network_failure_of_a_source(store: Store) -> None:
    spider = spider_of(store)
    failure = Failure(Refused("robots"))
    failure.request = started(spider)[RSS]  # type: ignore[attr-defined]
    spider.source_failed(failure)
    assert spider.run.failing == {RSS: "robots"}


def test_a_source_that_waited_when_the_run_was_stopped_has_not_failed(store: Store) -> None:
    spider = spider_of(store)
    failure = Failure(Refused("stopped"))
    failure.request = started(spider)[RSS]  # type: ignore[attr-defined]
    spider.source_failed(failure)
    assert (spider.run.failing, counters(spider, "sources"), store.claim("ornek").source(RSS).failures) == ({}, {}, 0)


def test_a_host_that_wants_us_no_more_is_named_once_and_all_pages_left_are_counted(store: Store) -> None:
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], feed(1, 2, 3))
    first, *spider._queue = spider.reader.due()
    failure = Failure(Refused("blocked"))
    failure.request = Request(first.url, cb_kwargs={"visit": first})  # type: ignore[attr-defined]
    assert list(spider.page_failed(failure)) == []
    assert spider.run.failing == {first.url: "blocked"}
    assert (counters(spider, "pages")["failed"], counters(spider, "failures")) == (3, {"blocked": 3})
    assert len(spider.reader.due()) == 3
