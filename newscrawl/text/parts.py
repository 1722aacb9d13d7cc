"""The parts of a credit's value: "Ali Veli / DHA - İZMİR" names a person, an agency and a city."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.text.agency import Agency, agency_of, alike, is_place, mention_at
from newscrawl.text.names import is_name
from newscrawl.text.pattern import Pattern
from newscrawl.text.wording import wording

_CORRESPONDENT = Pattern(r"(?:корр\.|корреспондент\w*) ", re.I)
_CUT = Pattern(
    r"\s*[/|,;•·&+]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+"
    r"|\s+(?:ve|və|va|ва|и|және|жана|and|we|with)\s+|\s*\)?\s*[-–—,]*\s*\(\s*|\s*\)\s*[-–—.]*\s*"
)
_LENT = Pattern(
    rf"(?:^|,)[^,()/]*\(\s*{wording('picture_label')}\s*\)"
)  # who took the pictures: "Даврон Аҳмад (сурат)"
_EDGE = " \t.,:;|/-–—()[]\"“”„«»'"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known of the page that a credit stands on; decides whether a name that is an ordinary word is meant."""

    language: str | None = None
    country: str | None = None


def without_lent(text: str) -> str:
    """A credit's value without whom a bracket calls the maker of its pictures."""
    lent = _LENT.search(alike(text)) if "(" in text else None
    return text[: lent.start()] + text[lent.end() :] if lent else text


def pieces(text: str, scope: Scope, *, credit: bool) -> list[tuple[str, Agency | None]]:
    """The parts of a credit's value, each with the agency it names."""
    text = text.strip()
    if whole := agency_of(text, scope.language, scope.country, credit=credit):
        return [(text, whole)]
    parts: list[tuple[str, Agency | None]] = []
    for part in _CUT.split(text):
        if part := part.strip(_EDGE):
            agency = agency_of(part, scope.language, scope.country, credit=credit)
            parts += _dashed(part, scope, credit) or _correspondent(part) or _with_city(part) or [(part, agency)]
    return parts


def _correspondent(part: str) -> list[tuple[str, Agency | None]] | None:
    """ "Корр. ТАСС Иван Иванов": an agency and its reporter."""
    role = _CORRESPONDENT.match(part)
    named = mention_at(part, role.end()) if role else None
    name = part[named.end :].strip() if named else ""
    return [(part[: named.end], named.agency), (name, None)] if named and is_name(name) else None


def _with_city(part: str) -> list[tuple[str, Agency | None]] | None:
    """ "İHA Bursa": an agency and its office."""
    named = mention_at(part, 0)
    rest = part[named.end :].strip() if named else ""
    return [(part[: named.end], named.agency), (rest, None)] if named and rest and is_place(rest) else None


def _dashed(part: str, scope: Scope, credit: bool) -> list[tuple[str, Agency | None]] | None:
    """ "AA-DHA", "HA-AA": agencies and editors' initials joined by dashes."""
    if not re.search(r"[-–—]", part) or agency_of(part, scope.language, scope.country, credit=credit):
        return None
    found = [(one, agency_of(one, scope.language, scope.country, credit=credit)) for one in re.split(r"[-–—]", part)]
    if len(found) == 2 and " " in found[0][0] and found[1][1] and is_name(found[0][0]):  # "Ali Kaya-DHA"
        return found
    small = all(agency or (len(one) <= 4 and one.isupper()) or is_place(one) for one, agency in found)
    if small and any(agency for _, agency in found):
        return [(one, agency) for one, agency in found if agency or is_place(one)]
    return None


def agencies_in(text: str, scope: Scope) -> list[Agency]:
    """The agencies a credit's value names, if it names nothing but agencies, desks, people and places."""
    found = pieces(text, scope, credit=True)
    if len(found) > 6 or not all(agency or is_name(part) for part, agency in found):
        return []
    return [agency for _, agency in found if agency]
