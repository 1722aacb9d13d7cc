"""The registry of agencies: names in every spelling, and words that only look like them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newscrawl.text.agency import DATA, agency_of, alike, is_place, key, may_name, mention_at, mentions, spells_out

NAMES = [
    ("AA", "AA"), ("A.A.", "AA"), ("Anadolu Ajansı", "AA"), ("ANADOLU AJANSI", "AA"), ("anadolu ajansı", "AA"),
    ("Anadolu Ajansı (AA)", "AA"), ("aa.com.tr", "AA"), ("https://www.aa.com.tr/tr/gundem/1", "AA"), ("АА", "AA"),
    ("Агентство Анадолу", "AA"), ("İHA", "İHA"), ("IHA", "İHA"), ("iha", "İHA"), ("İhlas Haber Ajansı", "İHA"),
    ("Ihlas News Agency", "İHA"), ("Dha", "DHA"), ("Doğan Haber Ajansı", "DHA"), ("DEMİRÖREN HABER AJANSI", "DHA"),
    ("ANKA Haber Ajansı", "ANKA"), ("Reuters", "Reuters"), ("Reuters Staff", "Reuters"), ("Рейтер", "Reuters"),
    ("AZƏRTAC", "AZERTAC"), ("Azertac", "AZERTAC"), ("АЗЕРТАДЖ", "AZERTAC"), ("ИА «Кабар»", "Kabar"),
    ("«Кабар» агенттиги", "Kabar"), ("Kabar News Agency", "Kabar"), ("Kazinform", "Kazinform"),
    ("ҚазАқпарат", "Kazinform"),
    ("МИА «Казинформ»", "Kazinform"), ("INFORM.KZ", "Kazinform"), ("OʻzA", "UzA"), ("O‘zA", "UzA"), ("O'zA", "UzA"),
    ("O`zA", "UzA"), ("ЎзА", "UzA"), ("УзА", "UzA"), ("АМИТ «Ховар»", "Khovar"), ("НИАТ Ховар", "Khovar"),
    ("Азия-Плюс", "Asia-Plus"), ("ТДХ", "TDH"), ("Sputnik Кыргызстан", "Sputnik"), ("Sputnik Türkiye", "Sputnik"),
    ("Радио Азаттык", "RFE/RL"), ("Radio Free Europe/Radio Liberty", "RFE/RL"), ("24.kg", "24.kg"),
    ("Tazabek", "AKIpress"),
]  # fmt: skip
OTHERS = [
    "", "A", "AAA", "SİHA", "İHA düştü", "Bayraktar İHA", "AA batarya", "Anka-3", "Turan Yılmaz", "Bloomberg HT",
    "Yeni Şafak (AA)",
    "Avrupa Parlamentosu (AP)", "“Dunyo” AA", "Sputnik V", "Trend raporu", "Report Aliyev", "x" * 200,
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), NAMES)
def test_name(text: str, code: str) -> None:
    found = agency_of(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", OTHERS)
def test_other(text: str) -> None:
    assert agency_of(text, "tr", "TR") is None


@pytest.mark.parametrize(
    ("text", "language", "country", "credit", "known"),
    [
        ("Trend", "az", "AZ", False, True),
        ("Trend", "tr", "TR", False, False),
        ("Trend", "tr", "TR", True, True),
        ("MA", "tr", "TR", True, True),
        ("MA", "en", "US", True, False),
        ("TAK", "pl", "PL", True, False),
        ("APA", "de", "AT", True, False),
        ("APA", "az", "AZ", False, True),
        ("Turan", None, None, False, True),
    ],
)
def test_words_need_a_fitting_page(
    text: str, language: str | None, country: str | None, credit: bool, known: bool
) -> None:
    assert (agency_of(text, language, country, credit=credit) is not None) == known


def test_mentions_keep_to_words() -> None:
    text = "SİHA, İHA'nın; AA-12, MAAŞ, x@aa.com.tr, Anka-3, «Кабар», Reuters’a, AAST, AA"
    assert [(one.agency.code, text[one.start : one.end], one.quoted) for one in mentions(text)] == [
        ("İHA", "İHA", False), ("Kabar", "«Кабар»", True), ("Reuters", "Reuters", False), ("AA", "AA", False),
    ]  # fmt: skip


def test_mention_at() -> None:
    found = mention_at("ASTANA.KAZINFORM - x", 7)
    assert found is not None
    assert (found.agency.code, found.end) == ("Kazinform", 16)
    assert mention_at("ASTANA.KAZINFORM - x", 0) is None


def test_alike_keeps_offsets() -> None:
    text = "KAYNAĞI: «İHA» ẞ ŉ İ"
    assert len(alike(text)) == len(text)
    assert alike("HABER KAYNAĞI") == alike("haber kaynağı")


def test_key_and_cheap_look() -> None:
    assert key("«ИА-КАБАР».") == key("иа кабар")
    assert may_name("bugün aa") and may_name("(A. A.)") and not may_name("bugün hava açık")
    assert is_place("İSTANBUL") and is_place("ANTALYA-DENİZLİ") and not is_place("Ali Veli")


def test_spelled_out_abbreviation() -> None:
    iha = agency_of("İHA")
    assert iha is not None
    assert spells_out("yeni bir insansız hava aracı", iha)
    assert not spells_out("hastaneye kaldırıldı", iha)


def test_codes_are_those_of_the_research() -> None:
    file = Path(__file__).parent.parent.parent / "shared" / "research" / "agencies.json"
    if not file.exists():
        pytest.skip("no research files beside the repository")
    theirs = {
        (one["code"], one["type"].replace("wire", "agency")) for one in json.loads(file.read_text("utf-8"))["agencies"]
    }
    ours = {(one["code"], one["kind"]) for one in json.loads((DATA / "agencies.json").read_text("utf-8"))}
    assert ours == theirs


def test_agencies_of_other_countries_take_no_name_of_the_registry() -> None:
    registry = json.loads((DATA / "agencies.json").read_text("utf-8"))
    ours = {key(name.removeprefix("~")) for one in registry for names in one["names"].values() for name in names}
    world = json.loads((DATA / "world_agencies.json").read_text("utf-8"))
    theirs = {key(name.removeprefix("~")) for of in world.values() for names in of.values() for name in names}
    assert theirs & ours == set()
    assert {one.code if (one := agency_of(name)) else None for name in ("ANSA", "PTI", "The Canadian Press")} == {
        "ANSA",
        "PTI",
        "The Canadian Press",
    }
    assert agency_of("Efe", "tr", "TR") is None  # a first name in Turkish
