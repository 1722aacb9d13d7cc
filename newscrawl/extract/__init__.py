"""extract: one page in, one article out. Pure: no network, no clock, no settings; nothing in a page may raise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newscrawl.article import Article
from newscrawl.extract.body import find_body
from newscrawl.extract.page import read_page
from newscrawl.site import Site


def extract(
    html: bytes | str,
    url: str | None = None,
    *,
    fetched: str | None = None,
    headers: Mapping[str, str] | None = None,
    site: Site | bool | None = None,
    feed: Mapping[str, Any] | None = None,
    known_lines: Iterable[str] = (),
) -> Article:
    page = read_page(html, url, headers)
    body = find_body(page)
    return Article(url=url, body="\n\n".join(block.text for block in body.blocks) or None, headline=page.head.title)
