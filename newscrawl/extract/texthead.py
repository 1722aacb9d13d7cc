"""The headline and the lead of a dump: the line that the title line repeats, and the summary above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.extract.textlines import LONG, Dump, Line, fold_key
from newscrawl.text.boilerplate import is_boilerplate, strip_tail

ABOVE = 40  # lines above the text in which the headline stands
LONGEST = 45  # words of a headline
LEAD = 75  # words of a lead
_SEPARATOR = re.compile(r"\s+[-–—:/»›·•]\s+|\s*[|»›•]+\s*|(?<=\w):\s+|\s+[-–—](?=\w)")
_QUOTES = re.compile(r"[\"'“”„«»‘’`´]")
_PIECES = 7  # of a title line
_FINAL = re.compile(r"[.!?…。][\"”»'’)]*$")


@dataclass(slots=True)
class Headline:
    """The headline as printed, and the line that it stands on (None when only the title line has it)."""

    text: str | None
    index: int | None = None


def find_headline(dump: Dump, begin: int, names: Sequence[str]) -> Headline:
    """The headline above the body's first line ``begin``; ``names`` are those of the site."""
    lines = dump.lines
    above = range(max(1, begin - ABOVE), begin)
    spans = _spans(dump.title)
    for indexes in (above, range(1, len(lines))):
        if found := _repeated(lines, indexes, spans):
            return _shortened(found, names)
    if found := _melted(lines, above, spans):
        return found
    if dump.anchor is not None and dump.sure >= 0.5 and dump.anchor <= begin:
        return _shortened(Headline(lines[dump.anchor].text, dump.anchor), names)
    if _is_title(dump):
        return Headline(_without_tail(dump.title, names))
    return _nearest(lines, begin)


def _same(text: str) -> str:
    return " ".join(_QUOTES.sub("", fold_key(text)).split())


def _spans(title: str) -> list[tuple[str, str]]:
    """The pieces of the title line between its separators, and what neighbours make together: (key, text), the longest first."""
    cuts = [(0, 0), *((m.start(), m.end()) for m in _SEPARATOR.finditer(title)), (len(title), len(title))][: _PIECES + 1]
    spans = {}
    for i in range(len(cuts) - 1):
        for end, _ in cuts[i + 1 :]:
            text = title[cuts[i][1] : end].strip()
            if len(text) > 9 or " " in text:
                spans[_same(text)] = text
    return sorted(spans.items(), key=lambda pair: -len(pair[0]))


def _repeated(lines: Sequence[Line], indexes: range, spans: list[tuple[str, str]]) -> Headline | None:
    """The longest part of the title that is a line of its own; of equal lines the last one."""
    keys = {_same(lines[i].text): i for i in indexes if lines[i].size <= LONGEST}
    for key, _ in spans:
        if key in keys and len(key) > 11:
            return Headline(lines[keys[key]].text, keys[key])
    return None


def _melted(lines: Sequence[Line], indexes: range, spans: list[tuple[str, str]]) -> Headline | None:
    """A part of the title that a line ends with behind a kicker, or begins with before something else."""
    for key, text in spans:
        if len(key) < 20:
            break
        for i in reversed(indexes):
            line = _same(lines[i].text)
            if len(line) < 2.5 * len(key) and (line.endswith(key) or line.startswith(key)):
                return Headline(text, i)
    return None


def _shortened(found: Headline, names: Sequence[str]) -> Headline:
    return Headline(strip_tail(found.text, names) if found.text else None, found.index)


def _is_title(dump: Dump) -> bool:
    """Whether the first line is the page's title: the crawl's day stands before it, or a separated tail behind it."""
    first = dump.lines[0] if dump.lines else None
    return first is not None and 2 < first.size <= LONGEST and (dump.crawled is not None or first.size > 3)


def _without_tail(title: str, names: Sequence[str]) -> str:
    """The title without the site's name; an unknown last piece goes when it is short beside the rest."""
    short = strip_tail(title, names)
    if short != title:
        return short
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        head, tail = title[: cut.start()], title[cut.end() :]
        if len(head.split()) >= 4 and len(tail) <= 35 and len(tail.split()) <= 4 and cut[0].strip() != ":":
            return head
    return title


def _nearest(lines: Sequence[Line], begin: int) -> Headline:
    for i in range(begin - 1, max(-1, begin - 12), -1):
        line = lines[i]
        if 4 <= line.size <= 25 and not line.families and not _FINAL.search(line.text) and not is_boilerplate(line.text):
            return Headline(line.text, i)
    return Headline(None)


def lead_size(dump: Dump, body: Sequence[int], head: int | None) -> int:
    """How many of the body's first lines are a lead of their own: 0 or 1.

    A lead stands apart: something that is no text (date, byline, caption) is between it and the text, or it is printed
    twice, or the text begins anew by saying the same at more length.
    """
    if len(body) < 3 or head is None or body[0] - head > ABOVE:
        return 0
    lines = dump.lines
    lead, after = lines[body[0]], lines[body[1]]
    if not LONG // 2 < lead.size <= LEAD or after.size < LONG // 2:
        return 0
    apart = body[1] - body[0] > 1
    copies = sum(line.key == lead.key for line in lines)
    again = len(lead.stems & after.stems) / (len(lead.stems) or 1)
    if apart or copies > 1:
        return 1
    return int(again >= 0.5 and lead.size < 45 and after.size > 0.7 * lead.size)
