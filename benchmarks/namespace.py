"""A guest among strangers: real crawls in a network of our own (Linux, as root): `python benchmarks/namespace.py [CHECK…]`.

Bars: the lines printed all say ok. Without a check's name, all of them, some five minutes.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from network import Crawl, Net, Newsroom, enter, paper, reply


def check_guard(net: Net) -> Iterator[tuple[str, Any, bool]]:
    """Over 125 targets that point inwards, by scrape, redirect, feed, sitemap, names: no packet goes there."""
    from test_guard import TARGETS

    room = Newsroom(net)
    inside = {"ic": ["10.0.0.5"], "ic6": ["fd00::5", "::ffff:10.0.0.1"], "nat": ["64:ff9b::a00:1"]}
    net.names |= {f"{name}.kapi.com.tr": found for name, found in inside.items()}
    links = [f"http://{target}/haber-9" for target in [*TARGETS, *(f"{name}.kapi.com.tr" for name in inside)]]
    turns = {f"/haber-{n}": reply("", 302, Location=link) for n, link in enumerate(links[::6], 10) if link.isascii()}
    maps = "".join(f"<sitemap><loc>{link}.xml</loc></sitemap>" for link in links[-40:])
    page = f"<meta http-equiv=refresh content='0;url=http://127.0.0.1/'><link rel=canonical href='{links[0]}'><p>Kar"
    rows = turns | dict.fromkeys(links) | {"/haber-5": page, "/s.xml": reply(f"<sitemapindex>{maps}</sitemapindex>")}
    room.open("kapi", ["93.184.216.34"], paper(2, rows=rows), sitemaps=("http://kapi.com.tr/s.xml",))
    room.open("yalniz6", ["2606:2800:220:1::6"], paper(2))
    room.open("karma", ["fd00::1", "93.184.216.35", "10.0.0.1"], paper(2))
    crawled = room.crawl()
    new = {name: site["pages"]["new"] for name, site in crawled.sites.items()}
    yield "IPv6-only and mixed hosts work", new, new["yalniz6"] == new["karma"] == 2
    scraped = Crawl(room.folder, "scrape", *links, "http://yalniz6.com.tr/haber-1", http_proxy="http://10.9.9.9:3128")
    yield "scraped, the environment's proxy ignored", len(scraped.out.splitlines()), len(scraped.out.splitlines()) == 1
    from newscrawl.net.addresses import is_public

    wrong = sorted(address for address in net.sent if not is_public(address))
    yield f"packets to forbidden addresses, {len(links)} targets", wrong, not wrong
    heads = "".join(head for _, _, _, head in net.requests).lower()
    yield "cookies, referrers, sockets", crawled.listening, crawled.listening == 0 and "\r\ncookie:" not in heads
    yield "no referrer", heads.count("\r\nreferer:"), "\r\nreferer:" not in heads


def check_pace(net: Net) -> Iterator[tuple[str, Any, bool]]:
    """Papers that share an address, some behind a dead IPv6 address: two connections, two requests a second."""
    room = Newsroom(net)
    for n in range(4):
        room.open(f"ortak{n}", ["93.184.216.40"], paper(2, delay=0.8))
        room.open(f"olu{n}", [f"2606:2800:dead::{n + 1}", "93.184.216.41"], paper(2, delay=0.8))
    since = len(net.requests)
    room.crawl(delay=0.4)
    for address in ("93.184.216.40", "93.184.216.41"):
        now, most = 0, 0
        for _, step in sorted(net.opened.get(address, [])):
            now += step
            most = max(most, now)
        starts = sorted(at for at, step in net.opened.get(address, []) if step == 1)
        third = min((later - first for first, later in zip(starts, starts[2:], strict=False)), default=0)
        yield f"{address}: most open, time of three requests", (most, round(third, 2)), most <= 2 and third > 1
    gaps = []
    for name in room.sites:
        starts = [at for at, _, host, _ in net.requests[since:] if host == f"{name}.com.tr"]
        gaps += [later - first for first, later in pairwise(starts)]
    yield "least gap of a host, answers of 0.8 s and a delay of 0.4", round(min(gaps), 2), min(gaps) >= 1.2


def check_rest(net: Net) -> Iterator[tuple[str, Any, bool]]:
    """Retry-After holds in the next run; three refusals end a site."""
    room = Newsroom(net)
    room.open("dinlen", ["93.184.216.50"], paper(3, rows={"/haber-1": reply("", 429, Retry_After="600")}))
    refused = {f"/haber-{n}": reply("", 403) for n in range(10, 20)}
    room.open("yasak", ["93.184.216.51"], paper(0, rows=refused))
    room.crawl()
    asked = len(net.paths("dinlen.com.tr"))
    second = room.crawl("dinlen")
    yield "requests while the site rests", len(net.paths("dinlen.com.tr")) - asked, second.code == 4
    found = sum(path.startswith("/haber") for path in net.paths("yasak.com.tr"))
    yield "pages asked of a site that refuses", found, found == 3


def hops(count: int, rules: str) -> Callable[[str, str], bytes]:
    """robots.txt after so many redirects."""

    def answer(path: str, _: str) -> bytes:
        step = int(path.partition("?")[2] or 0)
        return reply(rules, kind="text/plain") if step == count else reply("", 302, Location=f"/robots.txt?{step + 1}")

    return answer


def check_robots(net: Net) -> Iterator[tuple[str, Any, bool]]:
    """What is asked for after each answer for robots.txt, over IPv4 and IPv6."""
    rules, room = "User-agent: *\nDisallow: /haber-1\n", Newsroom(net)
    plain = {
        "kural": rules,
        "bom": "\ufeff" + rules,
        "uzun": rules + "# x\n" * 150_000 + "User-agent: *\nDisallow: /\n",
    }
    cases: dict[str, tuple[Any, int]] = {name: (reply(text, kind="text/plain"), 1) for name, text in plain.items()}
    cases |= {f"k{code}": (reply("Disallow: /", code), 2 if 400 <= code < 429 else 0) for code in (401, 403, 404, 410, 429, 500, 503)}  # fmt: skip
    cases |= {"bes": (hops(5, rules), 1), "sayfa": (reply("<!doctype html>Disallow: /"), 2), "kopuk": (iter, 0)}
    cases |= {"kisa": (reply(rules)[:-9], 0), "ice": (reply("", 302, Location="http://127.0.0.1/robots.txt"), 0)}
    for n, (name, (answer, _)) in enumerate(cases.items()):
        found = (lambda *_: iter(())) if answer is iter else answer
        for address in (f"93.184.217.{n + 1}", f"2606:2800:220:2::{n + 1:x}"):
            room.open(name + ("v6" if ":" in address else "v4"), [address], paper(2, found))
    room.crawl()
    wrong = {}
    for name in room.sites:
        asked = len({path for path in net.paths(f"{name}.com.tr") if path.startswith("/haber")})
        if asked != cases[name[:-2]][1]:
            wrong[name] = asked
    yield f"robots.txt, {len(room.sites)} cases", wrong, not wrong


def check_bombs(net: Net) -> Iterator[tuple[str, Any, bool]]:
    """Four codings as page, feed, sitemap and robots.txt, below and above what is taken, in one run."""
    brotli: Any = import_module("brotli")
    zstd: Any = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    zlib: Any = import_module("zlib")
    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "zstd": zstd.compress}
    packers["br"] = lambda data: brotli.compress(data, quality=4)
    room = Newsroom(net)
    for n, (coding, pack) in enumerate(packers.items()):
        for size in (20, 150):
            units = {"haber-1": "<p>x</p>", "rss": "<item><link>/haber-7</link></item>", "s.xml": "<url><loc>/haber-8</loc></url>", "robots.txt": "Allow: /a\n"}  # fmt: skip
            starts = {
                "haber-1": "<body>",
                "rss": "<rss><channel>",
                "s.xml": "<urlset>",
                "robots.txt": "User-agent: *\n",
            }
            for where, unit in units.items():
                body = pack((starts[where] + unit * (size * 2**20 // len(unit))).encode())
                name = f"bomba{coding}{size}{where[:2]}"
                rows = {f"/{where}": reply(body, Content_Encoding=coding)}
                sitemaps = (f"http://{name}.com.tr/s.xml",)
                room.open(
                    name, [f"93.184.218.{n * 8 + len(room.sites) % 8 + 1}"], paper(2, rows=rows), sitemaps=sitemaps
                )
    done = room.crawl()
    yield f"peak memory of {len(room.sites)} bombs, MB", done.memory, done.memory < 300
    ends = Counter(site["ended"] for site in done.sites.values())
    yield "ends", dict(ends), set(ends) == {"finished"}


def hang(_: str, __: str) -> Iterator[bytes]:
    """An answer that never comes."""
    yield b"HTTP/1.1 200 OK\r\n"
    time.sleep(90)


def check_bad(net: Net) -> Iterator[tuple[str, Any, bool]]:
    """A server that lets every page hang beside four good ones."""
    room = Newsroom(net)
    for n in range(4):
        room.open(f"iyi{n}", [f"93.184.219.{n + 1}"], paper(5))
    alone = room.crawl()
    (room.folder / "o").rename(room.folder / "alone")
    room.open("kotu", ["93.184.219.9"], paper(0, rows={f"/haber-{n}": hang for n in range(10, 40)}))
    both = room.crawl()
    new = [both.sites[f"iyi{n}"]["pages"]["new"] for n in range(4)]
    yield "articles of the good ones", new, new == [5] * 4
    yield "seconds more", round(both.seconds - alone.seconds, 1), both.seconds - alone.seconds < 30
    named = both.sites["kotu"]["groups"]["failures"]
    yield "named", named, {"timeout", "unresponsive"} <= set(named)


CHECKS = {name[6:]: check for name, check in list(globals().items()) if name.startswith("check_")}


def main(chosen: list[str]) -> int:
    """Print what came of it; 1 when a bar was missed."""
    net, missed = Net(), 0
    for name in chosen or CHECKS:
        for what, found, good in CHECKS[name](net):
            print(f"{name}: {what}: {found}: {'ok' if good else 'MISSED'}", flush=True)
            missed += not good
    return int(missed > 0)


if __name__ == "__main__":
    enter()
    sys.exit(main(sys.argv[1:]))
