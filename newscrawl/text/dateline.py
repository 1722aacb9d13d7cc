"""The dateline a text opens with and the signature it closes with: "BİŞKEK (AA) - …", "… kaldırıldı. (DHA)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.text.agency import Agency, Mention, agency_of, is_place, key, mention_at, mentions, spells_out
from newscrawl.text.credit import Credit, Scope, is_picture, pieces, read_line
from newscrawl.text.names import DESK, is_name, split_names
from newscrawl.text.pattern import Pattern
from newscrawl.text.wording import wording

MAX_HEAD = 220  # characters of a paragraph's head that a dateline with its reporters may fill

_UP = "A-ZÀ-ÞĀ-žƏЁ-Я\u0490-\u04ff"  # small letters in it are refused by `_opening`: ranges compile fast
_TOKEN = rf"[{_UP}][\w’'ʻʼ‘]*"
_PLACE = rf"(?P<place>{_TOKEN}(?:[ /–-]{_TOKEN}){{0,4}}(?:\s?\([{_UP}][\w’' -]*\)(?=\s*,?\s*[(/\d]))?)(?!\w)"
_DATE = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\s?(?:г|года|yil)\b)?"
    r"|\d{1,2}(?:-?(?:nji|njy|ncı|nci|cı|ci|cu|cü))?[\s-]{0,2}[^\W\d]{3,12}"
    r"(?:,?\s?(?:\d{4}|\d{2})\b)?(?:[\s-]{1,2}(?:г|года|yil|жыл|йил)\b)?"
    r"|[^\W\d]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?)"
)
_COUNTRY = rf", {wording('country')}(?=,\s|\s*[(/–—-])"
# PLACE, perhaps a date, and what then opens the agency's place: a bracket, a slash, a dash, a full stop or comma.
_HEAD = Pattern(
    rf"{_PLACE}(?:{_COUNTRY})?"
    rf"\s*(?:[.,/]?\s*(?P<date>{_DATE})\.?)?\s*"
    rf"(?P<mark>[.,]?\s*[-–—]?\s*\(|[.,]?\s*/|[.,]?\s*[-–—]{{1,2}}|[.,:])\s*"
)
_HEADS = (_HEAD, Pattern(_HEAD.source.replace("{0,4}", "{0,4}?")))  # "NUR-SULTAN. KAZINFORM", "ASTANA-KAZINFORM."
_BRACKET = Pattern(r"(?P<inner>[^()\n]{2,60})\)\s*[.,:]?\s*(?P<end>[-–—]{1,2}|:)?")
_SLASH = Pattern(r"(?P<inner>[^/\n]{2,60}?)\s*/\s*\.?\s*(?P<end>[-–—]{1,2}|:)?")
_AFTER = Pattern(r"(?:\.(?:az|kg|kz|uz|ru|tj))?(?P<end>\s*[-–—:/]|[.,])?\s*")
_JOIN = Pattern(r"\s*[-–—/]+\s*")
_FIRST = Pattern(rf"(?:{_DATE}\s*)?[(/]\s*(?P<inner>[^()/\n]{{2,60}}?)\s*[)/]\.?\s*[-–—:]{{0,2}}\s*|(?=[^\W_])")
_CITY = Pattern(rf"(?P<place>{_TOKEN}(?:[ /–-]{_TOKEN}){{0,2}}?)\s*(?P<end>[-–—:,(]|\n|$|\s(?=[{_UP}]))")
_REPORTER = Pattern(rf"({_TOKEN}(?: {_TOKEN}){{1,2}})\.(?=\s)")
_BARE_CITY = _PLACE.replace("<place>", "<city>")
_HOUSE = Pattern(
    rf"\(\s*{_PLACE}\s*\)\s*[-–—]|{_BARE_CITY}(?:(?:{_COUNTRY}),\s*{_DATE}\.(?= )|\s*(?:,\s*{_DATE}\.?)?\s*[-–—])"
)

_CLOSING = Pattern(
    r"\s*(?:[-–—/]\s*)?(?:\((?P<round>[^()\n]{2,60})\)|\[(?P<square>[^\[\]\n]{2,60})\]|/(?P<slash>[^/\s][^/\n]{0,40})/)"
    r"\s*[.;,!]*\s*[-–—]*\s*$"
)
_SENTENCE = Pattern(r"[.!?…][\"”“»’')\]]*$|[.!?…]?[\"”»]$")
_STOP = Pattern("[.!?…]")
_VERB = Pattern(r"(?:d[ıiuü]|t[ıiuü]|yor|[ae]cak|[ae]cek|m[ıiuü]ş|m[ae]kt[ae]|[ıiuü]r|dir|lar|ler)$")
_LETTER = "[A-ZÇĞİÖŞÜƏА-ЯЁӨҮҢҚҒҲҶӢӮҰІӘҺЎ]"
_INITIALS = Pattern(
    rf"{_LETTER}{{2}}|{_LETTER}{{1,3}}(?:\s?[-–—]\s?{_LETTER}{{1,3}}){{1,4}}|{_LETTER}{{1,2}}(?:/{_LETTER}{{1,2}}){{1,4}}"
)
_CITY_TAIL = Pattern(rf"[-–—]\s?([{_UP}’'. /-]{{3,30}})$")


@dataclass(slots=True)
class Opening:
    """The head of a text: `text` as printed, the place as printed, agencies, reporters."""

    text: str
    place: str | None
    agencies: list[Agency] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Closing:
    """The signature that trails a paragraph; `rest` is the paragraph without it. A picture's credit names nobody."""

    text: str
    rest: str
    agencies: list[Agency] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    printed: str | None = None


def opening_of(paragraph: str, scope: Scope) -> Opening | None:
    """The dateline at the head of a paragraph; without an agency only where a well-known city stands before a dash."""
    head = paragraph[:MAX_HEAD].lstrip()
    return _placed(head, 0, scope) or _agency_first(head, scope) or _after_reporters(head, scope) or _house(head)


def _placed(head: str, start: int, scope: Scope) -> Opening | None:
    for pattern in _HEADS:
        match = pattern.match(head, start)
        if match is None:  # nor does the other: they differ only in how much of the place they take
            return None
        if found := _slotted(head, start, match, scope):
            return found
    return None


def _slotted(head: str, start: int, match: re.Match[str], scope: Scope) -> Opening | None:
    place, mark = match["place"], match["mark"].strip(" .,-–—") or "-"
    if mark in ("(", "/"):
        slot = (_BRACKET if mark == "(" else _SLASH).match(head, match.end())
        found = pieces(slot["inner"], scope, credit=True) if slot else []
        agencies = [agency for _, agency in found if agency]
        if mark == "/" and not agencies:  # "ANKARA/AA Bakan …" has no second slash
            return _named_after(head, start, match, scope)
        if slot is None or not agencies or not all(agency or is_name(part) for part, agency in found):
            return None
        firm = bool(slot["end"] or match["date"] or match["mark"][0] in ".," or mark == "/")
        names = _names(found, scope)
        return _opening(head[start : slot.end()], place, agencies, names, firm=firm)
    return _named_after(head, start, match, scope)


def _named_after(head: str, start: int, match: re.Match[str], scope: Scope) -> Opening | None:
    named = mention_at(head, match.end())
    if named is None or (named.name.short and not _meant(named, scope)):
        return None
    return _loose(head, start, match, named, scope)


def _names(found: list[tuple[str, Agency | None]], scope: Scope) -> list[str]:
    return [name for part, agency in found if not agency for name in split_names(part, scope.language)]


def _meant(named: Mention, scope: Scope) -> bool:
    return not named.name.word or named.name.fits(scope.language, scope.country)


def _loose(head: str, start: int, match: re.Match[str], named: Mention, scope: Scope) -> Opening | None:
    """PLACE and agency without brackets ("İSTANBUL-AA", "Баку, 5 марта, АЗЕРТАДЖ") that begin no sentence."""
    after = _AFTER.match(head, named.end)
    end = (after["end"] or "").strip() if after else ""
    rest = head[after.end() :] if after else ""
    place = match["place"]
    if end in (".", ",") and rest[:1].islower():
        return None
    closed = end not in ("", ",") or not rest
    capitals = place.isupper() and len(place) > 3 and (is_place(place) or not named.agency.term)
    firm = closed or bool(match["date"]) or ((is_place(place) or capitals) and not rest[:1].islower())
    if match["mark"].strip() in (",", ":") and not (closed or match["date"]):
        return None
    text = head[start : after.end() if after else named.end].rstrip()
    signed = _REPORTER.match(rest) if end == "," else None  # "БИШКЕК, 13 фев — Sputnik, Асель Ким."
    if signed:
        names = split_names(signed[1], scope.language)
        return _opening(f"{text} {signed[0]}", place, [named.agency], names, firm=firm)
    return _opening(text, place, [named.agency], [], firm=firm) if firm else None


def _opening(text: str, place: str, agencies: list[Agency], names: list[str], *, firm: bool) -> Opening | None:
    """Refuses what only looks like a dateline: "Avrupa Parlamentosu (AP)", "SİHA (İHA) -", "HABER MERKEZİ (DHA) -"."""
    printed = place.strip(" .,-–/")
    words = key(printed).split()
    if not printed[:1].isupper() or any(spells_out(printed, one) or key(one.code) in words for one in agencies):
        return None
    if not is_place(printed):
        capitals, short = printed.isupper(), len(printed.split()) <= 2
        if not (firm and (capitals or short)) and not (capitals and len(printed) > 3):
            return None
        other = not capitals or key(agencies[0].code) in key(printed)
        if agencies[0].term and other and "(" not in printed:
            return None
    if DESK.search(printed):
        return Opening(text.strip(), None, agencies, [printed, *names])
    return Opening(text.strip(), printed, agencies, names)


def _agency_first(head: str, scope: Scope) -> Opening | None:
    """ "(İHA) ANKARA", "(AA) - …", "DHA/İZMİR - …"."""
    match = _FIRST.match(head)
    if match is None:
        return None
    if match["inner"]:
        found = pieces(match["inner"], scope, credit=True)
        agencies, end = [agency for _, agency in found if agency], match.end()
        if len(agencies) != len(found) or not agencies:
            return None
    else:
        named = mention_at(head, 0)
        mark = _JOIN.match(head, named.end) if named else None
        if named is None or mark is None or not _meant(named, scope):
            return None
        agencies, end = [named.agency], mark.end()
    city = _CITY.match(head, end)
    place = city["place"] if city and is_place(city["place"]) else None
    plain = bool(agencies[0].term or not head[:end].endswith(("- ", "– ", "— ")) or head[end : end + 1].islower())
    if not match["inner"] and place is None and plain:
        return None
    return Opening(head[: city.end("place") if city and place else end].strip(), place, agencies)


def _after_reporters(head: str, scope: Scope) -> Opening | None:
    """ "Yavuz YILMAZ/ İNEGÖL(Bursa), (DHA)- …", "Haber-Kamera: Emre KURT/İSTANBUL,(DHA)"."""
    slash = head.find("/", 4, 130)
    if slash < 0:
        return None
    reporters = head[:slash]
    names = [] if re.search(r"[.!?…\"]\s", reporters) else split_names(reporters, scope.language)
    if not names or any(len(name.split()) < 2 for name in names):
        return None
    start = slash + 1 + (len(head[slash + 1 :]) - len(head[slash + 1 :].lstrip()))
    found = _placed(head, start, scope)
    if found:
        found.text, found.names = head[: start + len(found.text)], [*names, *found.names]
    return found


def _house(head: str) -> Opening | None:
    """A city alone before a dash, in brackets or in capitals: "(ANKARA) - ", "ANKARA - "."""
    match = _HOUSE.match(head)
    place = (match["place"] or match["city"]) if match else None
    if match is None or place is None or not is_place(place) or not (head[0] == "(" or place.isupper()):
        return None
    return Opening(match[0].strip(), place)


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
    agencies = [agency for _, agency in found if agency]
    known = _SENTENCE.search(rest) or not any(_is_short(part) for part, agency in found if not agency)
    named = agencies and known and all(agency or is_name(part) for part, agency in found)
    good = named and _ended(rest, match[0], agencies)
    if not good:
        return _unnamed(inner, rest, match[0])
    return Closing(match[0].strip(), rest, agencies, [name for name in _names(found, scope) if " " in name])


def _is_short(part: str) -> bool:
    """Whether a part is an abbreviation of no registry: of kinds of batteries, "(AA, AAA)"."""
    return part.isupper() and " " not in part and len(part) < 5 and not is_place(part)


def _unnamed(inner: str, rest: str, text: str) -> Closing | None:
    """The editorial office, or editors' initials ("(FB-CE-SK-Y)"); those of one person only in a line of their own."""
    desk = re.fullmatch(r"\s*(haber merkez[iİ])\s*", inner, re.I)
    initials = _INITIALS.fullmatch(inner.strip()) and (
        not rest or (_SENTENCE.search(rest) and not inner.strip().isalpha())
    )
    return Closing(text.strip(), rest, [], [desk[1]] if desk else []) if desk or initials else None


def _ended(rest: str, signature: str, agencies: list[Agency]) -> bool:
    """Whether a sentence ended before the signature: "… kaldırıldı. (İHA)", not "… insansız hava aracı (İHA)."."""
    if not rest or _SENTENCE.search(rest):
        return True
    closed = signature.rstrip()[-1:] in ".;,!"
    verb = _VERB.search(rest) is not None
    if agencies[0].term or closed or (len(agencies[0].code) < 5 and rest[-1] < "ʰ"):
        return verb and not (agencies[0].term and closed)
    return not spells_out(rest[-60:], agencies[0])


def _trailing(paragraph: str, scope: Scope) -> Closing | None:
    """ "… dedi. - İHA", "… dedi. AA": a name behind the last sentence and nothing after it."""
    start = max(0, len(paragraph) - 40)
    if not _STOP.search(paragraph.rstrip(' .)"'), max(0, start - 20)):  # a cheap look before names are looked for
        return None
    found = list(mentions(paragraph, start))
    if not found or paragraph[found[-1].end :].strip(' .)"') or found[-1].name.word:
        return None
    before = re.sub(r"\s*[-–—/]?\s*$", "", paragraph[: found[-1].start])
    if not re.search(r"[.!?…][\"”»’')]*$", before):
        return None
    return Closing(paragraph[len(before) :].strip(), before.rstrip(), [found[-1].agency])


def reporter_of(line: str, scope: Scope) -> Credit | None:
    """Who wrote, in a line of its own, with the city and no agency: "Burak AKAY/BURSA", "Ali Veli ve Ayşe Demir / Van"."""
    names, slash, city = (part.strip() for part in line.strip(" .").rpartition("/"))
    if not slash or not 2 < len(city) <= 30 or not city[0].isupper() or re.search(r"[.:!?/\d]\s|\d", names):
        return None
    people = split_names(names, scope.language)
    surname = all(re.search(rf"[^\W\d_] [{_UP}]{{2,}}$", name) and not name.isupper() for name in people)
    town = re.sub(r"\s?\([^()]*\)$", "", city)  # İNEGÖL(Bursa)
    placed = is_place(town) or (surname and town.isupper() and " " not in town and not agency_of(town))
    if not people or not placed or is_place(names) or not all(_is_signed(name) for name in people):
        return None
    return Credit(line, "byline", names=people, place=city)


def _is_signed(name: str) -> bool:
    words = name.split()
    return DESK.fullmatch(name) is not None or (1 < len(words) <= 4 and all(word[0].isupper() for word in words))


def city_tail(paragraph: str) -> str | None:
    """The city of a last line "- İSTANBUL", as wire copies on portals end; it names no agency."""
    match = _CITY_TAIL.match(paragraph.strip())
    place = match[1].strip() if match else ""
    capitals = " " not in place and place.isupper() and place not in ("SON", "BİTTİ")
    return place if place and (capitals or is_place(place)) else None
