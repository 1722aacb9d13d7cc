"""125 targets that point inwards: no connection is made to any of them, by link, by redirect or as a proxy's target."""

from __future__ import annotations

from typing import Any

import pytest
from guest import crawl

from newscrawl.extract.guard import MAX_ATTRIBUTES, MAX_TAGS, MAX_TEXT, tame


def spellings(address: str) -> list[str]:
    """The ways in which programs and people write one IPv4 address."""
    a, b, c, d = (int(part) for part in address.split("."))
    number = (a << 24) + (b << 16) + (c << 8) + d
    circled = "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(char)] if char.isdigit() else char for char in address)
    wide = "".join(chr(0xFF10 + int(char)) if char.isdigit() else "。" for char in address)
    return [
        address, f"{address}.", str(number), hex(number), f"0{number:o}", f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"000{a:o}.000{b:o}.0{c:o}.0{d:o}", f"{a}.{(b << 16) + (c << 8) + d}",
        f"{a}.{b}.{(c << 8) + d}", f"{a:#x}.{(b << 16) + (c << 8) + d}", f"0{a:o}.{b}.{c}.{d:#x}", circled, wide,
        f"[::ffff:{address}]", f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]", f"[0:0:0:0:0:ffff:{address}]",
        f"[::{address}]", f"[64:ff9b::{address}]", f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::]",
    ]  # fmt: skip


INSIDE = ("127.0.0.3", "169.254.169.254", "10.0.0.1", "192.168.1.1", "100.100.100.200")
NAMES = (
    "localhost", "LOCALHOST", "localhost.", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[fe80::1]", "[fd00:ec2::254]",
    "[ff02::1]",
    "0", "0.0.0.0", "127.1", "127.0.1", "127.127.127.127", "172.16.0.1", "172.31.255.254", "198.18.0.1", "192.0.2.1",
    "203.0.113.1", "224.0.0.1", "255.255.255.255", "metadata.invalid", "user:pass@127.0.0.3", "a.example@127.0.0.3",
    "[2001:db8::1]", "[3fff::1]", "[2001::1]",
)  # fmt: skip
TARGETS = [*(one for address in INSIDE for one in spellings(address)), *NAMES]


def test_targets_are_125() -> None:
    assert len(TARGETS) == len(set(TARGETS)) >= 125


@pytest.fixture(scope="module")
def visited() -> dict[str, Any]:
    direct = [f"http://{target}:PORT/" for target in TARGETS]
    redirected = [f"http://127.0.0.2:PORT/to?http://{target}:PORT/r" for target in TARGETS if target.isascii()]
    hosts = {"127.0.0.2": "404", "127.0.0.3": "404", "127.0.0.1": "404", "127.127.127.127": "404"}
    settings = {"NEWSCRAWL_ALLOW_PRIVATE": False, "NEWSCRAWL_TDMREP": False, "REDIRECT_MAX_TIMES": 3}
    return crawl(hosts=hosts, urls=[*direct, *redirected], trusted=["127.0.0.2"], settings=settings)


def test_no_connection_is_made(visited: dict[str, Any]) -> None:
    assert {host for _, host, _ in visited["log"]} == {"127.0.0.2"}


def test_every_target_is_refused_by_name(visited: dict[str, Any]) -> None:
    assert len(visited["outcome"]) == len(TARGETS) + sum(target.isascii() for target in TARGETS)
    reasons = set(map(str, visited["outcome"].values()))
    # what is no name to this system's resolver has no address at all
    assert reasons <= {"address", "robots_unreachable"}, reasons
    assert sum(reason == "address" for reason in visited["outcome"].values()) > len(TARGETS)


def wide_tag(count: int, extra: str = "") -> str:
    return "<div " + " ".join(f"a{n}=1{extra if n % 50 == 0 else ''}" for n in range(count)) + ">iç</div>"


@pytest.mark.parametrize(
    "before",
    ["", "<p>x</p>", '<div " ', "<script>if(a<b){}</script>", "<!-->", "<style>a>b</style>", "<p title='<script>'>"],
)
@pytest.mark.parametrize("extra", ["", ' x="<"', " y='</p><b>'", ' z="a>b"'])
def test_a_tag_with_too_many_attributes_is_cut(before: str, extra: str) -> None:
    html, cut = tame(f"<html><body>{before}{wide_tag(20_000, extra)}<p class='son'>son</p>")
    assert cut is True
    assert len(html) < 3000
    assert f"a{MAX_ATTRIBUTES - 10}=1" in html
    assert html.endswith(">iç</div><p class='son'>son</p>")


def test_long_values_stay() -> None:
    script = f'<script type="application/ld+json">{{"a":"{"söz " * 30_000}"}}</script>'
    page = f'<p><img alt="a" src="data:{"A" * 300_000}"></p>{script}'
    assert tame(page) == (page, False)


def test_scripts_keep_what_looks_like_a_tag() -> None:
    page = "<script>for(i=0;i<n;i++){" + "a = b ; " * 20_000 + "}</script><p>metin</p>"
    assert tame(page) == (page, False)


def test_tags_and_text_are_bounded() -> None:
    html, cut = tame("<p>x</p>" * 200_000)
    assert (html.count("<"), cut) == (MAX_TAGS, True)
    assert tame("a" * (MAX_TEXT + 1)) == ("a" * MAX_TEXT, True)
    assert tame("<p>" * MAX_TAGS) == ("<p>" * MAX_TAGS, False)
    assert tame("") == ("", False)


@pytest.mark.parametrize(
    "unit", ['<a b="', "<a b='", '="', "\"'", "<a ", "<!--", "<script>", "<", "</p ", "= ", "a=", "'<"]
)
def test_tame_is_linear(unit: str) -> None:
    # a pattern that goes back would not come to an end here
    html, _ = tame(unit * (400_000 // len(unit)))
    assert len(html) <= 400_000
