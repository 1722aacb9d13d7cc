"""Haberler.com: portal of wire copies."""

from newscrawl import Layout, Listing, Site

SITE = Site(
    name="haberler",
    domains=("haberler.com",),
    country="TR",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://rss.haberler.com/rssnew.aspx?kategori=sondakika", "https://rss.haberler.com/rss.asp"),
    sitemaps=("https://www.haberler.com/sitemap_google_news.xml",),
    listings=(Listing("https://www.haberler.com/son-dakika/", link="a.new3sondk-news, .hblnBox a"),),
    article=r"^/(?:[a-z0-9-]+/)?[a-z0-9-]+-(?P<id>\d{6,9})-haberi/?$",
    examples=("https://www.haberler.com/haberler/bankacilikta-yapay-zeka-donusumu-finansal-arama-20006184-haberi",),
    layouts=(
        Layout(
            name="2026",
            headline="header.hbptHead h1",
            lead="header.hbptHead h2",
            published="time.hbptDate",
            body="div#news",
            source="div.editorSade",
            section="div.hbptTagDate a",
            tags="div#nwsKeywords a",
            drop="div#nwsKeywords, div.editorSade, div[id^=div-gpt-ad]",
        ),
        Layout(
            name="2026-b",
            headline="h1#title",
            body="div.news-icerik",
            source="div.editorSade",
            tags=".news-tags a",
            drop=".news-tags, div.editorSade, div[id^=div-gpt-ad]",
        ),
        Layout(
            name="2022",
            headline="h1",
            lead=("header.hbptHead h2", "p.haber_ozet"),
            published=("time.hbptDate", "div.hbptDate"),
            body="main.hbptContent.haber_metni, div.hbptContent.haber_metni",
            source="div.editorSade",
            section="div.hbptTagDate a",
            tags="div#nwsKeywords a",
            drop="div#nwsKeywords, div.editorSade, div[id^=div-gpt-ad], p.haber_ozet",
        ),
    ),
    evidence="research/sites.md: public scrapers 2020-2026; two descriptions of 2026 disagree, both are kept; no saved page",
)
