"""Anadolu Ajansı: the state news agency."""

from newscrawl import Layout, Site

# The agency's own pages close with a line on its subscribers' system: the only place that credits it.
NOTICE = "//*[contains(text(), '(HAS)')]"

SITE = Site(
    name="aa",
    domains=("aa.com.tr",),
    country="TR",
    language=("tr", "en", "ru", "ar", "fr", "az", "kk", "ky", "uz"),
    timezone="Europe/Istanbul",
    feeds=("https://www.aa.com.tr/tr/rss/default?cat=guncel",),
    article=r"^/(?:tr|en|ru|ar|fr|az|kk|ky|uz)/[a-z0-9-]+/[a-z0-9%-]+/(?P<id>\d{6,8})/?$",
    examples=("https://www.aa.com.tr/tr/gundem/vekalet-yoluyla-kurban-kesim-bedelleri-belirlendi/3912126",),
    layouts=(
        Layout(
            name="2026",
            lead="span.text-descriptionColor",
            body="//div[@dir]/*[self::p or self::h2 or self::h3 or self::h4 or self::ul or self::ol or self::blockquote]",
            source=NOTICE,
            dateline="//div[@dir]/preceding-sibling::*[1][self::span]",
            drop=NOTICE,
        ),
        Layout(
            name="2025",
            headline="div.detay-spot-category h1",
            lead="div.detay-spot-category h4",
            authors="div.detay-spot-category .row > span:not(.tarih)",
            published="span.tarih",
            body="div.detay-icerik p, div.detay-icerik h2, div.detay-icerik h3, div.detay-icerik h4, div.detay-icerik li, "
            "div.detay-icerik blockquote",
            source=NOTICE,
            dateline="div.detay-icerik > h6",
            drop=NOTICE,
            section="div.detay-spot-category .detay-news-category a",
            tags="div.detay-paylas a.btn-outline-secondary",
        ),
    ),
    evidence="research/pages/DOM.md: whole pages of 2025-04-05 and 2026-04-20; JSON-LD articleBody is the summary only, "
    "article:published_time repeats the time of the last change",
)
