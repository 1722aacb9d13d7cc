"""What users of extractors report, in forms that the other modules do not have: small words, other headlines, second escapes."""

from __future__ import annotations

from cases import BODY, FIRST, FOURTH, SECOND, TEXT, THIRD, TITLE, URL, Case, page, paragraphs

AUTHOR = "Selin Aksoy"
SPOT = "Taş köprü iki ay boyunca araç trafiğine kapalı kalacak, yayalar geçebilecek."
PICTURE = "https://www.yerelgazete.com.tr/u/kopru.jpg"
OTHERS = (
    "Sera üreticileri, gece sıcaklığının eksi altıya düşmesiyle fidelerin yarısının donduğunu belirterek zarar tespiti istedi.",
    "Ziraat odası başkanı, donun ilçedeki altı mahallede etkili olduğunu ve sigortasız üreticilerin çoğunlukta olduğunu söyledi.",
)


def inner(extra: str) -> str:
    return page(f'<div class="haber-metni">{paragraphs(*TEXT)}{extra}</div>')


def signed(byline: str) -> str:
    return page(f'{byline}<div class="haber-metni">{paragraphs(*TEXT)}</div>')


CASES = [
    *(
        Case(f"a byline: {words}", signed(f'<div class="author">{words}</div>'), {"authors": [AUTHOR]})
        for words in (
            f"Por {AUTHOR}",
            f"Escrito por {AUTHOR}",
            f"By {AUTHOR} on 15 March 2026",
            f"Par {AUTHOR} le 8 mars 2026",
            f"{AUTHOR} İzləyin",
            f"{AUTHOR} Seguir",
            f"Editör: {AUTHOR}  Yayın: 14.03.2026 10:05",
        )
    ),
    Case(
        "the next story's author",
        page(
            f'<div class="haber-metni">{paragraphs(*TEXT)}</div>',
            date=f'<span class="author">{AUTHOR}</span> <time datetime="2026-03-14T10:05:00+03:00">14 Mart 2026</time>',
            after=f'</article><article><h1>Serada don zararı büyüyor</h1><span class="author">Can Polat</span>{paragraphs(*OTHERS)}',
        ),
        {"authors": [AUTHOR], "body": BODY},
    ),
    Case(
        "the headline's own copy for small screens does not hide the author",
        page(f'<div class="haber-metni">{paragraphs(*TEXT)}</div>', top=f"<div><h1>{TITLE}</h1></div>", date=f'<span class="author">{AUTHOR}</span>'),
        {"authors": [AUTHOR], "headline": TITLE},
    ),
    *(
        Case(
            f"a placeholder before the picture without scripts: {source[:10]}",
            page(f'<div><img class="lazy" src="{source}"><noscript><img src="/u/kopru.jpg"></noscript></div><div class="haber-metni">{paragraphs(*TEXT)}</div>'),
            {"image": PICTURE},
        )
        for source in ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", "/img/blank.gif")
    ),
    Case("buttons to share behind a label", inner('<p>Достарыңызбен бөлісіңіз: <a href="https://facebook.com/s">Facebook</a> <a href="https://t.me/s">Telegram</a></p>'), {"body": BODY}),
    Case("another story behind marks", inner('<p>&gt;&gt; <a href="/gundem/dag-1">Dağ yolunda təmir bitdi</a></p>'), {"body": BODY}),
    Case(
        "a section's name as h1",
        f"<html><head><title>{TITLE} - Yerel Gazete</title></head><body><h1>Güncel</h1><article><h2>{TITLE}</h2><time datetime='2026-03-14T10:05:00+03:00'></time><div>{paragraphs(*TEXT)}</div></article></body></html>",
        {"headline": TITLE, "published": "2026-03-14T10:05:00+03:00", "body": BODY},
    ),
    Case(
        "the site's name as one h1, the headline as another",
        f"<html><head><title>{TITLE} - Yeşilırmak Gazetesi</title></head><body><h1>Yeşilırmak Gazetesi</h1><article><h1>{TITLE}</h1><div>{paragraphs(*TEXT)}</div></article></body></html>",
        {"headline": TITLE, "body": BODY},
    ),
    Case(
        "a text escaped twice",
        page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND.replace("Nurten", "G&amp;uuml;rten&amp;#039;in"), THIRD)}</div>'),
        {"body": "\n\n".join((FIRST, SECOND.replace("Nurten", "Gürten'in"), THIRD))},
    ),
    Case(
        "a summary that must be opened",
        page(f'<div class="haber-metni"><details><summary>Haberin özeti</summary><p>{SPOT} Çalışma mayısta bitecek.</p></details>{paragraphs(*TEXT)}</div>'),
        {"body": BODY},
    ),
    Case(
        "an answer that must be opened is text",
        page(f'<div class="haber-metni">{paragraphs(FIRST, SECOND, THIRD)}<details><summary>Köprü ne zaman açılacak?</summary><p>{FOURTH}</p></details></div>'),
        {"body": "\n\n".join((FIRST, SECOND, THIRD, "Köprü ne zaman açılacak?", FOURTH))},
    ),
    Case("a label before the summary", page(f'<p class="ozet"><b>Özet:</b> {SPOT}</p><div class="haber-metni">{paragraphs(*TEXT)}</div>'), {"lead": SPOT, "body": BODY}),
    Case("a link without words at a line's head", inner(f'<p><a href="/x"></a>{SPOT} <a href="/y">Belediye</a> duyurdu.</p>'), {"body": f"{BODY}\n\n{SPOT} Belediye duyurdu."}, URL),
]  # fmt: skip
