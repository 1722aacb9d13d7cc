"""The cut before the parse: what a page may cost at most.

Two things make libxml2 slow or large (measured, 2.14): very many tags (8 MiB of ``<p>x</p>``: 313 MB) and very many
attributes in one tag (a check for doubles makes 60,000 of them take 30 s). NUL and nesting need nothing here: the
parser turns NUL into U+FFFD and stops at a depth of 256.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_TEXT = 5 * 1024 * 1024  # characters
MAX_TAGS = 150_000
MAX_ATTRIBUTES = 100  # kept of a tag that is over-long

# The rest of a tag, seen from within it, outside a value: a quote counts only after "=" (HTML standard, 13.2.5).
# Possessive all through: the patterns never go back, so they take linear time on any input.
_TAG_END = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>?+"""
_REST = re.compile(_TAG_END)
_RAW = "(?i:script|style)"  # their content is no markup
_TOKEN = re.compile(
    rf"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|(<{_RAW}(?=[\s/>]){_TAG_END})[^<]*+(?:<(?!/{_RAW}[\s/>])[^<]*+)*+|(</?[A-Za-z]{_TAG_END})"
)
_ATTRIBUTE = re.compile(r"""[\s/]+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_NAME = re.compile(r"</?[^\s/>]*")


def tame(html: str) -> tuple[str, bool]:
    """The page as it may be parsed, and whether anything was cut.

    At most `MAX_TEXT` characters and `MAX_TAGS` times ``<``; of a tag with so many attributes that it would stall the
    parser the first `MAX_ATTRIBUTES` stay.
    """
    kept = html[:MAX_TEXT]
    if kept.count("<") > MAX_TAGS:
        kept = "<".join(kept.split("<", MAX_TAGS + 1)[:-1])
    if _has_long_tag(kept):
        kept = "".join(_shortened(kept))
    return kept, len(kept) < len(html)


def _has_long_tag(html: str) -> bool:
    # Samples, as a pass over every tag costs a third of a parse. Whether a place lies in a tag, in a quoted value or in
    # neither cannot be seen from there, so each is supposed in turn: inside a tag of 2 * step characters one of these
    # runs on for long, elsewhere nearly always all end soon. What was judged once is not judged again.
    size = len(html) + 1
    step = min(20_000, max(500, 7_500_000_000 // size))  # a page of n characters in tags of length L: n * L * 33 ps
    many = 20_000 * step // size  # so that no tag holds more than some 10,000 attributes (0.4 s) unseen
    at = 0
    while at < size:
        furthest = at + step
        for start in (at, html.find('"', at, at + step) + 1, html.find("'", at, at + step) + 1):
            match = _REST.match(html, start, start + 2 * step) if start or not at else None
            if match and match.end() - start >= step:
                if sum(html.count(space, start, match.end()) for space in " \n\t/\r\f") >= many:
                    return True
                furthest = max(furthest, match.end())
        at = furthest
    return False


def _shortened(html: str) -> Iterator[str]:
    done = 0
    for match in _TOKEN.finditer(html):
        group = match.lastindex
        if group and match.end(group) - match.start(group) > 2 * MAX_ATTRIBUTES:
            start, end = match.span(group)
            stop = _attributes_end(html, start, end)
            if stop < end:
                yield html[done:stop] + ">"
                done = end
    yield html[done:]


def _attributes_end(html: str, start: int, end: int) -> int:
    position = _NAME.match(html, start, end).end()  # type: ignore[union-attr]
    for _ in range(MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(html, position, end)
        if match is None:
            return end
        position = match.end()
    return position if _ATTRIBUTE.match(html, position, end) else end
