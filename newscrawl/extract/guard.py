"""The cut before the parse: what a page may cost at most.

Two things make libxml2 slow or large (measured, 2.14): very many tags (8 MiB of ``<p>x</p>``: 313 MB) and very many
attributes in one tag (a check for doubles makes 60,000 of them take 30 s). NUL and nesting need nothing: the parser
turns NUL into U+FFFD and stops at a depth of 256.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_TEXT = 5 * 1024 * 1024  # characters
MAX_TAGS = 150_000
MAX_ATTRIBUTES = 100  # kept of a tag that is over-long
# A page of n characters made of tags of length L costs about n * L * 33 ps; this product is half a second.
_COST = 15_000_000_000

# The end of a tag seen from within: quotes count only after "=" (HTML standard, 13.2.5). Possessive: it never goes back.
_TAG_END = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>?+"""
_REST = re.compile(_TAG_END)
_TOKEN = re.compile(rf"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|</?([A-Za-z][^\s/>]*+){_TAG_END}")
_ATTRIBUTE = re.compile(r"""[\s/]+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_RAW_END = {name: re.compile(rf"(?i:</{name}(?=[\s/>]))") for name in ("script", "style")}


def tame(html: str) -> tuple[str, bool]:
    """The page as it may be parsed, and whether anything was cut.

    At most `MAX_TEXT` characters and `MAX_TAGS` times ``<``; of a tag long enough to stall the parser the first
    `MAX_ATTRIBUTES` attributes stay.
    """
    kept = html[:MAX_TEXT]
    if kept.count("<") > MAX_TAGS:
        kept = kept[: sum(map(len, kept.split("<", MAX_TAGS + 1)[:-1])) + MAX_TAGS]
    step = min(10_000, max(500, _COST // (2 * len(kept) + 1)))
    if any(_within_long_tag(kept, at, step) for at in range(0, len(kept), step)):
        kept = "".join(_shortened(kept, 2 * step))
    return kept, len(kept) < len(html)


def _within_long_tag(html: str, at: int, step: int) -> bool:
    # Whether we stand in a tag, in a quoted value or in neither cannot be seen from here, so each is supposed in turn:
    # in a tag of 2 * step characters one of these ends far away, in any other place all of them end soon.
    starts = (at, html.find('"', at, at + step) + 1, html.find("'", at, at + step) + 1)
    return any(start and _REST.match(html, start).end() - start >= step for start in starts)  # type: ignore[union-attr]


def _shortened(html: str, limit: int) -> Iterator[str]:
    done = position = 0
    while match := _TOKEN.search(html, position):
        position = match.end()
        name = (match[1] or "").lower()
        if name and len(match[0]) > limit:
            yield html[done : match.end(1)]
            yield _first_attributes(html, match.end(1), position)
            done = position
        if name in _RAW_END and match[0][1] != "/":
            end = _RAW_END[name].search(html, position)
            position = end.start() if end else len(html)
    yield html[done:]


def _first_attributes(html: str, start: int, end: int) -> str:
    position = start
    for _ in range(MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(html, position, end)
        if match is None:
            return html[start:end]
        position = match.end()
    return html[start:position] + ">"
