"""Sitemaps: news fields, indexes, texts, and what is wrong with real ones."""

from __future__ import annotations

import gzip

import pytest

from newscrawl.discover import Child, Entries, Link, read_source

URL = "https://www.ornek.com.tr/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def read(text: str, url: str = URL, limit: int = 2000) -> Entries:
    return read_source(text.encode(), url, limit=limit)


def test_news_sitemap() -> None:
    entries = read(
        f'<?xml version="1.0"?><urlset {NS} {NEWS}><url><loc>\n https://www.ornek.com.tr/kar-1 \n</loc>'
        "<lastmod>2026-02-13T11:00:00+03:00</lastmod><news:news><news:publication>"
        "<news:name>Örnek</news:name><news:language>tr</news:language></news:publication>"
        "<news:publication_date>2026-02-13T10:00:00+03:00</news:publication_date>"
        "<news:title>Kar yağdı &amp; dindi</news:title><news:keywords>kar, hava,kar</news:keywords>"
        "</news:news></url></urlset>"
    )
    assert (entries.kind, entries.found, entries.problems) == ("sitemap", 1, {})
    assert entries.links == [
        Link(
            "https://www.ornek.com.tr/kar-1",
            "Kar yağdı & dindi",
            "2026-02-13T10:00:00+03:00",
            ("kar", "hava"),
            "2026-02-13T11:00:00+03:00",
        )
    ]


def test_lastmod_is_no_publication_date_and_a_picture_no_page() -> None:
    entries = read(
        f'<urlset {NS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<image:image><image:loc>https://ornek.com/a.jpg</image:loc></image:image><image:loc>https://ornek.com/b.jpg</image:loc>"
        "<loc>https://ornek.com/1</loc><lastmod>2026-02-13</lastmod></url>"
        "<url><image:loc>https://ornek.com/c.jpg</image:loc></url></urlset>"
    )
    assert entries.links == [Link("https://ornek.com/1", None, None, (), "2026-02-13")]
    assert (entries.found, entries.problems) == (2, {"image_loc": 3, "no_link": 1})


@pytest.mark.parametrize(
    "text",
    [
        "<urlset><url><loc>https://ornek.com/1</loc></url></urlset>",
        '<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url><sm:loc>https://ornek.com/1</sm:loc></sm:url>',
        "<sm:urlset><sm:url><sm:loc>https://ornek.com/1</sm:loc></sm:url></sm:urlset>",
        '<urlset xmlns="http://www.google.com/schemas/sitemap/0.84"><url><loc>https://ornek.com/1',
        "<URLSET><URL><LOC>https://ornek.com/1</LOC></URL></URLSET>",
        '<rss version="2.0"><channel><item><link>https://ornek.com/1</link></item></channel></rss>',
        "\ufeffhttps://ornek.com/1\n",
        "https://ornek.com/1\r\n\r\n",
        "# sitemap\nhttps://ornek.com/1",
    ],
)
def test_odd_sitemaps(text: str) -> None:
    assert [link.url for link in read(text).links] == ["https://ornek.com/1"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("<urlset><url><loc>https://ornek.com/1</loc></url></urlset>", {"no_namespace": 1}),
        (f"<urlset {NS}><url><loc>https://ornek.com/1</loc></url></urlset>", {}),
        ("<sm:urlset><sm:url><sm:loc>https://ornek.com/1</sm:loc></sm:url></sm:urlset>", {"prefixed_namespace": 1}),
        (
            '<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://ornek.com/1</s:loc></s:url></s:urlset>',
            {"prefixed_namespace": 1},
        ),
    ],
)
def test_odd_namespaces_are_counted(text: str, problems: dict[str, int]) -> None:
    assert read(text).problems == problems


def test_index() -> None:
    entries = read(
        f"<sitemapindex {NS}><sitemap><loc>https://ornek.com/s-2026-02.xml</loc><lastmod>2026-02-13</lastmod></sitemap>"
        f"<sitemap><loc> /s-2.xml.gz </loc></sitemap><sitemap><loc>{URL}</loc></sitemap><sitemap/>"
        "<sitemap><loc>mailto:a@b</loc></sitemap></sitemapindex>"
    )
    assert (entries.kind, entries.links, entries.found) == ("index", [], 5)
    assert entries.children == [
        Child("https://ornek.com/s-2026-02.xml", "2026-02-13"),
        Child("https://www.ornek.com.tr/s-2.xml.gz", None),
    ]
    assert entries.problems == {"self_reference": 1, "no_link": 1, "bad_link": 1}


def test_an_empty_child() -> None:
    assert read(f"<urlset {NS}></urlset>") == Entries("sitemap", problems={"no_entries": 1})
    assert read(f"<sitemapindex {NS}/>") == Entries("index", problems={"no_entries": 1})


def test_packed() -> None:
    body = gzip.compress(b"<urlset><url><loc>https://ornek.com/1</loc></url></urlset>", mtime=0)
    assert [link.url for link in read_source(body, URL + ".gz").links] == ["https://ornek.com/1"]


def test_text_with_odd_lines() -> None:
    entries = read("https://ornek.com/1\nornek.com/2\nhttp://[\nhttps://ornek.com/3?utm_source=x\n")
    assert [link.url for link in entries.links] == ["https://ornek.com/1", "https://ornek.com/3"]
    assert (entries.kind, entries.found, entries.problems) == ("sitemap", 4, {"bad_link": 2})


@pytest.mark.parametrize(
    ("page", "places"),
    [
        ("<url><loc>/haber-{n}</loc><lastmod>2026-01-{n:02}</lastmod></url>", [28, 29]),
        ("<url><loc>/haber-{n:05}</loc></url>", [28, 29]),
        ("<url><loc>/haber-{m:05}</loc></url>", [10, 11]),
        ("<url><loc>/haber</loc><lastmod>dün</lastmod></url>", []),
        ("<url><loc>/2026/01/{n:02}/haber</loc></url>", [28, 29]),
    ],
)
def test_of_too_many_the_newest(page: str, places: list[int]) -> None:
    pages = "".join(page.format(n=n, m=40 - n) for n in range(10, 30))
    entries = read(f"<urlset>{pages}</urlset>", limit=2)
    assert entries.problems["too_many_entries"] == 18
    if places:
        wanted = read("<urlset>" + "".join(page.format(n=n, m=40 - n) for n in places) + "</urlset>").links
        assert entries.links == wanted
