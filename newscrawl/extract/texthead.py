"""The headline of a dump: the line that the title line repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.extract.textlines import (
    SLUG_WORD,
    WORD,
    Dump,
    Line,
    address_likeness,
    fold_key,
    likeness,
    plain,
    title_likeness,
    vocabulary,
)
from newscrawl.extract.textrank import SEPARATOR, best_line, spans_of
from newscrawl.text.boilerplate import strip_tail

ABOVE = 40  # lines above the text in which the headline stands
LONGEST = 45  # words of a headline
MORE = 2  # longer words behind a part of the title that make the line the fuller headline
LIKE, SURE = 0.3, 20  # likeness of a line that stands for the title; letters of a part that settles where a line melted
WITHIN = 2  # lines of the text among which the headline may be, where the text was found to begin too early
ADDRESSED = 2  # longer words that the address must know
_KICKER = re.compile(r"[^\s:,]+(?: [^\s:,]+){2,3} [-–—] (?=[\"“„«]?[^\W\d_a-zа-я]\S*(?: \S+){4})")
_DOTS = re.compile(r"(?:\.{3}|…)\s*(?:$|[|–—-])")
_NEWS = ("haber", "xəbər")
_DAY = re.compile(r"(?:,|\s[|–—-])\s*\d\d?[./]\d\d?[./](?:19|20)\d\d\s*$")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(slots=True)
class Headline:
    """The headline as printed, and the line that it stands on (None when only the title line has it)."""

    text: str | None
    index: int | None = None


def find_headline(dump: Dump, body: Sequence[int], names: Sequence[str]) -> Headline:
    """The headline of the text in the body's lines; ``names`` are those of the site."""
    lines, begin = dump.lines, body[0]
    titled = is_title(dump, begin)
    if (whole := _uncut(dump, begin)) is not None:
        return Headline(lines[whole].text, whole)
    found = best_line(dump, body, titled=titled)
    if found is None:
        return Headline(None)
    if found == 0:
        text: str | None = _without_kicker(_without_tail(dump, names), dump, line=False)
    else:
        found = _bare(lines, found)
        spans = spans_of(dump.title) if titled else []
        text = _agreed(lines, found, spans) or _punctuated(lines[found], [dump.title, *_alike(lines, found)])
        text = _shortened(_without_kicker(text, dump, line=True), names)
    above = found if 0 < found < begin else _most_like(dump, begin)
    return Headline(text, begin if above is None and found == begin else above)


def _uncut(dump: Dump, begin: int) -> int | None:
    """The line above the text that goes on where the title line breaks off with dots."""
    cut = _DOTS.search(dump.title)
    head = fold_key(dump.title[: cut.start()]).strip() if cut else ""
    if len(head) < SURE:
        return None
    return next(
        (i for i in range(1, begin) if dump.lines[i].key.startswith(head) and len(dump.lines[i].key) > len(head)), None
    )


def _most_like(dump: Dump, begin: int) -> int | None:
    """The line above the text that is most like the title line, which itself is the headline."""
    if dump.anchor is not None and dump.anchor < begin:
        return dump.anchor
    words = frozenset(dump.lines[0].words)
    best, found = LIKE, None
    for i in range(max(1, begin - ABOVE), begin):
        if (like := likeness(dump.lines[i], fold_key(dump.title), words, dump.slug)) >= best:
            best, found = like, i
    return found


def _bare(lines: Sequence[Line], i: int) -> int:
    """The line itself, or the one that has the same words without prompts or crumbs melted to them ("… Back to video")."""
    words = lines[i].words
    whole = f" {' '.join(words)} "
    for j, line in enumerate(lines[1:], 1):
        n = len(line.words)
        if 3 < n < len(words) < 2 * n and (own := f" {' '.join(line.words)} ") in whole:
            before, _, after = whole.partition(own)
            if _is_about_nothing([*before.split(), *after.split()]):
                return j
    return i


def _is_about_nothing(words: Sequence[str]) -> bool:
    """Whether all words are those of menus and prompts."""
    table, function = vocabulary()
    return all(word in table or word in function or word.startswith(_NEWS) for word in words)


def _agreed(lines: Sequence[Line], i: int, spans: list[tuple[str, str]]) -> str | None:
    """What line and title agree on: a part of the title that is the line, or its beginning or end."""
    for _, text in spans:
        kicker, colon, rest = text.partition(": ")
        if colon and lines[i].key == fold_key(kicker + rest):  # melted
            return text
    key = " ".join(lines[i].words)
    for span, text in spans:
        if span == key:
            return text if ":" in text else lines[i].text
    if lines[i].text[0] == ":":  # the kicker is on the line above
        return lines[i - 1].text + lines[i].text
    for span, text in spans:
        if len(span) >= SURE and len(key) < 2.5 * len(span):
            if key.startswith(span) and sum(len(word) > 3 for word in key[len(span) :].split()) < MORE:
                return text
            if key.endswith(span) and ": " not in lines[i].text:
                return text
    return _common_end(lines[i].text, spans)


def _common_end(line: str, spans: list[tuple[str, str]]) -> str | None:
    """The line from where it says what a part of the title says behind its kicker: each has another one."""
    rests = [text.partition(": ")[2] for _, text in spans] if ":" not in line else []
    return next((line[line.index(rest) :] for rest in rests if len(rest) >= SURE and rest in line), None)


def _without_kicker(text: str, dump: Dump, *, line: bool) -> str:
    """ "Kicker: headline" -> the headline where the address knows it alone, or a line prints the kicker apart: melted, before
    a dash, or (for the text of a ``line``) on the line above."""
    kicker, colon, rest = text.partition(": ")
    first, last = fold_key(kicker), fold_key(rest)
    lines = dump.lines[1:]
    if not colon or rest.count(" ") < 2:
        return text
    if not _named(kicker, dump) and _is_addressed(rest, dump):
        return rest
    if not _named(rest, dump) and _is_addressed(kicker, dump):
        return text
    for above, own in zip(["", *(other.key for other in lines)], lines, strict=False):
        if own.key.endswith(last):
            before = own.key[: -len(last)]
            if before == first or (before.startswith(first) and before[len(first) :].strip() in ("-", "–", "—")):
                return rest
            if line and not before and above == first:
                return rest
    return text


def _is_addressed(text: str, dump: Dump) -> bool:
    """Whether the page's name in the address has all longer words of a text, two of them or more."""
    return len(_named(text, dump)) == len(_long_words(text)) >= ADDRESSED


def _named(text: str, dump: Dump) -> list[str]:
    """The longer words of a text that the page's name in the address has, as "ü" or "ue"."""
    words = _long_words(text)
    return [word for word in words if not dump.leaf.isdisjoint((_spelled(word), _spelled(word.translate(_DIGRAPHS))))]


def _spelled(word: str) -> str:
    return plain(word)[:6]


def _long_words(text: str) -> list[str]:
    return [word for word in SLUG_WORD.findall(fold_key(text)) if len(plain(word)) > 3]


def _alike(lines: Sequence[Line], i: int) -> list[str]:
    """The other lines with the same words."""
    return [line.text for line in lines if line.words == lines[i].words]


def _punctuated(line: Line, others: Sequence[str]) -> str:
    """The line; as another has it where only that keeps the colon behind a kicker."""
    for other in others:
        ends = [match.end() for match in WORD.finditer(other)]
        if ":" in line.text or ":" not in other or len(ends) < len(line.words):
            continue
        head = other[: ends[len(line.words) - 1]]
        if ":" in head and WORD.findall(fold_key(head)) == line.words:
            return head + other[len(head) :].split(" ")[0]
    return line.text


def _shortened(text: str, names: Sequence[str]) -> str | None:
    """The headline without the site's name, words of its menu ("- Güncel haberler"), and a kicker of three or four words before a dash."""
    text = _untailed(text, names)
    kicker = _KICKER.match(text)
    return text[kicker.end() :] if kicker else text or None


def is_title(dump: Dump, begin: int) -> bool:
    """Whether the first line is the page's title: the crawl's day is before it, or the address or a line above the text,
    which begins at the line ``begin``, says the same."""
    first = dump.lines[0] if dump.lines else None
    if first is None or not 2 < first.size <= LONGEST:
        return False
    if dump.crawled or address_likeness(first, dump.slug) >= 0.5:
        return True
    title, words = fold_key(dump.title), frozenset(first.words)
    near = dump.lines[max(1, begin - ABOVE) : begin + WITHIN]
    if any(line.size > 2 and title_likeness(line, title, words) >= 0.5 for line in near):
        return True
    pieces = {key for key, text in spans_of(dump.title) if SURE <= len(text) < len(dump.title)}  # a menu has no tail
    return any(" ".join(line.words) in pieces for line in dump.lines[1:begin])


def _without_tail(dump: Dump, names: Sequence[str]) -> str:
    """The title without the site's name; an unknown last piece goes when it is short beside the rest and not in the address."""
    title = dump.title
    short = _untailed(title, names)
    cuts = list(SEPARATOR.finditer(short))
    if short != title:
        return short
    for cut in cuts:
        head, tail = title[: cut.start()], title[cut.end() :]
        if len(head.split()) >= 4 and len(tail) <= 35 and len(tail.split()) <= 4 and cut[0].strip() != ":":
            return title if _is_addressed(tail, dump) else _without_own(head, names)
    return title


def _without_own(text: str, names: Sequence[str]) -> str:
    """The text without a last piece that is a name of the site but for its accents: "Bölge Gazetesi" of bolgegazetesi.com.tr."""
    cuts = list(SEPARATOR.finditer(text))
    last = plain("".join(WORD.findall(fold_key(text[cuts[-1].end() :])))) if cuts else ""
    return text[: cuts[-1].start()] if last and last in map(fold_key, names) else text


def _untailed(text: str, names: Sequence[str]) -> str:
    """The text without the site's names and last pieces that are words of menus only ("| Sport | ornek.com")."""
    before, day = "", _DAY.search(text)
    if day:  # ", Example Times, 26.04.2024"
        text = text[: day.start()]
        head, comma, last = text.rpartition(", ")
        own = "".join(WORD.findall(fold_key(last)))
        if comma and any(len(name) > 3 and fold_key(name) in own for name in names):
            text = head
    while before != text:
        before, text = text, strip_tail(text, names)
        cuts = list(SEPARATOR.finditer(text))
        tail = WORD.findall(fold_key(text[cuts[-1].end() :])) if cuts else []
        if tail and all(word in vocabulary()[0] or word.startswith(_NEWS) for word in tail):
            text = text[: cuts[-1].start()]
    return text
