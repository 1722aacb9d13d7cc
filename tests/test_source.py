"""Source attribution: hand-written cases of ten languages, and what no evidence may do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extract.evidence import Attribution, Evidence
from newscrawl.extract.source import attribute
from newscrawl.text.agency import DATA
from newscrawl.text.credit import read_line
from newscrawl.text.parts import Scope
from newscrawl.text.space import squeeze

FILE = Path(__file__).parent / "data" / "attribution.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
CODES = {entry["code"]: entry["kind"] for entry in json.loads((DATA / "agencies.json").read_text("utf-8"))}
_PIECES = [
    "AA",
    "(DHA)",
    "İHA",
    "Kaynak:",
    "Foto:",
    "Ali Veli",
    "/",
    " - ",
    "ANKARA",
    ", ",
    ". ",
    "«",
    "сообщает",
    "\u00a0",
]
texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=8).map("".join)
languages = st.sampled_from(["tr", "ru", None])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = attribute(Evidence(**case["evidence"]))
    assert {name: getattr(found, name) for name in case["want"]} == case["want"]
    assert (found.source is None) == (found.source_text is None) == (found.origin is None)


def test_languages() -> None:
    languages = {case["evidence"]["language"] for case in CASES} - {None}
    assert languages == {"tr", "az", "ky", "kk", "uz-Latn", "uz-Cyrl", "tg", "tk", "ru", "en", "de"}
    assert len(CASES) >= 120


def test_nothing() -> None:
    assert attribute(Evidence()) == Attribution()


def test_strength() -> None:
    """A source line beats the dateline, that the author names, those the organizations; all agencies are listed."""
    evidence = Evidence(
        lines=["Kaynak: AA"],
        paragraphs=["ANKARA (DHA) - Yol kapandı.", "Son."],
        bylines=["İHA"],
        organizations=["Reuters"],
    )
    found = attribute(evidence)
    assert (found.source, found.source_text, found.origin) == ("AA", "Kaynak: AA", "visible")
    assert found.agencies == ["AA", "DHA", "İHA", "Reuters"]
    assert found.dateline == "ANKARA"


@pytest.mark.parametrize(
    ("evidence", "origin"),
    [
        (Evidence(selected=["DHA"]), "site"),
        (Evidence(lines=["Kaynak: DHA"]), "visible"),
        (Evidence(bylines=["DHA"]), "meta"),
        (Evidence(bylines=["DHA"], lines=["DHA"]), "visible"),
        (Evidence(organizations=["DHA"]), "jsonld"),
        (Evidence(scripts=["DHA"]), "generic"),
    ],
)
def test_origin(evidence: Evidence, origin: str) -> None:
    found = attribute(evidence)
    assert (found.source, found.origin) == ("DHA", origin)


def test_portal_is_no_agency() -> None:
    found = attribute(Evidence(lines=["Источник: Tengrinews.kz"], language="ru", country="KZ"))
    assert (found.source, found.agencies) == ("Tengrinews", [])


def test_body_line_among_the_lines_is_judged_in_the_body() -> None:
    """A chart's source in the middle of the text is no credit, though the collector found the line too."""
    body = ["Bir.", "İki.", "Üç.", "Kaynak: TÜİK", "Dört.", "Beş.", "Altı.", "Yedi.", "Sekiz."]
    found = attribute(Evidence(lines=["Kaynak: TÜİK"], paragraphs=body, language="tr", country="TR"))
    assert (found.source, found.paragraphs) == (None, body)


def test_menu_of_agencies_is_no_byline() -> None:
    assert attribute(Evidence(lines=["AA", "DHA", "İHA", "ANKA"], language="tr", country="TR")).source is None


TEXT = [
    "Gəncədə yeni məktəb binası istifadəyə verilib, dərslər bazar ertəsi başlayır.",
    "Binada 24 sinif otağı və idman zalı var.",
    "Tikintiyə keçən ilin yazında başlanmışdı, iş vaxtından iki ay əvvəl başa çatdırılıb, təhvil aktı imzalanıb.",
]


@pytest.mark.parametrize(
    ("last", "bylines", "names"),
    [
        ("Aysel Quliyeva", [], ["Aysel Quliyeva"]),
        ("Aysel Quliyeva", ["Xəbər Günü"], ["Aysel Quliyeva"]),  # the site itself
        ("Aysel Quliyeva", ["Rauf Əliyev"], ["Rauf Əliyev"]),  # somebody is credited: the line is the text's
        ("Yeni bina", [], []),
        ("Çox sağ ol, Aysel Quliyeva!", [], []),
        ("Read More", [], []),
        ("İlgili Haberler", [], []),
    ],
)
def test_signature_below_the_text(last: str, bylines: list[str], names: list[str]) -> None:
    found = attribute(Evidence(paragraphs=[*TEXT, last], bylines=bylines, site_names=["Xəbər Günü"], language="az"))
    assert found.names == names
    assert found.paragraphs == (TEXT if names == ["Aysel Quliyeva"] else [*TEXT, last])


def test_a_name_below_a_list_is_no_signature() -> None:
    paragraphs = [*TEXT, "Qaliblər:", "Aysel Quliyeva"]
    found = attribute(Evidence(paragraphs=paragraphs, language="az"))
    assert (found.names, found.paragraphs) == ([], paragraphs)


def test_sub_heading_stays() -> None:
    body = ["Bir.", "İki.", "İHA", "Üç.", "Dört.", "Beş."]
    found = attribute(Evidence(paragraphs=body, language="tr", country="TR"))
    assert (found.source, found.paragraphs) == (None, body)


@settings(max_examples=150, deadline=None)
@given(st.lists(texts, max_size=4), st.lists(texts, max_size=6), st.lists(texts, max_size=3), languages)
def test_any_text(lines: list[str], paragraphs: list[str], bylines: list[str], language: str | None) -> None:
    """Never raises, invents no word: the source's words are on the page, paragraphs only lose, codes are canonical."""
    found = attribute(Evidence(lines=lines, paragraphs=paragraphs, bylines=bylines, language=language))
    page = "".join(squeeze(" ".join([*lines, *paragraphs, *bylines])).split())
    if found.source_text is not None:
        assert all(part in page for part in found.source_text.split())
    assert all(CODES.get(code) != "portal" for code in found.agencies)  # those of other countries are no portals
    assert len(found.paragraphs) <= len(paragraphs)
    assert all(any(text in whole for whole in paragraphs) for text in found.paragraphs)
    if found.dateline is not None:
        assert squeeze(found.dateline).replace(" ", "") in page


@pytest.mark.parametrize(
    ("line", "agencies", "names"),
    [
        ("Selim Özdemir, DHA", ["DHA"], ["Selim Özdemir"]),
        ("Savunma Sanayii, İHA", None, None),  # a line of tags: it is an aircraft, too
        ("Deprem, Konya, DHA", None, None),
    ],
)
def test_a_name_and_its_agency(line: str, agencies: list[str] | None, names: list[str] | None) -> None:
    credit = read_line(line, Scope("tr", "TR"))
    assert (credit and [one.code for one in credit.agencies], credit and credit.names) == (agencies, names)


def test_a_name_in_bold_right_behind_the_text_signs_it() -> None:
    text = ["Bulvarın uzunluğu yedi kilometreye çıkarılacak ve yol genişletilecek."] * 5
    assert attribute(Evidence(paragraphs=text, behind="Günay ƏLİZADƏ", language="az")).names == ["Günay ƏLİZADƏ"]
    assert attribute(Evidence(paragraphs=text, behind="Son Dakika", language="tr")).names == []


def test_an_agencys_full_name_and_its_code_are_the_subject() -> None:
    text = ["Oʻzbekiston Milliy axborot agentligi — UzA rahbari jamoaga tanishtirildi.", "Zal ajratildi va ochildi."]
    assert attribute(Evidence(paragraphs=text, language="uz-Latn")).source is None


def test_a_bureau_between_the_agency_and_the_formula() -> None:
    text = [
        "Festival başa çatıb və qonaqlar yola düşüb.",
        "APA-nın cənub bölgəsi müxbirinin məlumatına görə, 46 təsərrüfat iştirak edib.",
        "Son.",
    ]
    assert attribute(Evidence(paragraphs=text, language="az", country="AZ")).source == "APA"
