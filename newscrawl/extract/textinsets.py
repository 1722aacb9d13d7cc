"""Insets: what stands between two sentences of a dump's text and is none of it: teasers, prompts, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textlines import Line, prompt_of, vocabulary
from newscrawl.extract.tidy import is_caption

FINAL = frozenset(".!?…\"”»'’")
STOPPED = FINAL - frozenset("!?")
# A sentence and who signs it: "… başlatıldı. (İHA)", "… три рыбака. /ТАСС/", "… dedi. - DHA".
SIGNED = re.compile(
    r"[.!?…][\"”»’')]*\s*(?:\([^()]{2,30}\)|/[^/]{2,30}/\.?|[-–—]?\s?[A-ZÇĞİÖŞÜƏА-ЯЁ][A-ZÇĞİÖŞÜƏА-ЯЁa-z]*[A-ZÇĞİÖŞÜƏА-ЯЁ])$"
)
CAPTION = 25  # words of a line that may be a picture's
LABEL, TITLE, SENTENCE = 6, 20, 8  # words: fewer make a label, a headline; as many a sentence
TOLD = 3  # words before a colon: fewer are a label
LONGEST = 5  # lines of an inset
_INNER = frozenset(("related", "read_more", "ad", "channel", "app", "subscribe", "login"))
OTHERS, HEADLINE, HEADING = 3, 5, 4  # more headlines below a label; words of one of them; of a heading behind them
_WALL, BENEFITS = frozenset(("subscribe", "login")), 7  # lines from one that asks to subscribe to the next
_BELOW = frozenset(("tags", "comment", "source", "footer"))
_ASKS = frozenset(("follow", "share"))
LONG = 20  # words of a sentence that is no caption
TALK, STAMP = 12, 9  # words of a line that announces comments; of one that says when
TALKED = 60  # words of a text that comments follow
NEAR, STAMPS = 14, 2  # lines behind the first in which so many of the others make a thread


def insets_of(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are insets: "İlgili haber" and its headline, "Foto: …", "Google News'te takip edin"."""
    found = set[int]().union(*_offers(lines))
    i = 1
    while i < len(lines) - 1:
        if lines[i - 1].size < SENTENCE or lines[i - 1].text[-1] not in FINAL:
            i += 1
            continue
        end = _end(lines, i)
        near = i < end < len(lines) and end - i <= LONGEST
        after = end + (near and end + 1 < len(lines) and _is_heading(lines[end]))
        if near and _parts(lines[i - 1], lines[i:end], lines[after]):
            found.update(range(i, end))
        i = max(end, i + 1)
    return found


def _offers(lines: Sequence[Line]) -> Iterator[range]:
    """What a paper offers its subscribers, between the lines that ask readers to become some or to sign in."""
    asks = [i for i, line in enumerate(lines) if line.size > 2 and prompt_of(line.text) in _WALL]
    start = 0
    for at, i in enumerate(asks):
        if at + 1 == len(asks) or asks[at + 1] - i > BENEFITS:
            if at - start >= 2:
                yield range(asks[start], i + 1)
            start = at + 1


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last of the lines from ``start`` on that are no text."""
    i = start
    while i < len(lines):
        if announces_other(lines[i]) and i + 1 < len(lines) and (_is_title(lines[i + 1]) or _asks(lines, i + 1)):
            i += 2
            more = range(i, min(len(lines), i + OTHERS))
            end = next((k for k in more if not _is_title(lines[k]) or lines[k].size < HEADLINE), more.stop)
            goes_on = end < len(lines) and (_is_heading(lines[end]) or _is_last(lines, end))
            i = end if goes_on else i  # else they may be of a list below the text
        elif _is_prompt(lines[i]):
            i += 1
        else:
            break
    return i


def _parts(before: Line, inset: Sequence[Line], after: Line) -> bool:
    """Whether these lines part a text: sentences on either side, of which none is the caption above a picture's credit."""
    shortest = LONG if any(map(_is_credit, inset)) else SENTENCE
    announces = after.size >= TOLD and after.text[-1] == ":"  # "Uçar, sözlerini şöyle tamamladı:"
    return all(
        line.size >= shortest and line.text[-1] in FINAL for line in ((before,) if announces else (before, after))
    )


def _is_heading(line: Line) -> bool:
    """Whether a line behind an inset may head the text that follows: in capitals, or of few words."""
    short = line.size <= HEADING and line.text[-1] not in FINAL
    return (line.text.isupper() or short) and not (line.families or prompt_of(line.text))


def _is_credit(line: Line) -> bool:
    return prompt_of(line.text) == "photo_credit" or is_caption(line.text)


def announces_other(line: Line) -> bool:
    """Whether a line announces another story: "İlgili haber"."""
    if line.size >= LABEL or line.text[-1] in STOPPED:
        return False
    return "related" in line.families or prompt_of(line.text) in ("related", "read_more")


def _is_title(line: Line) -> bool:
    return 2 < line.size < TITLE and line.text[-1] not in FINAL


def _is_last(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is a sentence with the article's tags, its comments or the like right below it."""
    below = lines[i + 1] if i + 1 < len(lines) else lines[i]
    return (
        lines[i].size >= SENTENCE
        and lines[i].text[-1] == "."
        and below.size < LABEL
        and not _BELOW.isdisjoint(below.families)
    )


def _asks(lines: Sequence[Line], i: int) -> bool:
    """Whether a line below a label of other stories is a question; below "read more" the text may ask it."""
    return 2 < lines[i].size < TITLE and lines[i].text[-1] == "?" and prompt_of(lines[i - 1].text) != "read_more"


def _is_prompt(line: Line) -> bool:
    if line.size >= CAPTION:
        return False
    asks = line.size < LABEL and "follow" in line.families <= _ASKS  # "E-posta adresiniz", "Telegram-каналга жазылыңыз"
    return asks or _is_credit(line) or prompt_of(line.text) in _INNER


def _counts_comments(line: Line) -> bool:
    """Whether a line says how many comments there are, and nothing else: "34 Yorum", "Yorumlar (12)"."""
    table, words = vocabulary()[0], line.words
    pairs = [*pairwise(words), *pairwise(reversed(words))]
    return line.text[-1] not in FINAL and any(one.isdigit() and table.get(two) == "comment" for one, two in pairs)


def thread_of(lines: Sequence[Line], start: int) -> int:
    """The line behind ``start`` with which readers' comments begin ("34 Comments", then names and times), or the number of lines."""
    for i in range(start, len(lines)):
        if lines[i].size <= TALK and "comment" in lines[i].families:
            near = lines[i + 1 : i + 1 + NEAR]
            if _counts_comments(lines[i]) and sum(line.size for line in lines[start:i]) >= TALKED:
                return i
            if sum(line.size <= STAMP and is_date_line(line.text) for line in near) >= STAMPS:
                return i
    return len(lines)
