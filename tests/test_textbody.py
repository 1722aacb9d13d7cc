"""What of a dump is the article's text."""

from __future__ import annotations

import pytest
from dump import BODY, HEADLINE

from newscrawl.extract.text import extract_text
from newscrawl.extract.textbody import is_teaser
from newscrawl.extract.textends import cites
from newscrawl.extract.textlines import read_lines


def test_a_chart_amid_the_text_is_no_source() -> None:
    text = "\n".join([HEADLINE, HEADLINE, *BODY[:2], *BODY[2:], *BODY[:0], "Kaynak: DHA"])
    assert extract_text(text).source == "DHA"


@pytest.mark.parametrize(
    ("label", "line", "expected"),
    [
        ("İlgili haberler", "Kent müzesi yeniden açıldı Balıkçılar umutlu", True),
        ("Новости по теме", "Мост сдали в эксплуатацию Строителей оштрафовали", True),
        ("İlgili haberler", BODY[0], False),  # a sentence: the text goes on
        (BODY[0], "Kent müzesi yeniden açıldı Balıkçılar umutlu", False),
    ],
)
def test_headlines_below_a_label_are_no_text(label: str, line: str, expected: bool) -> None:
    assert is_teaser(read_lines(f"{label}\n{line}"), 1) is expected


def test_a_list_of_names_between_paragraphs_is_text() -> None:
    names = "Çamlıca, Erdemli, Silifke, Anamur, Mut"
    text = "\n".join([HEADLINE, HEADLINE, "12.03.2025 10:20", *BODY[:2], names, *BODY[2:]])
    assert extract_text(text).body == "\n\n".join([*BODY[:2], names, *BODY[2:]])


def test_a_caption_is_no_text() -> None:
    caption = "Limandaki yeni vinçler gemileri boşaltıyor. (Fotoğraf: Kıyı Postası)"
    text = "\n".join([HEADLINE, HEADLINE, "12.03.2025 10:20", *BODY[:2], caption, *BODY[2:]])
    assert extract_text(text).body == "\n\n".join(BODY)


def test_a_lead_printed_twice_is_no_text() -> None:
    lead = "Mersin Limanı'nda hizmete giren üç yeni vinç, gemilerin bekleme süresini yarıya indirecek."
    text = "\n".join([HEADLINE, HEADLINE, lead, "12.03.2025 10:20", lead, *BODY])
    found = extract_text(text)
    assert (found.lead, found.body) == (lead, "\n\n".join(BODY))


def test_a_list_below_a_headline_is_the_text() -> None:
    title = "Altın Portakal ödülleri sahiplerini buldu"
    opening = "Kıyı Film Festivali'nin bu yılki ödülleri dün gece yapılan ve bin kişinin izlediği törende sahiplerine verildi."
    names = ["En iyi film: Uzak Kıyı", "En iyi yönetmen: Elif Sarp", "En iyi kurgu: Cem Ok", "En iyi müzik: Ada Tan"]
    names += ["En iyi senaryo: Kıyıda Bir Gün, Nil Bora", "Jüri özel ödülü: Rüzgârın Sesi, Can Altan"]
    above = ["Ana Sayfa", "Kültür", "Sinema", title, "12.03.2025 10:20"]
    found = extract_text("\n".join([f"{title} | Kıyı Postası", *above, opening, *names, "Etiketler", "sinema"]))
    assert found.body == "\n\n".join([opening, *names])


SHORT = [
    "Kıyı ilçesinde eriyen kar dere üzerindeki köprüyü yıktı.",
    "Kaymakamlık olayda yaralanan olmadığını duyurdu.",
    "Dağ köylerine ulaşım eski yoldan sağlanıyor.",
    "Uzmanlar suyun iki gün içinde çekileceğini söyledi.",
    "Köprünün yerine geçici bir geçit kurulacak.",
]


def test_an_article_of_short_sentences() -> None:
    title = "Eriyen kar köprüyü yıktı"
    below = ["Paylaş", "Etiketler", "kar", "köprü"]
    text = [f"{title} | Kıyı Postası", "Ana Sayfa", "Gündem", title, "12.03.2025 10:20", *SHORT, *below]
    found = extract_text("\n".join(text))
    assert (found.headline, found.body) == (title, "\n\n".join(SHORT))


def test_headlines_alone_are_no_article() -> None:
    title = "Son dakika haberleri burada"
    heads = [
        "Belediye yeni hatları açıkladı",
        "Balıkçılar sezonu bekliyor",
        "Kent müzesi açıldı",
        "Kar yolları kapattı",
    ]
    text = [f"{title} | Kıyı Postası", "Ana Sayfa", title, *heads, *heads, "Tüm hakları saklıdır."]
    assert extract_text("\n".join(text)).kind == "other"


def test_sub_headings_in_capitals_and_an_announced_list_are_text() -> None:
    towns = ["Vinçlerin kurulacağı öteki limanlar ise şunlar:", "Antalya, İskenderun, Samsun, Trabzon"]
    text = [
        HEADLINE,
        HEADLINE,
        "12.03.2025 10:20",
        *BODY[:2],
        "YATIRIM SÜRÜYOR",
        *BODY[2:],
        *towns,
        "Etiketler",
        "liman",
    ]
    assert extract_text("\n".join(text)).body == "\n\n".join([*BODY[:2], "YATIRIM SÜRÜYOR", *BODY[2:], *towns])


@pytest.mark.parametrize("tail", ["Etiketler: liman, vinç", "İlgili Haberler", "Yorumlar (0)", ""])
@pytest.mark.parametrize(
    ("last", "source"),
    [
        ("Kazayla ilgili soruşturma başlatıldı. (İHA)", "İHA"),
        ("Kazayla ilgili soruşturma başlatıldı. - DHA", "DHA"),
        ("Kazayla ilgili soruşturma başlatıldı. AA", "AA"),
        ("Soruşturma sürüyor. /ANKA/", "ANKA"),
        ("Kazayla ilgili soruşturma başlatıldı.", None),
    ],
)
def test_a_short_last_sentence_is_text(last: str, source: str | None, tail: str) -> None:
    found = extract_text("\n".join([f"{HEADLINE} | Kıyı Postası", HEADLINE, "12.03.2025 10:20", *BODY, last, tail]))
    assert found.body is not None
    assert found.body.split("\n\n")[-1] == last.partition(".")[0] + "."
    assert found.source == source


@pytest.mark.parametrize("line", ["Paylaşım kısa sürede 1.500 yorum aldı.", "Bakan 2026 bütçesi için yorum yapmadı."])
def test_a_sentence_about_comments_ends_nothing(line: str) -> None:
    text = [*BODY[:2], line, *BODY[2:]]
    assert extract_text("\n".join([f"{HEADLINE} | Kıyı Postası", HEADLINE, *text])).body == "\n\n".join(text)


def test_an_offer_to_subscribers_amid_the_text() -> None:
    offer = [
        "Subscribe now to read the latest news in your city",
        "Unlimited access to all of our puzzles and to the electronic replica of the printed edition every day.",
        "Opportunity to engage with our commenting community.",
        "Support local journalism.",
        "Create an account or sign in to continue with your reading experience.",
    ]
    lines = [HEADLINE, "12.03.2025 10:20", *BODY[:2], *offer, *BODY[2:], "Etiketler:", "liman"]
    assert extract_text("\n".join(lines)).body == "\n\n".join(BODY)


def test_comments_that_only_their_number_announces() -> None:
    talk = ["Bu liman için on yıldır bekliyoruz, emeği geçen herkese teşekkür ederim doğrusu, hayırlı olsun."] * 3
    lines = [f"{HEADLINE} | Kıyı Postası", HEADLINE, *BODY, "34 Yorum", *talk]
    assert extract_text("\n".join(lines)).body == "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("В 2024 году, по данным Reuters, подобные ограничения вводили и в соседних странах.", True),
        ("Ankara'daki toplantıdan çıkan bakan gazetecilere el salladı. Fotoğraf: Reuters.", False),
        ("Reuters fotoğrafçısının objektifinden limanda yükünü boşaltan gemiler ve işçiler.", False),
    ],
)
def test_a_sentence_that_cites_an_agency_is_no_caption(line: str, expected: bool) -> None:
    assert cites(read_lines(line)[0]) is expected


@pytest.mark.parametrize("prompt", ["Биздин Telegram-каналга жазылыңыз", "Telegram WhatsApp kanalına abone ol"])
def test_a_last_sentence_behind_a_prompt(prompt: str) -> None:
    last = "Karar 15 Temmuz'da yeniden ele alınacak. Toplantıya vekiller de gelecek."
    text = "\n".join([HEADLINE, HEADLINE, "12.03.2025 10:20", *BODY, prompt, last, "Bu konuda:"])
    assert extract_text(text).body == "\n\n".join([*BODY, last])
