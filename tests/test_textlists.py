"""Enumerations in a dump: numbered from one on, each number soon behind the last, and no ranking of other stories."""

from __future__ import annotations

from newscrawl.extract.textlines import read_lines
from newscrawl.extract.textlists import enumerations

STANDINGS = ["1. Kozan Belediyespor 41", "2. Feke Gençlik 38", "3. Saimbeyli Spor 30", "4. Tufanbeyli 22"]


def _found(*lines: str) -> list[range]:
    return list(enumerations(read_lines("\n".join(lines))))


def test_numbered_lines_are_one_list() -> None:
    assert _found("Ligde puan durumu belli oldu.", *STANDINGS, "Son hafta pazar günü oynanacak.") == [range(1, 5)]


def test_a_line_between_two_numbers_belongs_to_it() -> None:
    assert _found("Sıralama", STANDINGS[0], "averajla", *STANDINGS[1:]) == [range(1, 6)]


def test_three_numbers_are_none() -> None:
    assert _found("Ligde puan durumu belli oldu.", *STANDINGS[:3]) == []


def test_a_ranking_of_other_stories_is_none() -> None:
    assert _found("En çok okunanlar", *STANDINGS) == []
