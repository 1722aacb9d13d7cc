"""What the newsroom's sites announce: RSS, Atom, JSON Feed, news sitemap, sitemap index with children, robots."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from newscrawl.demo.stories import Story

if TYPE_CHECKING:
    from newscrawl.demo.newssite import NewsSite

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def rss(site: NewsSite, stories: list[Story]) -> bytes:
    """RSS 2.0; a guid that is no link, dates in GMT."""
    items = "".join(
        f"<item><title>{escape(one.headline)}</title><link>{escape(site.url(one))}</link>"
        f'<guid isPermaLink="false">{one.key}</guid>'
        f"<description>{escape(one.lead)}</description><category>{escape(one.section)}</category>"
        f"<pubDate>{_rfc822(one.published)}</pubDate></item>\n"
        for one in stories
    )
    head = (
        f"<title>{escape(site.title)}</title><link>{site.base}/</link><description>{escape(site.title)}</description>"
    )
    return f'{_XML}<rss version="2.0"><channel>{head}\n{items}</channel></rss>'.encode()


def atom(site: NewsSite, stories: list[Story]) -> bytes:
    """Atom 1.0: ``published`` and ``updated`` with the site's offset."""
    entries = "".join(
        f"<entry><id>urn:{one.key}</id><title>{escape(one.headline)}</title>"
        f'<link rel="alternate" href="{escape(site.url(one))}"/>'
        f"<published>{site.local(one.published).isoformat()}</published>"
        f"<updated>{site.local(one.modified or one.published).isoformat()}</updated>"
        f'<summary>{escape(one.lead)}</summary><category term="{escape(one.section)}"/></entry>\n'
        for one in stories
    )
    updated = site.local(newest(site, stories)).isoformat()
    head = f"<id>{site.base}/</id><title>{escape(site.title)}</title><updated>{updated}</updated>"
    return f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom">{head}\n{entries}</feed>'.encode()


def json_feed(site: NewsSite, stories: list[Story]) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {
            "id": one.key,
            "url": site.url(one),
            "title": one.headline,
            "summary": one.lead,
            "date_published": site.local(one.published).isoformat(),
            "date_modified": site.local(one.modified or one.published).isoformat(),
            "tags": [one.section],
        }
        for one in stories
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": f"{site.base}/",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def news_sitemap(site: NewsSite, stories: list[Story]) -> bytes:
    """Google's news sitemap: name and language of the publication, publication date, title."""
    urls = "".join(
        f"<url><loc>{escape(site.url(one))}</loc>{_lastmod(site, one)}"
        f"<news:news><news:publication><news:name>{escape(site.title)}"
        f"</news:name><news:language>{one.language}</news:language></news:publication>"
        f"<news:publication_date>{site.local(one.published).isoformat()}</news:publication_date>"
        f"<news:title>{escape(one.headline)}</news:title></news:news></url>\n"
        for one in stories
    )
    return f'{_XML}<urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}">\n{urls}</urlset>'.encode()


def urlset(site: NewsSite, stories: list[Story]) -> bytes:
    """A plain sitemap, packed with gzip: the child of an index."""
    urls = "".join(f"<url><loc>{escape(site.url(one))}</loc>{_lastmod(site, one)}</url>\n" for one in stories)
    return gzip.compress(f'{_XML}<urlset xmlns="{_SITEMAP}">\n{urls}</urlset>'.encode(), mtime=0)


def sitemap_index(site: NewsSite, children: list[tuple[str, list[Story]]]) -> bytes:
    """An index of children, each a path and the stories in it; lastmod is that of the newest."""
    entries = "".join(
        f"<sitemap><loc>{site.base}{path}</loc>"
        f"<lastmod>{site.local(newest(site, stories)).isoformat()}</lastmod></sitemap>\n"
        for path, stories in children
    )
    return f'{_XML}<sitemapindex xmlns="{_SITEMAP}">\n{entries}</sitemapindex>'.encode()


def robots(site: NewsSite) -> bytes:
    """The site's rules: searches and print views are closed, the sitemaps named."""
    lines = [
        "User-agent: *",
        "Disallow: /arama",
        "Disallow: /yazdir/",
        "",
        *(f"Sitemap: {site.base}{path}" for path in site.sitemaps),
    ]
    return ("\n".join(lines) + "\n").encode()


def newest(site: NewsSite, stories: list[Story]) -> datetime:
    """When the newest of these was published or changed; the site's present without any."""
    return max((one.modified or one.published for one in stories), default=site.clock.now())


def _lastmod(site: NewsSite, story: Story) -> str:
    return f"<lastmod>{site.local(story.modified or story.published).isoformat()}</lastmod>"


def _rfc822(at: datetime) -> str:
    return format_datetime(at, usegmt=True)
