from newscrawl import Layout, Listing, Site

SITE = Site(
    name="guneydemo",
    domains=("guneydemo.example",),
    country="TR",
    region="TR-33",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://guneydemo.example/atom.xml",),
    listings=(Listing("https://guneydemo.example/arsiv/", link="a.content", next="a.sonraki"),),
    article=(r"^/[a-z0-9]+(?:-[a-z0-9]+){3,}/?$", r"^/(?:foto-galeri|video|yazarlar|advertorial)/[a-z0-9-]+/?$"),
    examples=("https://guneydemo.example/yolda-kar-kalinligi-artti",),
    layouts=(
        Layout(
            name="te-bilisim",
            headline="h1.headline",
            lead="h2.description",
            published="div.meta-author time.fw-bold",
            source="div.article-source span.reporter-name",
            body="div.article-text.container-padding > p, div.article-text.container-padding > h3",
            section="li.breadcrumb-item.active a",
            tags="div.news-tags a",
            drop="div.article-source, div.related-news, div[id^=ad_]",
        ),
    ),
    evidence="the demo newsroom",
)
