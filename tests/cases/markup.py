"""Text lost at the borders of containers; old and bare markup; words torn or melted at inline tags."""

from __future__ import annotations

from cases import BODY, FIRST, FOURTH, SECOND, TEXT, THIRD, Case, page, paragraphs

AD = '<div class="reklam-alani"><span>Reklam</span></div>'
SHORT = ("Peki köprü neden kapandı?", "Kimse bilmiyor.", "Belediye de.")
LINKED = "Köprünün yüz yıllık öyküsünü ve ustalarının bugün yaşayan torunlarını ayrı bir yazıda anlatmıştık, buradan okuyabilirsiniz."
BARE = "Çalışmaların ilkbahar taşkınlarından önce bitmesi için ekiplerin hafta sonları da köprüde olacağı bildirildi."

CASES = [
    Case(
        "article split by an advertisement",
        page(f'<div class="metin">{paragraphs(FIRST, SECOND)}</div>{AD}<div class="metin">{paragraphs(THIRD, FOURTH)}</div>'),
        {"body": BODY},
    ),
    Case(
        "article split into one box a paragraph",
        page("".join(f'<div class="parca"><p>{text}</p></div>{AD}' for text in TEXT)),
        {"body": BODY},
    ),
    Case(
        "first paragraph in a box of its own",
        page(f'<div class="giris-kutusu"><p>{FIRST}</p></div>{AD}<div class="metin">{paragraphs(SECOND, THIRD, FOURTH)}</div>'),
        {"body": BODY},
    ),
    Case(
        "lead in a box of its own, as h2",
        page(
            f'<div class="ust"><h2 class="spot">Yüz yıllık taş köprü iki ay araç trafiğine kapatıldı.</h2></div><div class="metin">{paragraphs(*TEXT)}</div>'
        ),
        {"lead": "Yüz yıllık taş köprü iki ay araç trafiğine kapatıldı.", "body": BODY},
    ),
    Case(
        "lead inside the container, as h2",
        page(f'<div class="metin"><h2 class="spot">Yüz yıllık taş köprü iki ay araç trafiğine kapatıldı.</h2>{paragraphs(*TEXT)}</div>'),
        {"lead": "Yüz yıllık taş köprü iki ay araç trafiğine kapatıldı.", "body": BODY},
    ),
    Case(
        "first paragraph marked as h2",
        page(f'<div class="metin"><h2>{FIRST}</h2>{paragraphs(SECOND, THIRD, FOURTH)}</div>'),
        {"body": BODY},
    ),
    Case("paragraphs that are divs", page(f'<div class="metin">{paragraphs(*TEXT, tag="div")}</div>'), {"body": BODY}),
    Case(
        "very short paragraphs",
        page(f'<div class="metin">{paragraphs(FIRST, SECOND, *SHORT, THIRD, FOURTH)}</div>'),
        {"body": "\n\n".join((FIRST, SECOND, *SHORT, THIRD, FOURTH))},
    ),
    Case(
        "a paragraph that is one link",
        page(f'<div class="metin">{paragraphs(FIRST, SECOND)}<p><a href="/tarih/kopru-4410">{LINKED}</a></p>{paragraphs(THIRD, FOURTH)}</div>'),
        {"body": "\n\n".join((FIRST, SECOND, LINKED, THIRD, FOURTH))},
    ),
    Case("text between double breaks", page(f'<div class="metin">{"<br><br>".join(TEXT)}</div>'), {"body": BODY}),
    Case("text between single breaks", page(f'<div class="metin">{"<br>".join(TEXT)}</div>'), {"body": BODY}),
    Case(
        "a line broken inside a sentence",
        page(f'<div class="metin"><p>{FIRST.replace(" köprü, ", " köprü,<br>")}</p>{paragraphs(SECOND, THIRD, FOURTH)}</div>'),
        {"body": BODY},
    ),
    Case(
        "font tags and centred text",
        page(f'<center><font face="Arial" size="2">{"<br><br>".join(f"<font color=#000>{text}</font>" for text in TEXT)}</font></center>'),
        {"body": BODY},
    ),
    Case(
        "layout tables",
        page(
            f'<table width="780"><tr><td width="150"><a href="/spor">Spor</a><br><a href="/ilan">İlan</a></td><td><table><tr><td>{paragraphs(*TEXT)}</td></tr></table></td></tr></table>'
        ),
        {"body": BODY},
    ),
    Case(
        "bare text between blocks",
        page(f'<div class="metin">{FIRST}<p>{SECOND}</p>{BARE}<p>{THIRD}</p>{FOURTH}</div>'),
        {"body": "\n\n".join((FIRST, SECOND, BARE, THIRD, FOURTH))},
    ),
    Case(
        "words torn at inline tags",
        page([FIRST.replace("köprünün", "<b>köp</b>rü<i>nün</i>"), SECOND.replace("korkulukların", "korku<wbr>luk&shy;ların"), THIRD, FOURTH]),
        {"body": BODY},
    ),
    Case(
        "words melted at breaks and blocks",
        page(f'<div class="metin"><p>{FIRST.replace("taş köprünün", "taş<br/>köprünün")}</p>{paragraphs(SECOND)}<div>{THIRD}</div>{FOURTH}</div>'),
        {"body": BODY},
    ),
    Case(
        "spans with the blanks inside",
        page(["".join(f"<span>{word} </span>" for word in FIRST.split()), SECOND, THIRD, FOURTH]),
        {"body": BODY},
    ),
    Case(
        "no-break spaces and line ends inside paragraphs",
        page([FIRST.replace(" taş ", "&nbsp;taş\n\t\t"), SECOND, THIRD, FOURTH]),
        {"body": BODY},
    ),
    Case(
        "unclosed paragraphs",
        page(f'<div class="metin"><p>{"<p>".join(TEXT)}</div>'),
        {"body": BODY},
    ),
    Case(
        "paragraphs in sections of their own",
        page(f"<section><p>{FIRST}</p></section><section><p>{SECOND}</p></section><section>{paragraphs(THIRD, FOURTH)}</section>"),
        {"body": BODY},
    ),
    Case(
        "a text of custom elements",
        page(f'<news-body>{"".join(f"<news-p><span>{text}</span></news-p>" for text in TEXT)}</news-body>'),
        {"body": BODY},
    ),
]  # fmt: skip
