"""Plain markup: what no class tells, what stands in asides, pairs of times, short texts with forms, pages with the site's name for a title."""

from __future__ import annotations

from cases import BODY, FIRST, FOURTH, SECOND, TEXT, THIRD, TITLE, Case, news, page, paragraphs

AUTHOR = "Selin Aksoy"
MORNING, NOON = "2026-03-14T10:05:00+03:00", "2026-03-14T12:40:00+03:00"
SPOT = "Taş köprü iki ay boyunca araç trafiğine kapalı kalacak, yayalar karşıya geçebilecek."
BODY_BOX = f'<div class="haber-metni">{paragraphs(*TEXT)}</div>'
ITEMS = ("Telefonlar sessizde", "Kahve yalnızca girişte", "Alınan kitap yerine konur")
OTHER = "Sera üreticileri, gece sıcaklığının eksi altıya düşmesiyle fidelerin yarısının donduğunu belirterek zarar tespiti istedi."


def inner(extra: str) -> str:
    return page(f'<div class="haber-metni">{paragraphs(*TEXT)}{extra}</div>')


def short(extra: str) -> str:
    return page(
        f'<div class="haber-metni"><p>Köprü iki ay kapalı kalacak.</p>{extra}<p>Yayalar köprüden geçebilecek, esnafın zararı karşılanacak.</p></div>'
    )


CASES = [
    *(
        Case(f"a byline in a plain line: {line[:24]}", page(BODY_BOX, date=f"<div class='x'>{line}</div>"), {"authors": [AUTHOR], "body": BODY})
        for line in (
            f"14 Mart 2026 | 10:05 | Yazan: {AUTHOR}",
            f"Par {AUTHOR}, le 14 mars 2026 à 10h05",
            f"14 de marzo de 2026 | 12:48 hrs. | Por {AUTHOR}",
            f"Penulis: {AUTHOR} | Sabtu, 14 Maret 2026",
        )
    ),
    *(
        Case(f"a byline's preposition: {word}", page(BODY_BOX, date=f'<div class="author">{word} {AUTHOR}</div>'), {"authors": [AUTHOR]})
        for word in ("Door", "di", "de", "Av", "Text:")
    ),
    Case("a particle is part of a name", page(BODY_BOX, date='<div class="author">Door Femke de Wit</div>'), {"authors": ["Femke de Wit"]}),
    Case("an address element for the author", page(BODY_BOX, date=f'<address rel="author">{AUTHOR}</address>'), {"authors": [AUTHOR]}),
    Case("what its bearer does is no name", page(BODY_BOX, date=f'<div class="author">By {AUTHOR}, Staff Writer</div>'), {"authors": [AUTHOR]}),
    Case(
        "the paper's name as author hides nobody",
        page(BODY_BOX, head='<meta name="author" content="Yöre">', date=f'<div class="kutu"><span class="author-name">{AUTHOR}</span></div>'),
        {"authors": [AUTHOR]},
        "https://www.yore.com.tr/gundem/koprude-calisma-481516",
    ),
    Case("two labels in one box", page(BODY_BOX, date=f'<div class="editorSade">Editör: <b>{AUTHOR}</b><br>Kaynak: AA</div>'), {"authors": [AUTHOR], "source": "AA"}),
    Case(
        "date and byline in an aside between headline and text",
        page(BODY_BOX, date=f'<aside class="article-aside"><dl class="article-info"><dd class="published">14 Mart 2026 Cumartesi - 10:05</dd><dd class="createdby">Haber: {AUTHOR}</dd></dl></aside>'),
        {"published": MORNING, "authors": [AUTHOR], "body": BODY},
    ),
    Case(
        "a pair of times",
        page(BODY_BOX, date=f'<span class="posted-on"><time class="entry-date published" datetime="{MORNING}">14 Mart</time><time class="updated" datetime="{NOON}">14 Mart</time></span>'),
        {"published": MORNING, "modified": NOON},
    ),
    Case("an update's time alone", page(BODY_BOX, date=f'<time class="updated" datetime="{NOON}">14 Mart 2026 12:40</time>'), {"published": NOON, "modified": None}),
    Case("a counter in the next element", page(BODY_BOX, date='<div class="tarih"><span>14 Mart 2026</span><i class="eye"></i><span>16.015</span></div>'), {"published": "2026-03-14"}),
    *(
        Case(f"a plain date line: {line}", page(BODY_BOX, date=f'<div class="flex"><div></div><div>{line}</div></div>'), {"published": stamp})
        for line, stamp in (
            ("Eklenme Tarihi: 14 Mart 2026 Cumartesi 10:05 - Okunma: 311", MORNING),
            ("14.03.2026 10:05 | 3 yorum", MORNING),
            ("14 Mart 2026 · 3 dk okuma", "2026-03-14"),
            ("Eʼlon qilindi: 14.03.2026", "2026-03-14"),
        )
    ),
    Case(
        "times in a list of links",
        page(BODY_BOX, date="", after="".join(f'<a href="/n/{i}">Haber {i}</a> <time datetime="2026-03-1{i}T10:00:00+03:00">1{i} Mart</time><br>' for i in (1, 2, 3))),
        {"published": None},
    ),
    Case(
        "a paper in another zone of its country",
        page(BODY_BOX, head='<meta property="article:published_time" content="2026-03-14T10:05:00+04:00">', date="<div class='date'>14 марта 2026, 10:05</div>", language="ru"),
        {"published": "2026-03-14T10:05:00+04:00", "published_utc": "2026-03-14T06:05:00Z"},
        "https://samara-vesti.ru/news/481516",
    ),
    *(
        Case(f"a form in a short text: {form[:12]}", short(form), {"body": "Köprü iki ay kapalı kalacak.\n\nYayalar köprüden geçebilecek, esnafın zararı karşılanacak."})
        for form in ('<form action="/s"></form>', '<form class="anket-formu"><p>Ne dersiniz?</p></form>')
    ),
    *(
        Case(f"a sentence between headline and text: {box}", page(f'<{box}>{SPOT}</{box.split()[0]}><div><img src="/u/k.jpg"></div>{BODY_BOX}', date=""), {"lead": SPOT, "body": BODY})
        for box in ('div class="sommario"', 'p class="ingress"')
    ),
    Case(
        "comments in an article without much text",
        page(f'<div class="haber-metni"><p>{FIRST}</p></div><details class="user-comments"><summary>টিপ্পনী (2)</summary><p>{OTHER}</p></details>', head=news(datePublished=MORNING)),
        {"body": FIRST},
    ),
    Case(
        "a list that ends the text behind another story",
        inner(f'<div class="x"><p>İLGİLİ HABER</p><a href="/y-1">Sahaflar çarşısı yenilendi</a></div><h3>ÜÇ KURAL VAR</h3><ul>{paragraphs(*ITEMS, tag="li")}</ul>'),
        {"body": "\n\n".join((BODY, "ÜÇ KURAL VAR", *ITEMS))},
    ),
    Case("an embedded post's last line", inner("<p>— Yöre Belediyesi (@yorebel) March 5, 2026</p>"), {"body": BODY}),
    Case(
        "the next article of an endless page, whose h1 has no class",
        f"<html><head><title>{TITLE}</title></head><body><div class='kutu'>"
        f"<div class='haber'><h1>{TITLE}</h1><span class='tarih'>14.03.2026 10:05</span>{paragraphs(*TEXT)}</div>"
        f"<div class='haber'><h1>Serada don zararı büyüyor</h1>{paragraphs(OTHER, OTHER[:90] + '.')}</div></div></body></html>",
        {"headline": TITLE, "body": BODY},
    ),
    Case(
        "the site's name as the title of every page",
        f"<html><head><title>Yöre Postası</title><meta property='og:title' content='Yöre Postası'></head><body><h1>Yöre Postası</h1>"
        f"<div><h2>{TITLE}</h2><div class='tarih'>14 Mart 2026</div><div>{paragraphs(*TEXT)}</div></div></body></html>",
        {"headline": TITLE, "body": BODY},
        "https://www.yorepostasi.com.tr/haber/481516",
    ),
    Case(
        "an image that is a reference",
        page(head=news(image={"@id": "https://www.yerelgazete.com.tr/k/#primaryimage"}).replace("[", "[", 1) + '<script type="application/ld+json">{"@type":"ImageObject","@id":"https://www.yerelgazete.com.tr/k/#primaryimage","url":"https://www.yerelgazete.com.tr/u/k.jpg"}</script>'),
        {"image": "https://www.yerelgazete.com.tr/u/k.jpg"},
    ),
    Case("an image reference without its object", page(head=news(image={"@id": "https://www.yerelgazete.com.tr/k/#primaryimage"})), {"image": None}),
    Case("a placeholder for keywords", page(head=news(keywords="undefined")), {"tags": []}),
    Case(
        "a section as its address has it",
        page(top='<nav aria-label="Breadcrumb"><a href="/">Haberler</a><a href="/yasam">Yaşam</a></nav>', head='<meta property="article:section" content="yasam">'),
        {"section": "Yaşam"},
    ),
    Case(
        "the site's name in the page's header credits nobody",
        page(BODY_BOX).replace("<header>", '<header class="top"><ul><li><a href="/a">Siyaset</a></li></ul>').replace(">Yerel Gazete</a></header>", ">Gazeta.uz</a></header>"),
        {"source": None},
    ),
    Case(
        "a menu of agencies credits nobody",
        page(BODY_BOX, date='<nav class="ajans-menu"><a href="/aa">AA</a> | <a href="/dha">DHA</a> | <a href="/iha">İHA</a></nav>'),
        {"source": None, "agencies": []},
    ),
    Case(
        "a short first line behind a picture",
        page(f'<img src="/u/k.jpg"><div class="metin">Бакı, 14 mart, AZƏRTAC<br><br>{"<br><br>".join((FIRST, SECOND, THIRD, FOURTH))}</div>'.replace("Бакı", "Bakı"), language="az"),
        {"source": "AZERTAC", "dateline": "Bakı"},
        "https://xeber.az/n/481516",
    ),
    Case("a pull quote that repeats the text", page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND, THIRD)}<div class="pull-quote"><q>yayalar köprüyü kullanmayı sürdürebilecek</q><cite>Nurten Çelik</cite></div>{paragraphs(FOURTH)}</div>'), {"body": BODY}),
    Case("a table in a figure", inner('<figure class="wp-block-table"><table><tr><td>Ayak</td><td>Süre</td></tr><tr><td>Doğu</td><td>30 gün</td></tr></table><figcaption>Tablo: Yöre</figcaption></figure>' + f"<p>{OTHER}</p>"), {"body": f"{BODY}\n\nAyak Süre\n\nDoğu 30 gün\n\n{OTHER}"}),
    Case("cells with paragraphs", inner(f"<table><tr><td><p>Ayak</p></td><td><p>Süre</p></td></tr><tr><td><p>Doğu</p></td><td><p>30 gün</p></td></tr></table><p>{OTHER}</p>"), {"body": f"{BODY}\n\nAyak Süre\n\nDoğu 30 gün\n\n{OTHER}"}),
    Case("an embedded post", inner(f'<blockquote class="twitter-tweet"><p>Köprü bugün kapandı, yayalar geçebiliyor.</p>— Yöre (@yore) <a href="https://twitter.com/yore/status/1">March 5, 2026</a></blockquote><p>{OTHER}</p>'), {"body": f"{BODY}\n\n{OTHER}"}),
    *(
        Case(f"another story in whatever language: {label}", inner(f'<p><b>{label}</b> <a href="/gundem/dag-yolunda-onarim-bitti-12">Dağ yolunda onarım çalışması bitti</a></p>'), {"body": BODY})
        for label in ("Leé también:", "Baca juga:", "Окшош макала:", "Lexo edhe:")
    ),
    Case("an address is no story", inner('<p>Ayrıntılar: <a href="https://example.org/a.pdf" target="_blank">Köprünün onarım planı ve takvimi</a></p>'), {"body": f"{BODY}\n\nAyrıntılar: Köprünün onarım planı ve takvimi"}),
    Case(
        "a reader's time behind the text, the page's own in a plain line",
        page(BODY_BOX, date="<div id='f'>14.03.2026 10:05</div>", after='<div class="cmt"><div class="cmt-date">15.03.2026 10:12</div><p>Güzel haber.</p></div>'),
        {"published": MORNING},
    ),
    Case("a counter touches a relative time", page(BODY_BOX, date='<div class="meta"><span>2 saat önce</span><div><span>88</span><span>1 dk</span></div></div>'), {"published": "2026-03-20T10:00:00+03:00"}),
    *(
        Case(f"a label and a name apart: {markup[:30]}", page(f"{BODY_BOX}{markup}"), {"authors": [AUTHOR], "body": BODY})
        for markup in (
            f'<div class="kicker"><span class="Credit__label">Yazar</span><span class="Credit__value">{AUTHOR}</span></div>',
            f'<address>Muhabir <a href="#">{AUTHOR}</a></address>',
        )
    ),
    Case("a label without a value", page(BODY_BOX, date="<div><span>Kaynak</span></div>", after="<h4>Yolda kaza: iki yaralı var</h4>"), {"source": None}),
    Case(
        "an American dateline",
        page(f"<p>HARBORVIEW, Calif. — The council voted on Tuesday to close the old bridge to cars for two months, officials said.</p>{paragraphs(*['Residents will be able to cross on foot while the work goes on, a spokesman said in a statement.'] * 1)}<p>The repairs are expected to end before the summer, and the shops will be paid for their losses.</p>", language="en"),
        {"dateline": "HARBORVIEW, Calif."},
        "https://www.localpaper.com/news/bridge-closed-481516",
    ),
    Case("month first, told by its clock", page(BODY_BOX, date='<span class="date">3/14/2026 10:05:00 AM</span>'), {"published": MORNING}),
    Case("a mail address touches the name", page(BODY_BOX, date=f'<div class="author vcard"><span class="fn">{AUTHOR}</span><a href="mailto:selin@yerelgazete.com.tr">selin@yerelgazete.com.tr</a></div>'), {"authors": [AUTHOR]}),
    Case("a name that is a mail link", page(BODY_BOX, date=f'<p class="author">Yazan: <a href="mailto:selin@yerelgazete.com.tr">{AUTHOR}</a></p>'), {"authors": [AUTHOR]}),
    Case("what a Korean reporter is", page(BODY_BOX, date='<p class="author">김서연 기자</p>'), {"authors": ["김서연"]}),
    Case("a desk in the data, a name on the page", page(BODY_BOX, head=news(author={"@type": "Person", "name": "Redacción"}), date=f'<div class="author">Por {AUTHOR}</div>'), {"authors": [AUTHOR]}),
    Case("a signature below a short sentence", inner(f"<p>Çalışma iki ay sürecek.</p><p align='right'><b>{AUTHOR}.</b></p>"), {"authors": [AUTHOR], "body": f"{BODY}\n\nÇalışma iki ay sürecek."}),
    Case("an agency behind a preposition", page(f'<header><h1>{TITLE}</h1><div class="by">By Anadolu Agency</div></header>{BODY_BOX}', h1="").replace("<h1></h1>", ""), {"source": "AA", "agencies": ["AA"]}),
    Case("a heading behind a pull quote", page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND, THIRD)}<div class="e-pull"><p class="pull-quote">“iki ay sabır istiyoruz”</p></div><h3>Esnaf ne diyor</h3>{paragraphs(FOURTH)}</div>'), {"body": "\n\n".join((FIRST, SECOND, THIRD, "Esnaf ne diyor", FOURTH))}),
    Case("a pull quote of a heading's words", page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND)}<h3>İki ay sabır istiyoruz</h3>{paragraphs(THIRD)}<blockquote class="alinti">İki ay sabır istiyoruz.</blockquote>{paragraphs(FOURTH)}</div>'), {"body": "\n\n".join((FIRST, SECOND, "İki ay sabır istiyoruz", THIRD, FOURTH))}),
    Case("a logo as the only h1", f"<html><head><title>{TITLE}</title></head><body><h1 id='logo'><a href='/'>Yöre Sesi</a></h1><div class='ic'><div class='baslik'>{TITLE}</div><div class='metin'>{paragraphs(*TEXT)}</div></div></body></html>", {"headline": TITLE, "body": BODY}, "https://www.yoresesi.com/haber/481516"),
    Case("a date in RDFa", page(BODY_BOX, date=f'<span property="dc:date dc:created" content="{MORNING}" datatype="xsd:dateTime">Cts, 03/14/2026 - 10:05</span>'), {"published": MORNING}),
    Case("a labelled date among other labels", page(BODY_BOX, date="<font size='1'>Haber Tarihi : 14.03.2026 10:05:00 &nbsp; Okunma : 1284 &nbsp; Kategori : Tarım</font>"), {"published": MORNING}),
    Case("a dateline of a town of no list", page(f"<p>BALIKÇI, 14 Mart — Belediyenin fen işleri ekipleri taş köprünün ayaklarında onarım çalışmasına başladı.</p>{paragraphs(SECOND, THIRD, FOURTH)}"), {"dateline": "BALIKÇI"}),
    *(
        Case(f"a signature with a place: {signature[:18]}", inner(f"<p><strong>{signature}</strong></p>"), {"authors": [AUTHOR], "body": BODY})
        for signature in (f"{AUTHOR}, Lənkəran", f"{AUTHOR} - Uşak", f"{AUTHOR}, «Зарафшон» мухбири")
    ),
    Case("comments in a table", inner(f"<table><tr><td><b>BU HABERE YAPILAN YORUMLAR (2)</b></td></tr><tr><td>{OTHER}</td></tr></table>"), {"body": BODY}),
    Case("a player's clock", inner("<div class='dinle'><button>Haberi dinle</button><span>0:00 / 4:12</span></div>"), {"body": BODY}),
]  # fmt: skip
