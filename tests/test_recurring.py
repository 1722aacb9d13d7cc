"""Learned boilerplate: twelve kinds of recurring lines go, and no sentence of an article's own."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.recurring import LEAST, LINES, WINDOW, Tally, drop_known, line_key, line_keys, recurs

MONTHS = ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık")
PLACES = ("Bursa", "Tokat", "İzmir", "Sinop", "Kars", "Van", "Muğla", "Ordu", "Rize", "Bolu", "Uşak", "Siirt", "Kilis")
DEEDS = ("açıldı", "kapandı", "tamamlandı", "ertelendi", "onarıldı", "tanıtıldı", "kutlandı", "yenilendi")
THINGS = ("yeni okul", "eski köprü", "halk pazarı", "spor salonu", "köy yolu", "su deposu", "bilim evi", "kent müzesi")


def furniture(chance: random.Random) -> list[str]:
    """The twelve kinds of lines that every page of the invented site has around its text."""
    day, month, year = chance.randrange(1, 29), chance.choice(MONTHS), chance.randrange(2019, 2027)
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    return [
        f"{day:02}.{MONTHS.index(month) + 1:02}.{year} {clock} güncellendi",
        f"Yazıldığı gün: {day} {month} {year} {clock}",
        f"{chance.randrange(2, 9000)} kez açıldı",
        f"Tahmini okuma: {chance.randrange(1, 9)} dk {chance.randrange(60)} sn",
        "Vadinin sesi, her sabah kapınızda!",
        "VADİ POSTASI olarak bölgenin nabzını tutuyoruz…",
        "Bu köşede çıkan görüşler yazarını bağlar; gazetemiz sorumluluk almaz. Düzeltme istekleri için bize yazın.",
        f"Sayı: {chance.randrange(1, 400)} / Yıl {year}",
        "» Gün batımı bülteni",
        "Bugünün manşetleri için sayfayı çevirin",
        "Hava: parçalı bulutlu",
        "— Vadi Postası Haber Masası —",
    ]


def sentences(chance: random.Random, number: int) -> list[str]:
    """An article's own paragraphs; some of them nearly the same from article to article, as in real news."""
    place, other = chance.sample(PLACES, 2)
    own = [
        f"{place} ilinde {chance.choice(THINGS)} {number}. törenle {chance.choice(DEEDS)}.",
        f"Törene {other} ilinden de {chance.randrange(3, 90)} konuk katıldı, {chance.choice(THINGS)} gezildi.",
        f"Yetkili, “{chance.choice(THINGS).capitalize()} {chance.choice(DEEDS)}, sırada {place} {number} var” dedi.",
    ]
    if number % 12 == 0:
        own.append("Olayda ölen ya da yaralanan olmadı.")  # a formula of the trade: true each time it is printed
    return own


def page(number: int) -> tuple[list[str], list[str]]:
    chance = random.Random(number)
    own, around = sentences(chance, number), furniture(chance)
    return own, [*around[:3], *own, *around[3:]]


def test_twelve_kinds_are_gone_after_twenty_pages_and_no_own_sentence() -> None:
    tally = Tally()
    for number in range(20):
        tally.add("\n\n".join(page(number)[1]))
    known = tally.known()
    for number in range(20, 320):
        own, body = page(number)
        kept, dropped = drop_known(body, known)
        assert kept == own
        assert len(dropped) == 12
        tally.add("\n\n".join(body))
        known = tally.known()


def test_the_text_of_a_known_line_does_as_well() -> None:
    own, body = page(7)
    kept, dropped = drop_known(body, furniture(random.Random(99)))
    assert kept == own
    assert dropped == [line for line in body if line not in own]


def test_a_paragraph_of_several_lines_loses_the_known_one() -> None:
    assert drop_known(["Kar yağdı.\nBülten", "Bülten", "Yol kapandı."], ["BÜLTEN »"]) == (
        ["Kar yağdı.", "Yol kapandı."],
        ["Bülten", "Bülten"],
    )
    assert drop_known(["a", "b"], []) == (["a", "b"], [])
    assert drop_known([], ["a"]) == ([], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("13.02.2026 16:01 güncellendi", "3.11.2019 08:15 güncellendi"),
        ("Yayın: 13 Şubat 2026 Cuma 16:01", "Yayın: 1 Mayıs 2024 Pazar 09:30"),
        ("1.234 okunma", "7 okunma"),
        ("VADİ POSTASI!", "Vadi   postasi"),
        ("“Vadi” postası", '"Vadi" postası'),
    ],
)
def test_same_line(one: str, other: str) -> None:
    assert line_key(one) == line_key(other)


def test_other_line() -> None:
    assert line_key("Kar yağdı") != line_key("Kar yağacak")
    assert line_key("2 kişi öldü") != line_key("2 kişi doğdu")


@pytest.mark.parametrize("line", ["", "   ", "1 234", "12.03.2024", "***", "— 5 —"])
def test_no_letters_no_key(line: str) -> None:
    assert line_key(line) is None


def test_a_line_counts_once_an_article() -> None:
    assert line_keys("Bülten\n\nKar yağdı\n\nBülten") == [line_key("Bülten"), line_key("Kar yağdı")]


@pytest.mark.parametrize(
    ("count", "articles", "expected"),
    [(4, 4, False), (5, 5, True), (5, 50, True), (5, 51, False), (49, 500, False), (50, 500, True), (0, 0, False)],
)
def test_recurs(count: int, articles: int, expected: bool) -> None:
    assert recurs(count, articles) is expected


def test_old_habits_fade_and_memory_is_bounded() -> None:
    tally = Tally()
    for number in range(LEAST * 4):
        tally.add(f"Eski bülten\n\nHaber adı {chr(97 + number)}")
    assert tally.known() == {line_key("Eski bülten")}
    for number in range(3 * WINDOW):
        tally.add(f"Yeni bülten\n\nBaşka haber {'abcdefghij'[number % 10] * (number // 10 + 1)}")
    assert tally.known() == {line_key("Yeni bülten")}
    assert tally.articles <= WINDOW
    assert len(tally.counts) <= LINES


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_known_lines_go_and_the_rest_stays(lines: list[str]) -> None:
    kept, dropped = drop_known(lines, [])
    assert (kept, dropped) == (lines, [])
    keys = [key for line in lines for key in line_keys(line)]
    kept, _ = drop_known(lines, keys)
    assert all(not line_keys(line) for line in kept)
