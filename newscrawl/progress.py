"""Progress: a line on standard error while a run lasts, when a person is there to see it; silence in cron."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

ERASE = "\x1b[K"  # the rest of the line


async def tell(crawlers: Mapping[str, Crawler]) -> None:
    """Say every second how many of the crawlers run and what they have so far, until cancelled."""
    try:
        while sys.stderr.isatty():
            await asyncio.sleep(1)
            sys.stderr.write(f"\r{line(crawlers)}{ERASE}")
            sys.stderr.flush()
    finally:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{ERASE}")


def line(crawlers: Mapping[str, Crawler]) -> str:
    """The state of the crawlers in words."""
    stats = [crawler._stats for crawler in crawlers.values() if crawler._stats]
    new = sum(int(one.get_value("newscrawl/pages/new", 0)) for one in stats)
    asked = sum(int(one.get_value("downloader/request_count", 0)) for one in stats)
    return f"{len(crawlers)} sites running, {asked} requests, {new} new articles"
