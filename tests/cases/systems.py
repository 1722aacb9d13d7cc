"""Whole pages in the markup of content systems that many small papers use: Drupal, WordPress, Blogger, Elementor, old tables."""

from __future__ import annotations

from cases import BODY, FIRST, FOURTH, SECOND, TEXT, THIRD, TITLE, Case, page, paragraphs

STAMP = "2026-03-14T10:05:00+03:00"
SPOT = "Taş köprü iki ay boyunca araç trafiğine kapalı kalacak, yayalar geçebilecek."
TIME = f'<time datetime="{STAMP}">14 Mart 2026 10:05</time>'
AUTHOR = "Selin Aksoy"
SHORTER = (
    "Taş köprüde onarım başladı.",
    "Köprü iki ay araç trafiğine kapalı kalacak, yayalar geçebilecek.",
    "Belediye, esnafın zararının karşılanacağını duyurdu.",
)


def bare(text: str, title: str = TITLE) -> str:
    """A page that has nothing but a title and this body."""
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{text}</body></html>'


def drupal(tags: str = "") -> str:
    author = f'<span class="field field--name-uid"><span class="username" property="schema:name">{AUTHOR}</span></span>'
    return bare(
        f'<main><h1 class="page-title">{TITLE}</h1><article class="node node--type-article"><footer class="node__meta">{author} '
        f'{TIME}</footer><div class="node__content"><div class="field--name-body">{paragraphs(*TEXT)}</div>{tags}</div></article></main>'
    )


def wordpress(foot: str) -> str:
    return bare(
        f'<article class="post"><h1 class="entry-title">{TITLE}</h1><div class="entry-content">{paragraphs(*TEXT)}</div>'
        f'<footer class="entry-footer">{foot}</footer></article>'
    )


BLOGGER = bare(
    f'<div class="post hentry" itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title">{TITLE}</h3>'
    f'<div class="post-body entry-content" itemprop="description articleBody">{"<br><br>".join(TEXT)}</div><div class="post-footer">'
    f'<span class="post-author vcard"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">{AUTHOR}'
    f'</span></span></span> <abbr class="published" itemprop="datePublished" title="{STAMP}">14 Mart 2026</abbr></div></div>'
)
TOPICS = '<a href="/taxonomy/term/1">tarım</a>', '<a href="/taxonomy/term/2">altyapı</a>'
TERMS = (
    '<div class="field field--name-field-tags"><div class="field__label">Etiketler</div><div class="field__items">'
    f'<div class="field__item">{TOPICS[0]}</div><div class="field__item">{TOPICS[1]}</div></div></div>'
)
OTHERS = "".join(
    f'<p><a href="/o/{number}">{text}</a></p>'
    for number, text in enumerate(
        ("Pazar yeri pazartesi günü yeni alanına taşınacak.", "Sahil hattında seferler artırıldı.")
    )
)

CASES = [
    Case("byline and date in the footer of a node", drupal(), {"authors": [AUTHOR], "published": STAMP, "body": BODY}),
    Case("topics that the text does not mention", drupal(TERMS), {"tags": ["tarım", "altyapı"]}),
    Case(
        "byline and date in an entry's footer",
        wordpress(f'<span class="byline">by <span class="author vcard"><a href="/author/sa">{AUTHOR}</a></span></span> {TIME}'),
        {"authors": [AUTHOR], "published": STAMP, "body": BODY, "kind": "news"},
    ),
    Case(
        "a description that is the text itself",
        BLOGGER,
        {"lead": None, "body": BODY, "authors": [AUTHOR], "published": STAMP},
    ),
    Case(
        "a short article whose headline is in a plain box",
        bare(f'<div class="baslik">{TITLE}</div><font size=1 color=gray>14 Mart 2026 10:05</font><div>{paragraphs(*SHORTER)}</div>', f"{TITLE} - Yerel"),
        {"kind": "news", "headline": TITLE, "published": STAMP, "body": "\n\n".join(SHORTER)},
    ),
    Case(
        "crumbs that repeat the title are no headline",
        bare(f'<div class="breadcrumb"><a href="/">Ana</a> <span>{TITLE}</span></div><a href="/h/1"><b>{TITLE}</b></a><div>{paragraphs(*SHORTER)}</div>'),
        {"kind": "other", "headline": None, "problems": ["no_article"]},
    ),
    Case(
        "a summary without a name, between headline and byline",
        bare(
            f'<article><h1>{TITLE}</h1><p>{SPOT}</p><div class="by"><a rel="author" href="/yazar/1">{AUTHOR}</a> {TIME}</div>'
            f"<section>{paragraphs(*TEXT)}</section></article>"
        ).replace("</head>", f'<meta name="description" content="{SPOT}"></head>'),
        {"lead": SPOT, "body": BODY, "authors": [AUTHOR]},
    ),
    Case(
        "a picture's caption that the description repeats is no summary",
        bare(
            f'<article><h1>{TITLE}</h1><div>{SPOT} © Yerel Gazete</div><section>{paragraphs(*TEXT)}</section></article>'
        ).replace("</head>", f'<meta name="description" content="{SPOT}"></head>'),
        {"lead": None, "body": BODY},
    ),
    Case(
        "a summary above the byline and a caption below a picture, both beside the text's box",
        bare(
            f'<section class="col-span-8"><h1 class="text-3xl">{TITLE}</h1><p class="mt-3 text-xl">{SPOT}</p><div class="flex"><a '
            f'href="/yazar/x">{AUTHOR}</a>{TIME}</div><img src="/f.jpg" alt=""><p class="text-xs mt-1">Köprüden bir görünüm</p>'
            f'<div class="prose">{paragraphs(*SHORTER)}</div></section>'
        ),
        {"lead": SPOT, "body": "\n\n".join(SHORTER), "published": STAMP},
    ),
    Case(
        "a list by breaks within one paragraph",
        page(f'<div class="haber-metni"><p>{FIRST}</p><p>{SECOND}</p><p>- Ayaklar taşla doldurulacak<br>- Korkuluklar yenilenecek<br>- Yaya geçidi açık kalacak</p><p>{THIRD}</p></div>'),
        {"body": "\n\n".join((FIRST, SECOND, "- Ayaklar taşla doldurulacak", "- Korkuluklar yenilenecek", "- Yaya geçidi açık kalacak", THIRD))},
    ),
    Case(
        "links to other news that end the text",
        page(f'<div class="haber-metni">{paragraphs(*TEXT)}<p><strong>Günün diğer haberleri</strong></p>{OTHERS}</div>'),
        {"body": BODY},
    ),
    Case(
        "one linked paragraph that ends the text",
        page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND, THIRD)}<p><a href="/b/1">{FOURTH}</a></p></div>'),
        {"body": BODY},
    ),
    Case(
        "a name that signs a text of short paragraphs",
        page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND, SPOT + " Esnaf memnun.", AUTHOR)}</div>'),
        {"authors": [AUTHOR], "body": "\n\n".join((FIRST, SECOND, SPOT + " Esnaf memnun."))},
    ),
    Case(
        "the paper's name, known by the title, beside the reporter's",
        bare(f'<article><h1>{TITLE}</h1>{TIME}<div><p>Haber: {AUTHOR} / Yöre Postası</p>{paragraphs(*TEXT)}</div></article>', f"{TITLE} - Yöre Postası"),
        {"authors": [AUTHOR], "body": BODY},
    ),
    Case(
        "TYPO3: a box called footer under the headline",
        bare(
            f'<div class="article" itemscope itemtype="http://schema.org/Article"><div class="header"><h1>{TITLE}</h1></div><div class="footer"><p>'
            f'<span class="news-list-date"><time itemprop="datePublished" datetime="2026-03-14">14.03.2026</time></span> <span itemprop="author" itemscope '
            f'itemtype="http://schema.org/Person">Von <span itemprop="name">{AUTHOR}</span></span></p></div><div itemprop="articleBody">{paragraphs(*TEXT)}</div></div>'
        ),
        {"authors": [AUTHOR], "published": "2026-03-14", "body": BODY},
    ),
    Case(
        "Blogger: the site's name as h1, title and headline turned round, the stamp in an abbreviation",
        bare(
            f'<header><h1 class="title"><a href="/">Yöre Postası</a></h1></header><div class="widget Blog" id="Blog1"><div class="date-outer"><h2 class="date-header">'
            f'<span>14 Mart 2026 Cumartesi</span></h2><div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3>'
            f'<div class="post-body entry-content">{"<br><br>".join(TEXT)}</div><div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Gönderen '
            f'<span class="fn"><a href="/p">{AUTHOR}</a></span></span> <span class="post-timestamp">zaman: <a class="timestamp-link" href="#"><abbr class="published" '
            f'title="{STAMP}">10:05</abbr></a></span></div></div></div></div></div></div>',
            f"Yöre Postası: {TITLE}",
        ),
        {"headline": TITLE, "authors": [AUTHOR], "published": STAMP, "body": BODY},
    ),
    Case(
        "a picture that shares the text's box, not the headline's",
        bare(f'<article><h1>{TITLE}</h1>{TIME}<div><figure><img src="/kopru.jpg"><figcaption>Köprü</figcaption></figure><div class="body">{paragraphs(*TEXT)}</div></div></article>'),
        {"image": "https://www.yerelgazete.com.tr/kopru.jpg", "body": BODY},
    ),
    Case(
        "a picture and its copy for readers without scripts",
        bare(f'<h1>{TITLE}</h1>{TIME}<div><img data-src="/kopru.jpg"><noscript><img src="/kopru.jpg"></noscript></div><div class="body">{paragraphs(*TEXT)}</div>'),
        {"image": "https://www.yerelgazete.com.tr/kopru.jpg"},
    ),
    Case(
        "a picture's box called lead",
        bare(f'<article><h1>{TITLE}</h1><div class="ArtP-lead"><figure><img src="/k.jpg"><div><figcaption>Köprü, sabah saatlerinde, kuzeyden.</figcaption><div>Can Polat</div></div></figure></div><div>{paragraphs(*TEXT)}</div></article>'),
        {"lead": None, "body": BODY},
    ),
    Case(
        "a summary and a relative time beside the paragraphs",
        bare(f'<div><h1>{TITLE}</h1><p class="date">Dün, 09:30</p><p class="introtext">{SPOT}</p><img src="/k.jpg">{paragraphs(*TEXT)}</div>'),
        {"lead": SPOT, "body": BODY, "published": "2026-03-19T09:30:00+03:00"},
    ),
    Case(
        "a byline without a colon and a name of its own",
        bare(f'<div><h1>{TITLE}</h1><p class="standfirst">{SPOT}</p><p>By {AUTHOR}, transport correspondent</p><p>24 Feb 2026 10.15</p>{paragraphs(*TEXT)}</div>'),
        {"authors": [AUTHOR], "body": BODY},
    ),
    Case(
        "buttons to share beside the reporter's label",
        bare(
            f'<article><h1>{TITLE}</h1><div class="news-info"><div class="author-info"><span>Muhabir:</span><a href="/m/1">{AUTHOR}</a></div>{TIME}<div class="social-share">'
            f'<a href="https://facebook.com/s">Facebook</a><a href="https://twitter.com/s">X</a><a href="https://wa.me/">WhatsApp</a></div></div><div>{paragraphs(*TEXT)}</div></article>'
        ),
        {"authors": [AUTHOR], "published": STAMP},
    ),
    Case(
        "a class called public is no date",
        bare(f'<ul><li>14 Mar 2026</li></ul><h1>{TITLE}</h1><div><p>{FIRST} <span class="public-DraftStyleDefault-ltr">Köprü 1970\'lerden kalma.</span></p>{paragraphs(SECOND, THIRD)}</div>'),
        {"published": "2026-03-14"},
    ),
    Case(
        "published, updated and counted, each in an item without a blank between",
        bare(
            f"<h1>{TITLE}</h1><ul class=haber-bilgi><li>Eklenme Tarihi: 04.03.2026 - 08:12</li><li>Güncelleme: 04.03.2026 - 09:30</li><li>Okunma: 1.245</li>"
            f"<li>Editör: {AUTHOR}</li></ul><div class=haber-icerik>{paragraphs(*TEXT)}</div>"
        ),
        {"published": "2026-03-04T08:12:00+03:00", "modified": "2026-03-04T09:30:00+03:00", "authors": [AUTHOR], "body": BODY},
    ),
    Case(
        "a counter that touches the time",
        bare(f"<h1>{TITLE}</h1><div class=meta><span>13.03.2026 10:27</span><span>204</span></div><div>{paragraphs(*TEXT)}</div>"),
        {"published": "2026-03-13T10:27:00+03:00"},
    ),
    Case(
        "a name and a town in one box",
        bare(f"<h1>{TITLE}</h1><div class=author-box>{AUTHOR}<br>Gaziantep</div>{TIME}<div>{paragraphs(*TEXT)}</div>"),
        {"authors": [AUTHOR]},
    ),
    Case(
        "a columnist is neither the section nor the site",
        bare(f'<a href="/yazarlar/{"selin-aksoy"}">{AUTHOR}</a><h1>{TITLE}</h1>{TIME}<div>{paragraphs(*TEXT)}</div>', f"{TITLE} - {AUTHOR}"),
        {"section": None, "source": None, "kind": "column"},
        "https://www.yerelgazete.com.tr/yazarlar/selin-aksoy/kopru,47122",
    ),
    Case(
        "Joomla: its first user is no author",
        bare(f'<h1>{TITLE}</h1><span class="itemAuthor">Yazan <a rel="author" href="/a/1">{AUTHOR}</a></span>{TIME}<div>{paragraphs(*TEXT)}</div>').replace("</head>", '<meta name="author" content="Super User"></head>'),
        {"authors": [AUTHOR]},
    ),
    Case(
        "a signature with the site's name",
        bare(f"<h1>{TITLE}</h1>{TIME}<div>{paragraphs(*TEXT, AUTHOR + ', Yerelgazete.com.tr')}</div>"),
        {"authors": [AUTHOR], "body": BODY},
    ),
    Case(
        "a label and the story it announces are no tags",
        page(f'<div class="haber-metni"><p>{FIRST}</p><div class="alsoRead"><a href="/gundem/1_x/">Читайте по теме</a><a href="/gundem/1_kopru/">Köprüde çalışma</a></div>{paragraphs(SECOND, THIRD)}</div>'),
        {"tags": []},
    ),
    Case(
        "the next story's article credits its own source",
        bare(
            f"<article><h1>{TITLE}</h1>{TIME}<div>{paragraphs(*TEXT)}</div></article><article><h2>Serada don zararı büyüyor</h2>"
            f'<div class="kaynak">Kaynak: AA</div><div>{paragraphs(*SHORTER)}</div></article>'
        ),
        {"source": None, "agencies": [], "body": BODY},
    ),
    Case(
        "a summary as heading in the box of a widget called mediator",
        bare(f'<h1>{TITLE}</h1>{TIME}<div class="js-mediator-article">{"<h4>" + SPOT + "</h4>"}{paragraphs(*TEXT)}</div>').replace("</head>", f'<meta name="description" content="{SPOT}"></head>'),
        {"lead": SPOT, "body": BODY},
    ),
]  # fmt: skip
