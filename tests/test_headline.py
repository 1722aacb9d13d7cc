"""The headline: a vote of h1, JSON-LD, og:title and title, without kicker and site name."""

from __future__ import annotations

import json

import pytest

from newscrawl.extract.headline import find_headline
from newscrawl.extract.page import read_page

TITLE = "Barajda su seviyesi yükseldi"


def found(
    h1: str = TITLE, *, og: str | None = None, ld: str | None = None, title: str | None = None, more: str = ""
) -> tuple[str | None, str | None]:
    head = f"<title>{title}</title>" if title else ""
    head += f'<meta property="og:title" content="{og}">' if og else ""
    head += (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": ld})}</script>'
        if ld
        else ""
    )
    body = f"<h1>{h1}</h1>" if h1 else ""
    return find_headline(
        read_page(f"<html><head>{head}</head><body>{more}{body}</body></html>", "https://ornek.com.tr/a-1")
    )


CASES = {
    "h1 alone": (found(), (TITLE, "visible")),
    "two against one": (found("Son dakika", og=TITLE, ld=TITLE), (TITLE, "jsonld")),
    "site name as a tail of og:title": (found("", og=f"{TITLE} - Örnek", title=TITLE), (TITLE, "meta")),
    "a kicker in the h1": (found(f"Bursa: {TITLE}", og=TITLE, ld=TITLE), (TITLE, "jsonld")),
    "a colon of its own stays": (found("Uzmanlar uyardı: Barajda su az", title="Uzmanlar uyardı: Barajda su az | Örnek"), ("Uzmanlar uyardı: Barajda su az", "visible")),
    "the first h1 is the section": (found(title=f"{TITLE} | Örnek", more="<h1>BURSA HABERLERİ</h1>"), (TITLE, "visible")),
    "an empty h1 before it": (found(more="<h1></h1>"), (TITLE, "visible")),
    "escaped twice": (found("", og="Ak &amp;amp; Kara: &amp;quot;Tamam&amp;quot;"), ('Ak & Kara: "Tamam"', "meta")),
    "nothing": (found(""), (None, None)),
    "a teaser that lost its markup": (found("x" * 500, og=TITLE), (TITLE, "meta")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_headline(name: str) -> None:
    got, expected = CASES[name]
    assert got == expected


STYLED = {
    "a box called a headline": ("Yöre", '<div class="haberBaslik">Sahilde bin yuva<br>sayıldı bu yıl</div>', "Sahilde bin yuva sayıldı bu yıl"),
    "large letters": ("Yöre", '<font size="4"><b>Tischlerei in Flammen</b></font>', "Tischlerei in Flammen"),
    "the site's name before it": ("Yöre Gazetesi - Köprü onarıldı, trafik açıldı", '<p class="zag">Köprü onarıldı, trafik açıldı</p>', "Köprü onarıldı, trafik açıldı"),
    "an h1 that is the logo": ("Yöre Gazetesi - Haberler", '<div class="logo"><h1>Yöre Gazetesi</h1></div><div class="ztitle">Köprü onarıldı, trafik açıldı</div>', "Köprü onarıldı, trafik açıldı"),
    "quotes that the metadata lost": ("Köprü için yeni söz", '<h1>"Köprü için yeni" söz</h1>', '"Köprü için yeni" söz'),
}  # fmt: skip


@pytest.mark.parametrize("name", STYLED)
def test_headlines_that_only_their_style_tells(name: str) -> None:
    title, shown, expected = STYLED[name]
    page = read_page(f"<html><head><title>{title}</title></head><body>{shown}<p>Metin.</p></body></html>", None)
    assert find_headline(page)[0] == expected
