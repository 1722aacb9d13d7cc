"""The faults that the newsroom can answer with."""

from __future__ import annotations

import gzip
import http.client
import zlib
from collections.abc import Iterator

import brotli
import pytest
from fetch import NOW, get
from lxml import etree

from newscrawl.demo import Newsroom, bombs, faults
from newscrawl.demo.server import Server


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
