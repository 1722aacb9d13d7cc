"""Clean: the lines that recur on this site go from the body, strings of a user's own items lose stray whitespace."""

from __future__ import annotations

from itemadapter import ItemAdapter

from newscrawl.article import Article
from newscrawl.pipelines import Step
from newscrawl.text.space import squeeze

TEXTS = ("headline", "lead", "source", "section", "dateline")


class Clean(Step):
    """The third step. Hashes and sketches were taken before it, so that what it learns never looks like an edit."""

    def step(self, record: ItemAdapter) -> None:
        """Never drops."""
        if not isinstance(record.item, Article):
            for name in TEXTS:
                if isinstance(value := record.get(name), str):
                    record[name] = squeeze(value) or None
