"""Articles that are nothing but lists: the lists beside the one found are of the same article, menus are not."""

from __future__ import annotations

from newscrawl.extract.blocks import blocks_of
from newscrawl.extract.features import Hints, Row, rows_of
from newscrawl.extract.listicle import with_lists
from newscrawl.extract.page import Page

FILMS = "<h2>Yılın filmi</h2><ul><li>Uzak Köy</li><li>Bozkır</li></ul>"
SONGS = "<h2>Yılın şarkısı</h2><ul><li>Melis Arda, Sabahın Kuşları</li><li>Deniz Kaya, Yolun Sonunda</li></ul>"
MENU = '<ul><li><a href="/kultur">Kültür</a></li><li><a href="/spor">Spor</a></li></ul>'


def _rows(markup: str) -> list[Row]:
    return rows_of(blocks_of(Page(f"<body><main>{markup}</main></body>").body), Hints())


def _texts(markup: str, kept: str) -> list[str]:
    rows = _rows(markup)
    return [row.block.text for row in with_lists(rows, [row for row in rows if kept in row.block.text])]


def test_the_lists_beside_the_one_found_come_with_their_headings() -> None:
    assert _texts(f"<div><div>{FILMS}{SONGS}</div>{MENU}</div>", ",") == [
        "Yılın filmi", "Uzak Köy", "Bozkır", "Yılın şarkısı", "Melis Arda, Sabahın Kuşları", "Deniz Kaya, Yolun Sonunda",
    ]  # fmt: skip


def test_a_list_among_links_stays_alone() -> None:
    assert _texts(f"<div>{SONGS}{MENU}</div>", ",") == ["Melis Arda, Sabahın Kuşları", "Deniz Kaya, Yolun Sonunda"]


def test_running_text_is_never_widened() -> None:
    assert _texts(f"<div><p>Ödüller, dün akşam verildi.</p>{FILMS}</div>", ",") == ["Ödüller, dün akşam verildi."]


def test_nothing_found_stays_nothing() -> None:
    assert _texts(FILMS, "kein") == []
