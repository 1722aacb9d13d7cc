"""Who a page credits for its text: source, source_text, agencies, dateline; names and paragraphs without those credits.

The first that speaks is the `source`: the site's own rule; a source line; a byline or signature on the page (dateline,
closing, byline box); author names; JSON-LD organizations; inline scripts; a desk or the site itself in a source line;
the opening's formula; the site's own byline; a tag. Words that credit a picture never count; null beats a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from newscrawl.extract.byline import is_person
from newscrawl.extract.edges import (
    HEAD,
    SHORT,
    TAIL,
    behind_spot,
    credit_in,
    is_inside,
    is_text,
    last_city,
    name_before,
    signature_of,
    signed_lines,
    without_place,
)
from newscrawl.extract.evidence import Attribution, Evidence
from newscrawl.extract.ledger import BYLINE, FORMULA, LINE, ORGANIZATION, OWN, PRINTED, SCRIPT, SITE, TAG, WEAK, Ledger
from newscrawl.text.agency import Agency, agency_of, is_word, key, mention_at, name_stem
from newscrawl.text.carrier import carriers_of, unlisted_carrier
from newscrawl.text.closing import closing_of, without_initials
from newscrawl.text.credit import Credit, label_inside, read_line, read_pair
from newscrawl.text.dateline import opening_of
from newscrawl.text.fold import fold
from newscrawl.text.names import DESK, begins_by, split_names, without_label
from newscrawl.text.parts import Scope, pieces
from newscrawl.text.space import squeeze
from newscrawl.text.unlisted import unlisted_agency

OWN_NAME = 60  # characters of a line that is the site's own name
WORDS = 6  # of a name with its agency
MENU = 4  # agencies, each alone on a line around the article, make a menu or a footer, not a byline


def attribute(evidence: Evidence) -> Attribution:
    """The attribution of a page. Pure; an empty evidence gives an empty attribution."""
    case = Ledger(Scope(evidence.language, evidence.country), evidence.site_names)
    people = [name for byline in evidence.bylines for name in split_names(byline, evidence.language)]
    signature = signature_of(evidence.paragraphs, case.scope, evidence.behind) if all(map(case.own, people)) else None
    people += [signature] if signature else []
    case.names += [signature] if signature and signature == evidence.behind else []
    for text in evidence.selected:
        _selected(text, case)
    own = set(evidence.paragraphs)  # what the body prints is judged there, by its place in it
    _lines([line for line in evidence.lines if line not in own], case)
    opening, paragraphs = _paragraphs(evidence, people, case)
    bylines = _bylines(evidence, case)
    _structured(evidence, case)
    _unsigned(evidence, paragraphs, case)
    names, place = _people([*bylines, *case.names], evidence, case), opening or next(iter(case.places), None)
    result = Attribution(paragraphs=paragraphs, names=names, dateline=place)
    _decide(result, case)
    return result


def _decide(result: Attribution, case: Ledger) -> None:
    case.found.sort(key=lambda one: one[0])
    if not case.found:
        return
    _, result.origin, credit = case.found[0]
    result.source = credit.agencies[0].code if credit.agencies else credit.printed
    result.source_text = squeeze(credit.text)
    result.agencies = list(dict.fromkeys(one.code for _, _, found in case.found for one in found.agencies if one.wire))


def _selected(text: str, case: Ledger) -> None:
    """What the site's own selector gave: a credit line, a bare name, or a sentence that begins with an agency."""
    text = squeeze(text)
    credit = read_line(text, case.scope)
    if credit is None and (named := mention_at(text, 0)):
        credit = Credit(text, "source", [named.agency])
    if credit is None and 1 < len(text) <= 60 and not re.search(r"[.!?]\s|\d{2}[.:]\d{2}", text):
        credit = Credit(text, "source", printed=text)
    if credit is not None and (credit.agencies or credit.printed):
        case.add(SITE, "site", credit)
    elif credit is not None:
        case.names += credit.names


def _lines(lines: list[str], case: Ledger) -> None:
    found: list[Credit] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        credit = read_pair(line, following, case.scope) or read_line(line, case.scope)
        if credit is not None:
            found.append(credit)
    bare = {agency.code for credit in found if credit.role == "bare" for agency in credit.agencies}
    for credit in found:
        if credit.role != "bare" or len(bare) < MENU:
            _take(credit, case)


def _take(credit: Credit, case: Ledger) -> None:
    if credit.agencies or credit.printed:
        case.add(LINE if credit.role == "source" else PRINTED, "visible", credit)
    else:
        case.names, case.places = [*case.names, *credit.names], [*case.places, *filter(None, [credit.place])]


def _paragraphs(evidence: Evidence, people: list[str], case: Ledger) -> tuple[str | None, list[str]]:
    """The dateline's place, which the lead may hold too, and the paragraphs without lines that only credit."""
    rest = _without_lines(signed_lines(evidence.paragraphs, case.scope), people, evidence.charts, case)
    place = None
    for paragraph in filter(None, (*rest[:HEAD], evidence.lead)):
        if found := opening_of(paragraph, case.scope):
            place = found.place
            credit = Credit(found.text, "bare", found.agencies, found.printed, found.names)
            _take(credit, case)
            break
    return place, _without_closing(rest, case)


def _without_lines(paragraphs: list[str], people: list[str], charts: Set[str], case: Ledger) -> list[str]:
    rest: list[str] = []
    last = len(paragraphs) - TAIL
    signed = {fold(name, case.scope.language) for name in people}
    for index, paragraph in enumerate(paragraphs):
        if paragraph in charts:
            rest.append(paragraph)
        elif index and index >= last and (tail := last_city(paragraphs, index, case.scope)):
            case.places.append(tail[0])
            rest += [tail[1]] if tail[1] else []
        elif len(paragraph) > SHORT * 3 or (HEAD <= index < last and len(paragraph) > SHORT):
            rest.append(paragraph)
        elif index < HEAD or index >= last:
            inside = (index >= HEAD or (index and ":" in paragraph)) and is_inside(paragraphs, index, case.scope)
            if inside or not _edge_line(paragraph, index, len(paragraphs), signed, case):
                rest.append(paragraph)
        elif not _inner_line(paragraph, case):
            rest.append(paragraph)
    return rest


def _edge_line(paragraph: str, index: int, count: int, signed: set[str], case: Ledger) -> bool:
    """Whether a paragraph near an end is nothing but a credit; takes it."""
    outer = index == 0 or index >= count - 2
    name = without_label(paragraph.strip(" .")) if outer and len(paragraph) <= SHORT else paragraph
    if credit := credit_in(paragraph, outer or (index < HEAD and begins_by(paragraph)), case.scope):
        if credit.role == "bare" and is_text(paragraph, index, count, case.scope):
            return False
        _take(credit, case)
        return True
    if outer and (signed_name := name_before(paragraph, case.own)):
        case.names.append(signed_name)
        return True
    if outer and (printed := unlisted_agency(paragraph)) and not case.own(printed):
        _take(Credit(paragraph, "bare", printed=printed), case)
        return True
    name = placed if outer and fold(placed := without_place(name), case.scope.language) in signed else name
    one = outer and (DESK.fullmatch(name) or fold(name, case.scope.language) in signed)
    names = split_names(name, case.scope.language) if (one or len(signed) > 1) and outer and len(name) <= SHORT else []
    if one or (len(names) > 1 and all(" " in one and fold(one, case.scope.language) in signed for one in names)):
        case.names += names
        return True
    if index == count - 1 and index and len(name) < 60 and case.own(name):
        case.add(OWN, "visible", Credit(paragraph, "bare", printed=paragraph.strip()))
        return True
    return False


def _inner_line(paragraph: str, case: Ledger) -> bool:
    """In the middle of a text only a labelled line with an agency counts: "Kaynak: TÜİK" belongs to a chart."""
    credit = read_line(paragraph, case.scope) if ":" in paragraph else None
    if credit is None or credit.role != "source" or not credit.agencies:
        return False
    _take(credit, case)
    return True


def _without_closing(paragraphs: list[str], case: Ledger) -> list[str]:
    """Takes signatures off the ends of the last two paragraphs."""
    rest = list(paragraphs)
    for index in range(len(rest) - 1, max(-1, len(rest) - 3), -1):
        text = rest[index]
        for _ in range(3):
            at = label_inside(text)
            if at is not None and (credit := read_line(text[at:], case.scope)):
                _take(credit, case)
                text = text[:at].rstrip()
            elif closing := closing_of(text, case.scope):
                role = "source" if closing.printed else "bare"
                _take(Credit(closing.text, role, closing.agencies, closing.printed, closing.names), case)
                text = closing.rest
            else:
                break
        rest[index] = text
    return without_initials([text for text in rest if text], case.scope.language)


def _bylines(evidence: Evidence, case: Ledger) -> list[str]:
    """The people of the author names; agencies among them are credited."""
    names: list[str] = []
    for byline in evidence.bylines:
        found = _split(byline, case.scope)
        agencies = [agency for _, agency in found if agency]
        if agencies:
            origin = "visible" if key(byline) in map(key, evidence.lines) else "meta"
            _structure(Credit(byline, "byline", agencies), BYLINE, origin, case)
            rest = [part for part, agency in found if not agency and (" " in part or DESK.search(part))]
            names += [name for part in rest for name in split_names(part, case.scope.language) if not agency_of(name)]
        else:
            names += split_names(byline, case.scope.language)
    return names


def _split(byline: str, scope: Scope) -> list[tuple[str, Agency | None]]:
    """Parts of an author name; "Wilmer Leon. Sputnik International" has two."""
    byline = without_label(squeeze(byline))
    if len(byline.split()) > WORDS and re.search(r"[^\W\d_]{3}[.!?]\s", byline):  # an author's life
        return []
    if credit := read_line(byline, scope):
        return [*((agency.code, agency) for agency in credit.agencies), *((name, None) for name in credit.names)]
    for mark in (". ", " "):
        head, _, tail = byline.rpartition(mark)
        ends = " " in head and is_person(head) and (mark != " " or tail.isupper())  # "Merve Can AA"
        if ends and (agency := agency_of(tail, scope.language, scope.country)):
            return [(head, None), (tail, agency)]
    return pieces(byline, scope, credit=False)


def _structured(evidence: Evidence, case: Ledger) -> None:
    """Organizations and scripts credit only who is in the registry: others are owners and users of the site."""
    for origin, texts in (("jsonld", evidence.organizations), ("meta", evidence.metas)):
        for text in texts:
            if not case.own(text) and (found := _agencies(text, case.scope)):
                _structure(Credit(text, "byline", found), ORGANIZATION, origin, case)
    for text in evidence.scripts:
        if found := _agencies(text, case.scope):
            _structure(Credit(text, "byline", found), SCRIPT, "generic", case)


def _agencies(text: str, scope: Scope) -> list[Agency]:
    return [agency for _, agency in _split(text, scope) if agency]


def _structure(credit: Credit, rank: int, origin: str, case: Ledger) -> None:
    """An agency's own site names itself in every page's metadata: that counts only where nobody else is credited."""
    if case.found and all(agency.code in case.own_codes for agency in credit.agencies):
        return
    case.add(rank, origin, credit)


def _unsigned(evidence: Evidence, paragraphs: list[str], case: Ledger) -> None:
    """Where no credit names anybody: the formula of the opening, else the site itself in a byline, else a tag."""
    if any(rank < WEAK for rank, _, _ in case.found):
        return
    later = behind_spot(evidence.spot, paragraphs)
    if found := carriers_of(paragraphs, case.scope) or carriers_of(later, case.scope):
        found.sort(key=lambda one: one.agency.code in case.own_codes)  # "передаёт Zakon.kz со ссылкой на ТАСС"
        case.add(FORMULA, "visible", Credit(found[0].text, "bare", [one.agency for one in found]))
        return
    if boxed := [name for name in evidence.boxed if not case.own(name)]:
        case.add(PRINTED, "visible", Credit(boxed[0], "source", printed=boxed[0]))
        return
    scope = (case.scope.language, case.scope.country)
    unlisted = unlisted_carrier(paragraphs, case.scope) or unlisted_carrier(later, case.scope)
    if unlisted and not case.own(unlisted[0]):
        names = dict.fromkeys((unlisted[0], unlisted[0].removesuffix("а")))  # "Report.az"; "корреспондент «Кабара»"
        listed = next(filter(None, (agency_of(one, *scope, credit=True) for one in names)), None)
        case.add(FORMULA, "visible", Credit(unlisted[1], "bare", [listed] if listed else [], unlisted[0]))
        return
    signed = {name_stem(byline) for byline in evidence.bylines if case.own(byline)}
    visible = [line for line in evidence.lines if signed and len(line) <= OWN_NAME and name_stem(line) in signed]
    if visible:
        case.add(OWN, "visible", Credit(visible[0], "byline", printed=squeeze(visible[0])))
    elif not case.found:
        _tagged(evidence, paragraphs, case)


def _tagged(evidence: Evidence, paragraphs: list[str], case: Ledger) -> None:
    """A tag that names an agency is mostly a topic: it credits one only that the text never names."""
    names = [tag for tag in evidence.tags if not is_word(tag)]
    found = [(tag, agency) for tag in names if (agency := agency_of(tag, evidence.language, evidence.country))]
    if len(found) == 1:
        tag, agency = found[0]
        native = agency.wire and not agency.term and agency.country == evidence.country
        if native and key(tag) not in key(" ".join(paragraphs)):
            case.add(TAG, "generic", Credit(tag, "bare", [agency]))


def _people(names: Iterable[str], evidence: Evidence, case: Ledger) -> list[str]:
    """Names once each, the site's own name only where a visible byline says nothing else."""
    seen: dict[str, str] = {}
    for name in names:
        if not agency_of(name, evidence.language, evidence.country):
            seen.setdefault(fold(name, evidence.language), name)
    others = [name for name in seen.values() if not case.own(name)]
    if others or any(credit.agencies for _, _, credit in case.found):
        return others
    return [name for name in seen.values() if key(name) in map(key, evidence.lines)][:1]
