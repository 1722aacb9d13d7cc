"""Claims on times: which elements of a page are asked for one, and which are left out before they are read."""

from __future__ import annotations

from datetime import UTC

import pytest

from newscrawl.extract.layout import Fitted
from newscrawl.extract.page import read_page
from newscrawl.extract.times import claims_of
from newscrawl.text.instant import labelled

DAY = "13.02.2026 16:01"
LINE = "haber merkezi ekibi ve kent muhabirleri yazdı, 13.02.2026 16:01"
BOXES = "<div><p>Metin</p></div>" * 80


def claimed(body: str) -> list[str]:
    """The texts claimed for a page with this body."""
    return [claim.text for claim in claims_of(read_page(f"<html><body>{body}</body></html>"), Fitted(), None, None)]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (f'<div class="date">{DAY}</div>', [DAY]),
        ('<div class="date">١٣.٠٢.٢٠٢٦</div>', ["١٣.٠٢.٢٠٢٦"]),
        ('<div class="date" data-timestamp="1770987660">az önce</div>', ["1770987660"]),
        ('<time datetime="2026-02-13T16:01+03:00"></time>', ["2026-02-13T16:01+03:00"]),
        ('<time datetime="2026-02-13T16:01">3 saat önce</time>', ["2026-02-13T16:01", "3 saat önce", "3 saat önce"]),
        (f'<time datetime="2026-02-13T16:01">{DAY}</time>', [DAY, "2026-02-13T16:01"]),
        (f'<div class="date">Tarih <i hidden>{DAY}</i><!-- {DAY} --></div>', []),
        ('<div class="date">Tarih</div>', []),
    ],
)
def test_what_an_element_named_for_a_date_says(element: str, expected: list[str]) -> None:
    assert claimed(f"<article><div><h1>Köprü onarılıyor</h1>{element}</div></article>") == expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        (f"<p>{DAY}</p>", [DAY]),
        (f"<!-- 5 --><div>Bursa</div><div><div><span>{DAY}</span></div></div>", [DAY]),
        (f'<div class="yorum"><p>{DAY}</p></div>', []),
        (f'<div><h2>5</h2><p class="yorum">{DAY}</p><p>14.02.2026</p></div>', ["14.02.2026"]),
        (f"<div hidden>{DAY}</div>", []),
    ],
)
def test_a_plain_line_beside_the_headline(beside: str, expected: list[str]) -> None:
    assert claimed(f"<article><h1>Köprü onarılıyor</h1>{beside}</article>") == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<h1>Köprü</h1>", [LINE]),
        ("<div><div><h1>Köprü</h1></div></div>", [LINE]),
        (f"<div><div><h1>Köprü</h1></div><div>{BOXES}</div></div>", []),
    ],
)
def test_bare_markup_beside_the_box_of_the_headline_alone(head: str, expected: list[str]) -> None:
    date = f'<section><section><section><b class="date">{LINE}</b></section></section></section>'
    assert claimed(head + date) == expected


@pytest.mark.parametrize(
    "card",
    [
        f'<div><h3><a href="/a">Başka</a></h3><i class="date">{LINE}</i></div>',
        f'<div><a href="/a"><h2>Başka</h2></a><i class="date">{LINE}</i></div>',
        f'<div><a href="/a"><div><h4>Başka</h4></div></a><div><i class="date">{LINE}</i></div></div>',
    ],
)
def test_a_card_of_another_story(card: str) -> None:
    assert claimed(f"<article><h1>Köprü onarılıyor</h1><p>Metin</p><div>{card}</div></article>") == []
    unlinked = card.replace("<a href", "<u data-href").replace("</a>", "</u>")
    assert claimed(f"<article><h1>Köprü onarılıyor</h1><p>Metin</p><div>{unlinked}</div></article>") == [LINE]


@pytest.mark.parametrize(
    "stamp", ["2026-02-13T16:01:00+03:00", "2026-02-13", "1770987660", "20260213", "/Date(1770987660000)/"]
)
def test_a_stamp_has_no_label(stamp: str) -> None:
    assert [(field, words) for field, _, words in labelled(stamp, zone=UTC)] == [("published", stamp)]


def test_a_box_between_headline_and_body_is_near() -> None:
    page = read_page(
        f'<body><header><h1>Baraj</h1><h2>Su</h2></header><div class="info">Güncelleme {DAY} Gösterim: 312</div><section><div><p>Metin</p></div></section></body>'
    )
    claims = claims_of(page, Fitted(), page.body[2][0], None)
    assert [claim.text for claim in claims] == [f"Güncelleme {DAY} Gösterim: 312"]


def test_a_clock_beside_a_day_is_its_own() -> None:
    assert claimed('<h1>Baraj</h1><span class="date">17:44</span><span class="date">21 fevral 2026</span>') == [
        "17:44",
        "21 fevral 2026 17:44",
    ]
    assert claimed('<h1>Baraj</h1><span class="date">21 fevral 2026</span><span>312</span>') == ["21 fevral 2026"]


def test_the_page_s_own_day_above_the_headline_comes_last() -> None:
    page = f'<div><div class="header-date">15 марта 2026</div><div><h1>Köprü onarılıyor</h1><span class="date">{DAY}</span></div></div>'
    assert claimed(f"<div>{page}</div>") == [DAY, "15 марта 2026"]


def test_the_hour_in_the_next_item() -> None:
    items = '<li itemprop="datePublished"><span><time>17 Şubat 2026</time></span></li><li><span><time>16:42</time></span></li>'
    assert "17 Şubat 2026 16:42" in claimed(f"<article><h1>Köprü onarılıyor</h1><ul>{items}</ul></article>")
