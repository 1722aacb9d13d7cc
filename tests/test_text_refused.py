"""Texts that are no article: named, never a crash."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_extract_text import TR, TR_BODY, paragraphs

from newscrawl.article import Article
from newscrawl.extract.text import MAX_CHARACTERS, MAX_LINES, extract_text
from newscrawl.extract.textlines import read_dump
from newscrawl.extract.textlisting import is_listing


def same_but_kind(article: Article) -> dict[str, object]:
    """The fields that a text which is no article must leave empty."""
    names = (
        "headline",
        "lead",
        "body",
        "source",
        "source_text",
        "published",
        "modified",
        "published_utc",
        "section",
        "language",
        "dateline",
    )
    return {name: getattr(article, name) for name in names if getattr(article, name) is not None}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("\x00\x01\x02" * 500, "binary"),
        ("\ufffd\ufffdabc\ufffd" * 200, "binary"),
        ("\ud800\udfff" * 300, "binary"),
        ("word " * (MAX_CHARACTERS // 4), "too_long"),
        ("a b\n" * (MAX_LINES + 1), "too_long"),
        ("404 Not Found\n\nnginx", "no_body"),
        ("Sayfa bulunamadı\nAradığınız sayfa kaldırılmış olabilir.\nAna sayfaya dön", "no_body"),
    ],
)
def test_what_is_no_article(text: str, problem: str) -> None:
    got = extract_text(text, "https://ornek.example/haber/bir-iki-uc-123")
    assert (got.kind, got.problems) == ("other", [problem])
    assert same_but_kind(got) == {}
    assert (got.authors, got.tags, got.agencies) == ([], [], [])
    Article.from_json(got.to_json())


def test_a_listing_is_no_article() -> None:
    rows = [
        f"{10 + i}:{i:02d}\n{name} ilçesinde yol çalışması nedeniyle trafik akışı değişti"
        for i, name in enumerate(
            [
                "Gemlik",
                "Mudanya",
                "İznik",
                "Orhangazi",
                "Kestel",
                "Gürsu",
                "Karacabey",
                "Mustafakemalpaşa",
                "Keles",
                "Orhaneli",
                "Harmancık",
                "Büyükorhan",
            ]
        )
    ]
    got = extract_text("\n".join(["Son Haberler - Yeşil Ova", "Son Haberler", *rows, "Sonraki sayfa"]))
    assert got.kind == "other"
    assert same_but_kind(got) == {}


TEASERS = [
    ("Otobüs şoförü kavganın ortasına sürdü", "Yolun ortasında tartışan gençler otobüsün geçmesine izin vermeyince araç üzerlerine ilerledi, iki kişi yaralandı ve hastaneye kaldırıldı."),
    ("İnşaatın temel duvarı büyük gürültüyle çöktü", "Caddenin kenarındaki kazıda toprak kayınca beton perde devrildi; şans eseri kimse bulunmuyordu, görüntüler güvenlik kamerasına yansıdı."),
    ("Yeni elektrikli otomobil satışa sunuldu", "Markanın tanıttığı model, sürüş asistanları ve uzun menziliyle dikkat çekiyor; fiyat listesi bayilerde bugünden itibaren geçerli olacak."),
    ("Müzede unutulan eski tablo bulundu", "Depodaki sandıklardan birinde sarılı halde duran eser, uzmanların incelemesinden sonra gelecek ay ziyaretçilerin karşısına çıkarılacak."),
    ("Kuraklık üzüm hasadını öne aldı", "Bağcılar yağmursuz geçen yazın ardından salkımları erken kesmeye başladı ve rekoltenin geçen yılın üçte birine ineceğini tahmin ediyor."),
]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [row for teaser in TEASERS for row in teaser],
        [f"Yararlı ve ilginç bir yazı ✅ {head} ⚡ Güncel konulardaki yazıları portalımızda çevrimiçi okuyabilirsiniz." for head, _ in TEASERS],
    ],
)  # fmt: skip
def test_teasers_of_many_stories_are_no_article(rows: list[str]) -> None:
    got = extract_text("\n".join(["Yeşil Ova Gazetesi", "Gündem", "Spor", *rows, "Sonraki sayfa"]))
    assert (got.kind, got.problems) == ("other", ["listing"])


def test_two_teasers_with_their_dates_are_a_listing() -> None:
    rows = [row for day, (head, text) in enumerate(TEASERS, 11) for row in (head, text, f"{day} Kasım 2026")]
    dump = read_dump("\n".join(["Yeşil Ova Gazetesi", "Gündem", *rows]), None)
    assert is_listing(dump, [3, 6])
    assert not is_listing(
        read_dump("\n".join([TEASERS[0][0], "Gündem", *rows]), None), [3, 6]
    )  # the title is the story's


def test_a_story_under_sub_headings_is_one() -> None:
    rows = [row for head, text in TEASERS for row in (head, f"{text} Otobüs olayı.")]
    got = extract_text("\n".join(["Kentten beş olay", "Gündem", "Kentten beş olay", *rows, "Paylaş"]))
    assert (got.kind, got.headline) == ("news", "Kentten beş olay")


def test_signs_that_no_text_needs() -> None:
    got = extract_text("\ufeff" + TR.replace("Ersoy da", "Er\u00adsoy\u200b da\x00\ud800"))
    assert paragraphs(got) == TR_BODY


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.integers(0, 3))
def test_nothing_raises(noise: str, place: int) -> None:
    cut = len(TR) * place // 4
    for text in (noise, TR[:cut] + noise + TR[cut:], noise * 20):
        got = extract_text(text, "http://[bad" if place == 3 else None)
        assert json.loads(got.to_json())["layout"] == "text"


REFUSALS = {
    "challenge": """Just a moment...
Enable JavaScript and cookies to continue
kiyi.example needs to review the security of your connection before proceeding. Verifying you are human. This may take a
few seconds. Verification successful. Waiting for kiyi.example to respond. Ray identifier and performance at the end of it.""",
    "consent": """Before you continue
We value your privacy
We and our partners store or read information on your device and process personal data, such as unique identifiers, for
measured advertising and content, for research on audiences and for the development of services on this and other pages.
Accept all""",
    "soft_404": """Sayfa Bulunamadı - Kıyı Postası
Ana Sayfa
404
Aradığınız sayfa bulunamadı!
Aradığınız sayfa kaldırılmış, adı değiştirilmiş veya geçici olarak kullanılamıyor olabilir. Adresi doğru yazdığınızdan emin
olun ya da ana sayfaya dönerek aradığınız habere arama kutusundan ulaşmayı deneyin. Sorun sürerse bize yazabilirsiniz.
Künye""",
}


@pytest.mark.parametrize("reason", REFUSALS)
def test_walls_and_error_pages_are_no_article(reason: str) -> None:
    got = extract_text(
        REFUSALS[reason].replace("\nfew", " few").replace("\nmeasured", " measured").replace("\nolun", " olun")
    )
    assert (got.kind, got.problems, same_but_kind(got)) == ("other", [reason], {})


def test_news_of_what_is_missing_is_news() -> None:
    body = "Belediyenin internet sayfası dün gece kaldırıldı ve kullanıcılar sayfa bulunamadı uyarısıyla karşılaştı; yetkililer saldırıyı araştırıyor."
    text = "\n".join(
        ["Belediyenin sayfası silindi, içerik bulunamadı", *[f"{body} {i}. ekip çalışıyor." for i in range(3)]]
    )
    assert extract_text(text).kind == "news"
