"""``scrapy crawl`` with our exit codes: Scrapy's own ends with 0 on a full disk, and with a traceback for wrong usage."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from scrapy.commands.crawl import Command as ScrapyCrawl

from newscrawl.errors import UsageError
from newscrawl.registry import SiteFileError
from newscrawl.report import UNWRITABLE
from newscrawl.window import span

if TYPE_CHECKING:
    import argparse

    from scrapy import Spider
    from scrapy.crawler import Crawler


class Command(ScrapyCrawl):
    """Scrapy's command; it remembers its crawler to look at what became of it."""

    crawler: Crawler | None = None

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        try:
            self.crawler = super()._create_crawler(spidercls)
        except (UsageError, SiteFileError) as error:
            sys.stderr.write(f"newscrawl: {error}\n")
            sys.exit(2)
        return self.crawler

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """See Scrapy; the spider's arguments are looked at before anything is asked."""
        try:
            span(opts.spargs.get("since", "1d"))
            if not re.fullmatch("[1-9][0-9]{0,8}", limit := opts.spargs.get("limit", "1")):
                raise ValueError(f"limit: {limit!r} is no number from 1 on")
        except ValueError as error:
            sys.stderr.write(f"newscrawl: -a {error}\n")
            sys.exit(2)
        super().run(args, opts)
        stats = self.crawler._stats if self.crawler else None
        if stats is not None and stats.get_value("newscrawl/output/failed"):
            self.exitcode = UNWRITABLE
