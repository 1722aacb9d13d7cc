"""Evidence: what a page says of its source, and the attribution that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Evidence:
    """What a page says of its source.

    `lines`: short credit-like lines around the article, in order; `paragraphs`: the body's blocks; `charts`: those that
    are notes of charts; `bylines`: author names; `organizations`: JSON-LD's; `metas`: what metas name as source;
    `scripts`: agencies in inline data; `boxed`: names alone in a box called after a source; `selected`: what the site's
    selector gave; `site_names`: the site's own, its domain too; `spot`: the summary that may open the paragraphs;
    `behind`: a line in bold or italics right behind them, which may be a signature.
    """

    lines: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    charts: frozenset[str] = frozenset()
    bylines: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    metas: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    boxed: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    selected: list[str] = field(default_factory=list)
    site_names: list[str] = field(default_factory=list)
    language: str | None = None
    country: str | None = None
    lead: str | None = None
    spot: str | None = None
    behind: str | None = None


@dataclass(slots=True)
class Attribution:
    """The contract's fields; `origin`: the provenance of `source`; `paragraphs` and `names`: what the credits leave."""

    source: str | None = None
    source_text: str | None = None
    agencies: list[str] = field(default_factory=list)
    dateline: str | None = None
    origin: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
