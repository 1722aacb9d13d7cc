"""The lines of a plain-text dump: what stands in each, what kinds of words it has, where the headline and the text may be.

Nothing here knows a publisher. The kinds of words are those of newscrawl/data/textwords.json, for all our languages at once.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.space import squeeze

FEW = 3  # words of a line that may be a label
LONG = 15  # words of a line that is probably running text
SHORT = 60  # characters of a line that may recur in other texts
WORD = re.compile(r"\w+")
CRAWLED = re.compile(r"^\s*date (\d{4}-\d\d-\d\d) ")
_BULLET = re.compile(r"^[*+•▪●·‣◦■]\s+")
SLUG_WORD = re.compile(r"[^\W\d_]{4,}")
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")  # Japanese, Chinese, Thai: no blanks between words
_NO_FAMILIES = frozenset[str]()
_SPELLED = str.maketrans({"ə": "e", "ı": "i", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"})
_NEAR = 60  # lines below a headline in which its text must begin
_COLUMNS = re.compile(r"(?<=[^\s:,]) {2,}(?=[^\s,])")  # between tags that stand side by side


@dataclass(slots=True)
class Line:
    """One line that has text: squeezed, without its bullet, and how it stood in the dump."""

    text: str
    key: str  # `fold_key` of the text
    words: list[str]
    size: int  # words, of six signs each from the sixth on; half the letters of a script without blanks
    blank: bool  # a blank line, or nothing, stands above
    bullet: bool
    families: frozenset[str]
    # `stems_of` the words and pairs of letters of a script without blanks; worked out when first asked for.
    stems: frozenset[str] = field(init=False, compare=False, repr=False)

    def __getattr__(self, name: str) -> frozenset[str]:
        if name != "stems":
            raise AttributeError(name)
        self.stems = found = stems_of(self.words)
        if letters := _unspaced(self.text):
            self.stems = found = found.union(map("".join, itertools.pairwise(letters)))
        return found


@dataclass(slots=True)
class Dump:
    """A text cut into lines, with its title line, the words of its address, and where the article probably stands."""

    lines: list[Line]
    title: str  # the first line, without the day of a crawl
    crawled: str | None
    slug: frozenset[str]
    leaf: frozenset[str]  # of these the words of the address's longest part, which names the page
    anchor: int | None = None  # the line that is most probably the headline above the text
    sure: float = 0.0  # how well it agrees with title and address, 0 to 1
    first: int = 0  # where the run of long lines below the anchor begins and ends
    last: int = 0
    run: tuple[int, int] = (0, 0)  # the run with the most text, wherever it stands
    topic: Counter[str] = field(default_factory=Counter)  # in how many long lines of the run each stem stands


def fold_key(text: str) -> str:
    """A rough key over languages: lower case, one letter i, one kind of apostrophe."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").replace("I", "i").lower().replace("ı", "i").replace("’", "'")


def plain(word: str) -> str:
    """A word without accents, as addresses spell it."""
    return word if word.isascii() else _plain(word)


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.translate(_SPELLED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def vocabulary() -> tuple[dict[str, str], frozenset[str]]:
    """Phrase (words joined by blanks) -> family, and the function words of all our languages together."""
    data: dict[str, list[str]] = json.loads((Path(__file__).parents[1] / "data" / "textwords.json").read_text("utf-8"))
    function = frozenset(data.pop("function"))
    return {" ".join(WORD.findall(phrase)): family for family, phrases in data.items() for phrase in phrases}, function


@cache
def _openers() -> frozenset[str]:
    """The words with which a phrase of a family begins."""
    return frozenset(phrase.partition(" ")[0] for phrase in vocabulary()[0])


def families_of(words: Sequence[str]) -> frozenset[str]:
    """The families of which a line's first 40 words hold a phrase of one to three words."""
    openers = _openers()
    if openers.isdisjoint(words):
        return _NO_FAMILIES
    table, _ = vocabulary()
    found: set[str] = set()
    for i, word in enumerate(words[:40]):
        if word in openers:
            two = f"{word} {words[i + 1]}" if i + 1 < len(words) else word
            three = f"{two} {words[i + 2]}" if i + 2 < len(words) else two
            found.update([table[phrase] for phrase in (word, two, three) if phrase in table])
    return frozenset(found)


def _unspaced(text: str) -> str:
    """The letters of scripts without blanks."""
    return "" if text.isascii() else "".join(_UNSPACED.findall(text))


def stems_of(words: Sequence[str]) -> frozenset[str]:
    """What carries the topic: the first six letters of the longer words."""
    return frozenset([word[:6] for word in words if len(word) > 4])


def read_lines(text: str) -> list[Line]:
    """The lines of a dump that hold a word or a sign, in their order."""
    out: list[Line] = []
    blank = True
    for raw in text.splitlines():
        clean = squeeze(raw)
        if not clean:
            blank = True
            continue
        bare, key, words, size, bullet, families = (_read_short if len(clean) < SHORT else _read)(clean)
        if "tags" in (families or (out[-1].families if out and out[-1].size < FEW else ())):
            bare = _COLUMNS.sub(", ", raw.strip()) if _COLUMNS.search(raw.strip()) else bare
        out.append(Line(bare, key, words, size, blank, bullet, families))
        blank = False
    return out


def _read(clean: str) -> tuple[str, str, list[str], int, bool, frozenset[str]]:
    """What a squeezed line says, wherever it stands."""
    bare = clean if clean[0].isalnum() else _BULLET.sub("", clean)
    key = fold_key(bare)
    words = WORD.findall(key)
    size = len(words)
    if size > 5:
        size = (len(bare) + 3) // 6
    if letters := _unspaced(bare):
        size = max(size, len(letters) // 2)
    return bare, key, words, size, bare != clean, families_of(words)


# Menus and prompts recur from text to text.
_read_short = lru_cache(maxsize=8192)(_read)
prompt_of = lru_cache(maxsize=8192)(is_boilerplate)


def read_dump(text: str, url: str | None) -> Dump:
    """The lines of a dump with the guesses that the features rest on."""
    lines = read_lines(text)
    first = lines[0].text if lines else ""
    crawled = CRAWLED.match(first + " ")
    return guessed(Dump(lines, CRAWLED.sub("", first), crawled[1] if crawled else None, *_slug(url)))


def guessed(dump: Dump) -> Dump:
    """The dump with its anchor, its runs of text and its topic."""
    lines = dump.lines
    dump.run = dump.first, dump.last = main_run(lines)
    _anchor(dump)
    if dump.anchor is not None:
        dump.first, dump.last = _run_below(lines, dump.anchor)
        begin, end = dump.run
        if dump.last <= begin <= dump.last + _NEAR:  # prompts stand between the first paragraphs and the others
            dump.last = end
        if sum(line.size for line in lines[dump.first : dump.last]) < LONG:
            dump.anchor, dump.sure, dump.first, dump.last = None, 0.0, begin, end
    long = (line for line in lines[dump.first : dump.last] if line.size >= LONG)
    dump.topic = Counter(itertools.chain.from_iterable(line.stems for line in long))
    return dump


def _slug(url: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The words of an address's path, and those of its longest part."""
    try:
        path = unquote(urlsplit(url or "").path).lower()
    except ValueError:
        path = ""
    leaf = max(path.split("/"), key=len)
    whole, own = ([plain(word)[:6] for word in SLUG_WORD.findall(part)] for part in (path, leaf))
    return frozenset(whole), frozenset(own)


def main_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines with the most text: long lines count for it, short ones against. (0, 0) when there is none."""
    best = total = start = 0
    span = (0, 0)
    for i, line in enumerate(lines):
        total += line.size if line.size >= LONG else -8
        if total <= 0:
            total, start = 0, i + 1
        elif total > best and line.size >= LONG:
            best, span = total, (start, i + 1)
    return span


def _run_below(lines: Sequence[Line], anchor: int) -> tuple[int, int]:
    """The run of long lines that begins soon after the headline, up to where too many short ones follow."""
    begin: int | None = None
    end, best, total = anchor + 1, 0, 0
    for i in range(anchor + 1, len(lines)):
        size = lines[i].size
        if begin is None:
            if size < LONG:
                if i - anchor > _NEAR:
                    break
                continue
            begin = i
        total += min(size, 80) if size >= LONG else -8
        if total > best:
            best, end = total, i + 1
        elif total < best - 150:
            break
    return (anchor + 1 if begin is None else begin), end


def _anchor(dump: Dump) -> None:
    """Finds the line most like the title and the address that has much text below it."""
    lines = dump.lines
    title = fold_key(dump.title) if lines and 2 < lines[0].size <= 45 else ""
    words = frozenset(WORD.findall(title))
    mass, below = 0.0, [0.0] * len(lines)
    for i in range(len(lines) - 1, -1, -1):
        below[i] = mass
        mass = mass * 0.93 + (lines[i].size if lines[i].size >= LONG else 0)
    best = 0.0
    for i, line in enumerate(lines):
        most = (1 + below[i]) ** 0.5
        if not i or most <= best or not 2 <= line.size <= 40:
            continue
        like = likeness(line, title, words, dump.slug)
        if like >= 0.4 and like * like * most > best:
            best, dump.anchor, dump.sure = like * like * most, i, like


def likeness(line: Line, title: str, words: frozenset[str], slug: frozenset[str]) -> float:
    """How much a line is the title (a folded key, and its words), or a part of it, or what the address says; 0 to 1."""
    return max(title_likeness(line, title, words), address_likeness(line, slug))


def title_likeness(line: Line, title: str, words: frozenset[str]) -> float:
    """How much a line is the title or a part of it, 0 to 1."""
    key = line.key
    if not title or len(key) < 12:
        return 0.0
    if key in title:
        return min(1.0, 0.3 + len(key) / len(title))
    if len(title) >= 12 and key.startswith(title):
        return 0.9
    common = len(words.intersection(line.words))
    return 2 * common / (len(words) + len(set(line.words))) if common > 2 else 0.0


def address_likeness(line: Line, slug: frozenset[str]) -> float:
    """How much of what the address says stands in a line, and the other way round, 0 to 1."""
    if not slug or len(line.words) < 2:
        return 0.0
    spelled = {word[:6] for word in line.words if len(word) > 3}
    if not line.key.isascii():
        spelled = {plain(word) for word in spelled}
    shared = len(spelled & slug)
    return 2 * shared / (len(slug) + len(spelled)) if shared > 1 else 0.0
