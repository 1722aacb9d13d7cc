"""What the newsroom serves on loopback."""

from __future__ import annotations

import gzip
import http.client
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fetch import NOW, SITES, get
from lxml import etree, html

from newscrawl.demo import Newsroom, pages
from newscrawl.demo.server import Server
from newscrawl.demo.stories import slug
from newscrawl.registry import load_site


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    """A running newsroom that no test changes, faults included."""
    with Server(Newsroom(seed=3, articles=120, now=NOW)) as running:
        yield running


def test_every_article_is_served(served: Server) -> None:
    for name in SITES:
        site = served.newsroom.site(name)
        for story in site.stories[:6]:
            status, headers, body = get(served, name, story.path)
            assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
            assert body.decode() == pages.article(site, story)


def test_kept_connection_and_log() -> None:
    newsroom = Newsroom(articles=20, now=NOW)
    with Server(newsroom) as server:
        connection = http.client.HTTPConnection(server.url("sondemo", "").removeprefix("http://"))
        for path in ("/robots.txt", "/yok"):
            connection.request("GET", path, headers={"User-Agent": "probe"})
            connection.getresponse().read()
        connection.close()
        log = server.requests
    assert [(one.site, one.method, one.path, one.status, one.connection) for one in log] == [
        ("sondemo", "GET", "/robots.txt", 200, 1),
        ("sondemo", "GET", "/yok", 404, 1),
    ]
    assert log[0].headers["user-agent"] == "probe"
    assert server.peak == {"sondemo": 1}
    assert newsroom.site("sondemo").base == "https://sondemo.example"


def test_robots_names_the_sitemaps(served: Server) -> None:
    _, headers, body = get(served, "kuzeydemo", "/robots.txt")
    base = served.newsroom.site("kuzeydemo").base
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert body.decode() == (
        f"User-agent: *\nDisallow: /arama\nDisallow: /yazdir/\n\nSitemap: {base}/sitemap-news.xml\n"
    )


def test_conditional_requests(served: Server) -> None:
    status, headers, body = get(served, "sondemo", "/rss/son.xml")
    assert status == 200 and body
    assert get(served, "sondemo", "/rss/son.xml", If_None_Match=headers["etag"])[::2] == (304, b"")
    assert get(served, "sondemo", "/rss/son.xml", If_Modified_Since=headers["last-modified"])[0] == 304
    assert (
        get(served, "sondemo", "/rss/son.xml", If_None_Match='"x"', If_Modified_Since=headers["last-modified"])[0]
        == 200
    )
    assert "etag" not in get(served, "kuzeydemo", "/rss")[1]


def test_feeds_hold_the_newest(served: Server) -> None:
    def newest(name: str) -> list[str]:
        site = served.newsroom.site(name)
        return [site.url(one) for one in site.newest(40)]

    rss = etree.fromstring(get(served, "sondemo", "/rss/son.xml")[2])
    assert [one.text for one in rss.iter("link")][1:] == newest("sondemo")
    atom = etree.fromstring(get(served, "guneydemo", "/atom.xml")[2])
    assert [one.get("href") for one in atom.iter("{*}link")] == newest("guneydemo")
    feed = json.loads(get(served, "ordodemo", "/feed.json")[2])
    assert [one["url"] for one in feed["items"]] == newest("ordodemo")


def test_sitemap_children_hold_everything(served: Server) -> None:
    site = served.newsroom.site("ajansdemo")
    index = etree.fromstring(get(served, "ajansdemo", "/sitemap.xml")[2])
    found = []
    for loc in index.iter("{*}loc"):
        status, headers, body = get(served, "ajansdemo", (loc.text or "").removeprefix(site.base))
        assert (status, headers["content-type"]) == (200, "application/gzip")
        found += [one.text for one in etree.fromstring(gzip.decompress(body)).iter("{*}loc")]
    assert found == [site.url(one) for one in site.newest()]


def test_news_sitemap_covers_two_days(served: Server) -> None:
    site = served.newsroom.site("sondemo")
    urls = etree.fromstring(get(served, "sondemo", site.sitemaps[0])[2])
    expected = [site.url(one) for one in site.newest() if one.published > NOW - timedelta(days=2)]
    assert [one.text for one in urls.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == expected


@pytest.mark.parametrize(
    ("name", "start"),
    [("sondemo", "/guncel/"), ("kuzeydemo", "/arsiv/"), ("ordodemo", "/ky/"), ("guneydemo", "/arsiv/")],
)
def test_listing_pages_end(served: Server, name: str, start: str) -> None:
    site = served.newsroom.site(name)
    path, found = start, []
    while path:
        root = html.document_fromstring(get(served, name, path)[2])
        found += [str(one).partition("?")[0] for one in root.xpath("//a[@class='content']/@href")]
        path = str(root.xpath("string(//a[@rel='next']/@href)"))
    assert found == [site.url(one) for one in site.newest() if start != "/ky/" or one.language == "ky"]
    assert get(served, name, f"{start}99" if name == "sondemo" else f"{start}?sayfa=99")[0] == 404


def test_addresses_that_are_no_articles(served: Server) -> None:
    for name in SITES:
        dead = served.routes.soft_404(served.newsroom.site(name))
        assert dead in get(served, name, "/")[2].decode()
        status, _, body = get(served, name, dead.removeprefix(served.url(name, "")))
        assert status == 200 and ("bulunamadı" in body.decode() or "табылган жок" in body.decode())
    story = served.newsroom.site("sondemo").stories[-1]
    assert (
        get(served, "sondemo", f"/haber/haber-eski-baslik-{story.token}/")[2] == get(served, "sondemo", story.path)[2]
    )
    assert get(served, "sondemo", f"/etiket/{slug(story.tags[0])}/")[0] == 200
    assert get(served, "sondemo", "/foto/1.jpg")[1]["content-type"] == "image/gif"


def test_packed_pages(served: Server) -> None:
    path = served.newsroom.site("kuzeydemo").stories[-1].path
    _, headers, body = get(served, "kuzeydemo", path, Accept_Encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == get(served, "kuzeydemo", path)[2]


def test_changes_are_served() -> None:
    newsroom = Newsroom(seed=6, articles=30, now=NOW)
    with Server(newsroom) as server:
        etag = get(server, "sondemo", "/rss/son.xml")[1]["etag"]
        newsroom.clock.advance(minutes=30)
        (fresh,) = newsroom.publish(1, site="sondemo")
        status, _, body = get(server, "sondemo", "/rss/son.xml", If_None_Match=etag)
        assert status == 200 and fresh.path.encode() in body
        (changed,) = newsroom.update(1, site="sondemo")
        assert (
            changed.paragraphs[-1] in html.document_fromstring(get(server, "sondemo", changed.path)[2]).text_content()
        )
        (gone,) = newsroom.withdraw(1, site="sondemo")
        assert get(server, "sondemo", gone.path)[0] == 410


def test_site_files_of_a_running_newsroom(server: Server, site_folder: Path) -> None:
    for name in SITES:
        site = load_site(site_folder / f"{name}.py")
        assert site.domains == (server.newsroom.site(name).base.removeprefix("http://"),)
        assert all(url.startswith(server.url(name)) for url in (*site.feeds, *site.sitemaps))
