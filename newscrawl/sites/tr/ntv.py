"""NTV: news channel."""

from newscrawl import Layout, Site

SITE = Site(
    name="ntv",
    domains=("ntv.com.tr",),
    country="TR",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://www.ntv.com.tr/gundem.rss",),
    sitemaps=("https://www.ntv.com.tr/sitemaps/news-sitemap.xml",),
    article=(
        r"^/[a-z-]+(?:/[a-z-]+)?/[a-z0-9-]+-(?P<id>\d{7})/?$",
        r"^/[a-z&-]+(?:/[a-z&-]+)?/[a-z0-9-]+,(?P<id>[A-Za-z0-9_-]{22})/?$",
    ),
    examples=(
        "https://www.ntv.com.tr/turkiye/pos-tefeciligi-sorusturmasi-4-supheli-tutuklandi-1695518",
        "https://www.ntv.com.tr/ntvpara/ikinci-el-esyalarda-belgesiz-satis-yapilamayacak,Cbldz_CSFEWJEGk02inj0A",
    ),
    layouts=(
        Layout(
            name="2025",
            lead="(//h1/following::h2)[1][not(ancestor::div[contains(@class, 'ck-content')])]",
            body="div[property=articleBody] div.ck-content p, div[property=articleBody] div.ck-content h2, "
            "div[property=articleBody] div.ck-content h3, div[property=articleBody] div.ck-content li, "
            "div[property=articleBody] div.ck-content blockquote",
            source="div[property=articleBody] div.flex.flex-col.justify-center > p",
            section="nav[aria-label=Breadcrumb] a",
            tags='div[property=articleBody] ul a[href^="/haberleri/"]',
        ),
        Layout(
            name="2024",
            body="div.category-detail-content-inner",
            source="div.news-info-text > p:last-child",
            tags='li.label-item .label-item-link:not([href="/"])',
            drop="div.detail-related-news",
        ),
    ),
    evidence="research/pages/DOM.md: whole pages of 2024-04-30 and 2025-11-10",
)
