"""News agencies, broadcasters and portals: who is named by a credit, and where a running text names one.

The names are in data/agencies.json; data/world_agencies.json lists those of other countries, by country and language,
each under the code that is printed. A name that begins with "~" there is an ordinary word as well (Report, Trend): it
counts in a credit's own place, elsewhere only in quotation marks or where the page's language or country fits.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from newscrawl.text.pattern import Pattern
from newscrawl.text.space import squeeze
from newscrawl.text.wording import DATA, wording


@dataclass(frozen=True, slots=True)
class Agency:
    """One entry of the registry. `code` is canonical; `kind` is agency, broadcaster or portal; `country` ISO or INT.

    `term`: its abbreviation is also a word of other trades (İHA a drone, DHA an acid, AP a parliament).
    """

    code: str
    kind: str
    country: str
    term: bool = False
    editions: bool = False

    @property
    def wire(self) -> bool:
        """Whether it belongs into a record's `agencies`: wire agencies and broadcasters do, portals do not."""
        return self.kind != "portal"


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of an agency's name, and the languages (or "*") in which it is used."""

    agency: Agency
    languages: frozenset[str]
    word: bool
    short: bool

    def fits(self, language: str | None, country: str | None) -> bool:
        """Whether a page of this language and country would mean the agency; where both are unknown, yes."""
        base = (language or "").split("-")[0]
        return base in self.languages or country == self.agency.country or not (base or country)


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named in a running text, at text[start:end], quotation marks included."""

    name: Name
    start: int
    end: int
    quoted: bool

    @property
    def agency(self) -> Agency:
        return self.name.agency


# One letter for a reader, several code points: Turkish dotted and dotless i, the apostrophes of Uzbek, ё.
_SAME = str.maketrans(
    {"İ": "i", "I": "i", "ı": "i", "ё": "е", "Ё": "е"} | dict.fromkeys("’‘‛`´ʻʼʽ′", "'") | dict.fromkeys("«»“”„", '"')
)
_FOREIGN = Pattern("[ёЁ’‘‛`´ʻʼʽ′«»“”„]")
_DASH = Pattern(r"[\s\-‐‑–—]+")
_HOST = Pattern(r"^(?:https?://)?(?:www\.|m\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?$")
_HEAD = Pattern(rf"^{wording('name_head')} ")
_TAIL = Pattern(rf" {wording('name_tail')}$")
_EDITION = Pattern(rf" {wording('edition')}$")
_OPEN, _CLOSE = "«\"“„'‘", "»\"”“'’"


def alike(text: str) -> str:
    """The text in small letters, İ, I and ı of Turkish one letter, all quotation marks alike; every offset stays."""
    if text.isascii() or not _FOREIGN.search(text):
        folded = text.replace("I", "i").replace("İ", "i").lower().replace("ı", "i")
    else:
        folded = text.translate(_SAME).lower()
    if len(folded) == len(text):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_SAME))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Equal for two spellings of one name: case by any of our languages, quotation marks, dashes, apostrophes."""
    folded = unicodedata.normalize("NFKC", squeeze(text)).translate(_SAME).lower()
    return _DASH.sub(" ", folded.replace('"', " ")).strip(" .,;:()[]/|*'")


def _entries() -> Iterator[dict[str, Any]]:
    yield from json.loads((DATA / "agencies.json").read_text("utf-8"))
    for country, by_language in json.loads((DATA / "world_agencies.json").read_text("utf-8")).items():
        for name, language in ((name, language) for language, names in by_language.items() for name in names):
            code = name.removeprefix("~")
            yield {"code": code, "kind": "agency", "country": country, "names": {language: [name]}, "domains": []}


@cache
def _table() -> tuple[dict[str, Name], list[str]]:
    """Folded name -> Name, and every name as written."""
    table: dict[str, Name] = {}
    written: list[str] = []
    for entry in _entries():
        flags = entry.get("term", False), entry.get("editions", False)
        agency = Agency(entry["code"], entry["kind"], entry["country"], *flags)
        names = [(name, language) for language, all_names in entry["names"].items() for name in all_names]
        for name, language in names + [(domain, "*") for domain in entry["domains"]]:
            text = name.removeprefix("~")
            known = table.get(key(text))
            languages = (known.languages if known else frozenset()) | {language}
            table[key(text)] = Name(agency, languages, name != text, len(text) <= 3)
            written.append(text)
    return table, written


@cache
def places() -> frozenset[str]:
    """Folded names of the cities that datelines of our region carry most."""
    by_language = json.loads((DATA / "places.json").read_text("utf-8"))
    return frozenset(key(place) for names in by_language.values() for place in names)


def is_place(text: str) -> bool:
    """Whether the text is one of `places`, or several joined by dashes or slashes."""
    return key(text) in places() or (
        bool(parts := [key(part) for part in re.split(r"[-–/]", text)]) and all(part in places() for part in parts)
    )


@lru_cache(maxsize=4096)
def _named(text: str) -> Name | None:
    table, _ = _table()
    folded = key(text)
    if found := table.get(folded):
        return found
    if host := _HOST.match(folded.replace(" ", "-")):
        return table.get(host[1])
    if (cut := _HEAD.sub("", folded)) != folded or (cut := _TAIL.sub("", folded)) != folded:
        return _named(cut)
    if (cut := _EDITION.sub("", folded)) != folded and (found := table.get(cut)) and found.agency.editions:
        return found
    return None


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The first word of a folded name -> the names that begin with it; "A.A" is looked for in its own way."""
    names: dict[str, list[str]] = {}
    for name in _table()[0]:
        if (word := _WORD.findall(name)[0]) != "a":
            names.setdefault(word, []).append(name)
    return names


@lru_cache(maxsize=4096)
def may_name(line: str) -> bool:
    """A cheap look whether a short text can name an agency at all: the first word of a name first, then all of it."""
    names = _by_first_word()
    if not names.keys().isdisjoint(_WORD.findall(alike(line))):
        folded = key(line)
        if any(name in folded for word in _WORD.findall(folded) for name in names.get(word, ())):
            return True
    return "A.A" in line.replace(" ", "")


_PAREN = Pattern(r"^(.+?)\s*\(([^()]{2,40})\)$")


def agency_of(
    text: str, language: str | None = None, country: str | None = None, *, credit: bool = False
) -> Agency | None:
    """The agency whose name is the whole text ("AA", "ИА «Кабар»", "Anadolu Ajansı (AA)", "aa.com.tr"), else None.

    `credit`: the text stands where only a credit stands (a source line, the brackets of a dateline): a name that is an
    ordinary word as well needs no fitting language there, unless it is an abbreviation of up to three letters.
    """
    if not 1 < len(text) < 80:
        return None
    if (both := _PAREN.match(text)) and (one := _named(both[1])) and (other := _named(both[2])):
        return one.agency if one.agency is other.agency else None
    name = _named(text)
    if name is None or (name.word and not name.fits(language, country) and (name.short or not credit)):
        return None
    return name.agency


def is_word(text: str) -> bool:
    """Whether the text is an agency's name and an ordinary word as well ("Trend")."""
    name = _named(text)
    return name is not None and name.word


def _initials(text: str) -> str:
    return "".join(word[0] for word in key(text).split())


def spells_out(text: str, agency: Agency) -> bool:
    """Whether the last words of the text have the abbreviation's initials: "insansız hava aracı" (İHA)."""
    return _initials(" ".join(text.split()[-len(agency.code) :])) == key(agency.code)


@cache
def _forms() -> dict[str, list[tuple[str, Name]]]:
    """First word of a name as a text prints it (as listed or in capitals) -> the printed names, the longest first."""
    forms: dict[str, list[tuple[str, Name]]] = {}
    table, written = _table()
    for text in dict.fromkeys(written):
        marks = {text.replace("ʻ", mark) for mark in "‘’'ʼ`"}
        for form in {text, text.upper(), text.replace("i", "İ").upper()} | marks:
            if word := _WORD.search(form):
                forms.setdefault(word[0], []).append((form, table[key(text)]))
    for names in forms.values():
        names.sort(key=lambda one: -len(one[0]))
    return forms


_WORD = Pattern(r"[^\W_]+")
_BEFORE = Pattern(r"[\w@./’'-]")
# "AA" is no word of "AA-12" or "aa@aa.com.tr", "Anka-3" no agency; a suffix may follow after an apostrophe or dash.
_BEHIND = Pattern(r"(?![\w@]|\.\w|\s?-\s?\d)")
_REFERRED = Pattern(wording("referred"))  # the ending of a case, which some write on to the name: "Кабарга таянып"


def mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Every agency named in text[start:end], in order; case counts, and so do the borders of words."""
    forms, done = _forms(), start
    for word in _WORD.finditer(text, start, len(text) if end is None else end):
        at, known = word.start(), forms.get(word[0]) or _inflected(text, word, forms)
        if not known or at < done or (at and _BEFORE.match(text[at - 1])):
            continue
        if found := _found(text, at, known):
            done = found.end
            yield found


def _inflected(text: str, word: re.Match[str], forms: dict[str, list[tuple[str, Name]]]) -> list[tuple[str, Name]]:
    """The names that begin with a word but for the ending of a case written on to it ("ҚазАқпаратқа сілтеме")."""
    for size in (2, 1, 3, 4):
        if (known := forms.get(word[0][:-size])) and _REFERRED.match(text, word.end() - size):
            return known
    return []


def mention_at(text: str, start: int) -> Mention | None:
    """The agency named exactly at this place, a quotation mark before it or not."""
    begin = start + 1 if text[start : start + 1] in _OPEN else start
    word = _WORD.match(text, begin)
    return _found(text, begin, _forms().get(word[0], [])) if word else None


def _found(text: str, start: int, forms: list[tuple[str, Name]]) -> Mention | None:
    for form, name in forms:
        end = start + len(form)
        if text.startswith(form, start) and (_BEHIND.match(text, end) or _REFERRED.match(text, end)):
            quoted = start > 0 and text[start - 1] in _OPEN and text[end : end + 1] in _CLOSE and end < len(text)
            return Mention(name, start - quoted, end + quoted, quoted)
    return None


def same_name(one: str, other: str) -> bool:
    """Whether two printed names are one: case, quotation marks and a domain's ending do not count."""
    return name_stem(one) == name_stem(other)


def name_stem(name: str) -> str:
    """What two printed names share that are one: see `same_name`."""
    return _DOMAIN.sub("", key(name))


_DOMAIN = Pattern(r"^www\.|\.(?:com|net|org|info|news)?(?:\.?(?:tr|az|kg|kz|uz|tj|tm|ru|am))?$")
