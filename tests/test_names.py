"""Names in a byline, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.names import is_name, split_names, without_label

BYLINES = [
    ("Selin Aktaş, Kaynak: Haber Merkezi", "tr", ["Selin Aktaş"]),
    ("Айгүл Тұрысбекова Автор", "kk", ["Айгүл Тұрысбекова"]),
    ("Ali Veli", "tr", ["Ali Veli"]),
    ("Ahmet Yılmaz ve Ayşe Demir", "tr", ["Ahmet Yılmaz", "Ayşe Demir"]),
    ("Haber: Ali Veli ve Ayşe Demir, muhabir", "tr", ["Ali Veli", "Ayşe Demir"]),
    ("Ahmet Yılmaz, Editör", "tr", ["Ahmet Yılmaz"]),
    ("Muhabir: Ali Veli Editör: Ayşe Kaya", "tr", ["Ali Veli", "Ayşe Kaya"]),
    ("Haber Merkezi", "tr", ["Haber Merkezi"]),
    ("HABER MERKEZİ 13.02.2026 16:01", "tr", ["HABER MERKEZİ"]),
    (
        "Alparslan ÇINAR-Bülent TATOĞULLARIRamazan ÇETİN",
        "tr",
        ["Alparslan ÇINAR", "Bülent TATOĞULLARI", "Ramazan ÇETİN"],
    ),
    ("Haber-Kamera: Emre ÖNCEL- Berkay YILDIZ", "tr", ["Emre ÖNCEL", "Berkay YILDIZ"]),
    ("Seray Üstün @seray Takip Et", "tr", ["Seray Üstün"]),
    ("Hürriyet Haber", "tr", ["Hürriyet Haber"]),
    ("Ali Veli 13 Şubat 2026", "tr", ["Ali Veli"]),
    ("Ali Veli Cuma, 13 Şubat 2026", "tr", ["Ali Veli"]),
    ("Анна Ким вчера, 14:40", "ru", ["Анна Ким"]),
    ("Ankara Temsilcisi Ali Veli", "tr", ["Ali Veli"]),
    ("Ali Veli - Ankara Temsilcisi", "tr", ["Ali Veli"]),
    ("ALİ VELİ, Ali Veli", "tr", ["ALİ VELİ"]),
    ("Müəllif: Aynur Həsənova və Elçin Quliyev", "az", ["Aynur Həsənova", "Elçin Quliyev"]),
    ("Азамат Асанов жана Нургүл Эсенова", "ky", ["Азамат Асанов", "Нургүл Эсенова"]),
    ("Айгүл Серікова мен Ерлан Нұр", "kk", ["Айгүл Серікова", "Ерлан Нұр"]),
    ("Айгүл Серікова және Ерлан Нұр", "kk", ["Айгүл Серікова", "Ерлан Нұр"]),
    ("Muallif: Aziz Karimov va Olim Aliyev", "uz-Latn", ["Aziz Karimov", "Olim Aliyev"]),
    ("Азиз Каримов ва Олим Алиев", "uz-Cyrl", ["Азиз Каримов", "Олим Алиев"]),
    ("Муаллиф: Марзия Саидова ва Наргис Бояҳмедова", "tg", ["Марзия Саидова", "Наргис Бояҳмедова"]),
    ("Aman Amanow we Gözel Gurbanowa", "tk", ["Aman Amanow", "Gözel Gurbanowa"]),
    ("Автор: Иван Иванов, корреспондент", "ru", ["Иван Иванов"]),
    ("Мария Петрова и Олег Ким", "ru", ["Мария Петрова", "Олег Ким"]),
    ("By John Smith Updated 3 hours ago", "en", ["John Smith"]),
    ("By John Smith and Jane Doe, Senior Reporter", "en", ["John Smith", "Jane Doe"]),
    ("Jane Doe - Washington correspondent", "en", ["Jane Doe"]),
    ("Ludwig van Beethoven & Charles de Gaulle", "en", ["Ludwig van Beethoven", "Charles de Gaulle"]),
    ("Martin Luther King, Jr.", "en", ["Martin Luther King Jr"]),
    ("Jean-Pierre O’Neil; Ann Lee", "en", ["Jean-Pierre O’Neil", "Ann Lee"]),
    ("Jane Doe jane@example.com https://example.com/jane", "en", ["Jane Doe"]),
    ("www.example.info | Sadiq Məmmədov", "az", ["Sadiq Məmmədov"]),
    ("BBC News Desk", "en", ["BBC News Desk"]),
    ("BR24 Redaktion", "de", ["BR24 Redaktion"]),
    ("newsam", "hy", []),
    ("admin", None, []),
    ("Reporter", "en", []),
    ("13.02.2026 16:01", "tr", []),
    ("", None, []),
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jane Doe in Husum", ["Jane Doe"]),
        ("Von Jens Carstensen (Husum)", ["Jens Carstensen"]),
        ("Par Julien Moreau (à Saint-Aubin)", ["Julien Moreau"]),
        ("Gönderen Halil Demirel", ["Halil Demirel"]),
        ("yazan Sibel Uçar", ["Sibel Uçar"]),
        ("Yazan Elmasri", ["Yazan Elmasri"]),  # a first name
        ("Беседовала Анна Ли", ["Анна Ли"]),
        ("Derya Kılınç Facebook XWhatsApp", ["Derya Kılınç"]),
    ],
)
def test_words_before_and_behind_a_name(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(("text", "language", "names"), BYLINES)
def test_split(text: str, language: str | None, names: list[str]) -> None:
    assert split_names(text, language) == names


def test_and_of_one_language_is_a_word_of_another() -> None:
    assert split_names("Ahmet мен Can", "ru") == ["Ahmet мен Can"]


def test_label() -> None:
    assert without_label("By Reuters") == "Reuters"
    assert without_label("Byron Smith") == "Byron Smith"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Ali Veli", True),
        ("kra Frankfurt", False),
        ("von der Leyen", True),
        ("24 saat", False),
        ("kim bu?", False),
        ("example.com", True),
    ],
)
def test_is_name(text: str, good: bool) -> None:
    assert is_name(text) is good


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["tr", "kk", "ru", None]))
def test_any_text(text: str, language: str | None) -> None:
    names = split_names(text, language)
    assert len(names) == len(set(names))
    assert all(is_name(name) for name in names)


def test_who_took_the_picture_is_no_author() -> None:
    assert split_names("Haber: Selin Koç - Fotoğraf: Ali Can", "tr") == ["Selin Koç"]
    assert split_names("Айгүл Нұрланқызы, Фото: Ерлан Сағын", "kk") == ["Айгүл Нұрланқызы"]
    assert split_names("Mətn: Nigar Həsənli, foto: Rauf Əliyev", "az") == ["Nigar Həsənli"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Publié par Maud Delorme", ["Maud Delorme"]),
        ("Submitted by Ann Lee on Tue, 03/04/2026", ["Ann Lee"]),
        ("Verfasst von Ann Lee", ["Ann Lee"]),
        ("Enviado por Ana Ruiz", ["Ana Ruiz"]),
        ("بواسطة هند العلي", ["هند العلي"]),
        ("Designed and developed by Netty", []),
    ],
)
def test_words_before_the_label(byline: str, names: list[str]) -> None:
    assert split_names(byline) == names
