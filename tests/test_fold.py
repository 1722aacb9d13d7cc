"""White space and case: what a reader takes for the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.fold import fold, lower
from newscrawl.text.space import squeeze


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("IĞDIR", "tr", "ığdır"),
        ("İZMİR", "tr", "izmir"),
        ("İzmir", "tr-TR", "izmir"),
        ("IŞIQ", "az", "ışıq"),
        ("ƏLİYEV", "az-Latn", "əliyev"),
        ("İZMİR", None, "izmir"),
        ("IGDIR", None, "igdir"),
        ("IT", "en", "it"),
        ("ILIQ", "uz-Latn", "iliq"),
        ("ҚАЗАҚСТАН ҮКІМЕТІ", "kk", "қазақстан үкіметі"),
        ("ӨЗГӨЧӨ ҢҮ", "ky", "өзгөчө ңү"),
        ("ТОҶИКИСТОН Ӣ Ӯ Ҳ", "tg", "тоҷикистон ӣ ӯ ҳ"),
        ("TÜRKMENİSTAN ÝŇŽ", "tk", "türkmenistan ýňž"),
        ("ЁЛКА", "ru", "ёлка"),
        ("", "tr", ""),
    ],
)
def test_lower(text: str, language: str | None, expected: str) -> None:
    assert lower(text, language) == expected


@pytest.mark.parametrize("language", [None, "tr"])
def test_dotted_capital_written_as_two_characters(language: str | None) -> None:
    assert lower("I\u0307ZMI\u0307R", language) == "izmir"


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("O'zbekiston", "Oʻzbekiston", "uz-Latn"),
        ("o‘zbekiston", "O’ZBEKISTON", "uz-Latn"),
        ("O`zbekiston", "o´zbekiston", "uz-Latn"),
        ("maʼlumot", "ma'lumot", "uz-Latn"),
        ("«Kabar» ajansı", '"kabar" AJANSI', "tr"),
        ("“Kabar”", "„Kabar“", None),
        ("Kar\u00a0yağdı", " kar  yağdı\n", "tr"),
        ("so\u00adğuk", "soğuk", "tr"),
        ("café", "cafe\u0301", None),
        ("ﬁnal", "final", "tr"),
        ("ＡＢＣ", "abc", None),
        ("İSTANBUL", "I\u0307stanbul", "tr"),
        ("5′", "5'", None),
    ],
)
def test_same(one: str, other: str, language: str | None) -> None:
    assert fold(one, language) == fold(other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("ISLAK", "islak", "tr"), ("kâr", "kar", "tr"), ("сел", "cел", "ru"), ("ев", "эв", "ky")],
)
def test_not_the_same(one: str, other: str, language: str) -> None:
    assert fold(one, language) != fold(other, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \n\t b\r\n", "a b"),
        ("a\u200bb\ufeff", "ab"),
        ("می\u200cشود", "می\u200cشود"),
        ("a\x00\x07b\ud800c", "abc"),
        ("a\u2028b\u2003c\u3000d\x85e", "a b c d e"),
        ("\u202bשלום\u202c", "שלום"),
        ("", ""),
    ],
)
def test_squeeze(text: str, expected: str) -> None:
    assert squeeze(text) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(), st.sampled_from([None, "tr", "az", "uz-Latn", "kk", "ru"]))
def test_twice_is_once(text: str, language: str | None) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
    once = fold(text, language)
    assert once == squeeze(once)
    once.encode("utf-8")
