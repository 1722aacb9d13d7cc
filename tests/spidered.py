"""A site whose spider tests answer themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

from scrapy.http import Request, TextResponse
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from newscrawl import Listing, Site
from newscrawl.siterun import SiteRun, attach
from newscrawl.spiders.loader import spider_for
from newscrawl.spiders.news import NewsSpider
from newscrawl.store import Store
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


def answer_page(spider: NewsSpider, request: Request, number: int, note: bytes = b"") -> list[Request]:
    """The page's answer; the requests that follow when all that it named is done."""
    body = listing(number * 10, number * 10 + 1, following=f"/guncel/{number + 1}") + note
    assert answer(spider, request, body) == []
    return [one for asked in spider.reader.later() if (one := spider._source_request(asked))]


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
