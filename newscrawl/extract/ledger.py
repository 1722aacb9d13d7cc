"""The credits found on one page so far, each with its strength."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from newscrawl.extract.textlines import plain
from newscrawl.text.agency import agency_of, name_stem
from newscrawl.text.credit import Credit
from newscrawl.text.names import DESK
from newscrawl.text.parts import Scope

# Strength: the lowest number is the strongest.
SITE, LINE, PRINTED, BYLINE, ORGANIZATION, SCRIPT, WEAK, FORMULA, OWN, TAG = range(10)


@dataclass
class Ledger:
    """The credits found so far as (strength, provenance, credit); people; cities printed beside a credit."""

    scope: Scope
    site_names: list[str]
    found: list[tuple[int, str, Credit]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def add(self, rank: int, origin: str, credit: Credit) -> None:
        weak = credit.printed and not credit.agencies and (self.own(credit.printed) or DESK.fullmatch(credit.printed))
        self.found.append((WEAK if weak else rank, origin, credit))
        self.names += credit.names
        if credit.place:
            self.places.append(credit.place)

    def own(self, name: str) -> bool:
        """Whether a name is the site's: as the page spells it, or as its domain does ("Yayladağ Haber", yayladaghaber.com.tr)."""
        return _spelled(name) in self._own_stems

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        return frozenset(map(_spelled, self.site_names))

    @property
    def own_codes(self) -> frozenset[str]:
        """The codes of the site itself, where it is an agency or portal of the registry."""
        return frozenset(agency.code for name in self.site_names if (agency := agency_of(name)))


def _spelled(name: str) -> str:
    return plain(name_stem(name)).replace(" ", "")
