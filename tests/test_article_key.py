"""By what an article is known whatever its address: key, token, canonical address, id."""

from __future__ import annotations

import hashlib

import pytest
from test_address import SITE

from newscrawl.address import (
    article_id,
    article_key,
    canonical_of,
    clean_url,
    site_name,
    token_of,
)
from newscrawl.site import Site


@pytest.mark.parametrize(
    "other",
    [
        "https://www.ornek.com/haber/kar/",
        "http://m.ornek.com/haber/kar",
        "https://amp.ornek.com/haber/kar",
        "https://ornek.com/amp/haber/kar",
        "https://ornek.com/haber/kar/amp/",
        "https://ornek.com/haber/kar?amp=1&utm_campaign=x",
        "https://ornek.com/haber/kar?outputType=AMP#a",
    ],
)
def test_one_article_has_one_key(other: str) -> None:
    assert article_key(other) == article_key("https://ornek.com/haber/kar") == "ornek.com/haber/kar"


def test_the_token_is_the_key_whatever_the_slug() -> None:
    assert article_key("https://m.ornek.com.tr/guncel/kar-yagdi-1234567", SITE) == "ornek:1234567"
    assert article_key("https://ornek.com/kar-1234567/?x=1", SITE) == "ornek.com/kar-1234567?x=1"
    assert article_key("https://ornek.com/haber?id=2&a=1") == article_key("https://ornek.com/haber?a=1&id=2")
    assert article_key("https://ornek.com/haber?id=2") != article_key("https://ornek.com/haber?id=3")
    assert article_key("https://m.com/a") == "m.com/a"
    assert article_key("https://ornek.com/amp/") == "ornek.com/amp"
    assert article_key("https://ornek.com/a%c4%9f") == article_key("https://ornek.com/ağ")


def test_token_in_an_escaped_path() -> None:
    site = Site(
        name="x", domains=("x.com",), country="TR", language="tr", timezone="Europe/Istanbul",
        feeds=("https://x.com/rss",), article=r"^/node/(?P<id>\d+)/[a-zçğıöşü0-9-]+$",
    )  # fmt: skip
    assert token_of(site, clean_url("https://x.com/node/1234/kar-yağdı")) == "1234"
    assert token_of(site, "http://[::1") is None
    assert token_of(None, "https://x.com/node/1234/a") is None


ARTICLE = "https://www.ornek.com.tr/guncel/kar-yagdi-1234567/"


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [
        (None, ARTICLE),
        ("", ARTICLE),
        (
            "https://www.ornek.com.tr/guncel/baska-baslik-1234567/",
            "https://www.ornek.com.tr/guncel/baska-baslik-1234567/",
        ),
        ("/guncel/kar-yagdi-1234567/?utm_source=rss#a", ARTICLE),
        ("https://ornek.com.tr/guncel/kar-yagdi-1234567", "https://ornek.com.tr/guncel/kar-yagdi-1234567"),
        ("https://www.ornek.com.tr/", ARTICLE),
        ("https://www.ornek.com.tr", ARTICLE),
        ("https://www.ornek.com.tr/tr/index.html", ARTICLE),
        ("https://www.ornek.com.tr/guncel/", ARTICLE),
        ("https://www.baska.com.tr/guncel/kar-yagdi-1234567/", ARTICLE),
        ("javascript:void(0)", ARTICLE),
        ("http://[::1", ARTICLE),
    ],
)
def test_canonical_of(declared: str | None, canonical: str) -> None:
    assert canonical_of(declared, ARTICLE) == canonical


def test_canonical_of_a_site_with_two_domains_and_of_odd_pages() -> None:
    moved = "https://ornek.com/kar-yagdi-1234567"
    assert canonical_of(moved, ARTICLE) == ARTICLE
    assert canonical_of(moved, ARTICLE, SITE) == moved
    assert canonical_of("https://www.ornek.com.tr/guncel/genis-haber/", ARTICLE, SITE) == ARTICLE
    assert (
        canonical_of("https://ornek.com/haber.php", "https://ornek.com/haber.php?id=12")
        == "https://ornek.com/haber.php?id=12"
    )
    assert canonical_of("https://ornek.com/", "https://ornek.com/?utm_source=x") == "https://ornek.com/"
    assert canonical_of("https://ornek.com/kar-yagdi-1234567", "https://ornek.com/kar-yagdi-1234567/amp") == moved
    assert canonical_of(None, None) is None
    assert canonical_of("/a", None) is None
    assert canonical_of("https://ornek.com/a?fbclid=1", None) == "https://ornek.com/a"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_article_id() -> None:
    assert article_id(SITE, ARTICLE, None, "") == "ornek:1234567"
    assert article_id(SITE, "https://ornek.com.tr/kisa", ARTICLE, "") == "ornek:1234567"
    assert (
        article_id(SITE, "https://ornek.com.tr/kisa?utm_id=1", None, "") == f"ornek:{sha('https://ornek.com.tr/kisa')}"
    )
    assert article_id(None, "https://www.gazete.com.tr/a", "https://gazete.com.tr/b", "") == (
        f"gazete.com.tr:{sha('https://gazete.com.tr/b')}"
    )
    assert article_id(None, None, "https://gazete.com.tr/b", "") == f"gazete.com.tr:{sha('https://gazete.com.tr/b')}"
    assert article_id(None, None, None, "Kar yağdı.") == f"unknown:{sha('Kar yağdı.')}"
    assert site_name(None, "http://127.0.0.1:80/") == "127.0.0.1"
    assert site_name(None, "a") == site_name(None, None) == "unknown"
