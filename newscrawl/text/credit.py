"""A line that credits somebody: "Kaynak: AA", "Muhabir: Ali Veli", "Ali Veli / DHA", "Foto: AA" (the picture only)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from newscrawl.text.agency import Agency, alike, is_place, may_name, mention_at, spells_out
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.clock import meaning
from newscrawl.text.counter import without_counters
from newscrawl.text.names import DESK, LABEL, is_byline_label, is_name, split_names, without_days
from newscrawl.text.parts import Scope, agencies_in, pieces, without_lent
from newscrawl.text.pattern import Pattern
from newscrawl.text.space import squeeze
from newscrawl.text.wording import wording

SENTENCE = 5  # words in small letters that make a text behind a label a sentence
MAX_LINE = 160  # characters; a longer line is a sentence of the text

# All patterns below run over `alike` text: small letters, i for ı, offsets kept.
_SOURCE, _PICTURE = wording("source_label"), wording("picture_label")
_LABELLED = Pattern(
    rf"(?<!\w)(?:(?P<pic>{_PICTURE})|(?P<src>{_SOURCE})|(?P<cam>kamera(?:man)?)|(?P<by>foto(?:ğraf)?(?: ve |[ /-])?haber|haber ve foto(?:ğraf)?|{LABEL}))\s*(?:[:：;=]|(?<=©))\s*"
)
_LABEL_ONLY = Pattern(rf"(?P<src>{_SOURCE})\s*(?:[:：;=|–—-]\s*)?")
_MARKED = Pattern(r"^[*•–-]+\s*")  # "* Kaynak: AA"
_IN_BRACKETS = Pattern(r"\(([^()]{2,30})\)\.?$")
_BEGINS_LABEL = Pattern(rf"{_SOURCE}(?!\w)")  # "KAYNAK", "KAYNAK Anadolu Ajansı": the label and its line
_PICTURE_FIRST = Pattern(
    rf"(?!\W*foto(?:ğraf)?(?: ve |[ /-])?haber)(?:\W*{_PICTURE}\s*(?:[:：,/—–-]|$)|\W*(?:fotoğraf|foto|photo|фото)\b)"
)
_SEPARATOR = Pattern("[:：;=©]")
_CLOCK_OR_BAR = Pattern(r"\d{2}[.:]\d{2}\b|[|•]\s*$")
_DIGITS = Pattern(r"\d\d")
_DATED = Pattern(r"\b20\d\d\b|\d[./]\d\d?[./]\d\d|\d\d:\d\d")
_LETTERS = Pattern(r"[^\W\d_]+")
_GLUED = Pattern(
    r"(?<=[^\W\d_])(?=(?:Kaynak|Muhabir|Editör|Yayıncı|Yayınlayan|Haber|Mənbə|Müəllif|Источник|Автор) ?:)"
    r"|(?<=\d)(?=[^\W\d_]{3,}(?: [^\W\d_]+)? ?:)"
)  # two elements, or the date's: "10:20Kaynak: AA"
_DAY = r"\d{1,2}(?:[./-]\d{1,2}[./-](?:20)?\d\d|[ -][^\W\d]{3,9}\.?,? ?20\d\d)(?!\d)"
_CLOCK = r"(?:,?\s*[|–-]?\s*\d\d[:.]\d\d)?"
_STAMP = Pattern(rf"^(?:{_DAY}{_CLOCK}|\d\d:\d\d)\s*[|·•–-]?\s*")
_LATE_STAMP = Pattern(rf"\s*[|·•,–-]?\s*(?<!\d){_DAY}{_CLOCK}(?:\s*[|·•]?\s*\d+ (?:dk|dakika|мин|min)\.?(?: \w+)?)?$")
# An agency's notice under its own free texts: "Anadolu Ajansı web sitesinde, … abonelere sunulan haberler, …".
_NOTICE = Pattern(r" web sitesinde\b.{0,90}abonelere sunulan haberler")
_SERVED = Pattern(r"bu haber,? (?P<name>.{2,40}?) tarafindan (?:servis edil|geçil|hazirlan|yayinlan|yayimlan)\w+\.?")
_SECTION = Pattern(
    r"(?:haber(?:ler|i|leri)?|xəbərlər|новости|news|gündem|güncel|spor|ekonomi|dünya|politika|жаңылыктар|жаңалықтар)\b",
    re.I,
)
_NO_VALUE = Pattern(r"\d\d[.:/]\d\d|\b(?:19|20)\d\d\b|:|^\W*\d*\W*$")
_HOST = Pattern(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?$", re.I)


@dataclass(slots=True)
class Credit:
    """Who a line credits. `role`: source, byline, bare (no label) or picture; `text`: the words on the page.

    `printed`: who a source line names that is not in the registry; `names`: people and desks; `place`: the city beside.
    """

    text: str
    role: str
    agencies: list[Agency] = field(default_factory=list)
    printed: str | None = None
    names: list[str] = field(default_factory=list)
    place: str | None = None


def read_line(line: str, scope: Scope) -> Credit | None:
    """The credit that the whole line is, else None. Not to be changed: lines recur on a site, so answers are kept."""
    return _read(line, scope) if len(line) <= MAX_LINE else _notice(line)


@lru_cache(maxsize=2048)
def _read(line: str, scope: Scope) -> Credit | None:
    line = squeeze(line)
    line = without_days(_MARKED.sub("", line)) if ":" in line else line
    line = _STAMP.sub("", _GLUED.sub(" ", line)) if ":" in line or line[:1].isdigit() else line
    line = _LATE_STAMP.sub("", line) if line[-1:].isalnum() and _DIGITS.search(line) else line
    if len(line) < 2:
        return None
    if line[0] in "([" and line[-1] in ")]" and _SEPARATOR.search(line) and not re.search(r"[()\[\]]", line[1:-1]):
        line = line[1:-1].strip()
    named = may_name(line)
    if not named and not _SEPARATOR.search(line):
        return None
    folded = alike(line)
    label = _LABELLED.search(folded)
    if label and label.start() == 0:
        return _labelled(line, folded, scope)
    if label and not label["pic"] and _is_beside(line[: label.start()], label):
        return _read(line[label.start() :], scope)  # "13.02.2026 16:01 | Kaynak: AA"
    if not named or _PICTURE_FIRST.match(folded) or (label and label["by"]):  # "İLGİLİ HABER: Van'da deprem (AA)"
        return None
    only = _LABEL_ONLY.match(folded)
    if only and only.end() < len(line) and (found := agencies_in(line[only.end() :], scope)):
        return Credit(line, "source", found)
    return _bare(line, scope) or _notice(line)


def _is_beside(head: str, label: re.Match[str]) -> bool:
    """Whether what stands before a label is the page's date: "16 ноября 2026 | Автор: …"; no words of a text."""
    if label["src"] and _CLOCK_OR_BAR.search(head):
        return True
    known = all(len(word) < 3 or meaning(word)[0] != "x" for word in _LETTERS.findall(head))
    return _DATED.search(head) is not None and (known or head.rstrip()[-1:] in ("|", "•"))


def is_label(line: str) -> bool:
    """Whether the line is a source label and nothing else ("Kaynak:"): the next one names the source."""
    return len(line) < 40 and _LABEL_ONLY.fullmatch(alike(squeeze(line))) is not None


def begins_label(text: str) -> bool:
    """Whether a text begins with a source label: "Kaynak Göster"."""
    return _BEGINS_LABEL.match(alike(text)) is not None


def read_pair(label: str, following: str, scope: Scope) -> Credit | None:
    """The credit of a source label and of the next line, which is no date, no counter and no label itself: "Kaynak:", "AA"."""
    if (
        not is_label(label)
        or len(following) > 60
        or _NO_VALUE.search(following)
        or _BEGINS_LABEL.match(alike(following))
    ):
        return None
    credit = read_line(f"Source: {following}", scope)
    if credit and not credit.agencies and not _is_raised(following):
        return None  # a label whose value is elsewhere, and the page's next words
    return replace(credit, text=f"{squeeze(label)} {squeeze(following)}") if credit else None


def _is_raised(text: str) -> bool:
    """Whether each word is raised, as in a paper's name, and it is no byline's label or prompt."""
    raised = all(word[0].isupper() or word[0].isdigit() or len(word) < 4 for word in text.split())
    return raised and not is_byline_label(text) and is_boilerplate(text) is None


def is_picture(text: str) -> bool:
    """Whether the text credits a picture only ("Foto: AA", "fotoğraf: İHA")."""
    return _PICTURE_FIRST.match(alike(text)) is not None


def label_inside(text: str) -> int | None:
    """Where a source line begins that trails a paragraph ("… dedi. Kaynak: AA"), else None."""
    start = max(0, len(text) - 100)
    if not _SEPARATOR.search(text, start):
        return None
    tail = alike(text[start:])
    for match in _LABELLED.finditer(tail):
        if match["src"] and match.start() and tail[: match.start()].rstrip()[-1:] in ".!?…)":
            return start + match.start()
    return None


def _labelled(line: str, folded: str, scope: Scope) -> Credit | None:
    """A line of one or more labels, each with its value: "Muhabir: Ali Veli - Kaynak: İHA"."""
    labels = list(_LABELLED.finditer(folded))
    total = Credit(line, "picture")
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        value = line[label.end() : following.start() if following else len(line)].strip(" -–—|/,;")
        if label["pic"]:
            closing = _IN_BRACKETS.search(value) if total.role == "byline" and not following else None
            total.agencies += agencies_in(closing[1], scope) if closing else []  # "HABER: A - FOTO: B (DHA)" signs both
            continue
        one = _sourced(value, scope) if label["src"] else _signed(value, scope)
        if one is None:
            return None
        if label["cam"] and not one.names:  # who filmed may sign the report too; an agency alone has lent its pictures
            one.agencies = []
        total.role = "source" if label["src"] or total.role == "source" else "byline"
        total.agencies += one.agencies
        total.printed = total.printed or one.printed
        total.names += one.names
        total.place = total.place or one.place
    return total


def _is_sentence(value: str) -> bool:
    """Whether what stands behind a label goes on as a sentence: "Kaynak: üreticinin cebi değil, bankanın kredisi, dedi." """
    words = value.split()
    small = sum(word[0].islower() for word in words)
    return value[-1:] in ".!?…" and small >= SENTENCE and small > 0.6 * len(words)


def _sourced(value: str, scope: Scope) -> Credit | None:
    value = without_counters(value)
    if _is_sentence(value):
        return None
    found = pieces(value, scope, credit=True)
    agencies = [agency for _, agency in found if agency] or _with_city(value)
    printed = None if agencies else _printed(value, found)
    if not agencies and not printed:
        return None
    people = [part for part, agency in found if agency is None and agencies and DESK.search(part)]
    return Credit(value, "source", agencies, printed, people)


def _with_city(value: str) -> list[Agency]:
    """ "DHA Bursa", "İHA Haber Merkezi": an agency and its office; "Bloomberg HT" is somebody else."""
    named = mention_at(value, 0)
    rest = value[named.end :].strip() if named else ""
    return [named.agency] if named and (is_place(rest) or DESK.fullmatch(rest)) else []


def _printed(value: str, found: list[tuple[str, Agency | None]]) -> str | None:
    """The first name of a source line that credits nobody of the registry, as printed."""
    if host := _HOST.match(value):
        return host[1]
    first = re.split(r"\s*[/|;,]\s*|\s+[-–—]\s+", value.strip(), maxsplit=1)[0].strip(' .,:;|"“”„')
    if re.fullmatch(r"«[^«»]*»", first):
        first = first[1:-1]
    if first[:1].islower() and len(first.split()) > 2:  # "Источник: мэр города уйдёт в отставку"
        return None
    good = found and 1 < len(first) <= 60 and len(first.split()) <= 8 and re.search(r"[^\W\d]", first)
    return first if good and not re.search(r"[?!…]|\.\s", first) else None


def _signed(value: str, scope: Scope) -> Credit | None:
    """The value of a byline's label: people, desks, an agency, a city: "Ali Veli / DHA", "Murat KÜÇÜK/BOLU"."""
    found = pieces(value, scope, credit=True)
    agencies = [agency for _, agency in found if agency]
    place = next((part for part, agency in found[1:] if not agency and is_place(part)), None)
    rest = [part for part, agency in found if not agency and part != place]
    names = [name for part in rest for name in split_names(part, scope.language) if _proper(name)]
    names = [name for name in names if " " in name or DESK.search(name)]
    if (not names and not agencies) or len(value) > 120 or re.search(r"[?!…]|\w{3}\.\s", value):
        return None
    return Credit(value, "byline", agencies, None, names, place)


def _proper(name: str) -> bool:
    """Whether all longer words begin with a capital: "Rusya yine saldırdı" is no name."""
    return DESK.search(name) is not None or all(len(word) < 4 or not word[0].islower() for word in name.split())


_AIRCRAFT = frozenset(("İHA", "ANKA"))  # tags of the arms industry, too: "Savunma Sanayii, İHA"


def _bare(line: str, scope: Scope) -> Credit | None:
    """A line without a label credits when it names an agency and beside it only people, a desk, a city, a section."""
    if line[-1] in "?!:…" or re.search(r"\w{3}[.!?]\s", line):
        return None
    printed, line = line, without_lent(line)
    found = pieces(line, scope, credit=line[:1] == "(")
    if len(found) > 6 or not any(agency for _, agency in found):
        return None
    agencies = [agency for _, agency in found if agency]
    if (bracket := line.find("(")) > 0 and len(found) > 1 and spells_out(line[:bracket], agencies[0]):
        return None
    rest = [part for part, agency in found if agency is None and not re.fullmatch(r"[\d\s.:]+", part)]
    rest = [part for part in rest if not is_picture(part)]
    place = next((part for part in rest if is_place(part) or (part.isupper() and _city_slot(line, part))), None)
    others = [part for part in rest if part != place]
    signed = len(others) == 1 and " " in others[0] and line.startswith(others[0])  # "Selim Özdemir, DHA"
    unsure = any(agency.term and (not signed or agency.code in _AIRCRAFT) for agency in agencies)
    if "," in line and "/" not in line and others and (line.count(",") > 1 or unsure):
        return None  # a line of tags
    if not all(is_name(part) and len(part.split()) <= 6 and _proper(part) for part in others):
        return None
    people = [part for part in others if DESK.search(part) or (len(part.split()) > 1 and not _SECTION.match(part))]
    names = [name for part in people for name in split_names(part, scope.language)]
    return Credit(printed, "bare", agencies, None, names, place)


def _city_slot(line: str, part: str) -> bool:
    """Whether a part in capitals stands between a slash and a bracket: ".../ANTALYA-DENİZLİ, (DHA)"."""
    at = line.find(part)
    return line[:at].rstrip()[-1:] == "/" and line[at + len(part) :].lstrip(" ,")[:1] == "("


def _notice(line: str) -> Credit | None:
    if "tarafından" in line and (served := _SERVED.fullmatch(alike(line))):
        agencies = agencies_in(line[served.start("name") : served.end("name")], Scope("tr", None))
        return Credit(line, "source", agencies) if agencies else None
    if len(line) < 400 and " web sitesinde" in line and _NOTICE.search(alike(line)) and (found := mention_at(line, 0)):
        return Credit(line, "source", [found.agency])
    return None
