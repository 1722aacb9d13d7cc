"""Habertürk: news channel and paper."""

from newscrawl import Layout, Site

SITE = Site(
    name="haberturk",
    domains=("haberturk.com",),
    country="TR",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://www.haberturk.com/rss", "https://www.haberturk.com/rss/manset.xml"),
    sitemaps=("https://www.haberturk.com/sitemap_google_news.xml",),
    article=(
        r"^/(?:[a-z-]+/)*[a-z0-9-]+-(?P<id>\d{7})(?:-[a-z]+)?/?$",
        r"^/(?:[a-z0-9-]+/)+(?P<id>\d{6,8})-[a-z0-9-]+/?$",
    ),
    examples=(
        "https://www.haberturk.com/turkiye-de-orman-yanginlari-yanginlarda-son-durum-guncel-haberler-3700095",
        "https://www.haberturk.com/spor/futbol/haber/1109156-mario-gomez-resmen-besiktasta",
    ),
    layouts=(
        Layout(
            name="2024",
            headline="h1",
            lead="(//article//h2)[1]",
            published="//span[contains(., 'Giriş:')]",
            body=".cms-container",
        ),
    ),
    evidence="research/pages/DOM.md: whole page of 2024-07-03; the JSON-LD headline is escaped twice, its articleBody damaged",
)
