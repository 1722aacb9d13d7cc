"""The head of the page: headline, addresses, images, broken JSON-LD, tags."""

from __future__ import annotations

import json

from cases import BODY, TITLE, URL, Case, news, page, paragraphs, script

DATA = '"@context":"https://schema.org","@type":"NewsArticle"'
STAMP = "2026-03-14T11:45:00+03:00"
COLON = "Belediye: Köprü iki ay kapalı - yayalar geçebilecek"


def dated(source: str) -> str:
    """A page whose time of publishing stands nowhere but in this JSON-LD script."""
    return page(date="", head=script(source))


OTHER_STORY = json.dumps(
    {
        "@type": "NewsArticle",
        "headline": "Serada don zararı büyük",
        "url": "https://www.yerelgazete.com.tr/gundem/sera-481520",
        "datePublished": "2026-03-01T08:00:00+03:00",
        "author": {"name": "Başka Biri"},
    },
    ensure_ascii=False,
)
OWN = json.dumps({"@type": "NewsArticle", "headline": TITLE, "url": URL, "datePublished": STAMP}, ensure_ascii=False)
GRAPH = json.dumps(
    {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Yerel Gazete"}, json.loads(OWN)]},
    ensure_ascii=False,
)

CASES = [
    Case("first h1 is the logo", page(top='<h1 class="logo"><a href="/">Yerel Gazete</a></h1>'), {"headline": TITLE}),
    Case("first h1 is the section", page(top="<h1>BURSA HABERLERİ</h1>", head=f'<meta property="og:title" content="{TITLE}">'), {"headline": TITLE}),
    Case("first h1 is the section, no og:title", page(top="<h1>BURSA HABERLERİ</h1>"), {"headline": TITLE}),
    Case("an empty h1", page(top="<h1></h1>"), {"headline": TITLE}),
    Case("an h1 that holds only a picture", page(top='<h1><img src="/logo.png" alt=""></h1>'), {"headline": TITLE}),
    Case("no h1 at all", page(h1="", head=f'<meta property="og:title" content="{TITLE}">').replace("<h1></h1>", ""), {"headline": TITLE}),
    Case("only a title element", page().replace(f"<h1>{TITLE}</h1>", ""), {"headline": TITLE}),
    Case("a second h1 below the text", page(after="<h1>Günün fotoğrafları</h1>"), {"headline": TITLE}),
    Case("colon and dash in the headline", page(title=COLON), {"headline": COLON}),
    Case("colon and dash, no h1", page(title=COLON).replace(f"<h1>{COLON}</h1>", ""), {"headline": COLON}),
    Case("a bar in the headline stays", page(title="CANLI | Derbide son dakika golü: 2-1", head='<meta property="og:site_name" content="Yerel Gazete">'), {"headline": "CANLI | Derbide son dakika golü: 2-1"}),
    Case("site name after the headline", page(h1=f"{TITLE} - Yerel Gazete", head='<meta property="og:site_name" content="Yerel Gazete">'), {"headline": TITLE}),
    Case(
        "headline escaped twice",
        page(h1="").replace("<h1></h1>", "").replace("</head>", f'<meta property="og:title" content="Başkan: &amp;quot;{TITLE}&amp;quot;"></head>').replace(f"<title>{TITLE} | Yerel Gazete</title>", ""),
        {"headline": f'Başkan: "{TITLE}"'},
    ),
    Case("JSON-LD headline escaped twice", page(title="Vali &quot;Köprü sağlam&quot; dedi", head=news(headline="Vali &amp;quot;Köprü sağlam&amp;quot; dedi")), {"headline": 'Vali "Köprü sağlam" dedi'}),
    Case("a video badge in the h1", page(h1=f'{TITLE}<span hidden>Video</span>'), {"headline": TITLE}),
    Case("headline over two lines", page(h1="Eski köprüde<br>onarım çalışması<br/>başladı"), {"headline": TITLE}),
    # addresses
    Case("relative og:url", page(head='<meta property="og:url" content="/gundem/koprude-calisma-481516">'), {"canonical_url": URL}, URL + "?utm_source=x"),
    Case("canonical to the home page", page(head='<link rel="canonical" href="https://www.yerelgazete.com.tr/">'), {"canonical_url": URL}),
    Case("canonical of another site", page(head='<link rel="canonical" href="https://www.baska.com/x-1">'), {"canonical_url": URL}),
    Case("relative canonical", page(head='<link rel="canonical" href="/gundem/koprude-calisma-481516">'), {"canonical_url": URL}, URL + "?ref=fb"),
    Case(
        "base element",
        page(head='<base href="https://cdn.yerelgazete.com.tr/2026/"><meta property="og:image" content="kopru.jpg">'),
        {"image": "https://cdn.yerelgazete.com.tr/2026/kopru.jpg", "canonical_url": URL},
    ),
    Case("og:image relative and padded", page(head='<meta property="og:image" content="  /resim/kopru.jpg ">'), {"image": "https://www.yerelgazete.com.tr/resim/kopru.jpg"}),
    # images
    Case(
        "lazy image",
        page(f'<div class="metin"><img class="lazy" src="/img/blank.gif" data-src="/resim/kopru.jpg">{paragraphs(*BODY.split(chr(10) * 2))}</div>'),
        {"images": [{"url": "https://www.yerelgazete.com.tr/resim/kopru.jpg", "caption": None, "credit": None}]},
    ),
    Case(
        "image only in noscript",
        page(f'<div class="metin"><noscript><img src="/resim/kopru.jpg"></noscript>{paragraphs(*BODY.split(chr(10) * 2))}</div>'),
        {"images": [{"url": "https://www.yerelgazete.com.tr/resim/kopru.jpg", "caption": None, "credit": None}], "body": BODY},
    ),
    Case(
        "image only in srcset",
        page(f'<div class="metin"><img srcset="/resim/k-320.jpg 320w, /resim/k-1280.jpg 1280w, /resim/k-640.jpg 640w">{paragraphs(*BODY.split(chr(10) * 2))}</div>'),
        {"images": [{"url": "https://www.yerelgazete.com.tr/resim/k-1280.jpg", "caption": None, "credit": None}]},
    ),
    Case(
        "caption and credit",
        page(f'<div class="metin"><figure><img src="/resim/k.jpg"><figcaption>Köprünün doğu ayağı. Foto: Ali Er</figcaption></figure>{paragraphs(*BODY.split(chr(10) * 2))}</div>'),
        {"images": [{"url": "https://www.yerelgazete.com.tr/resim/k.jpg", "caption": "Köprünün doğu ayağı. Foto: Ali Er", "credit": "Ali Er"}]},
    ),
    # JSON-LD
    Case("JSON-LD with a trailing semicolon", dated(OWN + ";"), {"published": STAMP, "problems": []}),
    Case("JSON-LD with raw quotes", dated(f'{{{DATA},"headline":"{TITLE}","description":"Başkan "iki ay sürecek" dedi","datePublished":"{STAMP}"}}'), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("JSON-LD with superfluous commas", dated(f'{{{DATA},"headline":"{TITLE}","keywords":["köprü","onarım",],"datePublished":"{STAMP}",}}'), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("JSON-LD with a missing comma", dated(f'{{{DATA},"headline":"{TITLE}" "dateline":"Bursa","datePublished":"{STAMP}"}}'), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("JSON-LD with entities", dated(OWN.replace('"', "&quot;")), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("JSON-LD with raw line ends", dated(OWN.replace("köprüde", "köprüde\n")), {"published": STAMP, "problems": []}),
    Case("JSON-LD in a comment", dated(f"<!--\n{OWN}\n//-->"), {"published": STAMP, "problems": []}),
    Case("JSON-LD in CDATA", dated(f"//<![CDATA[\n{OWN}\n//]]>"), {"published": STAMP, "problems": []}),
    Case("JSON-LD with // comments", dated(OWN.replace(', "url"', ', // adres\n"url"')), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("JSON-LD with a repeated key", dated(OWN.replace('"@type"', '"datePublished": "", "@type"')), {"published": STAMP, "problems": []}),
    Case("JSON-LD cut short", dated(OWN[:-1]), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("two objects in one script", dated('{"@type":"WebSite","name":"Yerel Gazete"}\n' + OWN), {"published": STAMP, "problems": ["jsonld_repaired"]}),
    Case("a list of objects", dated(f'[{{"@type":"WebSite","name":"Yerel Gazete"}},{OWN}]'), {"published": STAMP, "problems": []}),
    Case("a @graph", dated(GRAPH), {"published": STAMP, "problems": []}),
    Case("another story's NewsArticle first", page(date="", head=script(OTHER_STORY) + script(OWN)), {"published": STAMP, "authors": []}),
    Case("only another story's NewsArticle", page(head=script(OTHER_STORY)), {"headline": TITLE, "published": "2026-03-14T10:05:00+03:00", "authors": []}),
    Case("a broken script beside a valid one", page(date="", head=script("{{{ site.jsonld }}") + script(OWN)), {"published": STAMP}),
    Case("type as a list and as an address", dated(OWN.replace('"NewsArticle"', '["https://schema.org/NewsArticle", "Article"]')), {"published": STAMP}),
    Case("script type with a charset", page(date="", head=script(OWN).replace("ld+json", "ld+json; charset=utf-8")), {"published": STAMP}),
    # tags and section
    Case("a page without tags", page(), {"tags": [], "section": None}),
    Case("keywords that are the headline in words", page(head='<meta name="keywords" content="eski, köprüde, onarım, çalışması, başladı">'), {"tags": []}),
    Case("news keywords that repeat the headline", page(head=f'<meta name="news_keywords" content="{TITLE}">'), {"tags": []}),
    Case(
        "visible tags in their order",
        page(after='<div class="etiketler">Etiketler: <a href="/etiket/kopru">Köprü</a>, <a href="/etiket/bursa">#Bursa</a>, <a href="/etiket/KOPRU">KÖPRÜ</a> <a href="/etiket/onarim">Onarım</a></div>', head='<meta name="keywords" content="bursa haber, son dakika">'),
        {"tags": ["Köprü", "Bursa", "Onarım"], "body": BODY},
    ),
    Case("news keywords", page(head='<meta name="news_keywords" content="Köprü, Bursa , Tarihi eserler">'), {"tags": ["Köprü", "Bursa", "Tarihi eserler"]}),
    Case("a tag cloud in the sidebar is no tag", page().replace("</aside>", '<div class="tag-cloud"><a href="/etiket/ekonomi">Ekonomi</a> <a href="/etiket/secim">Seçim</a></div></aside>'), {"tags": []}),
    Case("section from the breadcrumb", page(top='<div class="breadcrumb"><a href="/">Anasayfa</a> » <a href="/gundem">Gündem</a></div>'), {"section": "Gündem", "body": BODY}),
]  # fmt: skip
