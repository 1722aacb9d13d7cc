"""newscrawl: a crawler and extractor for regional news. The public names; nothing here imports Scrapy.

Each name is loaded when it is first asked for: a command is ready for signals before anything heavy is imported.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscrawl.article import Article
    from newscrawl.extract import extract
    from newscrawl.extract.text import extract_text
    from newscrawl.site import Layout, Listing, Site
    from newscrawl.spiders.news import NewsSpider

__all__ = ["Article", "Layout", "Listing", "NewsSpider", "Site", "extract", "extract_text"]
_HOMES = {
    "Article": "newscrawl.article",
    "Layout": "newscrawl.site",
    "Listing": "newscrawl.site",
    "NewsSpider": "newscrawl.spiders.news",
    "Site": "newscrawl.site",
    "extract_text": "newscrawl.extract.text",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


class _Package(ModuleType):
    """``newscrawl.extract`` is the function, although a package has the same name: Python sets that one, too."""

    @property
    def extract(self) -> Any:
        """The function."""
        return import_module("newscrawl.extract").extract

    @extract.setter
    def extract(self, _: ModuleType) -> None:
        """The import system's own assignment of the package."""


sys.modules[__name__].__class__ = _Package
