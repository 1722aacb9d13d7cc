"""Check: complete what every record has, count its problems, set aside what is no article or not wanted."""

from __future__ import annotations

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from newscrawl.address import article_id
from newscrawl.article import no_rights
from newscrawl.extract.rights import restricted
from newscrawl.pipelines import Step

MISSING = {"no_body": "body", "no_headline": "headline", "no_published": "published"}
WITHOUT_BODY = ("gallery", "video", "live")  # kinds that may consist of a headline and pictures


def problems_of(record: ItemAdapter) -> list[str]:
    """The record's problems, with those that an empty field is."""
    known = list(record.get("problems") or [])
    return known + [name for name, field in MISSING.items() if not record.get(field) and name not in known]


def hopeless(record: ItemAdapter) -> str | None:
    """Why a record is no article at all, or None."""
    if record.get("kind") == "other":
        problems = [one for one in record.get("problems") or [] if one != "truncated"]
        return problems[-1] if problems else "no_article"  # what was found last is what decided
    if not record.get("body") and (record.get("kind") not in WITHOUT_BODY or not record.get("headline")):
        return "no_body"
    return None


class Check(Step):
    """The first step: what leaves it is an article inside the window."""

    def step(self, record: ItemAdapter) -> None:
        """Raises DropItem for a page set aside (``rejected/``) and for one outside the window."""
        self._complete(record)
        visit = self.run.visit_of(record.item)
        reason = hopeless(record)
        if reason is None and self.run.rights == "skip" and restricted(record.get("rights") or no_rights()):
            reason = "restricted"
        if reason in ("no_body", "no_article") and "truncated" in (record.get("problems") or []):
            reason = "truncated"  # the answer broke off before the text: it is asked for again
        if reason:
            self.run.set_aside(visit, reason, status=200)
            raise DropItem(reason, log_level="DEBUG")
        if not self.run.bounds.has_text(record.get("published")):
            self.run.count("pages/outside_window")
            self.run.claim.settle(visit.key, "outside", self.run.now(), article_id=record["id"])
            raise DropItem("outside_window", log_level="DEBUG")
        record["problems"] = problems_of(record)

    def _complete(self, record: ItemAdapter) -> None:
        """A user's own dict item may leave out what we know."""
        if not record.get("site"):
            record["site"] = self.run.site.name
        if not record.get("id"):
            record["id"] = article_id(
                self.run.site, record.get("url"), record.get("canonical_url"), record.get("body") or ""
            )
        if not record.get("cluster"):
            record["cluster"] = record["id"]
