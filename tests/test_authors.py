"""Authors: the ladder of JSON-LD, metadata and visible byline, and who is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newscrawl import extract
from newscrawl.extract.authors import Bylines, bylines_of, site_names, structured_authors
from newscrawl.extract.byline import is_person, people_in
from newscrawl.extract.page import Page, read_page

TITLE = "Barajda su seviyesi yükseldi"
URL = "https://www.ornek.com.tr/gundem/baraj-12345"


def news(author: Any, *more: dict[str, Any]) -> str:
    documents = [{"@type": "NewsArticle", "headline": TITLE, "author": author}, *more]
    return f'<script type="application/ld+json">{json.dumps(documents, ensure_ascii=False)}</script>'


def page(head: str = "", byline: str = "", after: str = "") -> Page:
    return read_page(
        f"<html><head><title>{TITLE}</title>{head}</head><body><article><header><h1>{TITLE}</h1>{byline}</header>"
        f'<div class="metin"><p>Su seviyesi son yağmurlarla yükseldi.</p></div></article>{after}</body></html>',
        URL,
    )


def bylines(one: Page, language: str | None = "tr") -> Bylines:
    return bylines_of(one, one.root.find(".//div[@class='metin']"), language)


STRUCTURED: dict[str, tuple[Any, list[str]]] = {
    "a text": ("Ayşe Kara", ["Ayşe Kara"]),
    "an object": ({"@type": "Person", "name": "Ayşe Kara"}, ["Ayşe Kara"]),
    "a list": ([{"name": "Ayşe Kara"}, "Ali Ak"], ["Ayşe Kara", "Ali Ak"]),
    "a name that is a list": ({"name": ["Ayşe Kara", "Ali Ak"]}, ["Ayşe Kara", "Ali Ak"]),
    "a name that is an object": ({"name": {"@value": "Ayşe Kara"}}, ["Ayşe Kara"]),
    "given and family name": ({"givenName": "Ayşe", "familyName": "Kara"}, ["Ayşe Kara"]),
    "a profile address": ({"name": "https://x.com/ayse"}, []),
    "a placeholder": ("{{author.name}}", []),
    "null as a word": ("null", []),
    "nothing": (None, []),
    "an empty object": ({}, []),
    "nested without end": ({"name": {"name": {"name": {"name": {"name": {"name": {"name": "Ayşe Kara"}}}}}}}, []),
}


@pytest.mark.parametrize("name", STRUCTURED)
def test_structured(name: str) -> None:
    author, expected = STRUCTURED[name]
    assert structured_authors(page(news(author))) == expected


def test_reference_to_a_person_elsewhere() -> None:
    person = {"@type": "Person", "@id": "#ak", "name": "Ayşe Kara"}
    assert structured_authors(page(news([{"@id": "#ak"}, {"@id": "#gone"}], person))) == ["Ayşe Kara"]


SITE = '<meta property="og:site_name" content="Örnek Gazetesi">'
LADDER = {
    "JSON-LD first": (page(news("Ayşe Kara") + '<meta name="author" content="Ali Ak">'), ["Ayşe Kara"], "jsonld"),
    "the site, then a meta": (page(SITE + news("Örnek Gazetesi") + '<meta name="author" content="Ali Ak">'), ["Ali Ak"], "meta"),
    "the site, then the byline": (page(SITE + news("Örnek"), '<span class="author">Ali Ak</span>'), ["Ali Ak"], "visible"),
    "the site's address in a meta": (page('<meta name="author" content="Örnek (www.ornek.com.tr)">', '<p class="byline">Ali Ak</p>'), ["Ali Ak"], "visible"),
    "e-mail, then the byline": (page('<meta name="author" content="a.ak@ornek.com.tr">', '<div class="byline">Von Ali Ak, Bursa</div>'), ["Ali Ak"], "visible"),
    "a byline with one more name": (
        page(news("Ayşe Kara"), '<div class="authors"><span class="author-name">Ali Ak</span> <span class="author-name">Ayşe Kara</span></div>'),
        ["Ali Ak", "Ayşe Kara"],
        "visible",
    ),
    "a byline with the same name and more words": (page(news("Ayşe Kara"), '<p class="byline">Ayşe Kara, Özel Haber 14.03.2026 10:05</p>'), ["Ayşe Kara"], "jsonld"),
    "JSON-LD has the byline's editor": (page(news("Ayşe Kara"), '<p class="byline">Ali Ak</p><p class="editor">Editör: Ayşe Kara</p>'), ["Ali Ak"], "visible"),
    "JSON-LD has the only editor": (page(news("Ayşe Kara"), '<p class="editor">Editör: Ayşe Kara</p>'), ["Ayşe Kara"], "jsonld"),
    "a desk": (page(news({"@type": "Organization", "name": "Haber Merkezi"})), ["Haber Merkezi"], "jsonld"),
}  # fmt: skip


@pytest.mark.parametrize("name", LADDER)
def test_ladder(name: str) -> None:
    one, expected, origin = LADDER[name]
    found = bylines(one)
    assert (found.texts, found.origin) == (expected, origin)


def test_agencies_stay_in_the_evidence() -> None:
    found = bylines(page(news(["Anadolu Ajansı", "Ayşe Kara"])))
    assert found.texts == ["Anadolu Ajansı", "Ayşe Kara"]
    assert bylines(page(news("Anadolu Ajansı"))).texts == ["Anadolu Ajansı"]


def test_the_site_alone() -> None:
    found = bylines(page(SITE + news("Örnek Gazetesi")))
    assert (found.texts, found.own, found.origin) == ([], "Örnek Gazetesi", "jsonld")


def test_the_site_beside_an_agency() -> None:
    found = bylines(page(SITE + news("Örnek Gazetesi") + '<meta name="author" content="İHA">'))
    assert (found.texts, found.own) == (["İHA"], None)


OTHERS = {
    "a reader": '<div class="comments"><div class="comment"><span class="author">Veli Can</span></div></div>',
    "the author of another story": '<div class="related"><span class="author">Veli Can</span></div>',
    "a card": '<article><h3>Başka haber</h3><span class="author">Veli Can</span></article>',
    "a columnist in the sidebar": '<aside><a rel="author" href="/y/1">Veli Can</a></aside>',
    "who took the picture": '<figure><figcaption><span class="author">Veli Can</span></figcaption></figure>',
    "who took it, without a figure": '<div class="image-caption"><span class="author">Veli Can</span></div>',
    "a role": '<span class="author-title">Spor Muhabiri</span>',
}


@pytest.mark.parametrize("name", OTHERS)
def test_others_are_no_authors(name: str) -> None:
    assert bylines(page(after=OTHERS[name])) == Bylines()
    assert bylines(page(byline=OTHERS[name])).texts == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Von Ali Ak, Bursa", ["Ali Ak"]),
        ("By Ali Ak and Jane Doe, Paris", ["Ali Ak", "Jane Doe"]),
        ("von Ali Ak, BRT BURSA Stand: 28. April 2026, 05:00 Uhr", ["Ali Ak"]),
        ("Veröffentlicht am 27.04.26 um 07:39 Uhr", []),
        ("Haber: Ayşe Kara", ["Ayşe Kara"]),
        ("松岡大地", ["松岡大地"]),
    ],
)
def test_people_in(text: str, expected: list[str]) -> None:
    assert people_in(text, "de") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ayşe Kara", True),
        ("AYŞE KARA", True),
        ("Juan de la Cruz", True),
        ("Айбек Осмонов", True),
        ("Haber Merkezi", True),
        ("Shane McDonald", True),
        ("Sports EditorFollow", False),
        ("Corresponsal en Atenas", False),
        ("AM EDT", False),
        ("Ankara", False),
    ],
)
def test_is_person(name: str, expected: bool) -> None:
    assert is_person(name) is expected


def test_site_names_with_the_domain() -> None:
    assert site_names(page(SITE + '<meta name="application-name" content="ÖRNEK GAZETESİ">')) == ["Örnek Gazetesi", "ornek.com.tr"]  # fmt: skip


META = "<div><span>{}</span><span>·</span><span>{}</span></div>"


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (META.format("Büşra Yalçın", "3 saat önce"), []),  # it may as well be a section: "Süper Lig"
        ("<div><img alt='Büşra Yalçın'><span>Büşra Yalçın</span></div><span>3 saat önce</span>", ["Büşra Yalçın"]),
        (META.format("Анна Ким, Данияр Оспанов", "12 ноября 2025 г. в 08:00"), ["Анна Ким", "Данияр Оспанов"]),
        ("<p>lundi 15 juin 2026, par <a>Claire Vidal</a></p>", ["Claire Vidal"]),
        ("<div>Par <span>Julien Maréchal</span><br>Publié le 3 mars 2026 à 08:15</div>", ["Julien Maréchal"]),
        (META.format("Spor Haberleri", "12 Mart 2026 10:20"), []),
        (META.format("Af Ritzau", "12. marts 2026 10:20"), []),
        ("<table><tr><td>Haber Kaynağı</td><td>İHA</td></tr><tr><td>Tarih</td><td>02 Ekim 2025</td></tr></table>", []),
        ("<ul class='menu'><li><a href='/g'>Genel Bakış</a></li></ul><p>Genel Bakış</p><p>12 Mart 2026 10:20</p>", []),
    ],
)
def test_a_name_beside_the_date(meta: str, expected: list[str]) -> None:
    body = "".join(
        f"<p>Köprünün {number}. ayağı onarıldı, çalışmalar gelecek hafta bitecek.</p>" for number in range(8)
    )
    page = (
        f"<html><body><div><h1>Köprü onarıldı, trafik açıldı</h1>{meta}<div class='b'>{body}</div></div></body></html>"
    )
    assert extract(page, "https://www.ornek.com.tr/kopru-1").authors == expected


def test_an_agency_behind_a_name_and_a_photographer_are_no_authors() -> None:
    people = [
        {"@type": "Person", "name": "Mark Hollis Associated Press"},
        {"@type": "Person", "name": "Even Dahl", "jobTitle": "Fotograf"},
    ]
    data = json.dumps({"@type": "NewsArticle", "headline": "Bridge", "author": people})
    page = read_page(f'<html><head><script type="application/ld+json">{data}</script></head><body></body></html>', None)
    assert bylines_of(page).texts == ["Mark Hollis"]
