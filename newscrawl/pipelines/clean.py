"""Clean: what recurs on this site goes from the body, or all of it where the publisher does not want it kept."""

from __future__ import annotations

from itemadapter import ItemAdapter

from newscrawl.article import Article, no_rights
from newscrawl.extract.rights import restricted
from newscrawl.pipelines import Step
from newscrawl.text.recurring import drop_known
from newscrawl.text.space import squeeze

TEXTS = ("headline", "lead", "source", "section", "dateline")


class Clean(Step):
    """The third step. Hashes and sketches were taken before it, so that what it learns never looks like an edit."""

    def step(self, record: ItemAdapter) -> None:
        """Never drops an item; the learned lines never take all of a body. Strings of dict items are squeezed."""
        if not isinstance(record.item, Article):
            for name in TEXTS:
                if isinstance(value := record.get(name), str):
                    record[name] = squeeze(value) or None
        if self.run.rights == "no_body" and restricted(record.get("rights") or no_rights()):
            record["body"] = None
            record["problems"] = [*record["problems"], "body_withheld"]
        known = self.run.known_lines()
        if known and isinstance(body := record.get("body"), str):
            kept, dropped = drop_known(body.split("\n\n"), known)
            if kept and dropped:
                record["body"] = "\n\n".join(kept)
                self.run.count("boilerplate/learned", len(dropped))
