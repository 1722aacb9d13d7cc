"""Hostile pages: extract ends, stays small, never raises, and what it returns is a valid record."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cases import BODY, URL, news, page
from hostile import PAGES
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import Article, extract
from newscrawl.article import json_schema

TESTS = Path(__file__).parent
MEMORY = 300  # MB, peak of the process that extracts
HEAVY = os.environ.get("NEWSCRAWL_HEAVY") == "1"  # the pages that take more than a second each, too
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def valid(article: Article) -> bool:
    """Whether the record's line is one line, is UTF-8, keeps the schema and reads back as itself."""
    line = article.to_json()
    VALIDATOR.validate(json.loads(line))
    return len(line.encode("utf-8").splitlines()) == 1 and Article.from_json(line).to_json() == line


@cache
def outcomes() -> dict[str, dict[str, Any]]:
    """What became of every page, each in a process of its own that is ended when it hangs."""
    asked = [] if HEAVY else ["--light"]
    command = [sys.executable, "-m", "hostile.run", *asked]
    found = os.pathsep.join((str(TESTS), str(TESTS.parent)))
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": found})
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert (run.returncode, run.stderr) == (0, "")
    return {row["name"]: row for row in rows}


def test_every_page_ends_in_bounds_and_gives_a_valid_record() -> None:
    rows = outcomes()
    assert [name for name, row in rows.items() if not row["ended"]] == []
    assert [name for name, row in rows.items() if not row["valid"]] == []
    assert {name: row["memory"] for name, row in rows.items() if row["memory"] >= MEMORY} == {}
    assert len(rows) == len(PAGES) if HEAVY else len(rows) > 50


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("60,000 attributes", "truncated"),
        ("60,000 attributes with values", "truncated"),
        ("a script of 10 MB", "truncated"),
        ("JSON nested 100,000 deep", "jsonld_broken"),
        ("an integer of 4,300 digits", "jsonld_broken"),
        ("a picture", "charset_guessed"),
        ("an unknown charset", "broken_bytes"),
    ],
)
def test_what_was_wrong_is_named(name: str, problem: str) -> None:
    assert problem in outcomes()[name]["problems"]


TAGS = ("p", "div", "b", "i", "a", "table", "tr", "td", "ul", "li", "h1", "h2", "article", "select", "option", "form", "script", "style", "title", "textarea", "svg", "math", "template", "noscript", "frameset", "br", "img", "body", "html", "head", "meta", "plaintext", "button")  # fmt: skip
NAMES = ("class", "id", "href", "src", "content", "name", "property", "itemprop", "datetime", "style", "rel", "hidden", "charset", "http-equiv", "onclick", "a:b", "=", '"')  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(("date", "author", "tag", "lead spot", "comment", "display:none", "/etiket/x", "http://[", "canonical", "2026-03-14T10:05:00+03:00", "articleBody", "og:title", "author", "keywords", "utf-7")),
    st.text(max_size=12),
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(("Kaynak: AA", "14.03.2026 10:05", "BURSA (DHA) - Köprü", "Haber: Derya Tan", "&amp;quot;", "&#xD800;", "&#0;", "&lt", "Etiketler:", BODY)),
    st.text(max_size=20),
)  # fmt: skip


def _opened(tag: str, attributes: list[tuple[str, str]], close: str) -> str:
    return f"<{tag} " + " ".join(f'{name}="{value}"' for name, value in attributes) + close


PIECES = st.one_of(
    WORDS,
    st.builds(_opened, st.sampled_from(TAGS), st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=3), st.sampled_from((">", "/>", "", " /", ">>", "'>"))),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(("<!--", "-->", "<!", "<![CDATA[", "]]>", "<?php", "?>", "</", "<", "<>", "</>", "<!DOCTYPE html", "<script type='application/ld+json'>", '{"@type":"NewsArticle","headline":', "<//p>", "\0", "\ufeff", "\r")),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map("".join),
    st.sampled_from((None, URL, "http://[", "", "x", "https://www.sondakika.com/guncel/haber-x-19562301/")),
)
def test_broken_markup(markup: str, url: str | None) -> None:
    assert valid(extract(markup, url))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 4000), st.integers(0, 300))
def test_a_page_with_bytes_put_in_and_cut_out(noise: bytes, at: int, gap: int) -> None:
    html = page(head=news(author={"@type": "Person", "name": "Derya Tan"})).encode()
    assert valid(extract(html[:at] + noise + html[at + gap :], URL))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3500))
def test_a_page_that_ends_early(size: int) -> None:
    assert valid(extract(page().encode()[:size], URL))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("@type", "@id", "name", "url", "@graph", "@value", "headline")), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
KEYS = ("headline", "author", "datePublished", "dateModified", "image", "keywords", "articleSection", "publisher", "mainEntityOfPage", "isAccessibleForFree", "description", "url", "@id", "articleBody", "creator", "sourceOrganization")  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4))
def test_json_ld_of_any_shape(values: dict[str, Any]) -> None:
    found = extract(page(head=news(**values)), URL)
    assert valid(found)
    assert found.body == BODY


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(("content-type", "X-Robots-Tag", "tdm-reservation", "Last-Modified", "Link")),
        st.text(max_size=20),
    ),
    st.dictionaries(
        st.sampled_from(("title", "published", "date", "categories")),
        st.text(max_size=20) | st.lists(st.text(max_size=5)) | st.none(),
    ),
    st.lists(st.text(max_size=10), max_size=3),
)
def test_headers_feed_and_known_lines(headers: dict[str, str], feed: dict[str, Any], lines: list[str]) -> None:
    assert valid(extract(page(), URL, headers=headers, feed=feed, known_lines=lines))
