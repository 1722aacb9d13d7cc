"""What belongs to the body and what only stands inside its container; texts that a page holds twice or hides."""

from __future__ import annotations

from cases import BODY, FIRST, FOURTH, SECOND, TEXT, THIRD, TITLE, Case, news, page, paragraphs

ITEMS = (
    "Cuma gecesi 23.00'te köprü bütünüyle kapanacak.",
    "Hafta sonu yayalar için geçici bir geçit kurulacak.",
    "Pazartesi sabahı tek şerit açılacak.",
)
SHORT = "Valilik çağrısını yineledi."
QUOTE = "Bu köprüden dedem de geçti, torunum da geçecek; yeter ki taşına dokunan usta olsun."
OTHER = (
    "Sera üreticileri, gece sıcaklığının eksi altıya düşmesiyle fidelerin yarısının donduğunu belirterek zarar tespiti istedi.",
    "Ziraat odası başkanı, donun ilçedeki altı mahallede etkili olduğunu ve sigortasız üreticilerin çoğunlukta olduğunu söyledi.",
    "Tarım müdürlüğü ekipleri hasar tespitine pazartesi günü başlayacak, başvurular ay sonuna kadar sürecek.",
)


def inside(extra: str, at: int = 2) -> str:
    """The plain page with this markup between the paragraphs of its container."""
    lines = [f"<p>{text}</p>" for text in TEXT]
    lines.insert(at, extra)
    return page(f'<div class="haber-metni">{"".join(lines)}</div>')


def second_article() -> str:
    text = paragraphs(*OTHER)
    return f'</article><article class="haber" data-url="/gundem/sera-481520"><h1>Serada don zararı</h1><time datetime="2026-03-12T08:00:00+03:00">12 Mart 2026</time><div class="haber-metni">{text}</div>'


CASES = [
    Case(
        "list inside the body",
        inside(f"<ul>{paragraphs(*ITEMS, tag='li')}</ul>"),
        {"body": "\n\n".join((FIRST, SECOND, *ITEMS, THIRD, FOURTH))},
    ),
    Case(
        "a list beside a box of links",
        inside("<ul><li>Çınar Mahallesi birinci etap</li><li>Söğüt Mahallesi ikinci etap</li></ul><div><a href='/h/a-1'>Kavşak ihalesi</a></div>"),
        {"body": "\n\n".join((FIRST, SECOND, "Çınar Mahallesi birinci etap", "Söğüt Mahallesi ikinci etap", THIRD, FOURTH))},
    ),
    Case(
        "each paragraph in a box of its own",
        page(f'<div class="body">{"".join(f"<div class=block><div class=text>{text}</div></div>" for text in TEXT[:3])}<div class=block><h3>Ne zaman bitecek?</h3></div><div class=block><div class=quote><div class=quote-text>“{QUOTE}”</div></div></div><div class=block><div class=text>Köprü mayısta açılacak.</div></div></div>'),
        {"body": "\n\n".join((FIRST, SECOND, THIRD, "Ne zaman bitecek?", f"“{QUOTE}”", "Köprü mayısta açılacak."))},
    ),
    Case(
        "a bold line between breaks is a sub-heading",
        page(f'<div class="haber-metni">{FIRST}<br>{SECOND}<br><br><b>YAYALARA AÇIK KALACAK</b><br>{THIRD}<br><br>{FOURTH}</div>'),
        {"body": "\n\n".join((FIRST, SECOND, "YAYALARA AÇIK KALACAK", THIRD, FOURTH))},
    ),
    *(
        Case(name, inside(markup, at), {"body": "\n\n".join((*TEXT[:at], *texts, *TEXT[at:]))})
        for name, at, markup, texts in (
            ("bare words behind the last paragraph", 4, SHORT, (SHORT,)),
            ("bare words before a list of topics", 4, f'{SHORT}<div class="tags"><a href="/t/1">köprü</a></div>', (SHORT,)),
            ("words in bold behind the last paragraph", 4, f"<strong>{SHORT}</strong>", (SHORT,)),
            ("paragraphs in the items of a list", 2, f"<ol><li><p>{ITEMS[0]}</p></li><li><p>{ITEMS[1]}</p></li></ol>", ITEMS[:2]),
            ("boxes in the items of a list", 2, f"<ul><li><div>{ITEMS[0]}</div></li><li><div>{ITEMS[1]}</div></li></ul>", ITEMS[:2]),
            ("a row of short paragraphs at the end", 4, f'<div class="row"><p>{ITEMS[0]}</p><p>{ITEMS[2]}</p></div>', (ITEMS[0], ITEMS[2])),
            ("terms and what they mean", 2, f"<dl><dt>Ne zaman</dt><dd>{ITEMS[0]}</dd></dl>", ("Ne zaman", ITEMS[0])),
            ("words in italics between paragraphs", 2, f"<em>{ITEMS[1]}</em><br>", (ITEMS[1],)),
            ("a small box with a form", 2, "<div><h3>Bizimle kalın</h3><p>Her cuma en iyi yerel haberler.</p><form><input type='email'></form></div>", ()),
            ("italics below a picture", 1, '<p><img src="/k.jpg"><br><em>Köprünün ayağı, arşiv</em></p>', ()),
            ("a paragraph that is another story's headline", 2, "<p><strong><a href='/gundem/sera-481520'>Serada don zararı büyük</a></strong></p>", ()),
            ("a time of reading", 0, "<p>Okuma süresi: 3 dk</p>", ()),
        )
    ),
    Case(
        "short paragraphs in boxes behind a card",
        page(f'<div class="body"><div class="k"><div class="t">{FIRST}</div></div><div class="k"><div class="t"><a href="/a">Okul açıldı</a></div></div><div class="k"><div class="t">{ITEMS[1]}</div></div><div class="k"><div class="t">{SHORT}</div></div></div>'),
        {"body": "\n\n".join((FIRST, ITEMS[1], SHORT))},
    ),
    Case(
        "the last paragraph in a box beside the text's",
        page(f'<div><div class="metin">{paragraphs(*TEXT[:3])}</div><div class="reklam"></div><div class="metin-son"><p>{FOURTH}</p></div></div>'),
        {"body": BODY},
    ),
    Case("comments known by their heading", page(f'<div>{paragraphs(*TEXT)}<div class="alt"><h3>Yorumlar (2)</h3><p>{OTHER[0]}</p><p>{OTHER[1]}</p></div></div>'), {"body": BODY}),
    Case("a poll", inside("<div class='anket'><h4>Köprü kapalı kalsın mı?</h4><ul><li>Evet, kalsın</li><li>Hayır, açılsın</li></ul></div>"), {"body": BODY}),
    Case("words under a picture", inside('<div class="gorsel"><img src="/k.jpg"><span>Köprünün ayağı, arşiv</span></div>'), {"body": BODY}),
    Case("a box that is another story's headline", inside('<div class="x1"><a href="/gundem/sera-481520">Serada don zararı büyük: ekipler sahada</a></div>'), {"body": BODY}),
    Case("a story behind the article", page(paragraphs(*TEXT), after=f'</article><section><div><h2>Serada don zararı</h2><div class="on"><p>{OTHER[0]}</p></div></div></section><article>'), {"body": BODY}),
    Case(
        "one sentence and the page's footer",
        page("<div><p>Doların kuru yarın için 45,2 lira.</p></div>").replace("</body>", f'<div class="footer">{OTHER[2]} Yerel Gazete Ltd. Tel: 0224 000 00 00</div></body>'),
        {"body": "Doların kuru yarın için 45,2 lira."},
    ),
    Case("a closing link to another story", inside('<p><a href="/spor/12">Yerel takım yarı finalde</a></p>', 4), {"body": BODY}),
    Case("quote inside the body", inside(f"<blockquote><p>{QUOTE}</p></blockquote>"), {"body": "\n\n".join((FIRST, SECOND, QUOTE, THIRD, FOURTH))}),
    Case(
        "sub-headings inside the body",
        inside("<h3>Esnaf ne diyor?</h3>", at=3),
        {"body": "\n\n".join((FIRST, SECOND, THIRD, "Esnaf ne diyor?", FOURTH))},
    ),
    Case("caption inside the container", inside('<figure><img src="/k.jpg"><figcaption>Köprünün doğu ayağı, dün sabah. Foto: Ali Er</figcaption></figure>'), {"body": BODY}),
    Case("caption without a figure", inside('<div class="resim"><img src="/k.jpg"><div class="resim-alti">Köprünün doğu ayağı, dün sabah.</div></div>'), {"body": BODY}),
    Case("read-also box", inside('<div class="ilgili-haber"><b>İLGİLİ HABER</b><a href="/gundem/yol-481400">Sahil yolu yaz sonuna yetişecek</a></div>'), {"body": BODY}),
    Case("read-also paragraph", inside('<p><strong>Ayrıca okuyun:</strong> <a href="/gundem/yol-481400">Sahil yolu yaz sonuna yetişecek</a></p>'), {"body": BODY}),
    Case("newsletter prompt", inside('<div class="bulten"><p>E-bültenimize abone olun, günün haberleri her sabah e-postanıza gelsin.</p><form><input name="eposta"></form></div>'), {"body": BODY}),
    Case("share texts", inside('<div class="paylas"><a href="#">Facebook\'ta Paylaş</a> <a href="#">Twitter\'da Paylaş</a> <a href="#">Linki kopyala</a></div>', at=0), {"body": BODY}),
    Case("byline inside the container", inside('<p class="imza">Haber: <a href="/yazar/derya-tan">Derya Tan</a></p>', at=0), {"body": BODY}),
    Case("messaging prompt", inside("<p>Haberlere anında ulaşmak için <a href='https://whatsapp.com/channel/1'>WhatsApp kanalımıza katılın</a></p>", at=4), {"body": BODY}),
    Case("a second article by infinite scroll", page(after=second_article()), {"headline": TITLE, "body": BODY, "published": "2026-03-14T10:05:00+03:00"}),
    Case(
        "a longer second article by infinite scroll",
        page(after=second_article().replace("</p>", " " + OTHER[0] + "</p>"), head=news(datePublished="2026-03-14T10:05:00+03:00")),
        {"headline": TITLE, "body": BODY},
    ),
    Case("sections of one text under h1", inside("<h1>Esnaf ne diyor?</h1>", at=3), {"headline": TITLE, "body": BODY}),
    Case("a picture's text as h1 between the paragraphs", inside("<div class='resim'><h1>Köprünün doğu ayağı dün sabah çekilen bu karede görülüyor.</h1></div>", at=3), {"headline": TITLE, "body": BODY}),
    Case("a plain list that closes the text", inside(f"<ul>{paragraphs(*ITEMS, tag='li')}</ul>", at=4), {"body": "\n\n".join((*TEXT, *ITEMS))}),
    Case("a linked heading inside the text", inside('<h3><a href="/gundem/yol-481400">Sahil yolu yaz sonuna yetişecek</a></h3>'), {"body": BODY}),
    Case("a heading with a link of its own page", inside('<h3><a href="#esnaf">Esnaf ne diyor?</a></h3>', at=3), {"body": "\n\n".join((FIRST, SECOND, THIRD, "Esnaf ne diyor?", FOURTH))}),
    Case(
        "a teaser whose whole text is in the data",
        page(f"<p>{FIRST}</p><p>Devamı aboneler için.</p>", head=news(articleBody="\n".join(TEXT))),
        {"body": BODY, "headline": TITLE},
    ),
    Case("another text in the data", page(head=news(articleBody=" ".join(OTHER * 8))), {"body": BODY}),
    Case("an introduction that is the first paragraph", page(f'<p class="intro">{FIRST}</p>{paragraphs(SECOND, THIRD, FOURTH)}', head=f'<meta name="description" content="{FIRST}">'), {"lead": None, "body": BODY}),
    Case("words for screen readers only", inside('<p>Ayrıntılar <a href="https://ornek.com.tr/plan">belediyenin planında<span style="clip:rect(0 0 0 0);height:1px;position:absolute">, yeni sekmede açılır</span></a> yer alıyor.</p>', at=4), {"body": "\n\n".join((*TEXT, "Ayrıntılar belediyenin planında yer alıyor."))}),
    Case("a caption as agencies begin theirs", inside("<p>In this Dec. 12, 2025, file photo, the bridge is seen from the eastern bank.</p>", at=2), {"body": BODY}),
    Case("a label and the link it announces", inside('<p><strong>İlginizi Çekebilir</strong> <a href="/a-1">Kampüste yavru tilki bulundu</a></p>', at=2), {"body": BODY}),
    Case("headlines of others in one box", inside('<div class="kutu"><a href="/a-1">Sahil yolu yaz sonuna yetişecek</a> <a href="/a-2">Pazar yeri yeni alanına taşındı, esnaf memnun</a></div>', at=1), {"body": BODY}),
    Case(
        "a list and a table in one gap",
        inside(f"<ul>{paragraphs('Servi: 09.00-13.00', 'Meydan: 10.00-15.00', tag='li')}</ul><table><tr><th>Mahalle</th><th>Saat</th></tr><tr><td>Alayunt</td><td>11.00</td></tr></table>"),
        {"body": "\n\n".join((FIRST, SECOND, "Servi: 09.00-13.00", "Meydan: 10.00-15.00", "Mahalle Saat", "Alayunt 11.00", THIRD, FOURTH))},
    ),
    Case("markup in the data's text", page(f"<p>{FIRST}</p>", head=news(articleBody="".join(f"<div>{text}</div>" for text in TEXT))), {"body": BODY}),
    Case("a spot without a name", page(top="", text=f'<div class="metin">{paragraphs(*TEXT)}</div>', date=f"<h2>{OTHER[2]}</h2><time datetime='2026-03-14T10:05:00+03:00'>14 Mart 2026 10:05</time>"), {"lead": OTHER[2], "body": BODY}),
    Case("a short last sentence in a box of its own", page("".join(f'<div class="blok"><div class="yazi">{text}</div></div>' for text in (*TEXT, "Kaza nedeniyle kimse yaralanmadı."))), {"body": "\n\n".join((*TEXT, "Kaza nedeniyle kimse yaralanmadı."))}),
    Case("a spot that stands apart", page(f'<h2 class="spot">{OTHER[2]}</h2><div class="metin">{paragraphs(*TEXT)}</div>'), {"lead": OTHER[2], "body": BODY}),
    Case(
        "the same text for desktop and mobile",
        page(f'<div class="desktop-only">{paragraphs(*TEXT)}</div><div class="mobile-only">{paragraphs(*TEXT)}</div>'),
        {"body": BODY},
    ),
    Case(
        "comments inside details",
        page(after="<details><summary>Yorumlar (2)</summary><div><b>kemal_06</b><p>Bu köprü her yıl kapanıyor, her yıl aynı masal, yazık bu şehrin parasına doğrusu.</p></div></details>"),
        {"body": BODY},
    ),
    Case(
        "readers' comments below the text",
        page(after='<div class="yorumlar"><h3>Yorumlar</h3><div class="yorum"><p>Bu köprü her yıl kapanıyor, her yıl aynı masal, yazık bu şehrin parasına doğrusu.</p></div></div>'),
        {"body": BODY},
    ),
    Case("text in noscript", inside("<noscript><p>Bu sayfayı doğru görmek için tarayıcınızda JavaScript'i açmanız gerekir, lütfen ayarlarınıza bakın.</p></noscript>"), {"body": BODY}),
    Case("hidden summary", inside('<div style="display:none"><p>Köprü iki ay kapalı kalacak, yayalar geçebilecek, esnafın zararı ise karşılanacak.</p></div>', at=0), {"body": BODY}),
    Case("hidden by attribute", inside("<div hidden><p>Köprü iki ay kapalı kalacak, yayalar geçebilecek, esnafın zararı ise karşılanacak.</p></div>", at=0), {"body": BODY}),
    Case("an article that is aria-hidden", page(f'<div class="metin" aria-hidden="true">{paragraphs(*TEXT)}</div>'), {"body": BODY}),
    Case(
        "paywall teaser",
        page([FIRST, SECOND], head=news(isAccessibleForFree="False"), after='<div class="paywall"><p>Haberin devamı abonelere özel. Abone olun, okumaya devam edin.</p></div>'),
        {"free_access": False, "body": f"{FIRST}\n\n{SECOND}"},
    ),
    Case("free access as a boolean", page(head=news(isAccessibleForFree=True)), {"free_access": True}),
    Case("free access not said", page(head=news()), {"free_access": None}),
    Case(
        "cookie dialog before the text",
        page(top='<div id="cookie-consent"><p>Size daha iyi hizmet verebilmek için çerezleri kullanıyoruz, ayrıntılar aydınlatma metninde yer alıyor.</p></div>'),
        {"body": BODY},
    ),
    Case(
        "closing signature and credit line",
        page([*TEXT[:-1], FOURTH, "Kaynak: İHA"]),
        {"body": BODY, "source": "İHA", "source_text": "Kaynak: İHA", "agencies": ["İHA"]},
    ),
    Case(
        "dateline with an agency stays",
        page(["BURSA (DHA) - " + FIRST, SECOND, THIRD, FOURTH]),
        {"body": f"BURSA (DHA) - {BODY}", "source": "DHA", "agencies": ["DHA"], "dateline": "BURSA"},
    ),
]  # fmt: skip
