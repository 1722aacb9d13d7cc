from newscrawl import Layout, Site

SITE = Site(
    name="ajansdemo",
    domains=("ajansdemo.example",),
    country="TR",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://ajansdemo.example/tr/rss/default",),
    sitemaps=("https://ajansdemo.example/sitemap.xml",),
    article=r"^/tr/[a-z-]+/[a-z0-9-]+/(?P<id>\d{9})/?$",
    examples=("https://ajansdemo.example/tr/guncel/kar-yagdi/100010001",),
    layouts=(
        Layout(
            name="v2",
            headline="h1",
            lead="span.text-descriptionColor",
            dateline="//div[@dir]/preceding-sibling::*[1][self::span]",
            authors="span.yazar",
            body="//div[@dir]/p | //div[@dir]/h3",
            section="a.kategori",
            tags="div.konular a",
        ),
    ),
    evidence="the demo newsroom; article:published_time is the time of the last change, datePublished the right one",
)
