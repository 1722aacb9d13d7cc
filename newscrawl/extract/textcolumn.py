"""Short lines of a dump that may be tags: a column below a label, words in a row; and whether they speak of the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from newscrawl.extract.textlines import WORD, Line, fold_key, prompt_of, vocabulary
from newscrawl.extract.textmeta import Frame

LONGEST = 500  # characters of a line that may be tags with counts
MANY = 4  # lines below a label that must speak of the text's topic
ITEM = re.compile(r"\s*[,،、;]\s*")
_MARK = re.compile(r"\s+[•·|]\s+")
HASH = re.compile(r"#([^\s#,]+(?: (?!#)[^\s#,]+){0,4})")
LABEL_END = re.compile(r"[:：]\s*$")
TIMED = re.compile(r"\d[:.]\d\d|\d{1,2}[./]\d|^\d+$")
MELTED = re.compile(r"(?<=[a-zß-ÿа-яё]{3})(?=[A-ZÀ-ÞА-ЯЁ])")
_WITH_COUNT = re.compile(r"[^()]+\(\d+\)")
_MARKED = re.compile(r"[.!?,;:|\"„“”«»()\d]")
_UNSPACED = "\u3040"  # from here on scripts without blanks: the pairs of letters of a text stand for its words
_NO_TAGS = frozenset(
    ("share", "comment", "related", "follow", "source", "byline", "footer", "date", "video", "ad", "photo")
)
_PROMPTS = frozenset(("related", "share", "comments", "read_more", "channel"))
_IN_NAMES = frozenset(("byline", "footer", "source"))


def of_text(tags: Sequence[str], topic: frozenset[str]) -> float:
    """The share of tags with a word of the text."""
    return sum(is_of(fold_key(tag), topic) for tag in tags) / len(tags)


def is_of(key: str, topic: frozenset[str]) -> bool:
    """Whether a word is one of the text's; of a script without blanks, all its pairs of letters."""
    for word in WORD.findall(key):
        if word > _UNSPACED:
            if len(word) > 1 and all(map(topic.__contains__, map("".join, itertools.pairwise(word)))):
                return True
        elif len(word) > 2 and (word in topic or word[:6] in topic):
            return True
    return False


def is_prompt(line: Line, topic: frozenset[str]) -> bool:
    """Whether a line's words say that it is no tag; those within names of the text do not ("Ursula von der Leyen")."""
    if prompt_of(line.text) in _PROMPTS and not is_all_of(line, topic):
        return True
    other = line.families & _NO_TAGS
    named = other <= _IN_NAMES and "," not in line.text and " ".join(line.words) not in vocabulary()[0]
    return bool(other) and not (named and is_all_of(line, topic))


def is_all_of(line: Line, topic: frozenset[str]) -> bool:
    """Whether a line says nothing but what the text does."""
    function = vocabulary()[1]
    words = [word for word in line.words if len(word) > 2 and word not in function]
    return bool(words) and all(is_of(word, topic) for word in words)


def column_below(lines: Sequence[Line], i: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    """The column below a label if it is short or speaks of the text."""
    found = _no_menu(_column(lines, i + 1, frame, topic), lines[: frame.top], topic)
    if len(found) == 1 and "," not in found[0]:
        found = spaced(lines, i + 1, frame, topic) or MELTED.split(found[0])  # "UkraineRussland"
    if len(found) < MANY or of_text(found, topic) >= 0.3:
        return found
    return list(itertools.takewhile(lambda tag: is_of(fold_key(tag), topic), found))  # the others are of a menu


def spaced(lines: Sequence[Line], i: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    """Tags with nothing but blanks between: a pair of words that stands in the text is of one tag, others are apart."""
    line = lines[i]
    words = line.text.split()
    if not 2 < len(words) < 20 or line.size > 16 or _MARKED.search(line.text):
        return []
    text = " ".join([lines[k].key for k in frame.body])
    function = vocabulary()[1]
    keys = [fold_key(word) for word in words]
    found = [[words[0]]]
    for word, before, after in zip(words[1:], keys, keys[1:], strict=False):
        if before in function or after in function or f"{before} {after}" in text:
            found[-1].append(word)
        else:
            found.append([word])
    plain = all(len({word[0].islower() for word in tag if fold_key(word) not in function}) == 1 for tag in found)
    raised = sum(tag[0][0].isupper() for tag in found)
    tags = [" ".join(tag) for tag in found]
    return tags if plain and 1 < len(tags) < 2 * raised and of_text(tags, topic) == 1 else []


def _no_menu(found: list[str], above: Sequence[Line], topic: frozenset[str]) -> list[str]:
    """The tags up to where two in a row, foreign to the text, stand in a row at the top of the page too."""
    keys = [fold_key(tag) for tag in found]
    foreign = [i for i in range(len(keys) - 1) if not (is_of(keys[i], topic) or is_of(keys[i + 1], topic))]
    rows = {(line.key, after.key) for line, after in itertools.pairwise(above)} if foreign else set()
    menu = next((i for i in foreign if (keys[i], keys[i + 1]) in rows), None)
    return found if menu is None else found[:menu] if all(is_of(key, topic) for key in keys[:menu]) else []


def _column(lines: Sequence[Line], start: int, frame: Frame, topic: frozenset[str]) -> list[str]:
    """The short lines under a label, up to one of another kind."""
    found: list[str] = []
    tail, listed, line = 0, False, lines[start - 1]  # menu items at the end; whether the last line was a list
    for i in range(start, min(len(lines), start + 15)):
        line = lines[i]
        items = items_of(line.text)
        apart = line.blank and found and not lines[start].blank and not lines[start + 1].blank
        if i in frame.body or i == frame.head or apart or line.size > 14 or LABEL_END.search(line.text):
            break
        if _ends(line, found, topic) or _no_items(line, items, topic):
            break
        if (listed and len(items) < 2) or not line.words:  # below a comma list stands something else
            break
        listed = len(items) > 1
        found += items
        if i > start and lines[i - 1].text[-1] == "," != line.text[-1]:  # a comma list, a line each
            break
        tail = tail + len(items) if line.families and not is_of(line.key, topic) else 0
    if tail == 1 and not _NO_TAGS.isdisjoint(line.families) and _is_alike(found):
        return found  # what ends the column is no menu: its last item is a tag too
    return found[: len(found) - tail] if tail < len(found) else found


def _is_alike(found: Sequence[str]) -> bool:
    """Whether the last item is one word that begins as the one before does."""
    return len(found) > 1 and " " not in found[-1] and found[-1][0].islower() == found[-2][0].islower()


def _ends(line: Line, found: Sequence[str], topic: frozenset[str]) -> bool:
    """Whether a line is none of a column's tags: a prompt, a sentence, what does not begin as a tag does."""
    if line.text.startswith("#"):
        return False
    if found and (found[0].startswith("#") or (line.text[-1] in ".!?" and line.size > 3)):
        return True
    if is_prompt(line, topic):
        return True
    opens = line.words[:1] and line.words[0] in vocabulary()[1] and line.text.split()[1:][:1]
    return bool(
        found and opens and line.text[0].isupper() and opens[0][0].islower() and not is_of(line.key, topic)
    )  # "Aus dem Ressort"


def _no_items(line: Line, items: Sequence[str], topic: frozenset[str]) -> bool:
    """Whether a line ends a column of tags: too long, or a date."""
    if len(items) > 1:
        return sum(len(item.split()) for item in items) > 3.5 * len(items)
    return TIMED.search(line.text) is not None or line.size > (6 if is_of(line.key, topic) else 4)


def _counted(text: str) -> list[str]:
    """ "Domates (14) Antalya (231)" -> the two."""
    found = _WITH_COUNT.findall(text) if text[-1:] == ")" and len(text) < LONGEST else []
    return [one.strip() for one in found] if len(found) > 1 and len("".join(found)) == len(text) else []


def items_of(text: str) -> list[str]:
    """The items of a line: at commas and their like, else at marks between blanks, hash marks, counts; else the line whole."""
    mark = ITEM if ITEM.search(text) else _MARK
    parts = [part for part in mark.split(text) if part.strip(" #")]
    return parts if len(parts) > 1 else HASH.findall(text) or _counted(text) or [text]
