"""The section of a dump: the crumbs above the headline, or a short line near it that the address, the tags or the menu know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscrawl.extract.byline import AUTHOR_PAGE
from newscrawl.extract.sectionwords import EDGE, is_section_word
from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textcolumn import MELTED
from newscrawl.extract.textlines import Dump, Line, fold_key, plain
from newscrawl.extract.textmeta import BEFORE, Frame
from newscrawl.text.agency import is_place
from newscrawl.text.names import is_byline_label

WORDS = 3  # of a section's name; of a headline's beginning that a crumb repeats
MENU = 3  # short lines in a row, the last right above the headline, that are a menu
SHORT = 7  # words of a line that is a date
_CRUMB = re.compile(r"\s*[>»›/|→]\s*")
_TRAIL = re.compile(r"[>»›→/]")
_DIGITS = re.compile(r"\d")
_DATED = re.compile(r"\d{1,4}(?:[.:/ -]\s?\w|-?[^\W\d])")  # no degrees: "Астана -22"
_FINAL = frozenset('.!?…:"”»')
_NONE = frozenset(("date", "byline", "share", "follow", "photo"))  # kinds of words that no section's name has


def find_section(dump: Dump, frame: Frame, tags: Sequence[str], url: str | None) -> str | None:
    """The section as printed, or None. A word of the menu counts where it stands once more at the headline, or with its date."""
    lines = dump.lines
    head = frame.head if frame.head is not None else frame.first
    near = [*range(head - 1, max(-1, head - BEFORE), -1), *range(head + 1, min(frame.first, head + BEFORE))]
    near = [i for i in near if i or not dump.title]  # the title line itself is none
    title = lines[head].key if frame.head is not None else fold_key(dump.title)
    folders = _folders(url)
    for i in near:
        if found := _of_crumbs(lines[i], title):
            return next((name for name in found if plain(fold_key(name)) in folders), found[-1])
    known = {fold_key(tag) for tag in tags} | folders
    short: list[Line] = [
        lines[i] for i in near if lines[i].size <= WORDS and not _DIGITS.search(lines[i].text) and lines[i].key != title
    ]
    for line in short:
        key = line.key.strip(EDGE)
        if (key in known or plain(key) in known) and not _is_home(key):
            return line.text.strip(EDGE)
    dated = next(_beside_date(dump, near), None)
    return dated if dated is not None else _above(dump, frame, head) or _below(dump, frame, head)


def _folders(url: str | None) -> set[str]:
    """The folders of an address, of which a columnist's own is none."""
    path = "/".join(fold_key(url or "").split("?")[0].split("/")[3:-1])
    author = AUTHOR_PAGE.search(f"/{path}/")
    parts = (path[: author.start()] if author else path).split("/")
    return {plain(part).replace("-", " ") for part in parts if part}


def _of_crumbs(line: Line, title: str) -> list[str]:
    """The crumbs between the home page and the article's own: "Ana Sayfa > Gündem > Headline"."""
    crumbs = [part for part in _CRUMB.split(line.text) if part]
    if len(crumbs) < 2 or is_byline_label(crumbs[0].partition(":")[0]):
        return []
    last = fold_key(crumbs[-1]).rstrip(".… ")
    if title.startswith(last) and (last == title or last.count(" ") >= WORDS - 1):
        return [name for name in crumbs[:-1] if not _is_home(name)]
    if len(crumbs) > 2 and is_section_word("pages", last):
        crumbs.pop()
    trail = _TRAIL.search(line.text) is not None and not _DIGITS.search(line.text)
    told = trail and _is_home(crumbs[0]) and len(crumbs) * WORDS >= line.size
    return [name for name in crumbs[1:] if not _is_home(name)] if told else []


def _is_home(crumb: str) -> bool:
    return is_section_word("home", crumb)


def _is_section(text: str) -> bool:
    """Whether a text is a usual section's name, or a well-known city's, as regional papers have them."""
    return is_section_word("sections", text) or is_place(text.strip(EDGE))


def _is_short(line: Line) -> bool:
    return 0 < line.size <= WORDS and not _DIGITS.search(line.text) and line.text[-1] not in _FINAL


def _beside_date(dump: Dump, near: Sequence[int]) -> Iterator[str]:
    """What stands before the date on its line: "HADİSƏ   08.12.2025 | 19:25"."""
    for i in near:
        digit = _DATED.search(dump.lines[i].text)
        words = dump.lines[i].text[: digit.start()].strip(EDGE) if digit else ""
        if (
            words
            and words.count(" ") < WORDS
            and not _is_home(words)
            and (_is_section(words) or _in_menu(dump, words, i))
        ):
            yield words


def _above(dump: Dump, frame: Frame, head: int) -> str | None:
    """The short line right above the headline or its copy: a known section's name, the menu's word once more, or the only one there."""
    if frame.head is None:
        return None
    lines, at = dump.lines, head - 1
    while at > 0 and (lines[at].key == lines[head].key or _is_stamp(lines[at])):
        at -= 1
    first = 1 if dump.title else 0
    if at < first or not _is_short(lines[at]) or lines[at].families & _NONE:
        return None
    line = lines[at]
    listed = all(_is_short(one) for one in lines[max(first, at - MENU + 1) : at + 1]) and at - MENU + 1 >= first
    again = _in_menu(dump, line.text, at)
    alone = at == first and _is_section(line.text)
    told = again or alone or (_is_section(line.text) and not listed)
    return line.text.strip(EDGE) if told and not _is_home(line.text) else None


def _below(dump: Dump, frame: Frame, head: int) -> str | None:
    """The word of the menu that stands once more between the headline and the date."""
    if frame.head is None or head + 2 >= frame.first:
        return None
    line, date = dump.lines[head + 1 : head + 3]
    told = _is_short(line) and not line.families & _NONE and _in_menu(dump, line.text, head)
    return line.text.strip(EDGE) if told and _is_stamp(date) and not _is_home(line.text) else None


def _is_stamp(line: Line) -> bool:
    """Whether a line is a date or a counter: "14:32 / 11.03.2026", "06-Март, 202617:20", "1 904"."""
    return is_date_line(line.text) or (
        line.size < SHORT and 2 * sum(map(str.isdigit, line.text)) >= len(line.text.replace(" ", ""))
    )


def _in_menu(dump: Dump, words: str, before: int) -> bool:
    """Whether words stand among those of the menu above: on a short line of their own, or on one of many raised words."""
    key = fold_key(words).strip(EDGE)
    for line in dump.lines[1:before]:
        if line.key.strip(EDGE) == key and _is_short(line):
            return True
        raised = (
            line.size > WORDS and line.text[-1] not in _FINAL and all(word[:1].isupper() for word in line.text.split())
        )
        if raised and f" {key} " in f" {line.key} ":
            return True
        if key in line.key and key in map(fold_key, MELTED.split(line.text)):  # "NationBusinessOpinion"
            return True
    return False
