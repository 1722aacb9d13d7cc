"""The lead: the box named so near the headline, or the one that repeats the description."""

from __future__ import annotations

import pytest

from newscrawl.extract.blocks import Block
from newscrawl.extract.lead import find_lead
from newscrawl.extract.page import read_page

TITLE = "Barajda su seviyesi yükseldi"
LEAD = "Son yağmurlar Çınarlı Barajı'nı doldurdu; ilçede bu yaz kesinti beklenmiyor, çiftçi rahat."
OTHER = "Başka bir haberin uzunca özeti burada duruyor ve bu sayfanın haberi ile ilgili değildir."

CASES = {
    "near the headline": (f'<div><h1>{TITLE}</h1><h2 class="spot">{LEAD}</h2></div>', "", LEAD),
    "repeats the description": (f'<h1>{TITLE}</h1><section><div><div><div><p class="ozet">{LEAD}</p></div></div></div></section>', LEAD, LEAD),
    "described before near": (f'<div><h1>{TITLE}</h1><p class="summary">{OTHER}</p><p class="lead">{LEAD}</p></div>', LEAD, LEAD),
    "second headline before the intro": (f'<div><h1>{TITLE}</h1><h2 class="subtitle">Çiftçinin yüzü yağmurla güldü</h2><p class="intro">{LEAD}</p></div>', "", LEAD),
    "a box that holds the headline too": (f'<div class="detail-spot"><h1>{TITLE}</h1><h4>{LEAD}</h4><span>14 Mart 2026</span></div>', LEAD, LEAD),
    "the headline itself": (f'<div><h1>{TITLE}</h1><p class="lead">{TITLE}</p></div>', "", None),
    "far away in the sidebar": (f'<h1>{TITLE}</h1><aside><div class="summary">{OTHER}</div></aside>', "", None),
    "too short": (f'<div><h1>{TITLE}</h1><p class="lead">Foto galeri</p></div>', "", None),
    "who made the picture": (f'<div><h1>{TITLE}</h1><p class="summary">Baraj dün sabah havadan görüntülendi. Foto: Çınarlı Belediyesi</p></div>', "", None),
    "inside a figure": (f'<div><h1>{TITLE}</h1><figure><img><div class="description">{OTHER}</div></figure></div>', "", None),
    "an author's life": (f'<div><h1>{TITLE}</h1><div class="author"><p class="intro">{OTHER}</p></div></div>', "", None),
    "an offer": (f'<div><h1>{TITLE}</h1><p class="intro">Sign up for our free newsletter, and never miss a story again.</p></div>', "", None),
    "a card that is a link": (f'<div><h1>{TITLE}</h1><a href="/1"><span class="teaser">{OTHER}</span></a></div>', "", None),
    "links to other stories": (f'<div><h1>{TITLE}</h1><ul class="summary"><li><a href="/1">{OTHER}</a></li></ul></div>', "", None),
    "when it was printed": (f'<div><h1>{TITLE}</h1><p class="intro">14 Mart 2026, 16:01 (güncelleme: 17:25)</p></div>', "", None),
    "a picture, its credit and the lead in one box": (f'<div><h1>{TITLE}</h1><div class="announce"><img><p>© Çınarlı / Barajdan bir görüntü</p><div class="announce-text">{LEAD}</div></div></div>', "", LEAD),
    "a paragraph that the parser took out of its heading": (f'<div><h1>{TITLE}</h1><h2 class="content_desc"><p>{LEAD}</p></h2><div><p>{OTHER}</p></div></div>', "", LEAD),
    "a paragraph in the headline's header": (f'<div><header><h1>{TITLE}</h1><p>{LEAD}</p></header><p>{OTHER}</p></div>', "", LEAD),
    "a short line in the headline's header": (f'<div><header><h1>{TITLE}</h1><p>Foto: Ali Uçar, arşiv</p></header><p>{OTHER}</p></div>', "", None),
    "an h2 that ends its header": (f'<div><header><h1>{TITLE}</h1><h2>{LEAD}</h2></header><p>{OTHER}</p></div>', "", LEAD),
    "an h2 with only another behind it": (f'<div><h1>{TITLE}</h1><h2>{LEAD}</h2><h2>Su</h2></div>', "", None),
    "nothing": (f"<h1>{TITLE}</h1><p>{OTHER}</p>", "", None),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_lead(name: str) -> None:
    body, description, expected = CASES[name]
    page = read_page(f'<html><head><meta name="description" content="{description}"></head><body>{body}</body></html>')
    assert find_lead(page, TITLE)[0] == expected


OPENINGS = {
    "a heading in a box of its own": (f'<div><h2 id="a">{LEAD}</h2></div><div><p id="b">{OTHER}</p></div>', "", LEAD),
    "the description in a box of its own": (f'<div><p id="a">{LEAD}</p></div><div><p id="b">{OTHER}</p></div>', LEAD, LEAD),
    "a paragraph above the date": (f'<div><p id="a">{LEAD}</p><div class="meta"><time>14 Mart</time></div><div><p id="b">{OTHER}</p></div></div>', "", LEAD),
    "a paragraph that nothing marks": (f'<div><p id="a">{LEAD}</p></div><div><p id="b">{OTHER}</p></div>', "", None),
    "a sub-heading of the text": (f'<div><h2 id="a">{LEAD}</h2><p id="b">{OTHER}</p></div>', "", None),
    "the description, but the text's own paragraph": (f'<div><p id="a">{LEAD}</p><p id="b">{OTHER}</p></div>', LEAD, None),
}  # fmt: skip


@pytest.mark.parametrize("name", OPENINGS)
def test_a_lead_that_opens_the_text(name: str) -> None:
    body, description, expected = OPENINGS[name]
    page = read_page(
        f'<html><head><meta name="description" content="{description}"></head><body><h1>{TITLE}</h1><p>14 Mart</p>{body}</body>'
    )
    first, second = page.body.xpath("//*[@id='a']")[0], page.body.xpath("//*[@id='b']")[0]
    blocks = [Block(LEAD, first.tag, first), Block(OTHER, second.tag, second)]
    assert find_lead(page, TITLE, blocks)[0] == expected


def test_a_lead_does_not_follow_the_text() -> None:
    page = read_page(f'<body><h1>{TITLE}</h1><p id="text">{OTHER}</p><p class="summary">{LEAD}</p></body>')
    text = Block(OTHER, "p", page.body[1])
    assert find_lead(page, TITLE, [text]) == (None, None)
    assert find_lead(page, TITLE)[0] == LEAD


@pytest.mark.parametrize(
    ("sentence", "is_lead"),
    [("Baraj üç yıl aradan sonra ilk kez doldu.", True), ("Baraj üç yıl sonra ilk kez doldu.", False), ("Çınarlı Belediyesi Su ve Kanal İdaresi Basın Bürosu.", False)],
)  # fmt: skip
def test_a_sentence_between_headline_and_text(sentence: str, is_lead: bool) -> None:
    page = read_page(f'<body><h1>{TITLE}</h1><div>{sentence}</div><span>14 Mart</span><p id="text">{OTHER}</p></body>')
    text = Block(OTHER, "p", page.body[3])
    assert find_lead(page, TITLE, [text])[0] == (sentence if is_lead else None)
