"""Pages that stall, fill or crash a careless extractor. Each is made when asked for: NAME -> () -> bytes or str."""

from __future__ import annotations

import random
from collections.abc import Callable

HEAD = '<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>Köprüde çalışma</title>'
TEXT = "<p>Belediye ekipleri, yüz yıllık taş köprünün ayaklarında sabah saatlerinde onarım çalışmasına başladı.</p>"
MIB = 1024 * 1024


def page(body: str, head: str = "") -> str:
    """A page with this body behind a headline, and this in its head."""
    return f"{HEAD}{head}</head><body><article><h1>Köprüde çalışma</h1>{TEXT * 4}{body}</article></body></html>"


def ld(source: str) -> str:
    """A page with this JSON-LD."""
    return page("", f'<script type="application/ld+json">{source}</script>')


def wrap(tag: str, depth: int) -> str:
    """Elements nested so deep, never closed."""
    return page(f"<{tag}>" * depth + "dip")


def attributes(count: int, form: str) -> str:
    """One tag with that many attributes."""
    return page("<div " + " ".join(form.format(i) for i in range(count)) + f">{TEXT}</div>")


def soup(seed: int, size: int) -> bytes:
    """Random bytes in which tags and quotes are frequent."""
    choose = random.Random(seed)
    pieces = [
        b"<",
        b">",
        b"</",
        b"<p ",
        b'"',
        b"'",
        b"=",
        b"<!--",
        b"-->",
        b"&",
        b"<table>",
        b"<script>",
        b"<a href=",
        b"\0",
        b"\xff",
        b"kelime ",
        "ş".encode(),
    ]
    return b"".join(choose.choices(pieces, k=size))


PAGES: dict[str, Callable[[], bytes | str]] = {
    "a search field in a list of 2,500 sentences": lambda: page("<div><input type=search><ul>" + "<li>Köprü iki ay kapalı kalacak, yayalar geçebilecek.</li>" * 2_500 + "</ul></div>"),
    "10,000 references to images": lambda: ld('{"@graph":[{"@type":"NewsArticle","image":[' + ",".join(f'{{"@id":"x{i}"}}' for i in range(10_000)) + "]}," + ",".join(f'{{"@id":"y{i}"}}' for i in range(10_000)) + "]}"),
    "3,000 quotations of the text": lambda: page("".join(f"{TEXT}<blockquote>yüz yıllık taş köprünün ayaklarında {i}<cite>Ali {i}</cite></blockquote>" for i in range(3_000))),
    "a byline of 40,000 mail addresses": lambda: page("<div class=author>" + "".join(f"<a href='mailto:a{i}@b.c'>a{i}</a>" for i in range(40_000)) + "</div>"),
    "60,000 attributes": lambda: attributes(60_000, "a{0}"),
    "60,000 attributes with values": lambda: attributes(60_000, 'a{0}="{0}"'),
    "60,000 equal attributes": lambda: attributes(60_000, "a=1"),
    "an attribute of 4 MiB": lambda: page(f'<div class="{"a " * (2 * MIB)}">{TEXT}</div>'),
    "100,000 class names in word borders": lambda: page(f'<div class="{"tag-date-author " * 60_000}">{TEXT}</div>'),
    "16 MiB of paragraphs": lambda: "<p>" * (16 * MIB // 3),
    "16 MiB of closed paragraphs": lambda: page("<p>x</p>" * (2 * MIB)),
    "300,000 tags": lambda: page("<i>x</i>" * 300_000),
    "300,000 line breaks": lambda: page("x<br>" * 300_000),
    "100,000 nested div": lambda: wrap("div", 100_000),
    "100,000 nested b": lambda: wrap("b", 100_000),
    "100,000 nested ul and li": lambda: wrap("ul><li", 100_000),
    "50,000 nested tables": lambda: wrap("table><tr><td", 50_000),
    "50,000 nested links": lambda: wrap('a href="/x"', 50_000),
    "50,000 nested forms and selects": lambda: wrap("form><select><option", 50_000),
    "100,000 misnested tags": lambda: page("<b><p><i></b></p></i>" * 20_000),
    "100,000 nested named div": lambda: page('<div class="date author tag lead source breadcrumb">x' * 70_000),
    "5,000 nested named div, each with a text": lambda: page('<div class="date tags author"><a href="/etiket/x">14.03.2026 köprü</a>' * 5_000),
    "paragraphs 240 levels deep": lambda: page("<div>" * 240 + TEXT.replace("<p>", "<p class=metin>") * 25_000),
    "links 5,000 levels deep": lambda: page('<div class="etiketler">' * 5_000 + '<a rel="tag" href="/etiket/x">köprü</a>' * 20_000),
    "30,000 named siblings": lambda: page('<div class="tags author date"><a rel="author" href="/x">Derya Tan</a></div>' * 30_000),
    "40,000 linked headings": lambda: page('<h2><a href="/x">Bir başka haberin uzun başlığı</a></h2>' * 37_000),
    "40,000 microdata": lambda: page('<span itemprop="author datePublished headline articleBody">Derya Tan 14.03.2026</span>' * 60_000),
    "40,000 list items": lambda: page("<ul>" + "<li>Köprü kapalı kalacak, yayalar geçebilecek.</li>" * 70_000 + "</ul>"),
    "40,000 tables": lambda: page("<table><tr><td>Köprü kapalı kalacak.</td></tr></table>" * 18_000),
    "a script of 10 MB": lambda: page(f"<script>var x = '{'a' * 10_000_000}';</script>{TEXT}"),
    "a style of 5 MB": lambda: page("<style>" + ".a{color:red}" * 400_000 + "</style>" + TEXT),
    "a comment of 5 MB": lambda: page("<!--" + "- " * 2_500_000 + "-->" + TEXT),
    "unclosed comments": lambda: page("<!-- " * 200_000),
    "a comment never closed": lambda: HEAD + "<!--" + TEXT * 20_000,
    "a script never closed": lambda: page("<script>" + "if (a < b) { c } " * 100_000),
    "a quote never closed": lambda: page('<a href="' + TEXT * 20_000),
    "a million opening brackets": lambda: page("<" * 1_000_000),
    "a million closing tags": lambda: page("</p" * 300_000),
    "a million ampersands": lambda: page("&" * 1_000_000),
    "endless entities": lambda: page("&amp;" * 800_000),
    "entities without end": lambda: page("&lt" * 800_000),
    "references to no character": lambda: page("&#x110000;&#55296;&#0;&#99999999999999999999;" * 40_000),
    "an entity bomb": lambda: '<!DOCTYPE html [<!ENTITY a "' + "b" * 1000 + '">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + "]>" + page("&a11;"),
    "JSON nested 100,000 deep": lambda: ld("[" * 100_000 + "]" * 100_000),
    "JSON objects nested 100,000 deep": lambda: ld('{"@graph":' * 100_000 + "1" + "}" * 100_000),
    "JSON nested 100,000 deep, cut": lambda: ld('{"a":[' * 50_000),
    "JSON nested 400 deep, broken": lambda: ld('{"a":[' * 400 + "x"),
    "an integer of 4,300 digits": lambda: ld('{"@type":"NewsArticle","headline":"Köprüde çalışma","wordCount":' + "9" * 4_301 + "}"),
    "an integer of a million digits": lambda: ld('{"@type":"NewsArticle","wordCount":' + "9" * 1_000_000 + "}"),
    "integers for texts": lambda: ld('{"@type":"NewsArticle","headline":1e999,"datePublished":' + "9" * 300 + ',"author":NaN,"keywords":-Infinity,"image":true}'),
    "broken JSON of 900,000 quotes": lambda: ld('{"@type":"NewsArticle","a":' + '"' * 900_000),
    "broken JSON of 100,000 commas": lambda: ld('{"@type":"NewsArticle",' + '"a":1,,' * 100_000),
    "JSON-LD of wrong types": lambda: ld('{"@type":["NewsArticle",1,{}],"headline":[[["a"]]],"author":[[{"name":{"name":[]}}]],"image":[[[]]],"keywords":{"a":1},"mainEntityOfPage":[1],"@id":{},"url":[],"datePublished":{"a":[]},"isAccessibleForFree":[],"publisher":7,"articleSection":[{}]}'),
    "20,000 JSON-LD scripts": lambda: page("", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Köprüde çalışma"}</script>' * 20_000),
    "NUL bytes": lambda: page(TEXT.replace("e", "\0e\0") * 200).encode() + b"\0" * MIB,
    "nothing but NUL": lambda: b"\0" * MIB,
    "lone surrogates": lambda: page("<p>" + "\ud800köprü \udfff" * 20_000 + "</p>", '<meta name="author" content="Derya \udc80 Tan"><meta name="keywords" content="köprü\ud800,bursa">'),
    "control characters": lambda: page("<p>" + "".join(map(chr, range(1, 32))) * 10_000 + "\x7f\x80\x85\u2028\u2029\ufffe\uffff</p>"),
    "a line of 1 MB": lambda: page(f"<p>{'köprü ' * 170_000}</p>"),
    "a word of 1 MB": lambda: page(f"<p>{'ö' * 1_000_000}</p>"),
    "a title of 1 MB": lambda: page("", "<title>" + "a - " * 250_000 + "</title>").replace("<title>Köprüde çalışma</title>", ""),
    "a headline of bars": lambda: page("<h1>" + "a | " * 100_000 + "</h1>", f'<meta property="og:title" content="{"a | " * 100_000}">'),
    "5 MB of blanks": lambda: page(" \n\t" * 1_700_000 + "son"),
    "5 MB of no-break spaces": lambda: page("<p>" + "\u00a0" * 2_500_000 + "</p>"),
    "100,000 h1": lambda: page("<h1>Başlık</h1>" * 60_000),
    "100,000 short links": lambda: page(TEXT + "".join(f'<a href="/h/{i}">Haber {i}</a> ' for i in range(100_000))),
    "50,000 bare texts between boxes": lambda: page(TEXT + "".join(f"kar yağdı {i} <div></div>" for i in range(50_000))),
    "30,000 boxes that show the title": lambda: page("<div>Köprüde çalışma başladı bugün</div>" * 30_000).replace("Köprüde çalışma</title>", "Köprüde çalışma başladı bugün</title>"),
    "20,000 tables with notes": lambda: page(TEXT + "<div><table><tr><td>1</td></tr></table><small>Kaynak: TÜİK</small></div>" * 20_000),
    "60,000 times": lambda: page('<time datetime="2026-03-14T10:05:00+03:00">14 Mart 2026</time>' * 60_000),
    "60,000 tag links": lambda: page('<a rel="tag" href="/etiket/x">köprü</a>' * 60_000),
    "60,000 different tag links": lambda: page("".join(f'<a rel="tag" href="/etiket/{i}">köprü {i}</a>' for i in range(60_000))),
    "60,000 bylines": lambda: page('<span class="author">Derya Tan</span>' * 60_000),
    "60,000 credit lines": lambda: page("<p class='kaynak'>Kaynak: AA</p>" * 60_000),
    "60,000 images": lambda: page('<figure><img data-src="/a.jpg" srcset="/b.jpg 1x"></figure>' * 40_000),
    "60,000 cards": lambda: page("".join(f'<div class="card"><div><a href="/{i}">Bir başka haberin uzun başlığı</a></div><p>Özet metni burada.</p></div>' for i in range(25_000))),
    "70,000 paragraphs": lambda: page("<p>Ekipler sabah saatlerinde köprüde çalışmaya başladı.</p>" * 70_000),
    "70,000 metas": lambda: page("", '<meta name="author" content="Derya Tan"><meta property="article:tag" content="köprü">' * 35_000),
    "a keyword list of 1 MB": lambda: page("", f'<meta name="keywords" content="{"köprü, " * 150_000}">'),
    "digits and dots": lambda: page(f'<div class="date">{"12.12." * 150_000}</div><p class="tarih">{"1:1:" * 30}</p>'),
    "dates without end": lambda: page('<div class="date">' + "14 Mart 2026 10:05 " * 50_000 + "</div>"),
    "brackets and dashes": lambda: page("<p>" + "(" * 200_000 + "AA" + ")" * 200_000 + " - " * 100_000 + "</p>"),
    "capitals with dashes": lambda: page("<p>" + "BURSA (AA) - " * 60_000 + "</p>"),
    "names and conjunctions": lambda: page("", f'<meta name="author" content="{"Ali ve " * 100_000}">'),
    "a data layer of 90 KB": lambda: page("", '<script>dataLayer=[{"author":"' + "\\u0130" * 15_000 + '","source":"' + '"source":"' * 1_000 + "</script>"),
    "a base that is no address": lambda: page('<img src="a.jpg"><a href="//[">x</a>', '<base href="http://["><link rel="canonical" href="http://[::1"><meta property="og:image" content="//[">'),
    "an address of 1 MB": lambda: page("", f'<link rel="canonical" href="https://www.yerelgazete.com.tr/{"a/" * 500_000}">'),
    "latin-1 declared over random bytes": lambda: b'<meta charset="latin-1">' + random.Random(1).randbytes(3 * MIB),
    "an unknown charset": lambda: b'<meta charset="x-none\xff">' + page("").encode(),
    "utf-16 cut in a pair": lambda: page("😀" * 1000).encode("utf-16")[:-3],
    "utf-7": lambda: b'<meta charset="utf-7">+ADw-script+AD4-' + page("").encode(),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(MIB),
    "a packed page": lambda: b"\x1f\x8b\x08" + random.Random(3).randbytes(MIB),
    "nothing": lambda: b"",
    "a blank": lambda: " ",
    "one bracket": lambda: "<",
    "a frameset": lambda: "<html><frameset><frame src='/a'></frameset></html>",
    "an XML document": lambda: '<?xml version="1.0"?><rss version="2.0"><channel><item><title>x</title></item></channel></rss>',
    "soup of 200,000 pieces": lambda: soup(4, 200_000),
    "soup of 900,000 pieces": lambda: soup(5, 900_000),
}  # fmt: skip

# More than half a second of CPU each (measured on a busy machine).
HEAVY = frozenset(
    (
        "an attribute of 4 MiB", "16 MiB of paragraphs", "16 MiB of closed paragraphs", "300,000 tags",
        "300,000 line breaks", "50,000 nested links", "100,000 misnested tags", "paragraphs 240 levels deep",
        "30,000 named siblings", "40,000 linked headings", "40,000 microdata", "40,000 list items", "40,000 tables",
        "100,000 h1", "60,000 times", "60,000 tag links", "60,000 different tag links", "60,000 bylines",
        "60,000 credit lines", "60,000 images", "60,000 cards", "70,000 paragraphs", "70,000 metas",
        "a keyword list of 1 MB", "names and conjunctions", "latin-1 declared over random bytes",
    )
)  # fmt: skip
