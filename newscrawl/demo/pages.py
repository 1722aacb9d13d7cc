"""The newsroom's pages: four layouts with invented texts, each with the clutter that real pages carry.

portal: sondakika.com's DOM. agency: aa.com.tr's of 2026. paper: the TE Bilişim CMS of many local papers. ordo: an own
one in Kyrgyz and Russian. Only names of classes and the order of the blocks are taken from real pages, no sentence.
"""

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from string import Template
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from newscrawl.demo import templates
from newscrawl.demo.stories import Story, slug

if TYPE_CHECKING:
    from newscrawl.demo.newssite import NewsSite

MONTHS = {
    "tr": [
        "Ocak",
        "Şubat",
        "Mart",
        "Nisan",
        "Mayıs",
        "Haziran",
        "Temmuz",
        "Ağustos",
        "Eylül",
        "Ekim",
        "Kasım",
        "Aralık",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "ky": [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
}
SCHEMA_TYPES = {
    "gallery": "ImageGallery",
    "video": "VideoObject",
    "column": "OpinionNewsArticle",
    "sponsored": "AdvertiserContentArticle",
}


def printed(at: datetime, language: str, zone: str) -> str:
    """A time as the layouts of this language print it, in the site's own zone."""
    local = at.astimezone(ZoneInfo(zone))
    month = MONTHS[language][local.month - 1]
    if language == "tr":
        return f"{local.day} {month} {local.year} - {local:%H:%M}"
    return (
        f"{local.day}-{month}, {local.year} {local:%H:%M}"
        if language == "ky"
        else f"{local.day} {month} {local.year}, {local:%H:%M}"
    )


def article(site: NewsSite, story: Story) -> str:
    """The page of one article."""
    frame: dict[str, Any] = _values(site, story)
    frame |= {"portal": _portal, "agency": _agency, "paper": _paper, "ordo": _ordo}[site.layout](site, story)
    return Template(getattr(templates, f"{site.layout.upper()}_ARTICLE")).substitute(frame)


def _values(site: NewsSite, story: Story) -> dict[str, str]:
    """What every layout prints: all texts escaped."""
    side = site.before(story)
    return {
        "language": story.language,
        "url": site.url(story),
        "site": site.title,
        "base": site.base,
        "headline": escape(story.headline),
        "lead": escape(story.lead),
        "section": escape(story.section),
        "section_slug": slug(story.section),
        "tags": "".join(_tag_link(site, tag) for tag in story.tags),
        "image": site.image(story),
        "published": site.local(story.published).isoformat(),
        "modified": site.local(story.modified or story.published).isoformat(),
        "body": _body(story),
        "media": _media(site, story),
        "label": escape(story.section) if story.kind == "sponsored" else "",
        "related": "".join(f'<li><a href="{site.url(one)}">{escape(one.headline)}</a></li>' for one in side[:4]),
        "side": "".join(_side_item(site, one) for one in side[:6]),
        "jsonld": json_ld(site, story),
        "token": story.token,
    }


def _body(story: Story) -> str:
    return "\n".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in story.blocks)


def _tag_link(site: NewsSite, tag: str) -> str:
    return f'<a class="{site.tag_class}" href="{site.base}/etiket/{slug(tag)}/">{escape(tag)}</a> '


def _side_item(site: NewsSite, story: Story) -> str:
    clock = f"{site.local(story.published):%H:%M}"
    return f'<li><span class="saat">{clock}</span> <a href="{site.url(story)}">{escape(story.headline)}</a></li>'


def _media(site: NewsSite, story: Story) -> str:
    """The photos of a gallery, the player of a video."""
    if story.kind == "gallery":
        return "".join(
            f'<figure class="galeri"><img src="{site.base}/foto/{story.token}-{n}.jpg" alt=""></figure>'
            for n in range(1, 6)
        )
    if story.kind == "video":
        return f'<video controls src="{site.base}/video/{story.token}.mp4"></video>'
    return ""


def json_ld(site: NewsSite, story: Story) -> str:
    """The page's JSON-LD block; an agency's dates carry no offset, as on aa.com.tr."""
    form = "%Y-%m-%dT%H:%M:%S.000" if site.layout == "agency" else "%Y-%m-%dT%H:%M:%S+03:00"
    authors: list[dict[str, str]] = [{"@type": "Person", "name": name} for name in story.authors]
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES.get(story.kind, "NewsArticle"),
        "mainEntityOfPage": site.url(story),
        "headline": story.headline,
        "name": story.headline,
        "description": story.lead,
        "image": [site.image(story)],
        "datePublished": site.local(story.published).strftime(form),
        **({"dateModified": site.local(story.modified).strftime(form)} if story.modified else {}),
        "articleSection": story.section,
        "author": authors or {"@type": "Organization", "name": site.title, "url": site.base},
        "publisher": {"@type": "Organization", "name": site.title},
        "isAccessibleForFree": True,
    }
    return f'<script type="application/ld+json">{json.dumps(document, ensure_ascii=False)}</script>'


def _portal(site: NewsSite, story: Story) -> dict[str, str]:
    # the source line is bare text at the end of the body container, with the no-break space of the original
    source = f"<br>{escape(story.source_text)}" if story.source_text else ""
    meta = (
        f'<meta property="article:modified_time" content="{site.local(story.modified).isoformat()}">'
        if story.modified
        else ""
    )
    return {
        "date": f"{site.local(story.published):%d.%m.%Y %H:%M}",
        "source": source.replace(": ", ":&nbsp;"),
        "modified_meta": meta,
        "keywords": escape(", ".join(story.headline.split())),
        "author": escape(", ".join(story.authors)),
    }


def _agency(site: NewsSite, story: Story) -> dict[str, str]:
    published, modified = site.local(story.published), site.local(story.modified or story.published)
    months = MONTHS["tr"]
    day = f"{published.day} {months[published.month - 1]} {published.year}"
    changed = f"{modified.day} {months[modified.month - 1]} {modified.year}"
    return {
        "date": f"{day} • Güncelleme: {changed}",
        "dateline": escape(story.dateline or ""),
        "author": escape(", ".join(story.authors)),
        "article_tags": "".join(f'<meta property="article:tag" content="{escape(tag)}">' for tag in story.tags),
        "source": f'<p class="kaynak">{escape(story.source_text or "")}</p>' if story.source_text else "",
    }


def _paper(site: NewsSite, story: Story) -> dict[str, str]:
    zone = site.zone
    changed = (
        f'<span class="info">Güncelleme</span> <time class="fw-bold">{printed(story.modified, "tr", zone)}</time>'
        if story.modified
        else ""
    )
    credit = story.source_text or (f"Muhabir: {story.authors[0]}" if story.authors else "")
    card = site.before(story)[:1]
    return {
        "date": printed(story.published, "tr", zone),
        "changed": changed,
        "credit": f'<div class="article-source"><span class="reporter-name">{escape(credit)}</span></div>'
        if credit
        else "",
        "card": "".join(
            f'<div class="related-news"><a href="{site.url(one)}">{escape(one.headline)} '
            "<span>İçeriği Görüntüle</span></a></div>"
            for one in card
        ),
        "recurring": "".join(f"<p>{escape(line)}</p>" for line in site.recurring),
        "structured": json_ld(site, story) if site.has_jsonld else "",
    }


def _ordo(site: NewsSite, story: Story) -> dict[str, str]:
    words = templates.ORDO_WORDS[story.language]
    return {
        "date": printed(story.published, story.language, site.zone),
        "source": f'<div class="source">{escape(story.source_text)}</div>' if story.source_text else "",
        "author": f'<div class="author">{escape(story.authors[0])}</div>' if story.authors else "",
        "modified_meta": f'<meta itemprop="dateModified" content="{site.local(story.modified).isoformat()}">'
        if story.modified
        else "",
        "og_locale": {"ky": "ky_KG", "ru": "ru_RU"}[story.language],
        **{f"word_{name}": text for name, text in words.items()},
    }


def listing(site: NewsSite, heading: str, stories: list[Story], following: str | None, extra: str = "") -> str:
    """A list of articles with the link to its next page; ``extra`` is markup of links that are no articles."""
    items = "\n".join(_list_item(site, one) for one in stories)
    next_link = f'<a class="sonraki" rel="next" href="{escape(following)}">›</a>' if following else ""
    return Template(templates.LISTING).substitute(
        language=site.languages[0],
        site=site.title,
        base=site.base,
        heading=escape(heading),
        items=items,
        extra=extra,
        next=next_link,
    )


def _list_item(site: NewsSite, story: Story) -> str:
    stamp = f"{site.local(story.published):%d.%m.%Y %H:%M}"
    # the list's own links carry a tracking parameter, as many portals' do
    url = site.url(story) + ("?utm_source=liste&utm_medium=anasayfa" if site.layout == "portal" else "")
    return (
        f'<li class="nws"><span class="hour data_calc" title="{stamp}">{stamp[-5:]}</span> '
        f'<a class="content" href="{escape(url)}"><span>{escape(story.headline)}</span></a>'
        f'<p class="news-detail">{escape(story.lead)}</p></li>'
    )


def simple(site: NewsSite, heading: str, text: str) -> str:
    """A page that is no article: a heading and a line."""
    return Template(templates.SIMPLE).substitute(
        language=site.languages[0], site=site.title, base=site.base, heading=escape(heading), text=escape(text)
    )
