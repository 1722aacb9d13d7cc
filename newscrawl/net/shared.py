"""Shared: what all crawlers of one process have in common; Notes: the part of it that outlives the process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from scrapy.exceptions import IgnoreRequest

from newscrawl.net.pace import Pace

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

ROBOTS, HOST, TDM = "robots", "host", "tdm"


class Notes(Protocol):
    """State that outlives the process: small JSON objects by kind (robots, host, tdm) and key."""

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        """The object last put there, or None."""

    def put(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """Keeps the object; it holds only what JSON can say."""


class MemoryNotes:
    """Notes that end with the process."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], dict[str, Any]] = {}

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        """See `Notes`."""
        return self._notes.get((kind, key))

    def put(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """See `Notes`."""
        self._notes[kind, key] = value


class Refused(IgnoreRequest):
    """A request that was not made, or a response that was not taken; ``reason`` names why (see `newscrawl.net`)."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


@dataclass(slots=True)
class Shared:
    """One a process. ``origins`` is the working memory of `newscrawl.net.middleware`, by scheme, host and port."""

    notes: Notes = field(default_factory=MemoryNotes)
    pace: Pace = field(default_factory=Pace)
    allow_private: bool = False
    origins: dict[tuple[str, str], Any] = field(default_factory=dict)

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
