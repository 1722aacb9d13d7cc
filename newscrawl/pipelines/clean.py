"""Clean: the lines that recur on this site go from the body, strings of a user's own items lose stray whitespace."""

from __future__ import annotations

from itemadapter import ItemAdapter

from newscrawl.article import Article
from newscrawl.pipelines import Step
from newscrawl.text.recurring import drop_known
from newscrawl.text.space import squeeze

TEXTS = ("headline", "lead", "source", "section", "dateline")


class Clean(Step):
    """The third step. Hashes and sketches were taken before it, so that what it learns never looks like an edit."""

    def step(self, record: ItemAdapter) -> None:
        """Never drops an item, and never takes all of a body."""
        if not isinstance(record.item, Article):
            for name in TEXTS:
                if isinstance(value := record.get(name), str):
                    record[name] = squeeze(value) or None
        known = self.run.known_lines()
        if known and isinstance(body := record.get("body"), str):
            kept, dropped = drop_known(body.split("\n\n"), known)
            if kept and dropped:
                record["body"] = "\n\n".join(kept)
                self.run.count("cleaned/recurring_lines", len(dropped))
