"""Son Dakika: portal of wire copies, same group and same article numbers as haberler.com."""

from newscrawl import Layout, Listing, Site

SITE = Site(
    name="sondakika",
    domains=("sondakika.com",),
    country="TR",
    language="tr",
    timezone="Europe/Istanbul",
    feeds=("https://rss.sondakika.com/rss_standart.asp", "https://www.sondakika.com/rss/"),
    sitemaps=("https://www.sondakika.com/sitemaps/sitemap_google_news.aspx",),
    listings=(Listing("https://www.sondakika.com/guncel/", link="li.nws a.content"),),
    article=r"^/(?:haber|[a-z-]+)/haber-[a-z0-9-]+-(?P<id>\d{6,9})/?$",
    examples=(
        "https://www.sondakika.com/haber/haber-kripto-fenomenleri-icin-geri-sayim-basladi-20257775/",
        "https://www.sondakika.com/haber/haber-bankacilikta-yapay-zeka-donusumu-finansal-arama-20006185",
    ),
    layouts=(
        Layout(
            name="2024",
            headline="h1.haber_baslik",
            lead=("h2#spot", "h2.mt10"),
            published="div.hbptDate",
            body="div.haber_metni",
            section=".breadCrumbText > a > span",
            tags=("a.keyword-sd", ".keyclass a"),
            image=("img#haberResim", "div.haberResim img"),
            drop="div.comment-container, div.lnkSeo, div.drimg, ul.gallery_attach_list, div#tb-inpage-general, "
            ".RenderVideoOrImage, div[id^=div-gpt-ad], .keyclass, a.keyword-sd, .breadCrumbText",
        ),
        Layout(
            name="2016",
            headline="h1[itemprop=headline]",
            published="span.relase-date",
            body="div[itemprop=articleBody]",
        ),
    ),
    evidence="research/sites.md: five public scrapers 2016-2026 and page texts of 2026-03; no saved page",
)
