"""The section: JSON-LD, metadata, breadcrumbs, and the link to what stands above the page in its own address."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newscrawl.extract.page import read_page
from newscrawl.extract.section import find_section

TITLE = "Barajda su seviyesi yükseldi"
URL = "https://www.ornek.com.tr/tr/bursa-ili/baraj-12345"


def found(head: str = "", body: str = "", url: str | None = URL) -> tuple[str | None, str | None]:
    return find_section(read_page(f"<html><head>{head}</head><body>{body}<h1>{TITLE}</h1></body></html>", url), TITLE)


def ld(**data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


CRUMBS = ld(
    **{
        "@type": "BreadcrumbList",
        "itemListElement": [{"name": "Anasayfa"}, {"item": {"name": "Bursa"}}, {"name": TITLE}],
    }
)
CASES = {
    "JSON-LD": (found(ld(**{"@type": "NewsArticle", "headline": TITLE, "articleSection": ["Bursa", "Gündem"]})), ("Bursa", "jsonld")),
    "meta": (found('<meta property="article:section" content="Gündem">'), ("Gündem", "meta")),
    "breadcrumb list": (found(CRUMBS), ("Bursa", "jsonld")),
    "visible breadcrumb": (found(body='<ul class="breadcrumb"><li><a href="/">Ana Sayfa</a></li><li><a href="/b">Bursa</a></li></ul>'), ("Bursa", "visible")),
    "a first page in any language": (found(body='<div class="breadcrumb"><a href="/">Асосӣ</a> » <a href="/iqtisod/">Иқтисодиёт</a></div>'), ("Иқтисодиёт", "visible")),
    "a category's link beside the headline": (found(body=f'<div><div class="entry-category"><a href="/bolme/cemiyyet">Cəmiyyət</a></div><h1>{TITLE}</h1></div>'), ("Cəmiyyət", "visible")),
    "two names without a blank": (found(ld(**{"@type": "NewsArticle", "headline": TITLE, "articleSection": "Kültür,Röportaj"})), ("Kültür", "jsonld")),
    "a card amid the text": (found(body=f'<div><h1>{TITLE}</h1><div><p>Su yükseldi.</p><div class="card"><a href="/spor/x"><b class="category">Spor</b> Takım galip geldi</a></div></div></div>'), (None, None)),
    "another card": (found(body=f'<div><h1>{TITLE}</h1><div><p>Su yükseldi.</p><div class="card"><i class="kategori">Spor</i><h3>Takım galip geldi</h3></div></div></div>'), (None, None)),
    "an aside amid the text": (found(body=f'<div><h1>{TITLE}</h1><div><p>Su yükseldi.</p><aside><a class="category" href="/spor">Spor</a> <a href="/spor/x">Takım galip geldi ve lider oldu</a></aside></div></div>'), (None, None)),
    "crumbs of another name": (found(body='<div class="speedbar"><a href="/">Главная</a> » <a href="/obshchestvo/">Общество</a> » Мост</div>'), ("Общество", "visible")),
    "a category's address beside the headline": (found(body=f'<div class="top"><a href="/category/mahalliy">Mahalliy</a></div><h1>{TITLE}</h1>'), ("Mahalliy", "visible")),
    "a link beside the headline that the menu has": (found(body=f'<div id="menu"><a href="/medeniyyet/">Mədəniyyət</a></div><div><h1>{TITLE}</h1><p><a href="/medeniyyet/">Mədəniyyət</a> 26 oktyabr</p></div>'), ("Mədəniyyət", "visible")),
    "an author beside the headline": (found(body=f'<div id="menu"><a href="/author/derya">Derya Tan</a></div><div><h1>{TITLE}</h1><p><a href="/author/derya">Derya Tan</a></p></div>'), (None, None)),
    "behind a label in a table": (found(body=f'<div><h1>{TITLE}</h1><p>Metin.</p><table><tr><td>Kategori</td><td><a href="/y">Yerel</a></td></tr></table></div>'), ("Yerel", "visible")),
    "a usual section beside the date": (found(body=f'<div><h1>{TITLE}</h1><p>Текст.</p><div><a href="/o">Общество</a> | 18 окт 2025, 15:05 | Иван</div></div>'), ("Общество", "visible")),
    "a name of no section beside the date": (found(body=f'<div><h1>{TITLE}</h1><p>Текст.</p><div><a href="/o">Иван Петров</a> | 18 окт 2025</div></div>'), (None, None)),
    "before the date, and in the menu": (found(body=f'<ul class="header__nav"><li><a href="/j">Jamiyat</a></li></ul><div><div>Jamiyat | 10:35 / 14.02.2026</div><h1>{TITLE}</h1></div>'), ("Jamiyat", "visible")),
    "crumbs that nothing names": (found(body=f'<div><div><a href="/">Главная</a><a href="/avto/">Авто</a></div><h1>{TITLE}</h1></div>'), ("Авто", "visible")),
    "crumbs in a navigation of its own": (found(body='<nav class="fil"><a href="/">Accueil</a> &gt; <a href="/vie-locale">Vie locale</a></nav>'), ("Vie locale", "visible")),
    "above the headline and on the page once more": (found(body=f'<ul><li><a href="/sociedad">Sociedad</a></li></ul><article><div><a href="/sociedad">Sociedad</a></div><h1>{TITLE}</h1></article>'), ("Sociedad", "visible")),
    "named and no link": (found(body=f'<div><span class="field-category">Weekend</span><h1>{TITLE}</h1></div>'), ("Weekend", "visible")),
    "WordPress's own relation": (found(body=f'<article><h1>{TITLE}</h1><p>Metin.</p><footer>Ruknlar: <a rel="category tag" href="/c/turizm">Turizm</a></footer></article>'), ("Turizm", "visible")),
    "behind a label, without a link": (found(body=f'<div><h1>{TITLE}</h1><p><span>Kategori: Ekonomi</span><span>12.03.2026</span></p></div>'), ("Ekonomi", "visible")),
    "the menu's word behind the date": (found(body=f'<ul><li><a href="/c">Cəmiyyət</a></li></ul><div><h1>{TITLE}</h1><div>17.12.2025 | 14:35 | Cəmiyyət</div></div>'), ("Cəmiyyət", "visible")),
    "a ticker's link": (found(body=f'<div>12:30 | <a href="/spor">Spor</a> <a href="/x">Kestel spor kulübü ligde kalmayı başardı bu hafta</a></div><div><h1>{TITLE}</h1></div>'), (None, None)),
    "a menu with slashes": (found(body='<nav><a href="/">Ana Sayfa</a> / <a href="/g">Gündem</a> / <a href="/s">Spor</a></nav>'), (None, None)),
    "link above the page": (found(body='<a href="https://www.ornek.com.tr/tr/bursa-ili">Bursa <i>(seçili)</i></a>'), ("Bursa", "visible")),
    "relative link above the page": (found(body='<a href="/tr/bursa-ili/">Bursa</a>'), ("Bursa", "visible")),
    "the same in a menu": (found(body='<nav><a href="/tr/bursa-ili/">Bursa</a></nav>'), (None, None)),
    "the language is none": (found(body='<a href="/tr/">Türkçe</a>'), (None, None)),
    "another site's": (found(body='<a href="https://baska.com/tr/bursa-ili">Bursa</a>'), (None, None)),
    "the home page is none": (found('<meta property="article:section" content="Anasayfa">'), (None, None)),
    "the headline is none": (found(f'<meta property="article:section" content="{TITLE}">'), (None, None)),
    "crumbs of a page with a broken address": (found(body='<ul class="breadcrumb"><li><a href="http://a.com/">Başlangıç</a></li><li><a href="/b">Bursa</a></li></ul>', url="http://[x/a"), ("Bursa", "visible")),
    "no address": (found(body='<a href="/tr/bursa-ili/">Bursa</a>', url=None), (None, None)),
    "a broken address": (found(body='<a href="http://[x/">Bursa</a>', url="http://[x/tr/bursa-ili/a"), (None, None)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_section(name: str) -> None:
    got, expected = CASES[name]
    assert got == expected
