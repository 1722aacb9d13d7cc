"""Images: the main picture and those of the article, lazy ones too; logos and blanks are none."""

from __future__ import annotations

import json

import pytest

from newscrawl.extract.images import find_image, find_images
from newscrawl.extract.page import Page, read_page

URL = "https://www.ornek.com.tr/gundem/baraj-12345"
AT = "https://www.ornek.com.tr"


def page(head: str = "", body: str = "", url: str | None = URL) -> Page:
    return read_page(f'<html><head>{head}</head><body><div class="metin">{body}</div></body></html>', url)


def og(link: str) -> str:
    return f'<meta property="og:image" content="{link}">'


def ld(image: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Baraj", "image": image})}</script>'


MAIN = {
    "og:image": (og(f"{AT}/r/1.jpg") + ld(f"{AT}/r/2.jpg"), f"{AT}/r/1.jpg", "meta"),
    "a relative address": (og("/r/1.jpg"), f"{AT}/r/1.jpg", "meta"),
    "a base element": ('<base href="https://cdn.ornek.com/x/">' + og("1.jpg"), "https://cdn.ornek.com/x/1.jpg", "meta"),
    "a logo, then JSON-LD": (og("/img/logo.png") + ld({"@type": "ImageObject", "url": f"{AT}/r/2.jpg"}), f"{AT}/r/2.jpg", "jsonld"),
    "a list of objects": (ld([{"contentUrl": f"{AT}/r/2.jpg"}, f"{AT}/r/3.jpg"]), f"{AT}/r/2.jpg", "jsonld"),
    "a list inside an object": (ld({"url": [f"{AT}/r/2.jpg"]}), f"{AT}/r/2.jpg", "jsonld"),
    "twitter last": ('<meta name="twitter:image" content="/r/4.jpg">', f"{AT}/r/4.jpg", "meta"),
    "a size called default": (og("/img/61/51/63/default.jpg"), f"{AT}/img/61/51/63/default.jpg", "meta"),
    "a default picture": (og("/img/default.jpg"), None, None),
    "a data URI": (og("data:image/png;base64,AAAA"), None, None),
    "nothing": ("", None, None),
}  # fmt: skip


@pytest.mark.parametrize("name", MAIN)
def test_main_image(name: str) -> None:
    head, link, origin = MAIN[name]
    assert find_image(page(head)) == (link, origin)


INSIDE = {
    "plain": ('<img src="/r/1.jpg">', "/r/1.jpg", None, None),
    "lazy": ('<img src="data:image/gif;base64,R0" data-src="/r/1.jpg">', "/r/1.jpg", None, None),
    "a blank in its place": ('<img src="/blank.gif" data-original="/r/1.jpg">', "/r/1.jpg", None, None),
    "only in noscript": ('<noscript><img src="/r/1.jpg"></noscript>', "/r/1.jpg", None, None),
    "widest of a srcset": ('<img srcset="/r/1-320.jpg 320w, /r/1-1280.jpg 1280w, /r/1-640.jpg 640w">', "/r/1-1280.jpg", None, None),
    "densest of a srcset": ('<img data-srcset="/r/1.jpg, /r/1@2.jpg 2x">', "/r/1@2.jpg", None, None),
    "a comma in the address": ('<img srcset="/r/w_3,h_2/1.jpg 300w, /r/w_6,h_4/1.jpg 600w">', "/r/w_6,h_4/1.jpg", None, None),
    "caption": ('<figure><img src="/r/1.jpg"><figcaption>Baraj gölü</figcaption></figure>', "/r/1.jpg", "Baraj gölü", None),
    "caption and credit": ('<figure><img src="/r/1.jpg"><figcaption>Baraj gölü. Foto: Ali Ak</figcaption></figure>', "/r/1.jpg", "Baraj gölü. Foto: Ali Ak", "Ali Ak"),
    "credit alone": ('<figure><img src="/r/1.jpg"><figcaption>Фото: Айбек Осмонов</figcaption></figure>', "/r/1.jpg", "Фото: Айбек Осмонов", "Айбек Осмонов"),
}  # fmt: skip


@pytest.mark.parametrize("name", INSIDE)
def test_image_inside(name: str) -> None:
    body, link, caption, credit = INSIDE[name]
    one = page(body=body)
    assert find_images(one, one.root.find(".//div"), None) == [{"url": AT + link, "caption": caption, "credit": credit}]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="/img/logo.svg">',
        '<img src="data:image/gif;base64,R0">',
        '<img src="/pixel.gif">',
        "<img>",
        '<img src="http://[x/1.jpg">',
    ],
)
def test_no_images(body: str) -> None:
    one = page(body=body)
    assert find_images(one, one.root.find(".//div"), None) == []


def test_main_image_comes_first_and_once() -> None:
    one = page(body='<img src="/r/2.jpg"><img src="/r/1.jpg" title="Baraj">')
    found = find_images(one, one.root.find(".//div"), f"{AT}/r/1.jpg")
    assert [(image["url"], image["caption"]) for image in found] == [
        (f"{AT}/r/1.jpg", "Baraj"),
        (f"{AT}/r/2.jpg", None),
    ]


def test_without_an_address_nothing_is_absolute() -> None:
    assert find_image(page(og("/r/1.jpg"), url=None)) == (None, None)


HERO = {
    "a figure above the text": ('<figure><img src="/h.jpg"><figcaption>Köprü. Foto: Ali Uçar</figcaption></figure>', "Köprü. Foto: Ali Uçar", "Ali Uçar"),
    "its maker in a part of the caption": ('<figure><img src="/h.jpg"><figcaption>Köprü <span class="credit">Ali Uçar</span></figcaption></figure>', "Köprü", "Ali Uçar"),
    "a lone picture": ('<p><img src="/h.jpg"></p>', None, None),
    "only its sources": ('<figure><picture><source srcset="/s.jpg 400w, /h.jpg 1200w"><img alt="Köprü"></picture></figure>', None, None),
}  # fmt: skip


@pytest.mark.parametrize("name", HERO)
def test_the_picture_between_headline_and_text(name: str) -> None:
    box, caption, credit = HERO[name]
    found = read_page(f"<body><div><h1>Baraj</h1>{box}<section><p>Metin</p></section></div></body>", URL)
    assert find_images(found, found.body[0][2], None) == [{"url": f"{AT}/h.jpg", "caption": caption, "credit": credit}]


def test_an_author_s_picture_is_none_of_the_article() -> None:
    box = '<div><img src="/ali.jpg"><a href="/yazar/ali">Ali Uçar</a></div>'
    found = read_page(f"<body><div><h1>Baraj</h1>{box}<section><p>Metin</p></section></div></body>", URL)
    assert find_images(found, found.body[0][2], None) == []
