"""The dateline a text opens with: "BİŞKEK (AA) - …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.text.agency import Agency, Mention, alike, is_place, key, mention_at, spells_out
from newscrawl.text.names import DESK, is_name, split_names
from newscrawl.text.parts import Scope, pieces
from newscrawl.text.pattern import Pattern
from newscrawl.text.unlisted import unlisted_agency
from newscrawl.text.wording import wording

MAX_HEAD = 220  # characters of a paragraph's head that a dateline with its reporters may fill

UP = "A-ZÀ-ÞĀ-žƏЁ-Я\u0490-\u04ff"  # small letters in it are refused by `_opening`: ranges compile fast
_TOKEN = rf"[{UP}][\w’'ʻʼ‘]*"
_PLACE = rf"(?P<place>{_TOKEN}(?:[ /–-]{_TOKEN}){{0,4}}(?:\s?\([{UP}][\w’' -]*\)(?=\s*,?\s*[(/\d]))?)(?!\w)"
_DATE = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\s?(?:г|года|yil)\b)?"
    r"|\d{1,2}(?:-?(?:nji|njy|ncı|nci|cı|ci|cu|cü))?[\s-]{0,2}[^\W\d]{3,12}"
    r"(?:,?\s?(?:\d{4}|\d{2})\b)?(?:[\s-]{1,2}(?:г|года|yil|жыл|йил)\b)?"
    r"|[^\W\d]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?)"
)
_COUNTRY = rf", {wording('country')}(?=,\s|\s*[(/–—-])"
# PLACE, perhaps a date, and what then opens the agency's place: a bracket, a slash, a dash, a full stop or comma.
_HEAD = Pattern(
    rf"{_PLACE}(?:{_COUNTRY}|, (?:[{UP}][\w.]{{1,14}} ?){{1,2}}(?=\s?\([A-Z]))?"
    rf"\s*(?:[.,/]?\s*(?P<date>{_DATE})\.?)?\s*"
    rf"(?P<mark>[.,]?\s*[-–—]?\s*\(|[.,]?\s*/|\s*\||[.,]?\s*[-–—]{{1,2}}|[.,:])\s*"
)
_HEADS = (_HEAD, Pattern(_HEAD.source.replace("{0,4}", "{0,4}?")))  # "NUR-SULTAN. KAZINFORM", "ASTANA-KAZINFORM."
_BRACKET = Pattern(r"(?P<inner>[^()\n]{2,60})\)\s*[.,:]?\s*(?P<end>[-–—]{1,2}|:)?")
_SLASH = Pattern(r"(?P<inner>[^/\n]{2,60}?)\s*/\s*\.?\s*(?P<end>[-–—]{1,2}|:)?")
_AFTER = Pattern(r"(?:\.(?:az|kg|kz|uz|ru|tj))?(?P<end>\s*[-–—:/|]|[.,])?\s*")
_JOIN = Pattern(r"\s*[-–—/|]+\s*")
_FIRST = Pattern(rf"(?:{_DATE}\s*)?[(/]\s*(?P<inner>[^()/\n]{{2,60}}?)\s*[)/]\.?\s*[-–—:]{{0,2}}\s*|(?=[^\W_])")
_CITY = Pattern(rf"(?P<place>{_TOKEN}(?:[ /–-]{_TOKEN}){{0,2}}?)\s*(?P<end>[-–—:,(]|\n|$|\s(?=[{UP}]))")
_REPORTER = Pattern(rf"({_TOKEN}(?: {_TOKEN}){{1,2}})\.(?=\s)")
_DASHES = ("-", "–", "—")
_SIGNED = Pattern(
    rf"\s*([{UP}]{{2,}}(?: [{UP}.]{{2,}}){{1,3}}(?:\s?[,/]\s?[{UP}]{{2,}}(?: [{UP}.]{{2,}}){{1,3}})*)\s?[-–—]\s"
)
_NO_NAME = Pattern(r"(?:L[Iİ]Ğ[Iİ]|LUĞU|LÜĞÜ|KURULU|MECL[Iİ]S[Iİ])$|\b(?:VE|[Iİ]LE)\b")  # a ministry, a heading
_DISTRICT = wording("district")
_BARE_CITY = _PLACE.replace("<place>", "<city>")
_HOUSE = Pattern(
    rf"\(\s*{_PLACE}\s*\)\s*[-–—]|{_BARE_CITY}(?:(?:{_COUNTRY}),\s*{_DATE}\.(?= )|\s*(?:,\s*{_DATE}\.?)?\s*[-–—])"
)
_AMERICAN = Pattern(r"([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}(?:, [A-Z][a-z]{2,5}\.)?)\s?[—–]\s(?=[\"“‘']?[A-Z])")
# "Tezpur, Jan 12: A new ferry …", as Indian papers write it.
_INDIAN = Pattern(
    r"([A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\s?(?::|[—–-]\s?)(?=\s?[A-Z\"“])"
)
_NOTICES = Pattern(rf"\b{wording('no_place')}\b")


@dataclass(slots=True)
class Opening:
    """The head of a text: `text` as printed, the place as printed, agencies, reporters; `printed`: an agency of no registry."""

    text: str
    place: str | None
    agencies: list[Agency] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    printed: str | None = None


def opening_of(paragraph: str, scope: Scope) -> Opening | None:
    """The dateline at the head of a paragraph; without an agency only where a well-known city stands before a dash."""
    head = paragraph[:MAX_HEAD].lstrip()
    found = _placed(head, 0, scope) or _agency_first(head, scope) or _after_reporters(head, scope)
    if found is None:
        return _house(head) or (_english(head) if scope.language == "en" else None)
    signed = _SIGNED.match(head, len(found.text)) if found.text.endswith(_DASHES) and not found.names else None
    if signed and not is_place(signed[1]) and not _NO_NAME.search(signed[1]):
        found.names = split_names(signed[1], scope.language)
    return found


def _english(head: str) -> Opening | None:
    """ "HARBORVIEW, Calif. — A second fire …": a town in capitals before a long dash, as American papers write it."""
    match = _AMERICAN.match(head) or _INDIAN.match(head)
    return Opening(match[0].strip(), match[1]) if match and not _NOTICES.search(match[1]) else None


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
        if slot is not None and not agencies and mark == "(":
            return _unlisted(head[start : slot.end()], place, slot)
        if slot is None or not agencies or not all(agency or is_name(part) or _is_desk(part) for part, agency in found):
            return None
        firm = bool(slot["end"] or match["date"] or match["mark"][0] in ".," or mark == "/")
        names = names_of(found, scope)
        return _opening(head[start : slot.end()], place, agencies, names, firm=firm, named=slot["inner"])
    return _named_after(head, start, match, scope)


def _is_desk(part: str) -> bool:
    """Whether a part beside an agency is its regional desk's code: "Kiel (dpa/lno)"."""
    return part.isalpha() and part.islower() and len(part) <= 4


def _unlisted(text: str, place: str, slot: re.Match[str]) -> Opening | None:
    """ "BOLU (ÖZEL) - …": a well-known city in capitals before a bracket and a dash, whoever that names."""
    if not (slot["end"] and place.isupper() and is_place(place)):
        return None
    return Opening(text.strip(), place, printed=unlisted_agency(slot["inner"]))


def _named_after(head: str, start: int, match: re.Match[str], scope: Scope) -> Opening | None:
    named = mention_at(head, match.end())
    if named is None or (named.name.short and not _meant(named, scope)):
        return None
    return _loose(head, start, match, named, scope)


def names_of(found: list[tuple[str, Agency | None]], scope: Scope) -> list[str]:
    """The people among the parts of a credit."""
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


def _opening(
    text: str, place: str, agencies: list[Agency], names: list[str], *, firm: bool, named: str = ""
) -> Opening | None:
    """Refuses what only looks like a dateline: "Avrupa Parlamentosu (AP)", "SİHA (İHA) -", "HABER MERKEZİ (DHA) -"."""
    printed = place.strip(" .,-–/")
    words = key(printed).split()
    reporter, slash, _ = printed.partition("/")
    if slash and " " in reporter and not reporter.isupper() and reporter.split()[-1].isupper():
        return None  # "Yavuz YILMAZ/KESTEL(Bursa)": see `_after_reporters`
    if not printed[:1].isupper() or any(spells_out(printed, one) or key(one.code) in words for one in agencies):
        return None
    if not is_place(printed):
        capitals, short = printed.isupper(), len(printed.split()) <= 2
        if not (firm and (capitals or short)) and not (capitals and len(printed) > 3):
            return None
        other = not capitals or key(agencies[0].code) in key(printed)
        if agencies[0].term and other and "(" not in printed and not (named.islower() and firm):
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
        towns = [part for part, agency in found if not agency]
        if not agencies or len(towns) > 1 or not all(map(is_place, towns)):
            return None
        if towns:  # "(BURSA-İHA) - "
            return Opening(match[0].strip(), towns[0], agencies)
    else:
        named = mention_at(head, 0)
        mark = _JOIN.match(head, named.end) if named else None
        if named is None or mark is None or not _meant(named, scope):
            return None
        again = mention_at(head, mark.end())
        if again and again.agency is named.agency:  # "Oʻzbekiston Milliy axborot agentligi — UzA rahbari …"
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


def _is_district(place: str, text: str) -> bool:
    """Whether the text names the place as a district or village: "ÇEŞME - İzmir'in Çeşme ilçesinde …"."""
    name = re.escape(alike(place).rpartition("/")[2])
    return re.search(rf"(?<!\w){name}(?:'\w+)? {_DISTRICT}", alike(text)) is not None


def _house(head: str) -> Opening | None:
    """A city alone before a dash, in brackets or in capitals: "(ANKARA) - ", "ANKARA - "."""
    match = _HOUSE.match(head)
    place = (match["place"] or match["city"]) if match else None
    if match is None or place is None or not (head[0] == "(" or place.isupper()):
        return None
    dated = head[0] != "(" and any(map(str.isdigit, match[0])) and place.count(" ") < 2  # "БАЛЫКЧЫ, 22-октябрь —"
    if not dated and not is_place(place) and not _is_district(place, head[match.end() :]):
        return None
    return Opening(match[0].strip(), place)
