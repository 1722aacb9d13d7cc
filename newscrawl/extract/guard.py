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
# Possessive: a tag's end never goes back, so it takes linear time on any input. No possessive group holds a look ahead: Python
# before 3.11.5 does not return to where that began (python/cpython#100061).
_TAG_END = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>?+"""
_REST = re.compile(_TAG_END)
_RAW = "(?i:script|style)"  # their content is no markup
_TOKEN = re.compile(
    rf"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|(<{_RAW}(?=[\s/>]){_TAG_END})(?s:.*?)(?=</{_RAW}[\s/>]|\Z)|(</?[A-Za-z]{_TAG_END})"
)
_ATTRIBUTE = re.compile(r"""[\s/]+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_OPENING = re.compile(r"</?[A-Za-z]")
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
    size = len(html) + 1
    step = min(20_000, max(500, 7_500_000_000 // size))  # a page of n characters in tags of length L: n * L * 33 ps
    many = 20_000 * step // size  # so that no tag holds more than some 10,000 attributes (0.4 s) unseen
    return any(_runs_long(html, start, end, step, many) for start, end in _stretches(html, step))


def _stretches(html: str, step: int) -> Iterator[tuple[int, int]]:
    """Where a tag of more than ``step`` characters can lie: between two ``>`` that end any tag they stand in.

    A ``>`` does that unless it stands in a quoted value, and so the last quote before it does not follow a ``=``. On
    real pages one in each step shows that all is well, so nearly nothing of the page is looked at.
    """
    begun = at = 0
    quotes = (-1, -1)  # the last of each kind between these two
    while at < len(html):
        stop = at + step
        if end := _certain_end(html, at, stop, quotes):
            if at > begun:
                yield begun, end
            begun, at, quotes = end, end, (-1, -1)
        else:
            quotes = (max(quotes[0], html.rfind('"', at, stop)), max(quotes[1], html.rfind("'", at, stop)))
            at = stop
    if len(html) - begun > step:
        yield begun, len(html)


def _certain_end(html: str, at: int, stop: int, quotes: tuple[int, int]) -> int:
    """The place after one of the last ``>`` that is certainly in no quoted value, or 0."""
    position = stop
    for _ in range(8):
        position = html.rfind(">", at, position)
        if position < 0:
            return 0
        double, single = html.rfind('"', at, position), html.rfind("'", at, position)
        if not (_opens(html, max(double, quotes[0])) or _opens(html, max(single, quotes[1]))):
            return position + 1
    return 0


def _opens(html: str, quote: int) -> bool:
    return quote >= 0 and html[max(0, quote - 20) : quote].rstrip()[-1:] in ("=", "")


def _runs_long(html: str, begun: int, end: int, step: int, many: int) -> bool:
    """Whether a tag of more than ``step`` characters and ``many`` separators may begin in the stretch.

    Every ``<`` is tried, also one in what may be a script, for nothing tells here what is one.
    """
    left = 8 * (end - begun)
    for opening in _OPENING.finditer(html, begun, end):
        start = opening.end()
        stop = _REST.match(html, start, start + 2 * step).end()  # type: ignore[union-attr]
        left -= stop - start
        if left < 0 or (stop - start >= step and sum(html.count(space, start, stop) for space in " \n\t/\r\f") >= many):
            return True
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
