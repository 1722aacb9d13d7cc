"""Headline, authors, tags and source of a dump: one short text with one thing changed at a time."""

from __future__ import annotations

import pytest
from dump import BODY, HEADLINE, read

from newscrawl.extract.text import extract_text
from newscrawl.extract.textlines import read_lines
from newscrawl.extract.textperson import is_person
from newscrawl.extract.texttags import is_tag_line
from newscrawl.text.credit import read_line
from newscrawl.text.names import split_names
from newscrawl.text.parts import Scope


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (f"{HEADLINE} | Kıyı Postası", HEADLINE),
        (f"{HEADLINE} - Güncel haberler", f"{HEADLINE} - Güncel haberler"),
        (f"Liman yatırımı: {HEADLINE}", f"Liman yatırımı{HEADLINE}"),  # the kicker melted to it
        (f"Liman yatırımı: {HEADLINE} | Kıyı Postası", f"Liman yatırımı - {HEADLINE}"),
    ],
)
def test_headline(title: str, head: str) -> None:
    assert read(title=title, head=head).headline == HEADLINE


@pytest.mark.parametrize(
    ("title", "address", "headline"),
    [
        # the address knows the headline alone; or the kicker too; or the kicker alone
        ("Neue Kräne: Hafen lädt schneller um", "hafen-laedt-schneller-um", "Hafen lädt schneller um"),
        ("Neue Kräne: Hafen lädt schneller um", "neue-kraene-hafen-laedt-schneller-um", None),
        ("Neue Kräne: Hafen lädt schneller um", "neue-kraene-123", None),
        # a short last piece is the site's, unless the address has it
        ("Hafen lädt jetzt schneller um - und doch langsam", "hafen-laedt-um-und-doch-langsam-1", None),
        (
            "Hafen lädt jetzt schneller um, Zeitung Beispiel Blatt, 12.03.2025",
            "hafen-1",
            "Hafen lädt jetzt schneller um",
        ),
    ],
)
def test_the_address_tells_kicker_and_tail(title: str, address: str, headline: str | None) -> None:
    text = "\n".join([f" date 2025-03-12 {title}", "Gündem", "12.03.2025 10:20", *BODY])
    assert extract_text(text, f"https://www.beispielblatt.de/politik/{address}.html").headline == (headline or title)


def test_another_kicker_on_the_page() -> None:
    assert read(title=f"Liman yatırımı: {HEADLINE}", head=f"Kıyı kenti {HEADLINE}").headline == HEADLINE


def test_a_title_repeated_far_above_the_text() -> None:
    menu = "\n".join(f"Bölüm {i}" for i in range(60))
    assert read(head=f"{HEADLINE}\n{menu}").headline == HEADLINE


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Haber: Defne Uslu ve Okan Tezel", ["Defne Uslu", "Okan Tezel"]),
        ("By Defne Uslu and Okan Tezel", ["Defne Uslu", "Okan Tezel"]),
        ("By Defne UsluPublished 3 March 2025", ["Defne Uslu"]),
        ("Ein Kommentar von Defne Uslu", ["Defne Uslu"]),
        ("Defne Uslu | 12.03.2025 - Güncelleme: 12.03.2025", ["Defne Uslu"]),
        ("Defne Uslu Okan Tezel Nil Baran 12 Mart, 10:20", ["Defne Uslu", "Okan Tezel", "Nil Baran"]),
        ("Defne Uslu", ["Defne Uslu"]),
        ("Share this story", []),
    ],
)
def test_authors(byline: str, names: list[str]) -> None:
    assert read(byline=byline).authors == names


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        (("Etiketler: Mersin Limanı, vinç, ihracat",), ["Mersin Limanı", "vinç", "ihracat"]),
        (("Etiketler", "Mersin Limanı", "vinç", "Paylaş"), ["Mersin Limanı", "vinç"]),
        (("#Mersin #konteyner",), ["Mersin", "konteyner"]),
        (("#Mersin", "#konteyner", "#liman"), ["Mersin", "konteyner", "liman"]),
        (("Mersin, konteyner, liman",), ["Mersin", "konteyner", "liman"]),
        (("Yorum Yap",), []),
    ],
)
def test_tags(below: tuple[str, ...], tags: list[str]) -> None:
    assert read(below=below).tags == tags


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Kaynak: Kıyı Postası", "Kıyı Postası"),
        ("Kaynak: bizim için yalnızca denizin kendisi oldu, diye anlattı.", None),
    ],
)
def test_a_sentence_behind_a_label_is_no_credit(line: str, printed: str | None) -> None:
    credit = read_line(line, Scope("tr", "TR"))
    assert (credit.printed if credit else None) == printed


def test_whom_a_name_writes_for() -> None:
    assert split_names("By Ann Lee and Bo Marsh The Associated Press") == [
        "Ann Lee",
        "Bo Marsh",
        "The Associated Press",
    ]
    assert split_names("By Ann Lee For Example.com") == ["Ann Lee"]
    assert split_names("Von Ann Lee mit AP") == ["Ann Lee", "AP"]
    assert split_names("Ann Lee Parliamentary editor") == ["Ann Lee"]


def test_person() -> None:
    assert [
        name
        for name in ("Ann Lee", "Ursula von der Tann", "Save Story", "Ann", "ann lee", "Ann Lee 3")
        if is_person(name)
    ] == [
        "Ann Lee",
        "Ursula von der Tann",
    ]


def test_tag_line() -> None:
    lines = read_lines(
        "Published under: Ports, Cranes\nHe said: ports, cranes and ships\nIt ended.\nports, cranes\nWith these words:\nports, cranes"
    )
    assert [is_tag_line(lines, i) for i in range(len(lines))] == [True, False, False, True, False, False]


def test_a_list_that_a_sentence_announces_is_no_tags() -> None:
    below = ("Vinçlerin sırayla kurulacağı öteki limanlar ise şunlar:", "Antalya, İskenderun, Samsun, Trabzon")
    assert read(below=below).tags == []


def test_a_section_behind_the_home_page() -> None:
    assert read(byline="Ana Sayfa › Ekonomi").section == "Ekonomi"
    assert read(head=f"Ana Sayfa › Ekonomi\n{HEADLINE}").section == "Ekonomi"


def test_small_words_of_other_languages_begin_tags() -> None:
    assert read(below=("Etiketler", "Mersin", "su yolu", "liman")).tags == ["Mersin", "su yolu", "liman"]


def test_a_kicker_is_no_desk() -> None:
    assert read(head=f"ÖZEL HABER\n{HEADLINE}", byline="Muhabir: Derya Altınok").authors == ["Derya Altınok"]


def test_tags_with_counts_and_no_commas() -> None:
    assert read(below=("Etiketler", "Liman (14) Mersin (231) Vinç (8)")).tags == ["Liman", "Mersin", "Vinç"]


def test_an_update_printed_below_the_text() -> None:
    found = read(below=("Son Güncelleme: 13.03.2025 09:05", "Etiketler", "liman"))
    assert (found.published, found.modified) == ("2025-03-12T10:20:00+03:00", "2025-03-13T09:05:00+03:00")
    assert read(below=("Son Güncelleme: 13.03.2026 09:05",)).modified is None  # a year later: another's


def test_a_ticker_above_the_headline_prints_no_date_of_the_story() -> None:
    text = ("Belediye yolu onardı", "08:55 16.01.2026 akaryakıt fiyatları açıklandı", "Belediye yolu onardı", *BODY)
    assert extract_text("\n".join(text)).published is None


def test_a_sentence_right_below_the_headline_is_the_lead() -> None:
    lead = "Muhabirimiz, Mersin kıyısında sabahın ilk ışığıyla yola çıkan ustalarla bir gün geçirdi."
    text = ("Belediye yolu onardı", "Belediye yolu onardı", lead, "Yazan: Ayşe Demir", "16.01.2026 08:55", *BODY)
    got = extract_text("\n".join(text))
    assert (got.lead, lead in (got.body or "")) == (lead, False)


def test_the_folder_of_an_address_tells_a_column() -> None:
    text = "\n".join([f"{HEADLINE} | Kıyı Postası", HEADLINE, "12.03.2025 10:20", *BODY])
    assert extract_text(text, "https://kiyipostasi.com.tr/yazarlar/hasan-erdem/liman-123").kind == "column"
    assert extract_text(text, "https://kiyipostasi.com.tr/gundem/liman-123").kind == "news"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Şehir 3 Mart 2026 11:26 Süper Lig", []),
        ("Muhabir: Defne UsluGiriş Tarihi", ["Defne Uslu"]),
        ("GündemSporSiyasetEkonomi Video", []),
        ("Yazı ve fotoğraflar: Defne Sarı", ["Defne Sarı"]),
    ],
)
def test_names_beside_the_day_and_melted_ones(byline: str, names: list[str]) -> None:
    assert read(byline=byline).authors == names


@pytest.mark.parametrize(
    "byline", ["Şehir 3 Mart 2026 11:26 Defne Uslu", "Defne Uslu 11 Şubat 2026 13:33 0 yorum 2 dakika okuma süresi"]
)
def test_a_name_beside_the_day_whose_bearer_is_named_once_more(byline: str) -> None:
    assert read(byline=byline, below=("Defne Uslu", "Tüm yazıları")).authors == ["Defne Uslu"]


def test_currencies_above_the_headline_are_none() -> None:
    lines = ["Новости", "USD 498.2 EUR 581.4 RUB 6.12", HEADLINE, "12.03.2025 10:20", *BODY]
    assert extract_text("\n".join(lines)).headline == HEADLINE


def test_hash_tags_that_melted() -> None:
    assert read(below=("#liman#Mersin#konteyner vinci",)).tags == ["liman", "Mersin", "konteyner vinci"]


def test_a_year_that_melted_with_the_hour() -> None:
    lines = [f"{HEADLINE} | Kıyı Postası", HEADLINE, "12 Mart 202510:20", *BODY]
    assert (extract_text("\n".join(lines)).published or "")[:16] == "2025-03-12T10:20"


def test_a_menu_s_word_above_the_date_is_the_section() -> None:
    lines = [
        f"{HEADLINE} | Kıyı Postası",
        "Ana Sayfa",
        "Ulaşım",
        "Deniz",
        "Ulaşım",
        "12-Mart, 202510:20",
        HEADLINE,
        *BODY,
    ]
    assert extract_text("\n".join(lines)).section == "Ulaşım"


def test_a_menus_section_is_no_author() -> None:
    menu = ["Kıyı Postası", "Ekonomi", "Siyaset", "Türk Dünyası", "Yazdır"]
    text = "\n".join([HEADLINE, *menu, HEADLINE, "12.03.2025 10:20", *BODY])
    assert extract_text(text).authors == []


@pytest.mark.parametrize("name", ["Güney Kore", "Белый Дом", "Южная Корея", "Marmara Bölgesi Belediyeler Birliği"])
def test_a_country_or_an_institution_is_no_person(name: str) -> None:
    assert not is_person(name)


def test_the_menus_word_between_headline_and_date_is_the_section() -> None:
    text = "\n".join([HEADLINE, "Kıyılar", "Limanlar", HEADLINE, "Limanlar", "12.03.2025 10:20 (UTC +03:00)", *BODY])
    assert extract_text(text).section == "Limanlar"


def test_the_weathers_town_is_no_section() -> None:
    text = "\n".join([HEADLINE, "Türkiye", "Hava", "Adana -2", "Türkiye", HEADLINE, "12.03.2025 10:20", *BODY])
    assert extract_text(text).section == "Türkiye"


def test_a_subtitle_without_a_full_stop_is_the_lead() -> None:
    subtitle = "Vinçlerin ne kadar yük kaldırdığını ve kaça mal olduğunu anlattık"
    text = "\n".join([HEADLINE, "Gündem", HEADLINE, subtitle, "12 Mart 2025", "Haber: Defne Uslu", *BODY])
    assert extract_text(text).lead == subtitle


def test_names_below_the_headline_are_no_lead() -> None:
    names = "Defne Uslu, Okan Tezel ve Nil Baran"
    text = "\n".join([HEADLINE, "Gündem", HEADLINE, names, "12 Mart 2025", *BODY])
    assert extract_text(text).lead is None


@pytest.mark.parametrize(
    ("crawled", "day"), [("2025-03-12", "2025-03-12"), ("2025-03-13", "2025-03-12"), ("2025-09-01", None)]
)
def test_the_day_of_a_dateline_counts_where_the_crawl_is_near(crawled: str, day: str | None) -> None:
    text = "\n".join(
        [f" date {crawled} {HEADLINE} | Kıyı Postası", HEADLINE, f"MERSİN, 12 Mart (AA) - {BODY[0]}", *BODY[1:]]
    )
    assert extract_text(text).published == day
