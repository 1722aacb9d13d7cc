"""Boilerplate lines by their wording, and the sentences that must not be taken for them."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.boilerplate import is_boilerplate, strip_tail

LINES = {
    "share": [
        "Paylaş", "PAYLAŞ", "Bu haberi paylaşın", "Şurada Paylaş!", "Twitter'da Paylaş Facebook'da Paylaş",
        "Linki Kopyala", "Paylaşın", "Бөлүшүү", "Бөлісу", "Ulashish", "Paýlaş", "Поделиться:", "Ссылка скопирована",
        "Share this article", "Get short URL", "Teilen", "Տպել", "انسخ الرابط",
    ],
    "channel": [
        "WhatsApp kanalımıza katılmak için tıklayın", "Telegram kanalımıza abone olun!", "TAKİP ET", "Bizi takip edin",
        "TENGRI в Telegram: подписывайтесь на канал",
        "Google News'te bizi takip etmek için tıklayın", "Örnek Gazetesi'ni Google News'ten takip edin",
        "Örnek'i, Google'da tercih edilen kaynak olarak ekleyin", "Bizi Telegram kanalımızdan izləyin",
        "Telegram каналыбызга жазылыңыз", "Біздің Telegram арнамызға жазылыңыз", "Telegram kanalimizga obuna bo‘ling",
        "Ба канали Telegram-и мо обуна шавед", "Telegram kanalymyza agza boluň", "Подписывайтесь на наш канал:",
        "Подписывайтесь на автора:", "Читайте нас в Telegram", "Есть тема? Пишите Örnek.media в Telegram и WhatsApp",
        "Есть новость? Пишите в WhatsApp: +996 700 000 000", "Сообщить новость: +996 700 000 000",
        "Если вы стали очевидцем происшествия, присылайте фото на наш Telegram",
        "Follow us on Facebook and X", "تابعنا عبر",
    ],
    "subscribe": ["ABONE OL", "Örnek'e Abone Ol", "Abonelik için lütfen iletişime geçiniz.", "Subscribe"],
    "ad": ["REKLAM", "Reklam", "Реклама:", "Жарнама", "Advertisement", "Sponsorlu", "Anzeige", "На правах рекламы"],
    "read_more": [
        "Haberin devamını okumak için tıklayın.", "Haberin devamı", "... Daha fazlası için tıklayınız ...", "Толығырақ",
        "Haberi Görüntüle", "Bakan'dan açıklama: ‘Hazırız’ İçeriği Görüntüle", "Batafsil", "Идома", "Ardını oxu",
        "Читать полностью", "Развернуть на весь экран", "Continue Reading...", "Подробнее",
    ],
    "related": [
        "İlgili Haber", "İLGİLİ HABERLER:", "Bunları da Beğenebilirsiniz", "Diğer Haberler", "ÖNERİLEN VİDEO",
        "En Çok Okunan Haberler", "Читайте также:", "Новости по теме", "Новости компаний", "Oxşar xəbərlər", "Oxşar xəbər: Zaqatalada qar yağdı",
        "Сондай-ақ оқыңыз", "Mavzuga oid", "Инчунин бихонед", "Beýleki habarlar", "You Might Also Like", "Also read:",
        "Башка жаңылыктар", "Related stories", "GÜNÜN ÖNEMLİ MANŞETLERİ", "TOKAT HABERLERİ", "Tokat yol durumu",
    ],
    "tags": ["Etiketler:", "Etiketler :", "Теги", "Tags:", "#Bişkek", "#Северо-Казахстанская область", "Açar sözlər:"],
    "dates": [
        "Son Güncelleme : 24 Aralık 2016 - 14:06", "GİRİŞ 23.02.2019 21:46", "Yayınlanma: 13.02.2026 16:01",
        "13.02.2026 16:01 güncellendi", "Обновлено: 12.05.2024, 10:15", "Last updated on May 5, 2024",
    ],
    "counter": ["Okunma: 1.234", "Okunma Süresi", "1479", "250 okunma", "Просмотров: 312", "1 / 22", "3 dk okuma"],
    "comments": [
        "YORUMLARI GÖR", "Okuyucu Yorumları", "Sizin düşünceleriniz neler ?", "Bu Habere 216 Yorum Yapılmış",
        "Оставить комментарий", "Yorumlar (3)", "Leave a comment", "Comment via Facebook", "Community standards",
    ],
    "comment_rules": [
        (
            "Ornek.com'da yer alan yorumlar, kullanıcıların kişisel görüşlerini yansıtır ve ornek.com yayın politikası "
            "ile örtüşmeyebilir. Yorumların hukuki sorumluluğu tamamen yazarlarına aittir."
        ),
        "UYARI: Küfür, hakaret, rencide edici cümleler içeren yorumlar onaylanmaz.",
    ],
    "legal": [
        "Tüm hakları saklıdır.", "© 2024 Örnek Gazetesi", "Sitemizdeki haberler izinsiz kopyalanamaz.", "Yasal Uyarı",
        "Все права защищены", "При использовании материалов гиперссылка обязательна", "All rights reserved",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter", "Bütün hüquqlar qorunur", "Çerez Politikası",
        "Bu sitede çerez kullanılmaktadır.", "We use cookies to improve your visit", "Barcha huquqlar himoyalangan",
    ],
    "photo_credit": [
        "Фото: пресс-служба МЧС", "Fotoğraf: Ayşe Örnek", "Fotoğraf, AA tarafından servis edilmiştir.", "FOTOĞRAFLI",
        "Foto: Kun.uz", "Сурет: ашық дереккөз", "Акс: аз бойгонӣ", "Photo: John Example",
    ],
    "gallery": ["Önceki", "Sonraki", "Galeriyi gör", "Video Galeri"],
    "crumb": ["Son Dakika › Güncel › Kahire'de proje - Son Dakika", "Güncel, Son Dakika", "Ana Sayfa > Gündem > Kar"],
}  # fmt: skip

SENTENCES = [
    "İlgili haberlere göre bakan yarın Bişkek'e gidecek.",
    "Vali, vatandaşların WhatsApp ihbar hattına 300 mesaj gönderdiğini söyledi.",
    "“Bizi Telegram kanalımızdan takip edin” diyen dolandırıcılar yakalandı.",
    "Google News uygulamasını takip edenlerin sayısı geçen yıl iki katına çıktı.",
    "Reklam panosu şiddetli rüzgârda devrildi, iki kişi yaralandı.",
    "Haberin devamı niteliğindeki açıklama akşam saatlerinde geldi.",
    "Paylaşılan görüntülerde aracın devrildiği görülüyor.",
    'Kitabın kapağında "tüm hakları saklıdır" ibaresi bulunduğunu belirten avukat dava açtı.',
    "Etiketlerin değiştirildiği mağazaya ceza kesildi.",
    "Giriş 5 lira, çıkış 10 lira oldu.",
    "Yorumlar üzerine belediye geri adım attı.",
    "Abone olan 12 bin hanenin suyu kesildi.",
    "Son dakika golüyle kazandılar.",
    "Benzer haberler geçen yıl da çıkmıştı, o zaman yalanlandı.",
    "12.03.2024 tarihinde imzalanan anlaşma yürürlüğe girdi.",
    "Мы в Telegram заметили, что канал взломали, сообщил депутат.",
    "Наш Telegram-канал взломали неизвестные.",
    "Читайте хорошие книги, посоветовал писатель.",
    "Реклама алкоголя в области запрещена с 1 июля.",
    "Подписка на газету подорожала вдвое.",
    "По теме выступили три докладчика.",
    "Фото и видео с места аварии появились в соцсетях.",
    "Нашли ошибку в расчётах бюджета города.",
    "Все права защищены законом, напомнил юрист.",
    "Тақырыпқа қатысты мәселе парламентте талқыланды.",
    "Mövzu ilə bağlı nazirlik açıqlama yayıb.",
    "Telegram kanalida tarqalgan xabar rad etildi.",
    "Дар ин мавзӯъ вазир суханронӣ кард.",
    "Share prices fell by 3 percent on Monday.",
    "Follow us, the guide told the hikers, and they did.",
    "Copyright law was changed in 2024 by the parliament.",
    "Read the full list of measures before you travel, the ministry said.",
    "Related costs rose to 3 million dollars.",
    "$139.00",
    "2) Polistar 960574 Pista Grande",
    "29 November 2018 | 20 January 2019",
    "Kaynak: AA",
    "TAKVİYE EKİPLER SEVK EDİLDİ",
    "“Yorum yok”",
    "- KAYSERİ",
    "",
    "   ",
    "…",
]


@pytest.mark.parametrize(("family", "line"), [(family, line) for family, lines in LINES.items() for line in lines])
def test_line(family: str, line: str) -> None:
    assert is_boilerplate(line) == family


@pytest.mark.parametrize("line", SENTENCES)
def test_an_articles_own_line_survives(line: str) -> None:
    assert is_boilerplate(line) is None


def test_marks_around_a_line_do_not_matter() -> None:
    assert is_boilerplate("📌 >> İLGİLİ HABER: <<") == "related"
    assert is_boilerplate("  Читайте   также…") == "related"


def test_every_phrase_in_the_table_can_be_found() -> None:
    table = json.loads((files("newscrawl") / "data" / "boilerplate.json").read_text(encoding="utf-8"))
    samples = {"**": " x ", "*": " x ", "~": "x", "#": "7", "@": "01.02.2024"}
    for family, languages in table.items():
        for language, phrases in languages.items():
            for phrase in phrases:
                line = phrase
                while "(" in line:
                    start, end = line.index("("), line.index(")")
                    line = line[:start] + line[start + 1 : end].split("|")[0] + line[end + 1 :]
                for mark, sample in samples.items():
                    line = line.replace(mark, sample)
                assert is_boilerplate(line), (family, language, phrase, line)


@pytest.mark.parametrize(
    ("title", "names", "expected"),
    [
        ("Kahire'de proje - Son Dakika", ["sondakika.com", "Son Dakika"], "Kahire'de proje"),
        ('Fidan: "Biz hazırız" - dedi | NTV Haber', ["NTV"], 'Fidan: "Biz hazırız" - dedi'),
        ("Kar yağdı :: Milliyet Gazetesi", ["Milliyet"], "Kar yağdı"),
        ("Kar yağdı - ntv.com.tr", ["NTV"], "Kar yağdı"),
        ("Kar yağdı -Son Dakika", ["Son Dakika"], "Kar yağdı"),
        ("Kar yağdı - Gündem - Örnek Haberleri", ["ornek.com", "Örnek"], "Kar yağdı - Gündem"),
        ("Kar yağdı | Örnek | ornek.com.tr", ["ornek", "Örnek"], "Kar yağdı"),
        ("İSTANBUL'DA KAR | HABERTÜRK", ["Habertürk"], "İSTANBUL'DA KAR"),
        ("Пожар в Москве — ТАСС", ["ТАСС"], "Пожар в Москве"),
        ("NTV | Kar yağdı", ["NTV"], "Kar yağdı"),
        ("Bozok Tv - Yozgat'ta kar", ["Bozok TV"], "Yozgat'ta kar"),
        ("NTV :: Kar yağdı", ["NTV"], "Kar yağdı"),
        ("NTV — Kar yağdı", ["NTV"], "Kar yağdı"),
        ("NTV\t• Kar yağdı", ["NTV"], "Kar yağdı"),
        ("Fenerbahçe - Galatasaray", ["Hürriyet"], "Fenerbahçe - Galatasaray"),
        ("Bakan: Hazırız – Başkan: Değiliz", ["Örnek"], "Bakan: Hazırız – Başkan: Değiliz"),
        ("Son Dakika", ["Son Dakika"], "Son Dakika"),
        ("Sputnik: Kar yağdı", ["Sputnik"], "Sputnik: Kar yağdı"),
        ("Al-Vatan gazetesi kapandı", ["Vatan"], "Al-Vatan gazetesi kapandı"),
        ("Kar yağdı | NTV", [], "Kar yağdı | NTV"),
        ("", ["NTV"], ""),
    ],
)
def test_strip_tail(title: str, names: list[str], expected: str) -> None:
    assert strip_tail(title, names) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    assert is_boilerplate(text) is None or isinstance(is_boilerplate(text), str)
    assert strip_tail(text, ["NTV", text[:5]]) in text or not text.strip()
