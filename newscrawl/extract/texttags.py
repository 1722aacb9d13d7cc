"""The tags of a dump: hash tags, a list behind or below a label, a comma line, or short lines below the body that name its topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newscrawl.extract.textlines import WORD, Dump, Line, fold_key, prompt_of, vocabulary
from newscrawl.extract.textmeta import AFTER, Frame

MANY = 4  # lines below a label that must speak of the text's topic
_LABEL_END = re.compile(r"[:：]\s*$")
_NO_TAGS = frozenset(
    ("share", "comment", "related", "follow", "source", "byline", "footer", "date", "video", "ad", "photo")
)
_ITEM = re.compile(r"\s*[,،、;]\s*")
_TIMED = re.compile(r"\d[:.]\d\d|\d{1,2}[./]\d|^\d+$")
_MELTED = re.compile(r"(?<=[a-zß-ÿа-яё]{3})(?=[A-ZÀ-ÞА-ЯЁ])")
_HASH = re.compile(r"#([^\s#,]+(?: (?!#)[^\s#,]+){0,4})")
_COUNTED = re.compile(r"\s+\(?\d+\)?$")


def find_tags(dump: Dump, frame: Frame, others: Collection[str] = ()) -> list[str]:
    """The tags below the body, or above it under a label: hash tags, a list line, a line each below a label or of words of the text.

    ``others``: folded names of the authors and of the site, which are none.
    """
    lines = dump.lines
    below = range(frame.last + 1, min(len(lines), frame.last + 1 + 2 * AFTER))
    gaps = [i for i in range(frame.first, frame.last) if i not in frame.body]
    known = frozenset(word for name in others for word in WORD.findall(name))
    words = set[str]().union(
        *[lines[i].words for i in (*frame.body, *([frame.head] if frame.head is not None else []))]
    )
    words = {word for word in words - vocabulary()[1] if len(word) > 2}
    topic = frozenset(words.union(*[lines[i].stems for i in frame.body]) - known)
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
    return (
        bool(colon) and rest.count(",") > 0 and vocabulary()[0].get(" ".join(WORD.findall(fold_key(label)))) == "tags"
    )


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
    if (
        not line.words
        or line.families & _NO_TAGS
        or _LABEL_END.search(line.text)
        or line.text[-1] in ".!?"
        or _TIMED.search(line.text)
    ):
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
    tail, listed = 0, False  # menu items at the end; whether the last line was a list
    for i in range(start, min(len(lines), start + 15)):
        line = lines[i]
        items = _items(line.text)
        apart = line.blank and found and not lines[start].blank and not lines[start + 1].blank
        if i in frame.body or i == frame.head or apart or line.size > 14 or _LABEL_END.search(line.text):
            break
        if (line.families & _NO_TAGS and not line.text.startswith("#")) or _no_items(line, items, topic):
            break
        if listed and len(items) < 2:  # below a comma list stands something else
            break
        listed = len(items) > 1
        found += items
        tail = tail + len(items) if line.families and not _is_of(line.key, topic) else 0
    return found[: len(found) - tail] if tail < len(found) else found


def _no_items(line: Line, items: Sequence[str], topic: frozenset[str]) -> bool:
    """Whether a line ends a column of tags: too long, or a date."""
    if len(items) > 1:
        return sum(len(item.split()) for item in items) > 3.5 * len(items)
    return _TIMED.search(line.text) is not None or line.size > (6 if _is_of(line.key, topic) else 4)


def _items(text: str) -> list[str]:
    return (
        [part for part in _ITEM.split(text) if part.strip(" #")]
        if "," in text or ";" in text or "،" in text or "、" in text
        else _HASH.findall(text) or [text]
    )


def _listed(line: Line) -> list[str]:
    """The items of a comma line that is no sentence."""
    items = _ITEM.split(line.text)
    if len(items) < 3 or line.text[-1] in ".!?:;" or line.size > 60 or _TIMED.search(line.text):
        return []
    fits = all(
        0 < len(item.split()) <= 5 and (item[0].isupper() or item[0].isdigit() or item.islower())
        for item in items
        if item
    )
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
