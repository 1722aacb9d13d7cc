"""Where a listing is read on and where it ends."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from spidered import (
    HOUR,
    LISTING,
    NOW,
    RSS,
    SITE,
    Now,
    answer,
    answer_page,
    counters,
    dated_feed,
    feed,
    listing,
    spider_of,
    started,
)

from newscrawl import Listing, Site
from newscrawl.address import article_key
from newscrawl.spiders.news import NewsSpider
from newscrawl.store import Store


def test_pages_of_a_listing_that_are_known_end_it(store: Store, now: Now) -> None:
    spider = spider_of(store)
    request = started(spider)[LISTING]
    for number in (1, 2, 3):
        (request,) = answer_page(spider, request, number)
    for visit in spider.reader.due():
        spider.run.claim.settle(visit.key, "done", store.now())
    answer(spider, request, listing(40, 41))
    for visit in spider.reader.due():
        spider.run.claim.settle(visit.key, "done", store.now())
    now.time += HOUR
    spider = spider_of(store)
    (second,) = answer_page(spider, started(spider)[LISTING], 1, b"<!-- today -->")
    assert answer_page(spider, second, 2, b"<!-- today -->") == []


def test_a_listing_that_was_left_half_read_is_read_on(store: Store, now: Now) -> None:
    spider = spider_of(store)
    request = started(spider)[LISTING]
    for number in (1, 2):
        (request,) = answer_page(spider, request, number)
    for visit in spider.reader.due():
        spider.run.claim.settle(visit.key, "done", store.now())  # and here the process is killed
    now.time += HOUR
    spider = spider_of(store)
    (second,) = answer_page(spider, started(spider)[LISTING], 1)
    (third,) = answer_page(spider, second, 2)
    assert third.url == "http://127.0.0.1:1/guncel/3"


def test_the_rest_of_a_listing_below_two_older_articles_is_not_asked_for(store: Store) -> None:
    spider = spider_of(store)
    body = listing(*range(1, 10), following="/guncel/2")
    answer(spider, started(spider)[LISTING], body)
    spider.run.listed.saw("ornek:5", inside=True)
    keys = [visit.key for visit in spider.reader.due()]
    assert keys == [f"ornek:{number}" for number in range(1, 10)]
    for number in (1, 2, 6):  # the first two are pinned to the top: what lies above an article of the window is in it
        spider.run.listed.saw(f"ornek:{number}", inside=False)
    spider._queue = [visit for visit in spider.reader.due() if visit.key in ("ornek:7", "ornek:8", "ornek:9")]
    spider._under_way = 1
    assert list(spider._further()) == []  # the one under way may be the second older one
    spider._under_way = 0
    (request,) = [next(spider._further())]
    assert request.url == "http://127.0.0.1:1/haber-7"
    spider.run.listed.saw("ornek:7", inside=False)
    spider._under_way = 0
    assert list(spider._further()) == []
    assert counters(spider, "left_out") == {"older": 2}
    assert list(spider.reader.later()) == []
    assert store.claim("ornek").source(LISTING).fetched == NOW  # nothing is left to be read of it
    assert [store.claim("ornek").page(f"ornek:{number}").status for number in (6, 8, 9)] == [
        "open",
        "outside",
        "outside",
    ]  # type: ignore[union-attr]


def test_an_article_that_a_feed_dates_before_the_window_ends_a_listing_unvisited(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    answer(spider, asked[RSS], dated_feed(1, 20, hours=4))  # 72 hours: from 2 on
    answer(spider, asked[LISTING], listing(20, 3, 1, following="/guncel/2"))
    spider._queue = spider.reader.due()
    assert [visit.key for visit in spider._queue if spider.run.passed_over(visit)] == ["ornek:1"]
    assert store.claim("ornek").page("ornek:1").status == "outside"  # type: ignore[union-attr]
    assert counters(spider, "left_out") == {"outside_window": 1, "repeated": 2, "older": 1}


def printed(*ages: int, first: int = 1, following: str | None = None) -> bytes:
    """A listing of articles ``first``, ``first`` + 1 … whose cards print when they came out, so many hours ago."""
    zone = ZoneInfo("Europe/Istanbul")
    stamps = [f"{datetime.fromtimestamp(NOW - age * HOUR, zone):%d.%m.%Y %H:%M}" for age in ages]
    cards = "".join(
        f'<li><a class="haber" href="/haber-{number}">Haber</a> <i title="{stamp}">{stamp[-5:]}</i></li>'
        for number, stamp in enumerate(stamps, first)
    )
    more = f'<a class="sonraki" href="{following}">ileri</a>' if following else ""
    return f"<!doctype html><html><body><ul>{cards}</ul>{more}</body></html>".encode()


def pages_of(spider: NewsSpider) -> list[str]:
    return [visit.key.removeprefix("ornek:") for visit in spider.reader.due() if not spider.run.passed_over(visit)]


def test_older_articles_of_a_listing_that_prints_its_dates_are_not_visited(store: Store) -> None:
    spider = spider_of(store)
    request = started(spider)[LISTING]
    answer(spider, request, printed(1, 20, 40, 60, 71, 73, following="/guncel/2"))
    assert pages_of(spider) == ["1", "2", "3", "4", "5"]
    (page,) = [one for found in spider.reader.later() if (one := spider._source_request(found))]  # one may be promoted
    answer(spider, page, printed(74, 75, 76, 77, 78, first=7, following="/guncel/3"))
    assert pages_of(spider) == ["1", "2", "3", "4", "5"]
    assert list(spider.reader.later()) == []
    assert counters(spider, "left_out") == {"outside_window": 6}


@pytest.mark.parametrize(
    "ages", [(900, 1, 20, 40, 60, 71), (1, 20, 40, 60, 900, 71), (1, 20, 900, 901)], ids=("pinned", "promoted", "few")
)
def test_printed_dates_out_of_order_or_few_leave_nothing_out(store: Store, ages: tuple[int, ...]) -> None:
    spider = spider_of(store)
    answer(spider, started(spider)[LISTING], printed(*ages, following="/guncel/2"))
    assert len(pages_of(spider)) == len(ages)
    assert len(list(spider.reader.later())) == 1


def test_an_archive_below_a_listing_does_not_end_it(store: Store) -> None:
    spider = spider_of(store)
    body = printed(1, 2, 3, 4, 5, 6, following="/guncel/2")
    items = printed(900, 901, 902, first=7).partition(b"<ul>")[2].partition(b"</ul>")[0]
    body = body.replace(b"</body>", b'<ul class="arsiv">' + items + b"</ul></body>")
    answer(spider, started(spider)[LISTING], body)
    assert len(pages_of(spider)) == 9
    assert len(list(spider.reader.later())) == 1


def test_an_article_that_a_feed_dates_inside_is_visited_whatever_a_listing_prints(store: Store) -> None:
    for order in ((RSS, LISTING), (LISTING, RSS)):
        fresh = Store.open(None, clock=Now(), key_of=lambda _, url: article_key(url, SITE))
        spider = spider_of(fresh)
        asked = started(spider)
        bodies = {RSS: feed(6), LISTING: printed(1, 20, 40, 60, 71, 80, 90)}
        for url in order:
            answer(spider, asked[url], bodies[url])
        assert sorted(pages_of(spider)) == ["1", "2", "3", "4", "5", "6"]
        (visit,) = [one for one in spider.reader.due() if one.key == "ornek:6"]
        assert visit.feed["published"] == "Thu, 28 May 2026 18:00:00 GMT"
        fresh.close()


def test_what_a_listing_prints_is_no_evidence_for_the_article(store: Store) -> None:
    spider = spider_of(store)
    answer(spider, started(spider)[LISTING], printed(1, 2, 3, 4, 5))
    visits = spider.reader.due()
    assert [visit.feed["published"] for visit in visits] == [None] * 5
    assert visits[0].feed["at"] == NOW - HOUR - NOW % 60


def test_printed_dates_count_only_where_a_site_says_what_an_article_is(store: Store) -> None:
    site = Site(
        name="ornek", domains=("127.0.0.1:1",), country="TR", language="tr", timezone="Europe/Istanbul",
        listings=(Listing(LISTING, link="a.haber"),),
    )  # fmt: skip
    spider = spider_of(store, site=site)
    body = printed(1, 20, 40, 60, 900, 901).replace(b"/haber-", b"/haber/kar-yagdi-yollar-kapandi-100000")
    answer(spider, started(spider)[LISTING], body)
    assert len(spider.reader.due()) == 6


def test_two_pages_of_a_listing_that_covering_feeds_named_end_it_in_the_first_run(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    answer(spider, asked[RSS], dated_feed(1, 12, hours=8))
    answer(spider, asked[LISTING], listing(12, 11, following="/guncel/2"))
    (page,) = [one for found in spider.reader.later() if (one := spider._source_request(found))]
    answer(spider, page, listing(10, 9, following="/guncel/3"))
    assert list(spider.reader.later()) == []


def test_a_dated_listing_ends_where_nothing_new_lies_in_the_window(store: Store) -> None:
    dated = Listing(LISTING, link="a", next="a.sonraki")
    site = Site(
        name="ornek", domains=("127.0.0.1:1",), country="TR", language="tr", timezone="Europe/Istanbul",
        listings=(dated,), article=r"/haber-(?P<id>\d+)$",
    )  # fmt: skip
    spider = spider_of(store, site=site)
    for days, following in ((("28", "27"), 1), (("01", "02"), 0)):
        links = "".join(f'<a href="/2026/05/{day}/haber-1{day}">Haber</a>' for day in days)
        body = f'<html><body>{links}<a class="sonraki" href="/guncel/{days[0]}">ileri</a></body></html>'.encode()
        answer(spider, started(spider)[LISTING], body)
        assert len(list(spider.reader.later())) == following
        spider = spider_of(store, site=site)
