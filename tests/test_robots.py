"""robots.txt by RFC 9309: the rules, the public suite, the answers of bad servers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from guest import crawl
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.net.origin import is_fresh, origin_of, robots_note, robots_of, tdm_note, verdict
from newscrawl.net.robots import MAX_BYTES, RobotsTxt, is_html, matches

SUITE = Path(__file__).parents[2] / "shared" / "suites" / "robots-spec-test.json"
# Each remaining miss of google/robotstxt-spec-test and the section of RFC 9309 by which ours is the answer.
MISSES = {
    ("correctness/index-page.textproto", "http://foo.com/allowed-slash/"): "Google's own rule for index.html",
    ("correctness/non-ascii-paths.textproto", "http://foo.bar/foo/bar/\xe3\x83\x84"): "2.2.2: compared percent-encoded",
    ("correctness/non-ascii-paths.textproto", "http://foo.bar/foo/bar/baz"): "2.2.2: %62 is b",
    ("stress/327748.textproto", "http://m.example.com/robots.txt"): "2.2.2: /robots.txt is implicitly allowed",
    ("stress/369883.textproto", "http://example.com/robots.txt"): "2.2.2: /robots.txt is implicitly allowed",
    ("stress/860237.textproto", "http://example.com/robots.txt"): "2.2.2: /robots.txt is implicitly allowed",
}  # fmt: skip


@pytest.mark.skipif(not SUITE.exists(), reason="the public suites are not here")
def test_spec_suite() -> None:
    cases = json.loads(SUITE.read_text("utf-8"))
    missed = []
    for case in cases:
        url = case["url"].encode("latin-1").decode("utf-8", "surrogateescape")
        if RobotsTxt(case["robotstxt"].encode("latin-1")).allowed(url, case["user_agent"]) != case["allowed"]:
            missed.append((case["file"], case["url"]))
    assert len(cases) == 400
    assert set(missed) == set(MISSES)
    assert len(cases) - len(missed) == 392


RULES = b"""\xef\xbb\xbfUser-agent: baska
Disallow: /

user-agent: NewsCrawl/2.0
User-agent: ikinci
Disallow: /gizli
Allow: /gizli/acik$
Disallow: *?print=
Crawl-delay: 2.5

User-agent: *
Disallow: /hepsi
Crawl-delay: x
Sitemap: https://a.example/s.xml
Content-Usage: train-ai=n
"""


@pytest.mark.parametrize(
    ("url", "agent", "allowed"),
    [
        ("https://a.example/", "newscrawl", True),
        ("https://a.example/gizli/1", "newscrawl", False),
        ("https://a.example/gizli/acik", "newscrawl", True),
        ("https://a.example/gizli/acik2", "newscrawl", False),
        ("https://a.example/haber?id=1&print=1", "newscrawl", True),
        ("https://a.example/haber?print=1", "newscrawl", False),
        ("https://a.example/hepsi", "newscrawl", True),
        ("https://a.example/gizli", "ikinci", False),
        ("https://a.example/x", "baska", False),
        ("https://a.example/robots.txt", "baska", True),
        ("https://a.example/hepsi/x", "ucuncu", False),
        ("https://a.example", "ucuncu", True),
    ],
)
def test_rules(url: str, agent: str, allowed: bool) -> None:
    assert RobotsTxt(RULES).allowed(url, agent) is allowed


def test_what_else_the_file_says() -> None:
    robots = RobotsTxt(RULES)
    assert robots.crawl_delay("newscrawl") == 2.5
    assert robots.crawl_delay("ucuncu") is None
    assert robots.sitemaps == ["https://a.example/s.xml"]
    assert robots.usage == ["train-ai=n"]


@pytest.mark.parametrize(
    ("pattern", "target", "expected"),
    [
        ("/a", "/ab", True), ("/a$", "/ab", False), ("/a$", "/a", True), ("/a*c", "/abbc/d", True), ("/a*c$",
        "/abcbc", True),
        ("/a*c$", "/ac/", False), ("*", "/x", True), ("/*.php$", "/a.php", True), ("/*.php$", "/a.php?x", False),
        ("/a*a", "/a", False), ("/a*a$", "/aa", True), ("", "/x", True), ("$", "", True), ("/a**b", "/ab", True),
    ],
)  # fmt: skip
def test_patterns(pattern: str, target: str, expected: bool) -> None:
    assert matches(pattern, target) is expected


def test_patterns_take_linear_time() -> None:
    assert matches("/" + "*a" * 5000 + "b", "/" + "a" * 20_000) is False


def test_only_the_first_500_kib_count() -> None:
    filler = b"# x\n" * (MAX_BYTES // 4)
    assert (
        RobotsTxt(b"User-agent: *\nDisallow: /a\n" + filler + b"Disallow: /b\n").allowed("http://a/b", "newscrawl")
        is True
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<!DOCTYPE html><p>Disallow: /", True), (b"\xef\xbb\xbf \n<html>", True), (b"<!-- x --><head>", True),
        (b"User-agent: *\n<br />\nDisallow: /", False), (b"", False), (b"# <html>", False),
    ],
)  # fmt: skip
def test_html_is_no_rules(body: bytes, expected: bool) -> None:
    assert is_html(body) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, "rules"), (204, "rules"), (301, "none"), (302, "none"), (307, "none"), (308, "none"), (400, "none"),
        (401, "none"),
        (403, "none"), (404, "none"), (410, "none"), (451, "none"), (429, "unreachable"), (500, "unreachable"),
        (503, "unreachable"), (599, "unreachable"), (None, "unreachable"), (700, "unreachable"), (101, "unreachable"),
    ],
)  # fmt: skip
def test_verdict(status: int | None, expected: str) -> None:
    assert verdict(status, b"User-agent: *\n") == expected


def test_verdict_of_bodies() -> None:
    assert verdict(200, b"<html>") == "none"
    assert verdict(200, b"User-agent: *\nDis", truncated=True) == "unreachable"
    assert verdict(200, b"#" * MAX_BYTES, truncated=True) == "rules"


def test_copies() -> None:
    note = robots_note("rules", b"User-agent: *\nDisallow: /\xe7\n", 1000.4)
    assert note == {"fetched": 1000, "body": "User-agent: *\nDisallow: /\xe7\n"}
    kept = robots_of(json.loads(json.dumps(note)))
    assert kept is not None and kept.allowed("http://a/%E7", "newscrawl") is False
    assert robots_note("none", b"<html>", 5) == {"fetched": 5, "body": ""}
    assert robots_of(None) is None
    assert robots_of({"fetched": 1}) is None
    assert is_fresh(note, 1000 + 86_399, 86_400) is True
    assert is_fresh(note, 1000 + 86_400, 86_400) is False
    assert is_fresh(note, 0, 86_400) is False  # a clock that was set back
    assert is_fresh({"fetched": "x"}, 0, 1) is False


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://A.example:80/x", "http://a.example"), ("https://a.example:443/", "https://a.example"),
        ("http://a.example:443/", "http://a.example:443"), ("https://u:p@a.example/x?y", "https://a.example"),
        ("http://[::1]:8080/x", "http://[::1]:8080"),
    ],
)  # fmt: skip
def test_rules_belong_to_scheme_host_and_port(url: str, origin: str) -> None:
    assert origin_of(url) == origin


def test_tdm_notes() -> None:
    rules = b'[{"location": "/a", "tdm-reservation": 1}]'
    entry = {"location": "/a", "reservation": 1, "policy": None}
    assert tdm_note(200, rules, 7.0) == {"fetched": 7, "entries": [entry]}
    assert tdm_note(404, rules, 7.0) == {"fetched": 7, "entries": []}
    assert tdm_note(200, b"<html>", 7.0) == {"fetched": 7, "entries": []}
    assert tdm_note(200, b"[" * 100_000, 7.0) == {"fetched": 7, "entries": []}
    assert tdm_note(500, rules, 7.0) is tdm_note(None, b"", 7.0) is tdm_note(429, b"", 7.0) is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_answered(body: bytes, path: str) -> None:
    robots = RobotsTxt(b"User-agent: *\nDisallow:" + body)
    assert robots.allowed(f"http://a.example/{path}", "newscrawl") in (True, False)


# R8: what a server answers for robots.txt -> what becomes of a page its rules forbid and of one they do not.
FORBIDDEN, ALL, NOTHING = ["robots", [200]], [[200], [200]], ["robots_unreachable", "robots_unreachable"]
MATRIX = {
    "200": FORBIDDEN, "301": ALL, "401": ALL, "403": ALL, "404": ALL, "410": ALL, "429": NOTHING, "500": NOTHING,
    "503": NOTHING,
    "closed": NOTHING, "reset": NOTHING, "hang": NOTHING, "html": ALL, "big": FORBIDDEN, "gzip": FORBIDDEN,
    "short": NOTHING,
    "endless": FORBIDDEN, "loop": ALL, "hops5": FORBIDDEN, "hops9": FORBIDDEN, "away": FORBIDDEN,
}  # fmt: skip


OLD = {"127.0.1.2": "503", "127.0.1.3": "200", "127.0.1.4": "200"}  # their copies forbid /acik, two are a day old


@pytest.fixture(scope="module")
def matrix() -> dict[str, Any]:
    hosts = {f"127.0.0.{at + 2}": how for at, how in enumerate(MATRIX)} | OLD
    urls = [f"http://{host}:PORT/{page}" for host in hosts for page in ("kapali", "acik")]
    limits = {"DOWNLOAD_TIMEOUT": 2, "NEWSCRAWL_TDMREP": False}
    copy = "User-agent: *\nDisallow: /acik\n"
    ages = zip(OLD, (-90_000, -90_000, -80_000), strict=True)
    notes = [["robots", f"http://{host}:PORT", {"fetched": age, "body": copy}] for host, age in ages]
    return {"hosts": hosts, **crawl(hosts=hosts, urls=urls, settings=limits, notes=notes)}


def pages(matrix: dict[str, Any], host: str) -> list[Any]:
    return [matrix["outcome"].get(f"http://{host}:PORT/{page}") for page in ("kapali", "acik")]


@pytest.mark.parametrize("how", MATRIX)
def test_robots_matrix(matrix: dict[str, Any], how: str) -> None:
    assert pages(matrix, next(host for host, one in matrix["hosts"].items() if one == how)) == MATRIX[how]


def test_old_copies(matrix: dict[str, Any]) -> None:
    assert pages(matrix, "127.0.1.2") == [[200], "robots"]  # unreachable: the old copy is used
    assert pages(matrix, "127.0.1.3") == ["robots", [200]]  # a day old: read again
    assert pages(matrix, "127.0.1.4") == [[200], "robots"]  # younger: believed
    asked = [host for _, host, path in matrix["log"] if path == "/robots.txt" and host in OLD]
    assert sorted(asked) == ["127.0.1.2", "127.0.1.3"]
    assert matrix["stats"]["newscrawl/robots/old_copy"] == matrix["stats"]["newscrawl/robots/copy"] == 1


def test_robots_is_asked_for_once(matrix: dict[str, Any]) -> None:
    host = next(host for host, how in matrix["hosts"].items() if how == "503")
    assert [path for _, one, path in matrix["log"] if one == host] == ["/robots.txt"]


def test_matrix_is_counted(matrix: dict[str, Any]) -> None:
    stats = matrix["stats"]
    assert stats["newscrawl/robots/unreachable"] == list(MATRIX.values()).count(NOTHING)
    reasons = {
        name: stats[f"newscrawl/robots/unreachable_{name}"] for name in ("http_500", "timeout", "refused", "reset")
    }
    assert reasons == {"http_500": 1, "timeout": 1, "refused": 1, "reset": 1}
    assert stats["newscrawl/net/robots"] == list(MATRIX.values()).count(FORBIDDEN) + len(OLD)
