"""Servers that mean no good, in a real crawl: ways into the private network, and every kind of bad answer."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import last_report, records, run, run_tuned

from newscrawl.demo import Newsroom, faults
from newscrawl.demo.server import Server

OUTSIDE, INSIDE = "127.0.0.2", "127.0.0.3"  # one is taken for a public server, the other for the network behind us
TEXT = "".join(f"<p>Bu paragraf {n} numaralıdır, yeterince uzun bir metin taşır ve okunur.</p>" for n in range(9))
HTML, XML = "text/html; charset=utf-8", "application/xml"


class Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        host = self.server.server_address[0]
        self.server.contacts.append(host)  # type: ignore[attr-defined]
        words = self.rfile.readline().split()
        while self.rfile.readline().strip():
            pass
        path = words[1].decode() if len(words) > 1 else ""
        status, kind, body = self.server.pages.get(path, (404, HTML, ""))  # type: ignore[attr-defined]
        target = f"Location: {body}\r\n" if status in (301, 302) else ""
        data = b"" if target else body.encode()
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{target}Content-Length: {len(data)}\r\nConnection: close\r\n\r\n"
        self.wfile.write(head.encode() + data)


class Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str, port: int = 0) -> None:
        super().__init__((host, port), Handler)
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.contacts: list[str] = []
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def listeners() -> Iterator[tuple[Listener, Listener]]:
    outside = Listener(OUTSIDE)
    inside = Listener(INSIDE, outside.server_address[1])  # the same port: nothing but the address tells them apart
    yield outside, inside
    for one in (outside, inside):
        one.shutdown()
        one.server_close()


def page(head: str = "") -> str:
    return f"<html><head><title>Kar yağdı</title>{head}</head><body><article><h1>Kar yağdı</h1>{TEXT}</article></body></html>"


def urls(*links: str) -> str:
    inner = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>'


def doors(port: int) -> dict[str, tuple[int, str, str]]:
    """A site that points inwards in every way it can."""
    secret = f"http://{INSIDE}:{port}"
    rss = "".join(
        f"<item><title>Haber {link}</title><link>{link}</link></item>"
        for link in (f"{secret}/haber-91", "/haber-1", "/haber-2", "/haber-3", "/haber-4")
    )
    index = f"<sitemap><loc>{secret}/secret.xml</loc></sitemap><sitemap><loc>/moved.xml</loc></sitemap>"
    return {
        "/rss": (200, XML, f'<rss version="2.0"><channel>{rss}</channel></rss>'),
        "/moved-rss": (302, HTML, f"{secret}/rss"),
        "/sitemap.xml": (200, XML, f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>'),
        "/moved.xml": (301, HTML, f"{secret}/moved.xml"),
        "/urls.xml": (200, XML, urls(f"{secret}/haber-92", f"http://{INSIDE}.:{port}/haber-93", f"http://0x7f.3:{port}/haber-94")),
        "/guncel/": (200, HTML, f'<a href="{secret}/haber-95">Haber</a><a rel="next" href="{secret}/guncel/2">2</a>'),
        "/haber-1": (200, HTML, page(f'<link rel="canonical" href="{secret}/haber-1">')),
        "/haber-2": (200, HTML, page(f'<meta http-equiv="refresh" content="0;url={secret}/haber-2">')),
        "/haber-3": (302, HTML, f"{secret}/haber-3"),
        "/haber-4": (302, HTML, f"//{INSIDE}:{port}/haber-4"),
    }  # fmt: skip


def test_no_way_leads_inside(listeners: tuple[Listener, Listener], tmp_path: Path) -> None:
    outside, inside = listeners
    port = outside.server_address[1]
    outside.pages |= doors(port)
    base = f"http://{OUTSIDE}:{port}"
    (tmp_path / "kapi.py").write_text(
        f'from newscrawl import Site\nSITE = Site(name="kapi", domains=("{OUTSIDE}:{port}", "{INSIDE}:{port}"),'
        f' country="TR", language="tr", timezone="Europe/Istanbul", feeds=("{base}/rss", "{base}/moved-rss"),'
        f' sitemaps=("{base}/sitemap.xml", "{base}/urls.xml"), listings=("{base}/guncel/",), article=r"/haber-(?P<id>\\d+)$")\n'
    )
    arguments = ("crawl", "kapi", "--sites", tmp_path, "--output", tmp_path / "output", "--delay", "0")
    done = run_tuned(*arguments, trusted=(OUTSIDE,), settings={"RETRY_TIMES": 0})
    assert inside.contacts == []
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(record["id"] for record in records(tmp_path / "output")) == ["kapi:1", "kapi:2"]
    (site,) = last_report(tmp_path / "output")["sites"]
    secret = f"http://{INSIDE}:{port}"
    assert site["failing"] == dict.fromkeys(
        (f"{base}/moved-rss", f"{secret}/secret.xml", f"{base}/moved.xml", f"{secret}/guncel/2"), "address"
    )
    assert site["groups"]["rejected"] == {"address": 7}
    # the same with the guard open: the test would see a contact
    outside.contacts.clear()
    run_tuned(
        *arguments[:-4], "--output", tmp_path / "open", "--delay", "0", "--allow-private", settings={"RETRY_TIMES": 0}
    )
    assert inside.contacts != []


BAD: dict[str, tuple[faults.Fault, str]] = {
    "hang": (faults.hang(), "timeout"),
    "drip": (faults.drip(0.4), "timeout"),
    "reset": (faults.reset(), "reset"),
    "reset in the body": (faults.reset(300), "reset"),
    "truncated": (faults.truncated(), ""),
    "chunks": (faults.bad_chunks(), "bad_response"),
    "no http": (faults.no_http(), "bad_response"),
    "header": (faults.huge_header(), "bad_response"),
    "loop": (faults.redirect_loop(), "redirects"),
    "bomb": (faults.bomb(size=20 << 20), "too_big"),
    "endless": (faults.endless(), "too_big"),
    "500": (faults.status(500), "http_500"),
    "404": (faults.status(404), "http_404"),
    "wall": (faults.challenge(200), "challenge"),
    "consent": (faults.consent(), "consent"),
    "shell": (faults.js_shell(), "js_shell"),
    "error": (faults.error_page(), "error_page"),
    "soft": (faults.soft_404(), "soft_404"),
    "home": (faults.redirect("{base}/"), "soft_404"),
}
GOOD = ("sondemo", "ajansdemo", "kuzeydemo", "ordodemo")
SHORT = {"DOWNLOAD_TIMEOUT": 2, "DOWNLOAD_MAXSIZE": 1 << 20, "RETRY_TIMES": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
SHORT |= {"CONCURRENT_REQUESTS": 16, "NEWSCRAWL_IP_CONNECTIONS": 16, "NEWSCRAWL_IP_RATE": 0, "NEWSCRAWL_JITTER": 0}


def crawl_all(folder: Path, sites: Path) -> tuple[float, dict[str, Any]]:
    begun = time.monotonic()
    names = sorted(path.stem for path in sites.glob("*.py"))
    arguments = ("crawl", *names, "--sites", sites, "--output", folder, "--delay", "0", "--allow-private")
    done = run_tuned(*arguments, settings=SHORT)
    assert done.stderr == ""
    return time.monotonic() - begun, last_report(folder)


def test_one_bad_server_and_four_good_ones(tmp_path: Path) -> None:
    newsroom = Newsroom(seed=2, articles=160)
    with Server(newsroom) as server:
        newsroom.site_files(tmp_path / "sites")
        (tmp_path / "good").mkdir()
        for name in GOOD:
            (tmp_path / "good" / f"{name}.py").write_bytes((tmp_path / "sites" / f"{name}.py").read_bytes())
        alone, _ = crawl_all(tmp_path / "alone", tmp_path / "good")
        stories = server.newsroom.sites["guneydemo"].newest()
        assert len(stories) > len(BAD)
        for story, (fault, _) in zip(stories, BAD.values(), strict=False):
            server.faults[f"guneydemo{story.path}"] = fault
        server.faults["guneydemo/arsiv/"] = faults.entity_bomb()
        together, report = crawl_all(tmp_path / "together", tmp_path / "sites")
    assert together - alone < 30
    wanted = sorted(record["id"] for record in records(tmp_path / "alone"))
    assert sorted(one["id"] for one in records(tmp_path / "together") if one["site"] in GOOD) == wanted
    (bad,) = [site for site in report["sites"] if site["site"] == "guneydemo"]
    named = {**bad["groups"]["failures"], **bad["groups"]["rejected"]}
    assert {name for _, name in BAD.values() if name} <= set(named), named
    assert bad["groups"]["problems"]["truncated"] == 1
    assert bad["ended"] == "finished"


def test_a_server_that_asks_for_rest_is_left_alone_in_the_next_run_too(
    server: Server, site_folder: Path, tmp_path: Path
) -> None:
    arguments = (
        "crawl",
        "kuzeydemo",
        "--sites",
        site_folder,
        "--output",
        tmp_path / "o",
        "--delay",
        "0",
        "--allow-private",
    )
    server.faults["kuzeydemo/rss"] = faults.status(429, retry_after=3600)
    assert run(*arguments).returncode in (3, 4)
    asked = len(server.paths("kuzeydemo"))
    server.faults.clear()
    assert run(*arguments).returncode == 4
    assert server.paths("kuzeydemo")[asked:] == []
    (site,) = last_report(tmp_path / "o")["sites"]
    assert set(site["failing"].values()) == {"held"}


def test_a_server_whose_rules_cannot_be_had_is_left_alone_in_every_run(
    server: Server, site_folder: Path, tmp_path: Path
) -> None:
    arguments = (
        "crawl",
        "kuzeydemo",
        "--sites",
        site_folder,
        "--output",
        tmp_path / "o",
        "--delay",
        "0",
        "--allow-private",
    )
    server.faults["kuzeydemo/robots.txt"] = faults.status(503)
    for number in (1, 2):
        assert run(*arguments).returncode == 4
        assert server.paths("kuzeydemo") == ["/robots.txt"] * number
        (site,) = last_report(tmp_path / "o")["sites"]
        assert set(site["failing"].values()) == {"robots_unreachable"}
        assert site["groups"]["robots"]["unreachable_http_503"] == 1
    server.faults.clear()
    assert run(*arguments).returncode == 0
    assert json.dumps(records(tmp_path / "o")) != "[]"
