"""Blocks: what a reader takes for one paragraph, one item, one row of a table; and which of them are the body."""

from __future__ import annotations

import pytest

from newscrawl import extract
from newscrawl.extract.blocks import blocks_of
from newscrawl.extract.page import read_page
from newscrawl.extract.tidy import is_caption

CASES = {
    "paragraphs and items": ("<p>Bir.</p><ul><li>İki</li><li>Üç</li></ul>", ["Bir.", "İki", "Üç"]),
    "a row of values": (
        "<table><tr><th>Takım</th><th>O</th><th>P</th></tr><tr><td>Çınarlı</td><td>12</td><td>30</td></tr></table>",
        ["Takım O P", "Çınarlı 12 30"],
    ),
    "words that style alone parts": (
        "<p><span>Ayşe Korkmaz</span><span>Muhabir</span><time>14:01</time><b>Güncelleme</b><i>15:20</i></p>",
        ["Ayşe Korkmaz Muhabir 14:01 Güncelleme 15:20"],
    ),
    "words that are whole": (
        "<p><b>B</b><i>arajda</i> <b>km</b><sup>2</sup> <a>Haber</a><a>türk</a> <b>3</b><b>D</b> <i>H</i><b>A</b></p>",
        ["Barajda km2 Habertürk 3D HA"],
    ),
    "an empty cell": ("<table><tr><td>Ak</td><td></td><td>3</td></tr></table>", ["Ak 3"]),
    "a single cell": ("<table><tr><td>Bir.</td></tr><tr><td>İki.</td></tr></table>", ["Bir.", "İki."]),
    "a table that lays the page out": (
        "<table><tr><td>Menü</td><td><p>Bir.</p><p>İki.</p></td></tr></table>",
        ["Menü", "Bir.", "İki."],
    ),
    "a row of long texts": (
        f"<table><tr><td>Menü</td><td>{'söz ' * 90}</td></tr></table>",
        ["Menü", ("söz " * 90).strip()],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    body, expected = CASES[name]
    assert [block.text for block in blocks_of(read_page(f"<body>{body}</body>").body)] == expected


NEXT = """<div class="page"><div class="story"><h1 class="title">Barajda su yükseldi</h1>
<time datetime="2026-03-14T10:00:00+03:00">14 Mart 2026 10:00</time><p>Çınarlı Barajı'nda su seviyesi
son yağmurlarla iki metre yükseldi, yetkililer kesinti beklemiyor.</p><p>Çiftçiler,
yıllardır ilk kez baharda bütün tarlaları sulayabileceklerini, ekime bu hafta başlayacaklarını söyledi.</p></div>
<div class="story"><{tag} class="{name}">Köprü onarıldı</{tag}><p>Selden zarar gören taş köprü iki ayda onarıldı ve yeniden ulaşıma
açıldı, köylüler sevindi.</p><p>Onarımda yöreden çıkan taşlar kullanıldı, işi ustalar yaptı.</p></div></div>"""


@pytest.mark.parametrize(("tag", "name", "count"), [("h2", "title", 2), ("h2", "part", 4), ("h1", "title", 2)])
def test_the_next_article_of_an_infinite_page_is_none_of_the_body(tag: str, name: str, count: int) -> None:
    """A box made as the article's own with a headline of the same kind; a section's heading has names of its own."""
    body = extract(NEXT.format(tag=tag, name=name), site=False).body or ""
    assert len([one for one in body.split("\n\n") if one != "Köprü onarıldı"]) == count
    assert ("taş köprü" in body) is (count == 4)


def test_a_hidden_cell_is_skipped() -> None:
    page = read_page('<body><table><tr><td>Ak</td><td style="display:none">gizli</td><td>3</td></tr></table></body>')
    assert [block.text for block in blocks_of(page.body, page.hidden)] == ["Ak 3"]


def test_a_long_table_inside_the_text_is_kept_whole() -> None:
    text = "Ligde on altıncı hafta dün oynanan karşılaşmalarla tamamlandı, puan durumu yeniden şekillendi."
    rows = [
        f"{place} Takım {'ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİÖŞÜ'[place]} {40 - place} {90 - place}" for place in range(1, 31)
    ]
    table = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in row.split())}</tr>" for row in rows)
    page = f"""<html><body><h1>Puan durumu</h1><div class="haber-metin"><p>{text}</p><p>Haftanın maçlarında {text}</p>
        <table>{table}</table><p>Gelecek hafta lider, ikinci sıradaki rakibini konuk edecek. {text}</p></div></body></html>"""
    body = (extract(page).body or "").split("\n\n")
    assert body[2:-1] == rows


def test_a_plan_repeats_its_lines_in_one_box() -> None:
    meal = "Bir su bardağı yulaf, yarım muz ve bir yemek kaşığı ceviz içi karıştırılır."
    text = "Diyetisyen, oruç tutanlar için haftalık örnek bir beslenme planı hazırladı, öğünleri gün gün yazdı."
    days = ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"]
    plan = [line for day in days for line in (day, meal, f"{day} günü öğle yemeğinde mercimek çorbası içilir.")]
    lines = "".join(f"<p>{line}</p>" for line in [text, *plan])
    page = f'<html><body><h1>Haftalık plan</h1><div class="haber-metin">{lines}</div></body></html>'
    assert (extract(page).body or "").split("\n\n") == [text, *plan]


def test_articles_beside_the_one_with_the_headline_are_others() -> None:
    own = "Kitap fuarı bu yıl yüz bin okuru ağırladı, son gün imza kuyrukları salonun kapısına kadar uzandı."
    more = "Düzenleyiciler, gelecek yıl fuarın on gün süreceğini ve iki yeni salonun daha açılacağını duyurdu."
    others = [
        f"{number}. okuma şenliği ilçe meydanında çocuklarla yapıldı, katılanlara birer kitap armağan edildi."
        for number in range(1, 8)
    ]
    cards = "".join(f'<article class="kutu"><p>{other}</p></article>' for other in others)
    page = f"""<html><head><meta property="og:type" content="article"></head><body><div><article class="kutu">
        <h1>Fuar bitti</h1><p>{own}</p><p>{more}</p></article>{cards}</div></body></html>"""
    assert (extract(page).body or "").split("\n\n") == [own, more]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Meydan yenilendiğinde böyle görünecek. © Çınarlı Belediyesi", True),
        ("Rescuers at the bridge on Monday. (Omar El Sherif/CBC)", True),
        ("The bridge at dawn (Photo by Ana Ruiz via Getty)", True),
        ("The bridge on Monday. Copyright 2026 The AP. All rights reserved.", True),
        ("Köprü bu sabah açıldı. (Ali Veli/İHA)", False),  # who signs the text
        ("The bank (Bank of England) cut its rates on Monday.", False),
        ("Şirketin © işareti için açtığı dava bu hafta sonuçlandı.", False),
    ],
)
def test_captions_say_who_made_the_picture(line: str, expected: bool) -> None:
    assert is_caption(line) is expected
