"""The tags of a dump: hash tags, a list behind or below a label, a comma line, or short lines below the body that name its topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newscrawl.extract.groups import is_part
from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textcolumn import (
    HASH,
    ITEM,
    LABEL_END,
    MELTED,
    TIMED,
    column_below,
    is_all_of,
    is_of,
    is_prompt,
    items_of,
    of_text,
    spaced,
)
from newscrawl.extract.textlines import WORD, Dump, Line, fold_key, prompt_of, vocabulary
from newscrawl.extract.textmeta import AFTER, Frame

LABEL = 40  # characters of a label
FAR = 80  # lines below the body in which a label's tags may stand that are the text's words
_SAID = re.compile(r"\w:|[%©]")
_COUNTED = re.compile(r"\s*\(?\d+\)?$")


def find_tags(dump: Dump, frame: Frame, others: Collection[str] = ()) -> list[str]:
    """The tags below the body, or above it under a label: hash tags, a list line, a line each below a label or of words of the text.

    ``others``: folded names of the authors and of the site, which are none.
    """
    topic = _topic_of(dump.lines, frame, others)
    below = range(frame.last + 1, min(len(dump.lines), frame.last + 1 + 2 * AFTER))
    return (
        _said_below(dump.lines, below, frame, topic, others)
        or _unsaid_below(dump, below, frame, topic, others)
        or _amid(dump.lines, frame, topic, others)
    )


def _topic_of(lines: Sequence[Line], frame: Frame, others: Collection[str]) -> frozenset[str]:
    """The words and stems of the headline and the text, without those of the authors' names."""
    known = frozenset(word for name in others for word in WORD.findall(name))
    own = (*frame.body, *([frame.head] if frame.head is not None else []))
    words = frozenset[str]().union(*[lines[i].words for i in own]) - vocabulary()[1]
    stems = frozenset[str]().union(*[lines[i].stems for i in frame.body])
    return (frozenset(word for word in words if len(word) > 2) | stems) - known


def _said_below(
    lines: Sequence[Line], below: range, frame: Frame, topic: frozenset[str], others: Collection[str]
) -> list[str]:
    """What stands below the text with hash marks or a label; a label further down needs words of the text."""
    for i in below:
        if tags := _hashes(lines, i) or _labelled(lines, i, frame, topic):
            return _clean(tags)  # "others" too, when the page says so
    for i in range(below.stop, min(len(lines), frame.last + FAR)):
        if (tags := _labelled(lines, i, frame, topic)) and of_text(tags, topic) > 0.6:
            return _clean(tags, others)
    labels = (_below_label(lines, i, frame, topic) for i in below)
    return _clean(next(filter(None, labels), []), others)


def _unsaid_below(dump: Dump, below: range, frame: Frame, topic: frozenset[str], others: Collection[str]) -> list[str]:
    """What stands below the text without a label: a comma line, lines of its topic, one line of its words."""
    for i in below[: AFTER + 2]:
        if dump.lines[i - 1].text[-1] == ":" and dump.lines[i - 1].size > 3:  # what a sentence announces
            continue
        tags = _clean(_listed(dump.lines[i]) or _pair(dump.lines[i], topic), others)
        if tags and (i < frame.last + 7 or of_text(tags, topic) > 0.2):
            return tags
    if tags := _of_topic(dump, frame, topic, others):
        return _clean(tags, others)
    for i in below[:AFTER]:
        line = dump.lines[i]
        bare = not line.families and vocabulary()[1].isdisjoint(line.words) and not MELTED.search(line.text)
        if bare and len(tags := spaced(dump.lines, i, frame, topic)) > 2:
            return _clean(tags, others)
    return []


def _amid(lines: Sequence[Line], frame: Frame, topic: frozenset[str], others: Collection[str]) -> list[str]:
    """What stands with hash marks or a label above the text or between its paragraphs, half of it the text's words."""
    gaps = (i for i in range(frame.first, frame.last) if i not in frame.body)
    for i in (*range(frame.top, frame.first), *gaps):
        tags = _hashes(lines, i) or _labelled(lines, i, frame, topic) or _below_label(lines, i, frame, topic)
        if tags and of_text(tags, topic) >= 0.5:
            return _clean(tags, others)
    return []


def is_tag_line(lines: Sequence[Line], i: int) -> bool:
    """Whether a line that was taken for text is a list of tags behind its label ("Published under: A, B"), or one in small letters."""
    label, colon, rest = lines[i].text.partition(":")
    if not colon and i > 0 and lines[i - 1].text[-1] != ":":
        named = [] if any(map(str.isdigit, lines[i].text)) else _listed(lines[i])  # towns would all be raised
        return len(_small(lines[i])) > 1 or len(_hashed(lines[i])) > 1 or any(item.islower() for item in named)
    if not colon:
        return False
    return rest.count(",") > 0 and vocabulary()[0].get(" ".join(WORD.findall(fold_key(label)))) == "tags"


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
        near = sum(is_of(line.key, topic) for line in own)
        if len(own) > 1 and near * 2 > len(own) and sum(is_all_of(line, topic) for line in own) * 2 >= len(own):
            return [line.text for line in own]
        start += size + 1
    return []


def _trimmed(found: list[Line], topic: frozenset[str]) -> list[Line]:
    """The lines without menu items and prompts at their ends."""
    for end in (-1, 0):
        while found and (found[end].families or prompt_of(found[end].text)) and not is_of(found[end].key, topic):
            found.pop(end)
    return found


def _is_short(line: Line, topic: frozenset[str]) -> bool:
    """Whether a line could be a tag: a few words, no prompt, no label."""
    if (
        not line.words
        or is_prompt(line, topic)
        or LABEL_END.search(line.text)
        or line.text[-1] in ".!?"
        or TIMED.search(line.text)
        or _SAID.search(line.text)
    ):
        return False
    return line.size <= 3 or (line.size <= 6 and is_of(line.key, topic) and len(line.words) < 6)


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
    text = line.text.replace("# ", "#") if line.text.count("# ") > 1 else line.text
    melted = text[1:].split("#") if text.startswith("#") and " #" not in text else []
    if len(melted) > 1 and all(0 < len(tag.split()) < 5 for tag in melted):  # "#vefat#Ödemiş#emekli öğretmen"
        return melted
    found = HASH.findall(text) if text.startswith("#") else []
    return found if sum(map(len, found)) > 0.7 * len(line.text) - 2 * len(found) else []


def _labelled(lines: Sequence[Line], i: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    """The items behind a label on its line, or below a line that is nothing but a label."""
    line = lines[i]
    if "tags" not in line.families or not line.words:
        return []
    table, _ = vocabulary()
    label, colon, rest = line.text.partition(":")
    size = next((n for n in (3, 2, 1) if table.get(" ".join(line.words[:n])) == "tags"), 0)
    if not size or is_part("popular", label[:LABEL]):
        return []
    if len(line.words) == size:
        return column_below(lines, i, frame, topic)
    if colon and rest.strip() and len(WORD.findall(label)) <= size:
        return items_of(rest)
    if hashes := HASH.findall(line.text):
        return hashes
    if "," in line.text and line.text[-1] != ".":
        return items_of(" ".join(line.text.split()[size:]))
    return []


def _below_label(lines: Sequence[Line], i: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    """The items below a line with more than a label in it ("Explore more on these topics")."""
    line = lines[i]
    if "tags" not in line.families or len(line.words) > 5 or "," in line.text or line.text[-1] in ".!?":
        return []
    if is_part("popular", line.text[:LABEL]):
        return []
    table, _ = vocabulary()
    if not any(table.get(" ".join(line.words[-n:])) == "tags" for n in (3, 2, 1)):
        return []
    return column_below(lines, i, frame, topic)


def _pair(line: Line, topic: frozenset[str]) -> list[str]:
    """The two items of a comma line that are both of the text, in small letters: a place and its country are none."""
    items = _small(line)
    return items if len(items) == 2 and of_text(items, topic) == 1 else []


def _small(line: Line) -> list[str]:
    """The items of a comma line in small letters that is no sentence."""
    items = ITEM.split(line.text)
    fits = (
        line.text.islower()
        and line.text[-1] not in '.!?:;…»”"'
        and not _SAID.search(line.text)
        and all(0 < len(item.split()) < 4 for item in items)
    )
    return items if fits else []


def _listed(line: Line) -> list[str]:
    """The items of a comma line that is no sentence, nor a label and its value."""
    items = ITEM.split(line.text.rstrip(" ,"))
    if _SAID.search(items[0]):
        return []
    if len(items) < 3 or line.text[-1] in ".!?:;" or line.size > 60 or TIMED.search(line.text):
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
    if len(found) > 2 and sum(_COUNTED.search(tag) is not None for tag in found) > 0.7 * len(found):
        found = [_COUNTED.sub("", tag) for tag in found]
    seen: dict[str, str] = {}
    for tag in found:
        if 1 < len(tag) <= 80 and fold_key(tag) not in others and not is_date_line(tag):
            seen.setdefault(fold_key(tag), tag)
    return list(seen.values())
