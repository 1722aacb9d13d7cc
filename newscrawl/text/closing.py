"""The signature a text closes with: "… kaldırıldı. (DHA)", "Burak AKAY/BURSA", "- İSTANBUL"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.text.agency import Agency, agency_of, is_place, mentions, spells_out
from newscrawl.text.credit import Credit, begins_label, is_picture, read_line
from newscrawl.text.dateline import UP, names_of
from newscrawl.text.fold import lower
from newscrawl.text.names import DESK, begins_by, is_name, split_names
from newscrawl.text.parts import Scope, pieces
from newscrawl.text.pattern import Pattern
from newscrawl.text.unlisted import unlisted_agency
from newscrawl.text.wording import wording

_CLOSING = Pattern(
    r"\s*(?:[-–—/]\s*)?(?:\((?P<round>[^()\n]{2,60})\)|\[(?P<square>[^\[\]\n]{2,60})\]|/(?P<slash>[^/\s][^/\n]{0,40})/)"
    r"\s*[.;,!]*\s*[-–—]*\s*$"
)
_SENTENCE = Pattern(r"[.!?…][\"”“»’')\]]*$|[.!?…]?[\"”»]$")
_STOP = Pattern("[.!?…]")
# No "-dir" alone, which nouns bear too.
_VERB = Pattern(
    r"(?:d[ıiuü]|t[ıiuü]|yor|[ae]cak|[ae]cek|(?:m[ıiuü]ş|m[ae]kt[ae])(?:[dt][ıiuü]r)?|(?<!d)[ıiuü]r|lar|ler)$"
)
_LETTER = "[A-ZÇĞİÖŞÜƏА-ЯЁӨҮҢҚҒҲҶӢӮҰІӘҺЎ]"
_INITIALS = Pattern(
    rf"{_LETTER}{{2}}|{_LETTER}{{1,3}}(?:\s?[-–—]\s?{_LETTER}{{1,3}}){{1,4}}|{_LETTER}{{1,2}}(?:/{_LETTER}{{1,2}}){{1,4}}"
)
_PREPARED = Pattern(rf"{wording('prepared')} ([{UP}][\w-]+(?: [{UP}][\w-]+){{1,2}})\.?")
_SIGNED_ALONE = Pattern(rf"{_LETTER}[^\W\d_A-Z]+(?: {_LETTER}[^\W\d_A-Z]+)? {_LETTER}{{4,}}(?:-{_LETTER}{{3,}})?")
_HEADING = Pattern(rf"{wording('heading')}\b")
_INITIAL = Pattern(r"[a-zäöüçğış]{2,4}(?:/ ?[a-zäöüçğış]{2,4}){0,2}/?")  # "fh", "ans/ bar/": who edited it
_EDITED = frozenset(("de", "es", "pl", "nl", "sv", "da", "nb", "cs", "sk"))  # languages whose papers sign so
_WITH = Pattern(rf"{wording('with')}\s(\S.{{1,40}})")  # "mit dpa"
_DISTRICT = Pattern(rf"[^\W\d_][\w’'ʻ‘-]+(?: [^\W\d_][\w’'ʻ‘-]+)? {wording('behind_place')}\.?")
_CITY_TAIL = Pattern(rf"(?:^|\s)[-–—]\s?([{UP}’'. /-]{{3,30}})$")


@dataclass(slots=True)
class Closing:
    """The signature that trails a paragraph; `rest` is the paragraph without it. A picture's credit names nobody."""

    text: str
    rest: str
    agencies: list[Agency] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    printed: str | None = None


def closing_of(paragraph: str, scope: Scope) -> Closing | None:
    """The signature at the end of a paragraph: "(DHA)", "/ТАСС/", "- İHA" behind a sentence, "(Foto: AA)"."""
    match = _CLOSING.search(paragraph, max(0, len(paragraph) - 90))
    if match is None:
        return _trailing(paragraph, scope)
    inner = next(group for group in match.groups() if group)
    rest = paragraph[: match.start()].rstrip()
    if is_picture(inner):
        return Closing(match[0].strip(), rest)
    if ":" in inner and (credit := read_line(inner, scope)):
        return Closing(match[0].strip(), rest, credit.agencies, credit.names, credit.printed)
    found = pieces(inner, scope, credit=True)
    if any(is_picture(part) for part, agency in found if not agency):  # "(DHA/Fotoğraf)"
        return Closing(match[0].strip(), rest)
    agencies = [agency for _, agency in found if agency]
    known = _SENTENCE.search(rest) or not any(_is_short(part) for part, agency in found if not agency)
    named = agencies and known and all(agency or is_name(part) for part, agency in found)
    good = named and _ended(rest, match[0], agencies)
    if not good:
        return _unnamed(inner, rest, match[0])
    return Closing(match[0].strip(), rest, agencies, [name for name in names_of(found, scope) if " " in name])


def _is_short(part: str) -> bool:
    """Whether a part is an abbreviation of no registry: of kinds of batteries, "(AA, AAA)"."""
    return part.isupper() and " " not in part and len(part) < 5 and not is_place(part)


def _unnamed(inner: str, rest: str, text: str) -> Closing | None:
    """The editorial office, or editors' initials ("(FB-CE-SK-Y)"); those of one person only in a line of their own."""
    desk = re.fullmatch(r"\s*(haber merkez[iİ])\s*", inner, re.I)
    initials = _INITIALS.fullmatch(inner.strip()) and (
        not rest or (_SENTENCE.search(rest) and not inner.strip().isalpha())
    )
    printed = unlisted_agency(inner) if not rest or _SENTENCE.search(rest) else None
    if not (desk or initials or printed):
        return None
    return Closing(text.strip(), rest, [], [desk[1]] if desk else [], printed)


def _ended(rest: str, signature: str, agencies: list[Agency]) -> bool:
    """Whether a sentence ended before the signature: "… kaldırıldı. (İHA)", not "… insansız hava aracı (İHA)."."""
    if "+" in signature:  # a rating: "Kredi notu yükseldi (AA+)."
        return False
    if (last := _CLOSING.search(rest, max(0, len(rest) - 60))) and is_picture(last["round"] or ""):
        rest = rest[: last.start()].rstrip()
    if not rest or _SENTENCE.search(rest):
        return True
    closed = signature.rstrip()[-1:] in ".;,!"
    verb = _VERB.search(rest) is not None
    if spells_out(rest[-60:], agencies[0]) and (not verb or rest.split()[-1][0].isupper()):
        return False  # "Adsız Alkolikler (AA)."
    if agencies[0].term or closed or (len(agencies[0].code) < 5 and rest[-1] < "ʰ"):
        return verb and not (agencies[0].term and closed)
    return True


def _trailing(paragraph: str, scope: Scope) -> Closing | None:
    """ "… dedi. - İHA", "… dedi. AA": a name behind the last sentence and nothing after it."""
    start = max(0, len(paragraph) - 40)
    if not _STOP.search(paragraph.rstrip(' .)"'), max(0, start - 20)):  # a cheap look before names are looked for
        return None
    found = list(mentions(paragraph, start))
    if not found or paragraph[found[-1].end :].strip(' .)"') or found[-1].name.word:
        return None
    before = re.sub(r"\s*[-–—/|]?\s*$", "", paragraph[: found[-1].start])
    if not re.search(r"[.!?…][\"”»’')]*$", before):
        return None
    return Closing(paragraph[len(before) :].strip(), before.rstrip(), [found[-1].agency])


def _is_heading(line: str) -> bool:
    """Whether a line like a name is none: an agency, a label, "Foto GALERİ"."""
    headed = _HEADING.match(lower(line, "tr")) is not None
    return headed or begins_label(line) or is_picture(line) or agency_of(line) is not None


def without_initials(paragraphs: list[str], language: str | None) -> list[str]:
    """The paragraphs without a last one that is its editors' initials in small letters, as papers of some languages sign."""
    signed = (
        (language or "").split("-")[0] in _EDITED and len(paragraphs) > 1 and _INITIAL.fullmatch(paragraphs[-1].strip())
    )
    return paragraphs[:-1] if signed else paragraphs


def district_of(line: str, above: str) -> str | None:
    """The town or district that a text is signed with behind a sentence or a name: "Балқаш қаласы"."""
    signed = _SENTENCE.search(above) or _SIGNED_ALONE.fullmatch(above.strip(" ."))
    return line.strip(" .") if signed and _DISTRICT.fullmatch(line.strip()) else None


def reporter_of(line: str, scope: Scope) -> Credit | None:
    """Who wrote, in a line of its own, with the city and no agency: "Burak AKAY/BURSA", "Ali Veli ve Ayşe Demir / Van"."""
    if prepared := _PREPARED.fullmatch(line.strip()):  # "Подготовила Дилноза Каримова."
        return Credit(line, "byline", names=[prepared[1]])
    if (with_others := _WITH.fullmatch(line.strip(" ."))) and (found := pieces(with_others[1], scope, credit=True)):
        agencies = [agency for _, agency in found if agency]
        return Credit(line, "bare", agencies) if len(agencies) == len(found) else None
    if begins_by(line) and line[-1] not in ".!?…:":  # "By Lucy Farrow, transport correspondent"
        people = split_names(line, scope.language)
        return Credit(line, "byline", names=people) if people and all(map(_is_signed, people)) else None
    if _SIGNED_ALONE.fullmatch(line.strip(" .")) and not _is_heading(line):  # "Қанат ЕРМЕКОВ"
        return Credit(line, "byline", names=[line.strip(" .")])
    mark = "/" if "/" in line else ","  # "Ayşe KORKMAZ, Bursa": a surname in capitals and a well-known city
    names, slash, city = (part.strip() for part in line.strip(" .").rpartition(mark))
    if not slash or not 2 < len(city) <= 30 or not city[0].isupper() or re.search(r"[.:!?/\d]\s|\d", names):
        return None
    people = split_names(names, scope.language)
    surname = all(re.search(rf"[^\W\d_] [{UP}]{{2,}}$", name) and not name.isupper() for name in people)
    town = re.sub(r"\s?\([^()]*\)$", "", city)  # İNEGÖL(Bursa)
    if mark == "," and not (surname and is_place(town)):
        return None
    placed = is_place(town) or (surname and town.isupper() and " " not in town and not agency_of(town))
    if not people or not placed or is_place(names) or not all(_is_signed(name) for name in people):
        return None
    return Credit(line, "byline", names=people, place=city)


def _is_signed(name: str) -> bool:
    words = name.split()
    return DESK.fullmatch(name) is not None or (1 < len(words) <= 4 and all(word[0].isupper() for word in words))


def city_tail(paragraph: str, text: str) -> tuple[str, str] | None:
    """The city that wire copies on portals end with, "- İSTANBUL", in a line of its own or behind the last sentence, and what
    is before it; it names no agency. A town that is not well known must stand in the text, as a name and not in capitals.
    """
    match = _CITY_TAIL.search(paragraph.strip())
    place = match[1].strip() if match else ""
    before = paragraph.strip()[: match.start()].rstrip() if match else ""
    if not place or not place.isupper() or (before and not _SENTENCE.search(before)):
        return None
    if not is_place(place) and (" " in place or f"{place[0]}{lower(place[1:], 'tr')}" not in text):
        return None
    return place, before
