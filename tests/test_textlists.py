"""Lists in a dump: numbered from one on, announced, or of values; no ranking of other stories, no cards."""

from __future__ import annotations

import pytest

from newscrawl.extract.textlines import read_lines
from newscrawl.extract.textlists import enumerations, listed_below, lists_within

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


BEFORE = "Ekipler sabah saatlerinde bütün ilçelerde ölçüm yaptı ve sonuçları duyurdu."
AFTER = "Belediye, ölçümlerin hafta boyunca her sabah yineleneceğini açıkladı."
WITHIN = {
    "what a line announces": ([BEFORE, "İlçelere göre sonuçlar şöyle:", "Kozan iyi", "Feke orta", AFTER], [range(2, 4)]),
    "one line of names": ([BEFORE, "Listeye şunlar girdi:", "Kozan, Feke, İmamoğlu", AFTER], [range(2, 3)]),
    "one short line": ([BEFORE, "Listeye şunlar girdi:", "Kozan", AFTER], []),
    "labels and values": ([BEFORE, "Stat: Kozan Şehir", "Hakemler: Ali Uçar, Can Er", AFTER], [range(1, 3)]),
    "one label and its value": ([BEFORE, "Stat: Kozan Şehir", AFTER], []),
    "figures": ([BEFORE, "Kozan – Feke 0-0", "10.00 Kortej", "14.00 Halk oyunları", AFTER], [range(1, 4)]),
    "two lines with figures": ([BEFORE, "Kozan – Feke 0-0", "10.00 Kortej", AFTER], []),
    "announced in a label's words": ([BEFORE, "Günün diğer sonuçları şöyle:", "Kozan – Feke 0-0", "Ceyhan – İmamoğlu 2-1", AFTER], [range(2, 4)]),
    "columns and their names": ([BEFORE, "Ürün Fiyat", "Elma 30 lira", "Armut 40 lira", "Ayva 25 lira", AFTER], [range(1, 5)]),
    "a prompt before the list": ([BEFORE, "Abone Ol", "Malzemeler", "2 elma", "3 armut", "1 ayva", AFTER], [range(2, 6)]),
    "a heading behind the list": ([BEFORE, "Bunun için gerekenler şunlar:", "un", "su", "tuz", "Nasıl yapılır", "1. Unu bir kaba koyup yoğurun.", AFTER], [range(2, 7)]),
    "other stories and their days": ([BEFORE, "Kar yağınca 02.02.2026", "Bir bavul mektup 26.01.2026", "Komşunun radyosu 19.01.2026", AFTER], []),
    "the page's own labels": ([BEFORE, "Şunlar da var:", "Paylaş", "Yorumlar", AFTER], []),
    "another story's card": ([BEFORE, "Haftanın öne çıkan başlıkları:", "Kozan'da köprü onarıldı", "12 Mart 2026", AFTER], []),
    "nothing behind it": ([BEFORE, "İlçelere göre sonuçlar şöyle:", "Kozan iyi", "Feke orta"], []),
    "results and the article's tags": ([BEFORE, "İkinci turun maçları", "18 Mart Kozan – Feke", "18 Mart Ceyhan – Adana", "19 Mart Pozantı – Misis", "Etiketler:"], [range(1, 5)]),
    "results and a short last sentence": ([BEFORE, "18 Mart Kozan – Feke", "18 Mart Ceyhan – Adana", "19 Mart Pozantı – Misis", "Sezon kasımda bitecek.", "Etiketler:"], [range(1, 4)]),
    "text that leads to a quotation behind it": ([BEFORE, "İlçelere göre sonuçlar şöyle:", "Kozan iyi", "Feke orta", f"{AFTER[:-1]}, sözlerine bu konuda bilim kurulunun verdiği kararı da ekleyerek devam etti:"], [range(2, 4)]),
    "a label above it": ([BEFORE, "Etiketler:", "Kozan", "Feke", AFTER], []),
}  # fmt: skip


@pytest.mark.parametrize("name", WITHIN)
def test_lists_within_a_text(name: str) -> None:
    lines, expected = WITHIN[name]
    assert list(lists_within(read_lines("\n".join(lines)))) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Konser takvimi şöyle olacak:", "Haziran 9 Kozan", "Haziran 10 Feke", "Haziran 14 Ceyhan", "Haziran 17 Adana", "Paylaş"], range(1, 5)),
        (["Turnenin bütün konserleri ve yerleri", "Haziran 9 Kozan", "Haziran 10 Feke", "Haziran 14 Ceyhan", "Haziran 17 Adana"], range(1, 5)),
        (["Konser takvimi şöyle olacak:", "Haziran 9 Kozan", "Haziran 10 Feke", "Paylaş"], range(1, 1)),
        (["Bugünün bütün haberleri", "12:10 Kozan'da yol", "12:05 Feke'de okul", "11:50 Ceyhan'da pazar", "11:40 Adana'da su"], range(1, 1)),
        ([AFTER, "Haziran 9 Kozan", "Haziran 10 Feke", "Haziran 14 Ceyhan", "Haziran 17 Adana"], range(1, 1)),
    ],
)  # fmt: skip
def test_figures_below_what_heads_them(lines: list[str], expected: range) -> None:
    assert listed_below(read_lines("\n".join(lines)), 0) == expected
