"""Case: one page and the fields that must come out of it; and the plain page that the cases alter in one point."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

URL = "https://www.yerelgazete.com.tr/gundem/koprude-calisma-481516"
TITLE = "Eski köprüde onarım çalışması başladı"
FIRST = (
    "Belediyenin fen işleri ekipleri, yüz yıllık taş köprünün ayaklarında sabah saatlerinde onarım çalışmasına başladı; "
    "köprü, çalışmalar sürdükçe araç trafiğine kapalı kalacak."
)
SECOND = (
    "Başkan yardımcısı Nurten Çelik, köprünün iki ayağında suyun açtığı oyukların taşla doldurulacağını, korkulukların ise "
    "aslına uygun olarak yenileneceğini söyledi."
)
THIRD = (
    "Çelik, \"Mahalle sakinlerinden iki ay sabır istiyoruz, yayalar köprüyü kullanmayı sürdürebilecek.\" diye konuştu ve "
    "esnafın zararının karşılanacağını bildirdi."
)  # fmt: skip
FOURTH = (
    "Köprünün hemen yanındaki fırının sahibi ise sabahları müşterilerinin çoğunun karşı kıyıdan geldiğini, onarımın yaz "
    "gelmeden bitmesini umduğunu anlattı."
)
TEXT = (FIRST, SECOND, THIRD, FOURTH)
BODY = "\n\n".join(TEXT)


@dataclass(frozen=True)
class Case:
    """One page, its address, and the exact values of the fields the case is about."""

    name: str
    html: bytes | str
    expected: dict[str, Any] = field(hash=False)
    url: str | None = URL


def paragraphs(*texts: str, tag: str = "p") -> str:
    """The texts as elements."""
    return "\n".join(f"<{tag}>{text}</{tag}>" for text in texts)


def news(**values: Any) -> str:
    """A script with a NewsArticle of the plain page, with these values beside or instead (None: without)."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **values}
    return script(json.dumps({key: value for key, value in data.items() if value is not None}, ensure_ascii=False))


def script(source: str) -> str:
    """A JSON-LD script with this very source."""
    return f'<script type="application/ld+json">{source}</script>'


def page(
    text: str | Sequence[str] = TEXT,
    *,
    head: str = "",
    top: str = "",
    after: str = "",
    title: str = TITLE,
    h1: str | None = None,
    date: str = '<time class="tarih" datetime="2026-03-14T10:05:00+03:00">14 Mart 2026 10:05</time>',
    language: str = "tr",
) -> str:
    """The plain page: menu, headline, date, text, a list of other stories, footer. ``text`` is markup or paragraphs."""
    shown = text if isinstance(text, str) else f'<div class="haber-metni">{paragraphs(*text)}</div>'
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Yerel Gazete</title>
<meta property="og:type" content="article">{head}</head><body>
<header><a href="/">Yerel Gazete</a></header>
<nav><ul><li><a href="/gundem">Gündem</a></li><li><a href="/spor">Spor</a></li><li><a href="/ilan">İlan</a></li></ul></nav>
<main><article>{top}<h1>{title if h1 is None else h1}</h1>{date}
{shown}
{after}</article></main>
<aside><h3>Çok okunanlar</h3><ul><li><a href="/gundem/pazar-yeri-481510">Pazar yeri yeni alanına taşındı</a></li>
<li><a href="/spor/yerel-takim-481499">Yerel takım kupada yarı finale çıktı</a></li></ul></aside>
<footer><p>© 2026 Yerel Gazete. Tüm hakları saklıdır. Son güncelleme 20.03.2026</p></footer></body></html>"""
