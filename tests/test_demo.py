"""The demo newsroom itself: texts, pages against their site files, the server, the faults."""

from __future__ import annotations

import gzip
import http.client
import io
import itertools
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from lxml import etree, html

from newscrawl.demo import Clock, Newsroom, Story, bombs, faults, pages
from newscrawl.demo.server import Server
from newscrawl.demo.show import in_short, run_demo, table
from newscrawl.demo.stories import Name, Writer, shortened, slug, upper, with_prefix
from newscrawl.registry import load_site

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SITES = ("sondemo", "ajansdemo", "kuzeydemo", "guneydemo", "ordodemo")


@pytest.fixture(scope="module")
def fixed() -> Newsroom:
    """A newsroom that no test changes."""
    return Newsroom(seed=7, articles=200, now=NOW)


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    """A running newsroom that no test changes, faults included."""
    with Server(Newsroom(seed=3, articles=120, now=NOW)) as running:
        yield running


def get(server: Server, site: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (small letters) and body of one request on a connection of its own."""
    connection = http.client.HTTPConnection(server.url(site, "").removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


# Clock and texts


def test_the_clock_stands_until_it_is_moved() -> None:
    clock = Clock(datetime(2026, 3, 2, 9, 0, 0, 999, tzinfo=UTC))
    assert clock.now() == NOW
    assert clock.advance(days=2, hours=1) == datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        Clock(datetime(2026, 3, 2))  # noqa: DTZ001 - the case


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Gökoluk", "de", "Gökoluk'ta"),
        ("Taşgedik", "den", "Taşgedik'ten"),
        ("Yeldere", "de", "Yeldere'de"),
        ("Yeldere", "e", "Yeldere'ye"),
        ("Uluköprü", "in", "Uluköprü'nün"),
        ("Bozöz", "in", "Bozöz'ün"),
        ("Kuzkaya", "in", "Kuzkaya'nın"),
        ("Dutludüz", "e", "Dutludüz'e"),
        ("Aşağıkavak", "e", "Aşağıkavak'a"),
        ("09.30", "e", "09.30'a"),
        ("09.30", "den", "09.30'dan"),
        ("Gökoluk", "", "Gökoluk"),
        ("Көк-Мисал", "да", "Көк-Мисалда"),
        ("Ак-Үлгү", "да", "Ак-Үлгүдө"),
        ("Сары-Сүрөт", "га", "Сары-Сүрөткө"),
        ("Жаңы-Долбоор", "дан", "Жаңы-Долбоордон"),
    ],
)
def test_case_endings(name: str, case: str, expected: str) -> None:
    assert format(Name(name), case) == expected


def test_slug_and_upper() -> None:
    assert slug("Çığ düştü: 3 köy yolu kapandı, İnegöl'de") == "cig-dustu-3-koy-yolu-kapandi-inegolde"
    assert slug("Жаңы көпүрө ачылды") == "zhany-kopuro-achyldy"
    assert upper("Yeşilöz İni", "tr") == "YEŞİLÖZ İNİ"
    assert upper("Бишкек", "ru") == "БИШКЕК"


def test_shortened_and_prefixed_blocks() -> None:
    blocks = (("p", "a"), ("p", "b"), ("h3", "x"), ("p", "c"), ("p", "d"), ("p", "e"))
    assert shortened(blocks) == (("p", "a"), ("p", "b"), ("p", "c"))
    assert with_prefix(blocks, "YELDERE (AA) - ")[0] == ("p", "YELDERE (AA) - a")


@pytest.mark.parametrize("language", ["tr", "ru", "ky"])
def test_texts_share_little(language: str) -> None:
    import random

    writer = Writer(language, random.Random(5))
    grams = []
    for text in (writer.write() for _ in range(60)):
        assert "{" not in text.headline + text.lead and "[" not in text.headline + text.lead
        words = " ".join(line for _, line in text.blocks).split()
        assert len(words) >= 40
        grams.append({tuple(words[at : at + 4]) for at in range(len(words) - 3)})
    assert max(len(a & b) / min(len(a), len(b)) for a, b in itertools.combinations(grams, 2)) < 0.25


def test_the_same_seed_gives_the_same_newsroom() -> None:
    one, two = (Newsroom(seed=4, articles=40, now=NOW) for _ in range(2))
    assert one.expected() == two.expected()
    assert one.publish(3) == two.publish(3)
    assert one.expected() != Newsroom(seed=5, articles=40, now=NOW).expected()


# The newsroom


def test_what_was_published(fixed: Newsroom) -> None:
    assert len(fixed.stories) == 200
    assert {name for name in SITES if len(fixed.site(name).stories) >= 15} == set(SITES)
    assert sorted({one.kind for one in fixed.stories}) == ["column", "gallery", "news", "sponsored", "video"]
    assert {one.language for one in fixed.stories} == {"tr", "ru", "ky"}
    assert {one.source for one in fixed.stories} == {"AA", "İHA", "DHA", "ANKA", "Kabar", None}
    assert all(one.published < NOW for one in fixed.stories)
    keys = [one.key for one in fixed.stories]
    assert len(keys) == len(set(keys))


def test_copies_are_of_stories_that_exist(fixed: Newsroom) -> None:
    originals = {one.key: one for one in fixed.stories}
    verbatim = [one for one in fixed.stories if one.copied == "verbatim" and one.dateline is None]
    dated = [one for one in fixed.stories if one.copied == "verbatim" and one.dateline]
    short = [one for one in fixed.stories if one.copied == "shortened"]
    assert len(verbatim) > 5 and len(dated) > 5 and len(short) > 3
    for copy in verbatim:
        assert copy.blocks == originals[copy.copy_of or ""].blocks
    for copy in dated:
        assert copy.paragraphs[0] == f"{copy.dateline} (AA) - {originals[copy.copy_of or ''].paragraphs[0]}"
    for copy in short:
        assert copy.paragraphs == tuple(text for _, text in shortened(originals[copy.copy_of or ""].blocks))


def test_publish_update_withdraw() -> None:
    newsroom = Newsroom(seed=2, articles=40, now=NOW)
    newsroom.clock.advance(hours=5)
    fresh = newsroom.publish(4, site="kuzeydemo")
    assert [one.site for one in fresh] == ["kuzeydemo"] * 4
    assert all(NOW < one.published <= NOW + timedelta(hours=5) for one in fresh)
    (changed,) = newsroom.update(1, site="kuzeydemo")
    before, after = newsroom.history[changed.key]
    assert (after.revision, after.modified, after.path) == (2, NOW + timedelta(hours=5), before.path)
    assert after.paragraphs[:-1] == before.paragraphs
    assert newsroom.expected("kuzeydemo", since=NOW)[-1]["published"].endswith("+03:00")
    gone = newsroom.withdraw(2, site="kuzeydemo")
    assert len(gone) == 2 and not set(gone) & set(newsroom.stories)


def test_gold_of_one_story(fixed: Newsroom) -> None:
    site = fixed.site("ordodemo")
    story = next(one for one in site.stories if one.source and one.language == "ru")
    gold = site.gold(story)
    assert gold["id"] == f"ordodemo:{story.token}"
    assert gold["url"] == f"https://ordodemo.example/ru/news/{story.token}-{slug(story.headline)}/"
    assert (gold["source"], gold["source_text"], gold["agencies"]) == ("Kabar", "Источник: Кабар", ["Kabar"])
    assert gold["published"][-6:] == "+06:00"
    assert gold["body"] == "\n\n".join(text for _, text in story.blocks)


# Site files and pages


@pytest.mark.parametrize("name", SITES)
def test_site_file_and_pages_fit(fixed: Newsroom, tmp_path: Path, name: str) -> None:
    (path,) = fixed.site_files(tmp_path, (name,))
    site, newsite = load_site(path), fixed.site(name)
    (layout,) = site.layouts
    for story in newsite.stories:
        url = newsite.url(story)
        assert site.is_article(url)
        root = html.document_fromstring(pages.article(newsite, story))

        def texts(field: str, root: etree._Element = root) -> list[str]:
            found = [one for path in layout.paths.get(field, ()) for one in path(root)]
            return [" ".join("".join(one.itertext()).split()) for one in found]

        assert texts("headline") == [story.headline]
        assert texts("lead") == [story.lead]
        assert texts("body") == [*story.paragraphs, *newsite.recurring]
        assert texts("section") == [story.section]
        assert texts("tags") == list(story.tags)
        assert root.xpath("string(//link[@rel='canonical']/@href)") == url


def test_pages_print_times_and_credits(fixed: Newsroom) -> None:
    def page(story: Story) -> str:
        return pages.article(fixed.site(story.site), story)

    portal = next(one for one in fixed.site("sondemo").stories if one.source == "DHA")
    local = portal.published + timedelta(hours=3)
    assert f'<div class="hbptDate">{local:%d.%m.%Y %H:%M}</div>' in page(portal)
    assert "<br>Kaynak:&nbsp;DHA" in page(portal)
    assert f"<p>{portal.dateline}, (DHA)- " in page(portal)
    agency = fixed.site("ajansdemo").stories[-1]
    assert f"<span>{agency.dateline}</span>" in page(agency)
    assert '<p class="kaynak">Kaynak: AA</p>' in page(agency)
    gallery = next(one for one in fixed.stories if one.kind == "gallery")
    assert page(gallery).count('<figure class="galeri">') == 5


def test_printed_dates() -> None:
    assert pages.printed(NOW, "tr", "Europe/Istanbul") == "2 Mart 2026 - 12:00"
    assert pages.printed(NOW, "ru", "Asia/Bishkek") == "2 марта 2026, 15:00"
    assert pages.printed(NOW, "ky", "Asia/Bishkek") == "2-март, 2026 15:00"


# The server


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


# Faults


@pytest.fixture(scope="module")
def faulty() -> Iterator[Server]:
    """A running newsroom whose faults each test sets on paths of its own."""
    with Server(Newsroom(seed=8, articles=20, now=NOW)) as running:
        yield running


def test_longest_path_and_site_choose_the_fault(faulty: Server) -> None:
    faulty.faults = {"/a": faults.status(500), "/a/b": faults.status(410), "ordodemo/a": faults.status(403)}
    assert [get(faulty, "sondemo", path)[0] for path in ("/a/x", "/a/b", "/b")] == [500, 410, 404]
    assert get(faulty, "ordodemo", "/a/x")[0] == 403


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (faults.status(503, retry_after=120), 503, "Sunucu hatası"),
        (faults.challenge(), 403, "Just a moment"),
        (faults.consent(), 200, "çerez"),
        (faults.js_shell(), 200, '<div id="root"></div>'),
        (faults.error_page(), 200, "Bir hata oluştu"),
        (faults.soft_404(), 200, "bulunamadı"),
        (faults.entity_bomb(), 200, "&a8;&a8;"),
        (faults.external_entity("file:///etc/hostname"), 200, 'SYSTEM "file:///etc/hostname"'),
        (faults.hostile_links(["http://10.0.0.1/"]), 200, 'href="http://10.0.0.1/"'),
    ],
)
def test_answers(faulty: Server, fault: faults.Fault, status: int, words: str) -> None:
    faulty.faults = {"/x": fault}
    found, headers, body = get(faulty, "sondemo", "/x")
    assert found == status and words in body.decode()
    assert headers.get("retry-after") == ("120" if status == 503 else None)


def test_redirects(faulty: Server) -> None:
    faulty.faults = {
        "/home": faults.redirect("{base}/"),
        "/private": faults.redirect("http://10.1.2.3{path}", 301),
        "/loop": faults.redirect_loop(),
        "/robots.txt": faults.redirect_chain(2),
    }
    base = faulty.url("sondemo")
    assert get(faulty, "sondemo", "/home")[1]["location"] == base
    status, headers, _ = get(faulty, "sondemo", "/private")
    assert (status, headers["location"]) == (301, "http://10.1.2.3/private")
    assert get(faulty, "sondemo", "/loop")[1]["location"] == "/loop?n=1"
    assert get(faulty, "sondemo", "/loop?n=41")[1]["location"] == "/loop?n=42"
    assert get(faulty, "sondemo", "/robots.txt?hop=1")[1]["location"] == "/robots.txt?hop=2"
    assert b"User-agent: *" in get(faulty, "sondemo", "/robots.txt?hop=2")[2]


def test_broken_connections(faulty: Server) -> None:
    faulty.faults = {
        "/reset": faults.reset(),
        "/": faults.truncated(),
        "/chunks": faults.bad_chunks(),
        "/none": faults.no_http(),
        "/header": faults.huge_header(bombs.MIB),
    }
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
        get(faulty, "sondemo", "/reset")
    with pytest.raises(http.client.IncompleteRead):
        get(faulty, "sondemo", "/")
    with pytest.raises((http.client.IncompleteRead, ValueError)):
        get(faulty, "sondemo", "/chunks")
    with pytest.raises(http.client.BadStatusLine):
        get(faulty, "sondemo", "/none")
    with pytest.raises(http.client.LineTooLong):
        get(faulty, "sondemo", "/header")


def test_wrong_charset(faulty: Server) -> None:
    path = faulty.newsroom.site("sondemo").stories[0].path
    faulty.faults = {path: faults.wrong_charset()}
    body = get(faulty, "sondemo", path)[2]
    assert faulty.newsroom.site("sondemo").stories[0].headline in body.decode("windows-1254")
    with pytest.raises(UnicodeDecodeError):
        body.decode()


def test_times_then_right(faulty: Server) -> None:
    faulty.faults = {"/robots.txt": faults.times(2, faults.status(503))}
    assert [get(faulty, "sondemo", "/robots.txt")[0] for _ in range(3)] == [503, 503, 200]


def test_slow_and_dripping_answers_are_whole(faulty: Server) -> None:
    whole = get(faulty, "sondemo", "/kunye/")[2]
    faulty.faults = {"/kunye/": faults.drip(pause=0, step=7)}
    assert get(faulty, "sondemo", "/kunye/")[2] == whole
    faulty.faults = {"/kunye/": faults.slow(0.01)}
    assert get(faulty, "sondemo", "/kunye/")[2] == whole


def test_nothing_outlives_the_server() -> None:
    newsroom = Newsroom(articles=20, now=NOW)
    open_ended = {
        "/hang": faults.hang(),
        "/drip": faults.drip(3600),
        "/slow": faults.slow(3600),
        "/endless": faults.endless(),
    }
    connections = []
    with Server(newsroom) as server:
        server.faults = {**open_ended}
        for path in open_ended:
            connection = http.client.HTTPConnection(server.url("sondemo", "").removeprefix("http://"))
            connection.request("GET", path)
            connections.append(connection)
        response = connections[-1].getresponse()
        assert response.read(27) == b"<p>sonu gelmeyen sayfa</p>\n"
    for one in connections:
        one.close()
    assert not server.running


@pytest.mark.parametrize("kind", sorted(bombs.UNITS))
def test_packed_bombs_unpack_to_their_size(kind: str) -> None:
    unit = bombs.UNITS[kind]
    size = 3 * (bombs.MIB // len(unit)) * len(unit)
    assert len(gzip.decompress(bombs.packed("gzip", 3 * bombs.MIB, kind))) == size
    assert len(zlib.decompress(bombs.packed("deflate", 3 * bombs.MIB, kind))) == size
    assert brotli.decompress(bombs.packed("br", 3 * bombs.MIB, kind)) == unit * (size // len(unit))
    assert len(bombs.packed("gzip", 3 * bombs.MIB, kind)) < 20_000


def test_zstd_bomb_or_a_clear_error() -> None:
    try:
        body = bombs.packed("zstd", 2 * bombs.MIB)
    except LookupError as error:
        assert "zstd" in str(error)
    else:
        assert body[:4] == b"\x28\xb5\x2f\xfd"
    with pytest.raises(LookupError, match="lzma: no such"):
        bombs.packed("lzma", 1)


def test_bomb_pages(faulty: Server) -> None:
    faulty.faults = {
        "/bomb": faults.bomb("br", 2 * bombs.MIB),
        "/map.xml.gz": faults.packed_file(2 * bombs.MIB),
        "/attributes": faults.attributes(500),
        "/paragraphs": faults.paragraphs(2 * bombs.MIB),
        "/rss": faults.long_feed(2500),
    }
    _, headers, body = get(faulty, "sondemo", "/bomb")
    assert headers["content-encoding"] == "br" and len(body) < 10_000
    assert gzip.decompress(get(faulty, "sondemo", "/map.xml.gz")[2])[:5] == b"<url>"
    assert get(faulty, "sondemo", "/attributes")[2].count(b"=1") == 500
    assert get(faulty, "sondemo", "/paragraphs")[2].count(b"<p>x</p>") == 2 * bombs.MIB // 8
    feed = etree.fromstring(get(faulty, "sondemo", "/rss")[2])
    assert len(feed.findall(".//item")) == 2500


# The demonstration


def test_table_and_record_in_short() -> None:
    report = {
        "sites": [
            {
                "site": "sondemo",
                "pages": {"discovered": 40, "new": 12, "updated": 3, "duplicate": 2},
                "groups": {"problems": {"no_lead": 1, "no_body": 2}},
                "failing": {"http://127.0.0.1:1/rss": "http_500"},
            }
        ]
    }
    assert table(report).splitlines() == [
        "site              found        new    updated  duplicate   problems",
        "sondemo              40         12          3          2          3",
        "sondemo: http://127.0.0.1:1/rss: http_500",
    ]
    record = {
        "headline": "Kar yağdı",
        "published": "2026-03-02T12:00:00+03:00",
        "site": "sondemo",
        "section": None,
        "source": "AA",
        "tags": ["Kar", "Köy"],
        "body": "Birinci.\n\n" + "a" * 200,
        "id": "sondemo:1",
        "url": "http://127.0.0.1/1",
    }
    assert in_short(record).splitlines() == [
        "Kar yağdı",
        "  2026-03-02T12:00:00+03:00  sondemo  -  source: AA",
        "  tags: Kar, Köy",
        "  Birinci. " + "a" * 141 + "…",
        "  sondemo:1  http://127.0.0.1/1",
    ]


def test_demonstration_finds_everything(tmp_path: Path) -> None:
    out = io.StringIO()
    assert run_demo(tmp_path, articles=30, seed=9, out=out) == 0
    newsroom = Newsroom(seed=9, articles=30)
    expected = newsroom.expected(since=newsroom.clock.now() - timedelta(days=3))
    rows = [line.split() for line in out.getvalue().splitlines() if line.startswith(SITES)]
    assert [row[0] for row in rows] == [*SITES, *SITES]
    new = [sum(int(row[2]) for row in part) for part in (rows[:5], rows[5:])]
    assert new == [len(expected), 15]
    written = {
        json.loads(line)["id"] for path in tmp_path.glob("*/*.jsonl") for line in path.read_text("utf-8").splitlines()
    }
    assert {one["id"] for one in expected if one["site"] not in ("kuzeydemo", "guneydemo")} <= written
    assert out.getvalue().count("source: ") == 2
