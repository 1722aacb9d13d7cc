"""Where and through whom a text opens or closes: "BİŞKEK (AA) - …", "Bakı. 14 iyul. Report: …", "… kaldırıldı. (DHA)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.text.agency import Agency, Mention, is_place, key, mention_at, mentions, spells_out
from newscrawl.text.credit import Scope, is_picture, pieces, read_line
from newscrawl.text.names import DESK, is_name, split_names

MAX_HEAD = 220  # characters of a paragraph's head that a dateline with its reporters may fill

_UP = "A-ZÇĞİÖŞÜƏÂÎÛŇÝŽÄÓÚÁÉА-ЯЁӨҮҢӘІҒҚҰҺӢӮҲҶЎ"
_TOKEN = rf"[{_UP}][\w’'ʻʼ‘]*"
_PLACE = rf"(?P<place>{_TOKEN}(?:[ /–-]{_TOKEN}){{0,4}}(?:\s?\([{_UP}][\w’' -]*\)(?=\s*,?\s*[(/\d]))?)(?!\w)"
_DATE = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\s?(?:г|года|yil)\b)?|\d{1,2}(?:-?(?:nji|njy|ncı|nci|cı|ci|cu|cü))?[\s-]{0,2}[^\W\d]{3,12}(?:,?\s?\d{4})?(?:[\s-]{1,2}(?:г|года|yil|жыл|йил)\b)?"
    r"|[^\W\d]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?)"
)
# PLACE, perhaps a date, and what then opens the agency's place: a bracket, a slash, a dash, a full stop or comma.
_HEAD = re.compile(rf"{_PLACE}\s*(?:[.,]?\s*(?P<date>{_DATE})\.?)?\s*(?P<mark>[.,]?\s*\(|[.,]?\s*/|[.,]?\s*[-–—]{{1,2}}|[.,:])\s*")
_HEADS = (_HEAD, re.compile(_HEAD.pattern.replace("{0,4}", "{0,4}?")))  # "NUR-SULTAN. KAZINFORM", "ASTANA-KAZINFORM."
_BRACKET = re.compile(r"(?P<inner>[^()\n]{2,60})\)\s*[.,:]?\s*(?P<end>[-–—]{1,2}|:)?")
_SLASH = re.compile(r"(?P<inner>[^/\n]{2,60}?)\s*/\s*\.?\s*(?P<end>[-–—]{1,2}|:)?")
_AFTER = re.compile(r"(?:\.(?:az|kg|kz|uz|ru|tj))?(?P<end>\s*[-–—:/]|[.,])?\s*")
_FIRST = re.compile(rf"(?:{_DATE}\s*)?\(\s*(?P<inner>[^()\n]{{2,60}}?)\s*\)\s*[-–—:]{{0,2}}\s*|(?=[^\W_])")
_CITY = re.compile(rf"(?P<place>{_TOKEN}(?:[ /–-]{_TOKEN}){{0,2}}?)\s*(?P<end>[-–—:,(]|\n|$|\s(?=[{_UP}]))")
_REPORTER = re.compile(rf"({_TOKEN}(?: {_TOKEN}){{1,2}})\.(?=\s)")
_HOUSE = re.compile(rf"\(\s*{_PLACE}\s*\)\s*[-–—]|{_PLACE.replace('<place>', '<city>')}\s*(?:,\s*{_DATE}\.?)?\s*[-–—]")

_CLOSING = re.compile(r"\s*(?:[-–—/]\s*)?(?:\((?P<round>[^()\n]{2,60})\)|\[(?P<square>[^\[\]\n]{2,60})\]|/(?P<slash>[^/\s][^/\n]{0,40})/)\s*[.;,!]*\s*[-–—]*\s*$")
_SENTENCE = re.compile(r"[.!?…][\"”“»’')\]]*$|[.!?…]?[\"”»]$")
_VERB = re.compile(r"(?:d[ıiuü]|t[ıiuü]|yor|[ae]cak|[ae]cek|m[ıiuü]ş|m[ae]kt[ae]|[ıiuü]r|dir|lar|ler)$")
_CITY_TAIL = re.compile(rf"[-–—]\s?([{_UP}’'. /-]{{3,30}})$")


@dataclass(slots=True)
class Opening:
    """The head of a text: `text` as printed, the place as printed, agencies, reporters."""

    text: str
    place: str | None
    agencies: list[Agency] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Closing:
    """The signature that trails a paragraph: `rest` is the paragraph without it; a picture's credit names no agency."""

    text: str
    rest: str
    agencies: list[Agency] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    printed: str | None = None


def opening_of(paragraph: str, scope: Scope) -> Opening | None:
    """The dateline at the head of a paragraph; with an agency in any form, without one only before a well-known city."""
    head = paragraph[:MAX_HEAD].lstrip()
    return _placed(head, 0, scope) or _agency_first(head, scope) or _after_reporters(head, scope) or _house(head)


def _placed(head: str, start: int, scope: Scope) -> Opening | None:
    for pattern in _HEADS:
        if (match := pattern.match(head, start)) and (found := _slotted(head, start, match, scope)):
            return found
    return None


def _slotted(head: str, start: int, match: re.Match[str], scope: Scope) -> Opening | None:
    place, mark = match["place"], match["mark"].strip(" .,")
    if mark in ("(", "/"):
        slot = (_BRACKET if mark == "(" else _SLASH).match(head, match.end())
        found = pieces(slot["inner"], scope, credit=True) if slot else []
        agencies = [agency for _, agency in found if agency]
        if slot is None or not agencies or not all(agency or is_name(part) for part, agency in found):
            return None
        firm = bool(slot["end"] or match["date"] or match["mark"][0] in ".," or mark == "/")
        names = [name for part, agency in found if not agency for name in split_names(part, scope.language)]
        return _opening(head[start : slot.end()], place, agencies, names, firm=firm)
    named = mention_at(head, match.end())
    if named is None or (named.name.word and named.name.short and not named.name.fits(scope.language, scope.country)):
        return None
    return _loose(head, start, match, named, scope)


def _loose(head: str, start: int, match: re.Match[str], named: Mention, scope: Scope) -> Opening | None:
    """PLACE and agency without brackets ("İSTANBUL-AA", "Баку, 5 марта, АЗЕРТАДЖ"): something must mark it as no sentence."""
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
        return _opening(text + " " + signed[0], place, [named.agency], split_names(signed[1], scope.language), firm=firm)
    return _opening(text, place, [named.agency], [], firm=firm) if firm else None


def _opening(text: str, place: str, agencies: list[Agency], names: list[str], *, firm: bool) -> Opening | None:
    """Refuses what only looks like a dateline: "Avrupa Parlamentosu (AP)", "SİHA (İHA) -", "HABER MERKEZİ (DHA) -"."""
    printed = place.strip(" .,-–/")
    if any(spells_out(printed, agency) or key(agency.code) in key(printed).split() for agency in agencies):
        return None
    known = is_place(printed)
    if not known and not (firm and (printed.isupper() or len(printed.split()) <= 2)) and not (printed.isupper() and len(printed) > 3):
        return None
    if agencies[0].term and not known and not ((printed.isupper() and key(agencies[0].code) not in key(printed)) or "(" in printed):
        return None
    if DESK.search(printed):
        return Opening(text.strip(), None, agencies, [printed, *names])
    return Opening(text.strip(), printed, agencies, names)


def _agency_first(head: str, scope: Scope) -> Opening | None:
    """"(İHA) ANKARA", "(AA) - …", "DHA/İZMİR - …"."""
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
        mark = re.compile(r"\s*[-–—/]+\s*").match(head, named.end) if named else None
        if named is None or mark is None or not named.name.fits(scope.language, scope.country) and named.name.word:
            return None
        agencies, end = [named.agency], mark.end()
    city = _CITY.match(head, end)
    place = city["place"] if city and is_place(city["place"]) else None
    if not match["inner"] and place is None:
        return None
    return Opening(head[: city.end("place") if city and place else end].strip(), place, agencies)


def _after_reporters(head: str, scope: Scope) -> Opening | None:
    """"Yavuz YILMAZ/ İNEGÖL(Bursa), (DHA)- …", "Haber-Kamera: Emre KURT/İSTANBUL,(DHA)"."""
    slash = head.find("/", 4, 130)
    if slash < 0:
        return None
    reporters = head[:slash]
    names = split_names(reporters, scope.language)
    if not names or re.search(r"[.!?…\"]\s", reporters) or any(len(name.split()) < 2 for name in names):
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
    """The signature at the end of a paragraph: "(DHA)", "/ТАСС/", "- İHA" behind a sentence, or a picture's credit in brackets."""
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
    if not agencies or not all(agency or is_name(part) for part, agency in found) or not _ended(rest, match[0], agencies):
        return _desk(inner, rest, match[0])
    names = [name for part, agency in found if not agency for name in split_names(part, scope.language) if " " in name]
    return Closing(match[0].strip(), rest, agencies, names)


def _desk(inner: str, rest: str, text: str) -> Closing | None:
    return Closing(text.strip(), rest, [], [inner.strip()]) if re.fullmatch(r"haber merkezi", inner.strip(), re.I) else None


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
    """"… dedi. - İHA", "… dedi. AA": a name behind the last sentence and nothing after it."""
    start = max(0, len(paragraph) - 40)
    found = list(mentions(paragraph, start))
    if not found or paragraph[found[-1].end :].strip(" .)\"") or found[-1].name.word:
        return None
    before = re.sub(r"\s*[-–—/]?\s*$", "", paragraph[: found[-1].start])
    if not re.search(r"[.!?…][\"”»’')]*$", before):
        return None
    return Closing(paragraph[len(before) :].strip(), before.rstrip(), [found[-1].agency])


def city_tail(paragraph: str) -> str | None:
    """The city of a last line "- İSTANBUL", as wire copies on portals end; it names no agency."""
    match = _CITY_TAIL.match(paragraph.strip())
    place = match[1].strip() if match else ""
    return place if place and (is_place(place) or (len(place.split()) == 1 and place.isupper() and place not in ("SON", "BİTTİ"))) else None
