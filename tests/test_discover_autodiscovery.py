"""Feeds and sitemaps of a site without a site file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discover import autodiscover, guesses, robots_sitemaps

URL = "https://www.ornek.com.tr/"


def test_autodiscover() -> None:
    page = """<html><head>
    <link rel="alternate" type="application/rss+xml" href="/rss">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <link rel="alternate" type="application/feed+json" href="https://feeds.example.com/ornek.json">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" type="text/html" href="https://m.ornek.com.tr/">
    <link rel="sitemap" type="application/xml" href="/sitemap.xml"><link rel="stylesheet" href="/rss.css">
    </head><body><a href="/rss/">RSS</a><a href="/rss/spor.xml">Spor</a><a href="/kurs-1234567">Kurs</a>
    <a href="https://baska.com.tr/rss">Başka</a><a href="/sitemap-news.xml">Site haritası</a>
    <a href="https://rss.ornek.com.tr/gundem">x</a></body></html>"""
    assert autodiscover(page, URL) == [
        ("rss", "https://www.ornek.com.tr/rss"),
        ("atom", "https://www.ornek.com.tr/atom.xml"),
        ("json", "https://feeds.example.com/ornek.json"),
        ("sitemap", "https://www.ornek.com.tr/sitemap.xml"),
        ("hint", "https://www.ornek.com.tr/rss/spor.xml"),
        ("sitemap", "https://www.ornek.com.tr/sitemap-news.xml"),
        ("hint", "https://rss.ornek.com.tr/gundem"),
    ]


def test_the_base_of_the_page_counts() -> None:
    page = b'<base href="https://cdn.ornek.com.tr/x/"><link rel=alternate type=application/rss+xml href=rss>'
    assert autodiscover(page, URL) == [("rss", "https://cdn.ornek.com.tr/x/rss")]


def test_robots_sitemaps() -> None:
    robots = (
        "\ufeffSitemap: https://ornek.com.tr/sitemap.xml\nUser-agent: *\nDisallow: /rss\n"
        "  SITEMAP :https://ornek.com.tr/news.xml # yeni\nsitemap: /goreli.xml\nSitemap:\nSitemap: ftp://ornek.com.tr/a\n"
        "Sitemap: https://ornek.com.tr/sitemap.xml\r\n#Sitemap: https://ornek.com.tr/alt.xml\n"
    )
    assert robots_sitemaps(robots, "https://ornek.com.tr/robots.txt") == [
        "https://ornek.com.tr/sitemap.xml",
        "https://ornek.com.tr/news.xml",
        "https://ornek.com.tr/goreli.xml",
    ]
    assert robots_sitemaps("<html>Sitemap</html>") == []


def test_guesses() -> None:
    found = guesses("https://www.ornek.com.tr/guncel/?a")
    assert found[0] == ("feed", "https://www.ornek.com.tr/rss")
    assert ("sitemap", "https://www.ornek.com.tr/sitemap-news.xml") in found
    assert len({url for _, url in found}) == len(found) <= 15
    assert guesses("ornek") == []


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.binary(max_size=100), st.text(max_size=50)))
def test_nothing_raises(page: bytes | str) -> None:
    autodiscover(page if isinstance(page, bytes) else f'<link rel=alternate type=text/xml href="{page}">', URL)
    robots_sitemaps(page if isinstance(page, str) else page.decode("latin-1"), URL)
