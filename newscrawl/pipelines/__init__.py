"""The pipelines: check, duplicates, clean, write. Glue on pure functions; they serve articles and dict items alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itemadapter import ItemAdapter

from newscrawl.siterun import SiteRun, site_run_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class Step:
    """A pipeline that knows its site's run."""

    def __init__(self, run: SiteRun) -> None:
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Step:
        """As Scrapy builds it."""
        return cls(site_run_of(crawler))

    def process_item(self, item: Any) -> Any:
        """The item, with this step's fields set. Raises DropItem when it ends here."""
        self.step(ItemAdapter(item))
        return item

    def step(self, record: ItemAdapter) -> None:
        """What this pipeline does to one item."""
        raise NotImplementedError
