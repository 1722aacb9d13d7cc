"""The headline and the lead of a dump: the line that the title line repeats, and the summary above the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.extract.textlines import LONG, WORD, Dump, Line, fold_key, likeness
from newscrawl.text.boilerplate import is_boilerplate, strip_tail

ABOVE = 40  # lines above the text in which the headline stands
LONGEST = 45  # words of a headline
LEAD = 75  # words of a lead
_SEPARATOR = re.compile(r"\s+[-–—/»›·•]\s+|\s*[|»›•]+\s*|\s+:\s+|\s+[-–—](?=\w)")
_KICKER = re.compile(r"[^\s:,]+(?: [^\s:,]+){2,3} [-–—] (?=[\"“„«]?[^\W\d_a-zа-я]\S*(?: \S+){4})")
_STAMP = re.compile(r"\d\d?[:.]\d\d\b.*\d{4}|\d{4}.*\d\d?:\d\d|^\W*\d[\d\W]+$|^\d\d? \w+ \d{4}$")
_NO_LEAD = frozenset(("photo", "video", "ad", "related", "share", "follow", "comment", "byline"))
_PIECES = 7  # of a title line
_FINAL = re.compile(r"[.!?…。][\"”»'’)]*$")


@dataclass(slots=True)
class Headline:
    """The headline as printed, and the line that it stands on (None when only the title line has it)."""

    text: str | None
    index: int | None = None


def find_headline(dump: Dump, body: Sequence[int], names: Sequence[str]) -> Headline:
    """The headline above the body's lines; ``names`` are those of the site."""
    lines, begin = dump.lines, body[0]
    above = range(max(1, begin - ABOVE), begin)
    spans = _spans(dump.title) if _is_title(dump, above) else []
    if found := _from_title(lines, above, dump.title, spans):
        return _placed(_shortened(found, names), dump, body)
    if found := _melted(lines, above, spans):
        return found
    if dump.anchor is not None and dump.sure >= (0.5 if spans else 0.4) and dump.anchor <= begin:
        return _shortened(Headline(lines[dump.anchor].text, dump.anchor), names)
    near = _nearest(dump, body)
    if spans:
        return Headline(_without_tail(dump.title, names), near.index)
    return _shortened(near, names)


def _from_title(lines: Sequence[Line], above: range, title: str, spans: list[tuple[str, str]]) -> Headline | None:
    """What the title line and another line agree on."""
    if not spans:
        return None
    part = 0.4 * len(spans[0][0])  # a title's shorter piece is a section or the site
    near = _repeated(lines, above, spans, max(12, part))
    start = _beginning(lines, above.stop, title)
    if near and len(near.text or "") > len((start and start.text) or ""):
        return near
    return start or _repeated(lines, range(1, len(lines)), spans, max(25, part))


def _placed(found: Headline, dump: Dump, body: Sequence[int]) -> Headline:
    """The headline with a line above the text: another prints it in a few other words when its own stands below."""
    if found.index is not None and found.index < body[0]:
        return found
    above = dump.anchor if dump.anchor is not None and dump.anchor < body[0] else _nearest(dump, body).index
    return Headline(found.text, above)


def _same(text: str) -> str:
    return " ".join(WORD.findall(fold_key(text)))


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


def _beginning(lines: Sequence[Line], begin: int, title: str) -> Headline | None:
    """The longest line that the title begins with; of equal ones the last above the text."""
    whole, best, found = _same(title) + " ", 15, Headline(None)
    for i in (*range(begin, len(lines)), *range(1, begin)):
        key = " ".join(lines[i].words)
        shorter = len(key) < len(whole) - 1 or begin - ABOVE < i < begin  # all of it only where a headline stands
        if best <= len(key) and shorter and whole.startswith(key + " "):
            best, found = len(key), Headline(_punctuated(lines[i], title), i)
    return found if found.text else None


def _punctuated(line: Line, title: str) -> str:
    """The line; as the title has it where only the title keeps the colon behind a kicker."""
    if ":" in line.text or len(ends := [match.end() for match in WORD.finditer(title)]) < len(line.words):
        return line.text
    head = title[: ends[len(line.words) - 1]]
    return head + title[len(head) :].split(" ")[0] if ":" in head else line.text


def _repeated(lines: Sequence[Line], indexes: range, spans: list[tuple[str, str]], least: float) -> Headline | None:
    """The longest part of the title that is a line of its own, or two lines (a kicker above); of equal ones the last."""
    keys: dict[str, tuple[int, str]] = {}
    for i in indexes:
        if lines[i].size <= LONGEST:
            key = " ".join(lines[i].words)
            if i - 1 in indexes and lines[i - 1].size <= LONGEST:
                keys[f"{' '.join(lines[i - 1].words)} {key}"] = (i, "")
            keys[key] = (i, lines[i].text)
    for key, text in spans:
        if key in keys and len(key) >= least:
            index, line = keys[key]
            return Headline(text if not line or ":" in text else line, index)
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
    """The headline without the site's name, and without a kicker of three or four words before a dash."""
    text = strip_tail(found.text, names) if found.text else ""
    kicker = _KICKER.match(text)
    return Headline(text[kicker.end() :] if kicker else text or None, found.index)


def _is_title(dump: Dump, above: range) -> bool:
    """Whether the first line is the page's title: the crawl's day is before it, or the address or a line above the text says the same."""
    first = dump.lines[0] if dump.lines else None
    if first is None or not 2 < first.size <= LONGEST:
        return False
    if dump.crawled or likeness(first, "", (), dump.slug) >= 0.5:
        return True
    title, words = fold_key(dump.title), frozenset(first.words)
    return any(likeness(dump.lines[i], title, words, ()) >= 0.5 and dump.lines[i].size > 2 for i in above)


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


def _nearest(dump: Dump, body: Sequence[int]) -> Headline:
    """The line above the body, or its first one, that shares most of its words with it and reads like a headline."""
    lines, begin = dump.lines, body[0]
    topic = frozenset[str]().union(*(lines[i].stems for i in body))
    copies = Counter(line.key for line in lines)
    best, found = 0.34, Headline(None)
    for i in range(begin, max(-1, begin - 25), -1):
        line = lines[i]
        if not 3 < line.size <= 40 or not line.stems or _STAMP.search(line.text) or is_boilerplate(line.text):
            continue
        if i == begin and (len(body) < 3 or line.size > 20 or _FINAL.search(line.text)):
            continue
        shared = len(line.stems & topic) / len(line.stems) - 0.01 * (begin - i) + 0.02 * min(line.size, 8)
        against = 0.15 * bool(line.families) + 0.35 * bool(_FINAL.search(line.text) or "photo" in line.families)
        value = shared - against + 0.3 * (1 < copies[line.key] < 5)
        if value > best:
            best, found = value, Headline(line.text, i)
    return found


def find_lead(dump: Dump, body: Sequence[int], head: int | None) -> int | None:
    """The line of the lead: between headline and body, or the body's first line when it stands apart from the rest."""
    if head is None or not 0 <= body[0] - head <= ABOVE:
        return None
    topic = frozenset[str]().union(*(dump.lines[i].stems for i in body))
    for i in range(head + 1, body[0]):
        if _is_summary(dump.lines[i], topic, i == head + 1):
            return i
    return body[0] if _stands_apart(dump, body) else None


def _is_summary(line: Line, topic: frozenset[str], below: bool) -> bool:
    """Whether a line is a sentence of the article's topic; the line right ``below`` the headline may lack its full stop."""
    if not 7 <= line.size <= LEAD or line.families & _NO_LEAD or not line.stems or _STAMP.search(line.text) or is_boilerplate(line.text):
        return False
    shared = len(line.stems & topic) / len(line.stems)
    return shared >= (0.4 if _FINAL.search(line.text) else 0.6 if below else 2)


def _stands_apart(dump: Dump, body: Sequence[int]) -> bool:
    """Something that is no text (date, byline, caption) is between it and the text, or it is printed twice, or the text
    begins anew by saying the same at more length."""
    if len(body) < 3:
        return False
    lines = dump.lines
    lead, after = lines[body[0]], lines[body[1]]
    if not LONG // 2 < lead.size <= LEAD or after.size < LONG // 2:
        return False
    between = lines[body[0] + 1 : body[1]]
    if (between and not any("related" in line.families for line in between)) or sum(line.key == lead.key for line in lines) > 1:
        return True
    return len(lead.stems & after.stems) >= 0.5 * (len(lead.stems) or 1) and lead.size < 45 and after.size > 0.7 * lead.size
