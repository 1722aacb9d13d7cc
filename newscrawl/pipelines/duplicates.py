"""Duplicates: is this article known, is its text known, who else has most of it? A copy is annotated, never dropped."""

from __future__ import annotations

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from newscrawl.digest import SIMILAR, copy_hash, edition_hash, likeness, sketched
from newscrawl.pipelines import Step
from newscrawl.store import Finished, texts
from newscrawl.text.recurring import line_keys
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
        cut = "truncated" in (record.get("problems") or [])
        if known is not None and cut:  # a page that broke off is no new edition: it is asked for again
            self.run.fail(visit, "truncated")
            raise DropItem("truncated", log_level="DEBUG")
        since = now if cut else self._first_seen(visit.key, now)
        again = revisit_at(since, now, cut or record.get("kind") == "live")
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
        """Who has this text, or most of it: ``duplicate_of``, ``cluster``, ``similarity``."""
        store = self.run.claim.store
        finished.sketch, finished.shingles = sketched(record)
        owner = texts.owner_of_text(store, finished.text) if finished.text else None
        if owner is not None and owner != finished.id:
            record["duplicate_of"] = owner
            record["similarity"] = 1.0
        best = self._nearest(finished)
        if best is not None:
            cluster, record["similarity"] = best[0], record.get("similarity") or best[1]
            record["cluster"] = texts.cluster_of(store, finished.id) or cluster
        finished.cluster = record["cluster"]
        if finished.revision == 1 and record.get("duplicate_of") is None:
            finished.lines = line_keys(record.get("body") or "")
        addresses = (record.get("url"), record.get("canonical_url"))
        finished.keys = [store.key_of(self.run.site.name, url) for url in addresses if url]

    def _nearest(self, finished: Finished) -> tuple[str, float] | None:
        """The cluster of the article that has most in common with this one, and how much; None when it stands alone."""
        if finished.sketch is None:
            return None
        known = texts.neighbours(self.run.claim.store, finished.shingles)
        found = [(likeness(finished.sketch, one.sketch), one.cluster) for one in known if one.id != finished.id]
        similarity, cluster = max(found, key=lambda one: one[0], default=(0.0, ""))
        return (cluster, similarity) if similarity >= SIMILAR else None
