"""The spider: what is asked of sources, what their answers mean, which pages are visited and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse, Request, Response, TextResponse
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from newscrawl import Listing, Site
from newscrawl.address import article_key
from newscrawl.errors import UsageError
from newscrawl.extract.refusal import went_home
from newscrawl.net.refused import Refused
from newscrawl.siterun import SiteRun, attach
from newscrawl.spiders.loader import SiteSpiderLoader, spider_for
from newscrawl.spiders.news import NewsSpider
from newscrawl.spiders.sources import address, failed, headers_for, moved
from newscrawl.store import Source, Store
from newscrawl.visit import Visit
from newscrawl.window import Window

NOW = 1_780_000_000  # 2026-05-28T20:26:40Z
HOUR, DAY = 3600, 86400
RSS = "http://127.0.0.1:1/rss"
SITEMAP = "http://127.0.0.1:1/sitemap.xml"
LISTING = "http://127.0.0.1:1/guncel/"
SITE = Site(
    name="ornek", domains=("127.0.0.1:1",), country="TR", language="tr", timezone="Europe/Istanbul",
    feeds=(RSS,), sitemaps=(SITEMAP,), listings=(Listing(LISTING, link="a.haber", next="a.sonraki"),),
    article=r"-(?P<id>\d+)$",
)  # fmt: skip


class Now:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def store(now: Now) -> Iterator[Store]:
    opened = Store.open(None, clock=now, key_of=lambda _, url: article_key(url, SITE))
    yield opened
    opened.close()


def spider_of(store: Store, *, site: Site = SITE, limit: int | None = None, requests: int = 100) -> NewsSpider:
    """A spider at the beginning of a run on this state."""
    crawler = get_crawler(spider_for(site), {"TELNETCONSOLE_ENABLED": False})
    claim = store.claim(site.name)
    bounds = Window().bounds(store.now(), ZoneInfo("Europe/Istanbul"), claim.last_run())
    run = SiteRun(site, claim, bounds, stats=StatsCollector(crawler), limit=limit, requests=requests, begun=store.now())
    attach(crawler, run)
    return NewsSpider.from_crawler.__func__(spider_for(site), crawler)  # type: ignore[attr-defined,no-any-return]


def feed(*numbers: int, title: str = "Başlık", date: str = "Thu, 28 May 2026 18:00:00 GMT") -> bytes:
    items = "".join(
        f"<item><title>{title} {number}</title><link>http://127.0.0.1:1/haber-{number}</link><pubDate>{date}</pubDate></item>"
        for number in numbers
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def index(*children: str, lastmod: str | None = "2026-05-28") -> bytes:
    stamp = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    items = "".join(f"<sitemap><loc>http://127.0.0.1:1/{child}</loc>{stamp}</sitemap>" for child in children)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</sitemapindex>'.encode()


def listing(*numbers: int, following: str | None = None) -> bytes:
    links = "".join(f'<a class="haber" href="/haber-{number}">Haber {number} uzun başlık</a>' for number in numbers)
    more = f'<a class="sonraki" href="{following}">ileri</a>' if following else ""
    return f"<!doctype html><html><body>{links}{more}</body></html>".encode()


async def requests_of(spider: NewsSpider) -> dict[str, Request]:
    return {request.url: request async for request in spider.start()}


def drain(coroutine: Any) -> Any:
    """Run a coroutine that never waits."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits")


def started(spider: NewsSpider) -> dict[str, Request]:
    found: dict[str, Request] = drain(requests_of(spider))
    return found


def answer(spider: NewsSpider, request: Request, body: bytes = b"", status: int = 200, **headers: str) -> list[Request]:
    """Give a source's request an answer; what the spider asks for next, the children of an index with it."""
    response = TextResponse(request.url, status=status, body=body, headers=headers, request=request)
    return [*spider.parse_source(response, request.cb_kwargs["asked"]), *spider._sources_left()]


def counters(spider: NewsSpider, group: str) -> dict[str, int]:
    assert spider.run.stats is not None
    head = f"newscrawl/{group}/"
    return {
        key.removeprefix(head): value for key, value in spider.run.stats.get_stats().items() if key.startswith(head)
    }


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


def answer_page(spider: NewsSpider, request: Request, number: int, note: bytes = b"") -> list[Request]:
    """The page's answer; the requests that follow when all that it named is done."""
    body = listing(number * 10, number * 10 + 1, following=f"/guncel/{number + 1}") + note
    assert answer(spider, request, body) == []
    return [one for asked in spider.reader.later() if (one := spider._source_request(asked))]


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


def dated_feed(first: int, last: int, hours: int = 1) -> bytes:
    """Articles ``first`` to ``last``, the highest number the newest, ``hours`` between two of them; the last is new."""
    items = "".join(
        f"<item><title>Başlık {n}</title><link>http://127.0.0.1:1/haber-{n}</link>"
        f"<pubDate>{format_datetime(datetime.fromtimestamp(NOW - (last - n) * hours * HOUR, UTC))}</pubDate></item>"
        for n in range(last, first - 1, -1)
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def urlset(*numbers: int) -> bytes:
    urls = "".join(f"<url><loc>http://127.0.0.1:1/haber-{number}</loc></url>" for number in numbers)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


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


def test_two_pages_of_a_listing_that_covering_feeds_named_end_it_in_the_first_run(store: Store) -> None:
    spider = spider_of(store)
    asked = started(spider)
    answer(spider, asked[RSS], dated_feed(1, 12, hours=8))
    answer(spider, asked[LISTING], listing(12, 11, following="/guncel/2"))
    (page,) = [one for found in spider.reader.later() if (one := spider._source_request(found))]
    answer(spider, page, listing(10, 9, following="/guncel/3"))
    assert list(spider.reader.later()) == []


def explored(store: Store) -> NewsSpider:
    home = "http://127.0.0.1:1/"
    site = Site(
        name="yabanci", domains=("127.0.0.1:1",), country="ZZ", language="und", timezone="UTC", listings=(home,)
    )
    return spider_of(store, site=site)


def test_the_links_of_a_home_page_are_judged_by_what_the_feeds_show(store: Store) -> None:
    spider = explored(store)
    (asked,) = spider.reader.first(explore=True)
    request = spider._source_request(asked)
    assert request is not None
    cards = "".join(f'<div class="kart"><a href="/{slug}">x</a></div>' for slug in ("kar", "sis", "buz", "sel", "gol"))
    home = f'<link rel="alternate" type="application/rss+xml" href="/rss"><p><a href="/spor">Spor</a></p>{cards}'
    (rss,) = answer(spider, request, f"<html><body>{home}</body></html>".encode())
    links = ("kar", "sis", "buz", "yel", "dolu")
    items = "".join(f"<item><title>Başlık</title><link>http://127.0.0.1:1/{slug}</link></item>" for slug in links)
    answer(spider, rss, f"<rss><channel>{items}</channel></rss>".encode())
    assert {visit.url.rpartition("/")[2] for visit in spider.reader.due()} == {*links, "sel", "gol"}
    assert store.claim("yabanci").source("http://127.0.0.1:1/").fetched == NOW


def test_numbered_articles_of_an_unknown_site_are_one_under_any_slug(store: Store) -> None:
    spider = explored(store)
    (asked,) = spider.reader.first(explore=True)
    request = spider._source_request(asked)
    assert request is not None
    links = "".join(f'<p><a href="/spor/baska-{number}">Haber</a></p>' for number in range(70_001, 70_014))
    home = f'<link rel="alternate" type="application/rss+xml" href="/rss">{links}'
    (rss,) = answer(spider, request, f"<html><body>{home}</body></html>".encode())
    items = "".join(
        f"<item><title>Başlık</title><link>http://127.0.0.1:1/spor/kar-yagdi-{number}</link></item>"
        for number in range(70_001, 70_013)
    )
    answer(spider, rss, f"<rss><channel>{items}</channel></rss>".encode())
    visits = spider.reader.due()
    assert len(visits) == 13
    assert [visit.url for visit in visits if "baska" in visit.url] == ["http://127.0.0.1:1/spor/baska-70013"]


def test_guesses_are_made_where_the_home_page_led(store: Store) -> None:
    spider = explored(store)
    (asked,) = spider.reader.first(explore=True)
    response = TextResponse(
        "http://127.0.0.1:1/tr/", body=b"<html><body></body></html>", request=Request(asked.source.url)
    )
    assert spider.reader.take(response, asked) is None
    assert store.get("explored", "yabanci")["home"] == "http://127.0.0.1:1/tr/"  # type: ignore[index]
    assert [one.source.url for one in spider.reader.guess()] == ["http://127.0.0.1:1/rss"]


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


def test_what_the_home_page_of_an_unknown_site_names_is_asked_for_in_the_next_run_too(store: Store) -> None:
    home = "http://127.0.0.1:1/"
    site = Site(
        name="yabanci", domains=("127.0.0.1:1",), country="ZZ", language="und", timezone="UTC", listings=(home,)
    )
    named = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body></body></html>'
    store.put("robots", "http://127.0.0.1:1", {"fetched": NOW, "body": "Sitemap: /sitemap.xml\n"})
    spider = spider_of(store, site=site)
    spider.reader.explored.copies = store
    (asked,) = spider.reader.first(explore=True)
    request = spider._source_request(asked)
    assert request is not None
    assert [one.url for one in answer(spider, request, named)] == [RSS, SITEMAP]
    spider = spider_of(store, site=site)
    assert [one.source.url for one in spider.reader.first(explore=True)] == [RSS, SITEMAP, home]


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


def page_response(url: str, status: int = 200, body: bytes = b"", **more: Any) -> Response:
    return HtmlResponse(url, status=status, body=body, **more)


def visit_one(store: Store) -> tuple[NewsSpider, Visit]:
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], feed(1))
    (visit,) = spider.reader.due()
    return spider, visit


@pytest.mark.parametrize(
    ("url", "status", "rejected", "failures", "left"),
    [
        ("/haber-1", 503, {}, {"http_503": 1}, 1),
        ("/haber-1", 429, {}, {"http_429": 1}, 1),
        ("/haber-1", 403, {}, {"http_403": 1}, 1),
        ("/haber-1", 404, {"http_404": 1}, {}, 0),
        ("/haber-1", 410, {"http_410": 1}, {}, 0),
        ("/", 200, {"soft_404": 1}, {}, 0),
        (":2/haber-1", 200, {"other_domain": 1}, {}, 0),
    ],
)
def test_pages_that_are_no_article(
    store: Store, url: str, status: int, rejected: dict[str, int], failures: dict[str, int], left: int
) -> None:
    spider, visit = visit_one(store)
    assert (
        list(
            spider.parse_article(page_response(f"http://127.0.0.1{':1' if url[0] == '/' else ''}{url}", status), visit)
        )
        == []
    )
    assert counters(spider, "rejected") == rejected
    assert counters(spider, "failures") == failures
    assert len(spider.reader.due()) == left


def test_an_article_brings_what_the_feed_said(store: Store) -> None:
    spider, visit = visit_one(store)
    assert (visit.feed["title"], visit.feed["published"]) == ("Başlık 1", "Thu, 28 May 2026 18:00:00 GMT")
    text = "".join(
        f"<p>Bu paragraf {number} numaralıdır ve yeterince uzun bir metin taşır, okunur.</p>" for number in range(9)
    )
    page = f"<html><body><article><h1>Bir başlık</h1>{text}</article></body></html>".encode()
    response = page_response("http://127.0.0.1:1/haber-1?ref=x", body=page, flags=["truncated"])
    (article,) = spider.parse_article(response, visit)
    assert (article.id, article.site, article.fetched) == ("ornek:1", "ornek", "2026-05-28T20:26:40Z")
    assert article.published == "2026-05-28T21:00:00+03:00"
    assert "truncated" in article.problems
    assert spider.run.visit_of(article) is visit


def test_network_failures_of_pages(store: Store) -> None:
    for reason, left, failed_pages in (
        ("robots", 1, 0), ("address", 1, 0), ("too_big", 0, 0), ("held", 1, 1), ("stopped", 1, 0), ("timeout", 1, 1),
    ):  # fmt: skip
        spider = spider_of(store)
        (visit,) = [Visit(f"ornek:{reason}", f"http://127.0.0.1:1/haber-{len(reason)}")]
        store.queue("ornek", visit.key, NOW, '{"url": "http://127.0.0.1:1/x"}')
        store.claim("ornek").settle(visit.key, "open", NOW, next_visit=NOW)
        failure = Failure(Refused(reason) if reason != "timeout" else TimeoutError())
        failure.request = Request(visit.url, cb_kwargs={"visit": visit})  # type: ignore[attr-defined]
        assert list(spider.page_failed(failure)) == []
        assert counters(spider, "pages").get("failed", 0) == failed_pages
        aside = {reason: 1} if reason in ("robots", "address", "too_big") else {}
        assert (counters(spider, "rejected"), counters(spider, "pages").get("rejected", 0)) == (aside, len(aside))
        assert len([one for one in store.claim("ornek").due(NOW) if one.key == visit.key]) == left


def test_newest_first_and_no_more_than_the_limit(store: Store) -> None:
    spider = spider_of(store, limit=2)
    sent: list[str] = []
    answer(spider, started(spider)[RSS], feed(1, date="Thu, 28 May 2026 08:00:00 GMT"))
    answer(spider, started(spider_of(store))[SITEMAP], feed(2, 3))
    spider.crawler._engine = type("Engine", (), {"crawl": lambda _, request: sent.append(request.url)})()  # type: ignore[assignment]
    with pytest.raises(DontCloseSpider):
        spider.idle()
    assert sent == ["http://127.0.0.1:1/haber-2", "http://127.0.0.1:1/haber-3"]


def test_the_request_budget_ends_the_run_and_leaves_the_rest(store: Store) -> None:
    spider = spider_of(store, requests=2)
    assert list(started(spider)) == [RSS, SITEMAP]
    assert spider.run.failing == {"budget": "the 2 requests of a run are spent"}


@pytest.mark.parametrize(
    ("asked", "answered", "home"),
    [
        ("https://a.com/haber-1", "https://a.com/", True), ("https://a.com/haber-1", "https://www.a.com", True),
        ("https://a.com/haber-1", "https://a.com/haber-1", False), ("https://a.com/haber-1", "https://a.com/?p=1", False),
        ("https://a.com/haber-1", "https://a.com/en/", True), ("https://a.com/haber-1", "https://a.com/anasayfa", True),
        ("https://a.com/", "https://a.com/", False),
    ],
)  # fmt: skip
def test_sent_to_the_front_page(asked: str, answered: str, home: bool) -> None:
    assert went_home(asked, answered) is home


def test_a_site_of_another_machine_needs_a_contact_in_scrapy_crawl_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    site = Site(
        name="uzak", domains=("uzak.com.tr",), country="TR", language="tr", timezone="Europe/Istanbul", delay=7,
        feeds=("https://uzak.com.tr/rss",), verify_tls=False,
    )  # fmt: skip
    with pytest.raises(UsageError, match="no contact is set"):
        spider_for(site).update_settings(Settings())
    settings = Settings({"NEWSCRAWL_CONTACT": "https://www.okul.edu.tr/bot"})
    spider_for(site).update_settings(settings)
    assert settings["USER_AGENT"].endswith("(+https://www.okul.edu.tr/bot)")
    assert (settings.getfloat("DOWNLOAD_DELAY"), settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")) == (7, False)


def test_the_loader_knows_sites_of_the_setting(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "benim.py").write_text(
        'from newscrawl import Site\nSITE = Site(name="benim", domains=("benim.com",), country="TR", language="tr",'
        ' timezone="Europe/Istanbul", feeds=("https://benim.com/rss",))\n'
    )
    loader = SiteSpiderLoader.from_settings(Settings({"NEWSCRAWL_SITES": str(tmp_path)}))
    assert "benim" in loader.list()
    spider = loader.load("benim")
    assert (spider.name, spider.__name__, spider.__module__) == ("benim", "BenimSpider", "newscrawl.spiders.loader")
    assert loader.find_by_request(Request("https://www.benim.com/x")) == ["benim"]
    with pytest.raises(KeyError, match="Spider not found: yok"):
        loader.load("yok")
