"""Lists in a dump: numbered lines (winners, standings), what a colon announces, sheets of values, questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textinsets import FINAL, SENTENCE, announces_other
from newscrawl.extract.textlines import LONG, Line, prompt_of
from newscrawl.text.relative import is_relative

FEWEST = 4  # numbers of an enumeration
STEP = 3  # lines from one number to the next
ABOVE = 3  # lines above it in which what it continues stands
MOST = 40  # lines of a list that a text announces
FEW = 3  # words of a line that announces one; of the label of a value
_DASHES = frozenset("-–—")
_OF_TEXTS = frozenset(("nav", "date", "byline", "video"))  # kinds of words that a list of a text may hold
_CLOSING = frozenset(("tags", "source", "share", "comment"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"\d[./]\d{1,2}[./](?:20)?\d\d(?!\d)")
_VALUE = re.compile(r"[^\W\d][^:.,]{1,30}: ?\S")
_NUMBER = re.compile(r"\W{0,2}0?(\d{1,3})(?:[.)ºª°:/-]|\s|\w?\s)\s*\S")


def enumerations(lines: Sequence[Line]) -> Iterator[range]:
    """The lines of each enumeration, unless a label above says that it lists other stories: "Çok okunanlar"."""
    numbers = [
        int(found[1]) if not line.text[0].isalpha() and (found := _NUMBER.match(line.text)) else 0 for line in lines
    ]
    start = 0
    while start < len(lines):
        end = _end(numbers, start) if numbers[start] == 1 else start
        above = lines[max(0, start - ABOVE) : start]
        if end > start and not any(announces_other(line) or prompt_of(line.text) for line in above):
            yield range(start, end + 1)
        start = max(end, start) + 1


def _end(numbers: Sequence[int], start: int) -> int:
    """The last line of an enumeration that begins here, or the first where it is none."""
    at, wanted = start, 2
    while (
        following := next((i for i in range(at + 1, min(at + 1 + STEP, len(numbers))) if numbers[i] == wanted), 0)
    ) > 0:
        at, wanted = following, wanted + 1
    return at if wanted > FEWEST else start


def lists_within(lines: Sequence[Line]) -> Iterator[range]:
    """Short lines between two sentences: what the first, ending in a colon, announces, or each with a label and a value, or
    three and more with figures.

    "Şöyle sıralandı:" and towns, scores, verses; "Stat: …", "Hakemler: …"; "10.00 Kortej", "Astara – Lerik 0:0".
    """
    ended = [line.text[-1] in FINAL and line.size >= SENTENCE for line in lines]
    short = [line.size < LONG for line in lines]
    i = 1
    while i < len(lines) - 1:
        announced = lines[i - 1].text[-1] == ":" and _announces(lines, i - 1)
        near = any(ended[max(0, i - FEW) : i]) and all(short[i : i + 3])
        if not announced and not (near and _follows(lines, i)):
            i += 1
            continue
        end = i
        while end < len(lines) and end - i < MOST and _is_item(lines[end], valued=not announced):
            end += 1
        figured = 0 if announced or end - i >= FEWEST - 1 else _figures(lines, i)
        end = figured or end
        enough = end > i + 1 or (announced and end == i + 1 and lines[i].text.count(",") > 1)
        between = enough and (_goes_on(lines, end) or (figured > 0 and _has_ended(lines, end)))
        if between and not any(_is_stamp(line.text) for line in lines[i:end]):  # a card: headline, author, day
            yield range(i, end)
            i = end
        i += 1


def _figures(lines: Sequence[Line], start: int) -> int:
    """Behind three and more lines with figures, and perhaps a heading or the names of columns above them; else 0."""
    headed = not _has_figures(lines[start]) and lines[start].size < SENTENCE and lines[start].text[-1] not in FINAL
    first = start + (headed and not _is_own(lines[start]) and not prompt_of(lines[start].text))
    end = next((j for j in range(first, min(len(lines), first + MOST)) if not _has_figures(lines[j])), first)
    return end if end - first >= FEWEST - 1 else 0


def _has_ended(lines: Sequence[Line], i: int) -> bool:
    """Whether a line, or the next, shows that the article has ended: its tags, its source, a prompt to share it."""
    near = (line for line in lines[i : i + 2] if line.size < SENTENCE)
    return any(line.text[0] == "#" or not _CLOSING.isdisjoint(line.families) for line in near)


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether a sentence follows, or a short heading and its sentence ("Как готовить"), a prompt before it or not."""
    i = next((k for k in range(i, min(len(lines), i + FEW)) if not is_notice(lines[k])), len(lines))
    if i >= len(lines):
        return False
    if (
        lines[i].size > FEW - 1
        and lines[i].text[-1] == "."
        and _has_ended(lines, i + 1)
        and not prompt_of(lines[i].text)
    ):
        return True  # a short last sentence
    headed = lines[i].size < SENTENCE and not lines[i].families and i + 1 < len(lines)
    if headed:
        return (
            _is_sentence(lines[i])
            or (lines[i + 1].size > FEW and lines[i + 1].text[-1] in FINAL)
            or _tells(lines[i + 1])
        )
    return _is_sentence(lines[i]) or _tells(lines[i])


def _tells(line: Line) -> bool:
    """Whether a line is running text that leads to a quotation."""
    return line.size >= LONG and line.text[-1] == ":" and not prompt_of(line.text)


def listed_below(lines: Sequence[Line], last: int) -> range:
    """The lines with figures right below a text's last one, which heads them, with a colon or not: results, days of a tour."""
    end, head = last + 1, lines[last]
    heads = head.size > FEW and (head.text[-1] == ":" or (head.size < LONG and head.text[-1] not in FINAL))
    while heads and end < len(lines) and end - last <= MOST and _counts(lines[end]):
        end += 1
    return range(last + 1, end if end - last > FEWEST else last + 1)


def _counts(line: Line) -> bool:
    labels = line.size < FEW and bool(line.families)
    begins = not line.text[0].isdigit()  # else an hour or a day before another story's headline
    return line.size < LONG and begins and not labels and any(map(str.isdigit, line.text)) and not prompt_of(line.text)


def _follows(lines: Sequence[Line], i: int) -> bool:
    """Whether a sentence is right above a line, or above the prompts there."""
    nearest = next((line for line in reversed(lines[max(0, i - FEW) : i]) if not is_notice(line)), None)
    return nearest is not None and _is_sentence(nearest)


def is_notice(line: Line) -> bool:
    """Whether a line asks readers for something: to subscribe, to share, to leave an address."""
    return prompt_of(line.text) is not None or (line.size < SENTENCE and "follow" in line.families)


def _is_stamp(text: str) -> bool:
    return is_date_line(text) and (_YEAR.search(text) is not None or is_relative(text))


def _is_own(line: Line) -> bool:
    """Whether a line's words say that it is the page's own, more than that it names a section or a day among others."""
    return bool(line.families - _OF_TEXTS) or (line.size < FEW and bool(line.families))


def _has_figures(line: Line) -> bool:
    if line.size >= (LONG if line.bullet else SENTENCE) or _is_own(line) or prompt_of(line.text):
        return False
    return line.text[-1] not in FINAL and any(map(str.isdigit, line.text)) and not _DAY.search(line.text)


def _announces(lines: Sequence[Line], i: int) -> bool:
    """Whether a line that ends in a colon announces what follows."""
    line, after = lines[i], lines[i + 1 : i + 4]
    if line.size < FEW - 1 or bool(line.families - _OF_TEXTS - {"related"}) or prompt_of(line.text):
        return False
    told = line.size > FEW or (line.size == FEW and i > 0 and _is_sentence(lines[i - 1]) and not line.families)
    return told or sum(map(_has_figures, after)) > 1


def _is_sentence(line: Line) -> bool:
    return line.size >= SENTENCE and line.text[-1] in FINAL and not prompt_of(line.text)


def _is_item(line: Line, *, valued: bool) -> bool:
    """Whether a line may be one of a list: short, no label of the page's own; ``valued``: a label and its value."""
    if line.size >= LONG or _is_own(line) or announces_other(line) or prompt_of(line.text):
        return False
    return _VALUE.match(line.text) is not None if valued else line.size < SENTENCE or line.text[-1] not in FINAL


def dialogue(lines: Sequence[Line], body: Sequence[int]) -> Iterator[int]:
    """The short questions and answers that follow one of the body: behind dashes, or where the body asks more than once."""
    asked = sum(_asks(lines[i]) for i in body) > 1
    for i in body:
        while i + 1 < len(lines) and _is_said(lines[i + 1]):
            dashed = lines[i].text[0] in _DASHES and lines[i + 1].text[0] in _DASHES
            follows = i + 2 < len(lines) and _asks(lines[i + 1]) and _is_said(lines[i + 2])
            if not (dashed or (asked and (_asks(lines[i]) or follows))):
                break
            i += 1
            yield i


def _asks(line: Line) -> bool:
    return line.text[-1] == "?" and line.size < LONG


def _is_said(line: Line) -> bool:
    return line.text[-1] in FINAL and not (line.size < LONG and line.families) and not prompt_of(line.text)
