"""Blocks: what a reader takes for one paragraph, one item, one row of a table."""

from __future__ import annotations

import pytest

from newscrawl import extract
from newscrawl.extract.blocks import blocks_of
from newscrawl.extract.page import read_page

CASES = {
    "paragraphs and items": ("<p>Bir.</p><ul><li>İki</li><li>Üç</li></ul>", ["Bir.", "İki", "Üç"]),
    "a row of values": (
        "<table><tr><th>Takım</th><th>O</th><th>P</th></tr><tr><td>Çınarlı</td><td>12</td><td>30</td></tr></table>",
        ["Takım O P", "Çınarlı 12 30"],
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
