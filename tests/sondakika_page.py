"""A page in the DOM that sondakika.com is known to use since 2022, built around any text (research: sites.jsonl, DOM.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

URL = "https://www.sondakika.com/guncel/haber-{slug}-{number}/"
NOTICE = (
    "SonDakika.com'da yer alan yorumlar, kullanıcıların kişisel görüşlerini yansıtır ve sondakika.com'un editöryal "
    "politikası ile örtüşmeyebilir. Yorumların hukuki sorumluluğu tamamen yazarlarına aittir."
)


@dataclass(frozen=True, kw_only=True)
class Story:
    """What the page shows; ``blocks`` are (tag, text) with the tags p and h3."""

    headline: str
    printed: str
    lead: str
    blocks: Sequence[tuple[str, str]]
    source: str
    tags: Sequence[str]
    section: str
    slug: str = "ornek-haber"
    number: str = "19562301"

    @property
    def url(self) -> str:
        return URL.format(slug=self.slug, number=self.number)

    @property
    def body(self) -> str:
        return "\n\n".join(text for _, text in self.blocks)


def page(
    story: Story, *, home_in_crumbs: bool = True, jsonld: bool = True, breaks: bool = False, canonical: bool = True
) -> str:
    """The whole page. ``home_in_crumbs``: the breadcrumb begins with a link home; ``breaks``: text between ``<br>``, no ``<p>``."""
    address = f'<link rel="canonical" href="{story.url}">' if canonical else ""
    title = escape(f"{story.headline} - Son Dakika")
    home = '<a href="/"><span>Son Dakika</span></a> › ' if home_in_crumbs else ""
    crumbs = f'{home}<a href="/guncel/"><span>{escape(story.section)}</span></a>'
    tags = " ".join(f'<a class="keyword-sd" href="/{i}/">{escape(tag)}</a>,' for i, tag in enumerate(story.tags))
    return f"""<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>{title}</title>
{address}<meta property="og:title" content="{title}"><meta property="og:site_name" content="Son Dakika">
<meta name="description" content="{escape(story.lead)}"><meta property="og:image" content="https://foto.sondakika.com/haber/2026/02/13/{story.number}_o.jpg">
{_jsonld(story) if jsonld else ""}</head><body>
<header><a href="/"><img alt="Son Dakika Logo" src="/logo.svg"></a><a href="/uye/">Üye Girişi</a></header>
<nav><a href="/guncel/">Güncel</a><a href="/ekonomi/">Ekonomi</a><a href="/spor/">Spor</a></nav>
<div class="breadCrumbText">{crumbs}</div>
<h1 class="haber_baslik">{escape(story.headline)}</h1><div class="hbptDate">{story.printed}</div>
<div class="paylas"><a href="#">Abone ol</a> Twitter'da Paylaş Facebook'da Paylaş WhatsApp'da Paylaş</div>
<div class="wrapper detay-v3_3 haber_metni">
<div class="RenderVideoOrImage"><div class="haberResim"><img id="haberResim" src="https://foto.sondakika.com/haber/2026/02/13/{story.number}_o.jpg" alt="{escape(story.headline)}"></div></div>
<h2 id="spot">{escape(story.lead)}</h2>
{_text(story, breaks)}
<p>Kaynak:&nbsp;{escape(story.source)}</p>
<div class="keyclass">{tags}</div>
<div class="lnkSeo"><span class="breadCrumbText"><a href="/"><span>Son Dakika</span></a> › <a href="/guncel/"><span>{escape(story.section)}</span></a> › {title}</span></div>
<div class="comment-container"><b>Sizin düşünceleriniz neler ?</b><textarea></textarea><p>{escape(NOTICE)}</p></div>
</div>
<ul class="news-list"><li class="nws"><span class="hour data_calc" title="13.02.2026 16:25">16:25</span><a class="content" href="/haber/haber-otogarda-yangin-19562399/"><span>Otogarda çıkan yangın söndürüldü</span></a></li></ul>
<footer>SON DAKİKA: {title}</footer></body></html>"""


def _text(story: Story, breaks: bool) -> str:
    if breaks:
        return "<br><br>".join(f"<b>{escape(text)}</b>" if tag == "h3" else escape(text) for tag, text in story.blocks)
    lines = [f"<{tag}>{escape(text)}</{tag}>" for tag, text in story.blocks]
    lines.insert(min(3, len(lines)), '<div id="div-gpt-ad-1552"><p>Advertisement</p></div>')
    return "\n".join(lines)


def _jsonld(story: Story) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": story.lead,
        "image": f"https://foto.sondakika.com/haber/2026/02/13/{story.number}_o.jpg",
        "author": {"@type": "Organization", "name": "Son Dakika"},
        "publisher": {"@type": "Organization", "name": "Son Dakika"},
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
