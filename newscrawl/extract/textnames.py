"""Names of a dump that stand alone: short lines near the text that are a person's name, or names, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newscrawl.extract.textlines import Line, fold_key, stems_of, vocabulary
from newscrawl.extract.textperson import is_person
from newscrawl.text.names import split_names

WIDEST = 400  # characters of such a line
MENU = 3  # lines in a row of as many words at most: a menu
STAMP = 14  # words of a line with the day and a name
PIECE = re.compile(r"\s*[|•·]\s*")
DAY = re.compile(
    r"(?:19|20)\d\d|(?<!\d)\d\d\.\d\d\.\d\d(?!\d)|\d[./-]\d\d?[./-](?:19|20)\d\d|\d [^\W\d_]{3,}\.?,? (?:19|20)\d\d|\d\d[:.]\d\d\b"
)
_CUT = re.compile(
    r"(?<![\s|,•·(–—-])[\s|,•·(–—-]*(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s)?\d"
    r"|\b(?:last updated|published|updated|posted|veröffentlicht|aktualisiert|güncelleme|stand|follow|contact|email|share|lesezeit)\b).*$",
    re.I,
)
_MELTED = re.compile(
    r"(?<=[^\W\d_A-Z])(?=(?:The (?=[A-Z])|(?:Published|Updated|Posted|Senior|Staff|Chief|Political|Veröffentlicht|Güncelleme|Yayınlanma)\b)).*$"
)
_MAIL = re.compile(r"(?<!\S)[^\s@]{1,80}@\S+")
_DATED = re.compile(r"(?:19|20)\d\d\b")
_PLACED = re.compile(r"(,| - | / )")
_NO_BYLINE = re.compile(r"\w/\w|\w [-–] \w.*\d\s?[:-]\s?\d+$")  # "SG Oker - HSV Lautertal 30:30"


@lru_cache(maxsize=1024)  # a line is looked at by itself, and as what stands above the next ones
def clean(text: str) -> str:
    """A line without addresses, and without the date, label or role behind a name; a long one as it is."""
    if len(text) > WIDEST:
        return text
    if "@" in text:
        text = _MAIL.sub(" ", text)
    if any(word[1:] != word[1:].lower() for word in text.split()):  # a capital amid a word
        text = _unmelted(_MELTED.sub("", text))
    return _CUT.sub("", text).strip(" ,;|•·–—-")


def _unmelted(text: str) -> str:
    """The text without what melted to a name's last word: "Haber MerkeziGiriş", "Ерлан СейтқалиТілші"."""
    table, _ = vocabulary()
    humps = (i for i in range(3, len(text)) if text[i].isupper() and text[i - 1].islower())
    cut = next(
        (i for i in humps if table.get(fold_key(text[i:].split(" ")[0].rstrip(":"))) in ("byline", "date")), None
    )
    return text if cut is None else text[:cut]


def alone(lines: Sequence[Line], indexes: Iterable[int], topic: frozenset[str], head: int) -> list[str]:
    """Lines that are a name, or several; the first of them and those right beside it. ``head``: the headline's line."""
    found: list[str] = []
    end = 0
    for i in indexes:
        line = lines[i]
        if found and abs(i - end) > 2:
            break
        if not line.words or line.size > 26 or _NO_BYLINE.search(line.text):
            continue
        if _is_other(line) and not _opens_stamp(lines, i, head):
            continue
        if all(one.bullet for one in lines[max(0, i - 1) : i + (2 if i > head else 1)]):
            continue  # a menu, or its last item
        if _is_of_menu(lines, i, head):
            continue
        text = clean(line.text)
        behind = _behind_stamp(lines, i, head) if i >= head - 1 else []
        for name in _placed(lines, i, text) or _persons(text) or _signed(line, text) or behind:
            if not stems_of(fold_key(name).split()) & topic:
                found.append(name)
                end = i
    single = len(found) > 2 and not any(" " in name for name in found)  # a line of towns
    return [] if single else list(dict.fromkeys(found))


def _is_of_menu(lines: Sequence[Line], i: int, head: int) -> bool:
    """Whether a line above the headline goes on with a menu's sections: no date is between it and the headline."""
    listed = all(0 < one.size <= MENU and lines[i].key not in one.key for one in lines[max(0, i - MENU) : i])
    return i < head and listed and not any(DAY.search(one.text) for one in lines[i + 1 : head])


def _signed(line: Line, text: str) -> list[str]:
    """The name that a dated line begins with ("Ann Lee, professor at the university, 3 May 2024")."""
    name = re.split(r"[,|•·] ", text, maxsplit=1)[0].strip()
    return [name] if len(text) < len(line.text) - 4 and _DATED.search(line.text) and is_person(name) else []


def _behind_stamp(lines: Sequence[Line], i: int, head: int) -> list[str]:
    """The name that a dated line at the headline ends with, where its bearer is named once more, and not in the menu."""
    stamps = list(DAY.finditer(lines[i].text)) if lines[i].size < STAMP else []
    rest = lines[i].text[stamps[-1].end() :] if stamps else ""
    name = _PLACED.split(rest)[-1].strip(" ,|·•-–")
    return [name] if is_person(name) and _recurs(lines, i, fold_key(name), head) else []


def _recurs(lines: Sequence[Line], i: int, key: str, head: int) -> bool:
    """Whether a line below the headline is a name that stands beside the date, as in a box about the author: no section."""
    return any(line.key == key for line in lines[i + 1 :]) and not any(line.key == key for line in lines[:head])


def _placed(lines: Sequence[Line], i: int, text: str) -> list[str]:
    """The name of a line beside the date that says where its bearer is, too: "Rəşad Məmmədov, Lənkəran"."""
    name, mark, place = (
        (part.strip() for part in _PLACED.split(text, maxsplit=1)) if _PLACED.search(text) else ("", "", "")
    )
    near = any(DAY.search(one.text) for one in (lines[i - 1], *lines[i + 1 : i + 2]))
    town = place.replace(" ", "").isalpha() and place[0].isupper() and not is_person(place) and place.count(" ") < 2
    return [name] if near and mark and town and is_person(name) else []


def _opens_stamp(lines: Sequence[Line], i: int, head: int) -> bool:
    """Whether a line is a name that recurs, the day, and counters: "Orhan Kalyoncu 11 Şubat 2026 13:33 0 yorum"."""
    day = DAY.search(lines[i].text)
    name = lines[i].text[: day.start()].rstrip(" 0123456789|·•-–,") if day else ""
    return is_person(name) and _recurs(lines, i, fold_key(name), head)


def _is_other(line: Line) -> bool:
    """Whether a line's words say that it is no byline; an agency's name beside another does not."""
    return not line.families <= {"date", "byline"} and not (
        "," in line.text and line.size < 8 and line.families == {"photo"}
    )


def _persons(text: str) -> list[str]:
    """The persons that a line consists of: "Ann Lee | Bo Li", "Ann Lee and AP", "Ann Lee Bo Li Cy Na" (pairs), else none."""
    if is_person(text):
        words = text.split()
        half = len(words) // 2
        return [" ".join(words[:half])] if len(words) == 4 and words[:half] == words[half:] else [text]
    pieces = PIECE.split(text)
    names = [name for piece in pieces for name in split_names(piece)]
    if (
        names
        and len(" ".join(names)) > 0.6 * len(text)
        and any(map(is_person, names))
        and all(is_person(name) or name.isupper() or vocabulary()[0].get(fold_key(name)) == "photo" for name in names)
    ):
        return names
    words = text.split()
    pairs = [" ".join(words[i : i + 2]) for i in range(0, len(words), 2)]
    return pairs if len(words) == 6 and "," not in text and all(map(is_person, pairs)) else []
