"""One site of the newsroom: its facts, its stories, the gold record of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from newscrawl.demo.clock import Clock
from newscrawl.demo.stories import Story


@dataclass(kw_only=True)
class NewsSite:
    """One site: its facts, its address while it is served, its stories in the order of their publication."""

    name: str
    title: str
    layout: str
    languages: tuple[str, ...]
    zone: str
    country: str
    region: str | None = None
    weight: int
    tag_class: str
    feeds: dict[str, str]
    sitemaps: tuple[str, ...] = ()
    recurring: tuple[str, ...] = ()
    has_jsonld: bool = True
    validators: bool = True
    packed: bool = False
    lists_dead: bool = False
    clock: Clock
    base: str = ""
    stories: list[Story] = field(default_factory=list)
    version: int = 0

    def __post_init__(self) -> None:
        self.base = self.base or f"https://{self.name}.example"

    def url(self, story: Story) -> str:
        """The story's address."""
        return self.base + story.path

    def image(self, story: Story) -> str:
        """The address of its main picture."""
        return f"{self.base}/foto/{story.token}.jpg"

    def local(self, at: datetime) -> datetime:
        """A time on this site's clock."""
        return at.astimezone(ZoneInfo(self.zone))

    def newest(self, count: int | None = None) -> list[Story]:
        """The newest stories, newest first."""
        return sorted(self.stories, key=lambda one: (one.published, one.token), reverse=True)[:count]

    def before(self, story: Story) -> list[Story]:
        """The six stories published before this one: what its side lists show; always the same for a story."""
        place = next((n for n, one in enumerate(self.stories) if one.token == story.token), 0)
        return self.stories[max(0, place - 6) : place][::-1]

    def put(self, story: Story) -> None:
        """Publish a story, or its next version in place of the older."""
        self.version += 1
        for place, one in enumerate(self.stories):
            if one.token == story.token:
                self.stories[place] = story
                return
        self.stories.append(story)

    def gold(self, story: Story) -> dict[str, Any]:
        """The fields of the record that a perfect extraction of the story's page gives."""
        url = self.url(story)
        token = story.token if self.layout != "paper" else hashlib.sha256(url.encode()).hexdigest()[:16]
        return {
            "id": f"{self.name}:{token}",
            "url": url,
            "canonical_url": url,
            "site": self.name,
            "country": self.country,
            "region": self.region,
            "language": story.language,
            "kind": story.kind,
            "headline": story.headline,
            "lead": story.lead,
            "body": story.body,
            "authors": list(story.authors),
            "source": story.source,
            "source_text": story.source_text,
            "agencies": list(story.agencies),
            "dateline": story.dateline,
            "published": self.local(story.published).isoformat(),
            "modified": self.local(story.modified).isoformat() if story.modified else None,
            "published_utc": story.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "section": story.section,
            "tags": list(story.tags),
            "image": self.image(story),
        }


_TR: dict[str, Any] = {"languages": ("tr",), "zone": "Europe/Istanbul", "country": "TR"}
_PAPER: dict[str, Any] = {**_TR, "layout": "paper", "tag_class": "etiket", "weight": 15}
_FACTS: tuple[dict[str, Any], ...] = (
    {
        **_TR,
        "name": "sondemo",
        "title": "Son Demo",
        "layout": "portal",
        "weight": 35,
        "tag_class": "keyword-sd",
        "feeds": {"/rss/son.xml": "rss"},
        "sitemaps": ("/sitemaps/sitemap_google_news.xml",),
    },
    {
        **_TR,
        "name": "ajansdemo",
        "title": "Ajans Demo",
        "layout": "agency",
        "weight": 20,
        "tag_class": "konu",
        "feeds": {"/tr/rss/default": "rss"},
        "sitemaps": ("/sitemap.xml",),
    },
    {
        **_PAPER,
        "name": "kuzeydemo",
        "title": "Kuzey Demo",
        "region": "TR-55",
        "feeds": {"/rss": "rss"},
        "sitemaps": ("/sitemap-news.xml",),
        "validators": False,
        "packed": True,
    },
    {
        **_PAPER,
        "name": "guneydemo",
        "title": "Güney Demo",
        "region": "TR-33",
        "feeds": {"/atom.xml": "atom"},
        "recurring": ("Güney Demo, sahilin ve yaylanın ortak defteridir; her gün güneşle birlikte baskıya girer.",),
        "has_jsonld": False,
        "lists_dead": True,
    },
    {
        "name": "ordodemo",
        "title": "Ордо Демо",
        "layout": "ordo",
        "languages": ("ky", "ru"),
        "zone": "Asia/Bishkek",
        "country": "KG",
        "weight": 15,
        "tag_class": "tag",
        "feeds": {"/feed.json": "json"},
        "sitemaps": ("/sitemap.xml",),
    },
)


def five_sites(clock: Clock) -> list[NewsSite]:
    """The newsroom's sites: a portal, an agency, two local papers on one CMS, one in Kyrgyz and Russian."""
    return [NewsSite(clock=clock, **facts) for facts in _FACTS]
