"""A site without a file: what its home page and its feeds show."""

from __future__ import annotations

from scrapy.http import Request, TextResponse
from spidered import NOW, RSS, SITEMAP, answer, spider_of

from newscrawl import Site
from newscrawl.spiders.news import NewsSpider
from newscrawl.store import Store


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
