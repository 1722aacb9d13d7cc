"""Listing pages: with selectors, without, and paging."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discover import Link, listing_ends, read_source
from newscrawl.discover.listing import page_number
from newscrawl.site import Listing

URL = "https://www.ornek.com.tr/guncel/"
PAGE = """<!doctype html><html><head><base href="/haber/"><link rel="next" href="/guncel/?sayfa=2"></head><body>
<nav><a href="/spor/">Spor</a></nav>
<div role="navigation"><a href="/ekonomi/">Ekonomi</a></div>
<main>
<article><a href="kar-1234567"><img src="a.jpg" alt="Karlı yol"></a>
  <h3><a href="kar-1234567/#yorum">Kar yağdı</a></h3><time datetime="2026-02-13T10:00+03:00">10:00</time></article>
<article><a href="//m.ornek.com.tr/haber/buz-1234568?utm_source=x"><b>GÜNDEM</b> <h2>Yollar buz tuttu</h2></a></article>
<a href="https://reklam.example/x" rel="nofollow sponsored">Reklam</a>
<a href="javascript:void(0)">Aç</a><a href="">boş</a><a href="https://www.ornek.com.tr/guncel/">Güncel</a>
<a class="kart" href="/haber/sis-1234569" title="Sis bastı"></a>
<div data-url="/haber/gizli-1234570"></div>
</main><footer><a href="/kunye">Künye</a></footer></body></html>"""


def test_all_links_of_the_content() -> None:
    entries = read_source(PAGE.encode(), URL, listing=Listing(URL))
    assert entries.kind == "listing"
    assert entries.links == [
        Link("https://www.ornek.com.tr/haber/kar-1234567", "Kar yağdı", "2026-02-13T10:00+03:00"),
        Link("https://m.ornek.com.tr/haber/buz-1234568", "Yollar buz tuttu"),
        Link("https://www.ornek.com.tr/haber/sis-1234569", "Sis bastı"),
    ]
    assert entries.next == "https://www.ornek.com.tr/guncel/?sayfa=2"
    assert (entries.found, entries.problems) == (7, {"ad": 1, "bad_link": 1, "own_address": 1, "repeated_link": 1})


def test_selectors() -> None:
    css = Listing(URL, link="article h3 a, a.kart", next="a.ileri")
    entries = read_source(PAGE.encode(), URL, listing=css)
    assert [link.url[-7:] for link in entries.links] == ["234567/", "1234569"]
    assert entries.next is None
    xpath = Listing(URL, link="//div/@data-url", next="(//link/@href)[1]")
    entries = read_source(PAGE.encode(), URL, listing=xpath)
    assert entries.links == [Link("https://www.ornek.com.tr/haber/gizli-1234570")]
    assert entries.next == "https://www.ornek.com.tr/guncel/?sayfa=2"
    around = Listing(URL, link="article", next="h2")
    entries = read_source(PAGE.encode(), URL, listing=around)
    assert (len(entries.links), entries.next) == (2, "https://m.ornek.com.tr/haber/buz-1234568")


def test_a_page_that_names_itself_as_the_next_one_ends() -> None:
    page = b'<html><body><a href="/a-1234567">A</a><a rel="next" href="/guncel">ileri</a></body></html>'
    assert read_source(page, URL, listing=Listing(URL)).next is None


def test_a_fragment_a_feed_and_an_empty_page_in_place_of_a_listing() -> None:
    listing = Listing(URL)
    fragment = read_source(b'<li><a href="/a-1234567">A</a></li>', URL, listing=listing)
    assert (fragment.kind, [link.title for link in fragment.links]) == ("listing", ["A"])
    feed = read_source(b"<rss><item><link>/a-1234567</link></item></rss>", URL, listing=listing)
    assert (feed.kind, len(feed.links)) == ("rss", 1)
    assert read_source(b"", URL, listing=listing).problems == {"empty": 1}
    assert read_source(b"<html><p>Yok</p></html>", URL, listing=listing).problems == {"no_entries": 1}


def test_two_pages_in_a_row_without_anything_new_end_a_listing() -> None:
    assert not listing_ends([])
    assert not listing_ends([0])
    assert not listing_ends([9, 0, 2, 0])
    assert listing_ends([9, 0, 0])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=80)))
def test_no_page_raises(body: bytes | str) -> None:
    if isinstance(body, str):
        body = f'<a href="{body}">{body}</a>'.encode("utf-8", "replace")
    read_source(body, URL, listing=Listing(URL))


@pytest.mark.parametrize(
    ("url", "links", "following"),
    [
        ("https://a.com/", ("/page/3/", "/page/2/", "/spor/page/2/"), "https://a.com/page/2/"),
        ("https://a.com/spor/", ("/page/2/", "?sayfa=2"), "https://a.com/spor/?sayfa=2"),
        ("https://a.com/spor/?sayfa=2", ("?sayfa=1", "?sayfa=3", "?sayfa=4"), "https://a.com/spor/?sayfa=3"),
        ("https://a.com/spor", ("/spor/sayfa/2",), "https://a.com/spor/sayfa/2"),
        ("https://a.com/", ("/haber-2", "/gundem/2", "/page/1"), None),
        ("https://a.com/page/2", ("/page/2", "/page/1"), None),
    ],
)
def test_the_next_page_is_known_by_its_number(url: str, links: tuple[str, ...], following: str | None) -> None:
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    entries = read_source(f"<html><body>{page}</body></html>".encode(), url, listing=Listing(url))
    assert entries.next == following


def test_the_box_of_a_link_is_kept() -> None:
    page = b'<html><body><ul class="b a"><li><a class="x" href="/kar-yagdi-dun-gece">Kar</a></li></ul></body></html>'
    (link,) = read_source(page, "https://a.com/", listing=Listing("https://a.com/")).links
    assert link.place == "a.x>li.>ul.a.b"


def printed_of(cards: str) -> list[str | None]:
    page = f"<html><body><div><ul>{cards}</ul></div></body></html>".encode()
    return [link.printed for link in read_source(page, URL, listing=Listing(URL)).links]


LINK = '<a href="/kar-yagdi-dun-gece-{}">Kar yağdı</a>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<span title="13.02.2026 16:01">16:01</span>', "2026-02-13T16:01:00"),
        ("<time>13 Şubat 2026, 16:01</time>", "2026-02-13T16:01:00"),
        ("<time>\n<i></i> 15 января 2023,\n 15:34</time>", "2023-01-15T15:34:00"),
        ("<b>2026-02-13 16:01:30</b>", "2026-02-13T16:01:30"),
        ('<b title="13.02.2026 16:01">13 Şubat 2026 16:01</b>', "2026-02-13T16:01:00"),
        ("<b>13.02.2026 16:01</b><b>14.02.2026 09:00</b>", None),  # of two nobody knows which
        ("<b>Güncelleme: 13.02.2026 16:01</b>", None),
        ("<b>02/13/2026 16:01</b>", None),
        ("<b>13.02.2026</b><b>16:01</b>", None),
        ("<b>31.02.2026 16:01</b>", None),
        ("<b>16:01</b>", None),
    ],
)
def test_the_moment_printed_on_a_card(markup: str, expected: str | None) -> None:
    assert printed_of(f"<li>{LINK.format(1)}{markup}</li><li>{LINK.format(2)}</li>") == [expected, None]


def test_a_moment_beside_two_articles_is_of_neither() -> None:
    assert printed_of(f"<li>{LINK.format(1)}{LINK.format(2)}<b>13.02.2026 16:01</b></li>") == [None, None]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("a.com?page=2", ("a.com", 2)),
        ("a.com/x?a=1&sayfa=3", ("a.com/x?a=1", 3)),
        ("a.com/x?p=3&z=1", ("a.com/x?z=1", 3)),
        ("a.com/page/2", ("a.com", 2)),
        ("a.com/spor/sayfa-4?x=1", ("a.com/spor?x=1", 4)),
        ("a.com/haber/page-turner-2", ("a.com/haber/page-turner-2", 1)),
        ("a.com?page=x", ("a.com?page=x", 1)),
        ("a.com", ("a.com", 1)),
    ],
)
def test_the_number_of_a_page(key: str, expected: tuple[str, int]) -> None:
    assert page_number(key) == expected
