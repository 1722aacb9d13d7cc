"""Tags: the visible block, then the metadata in the contract's order, cleaned, none invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extract.page import Page, read_page
from newscrawl.extract.tags import clean_tags, find_tags
from newscrawl.extract.tagwords import is_label, names_tags, tag_address
from newscrawl.text.fold import fold

TITLE = "Barajda su seviyesi yükseldi"
TEXT = (
    "<p>Devlet Su İşleri, Çınarlı Barajı'nda su seviyesinin son yağmurlarla yükseldiğini açıkladı.</p>"
    "<p>Kestel ve Gemlik ilçelerinde içme suyu kesintisi beklenmiyor.</p>"
)


def page(
    block: str = "", head: str = "", outside: str = "", url: str = "https://www.ornek.com.tr/gundem/baraj-12345"
) -> Page:
    return read_page(
        f"<html><head><title>{TITLE}</title>{head}</head><body><main><article><h1>{TITLE}</h1>"
        f'<div class="metin">{TEXT}</div>{block}</article></main>{outside}</body></html>',
        url,
    )


def tags_of(one: Page) -> tuple[list[str], str | None]:
    return find_tags(one, TITLE, one.root.find(".//div[@class='metin']"), "tr")


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def links(*names: str, path: str = "/etiket/") -> str:
    return " ".join(f'<a href="{path}{index}-x">{name}</a>' for index, name in enumerate(names))


VISIBLE = {
    "named and addressed": (f'<div class="etiketler">{links("Baraj", "Kestel")}</div>', ["Baraj", "Kestel"]),
    "hash signs and commas": (f'<div class="tags">{links("#baraj,", "#kestel,")}</div>', ["baraj", "kestel"]),
    "counts": (f'<ul class="tag-list"><li>{links("Baraj (12)")}</li><li>{links("Kestel [3]")}</li></ul>', ["Baraj", "Kestel"]),
    "a list of one": (f'<div class="post"><div class="articleTags"><span>{links("Kestel")}</span></div><p>x</p></div>', ["Kestel"]),
    "label and rel": ('<p>Etiketler: <a rel="tag" href="/k/a">Baraj</a>, <a rel="tag" href="/k/b">Kestel</a></p>', ["Baraj", "Kestel"]),
    "heading before unnamed links": (f'<div><h3>Anahtar kelimeler</h3><div>{links("Baraj", "Kestel", path="/k/")}</div></div>', ["Baraj", "Kestel"]),
    "no name, no label, used by the text": (f'<ul><li>{links("Kestel", path="/yer/")}</li><li>{links("Gemlik", path="/yer/")}</li></ul>', ["Kestel", "Gemlik"]),
    "named links in a plain box": ('<div><a class="etiket" href="/k/a">Kestel</a> <a class="etiket" href="/k/b">Su yolu</a></div>', ["Kestel", "Su yolu"]),
    "its label within the link": ('<div class="tags"><a href="/etiket/a">Etiketler: Kestel</a></div>', ["Kestel"]),
    "one that the text does not use": ('<div class="post-tags"><a href="/etiket/mudanya">Mudanya</a></div>', ["Mudanya"]),
    "links around named words": ('<div><a href="/k/a"><span class="tag blue">Kestel</span></a> <a href="/k/b"><span class="tag blue">Gemlik</span></a></div>', ["Kestel", "Gemlik"]),
    "a link to all tags": (f'<div class="tags">{links("Baraj", "Kestel", "Tüm etiketler")}</div>', ["Baraj", "Kestel"]),
    "a link for editors": (f'<div class="topics">{links("Baraj", "Kestel", "Themen bearbeiten")}</div>', ["Baraj", "Kestel"]),
    "the home page among them": (f'<ul class="tags"><li><a href="/">Haberler</a></li><li>{links("Baraj")}</li><li>{links("Kestel")}</li></ul>', ["Baraj", "Kestel"]),
    "one item is no link": (f'<ul class="tags"><li>Etiketler:</li><li><span>Gemlik</span></li><li>{links("Baraj")}</li><li>{links("Kestel")}</li></ul>', ["Gemlik", "Baraj", "Kestel"]),
    "a label that no table knows": (f'<ul class="tags"><li><span>БАРЧАСНАР</span></li><li>{links("Baraj")}</li><li>{links("Kestel")}</li></ul>', ["Baraj", "Kestel"]),
    "the same in Turkish letters": (f'<div class="tags">{links("IŞIK", "ışık", "İzmir", "izmir", "Baraj")}</div>', ["IŞIK", "İzmir", "Baraj"]),
    "a line without links": ("<p>Etiketler: baraj, kestel, su</p>", ["baraj", "kestel", "su"]),
    "its label in bold": ("<p><b>Теги:</b> вода, плотина</p>", ["вода", "плотина"]),
    "only their items are named": (f'<div class="unten"><p>x</p><div><span class="beitragTag">{links("Kestel", path="/k/")}</span></div></div>', ["Kestel"]),
    "its label deep in a box of its own": (f'<div><div><div><h4>Mehr lesen über</h4></div></div><ul><li>{links("Kestel", path="/k/")}</li><li>{links("Mudanya", path="/m/")}</li></ul></div>', ["Kestel", "Mudanya"]),
    "links behind a label in a paragraph": (f'<p>Etiketler: {links("Kestel", "Gemlik", path="/a/")}</p>', ["Kestel", "Gemlik"]),
    "links that end a line of facts": (f'<p>Автор: Иван Ким | Дата: 12.11.2025 | Теги: {links("пожар", "Шымкент", path="/a/")}</p>', ["пожар", "Шымкент"]),
    "links behind a label in bold": (f'<div><b>Белгилер</b>{links("мектеп", "Ош", path="/b/")}</div>', ["мектеп", "Ош"]),
    "a single link in the article's footer": ('<footer><a rel="tag" href="/tag/avtobus">avtobus</a></footer>', ["avtobus"]),
    "a line with semicolons": ("<p>Ключевые слова: вода; плотина</p>", ["вода", "плотина"]),
    "a label in the singular": (f'<div class="etiketler"><span>Etiket:</span> {links("Kestel", path="/kestel-haberleri/")}</div>', ["Kestel"]),
    "beside what many read": (
        f'<div class="tags">{links("Kestel", "Gemlik", path="/k/")}</div><div><h3>Popüler Etiketler</h3>{links("Baraj", "Seçim", "Kestel")}</div>',
        ["Kestel", "Gemlik"],
    ),
    "in the article's own footer": (f'<footer class="haber-alt"><div class="keywords">{links("Baraj", "Kestel")}</div></footer>', ["Baraj", "Kestel"]),
}  # fmt: skip


@pytest.mark.parametrize("name", VISIBLE)
def test_visible_block(name: str) -> None:
    block, expected = VISIBLE[name]
    assert tags_of(page(block, meta("news_keywords", "başka, şeyler"))) == (expected, "visible")


NONE = {
    "a cloud in the sidebar": f'<aside><div class="tag-cloud">{links("Ekonomi", "Seçim")}</div></aside>',
    "popular topics": f'<nav class="popular-topics">{links("Ekonomi", "Seçim")}</nav>',
    "a category menu": f'<nav class="menu"><ul><li>{links("Spor", path="/")}</li><li>{links("Ekonomi", path="/")}</li></ul></nav>',
    "breadcrumbs": '<ul><li><a href="/gundem">Gündem</a></li><li><a href="/gundem/kestel">Kestel</a></li></ul>',
    "share links": '<div class="paylas"><a href="https://wa.me/?u=https://ornek.com.tr">WhatsApp</a> <a href="mailto:a@b.tr">E-posta</a></div>',
    "headlines of other stories": f'<div class="more-topics">{links("Baraj çevresinde yeni yürüyüş yolu açıldı", "Kestel pazarında fiyatlar bir ayda ikiye katlandı")}</div>',
    "what many read": f'<div class="s"><h3>Popüler Etiketler</h3>{links("Kestel", "Baraj", "Seçim")}</div>',
    "what many read, in Russian": f'<div class="s"><h3>Облако тегов</h3>{links("Kestel", "Baraj", "Seçim")}</div>',
    "WordPress's cloud": f'<section class="widget widget_tag_cloud"><h2>Etiketler</h2><div class="tagcloud">{links("Kestel", "Seçim")}</div></section>',
    "an index in other letters": f'<div class="s"><h3>Тегтер</h3>{links("А", "Ә", "Б", "Ғ", path="/tags/")}</div>',
    "an index from A to Z": f'<div><h4>Themen</h4><div>{links(*"ABCDEFG", path="/k/")}</div></div>',
    "a label, and words beside its links": f'<p>Etiketler: {links("Kestel", path="/a/")} hakkında yazılan bütün haberlerimizi okuyun, bizi izleyin</p>',
    "an author behind facts": '<p>Дата: 12.11.2025 | Автор: <a href="/a/kim">Иван Ким</a></p>',
    "authors": f'<div class="authors">{links("Ayşe Kara", "Ali Ak", path="/yazar/")}</div>',
}  # fmt: skip


@pytest.mark.parametrize("name", NONE)
def test_no_block(name: str) -> None:
    assert tags_of(page(outside=NONE[name])) == ([], None)


def test_links_inside_the_text_are_no_block() -> None:
    assert tags_of(page('<p>Bkz. <a href="/etiket/kestel">Kestel</a> için geçen hafta yapılan uzun açıklama.</p>')) == (
        [],
        None,
    )


METADATA = {
    "news_keywords first": (meta("news_keywords", "Baraj, Kestel") + meta("keywords", "su"), ["Baraj", "Kestel"], "meta"),
    "then JSON-LD": (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "keywords": ["Baraj", "Su"]}}</script>' + meta("keywords", "gündem"),
        ["Baraj", "Su"],
        "jsonld",
    ),
    "under a publisher's own name": (meta("custom-keywords", "Baraj, Su"), ["Baraj", "Su"], "meta"),
    "its own name after the common one": (meta("sailthru.tags", "x, y") + meta("keywords", "Baraj, Su"), ["Baraj", "Su"], "meta"),
    "semicolons": (meta("keywords", "Baraj; Su, içme; Kestel; Gemlik"), ["Baraj", "Su, içme", "Kestel", "Gemlik"], "meta"),
    "Chinese without commas": (meta("keywords", "深空探测 探月工程 航天技术"), ["深空探测", "探月工程", "航天技术"], "meta"),
    "a machine's pairs": (meta("keywords", "Subject: Water, Language: English, Page Type: Article"), ["Water"], "meta"),
    "one pair is a tag": (meta("keywords", "Explainer: water, Kestel"), ["Explainer: water", "Kestel"], "meta"),
    "codes in it": (meta("keywords", "98be933f-38cf-4fba-b6c6-ad438e82010a, Baraj, ornek.com, 1234567"), ["Baraj"], "meta"),
    "codes only": (meta("keywords", "AER, AERO, INDG08, RSBI:HUMAN") + meta("article:tag", ""), [], None),
    "the headline": (meta("news_keywords", TITLE) + meta("keywords", "Kestel"), ["Kestel"], "meta"),
    "the headline in words": (meta("keywords", "barajda, su, seviyesi, yükseldi"), [], None),
    "and itself once more": (meta("keywords", f"barajda, su, seviyesi, yükseldi, {TITLE}"), [], None),
    "words chosen from it": (meta("keywords", "yükseldi, baraj, dsi, kestel"), ["yükseldi", "baraj", "dsi", "kestel"], "meta"),
    "the site's own list": (
        '<meta property="og:site_name" content="Örnek Gazetesi">' + meta("keywords", "haber, son dakika, Örnek Gazetesi, spor, kestel"),
        [],
        None,
    ),
    "only the section": ('<meta property="article:section" content="Gündem">' + meta("keywords", "gündem"), [], None),
    "a sentence": (meta("keywords", "Barajda su seviyesi dün akşam yine çok yükseldi"), [], None),
}  # fmt: skip


@pytest.mark.parametrize("name", METADATA)
def test_metadata(name: str) -> None:
    head, expected, origin = METADATA[name]
    assert tags_of(page(head=head)) == (expected, origin)


def test_block_straight_in_the_page() -> None:
    one = read_page(
        f'<body><h1>{TITLE}</h1><div class="metin">{TEXT}</div><div class="tags">{links("Kestel")}</div></body>', None
    )
    assert tags_of(one) == (["Kestel"], "visible")


def test_page_without_a_body() -> None:
    one = page(f'<div class="tags">{links("Baraj", "Kestel")}</div>')
    assert find_tags(one, None, None) == (["Baraj", "Kestel"], "visible")
    assert find_tags(page(), None, None) == ([], None)
    assert find_tags(read_page(""), None, None) == ([], None)


def test_slug_in_words_is_no_list() -> None:
    one = page(
        head=meta("keywords", "su, seviyesi, hizla, artti"), url="https://ornek.com.tr/haber/su-seviyesi-hizla-artti-99"
    )
    assert tags_of(one) == ([], None)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/etiket/baraj", True),
        ("https://x.kg/tag/suu/", True),
        ("/haber.php?etiket=baraj", True),
        ("/gundem/tag-heuer-saat", False),
        ("/gundem/baraj", False),
        ("", False),
    ],
)
def test_tag_address(href: str, expected: bool) -> None:
    assert tag_address(href) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("articleTags", True), ("post-tags mb-3", True), ("detail_keywords", True), ("etiketler", True), ("stage", False), ("vantage", False), ("heading-tag-switch", True), ("topics-menu", False), ("", False)],
)  # fmt: skip
def test_names_tags(name: str, expected: bool) -> None:
    assert names_tags(name) is expected


@pytest.mark.parametrize("text", ["Etiketler:", "Тегтер", "Açar sözlər :", "Kalit soʻzlar", "Түйін сөздер:", "# Tags"])
def test_is_label(text: str) -> None:
    assert is_label(text)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=30), max_size=12))
def test_cleaning_twice_changes_nothing(texts: list[str]) -> None:
    once = clean_tags(texts)
    assert clean_tags(once) == once
    assert len({fold(tag) for tag in once}) == len(once)


def test_the_pages_own_menu_is_no_tags() -> None:
    menu = '<div><span>Etiketler:</span> <a href="/">Anasayfa</a> <a href="/kunye">Künye</a> <a href="/iletisim">İletişim</a></div>'
    assert find_tags(page(menu), TITLE, None) == ([], None)


def test_an_icon_before_the_label() -> None:
    block = '<div class="x-tags"><i class="fa fa-tag"></i> <span>Тегтер:</span> мақта, Мақтаарал, егін</div>'
    found = read_page(f"<h1>{TITLE}</h1><article><div>{TEXT}</div>{block}</article>")
    assert find_tags(found, TITLE, found.body.find(".//article")) == (["мақта", "Мақтаарал", "егін"], "visible")


def test_the_sites_own_keywords() -> None:
    own = page(
        head='<meta name="keywords" content="новости Кыргызстана, Бишкек, 24.kg"><meta property="og:site_name" content="24.kg">'
    )
    assert find_tags(own, TITLE, None) == ([], None)
