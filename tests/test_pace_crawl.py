"""The pace of a real crawl of several hosts on loopback."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from guest import crawl

HOSTS = {f"127.0.0.{n}": "404" for n in range(2, 7)} | {"127.0.0.7": "delay"}
URLS = [
    *(f"http://127.0.0.2:PORT/{name}" for name in ("bomb", "short", "shortgz", "nogz", "tdm1", "other")),
    "http://127.0.0.3:PORT/429", "http://127.0.0.4:PORT/429-long", "http://127.0.0.4:PORT/after",
    "http://127.0.0.6:PORT/held",
    *(f"http://127.0.0.5:PORT/403{name}" for name in "abcd"),
    "http://127.0.0.7:PORT/1", "http://127.0.0.7:PORT/2", "ftp://127.0.0.2/x", "file:///etc/hostname",
]  # fmt: skip
MORE = ["http://127.0.0.7:PORT/3", "http://127.0.0.7:PORT/4"]


@pytest.fixture(scope="module")
def visited() -> dict[str, Any]:
    notes = [["host", "127.0.0.6:PORT", {"next": 0, "held": 3600}]]
    return crawl(hosts=HOSTS, urls=URLS, notes=notes, more=[MORE], settings={"RETRY_TIMES": 2, "NEWSCRAWL_JITTER": 0})


def test_what_becomes_of_each_page(visited: dict[str, Any]) -> None:
    outcome = {url.rpartition("/")[2]: found for url, found in visited["outcome"].items()}
    assert outcome == {
        "bomb": "too_big", "short": [200, "truncated"], "shortgz": [200, "truncated"], "nogz": "bad_body",
        "tdm1": [200, "tdm1"], "other": [200], "429": [200], "429-long": "held", "after": "held", "held": "held",
        "403a": "http_403", "403b": "http_403", "403c": "http_403", "403d": "blocked", "1": [200], "2": [200],
        "3": [200], "4": [200],
        "x": "scheme", "hostname": "scheme",
    }  # fmt: skip


def test_two_crawlers_share_the_clock_of_a_host(visited: dict[str, Any]) -> None:
    paced = [at for at, host, path in visited["log"] if host == "127.0.0.7"]
    asked = [path for _, host, path in visited["log"] if host == "127.0.0.7"]
    assert sorted(asked) == ["/.well-known/tdmrep.json", "/1", "/2", "/3", "/4", "/robots.txt"]
    gaps = [later - earlier for earlier, later in pairwise(paced)]
    assert min(gaps) >= 0.99  # Crawl-delay: 1


def test_retry_after_is_kept_to_the_second(visited: dict[str, Any]) -> None:
    times = [at for at, _, path in visited["log"] if path == "/429"]
    assert times[1] - times[0] >= 0.99
    assert 7100 < visited["notes"][f"host 127.0.0.4:{visited['port']}"]["held"] - times[0] < 7300
    assert [host for _, host, _ in visited["log"] if host == "127.0.0.6"] == []


def test_never_two_connections_to_a_host(visited: dict[str, Any]) -> None:
    assert visited["most_open"] == dict.fromkeys(sorted(HOSTS.keys() - {"127.0.0.6"}), 1)


def test_bombs_take_no_memory(visited: dict[str, Any]) -> None:
    assert visited["rss"] < 300


def test_the_failures_are_counted(visited: dict[str, Any]) -> None:
    stats = {
        name.rpartition("/")[2]: count for name, count in visited["stats"].items() if name.startswith("newscrawl/net/")
    }
    assert stats == {"too_big": 1, "truncated": 2, "bad_body": 1, "held": 4, "blocked": 1, "rest_asked": 2}
