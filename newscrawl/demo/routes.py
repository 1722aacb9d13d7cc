"""What a site answers to a path: pages, lists, sources, pictures, addresses that only look like articles."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import parse_qs, urlsplit

from newscrawl.demo import pages, sources
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.newssite import NewsSite
from newscrawl.demo.stories import Story, slug

PAGE_SIZE = 20
FEED_SIZE = 40
HTML = "text/html; charset=utf-8"
SOFT_404 = {
    "portal": "/guncel/haber-kaldirilan-haber-{n}/",
    "agency": "/tr/guncel/kaldirilan-haber/{n}",
    "paper": "/kaldirilan-eski-haber-sayfasi",
    "ordo": "/ky/news/{n}-ochurulgon/",
}
_NOT_FOUND = {
    "tr": ("Sayfa bulunamadı", "Aradığınız haber bulunamadı veya yayından kaldırıldı."),
    "ky": ("Барак табылган жок", "Сиз издеген кабар табылган жок же өчүрүлгөн."),
}
_PIXEL = bytes.fromhex("474946383961010001008000000000000000002c00000000010001000002024401003b")


@dataclass(frozen=True)
class Reply:
    """A whole answer; ``headers`` without the length."""

    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)


class Routes:
    """Answers for all sites of a newsroom; pages and sources are built once for each version of a site."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._made: dict[tuple[str, str], tuple[int, Reply]] = {}
        self._index: dict[str, tuple[int, dict[str, Story]]] = {}

    def reply(self, site: NewsSite, target: str, headers: dict[str, str]) -> Reply:
        """The answer to a GET: 304 when the client's validators still hold, packed when the site packs its pages."""
        with self.newsroom.lock:
            version, reply = self._made.get((site.name, target), (-1, Reply()))
            if version != site.version:
                reply = self._with_validators(site, self._route(site, target))
                self._made[site.name, target] = (site.version, reply)
        if reply.status == 200 and _unchanged(reply, headers):
            return replace(reply, status=304, body=b"")
        if site.packed and reply.content_type == HTML and "gzip" in headers.get("accept-encoding", ""):
            packed = {**reply.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            return replace(reply, body=gzip.compress(reply.body, 1, mtime=0), headers=packed)
        return reply

    def _with_validators(self, site: NewsSite, reply: Reply) -> Reply:
        if not site.validators or reply.status != 200:
            return reply
        etag = f'"{hashlib.sha256(reply.body).hexdigest()[:20]}"'
        modified = reply.headers.get("Last-Modified") or format_datetime(
            sources.newest(site, site.stories), usegmt=True
        )
        return replace(reply, headers={**reply.headers, "ETag": etag, "Last-Modified": modified})

    def _route(self, site: NewsSite, target: str) -> Reply:
        parts = urlsplit(target)
        path = parts.path or "/"
        source = self._source(site, path)
        if source:
            return source
        if story := self._story(site, path):
            modified = format_datetime(story.modified or story.published, usegmt=True)
            return Reply(body=pages.article(site, story).encode(), headers={"Last-Modified": modified})
        if any(
            one.path == path
            for key, versions in self.newsroom.history.items()
            if key.startswith(site.name)
            for one in versions
        ):
            return Reply(status=410, body=self._missing(site))
        return self._list(site, path, parts.query) or self._rest(site, path)

    def _source(self, site: NewsSite, path: str) -> Reply | None:
        if path == "/robots.txt":
            return Reply(body=sources.robots(site), content_type="text/plain; charset=utf-8")
        if kind := site.feeds.get(path):
            write, content_type = {
                "rss": (sources.rss, "application/rss+xml; charset=utf-8"),
                "atom": (sources.atom, "application/atom+xml; charset=utf-8"),
                "json": (sources.json_feed, "application/feed+json; charset=utf-8"),
            }[kind]
            return Reply(body=write(site, site.newest(FEED_SIZE)), content_type=content_type)
        if path in site.sitemaps and "news" in path:
            recent = [one for one in site.newest() if one.published > site.clock.now() - timedelta(days=2)]
            return Reply(body=sources.news_sitemap(site, recent), content_type="text/xml; charset=utf-8")
        if path in site.sitemaps:
            children = [(f"/sitemaps/{day}.xml.gz", stories) for day, stories in _days(site).items()]
            return Reply(body=sources.sitemap_index(site, children), content_type="application/xml")
        match = re.fullmatch(r"/sitemaps/(\d{4}-\d\d-\d\d)\.xml\.gz", path)
        if match and (stories := _days(site).get(match[1])):
            return Reply(body=sources.urlset(site, stories), content_type="application/gzip")
        return None

    def _story(self, site: NewsSite, path: str) -> Story | None:
        """The story of this path; on the portal of this number, whatever section and slug stand before it."""
        version, index = self._index.get(site.name, (-1, {}))
        if version != site.version:
            index = {key: one for one in site.stories for key in (one.path, one.token)}
            self._index[site.name] = (site.version, index)
        number = re.search(r"/haber-[a-z0-9-]+-(\d{9})/?$", path)
        return index.get(path) or (index.get(number[1]) if number and site.layout == "portal" else None)

    def _list(self, site: NewsSite, path: str, query: str) -> Reply | None:
        """``/``, ``/guncel/``, ``/guncel/2``, ``/arsiv/?sayfa=2``, ``/ky/``, ``/<section>/``, ``/etiket/<tag>/``."""
        base, number = (
            path,
            int("".join(parse_qs(query).get("sayfa", ["1"])[:1]).strip() or 1) if "sayfa=" in query else 1,
        )
        if site.layout == "portal" and (paged := re.fullmatch(r"(/guncel/)(\d{1,4})/?", path)):
            base, number = paged[1], int(paged[2])
        stories = self._listed(site, base)
        if stories is None:
            return None
        chunk = stories[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        if not chunk and number > 1:
            return Reply(status=404, body=self._missing(site))
        more = len(stories) > number * PAGE_SIZE
        following = (
            f"{base}{number + 1}" if site.layout == "portal" and base == "/guncel/" else f"{base}?sayfa={number + 1}"
        )
        heading = base.strip("/").rpartition("/")[2] or site.title
        return Reply(body=pages.listing(site, heading, chunk, following if more else None, self._extra(site)).encode())

    def _listed(self, site: NewsSite, base: str) -> list[Story] | None:
        stories = site.newest()
        if base in ("/", "/guncel/", "/arsiv/"):
            return stories
        if base in ("/ky/", "/ru/") and site.layout == "ordo":
            return [one for one in stories if one.language == base.strip("/")]
        wanted = base.strip("/").rpartition("/")[2]
        if base.startswith("/etiket/"):
            return [one for one in stories if wanted in map(slug, one.tags)] or None
        return [one for one in stories if slug(one.section) == wanted] or None

    def _extra(self, site: NewsSite) -> str:
        """Links that a list carries beside its articles: other domains, a tag, a search, a dead article."""
        links = (
            ("https://www.baska-gazete.example/gundem/baska-bir-haber-basligi-123456", "Dış bağlantı"),
            ("https://reklam.example/tikla?kampanya=7", "Reklam"),
            (f"{site.base}/etiket/spor/", "Spor"),
            (f"{site.base}/arama?q=kar", "Arama"),
            (f"{site.base}/yazdir/1", "Yazdır"),
            (self.soft_404(site), "Kaldırılan haber"),
            ("mailto:haber@demo.example", "Yazın"),
        )
        return " ".join(f'<a href="{escape(url)}">{text}</a>' for url, text in links) + self._dead_item(site)

    def _dead_item(self, site: NewsSite) -> str:
        """The dead article once more, as an item like all others: on one site, so that a crawl must set it aside."""
        return f'<a class="eski content" href="{self.soft_404(site)}">Eski haber</a>' if site.lists_dead else ""

    def soft_404(self, site: NewsSite) -> str:
        """The address of the site's page that says 200 and "not found"."""
        return site.base + SOFT_404[site.layout].format(n=f"{self.newsroom.seed % 90000 + 10000}9999")

    def _rest(self, site: NewsSite, path: str) -> Reply:
        if site.base + path == self.soft_404(site):
            return Reply(body=self._missing(site))
        if path.startswith("/foto/"):
            return Reply(body=_PIXEL, content_type="image/gif")
        if path in ("/kunye/", "/gizlilik/", "/abone", "/uygulama", "/arama") or path.startswith("/yazdir/"):
            return Reply(body=pages.simple(site, site.title, "Demo").encode())
        return Reply(status=404, body=self._missing(site))

    def _missing(self, site: NewsSite) -> bytes:
        heading, text = _NOT_FOUND[site.languages[0]]
        return pages.simple(site, heading, text).encode()


def _unchanged(reply: Reply, headers: dict[str, str]) -> bool:
    """RFC 9110: If-None-Match counts alone when it is there."""
    if wanted := headers.get("if-none-match"):
        return reply.headers.get("ETag", "-") in [one.strip() for one in wanted.split(",")]
    since = headers.get("if-modified-since")
    return since is not None and since == reply.headers.get("Last-Modified")


def _days(site: NewsSite) -> dict[str, list[Story]]:
    """The site's stories by the day of their publication there, newest day first."""
    days: dict[str, list[Story]] = {}
    for story in site.newest():
        days.setdefault(f"{site.local(story.published):%Y-%m-%d}", []).append(story)
    return days
