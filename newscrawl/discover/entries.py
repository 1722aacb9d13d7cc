"""What a source holds: Link, Child, Entries."""

from __future__ import annotations

from dataclasses import dataclass, field

FEED_KINDS = ("rss", "atom", "rdf", "json")


@dataclass(frozen=True, slots=True)
class Link:
    """One article as a source names it. ``url`` is absolute and clean; ``published`` and ``modified`` are raw text.

    A plain sitemap's lastmod is ``modified``, and what a page prints beside its link ``printed`` (ISO 8601 without an
    offset): evidence for the window, never an article's date.
    """

    url: str
    title: str | None = None
    published: str | None = None
    categories: tuple[str, ...] = ()
    modified: str | None = None
    place: str | None = field(default=None, compare=False)  # on a page: in which kind of box the link stands
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap named by a sitemap index."""

    url: str
    lastmod: str | None = None


@dataclass(slots=True)
class Entries:
    """What a source holds, in its order.

    ``kind``: rss, atom, rdf, json, sitemap, index, listing; html (a page where a source was expected); none.
    ``found``: how many entries it has; those that became no link or child are counted in ``problems``.
    ``next``: the listing's following page.
    """

    kind: str
    links: list[Link] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    next: str | None = None
    problems: dict[str, int] = field(default_factory=dict)
    found: int = 0

    def count(self, problem: str, times: int = 1) -> None:
        """One more of this problem."""
        if times:
            self.problems[problem] = self.problems.get(problem, 0) + times

    @property
    def is_feed(self) -> bool:
        """Whether the source is a feed: the publisher's own list of articles."""
        return self.kind in FEED_KINDS
