"""Authors: people and desks; never an agency, a reader, a template or an address."""

from __future__ import annotations

import json

from cases import BODY, TEXT, TITLE, Case, news, page, paragraphs, script

GRAPH = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Person", "@id": "https://www.yerelgazete.com.tr/#/kisi/7", "name": "Derya Tan"},
            {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "https://www.yerelgazete.com.tr/#/kisi/7"}},
        ],
    },
    ensure_ascii=False,
)
LAYER = 'window.dataLayer=[{"content":{"category":["guncel"],"published_at":"2026-03-14 10:05:00"},"author":{"type":"editor","user_name":"%s"}}];'


def byline(markup: str, **more: str) -> str:
    """The plain page with this byline."""
    return page(
        top="",
        date=f'{markup}<time class="tarih" datetime="2026-03-14T10:05:00+03:00">14 Mart 2026 10:05</time>',
        **more,
    )


CASES = [
    Case("a link to the author's page under the headline", page(date='<div class="x1"><a href="/yazar/derya-tan">Derya Tan</a></div>'), {"authors": ["Derya Tan"]}),
    Case("links to the authors of other stories", page(after='<div class="x2"><h4><a href="/a-1">Sahil yolu açıldı</a></h4><a href="/yazar/mert-aksoy">Mert Aksoy</a></div>'), {"authors": []}),
    Case("JSON-LD list of people", page(head=news(author=[{"@type": "Person", "name": "Derya Tan"}, {"@type": "Person", "name": "Mert Aksoy"}])), {"authors": ["Derya Tan", "Mert Aksoy"]}),
    Case("JSON-LD list of names", page(head=news(author=["Derya Tan", "Mert Aksoy"])), {"authors": ["Derya Tan", "Mert Aksoy"]}),
    Case("JSON-LD reference by @id", page(head=script(GRAPH)), {"authors": ["Derya Tan"]}),
    Case("a name that is an object", page(head=news(author={"@type": "Person", "name": {"@type": "Text", "@value": "Derya Tan"}})), {"authors": ["Derya Tan"]}),
    Case("a name that is a list", page(head=news(author={"@type": "Person", "name": ["Derya Tan", "Mert Aksoy"]})), {"authors": ["Derya Tan", "Mert Aksoy"]}),
    Case("two names in one text", page(head=news(author={"name": "Derya Tan ve Mert Aksoy"})), {"authors": ["Derya Tan", "Mert Aksoy"]}),
    Case("a profile address as the author", page(head='<meta property="article:author" content="https://www.facebook.com/yerelgazete">'), {"authors": []}),
    Case("a profile address beside the name", page(head=news(author={"@type": "Person", "name": "Derya Tan", "url": "https://x.com/derya"})), {"authors": ["Derya Tan"]}),
    Case("byline and date in one line", byline('<div class="byline">Derya Tan - 14.03.2026 10:05</div>'), {"authors": ["Derya Tan"]}),
    Case("byline and follow button", byline('<div class="author"><a href="/yazar/derya-tan">Derya Tan</a> <a class="btn" href="#">Takip et</a></div>'), {"authors": ["Derya Tan"]}),
    Case("byline with its label", byline('<span class="author-name">Haber: Derya Tan</span>'), {"authors": ["Derya Tan"]}),
    Case("byline with an e-mail address", byline('<span class="author">Derya Tan (derya@yerelgazete.com.tr)</span>'), {"authors": ["Derya Tan"]}),
    Case("byline in Russian", byline('<span class="author">Автор: Айбек Осмонов</span>'), {"authors": ["Айбек Осмонов"]}),
    Case("readers who comment", page(after='<div id="comments"><div class="comment"><span class="author">kemal_06</span><p>Elinize sağlık.</p></div></div>'), {"authors": []}),
    Case("an unfilled placeholder", page(head='<meta name="author" content="{{author.name}}">' + news(author={"name": "[author]"})), {"authors": []}),
    Case("another unfilled placeholder", page(head='<meta name="author" content="%AUTHOR%">' + news(author={"name": "null"})), {"authors": []}),
    Case("an empty author", page(head=news(author={"@type": "Person", "name": ""})), {"authors": []}),
    Case("an administrator", page(head='<meta name="author" content="admin">'), {"authors": []}),
    Case("a desk", page(head=news(author={"@type": "Organization", "name": "Haber Merkezi"})), {"authors": ["Haber Merkezi"]}),
    Case("an agency is a source, no author", page(head=news(author={"@type": "Organization", "name": "Anadolu Ajansı"})), {"authors": [], "source": "AA", "agencies": ["AA"]}),
    Case("an agency in the byline box", byline('<span class="author">İhlas Haber Ajansı</span>'), {"authors": [], "source": "İHA", "agencies": ["İHA"]}),
    Case("agency only in an inline script", page(head="<script>" + LAYER % "\\u0130HA" + "</script>"), {"source": "İHA", "agencies": ["İHA"], "authors": []}),
    Case("editor only in an inline script", page(head="<script>" + LAYER % "Seda Uslu" + "</script>"), {"source": None, "agencies": []}),
    Case("the site as JSON-LD author of a wire copy", page([*TEXT, "Kaynak: DHA"], head=news(author={"@type": "Organization", "name": "Yerel Gazete"}, publisher={"@type": "Organization", "name": "Yerel Gazete"})), {"source": "DHA", "source_text": "Kaynak: DHA", "authors": []}),
    Case("the site's name is no source", page(head='<meta property="og:site_name" content="Yerel Gazete">' + news(publisher={"@type": "Organization", "name": "Yerel Gazete"})), {"source": None, "source_text": None}),
    Case("editors' initials sign the text", page([*TEXT, "(FB-CE-SK-Y)"]), {"body": BODY, "authors": []}),
    Case("initials of one", page([*TEXT, "(MK)"]), {"body": BODY, "authors": []}),
    Case("initials behind the last sentence", page([*TEXT[:-1], TEXT[-1] + " (MK-ÖŞY)"]), {"body": BODY, "authors": []}),
    Case("initials in the middle are a part of the text", page([TEXT[0], "(MK)", *TEXT[1:]]), {"body": "\n\n".join([TEXT[0], "(MK)", *TEXT[1:]])}),
    Case("a party's name is no signature", page([*TEXT, "(MHP)"]), {"body": BODY + "\n\n(MHP)"}),
    Case("who published it signs", page([*TEXT, "(FB-CE)", "Yayınlayan: Selin Kalkan"]), {"body": BODY, "authors": ["Selin Kalkan"]}),
    Case("reporter and city sign", page([*TEXT, "Burak AKAY/BURSA"]), {"body": BODY, "authors": ["Burak AKAY"], "dateline": "BURSA"}),
    Case("two countries are no reporter and city", page([*TEXT, "Kuzey Kore/ABD"]), {"body": BODY + "\n\nKuzey Kore/ABD", "authors": []}),
    Case("reporter beside the date, apart from the text", page([], after=f'<div class="satir"><div class="govde"><div class="metin">{paragraphs(*TEXT)}</div></div></div>', date='<div class="info"><span>14 Mart 2026, 10:05</span> <span>Haber: Derya Tan</span></div>'), {"authors": ["Derya Tan"], "body": BODY}),
    Case("names of people in the text are no authors", page(), {"authors": []}),
]  # fmt: skip
