"""decode: the charset a page is really in. repair: mojibake turned back, and nothing else."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.encoding import declared_charset, decode, is_mojibake, repair

TR = "İlçede ığdır çağrısı: Şoför, “Üşüdük” dedi. Yağışlı hava ağır; öğrenciler beş gün tatil – 3’ü"
TR_PLAIN = "İlçede ığdır çağrısı: Şoför 'Üşüdük' dedi. Yağışlı hava ağır; öğrenciler beş gün tatil"
RU = "В области открыли новую школу: «СССР» и ёлка — №5"
KK = "Қазақстан үкіметі ауыл шаруашылығын қолдайды, ә і ң ғ ү ұ қ ө һ"
AZ = "Azərbaycan Respublikası, Əliyev küçəsi"
UZ = "Oʻzbekiston maʼlumoti: gʻalaba"


def page(text: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("body", "header", "declared", "charset", "problems"),
    [
        # valid UTF-8 wins over every label
        (page(TR).encode(), None, None, "utf-8", []),
        (page(TR).encode(), "iso-8859-9", None, "utf-8", []),
        (page(TR, '<meta charset="windows-1254">').encode(), "windows-1254", None, "utf-8", []),
        (codecs.BOM_UTF8 + page(TR).encode(), "windows-1251", None, "utf-8", []),
        # a label, from the header or the page
        (page(TR).encode("cp1254"), "iso-8859-9", None, "windows-1254", []),
        (page(TR).encode("cp1254"), "ISO_8859-9", "latin5", "windows-1254", []),
        (page(TR, "<meta charset='windows-1254'>").encode("cp1254"), None, None, "windows-1254", []),
        (page(TR).encode("cp1254"), None, "windows-1254", "windows-1254", []),
        (page(RU).encode("cp1251"), "windows-1251", None, "windows-1251", []),
        (page(RU).encode("cp1251"), "cp1251", None, "windows-1251", []),
        (page(KK).encode("kz1048"), "kz-1048", None, "kz1048", []),
        (
            page(RU.replace("—", "-").replace("«", '"').replace("»", '"').replace("№", "N")).encode("koi8-r"),
            "koi8-r",
            None,
            "koi8-r",
            [],
        ),
        (page("naïve café").encode("latin-1"), "iso-8859-1", None, "windows-1252", []),
        (page("日本の新しい病院").encode("shift_jis"), "Shift_JIS", None, "cp932", []),
        (page("日本の新しい病院").encode("iso2022_jp"), "iso-2022-jp", None, "iso2022-jp", []),
        # no label anywhere
        (page(TR).encode("cp1254"), None, None, "windows-1254", ["charset_guessed"]),
        (page(RU).encode("cp1251"), None, None, "windows-1251", ["charset_guessed"]),
        (page("La ville a été coupée").encode("latin-1"), None, None, "windows-1252", ["charset_guessed"]),
        # a label that the bytes belie
        (page(TR).encode("cp1254"), "iso-8859-1", None, "windows-1254", []),
        (page(RU).encode("cp1251"), "iso-8859-1", None, "windows-1251", []),
        (page(RU).encode("cp1251"), "utf-8", None, "windows-1251", ["charset_guessed"]),
        (
            page(TR, '<meta charset="windows-1254">').encode("cp1254"),
            "utf-8",
            None,
            "windows-1254",
            ["charset_conflict"],
        ),
        (
            page(TR, '<meta charset="windows-1254">').encode("cp1254"),
            "iso-8859-1",
            None,
            "windows-1254",
            ["charset_conflict"],
        ),
        (page(TR).encode("cp1254"), "no-such-charset", None, "windows-1254", ["charset_guessed"]),
        (page(TR).encode("cp1254"), "utf-7", None, "windows-1254", ["charset_guessed"]),
        # UTF-16, with and without its mark
        (codecs.BOM_UTF16_LE + page(TR).encode("utf-16-le"), None, None, "utf-16-le", []),
        (codecs.BOM_UTF16_BE + page(RU).encode("utf-16-be"), "utf-8", None, "utf-16-be", []),
        (page(TR).encode("utf-16-le"), "utf-16", None, "utf-16-le", []),
        (page(RU).encode("utf-16-be"), None, None, "utf-16-be", []),
    ],
)
def test_decode(body: bytes, header: str | None, declared: str | None, charset: str, problems: list[str]) -> None:
    text, used, found = decode(body, header, declared)
    assert (used, found) == (charset, problems)
    assert "<p>" in text and "\ufffd" not in text and not text.startswith("\ufeff")
    assert text.split("<p>")[1] in {page(one).split("<p>")[1] for one in SAMPLES}


SAMPLES = (
    TR, RU, KK, "naïve café", "日本の新しい病院", "La ville a été coupée",
    RU.replace("—", "-").replace("«", '"').replace("»", '"').replace("№", "N"),
)  # fmt: skip


def test_one_broken_byte_costs_one_letter() -> None:
    body = page(TR * 3).encode().replace("ğ".encode(), b"\xf0", 1)
    text, charset, problems = decode(body, "utf-8")
    assert (charset, problems, text.count("\ufffd")) == ("utf-8", ["broken_bytes"], 1)
    assert text.replace("\ufffd", "ğ") == page(TR * 3)


def test_a_page_cut_inside_a_letter() -> None:
    assert decode((TR * 2).encode()[:-1] + "ş".encode()[:1], None)[1:] == ("utf-8", ["broken_bytes"])


def test_undefined_bytes_are_kept_as_control_characters() -> None:
    assert decode(b"abc \x81\x8d caf\xe9", "windows-1252") == ("abc \x81\x8d café", "windows-1252", [])


def test_nul_is_dropped_and_nothing_is_fine() -> None:
    assert decode(b"ab\0c" * 20, None)[0] == "abc" * 20
    assert decode(b"", None) == ("", "utf-8", [])
    assert decode(b"", "windows-1254") == ("", "windows-1254", [])


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b"<meta charset=windows-1254>", "windows-1254"),
        (b'<META CHARSET="ISO-8859-9">', "windows-1254"),
        (b"<meta charset='utf8'/>", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b"<meta content='text/html; charset = \"iso-8859-2\"' http-equiv=content-type>", "iso-8859-2"),
        (b'<meta name="description" content="charset=windows-1251"><meta charset="utf-8">', "utf-8"),
        (b'<meta name="x" content="<meta charset=windows-1251>"><meta charset="utf-8">', "utf-8"),
        (b'<!-- <meta charset="windows-1251"> --><meta charset="utf-8">', "utf-8"),
        (b'<script>var a = "<meta charset=koi8-r>";</script><meta charset="utf-8">', "utf-8"),
        (b'<meta charset="bogus"><meta charset="windows-1254">', "windows-1254"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b"<?xml version='1.0' encoding='windows-1254'?><rss>", "windows-1254"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><meta charset="utf-8">', "utf-8"),
        (b"x" * 3000 + b"<meta charset=windows-1254>", None),
        (b"<meta charset=", None),
        (b"<meta charset>", None),
        (b"", None),
    ],
)
def test_declared_charset(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        *((text, "utf-8", read) for text in (TR, AZ) for read in ("cp1252", "cp1254", "latin-1", "iso-8859-9")),
        *((text, "utf-8", read) for text in (RU, KK) for read in ("cp1251", "cp1252", "latin-1", "cp1254")),
        (UZ, "utf-8", "cp1252"),
        (UZ, "utf-8", "latin-1"),
        (TR_PLAIN, "cp1254", "cp1252"),
        ("Привет новости региона сегодня вечером", "cp1251", "cp1252"),
        ("Привет новости региона сегодня вечером", "cp1251", "latin-1"),
    ],
)
def test_repair(text: str, written: str, read: str) -> None:
    broken = text.encode(written).decode(read, "newscrawl.undefined")
    assert broken != text
    assert repair(broken) == (text, True)
    assert repair(text) == (text, False)
    assert not is_mojibake(text)


def test_repair_of_one_field_in_a_page_that_is_right() -> None:
    broken = "Baþka: TÃ¼rkiye'de ÅŸehir. Bugün hava güzel, ığdır soğuk"
    assert repair(broken) == ("Baþka: Türkiye'de şehir. Bugün hava güzel, ığdır soğuk", True)
    title = "РџСЂРёРІРµС‚"
    assert repair(f"{title} | {RU} {RU}") == (f"Привет | {RU} {RU}", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "CAFÉ» dedi, «NÃO» e SÃO PAULO",
        "В СССР» и «УССР», РФ°, ТАСС…",
        "Það er í lagi, sagði þingmaðurinn við Ísland og þjóðina. Bæði þau og við.",
        "Türkmenistanyň ýaş ýygyndysy ýeňiş gazandy",
        "Île-de-France, Âge, ÂGE D'OR, Ärzte Österreich Ångström",
        "Ğ°", "Ä° Ä±"[:1],
        "Đà Nẵng là thành phố ở Việt Nam",
        "10 Â", "É ™",
    ],
)  # fmt: skip
def test_nothing_to_repair(text: str) -> None:
    assert repair(text) == (text, False)


def test_lost_bytes_are_left_and_known() -> None:
    broken = "ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ñ\ufffdÐ²ÐµÑ‚ TÃ¼rkiye"
    assert repair(broken) == (broken, False)
    assert is_mojibake(broken)


LABELS = [None, "utf-8", "iso-8859-9", "utf-16", "utf-7", "x", "hz", "base64", "idna", "\ud800"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(LABELS))
def test_any_bytes_are_read(body: bytes, header: str | None) -> None:
    text, charset, problems = decode(body, header)
    assert "\0" not in text
    assert codecs.lookup(charset)
    assert set(problems) <= {"broken_bytes", "charset_conflict", "charset_guessed"}
    repair(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1, max_size=100))
def test_utf8_comes_back(text: str) -> None:
    assert decode(("<p>" * 60 + text).encode(), "windows-1254")[0] == "<p>" * 60 + text
