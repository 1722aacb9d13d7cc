"""Where a site without a site file has its feeds and sitemaps: its home page and robots.txt say so, else guesses."""

from __future__ import annotations

import re

from newscrawl.address import article_key, clean_url, resolve, same_site

_TYPES = {
    "application/rss+xml": "rss",
    "application/rdf+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/json": "json",
    "application/xml": "rss",
    "text/xml": "rss",
    "text/rss": "rss",
}
_COMMENTS = re.compile(r"/comments?/feed|comments?\.(?:rss|xml)|[?&]feed=comments|yorum", re.I)
_FEED_LIKE = re.compile(r"(?:^|[/._-])(?:rss|feeds?|atom)(?:$|[/._?-])|\.(?:rss|rdf)$", re.I)
_SITEMAP_LIKE = re.compile(r"(?:sitemap|newsmap|googlenews)[\w-]*(?:\.xml|\.php|\.aspx?)?(?:\.gz)?$", re.I)
_SITEMAP_LINE = re.compile(r"^[ \t]*site-?map[ \t]*:[ \t]*(\S+)", re.I | re.M)

# most frequent first: of the 169 feeds of local papers in Turkey that we know, 148 are at /rss and 8 at /rss.xml
GUESSES = (
    ("feed", "/rss"),
    ("feed", "/rss.xml"),
    ("feed", "/feed/"),
    ("sitemap", "/sitemap-news.xml"),
    ("sitemap", "/sitemap.xml"),
    ("sitemap", "/news-sitemap.xml"),
    ("feed", "/service/rss.php"),
    ("feed", "/export/rss"),
    ("sitemap", "/sitemap_index.xml"),
    ("sitemap", "/sitemap_google_news.xml"),
    ("sitemap", "/sitemap/news.xml"),
    ("feed", "/feed.xml"),
    ("feed", "/rss/"),
    ("feed", "/atom.xml"),
    ("feed", "/feed.json"),
)


def autodiscover(html: str | bytes, url: str) -> list[tuple[str, str]]:
    """The sources a page names, each once, the surest first: (kind, absolute URL).

    Kinds: rss, atom, json for a feed declared in the head (HTML Standard, link type alternate), sitemap for a declared
    sitemap, then hint and sitemap for plain links of the same site that look like one. Feeds of comments are left out.
    """
    from newscrawl.extract.page import read_page

    page = read_page(html, url)
    base = page.base or url
    found: dict[str, tuple[str, str]] = {}
    for link in page.head.links:
        kind = _declared(link.get("rel") or "", link.get("type") or "")
        _put(found, kind, resolve(link.get("href"), base))
    for anchor in page.root.iter("a"):
        address = resolve(anchor.get("href"), base)
        if address and same_site(address, url):
            _put(found, _hinted(address), address)
    return list(found.values())


def _declared(rel: str, media_type: str) -> str | None:
    words = rel.lower().split()
    if "sitemap" in words:
        return "sitemap"
    if "alternate" in words:
        return _TYPES.get(media_type.partition(";")[0].strip().lower())
    return "rss" if "feed" in words else None


def _hinted(url: str) -> str | None:
    target = url.partition("://")[2].partition("/")[2]
    if _SITEMAP_LIKE.search(target):
        return "sitemap"
    return "hint" if _FEED_LIKE.search(target) or url.startswith(("http://rss.", "https://rss.")) else None


def _put(found: dict[str, tuple[str, str]], kind: str | None, address: str | None) -> None:
    if kind and address and not _COMMENTS.search(address):
        found.setdefault(article_key(address), (kind, clean_url(address)))


def robots_sitemaps(robots: str, url: str | None = None) -> list[str]:
    """The sitemaps that a robots.txt names (sitemaps.org), absolute, each once; ``url`` is that of the robots.txt."""
    found = (resolve(match[1], url) for match in _SITEMAP_LINE.finditer(robots.lstrip("\ufeff")))
    return list(dict.fromkeys(clean_url(address) for address in found if address))


def guesses(url: str) -> list[tuple[str, str]]:
    """Where feeds and sitemaps commonly are on the site of ``url``: (feed or sitemap, URL), the likeliest first."""
    return [(kind, address) for kind, path in GUESSES if (address := resolve(path, url))]
