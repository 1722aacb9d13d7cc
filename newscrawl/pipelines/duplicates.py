"""Duplicates: is this article known, is its text known, who else has most of it? A copy is annotated, never dropped."""

from __future__ import annotations

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from newscrawl.digest import copy_hash, edition_hash
from newscrawl.pipelines import Step
from newscrawl.store import Finished
from newscrawl.visit import revisit_at


class Duplicates(Step):
    """The second step: what leaves it is new, or a new revision of an article that is known."""

    def step(self, record: ItemAdapter) -> None:
        """Raises DropItem for an article that is known with this very text, or that was forgotten on request."""
        claim, now = self.run.claim, self.run.now()
        visit = self.run.visit_of(record.item)
        edition = edition_hash(record)
        known = claim.article(record["id"])
        if known is not None and known.revision == 0:
            self.run.count("pages/forgotten")
            claim.settle(visit.key, "forgotten", now)
            raise DropItem("forgotten", log_level="DEBUG")
        again = revisit_at(self._first_seen(visit.key, now), now, record.get("kind") == "live")
        if known is not None and known.hash == edition:
            self.run.count("pages/unchanged")
            claim.settle(visit.key, "done", now, article_id=known.id, next_visit=again)
            raise DropItem("unchanged", log_level="DEBUG")
        record["revision"] = known.revision + 1 if known else 1
        finished = Finished(record["id"], b"", record["revision"], edition, copy_hash(record), next_visit=again)
        self._relate(record, finished)
        self.run.finishing[finished.id] = finished

    def _first_seen(self, key: str, now: int) -> int:
        page = self.run.claim.page(key)
        return now if page is None else page.first_seen

    def _relate(self, record: ItemAdapter, finished: Finished) -> None:
        owner = self.run.claim.store.owner_of_text(finished.text) if finished.text else None
        if owner is not None and owner != finished.id:
            record["duplicate_of"] = owner
        finished.cluster = record["cluster"]
        addresses = (record.get("url"), record.get("canonical_url"))
        finished.keys = [self.run.claim.store.key_of(self.run.site.name, url) for url in addresses if url]
