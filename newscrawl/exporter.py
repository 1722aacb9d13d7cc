"""RecordLines: the JSON-lines exporter, for our articles and for dict items alike.

Scrapy's signal dispatcher swallows an exporter's exception (a full disk then ends with exit code 0 and a torn line), so
this one notices its own failed write, takes the torn line back and stops the crawl.
"""

from __future__ import annotations

import logging
import os
from typing import IO, TYPE_CHECKING, Any

from itemadapter import ItemAdapter
from scrapy.exporters import BaseItemExporter

from newscrawl.article import FIELDS, Article, json_line
from newscrawl.errors import OutputError
from newscrawl.writer import append_line

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


def record_of(item: Any) -> dict[str, Any]:
    """An item as a record: all keys of the contract in their order, then whatever else a user's own item holds."""
    if isinstance(item, Article):
        return item.to_dict()
    given = ItemAdapter(item).asdict()
    record = Article(**{name: given[name] for name in FIELDS if name in given}).to_dict()
    return record | {name: value for name, value in given.items() if name not in record}


def line_of(item: Any) -> bytes:
    """The item's line with its newline."""
    return json_line(record_of(item)).encode("utf-8") + b"\n"


class RecordLines(BaseItemExporter):
    """One item, one line. After a write that failed nothing more is written and the crawl is stopped."""

    def __init__(self, file: IO[bytes], crawler: Crawler | None = None, **options: Any) -> None:
        super().__init__(dont_fail=True, **options)
        self.file = file
        self.crawler = crawler
        self.failed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, file: IO[bytes], **options: Any) -> RecordLines:
        """As Scrapy builds it for a feed."""
        return cls(file, crawler, **options)

    def export_item(self, item: Any) -> None:
        """Write one item's line."""
        if self.failed:
            return
        try:
            self._write(line_of(item))
        except (OutputError, OSError) as error:
            self._stop(str(error))

    def _write(self, line: bytes) -> None:
        try:
            descriptor = self.file.fileno()
        except (AttributeError, OSError):  # a compressing file, or one in memory
            self.file.write(line)
            return
        if os.path.isfile(descriptor):  # noqa: PTH113 - a descriptor has no path
            self.file.flush()
            append_line(descriptor, line, str(self.file.name))
        else:
            self.file.write(line)
            self.file.flush()

    def _stop(self, reason: str) -> None:
        self.failed = True
        logger.error("The output cannot be written: %s", reason)
        if self.crawler is None:
            return
        self.crawler.stats.inc_value("newscrawl/output/failed")
        if self.crawler.spider is not None:
            from scrapy.utils.defer import deferred_from_coro

            deferred_from_coro(self.crawler.engine.close_spider_async(reason="output_failed"))
