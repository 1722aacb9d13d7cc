"""newscrawl: a crawler and extractor for regional news. The public names; nothing here imports Scrapy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.article import Article
from newscrawl.site import Layout, Listing, Site  # before extract: the site files it may load import them from here

from newscrawl.extract import extract

if TYPE_CHECKING:
    from newscrawl.extract.text import extract_text
    from newscrawl.spiders.news import NewsSpider

__all__ = ["Article", "Layout", "Listing", "NewsSpider", "Site", "extract", "extract_text"]


def __getattr__(name: str) -> Any:
    """What is imported on demand: `NewsSpider` brings Scrapy, `extract_text` what only texts need."""
    if name == "NewsSpider":
        from newscrawl.spiders.news import NewsSpider

        return NewsSpider
    if name == "extract_text":
        from newscrawl.extract.text import extract_text

        return extract_text
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
