"""What a crawl of the newsroom costs: requests for each new article, and what a second run asks for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.server import Server
from newscrawl.demo.show import _crawl

NAMES = ("sondemo", "ajansdemo", "guneydemo")


def test_a_newsroom_of_300_articles(tmp_path: Path) -> None:
    room = Newsroom(seed=1, articles=300, now=datetime.now(UTC))
    with Server(room) as server:
        room.site_files(tmp_path / "sites")
        since = room.clock.now() - timedelta(days=3)
        code, first = _crawl(tmp_path / "sites", tmp_path / "out", NAMES)
        asked = len(server.requests)
        gold = {record["id"] for name in NAMES for record in room.expected(name, since)}
        written = list((tmp_path / "out").glob("*/*.jsonl"))
        lines = [json.loads(line)["id"] for path in written for line in path.read_text("utf-8").splitlines()]
        assert (code, sorted(lines)) == (0, sorted(gold))
        assert asked <= 1.15 * len(lines)
        code, second = _crawl(tmp_path / "sites", tmp_path / "out", NAMES)
        again = [request.path for request in server.requests[asked:]]
    assert code == 0
    assert first is not None and second is not None
    assert sum(site["pages"]["new"] for site in first["sites"]) == len(gold)
    assert sorted(again) == [
        "/arsiv/",
        "/atom.xml",
        "/guncel/",
        "/rss/son.xml",
        "/sitemap.xml",
        "/sitemaps/sitemap_google_news.xml",
        "/tr/rss/default",
    ]
    assert {request.status for request in server.requests[asked:]} == {304}
    assert sum(site["pages"]["new"] + site["pages"]["updated"] for site in second["sites"]) == 0
