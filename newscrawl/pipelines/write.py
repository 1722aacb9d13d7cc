"""Write: the article's line and what is remembered of it, in one operation of the store."""

from __future__ import annotations

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from newscrawl.errors import OutputError
from newscrawl.exporter import line_of
from newscrawl.pipelines import Step
from newscrawl.store import Finished


class Write(Step):
    """The last step. An article that could not be written stays undone; the store then ends the whole run."""

    def step(self, record: ItemAdapter) -> None:
        """Raises DropItem when the line could not be written."""
        finished = self.run.finishing.pop(record["id"], None) or Finished(record["id"], b"", record["revision"], b"")
        finished.line = line_of(record.item)
        visit = self.run.visit_of(record.item)
        try:
            self.run.claim.commit(visit.key, finished, self.run.now())
        except OutputError as error:
            raise DropItem(f"not written: {error}", log_level="ERROR") from error
        self._count(record)

    def _count(self, record: ItemAdapter) -> None:
        self.run.count("pages/updated" if record["revision"] > 1 else "pages/new")
        self.run.count("pages/duplicate", int(record.get("duplicate_of") is not None))
        for problem in record["problems"]:
            self.run.count(f"problems/{problem}")
