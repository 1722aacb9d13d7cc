"""Shared: what all crawlers of one process have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newscrawl.net.notes import MemoryNotes, Notes
from newscrawl.net.pace import Pace
from newscrawl.net.refused import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

__all__ = ["MemoryNotes", "Notes", "Refused", "Shared", "attach", "shared_of"]


@dataclass(slots=True)
class Shared:
    """One a process. ``origins`` is the working memory of `newscrawl.net.middleware`, by scheme, host and port."""

    notes: Notes = field(default_factory=MemoryNotes)
    pace: Pace = field(default_factory=Pace)
    allow_private: bool = False
    origins: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_settings(cls, settings: BaseSettings, notes: Notes | None = None) -> Shared:
        """As the NEWSCRAWL_* settings say; ``notes`` as given, else in memory only."""
        kept = notes if notes is not None else MemoryNotes()
        pace = Pace(
            kept,
            jitter=settings.getfloat("NEWSCRAWL_JITTER", 0.25),
            connections=settings.getint("NEWSCRAWL_IP_CONNECTIONS", 2),
            rate=settings.getfloat("NEWSCRAWL_IP_RATE", 2),
            max_wait=settings.getfloat("NEWSCRAWL_MAX_WAIT", 30),
            refusals=settings.getint("NEWSCRAWL_REFUSALS", 3),
            patience=settings.getfloat("NEWSCRAWL_PATIENCE", 30),
        )
        return cls(notes=kept, pace=pace, allow_private=settings.getbool("NEWSCRAWL_ALLOW_PRIVATE"))


def attach(crawler: Crawler, shared: Shared) -> None:
    """Gives a crawler the state it shares with the others; to be called before its crawl starts."""
    crawler.newscrawl = shared  # type: ignore[attr-defined]


def shared_of(crawler: Crawler) -> Shared:
    """The state attached to the crawler; a crawler that nobody gave one gets its own, from its settings."""
    shared: Shared | None = getattr(crawler, "newscrawl", None)
    if shared is None:
        shared = Shared.from_settings(crawler.settings)
        attach(crawler, shared)
    return shared
