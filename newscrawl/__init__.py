"""newscrawl: a crawler and extractor for regional news. The public names; nothing here imports Scrapy."""

from newscrawl.article import Article
from newscrawl.extract import extract
from newscrawl.site import Layout, Listing, Site

__all__ = ["Article", "Layout", "Listing", "Site", "extract"]
