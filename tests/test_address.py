"""Addresses: cleaning, registered domains, keys, canonical, ids."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.address import (
    article_id,
    article_key,
    canonical_of,
    clean_url,
    host_key,
    looks_like_article,
    matches,
    of_site,
    registered_domain,
    resolve,
    same_site,
    token_of,
)
from newscrawl.site import Site
from newscrawl.suffixes import public_suffix

SITE = Site(
    name="ornek", domains=("ornek.com.tr", "ornek.com"), country="TR", language="tr", timezone="Europe/Istanbul",
    feeds=("https://www.ornek.com.tr/rss",), article=r"-(?P<id>\d{6,9})/?$",
)  # fmt: skip
LOCAL = Site(
    name="yerel", domains=("127.0.0.1:8081",), country="TR", language="tr", timezone="Europe/Istanbul",
    feeds=("http://127.0.0.1:8081/rss",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://WWW.Ornek.COM.TR:443/Haber/../Kar-1234567#yorumlar", "https://www.ornek.com.tr/Kar-1234567"),
        ("http://ornek.com:80", "http://ornek.com/"),
        ("  https://ornek.com/a\n b ", "https://ornek.com/a%20b"),
        ("https://örnek.com.tr/güncel/kar-yağdı", "https://xn--rnek-4qa.com.tr/g%C3%BCncel/kar-ya%C4%9Fd%C4%B1"),
        ("https://ornek.com/a?utm_source=x&id=5&fbclid=1&sayfa=2", "https://ornek.com/a?id=5&sayfa=2"),
        ("https://ornek.com/a?yclid=1&_openstat=2&igshid=3&mc_cid=4&gclid=5", "https://ornek.com/a"),
        ("https://ornek.com/haber.php?haber=12&b=1&a=%20x+y", "https://ornek.com/haber.php?haber=12&b=1&a=%20x+y"),
        ("https://ornek.com/a?ref=rss&from=telegram&kaynak=facebook", "https://ornek.com/a"),
        ("https://ornek.com/a?ref=4512&from=ankara&source=12", "https://ornek.com/a?ref=4512&from=ankara&source=12"),
        ("https://ornek.com/a?UTM_Source=x&ID=1", "https://ornek.com/a?ID=1"),
        ("https://ornek.com/a?", "https://ornek.com/a"),
        ("https://ornek.com/a?&&b", "https://ornek.com/a?&&b"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("kar yağdı", "kar yağdı"),
        ("http://[::1", "http://[::1"),
        ("", ""),
    ],
)
def test_clean_url(url: str, clean: str) -> None:
    assert clean_url(url) == clean


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map("https://ornek.com/".__add__)))
@example("http://ornek.com/\ud800?\udfff")
@example("https://ornek.com/?utm_source")
@example("https://ornek.com/amp/amp.amp")
@example("javascript:alert(1)")
def test_no_text_raises_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_url(text)
    assert clean_url(once) == once
    assert article_key(once) == article_key(text)
    for answer in (registered_domain(text), host_key(text), resolve(text), resolve(text, "https://a.tr/b")):
        assert answer is None or answer
    canonical_of(text, "https://ornek.com/a")
    canonical_of("https://ornek.com/a", text)
    of_site(text, SITE)
    assert ":" in article_id(SITE, text, None, "")
    looks_like_article(text)


@pytest.mark.parametrize(
    ("link", "base", "url"),
    [
        ("/a/b", "https://ornek.com/c/d?e", "https://ornek.com/a/b"),
        ("//m.ornek.com/a", "https://ornek.com/", "https://m.ornek.com/a"),
        ("\n https://ornek.com/a \t", None, "https://ornek.com/a"),
        ("a b", "https://ornek.com/c/", "https://ornek.com/c/a%20b"),
        ("javascript:void(0)", "https://ornek.com/", None),
        ("mailto:a@ornek.com", "https://ornek.com/", None),
        ("file:///etc/passwd", None, None),
        ("/a", None, None),
        ("   ", "https://ornek.com/", None),
        (None, "https://ornek.com/", None),
        ("http:///", None, None),
        ("https://ornek.com/" + "a" * 9000, None, None),
    ],
)
def test_resolve(link: str | None, base: str | None, url: str | None) -> None:
    assert resolve(link, base) == url


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://m.haber.ornek.com.tr/a", "ornek.com.tr"),
        ("https://www.antalya.bel.tr./", "antalya.bel.tr"),
        ("https://24.kg/rss/", "24.kg"),
        ("https://gazetem.blogspot.com/", "gazetem.blogspot.com"),
        ("https://www.örnek.com.tr/", "xn--rnek-4qa.com.tr"),
        ("http://a.b.newsroom.test:8080/", "newsroom.test"),
        ("http://localhost:8080/", "localhost"),
        ("http://127.0.0.1:8080/", "127.0.0.1"),
        ("http://[::1]:8080/", "ipv6-0000-0000-0000-0000-0000-0000-0000-0001"),
        ("https://com.tr/", "com.tr"),
        ("https://www.ck/", "www.ck"),
        ("https://a.b.ck/", "a.b.ck"),
        ("/a", None),
        ("mailto:a@ornek.com", None),
    ],
)
def test_registered_domain(url: str, domain: str | None) -> None:
    assert registered_domain(url) == domain


def test_public_suffixes_are_those_of_tldextract() -> None:
    from tldextract import TLDExtract

    extract = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    spec = find_spec("tldextract")
    assert spec and spec.origin
    rules = Path(spec.origin).with_name(".tld_set_snapshot").read_text("utf-8").splitlines()
    names = [rule.lstrip("!").replace("*.", "any.") for rule in rules if rule and not rule.startswith("//")]
    hosts = [f"{prefix}{name}" for name in names[::29] for prefix in ("", "a.", "b.a.")]
    hosts = [host for given in hosts if (url := resolve(f"http://{given}/")) and (host := url.split("/")[2])]
    assert len(hosts) > 300
    assert {host: public_suffix(host) for host in hosts} == {
        host: extract(host).suffix or host.rpartition(".")[2] for host in hosts
    }


def test_import_is_light() -> None:
    code = "import sys, newscrawl.address as a; a.registered_domain('http://a.tr/'); print('tldextract' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_host_key() -> None:
    assert host_key("HTTPS://Ornek.com./a") == "ornek.com:443"
    assert host_key("http://ornek.com:8080/a") == "ornek.com:8080"
    assert host_key("a") is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://www.ornek.com.tr/a", "http://m.ornek.com.tr/b", True),
        ("https://ornek.com.tr/a", "https://baska.com.tr/a", False),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8081/", False),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/b", True),
        ("a", "a", False),
    ],
)
def test_same_site(one: str, two: str, same: bool) -> None:
    assert same_site(one, two) is same


@pytest.mark.parametrize(
    ("url", "site", "own"),
    [
        ("https://spor.ornek.com.tr/a", SITE, True),
        ("https://ornek.com/a", SITE, True),
        ("https://ornek.com.tr.baska.com/a", SITE, False),
        ("https://xornek.com/a", SITE, False),
        ("http://127.0.0.1:8081/a", LOCAL, True),
        ("http://127.0.0.1:8082/a", LOCAL, False),
        ("http://127.0.0.1/a", LOCAL, False),
        ("/a", SITE, False),
    ],
)
def test_of_site(url: str, site: Site, own: bool) -> None:
    assert of_site(url, site) is own


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("https://x.tr/guncel/kar-yagdi-1234567/", True),
        ("https://x.tr/haber/7548533/kar", True),
        ("https://x.tr/2026/02/13/kar/", True),
        ("https://x.tr/bakan-karla-mucadeleyi-anlatti", True),
        ("https://x.tr/haber.php?id=12", True),
        ("https://x.tr/news:123456:kar", True),
        ("https://x.tr/", False),
        ("https://x.tr/spor/futbol", False),
        ("https://x.tr/secim-2023", False),
        ("https://x.tr/2026/02/13/", False),
        ("https://x.tr/news/page/9375/", False),
        ("https://x.tr/antalya-icin-nobetci-eczaneler", False),
        ("https://x.tr/profil/17/ali-veli", False),
    ],
)
def test_looks_like_article(url: str, is_article: bool) -> None:
    assert looks_like_article(url) is is_article


@pytest.mark.parametrize("tail", ["", "/", "?utm_source=x", "/?utm_source=x&utm_medium=y", "/?fbclid=1#yorumlar", "#a"])
def test_tracking_behind_the_token_hides_it_from_no_pattern(tail: str) -> None:
    site = Site(
        name="ornek", domains=("ornek.com",), country="TR", language="tr", timezone="Europe/Istanbul",
        feeds=("https://ornek.com/rss",), article=r"-(?P<id>\d+)/?$",
    )  # fmt: skip
    url = f"https://www.ornek.com/guncel/kar-yagdi-1234567{tail}"
    assert (token_of(site, url), article_key(url, site), matches(site, url)) == ("1234567", "ornek:1234567", True)
