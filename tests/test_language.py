"""language_of: the text's own language, or None where it is short, mixed or unknown."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.language import HEAD, LETTERS, language_of

# Leads of our own making, 200 to 300 letters each, as a regional paper would print them.
LEADS: dict[str, list[str]] = json.loads((Path(__file__).parent / "data" / "leads.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, leads in LEADS.items() for text in leads])
def test_lead(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("apostrophe", ["'", "ʻ", "‘", "’", "`", "ʼ"])
def test_uzbek_with_every_apostrophe(apostrophe: str) -> None:
    assert language_of(LEADS["uz-Latn"][1].replace("ʻ", apostrophe)) == "uz-Latn"


@pytest.mark.parametrize("language", ["tr", "az", "kk", "ru"])
def test_capitals_and_decomposed_letters(language: str) -> None:
    text = LEADS[language][0]
    upper = text.replace("i", "İ").upper() if language in ("tr", "az") else text.upper()
    assert language_of(upper) == language
    assert language_of(unicodedata.normalize("NFD", text)) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "Kar yağdı",
        "Bişkek",
        "12.03.2024 14:05 — 1 250 000",
        "https://example.com/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q",
        "lorem ipsum dolor amet consectetur adipiscing elit tempor incididunt labore magna aliqua",
        "Əliyev Məmmədov Hüseynov Quliyev Rəhimov İsmayılov Babayev Kərimov Nəsirov",
    ],
)
def test_nothing_to_go_by(text: str) -> None:
    assert language_of(text) is None


def test_azerbaijani_has_its_letter() -> None:
    turkish = (
        "Bakı ve Ankara arasında yeni anlaşma imzalandı. İki ülke cumhurbaşkanları bu konuda razı kaldı."  # no ə in it
    )
    assert language_of(turkish) == "tr"
    assert language_of(LEADS["az"][1]) == "az"


def test_short_means_letters_not_characters() -> None:
    assert language_of("bu bir ve " + "12 " * LETTERS) is None


@pytest.mark.parametrize(
    ("one", "other"), [("tr", "ru"), ("kk", "ru"), ("ky", "en"), ("az", "tr"), ("uz-Latn", "ru"), ("tk", "de")]
)
def test_half_and_half_is_mixed(one: str, other: str) -> None:
    assert language_of(f"{LEADS[one][0]}\n\n{LEADS[other][0]}") is None


def test_three_languages() -> None:
    assert language_of("\n\n".join(LEADS[name][0] for name in ("tr", "ru", "en"))) is None


def test_a_quotation_does_not_change_the_language() -> None:
    quote = "«Мы построили эту школу за два года», — сказал министр."
    assert language_of(f"{LEADS['ky'][0]} {LEADS['ky'][1]} {quote}") == "ky"


def test_a_text_that_changes_its_language_after_the_beginning() -> None:
    assert language_of(LEADS["tr"][0] * (HEAD // 200) + LEADS["tr"][1] * 9) == "tr"
    assert language_of(LEADS["tr"][0] * 2 + LEADS["ru"][0] * 10) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_taken(text: str) -> None:
    assert language_of(text) is None or isinstance(language_of(text), str)
