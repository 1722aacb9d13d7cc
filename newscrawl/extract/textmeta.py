"""Dates, credit lines, tags and section of a dump: short lines above, between and below the lines of the body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newscrawl.extract.textlines import WORD, Dump, Line, fold_key, plain, prompt_of, vocabulary
from newscrawl.text.credit import MAX_LINE, Scope, read_line

BEFORE, AFTER = 8, 15  # lines above the headline and below the body that may still belong to the article
_OTHERS = frozenset(("related", "tags", "comment", "footer", "follow"))
MANY = 4  # lines below a label that must speak of the text's topic
LONGEST = 100  # characters of a credit line
_DIGITS = re.compile(r"\d")
_MAY_DATE = re.compile(r"\d.*[:./年 -]|\d{4}|\d+\s*[^\W\d]")
_LABEL_END = re.compile(r"[:：]\s*$")
_YEARED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./]\d\d?[./]\d\d(?!\d)")
_NO_TAGS = frozenset(("share", "comment", "related", "follow", "source", "byline", "footer", "date", "video", "ad", "photo"))
_ITEM = re.compile(r"\s*[,،、;]\s*")
_TIMED = re.compile(r"\d[:.]\d\d|\d{1,2}[./]\d|^\d+$")
_MELTED = re.compile(r"(?<=[a-zß-ÿа-яё]{3})(?=[A-ZÀ-ÞА-ЯЁ])")
_HASH = re.compile(r"#([^\s#,]+(?: (?!#)[^\s#,]+){0,4})")
_COUNTED = re.compile(r"\s+\(?\d+\)?$")
_EDGE = " /›»>"
_CRUMB = re.compile(r"\s*[>»›/|→]\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the article stands among the lines: headline (None: nowhere), first and last line of the body, those between."""

    head: int | None
    first: int
    last: int
    body: frozenset[int]

    @property
    def top(self) -> int:
        """The line from which on what stands above the body may belong to the article."""
        return max(0, (self.first - BEFORE if self.head is None else self.head) - BEFORE)


def date_lines(dump: Dump, frame: Frame) -> list[list[str]]:
    """Lines that may print the article's dates, in groups, the most believable first.

    Below the body they end at its tags and prompts: what follows is other stories'.
    """
    lines = dump.lines
    head = frame.first if frame.head is None else frame.head
    gaps = [i for i in range(frame.first, min(frame.last, frame.first + 12)) if i not in frame.body]
    below = range(frame.last + 1, min(len(lines), frame.last + 1 + 12))
    end = next((i for i in below if lines[i].families & _OTHERS and lines[i].size < 7), below.stop)
    groups = (range(head + 1, frame.first), gaps, range(head - 1, frame.top - 1, -1), range(frame.last + 1, end))
    return [found for group in groups if (found := [text for i in group if i > 0 and (text := _dated(lines, i))])]


def _dated(lines: Sequence[Line], i: int) -> str | None:
    """The line when it is one of a date, with the label that stands on the line above."""
    line = lines[i]
    if line.size > 30 or not _MAY_DATE.search(line.text) or _other_words(line) > 9:
        return None
    above = lines[i - 1] if i else None
    if above and above.size <= 4 and "date" in above.families and not _DIGITS.search(above.text):
        return f"{above.text} {line.text}"
    return line.text


def _other_words(line: Line) -> int:
    table, _ = vocabulary()
    return sum(len(word) > 2 and not _DIGITS.search(word) and table.get(word) not in ("date", "byline") for word in line.words)


def has_year(text: str) -> bool:
    """Whether a date in the text needs no day to count from."""
    return bool(_YEARED.search(text))


def around(dump: Dump, frame: Frame) -> list[int]:
    """The lines near the body that are not of it, in order."""
    begin = frame.first - 1 if frame.head is None else frame.head - 3
    end = min(len(dump.lines), frame.last + 1 + AFTER)
    return [i for i in range(max(1, begin), end) if i not in frame.body and i != frame.head]


def credit_lines(dump: Dump, frame: Frame) -> list[str]:
    """Short lines around the body, in order, among which the credits are, and long ones that may be an agency's notice."""
    middle = range(frame.first + 4, frame.last - 3)
    texts = [(i, dump.lines[i].text) for i in around(dump, frame)]
    return [text for i, text in texts if (len(text) <= LONGEST or len(text) > MAX_LINE) and (i not in middle or _credits(text))]


def _credits(text: str) -> bool:
    """Whether a line amid the text credits an agency for it: another name there is a chart's source."""
    credit = read_line(text, Scope())
    return credit is not None and credit.role == "source" and bool(credit.agencies)


def find_tags(dump: Dump, frame: Frame, others: Collection[str] = ()) -> list[str]:
    """The tags below the body, or above it under a label: hash tags, a list line, a line each below a label or of words of the text.

    ``others``: folded names of the authors and of the site, which are none.
    """
    lines = dump.lines
    below = range(frame.last + 1, min(len(lines), frame.last + 1 + 2 * AFTER))
    gaps = [i for i in range(frame.first, frame.last) if i not in frame.body]
    known = frozenset(word for name in others for word in WORD.findall(name))
    words = frozenset(word for i in (*frame.body, *([frame.head] if frame.head is not None else [])) for word in lines[i].words if len(word) > 2)
    topic = (frozenset[str]().union(*(lines[i].stems for i in frame.body)) | (words - vocabulary()[1])) - known
    for i in below:
        if tags := _hashes(lines, i) or _labelled(lines, i, frame, topic):
            return _clean(tags, others)
    for i in below[: AFTER + 2]:
        if (tags := _listed(lines[i])) and (i < frame.last + 7 or _of_text(tags, topic) > 0.2):
            return _clean(tags, others)
    if tags := _of_topic(dump, frame, topic, others):
        return _clean(tags, others)
    for i in (*range(frame.top, frame.first), *gaps):
        if (tags := _hashes(lines, i) or _labelled(lines, i, frame, topic)) and _of_text(tags, topic) >= 0.5:
            return _clean(tags, others)
    return []


def is_tag_line(line: Line) -> bool:
    """Whether a line that was taken for text is a label with a list of tags behind it ("Published under: A, B")."""
    label, colon, rest = line.text.partition(":")
    return bool(colon) and rest.count(",") > 0 and vocabulary()[0].get(" ".join(WORD.findall(fold_key(label)))) == "tags"


def _of_text(tags: Sequence[str], topic: frozenset[str]) -> float:
    """The share of tags with a word of the text."""
    return sum(_is_of(fold_key(tag), topic) for tag in tags) / len(tags)


def _is_of(key: str, topic: frozenset[str]) -> bool:
    return any(word in topic or word[:6] in topic for word in WORD.findall(key) if len(word) > 2)


def _of_topic(dump: Dump, frame: Frame, topic: frozenset[str], others: Collection[str]) -> list[str]:
    """A run of short lines soon below the body, two or more, most of which name what the text is about."""
    lines = dump.lines
    end = min(len(lines), frame.last + 1 + AFTER)
    start = frame.last + 1
    while start < end:
        found: list[Line] = []
        for line in lines[start : start + 15]:
            if not _is_short(line, topic):
                break
            found.append(line)
        size = len(found)
        found = _trimmed(found, topic)
        own = [line for line in found if line.key not in others]
        if len(own) > 1 and sum(_is_of(line.key, topic) for line in own) * 2 > len(own):
            return [line.text for line in own]
        start += size + 1
    return []


def _trimmed(found: list[Line], topic: frozenset[str]) -> list[Line]:
    """The lines without menu items and prompts at their ends."""
    for end in (-1, 0):
        while found and (found[end].families or prompt_of(found[end].text)) and not _is_of(found[end].key, topic):
            found.pop(end)
    return found


def _is_short(line: Line, topic: frozenset[str]) -> bool:
    """Whether a line could be a tag: a few words, no prompt, no label."""
    if not line.words or line.families & _NO_TAGS or _LABEL_END.search(line.text) or line.text[-1] in ".!?" or _TIMED.search(line.text):
        return False
    return line.size <= 3 or (line.size <= 6 and _is_of(line.key, topic) and len(line.words) < 6)


def _hashes(lines: Sequence[Line], i: int) -> list[str]:
    """The hash tags of a line and of those right below it."""
    found = _hashed(lines[i])
    if len(found) == 1:
        for line in lines[i + 1 : i + AFTER]:
            if not (more := _hashed(line)):
                break
            found += more
    return found


def _hashed(line: Line) -> list[str]:
    found = _HASH.findall(line.text) if line.text.startswith("#") else []
    return found if sum(map(len, found)) > 0.7 * len(line.text) - 2 * len(found) else []


def _labelled(lines: Sequence[Line], i: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    line = lines[i]
    if "tags" not in line.families or not line.words:
        return []
    table, _ = vocabulary()
    label, colon, rest = line.text.partition(":")
    size = next((n for n in (3, 2, 1) if table.get(" ".join(line.words[:n])) == "tags"), 0)
    if colon and rest.strip() and size and len(WORD.findall(label)) <= size:
        return _items(rest)
    if (hashes := _HASH.findall(line.text)) and size and len(line.words) > size:
        return hashes
    if size and len(line.words) > size and "," in line.text and line.text[-1] != ".":
        return _items(" ".join(line.text.split()[size:]))
    if len(line.words) > 5 or (line.words[-1] not in table and not size) or "," in line.text or line.text[-1] in ".!?":
        return []
    if not any(table.get(" ".join(line.words[-n:])) == "tags" for n in (3, 2, 1)):  # "Explore more on these topics"
        return []
    found = _column(lines, i + 1, frame, topic)
    if len(found) == 1 and "," not in found[0]:  # melted: "UkraineRussland"
        found = _MELTED.split(found[0])
    return found if len(found) < MANY or _of_text(found, topic) >= 0.3 else []


def _column(lines: Sequence[Line], start: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    """The short lines under a label, up to one of another kind."""
    found: list[str] = []
    tail = 0  # menu items at the end
    for i in range(start, min(len(lines), start + 15)):
        line = lines[i]
        items = _items(line.text)
        apart = line.blank and found and not lines[start].blank and not lines[start + 1].blank
        if i in frame.body or i == frame.head or apart or line.size > 14 or _LABEL_END.search(line.text):
            break
        if (line.families & _NO_TAGS and not line.text.startswith("#")) or _no_items(line, items, topic):
            break
        found += items
        tail = tail + len(items) if line.families and not _is_of(line.key, topic) else 0
    return found[: len(found) - tail] if tail < len(found) else found


def _no_items(line: Line, items: Sequence[str], topic: frozenset[str]) -> bool:
    """Whether a line ends a column of tags: too long, or a date."""
    if len(items) > 1:
        return sum(len(item.split()) for item in items) > 3.5 * len(items)
    return _TIMED.search(line.text) is not None or line.size > (6 if _is_of(line.key, topic) else 4)


def _items(text: str) -> list[str]:
    return [part for part in _ITEM.split(text) if part.strip(" #")] if "," in text or ";" in text or "،" in text or "、" in text else _HASH.findall(text) or [text]


def _listed(line: Line) -> list[str]:
    """The items of a comma line that is no sentence."""
    items = _ITEM.split(line.text)
    if len(items) < 3 or line.text[-1] in ".!?:;" or line.size > 60 or _TIMED.search(line.text):
        return []
    fits = all(0 < len(item.split()) <= 5 and (item[0].isupper() or item[0].isdigit() or item.islower()) for item in items if item)
    return items if fits and all(items) else []


def _clean(tags: Iterable[str], others: Collection[str] = ()) -> list[str]:
    """Tags once each, without marks at their ends; without numbers of stories where most have one."""
    found = [tag.strip(" ,;#|·•*.-–") for tag in tags]
    if len(found) > 1 and sum(_COUNTED.search(tag) is not None for tag in found) > 0.7 * len(found):
        found = [_COUNTED.sub("", tag) for tag in found]
    seen: dict[str, str] = {}
    for tag in found:
        if 1 < len(tag) <= 80 and fold_key(tag) not in others:
            seen.setdefault(fold_key(tag), tag)
    return list(seen.values())


def find_section(dump: Dump, frame: Frame, tags: Sequence[str], url: str | None) -> str | None:
    """The section: the last crumb before the headline, or a short line near it that address, tags or a list of sections know."""
    lines = dump.lines
    head = frame.head if frame.head is not None else frame.first
    title = fold_key(lines[head].text) if frame.head is not None else ""
    folders = {plain(part).replace("-", " ") for part in fold_key(url or "").split("?")[0].split("/")[3:-1]}
    known = {fold_key(tag) for tag in tags}
    near = [*range(head - 1, max(0, head - BEFORE), -1), *range(head + 1, frame.first)]
    for i in near:
        crumbs = [part for part in _CRUMB.split(lines[i].text) if part]
        if len(crumbs) > 1 and title.startswith(fold_key(crumbs[-1])):
            return crumbs[-2]
        if len(crumbs) > 2 and len(crumbs) * 3 >= lines[i].size and not _DIGITS.search(lines[i].text):
            return crumbs[-1]
    short: list[Line] = [lines[i] for i in near if 0 < lines[i].size <= 3 and not _DIGITS.search(lines[i].text)]
    for line in short:
        if plain(line.key.strip(_EDGE)) in folders or line.key.strip(_EDGE) in known:
            return line.text.strip(_EDGE)
    beside: Line | None = lines[head - 1] if head > 1 else None
    in_menu = all(line.size <= 3 for line in lines[max(1, head - 5) : head])
    if beside is not None and beside in short and not in_menu and vocabulary()[0].get(" ".join(beside.words)) == "nav":
        return beside.text.strip(_EDGE)
    return None
