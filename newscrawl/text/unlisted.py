"""Agencies of no registry, known by how local agencies call themselves: "BSHA", "Bursa Haber Ajansı", "EGE AJANS"."""

from __future__ import annotations

from newscrawl.text.agency import agency_of
from newscrawl.text.pattern import Pattern

_UP = "A-ZÇĞİÖŞÜƏ"
_NAME = Pattern(
    rf"(?!SİHA|TİHA)[{_UP}]{{1,4}}HA"
    rf"|(?:[{_UP}][\w.&-]* ){{1,4}}(?:[Hh]aber [Aa]jans[ıi]|HABER AJANS[Iİ]|Ajans[ıi]?|AJANS[Iİ]?|[Aa]gentliyi|AGENTLİYİ)"
)


def unlisted_agency(text: str) -> str | None:
    """The name, where a whole text is that of an agency that the registry does not know, else None."""
    name = text.strip(" .,()")
    return name if _NAME.fullmatch(name) and agency_of(name) is None else None
