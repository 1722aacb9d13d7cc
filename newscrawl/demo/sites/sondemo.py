from newscrawl import Layout, Listing, Site

SITE = Site(
    name="sondemo",
    domains=("sondemo.example",),
    country="TR",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://sondemo.example/rss/son.xml",),
    sitemaps=("https://sondemo.example/sitemaps/sitemap_google_news.xml",),
    listings=(Listing("https://sondemo.example/guncel/", link="a.content", next="a[rel=next]"),),
    article=r"^/[a-z-]+/haber-[a-z0-9-]+-(?P<id>\d{9})/?$",
    examples=("https://sondemo.example/guncel/haber-kar-yagdi-100010001/",),
    layouts=(
        Layout(
            name="2024",
            headline="h1.haber_baslik",
            lead="h2#spot",
            published="div.hbptDate",
            authors="div.muhabir",
            body="div.haber_metni > p, div.haber_metni > h3",
            section=".breadCrumbText > a > span",
            tags="a.keyword-sd",
            drop="div.comment-container, div.lnkSeo, div.drimg, div[id^=div-gpt-ad]",
        ),
    ),
    evidence="the demo newsroom",
)
