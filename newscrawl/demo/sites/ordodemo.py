from newscrawl import Layout, Listing, Site

SITE = Site(
    name="ordodemo",
    domains=("ordodemo.example",),
    country="KG",
    language=("ky", "ru"),
    timezone="Asia/Bishkek",
    feeds=("https://ordodemo.example/feed.json",),
    sitemaps=("https://ordodemo.example/sitemap.xml",),
    listings=(
        Listing("https://ordodemo.example/ky/", link="a.content", next="a.sonraki"),
        Listing("https://ordodemo.example/ru/", link="a.content", next="a.sonraki"),
    ),
    article=r"^/(?:ky|ru)/news/(?P<id>\d{9})-[a-z0-9-]+/?$",
    examples=("https://ordodemo.example/ky/news/100010001-kar-zhaady/",),
    layouts=(
        Layout(
            name="2026",
            headline="h1.title",
            lead="div.announce",
            published="div.meta span.date",
            authors="div.author",
            source="div.source",
            body="div.cont > p, div.cont > h3",
            section="a.rubric",
            tags="div.tags a",
        ),
    ),
    evidence="the demo newsroom",
)
