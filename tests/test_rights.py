"""What publishers say of reuse: the examples of the specs (robots meta, X-Robots-Tag, TDMRep) and their edges."""

from __future__ import annotations

from typing import Any

import pytest

from newscrawl.extract.page import Page
from newscrawl.extract.rights import restricted, rights_of
from newscrawl.net.tdmrep import tdm_entries, tdm_of


def rights(head: str = "", **headers: str) -> dict[str, Any]:
    page = Page(
        f"<html><head>{head}</head><body>x</body></html>",
        url="https://a.example/haber/1",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    return dict(rights_of(page))


def meta(content: str, name: str = "robots") -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("noindex"), ["noindex"]),
        (meta("NOINDEX, NoFollow"), ["noindex", "nofollow"]),
        (meta("noindex,nofollow,noarchive"), ["noindex", "nofollow", "noarchive"]),
        (meta("none"), ["none"]),
        (meta("all"), ["all"]),
        (meta("index, follow, max-snippet:-1, max-image-preview:large"),
         ["index", "follow", "max-snippet:-1", "max-image-preview:large"]),
        (meta("max-snippet: 50"), ["max-snippet:50"]),
        (meta("unavailable_after: 2026-09-21"), ["unavailable_after:2026-09-21"]),
        (meta("unavailable_after: Saturday, 25 Jul 2026 15:00:00 GMT, noarchive"),
         ["unavailable_after:Saturday, 25 Jul 2026 15:00:00 GMT", "noarchive"]),
        (meta("noindex") + meta("noindex, nosnippet"), ["noindex", "nosnippet"]),
        (meta("noindex", "googlebot"), []),
        (meta("nofollow") + meta("noindex", "googlebot-news"), ["nofollow"]),
        (meta("noarchive", "newscrawl"), ["noarchive"]),
        (meta("noarchive", "NewsCrawl"), ["noarchive"]),
        (meta(" , ,noimageindex,, "), ["noimageindex"]),
        (meta("notranslate; noindex"), []),
        ("", []),
    ],
)  # fmt: skip
def test_robots_meta(head: str, expected: list[str]) -> None:
    assert rights(head)["robots"] == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("noindex", ["noindex"]),
        ("noindex, nofollow", ["noindex", "nofollow"]),
        ("noimageindex, unavailable_after: 25 Jun 2010 15:00:00 PST",
         ["noimageindex", "unavailable_after:25 Jun 2010 15:00:00 PST"]),
        ("googlebot: nofollow", []),
        ("googlebot: nofollow\notherbot: noindex, nofollow", []),
        ("otherbot: noindex, nofollow", []),
        ("noarchive, googlebot: nofollow", ["noarchive"]),
        ("BadBot: noindex, nofollow, newscrawl: noarchive", ["noarchive"]),
        ("newscrawl: noindex, nosnippet", ["noindex", "nosnippet"]),
        ("NewsCrawl: none", ["none"]),
        ("*: noarchive", ["noarchive"]),
        ("otherbot: noindex\nnoarchive", ["noarchive"]),
        ("max-snippet: 20", ["max-snippet:20"]),
        ("", []),
    ],
)  # fmt: skip
def test_x_robots_tag(header: str, expected: list[str]) -> None:
    assert rights(x_robots_tag=header)["robots"] == expected


def test_meta_and_header_add_up() -> None:
    assert rights(meta("noindex"), x_robots_tag="noindex, noarchive")["robots"] == ["noindex", "noarchive"]


POLICY = "https://a.example/policies/1.json"


@pytest.mark.parametrize(
    ("head", "headers", "expected"),
    [
        ("", {}, (None, None)),
        ("", {"tdm_reservation": "1"}, (1, None)),
        ("", {"tdm_reservation": "0"}, (0, None)),
        ("", {"tdm_reservation": "1", "tdm_policy": POLICY}, (1, POLICY)),
        ("", {"tdm_reservation": "2"}, (None, None)),
        ("", {"tdm_reservation": "true", "tdm_policy": POLICY}, (None, None)),
        ("", {"tdm_reservation": "0", "tdm_policy": POLICY}, (0, None)),
        (meta("1", "tdm-reservation"), {}, (1, None)),
        (meta("1", "tdm-reservation") + meta(POLICY, "tdm-policy"), {}, (1, POLICY)),
        (meta("/p.json", "tdm-policy"), {"tdm_reservation": "1"}, (1, "https://a.example/p.json")),
        (meta("0", "tdm-reservation"), {"tdm_reservation": "1", "tdm_policy": POLICY}, (0, None)),
        (meta("1", "tdm-reservation"), {"tdm_reservation": "0"}, (1, None)),
        (meta("x", "tdm-reservation"), {"tdm_reservation": "1"}, (1, None)),
        (meta("javascript:alert(1)", "tdm-policy"), {"tdm_reservation": "1"}, (1, None)),
    ],
)  # fmt: skip
def test_tdm(head: str, headers: dict[str, str], expected: tuple[int | None, str | None]) -> None:
    found = rights(head, **headers)
    assert (found["tdm_reservation"], found["tdm_policy"]) == expected


FILE = [
    {"location": "/dizin-a/", "tdm-reservation": 1, "tdm-policy": POLICY},
    {"location": "/dizin-b/html/", "tdm-reservation": 0},
    {"location": "/dizin-b/html/ozel/", "tdm-reservation": 1},
    {"location": "/*.jpg$", "tdm-reservation": "1"},
    {"location": "/eksik"},
    {"location": "/garip", "tdm-reservation": 7, "tdm-policy": POLICY},
    "no rule",
    {"tdm-reservation": 1},
]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/dizin-a/x", (1, POLICY)), ("/dizin-b/html/1", (0, None)), ("/dizin-b/html/ozel/1", (0, None)), ("/a/b.jpg",
        (1, None)),
        ("/a/b.jpg?x", (None, None)), ("/eksik", (None, None)), ("/garip", (None, None)), ("/", (None, None)),
    ],
)  # fmt: skip
def test_tdmrep_file(target: str, expected: tuple[int | None, str | None]) -> None:
    assert tdm_of(tdm_entries(FILE), target) == expected


@pytest.mark.parametrize("document", [None, {}, "x", 5, [[]], [{"location": 3}]])
def test_a_file_of_another_shape_says_nothing(document: Any) -> None:
    assert tdm_entries(document) == []


@pytest.mark.parametrize(
    ("robots", "reservation", "expected"),
    [
        ([], None, False), (["index", "follow"], 0, False), (["nofollow", "nosnippet"], None, False), (["noindex"],
        None, True),
        (["noarchive"], None, True), (["none"], None, True), ([], 1, True), (["nocache"], 0, True),
    ],
)  # fmt: skip
def test_restricted(robots: list[str], reservation: int | None, expected: bool) -> None:
    assert restricted({"robots": robots, "tdm_reservation": reservation, "tdm_policy": None}) is expected
