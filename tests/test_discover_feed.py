"""Feeds: every kind, and every way in which they are broken."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.discover import Entries, Link, read_source

URL = "https://www.ornek.com.tr/rss"
ITEM = "<item><title>Kar yağdı</title><link>https://www.ornek.com.tr/kar-1</link></item>"


def read(text: str | bytes, **more: str) -> Entries:
    return read_source(text if isinstance(text, bytes) else text.encode(), URL, content_type=more.get("content_type"))


def rss(items: str) -> str:
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Örnek</title>'
    return f"{head}{items}</channel></rss>"


def test_rss_2() -> None:
    entries = read(
        rss(
            "<item><title>Kar &amp; buz: \u201cyollar\u201d</title>"
            "<link> https://www.ornek.com.tr/kar-1?utm_source=rss </link>"
            "<pubDate>Fri, 13 Feb 2026 10:00:00 +0300</pubDate>"
            "<category>Gündem</category><category><![CDATA[Kar & Buz]]></category>"
            '<guid isPermaLink="false">1</guid></item>'
        )
    )
    assert entries == Entries(
        "rss",
        [
            Link(
                "https://www.ornek.com.tr/kar-1",
                "Kar & buz: \u201cyollar\u201d",
                "Fri, 13 Feb 2026 10:00:00 +0300",
                ("Gündem", "Kar & Buz"),
            )
        ],
        problems={"padded_link": 1},
        found=1,
    )


def test_atom_1_and_0_3() -> None:
    entries = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ornek.com/b/">'
        '<entry><title type="html">Kar &lt;b&gt;yağdı&lt;/b&gt;</title><link rel="enclosure" href="/a.mp3"/>'
        '<link rel="alternate" type="application/json" href="/a.json"/><link type="text/html" href="kar"/>'
        "<published>2026-02-13T10:00:00+03:00</published><updated>2026-02-13T11:00:00+03:00</updated>"
        '<category term="gundem" label="Gündem"/><category term="kar"/></entry>'
        '<entry><title>Eski</title><link href="https://ornek.com/2"/><issued>2026-02-12</issued><modified>2026-02-13</modified></entry>'
        "</feed>"
    )
    assert (entries.kind, entries.found, entries.problems) == ("atom", 2, {"relative_link": 1})
    assert entries.links == [
        Link(
            "https://ornek.com/b/kar",
            "Kar yağdı",
            "2026-02-13T10:00:00+03:00",
            ("Gündem", "kar"),
            "2026-02-13T11:00:00+03:00",
        ),
        Link("https://ornek.com/2", "Eski", "2026-02-12", (), "2026-02-13"),
    ]


def test_rdf() -> None:
    entries = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"/>'
        '<item rdf:about="https://ornek.com/1"><title>Bir</title><dc:date>2026-02-13T07:00Z</dc:date>'
        "<dc:subject>Spor</dc:subject></item></rdf:RDF>"
    )
    assert entries.kind == "rdf"
    assert entries.links == [Link("https://ornek.com/1", "Bir", "2026-02-13T07:00Z", ("Spor",))]


def test_pictures_and_players_do_not_answer_for_the_article() -> None:
    entries = read(
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><item><media:title>Resim</media:title><media:keywords>a</media:keywords>'
        "<title>Kar</title><itunes:title>Ses</itunes:title><link>https://ornek.com/1</link></item></rss>"
    )
    assert entries.links == [Link("https://ornek.com/1", "Kar")]


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link><![CDATA[ https://ornek.com/a?b=1&id=2 ]]></link>", "https://ornek.com/a?b=1&id=2"),
        ("<link>https://ornek.com/a?b=1&id=2&copy=3</link>", "https://ornek.com/a?b=1&id=2&copy=3"),
        ("<link>/haber/kar</link>", "https://www.ornek.com.tr/haber/kar"),
        ("<link>\n https://ornek.com/kar\n </link>", "https://ornek.com/kar"),
        ("<guid>https://ornek.com/kar</guid>", "https://ornek.com/kar"),
        ('<link></link><guid isPermaLink="true">https://ornek.com/kar</guid>', "https://ornek.com/kar"),
        ("<link>javascript:void(0)</link><guid>https://ornek.com/kar</guid>", "https://ornek.com/kar"),
        (
            "<link>http://feed.x.com/1</link><feedburner:origLink>https://ornek.com/kar</feedburner:origLink>",
            "https://ornek.com/kar",
        ),
        ('<atom:link rel="self" href="/s"/><link>https://ornek.com/kar</link>', "https://ornek.com/kar"),
    ],
)
def test_where_the_link_stands(item: str, url: str) -> None:
    assert [link.url for link in read(rss(f"<item>{item}</item>")).links] == [url]


def test_entries_without_a_usable_link_are_counted() -> None:
    entries = read(
        rss(
            "<item><title>a</title></item><item><link> </link><guid isPermaLink='false'>https://ornek.com/x</guid></item>"
            "<item><link>javascript:void(0)</link></item><item><guid>17</guid></item>" + ITEM
        )
    )
    assert (entries.found, entries.problems) == (5, {"no_link": 3, "bad_link": 1})
    assert [link.url for link in entries.links] == ["https://www.ornek.com.tr/kar-1"]


def test_one_guid_for_all_and_one_link_twice() -> None:
    same = "<item><guid>https://ornek.com/</guid><link>https://ornek.com/{}</link></item>"
    entries = read(rss(same.format(1) + same.format(2) + same.format("1?utm_source=x")))
    assert [link.url for link in entries.links] == ["https://ornek.com/1", "https://ornek.com/2"]
    assert (entries.found, entries.problems) == (3, {"same_guid": 3, "repeated_link": 1})


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff  \n" + rss(ITEM),
        "<br />\n<b>Warning</b>: mysql_connect() in <b>/www/rss.php</b><br />" + rss(ITEM),
        rss(ITEM) + "<!-- 0.2 s --><br>",
        rss(ITEM).replace("Kar yağdı", "Kar & <b>yağdı"),
        rss(ITEM).replace("Kar yağdı", "Kar&nbsp;yağdı &ccedil; &olmaz; \x0b\x00"),
        rss(ITEM)[:-30],
        rss(ITEM).replace("<channel>", '<channel><content:encoded xmlns:x="">'),
        rss(ITEM).replace("<?xml", "<!-- <rss> --><?xml"),
        rss(ITEM).replace("</channel></rss>", "<item><description><![CDATA[ yarım"),
        ITEM,
        rss(ITEM).upper().replace("HTTPS://WWW.ORNEK.COM.TR/KAR-1", "https://www.ornek.com.tr/kar-1"),
        rss(ITEM).replace("<rss ", "<rss " + " ".join(f'a{n}="1"' for n in range(9000)) + " "),
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(text: str) -> None:
    assert "https://www.ornek.com.tr/kar-1" in [link.url for link in read(text).links]


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "iso-8859-9", None),
        ("utf-8", "utf-16", "text/xml; charset=us-ascii"),
        ("cp1254", "windows-1254", None),
        ("cp1254", "iso-8859-9", "text/xml"),
        ("cp1254", "", "text/xml; charset=iso-8859-9"),
        ("cp1254", "", None),
        ("cp1254", "nicht-da", "text/xml; charset="),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("utf-16-be", "", None),
        ("utf-8-sig", "iso-8859-1", "text/xml; charset=iso-8859-1"),
    ],
)
def test_charsets(encoding: str, declared: str, content_type: str | None) -> None:
    feed = rss(ITEM).replace('encoding="utf-8"', f'encoding="{declared}"' if declared else "")
    entries = read_source(feed.encode(encoding), URL, content_type=content_type)
    assert [link.title for link in entries.links] == ["Kar yağdı"]


def test_cyrillic_in_windows_1251() -> None:
    feed = rss(ITEM).replace("utf-8", "windows-1251").replace("Kar yağdı", "Выпал снег")
    assert [link.title for link in read(feed.encode("cp1251", "xmlcharrefreplace")).links] == ["Выпал снег"]


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Tom &amp;amp; Ece", "Tom & Ece"),
        ("&lt;b&gt;Kar&lt;/b&gt; yağdı", "Kar yağdı"),
        ("<![CDATA[Kar <i>yağdı</i> &quot;çok&quot;]]>", 'Kar yağdı "çok"'),
        ("Bakan&#146;ın &#x27;sözü&#x27;&#0;", "Bakan’ın 'sözü'\ufffd"),
        ("5 &lt; 6", "5 < 6"),
        ("  Kar\n\tyağdı\u00ad ", "Kar yağdı"),
        ("", None),
    ],
)
def test_titles(title: str, plain: str | None) -> None:
    assert [link.title for link in read(rss(f"<item><title>{title}</title><link>/a</link></item>")).links] == [plain]


@pytest.mark.parametrize(
    ("body", "kind", "problems"),
    [
        (b"", "none", {"empty": 1}),
        (b" \n", "none", {"empty": 1}),
        (b"Service unavailable", "none", {"no_source": 1}),
        (b"<!DOCTYPE html><html><body><rss><item/></rss>", "html", {"html": 1}),
        (b"<html><head><title>404</title></head></html>", "html", {"html": 1}),
        (b"\x89PNG\r\n\x1a\n\0\0", "none", {"no_source": 1}),
        (rss("").encode(), "rss", {"no_entries": 1}),
        (b"<rss", "none", {"no_source": 1}),
        (b"{", "none", {"no_source": 1}),
        (b"[]", "json", {"no_entries": 1}),
        (b"\x1f\x8bbroken", "none", {"truncated": 1}),
    ],
)
def test_what_is_no_feed(body: bytes, kind: str, problems: dict[str, int]) -> None:
    entries = read(body)
    assert (entries.kind, entries.links, entries.problems) == (kind, [], problems)


def test_gzip_is_known_by_its_bytes_and_read_as_far_as_it_goes() -> None:
    packed = gzip.compress(rss(ITEM * 2000).replace("kar-1", "kar").encode(), mtime=0)
    assert read(packed).found == 2000
    cut = read(packed[:-300])
    assert cut.problems["truncated"] == 1
    assert 0 < cut.found < 2000
    assert read(gzip.compress(packed)).found == 2000


def test_of_many_entries_the_newest_are_taken() -> None:
    item = "<item><link>/haber-{}</link><pubDate>{:02} Jan 2026 10:00:00 +0300</pubDate></item>"
    items = "".join(item.format(number, 1 + number % 28) for number in range(280))
    entries = read_source(rss(items).encode(), URL, limit=20)
    assert (entries.found, len(entries.links), entries.problems) == (
        280,
        20,
        {"relative_link": 20, "too_many_entries": 260},
    )
    assert {link.published for link in entries.links} == {f"{day} Jan 2026 10:00:00 +0300" for day in (27, 28)}
    assert [link.url[-3:] for link in entries.links][:4] == ["-26", "-27", "-54", "-55"]


def test_entity_bombs_and_external_entities_are_harmless() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b "' + "&a;" * 1000 + '">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><title>&b;&f;</title><link>/a</link></item></rss>'
    )
    assert read(bomb).links == [Link("https://www.ornek.com.tr/a", "&b;&f;")]
    packed = gzip.compress(b"<rss>" + b"<a/>" * 1_600_000 + b"</rss>")
    assert read(packed).problems == {"too_big": 1}
    assert read("<rss>" + "<a>" * 50_000).problems == {"no_entries": 1}


LOST = ("no_link", "bad_link", "repeated_link", "too_many_entries", "self_reference")
PIECES = (
    *("<rss>", "<item>", "</item>", "<link>", "http://a.tr/1", "&", "<![CDATA[", "]]>", "<!--", "-->"),
    *("&#x110000;", "<html>", "<urlset>", "<url>", "<loc>", "{", "]", "\0", "\ud800", "<a:b", '="', "ş"),
    *("<sitemapindex>", "<sitemap>"),
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(st.sampled_from(PIECES)).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass")),
        st.tuples(st.integers(0, 120), st.binary(max_size=5)).map(lambda cut: rss(ITEM).encode()[: cut[0]] + cut[1]),
        st.binary(max_size=60).map(lambda tail: gzip.compress(rss(ITEM).encode(), mtime=0)[:40] + tail),
    )
)
@example(b"\x1f\x8b")
@example(b'<?xml version="1.0" encoding="idna"?><rss>\xff')
@example(b"<rss><item><link>http://[</link></item></rss>")
def test_no_bytes_raise_and_every_entry_is_accounted_for(body: bytes) -> None:
    entries = read_source(body, URL, limit=3)
    lost = sum(entries.problems.get(name, 0) for name in LOST)
    assert entries.found == len(entries.links) + len(entries.children) + lost
    assert all(link.url.startswith("http") for link in entries.links)
    assert entries.links or entries.children or entries.problems


def test_what_is_odd_about_links_and_guids_is_counted() -> None:
    links = ("/a", "  https://ornek.com/b\n", "https://ornek.com/c", "//ornek.com/d", " e ")
    items = "".join(f"<item><link>{link}</link><guid>7</guid></item>" for link in links)
    assert read(rss(items)).problems == {"padded_link": 2, "relative_link": 3, "same_guid": 5}
    assert read(rss(items + "<item><link>https://ornek.com/f</link></item>")).problems == {
        "padded_link": 2,
        "relative_link": 3,
    }
