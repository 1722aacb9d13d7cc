"""Visit: which links of a source are to be fetched, and when a page is fetched again. Pure; times are unix seconds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

HOUR = 3600
DAY = 24 * HOUR
RETRY_PAUSES = (0, 0, 0, HOUR, 4 * HOUR, 12 * HOUR, DAY)  # after the 1st, 2nd … failure; the last one repeats
SOURCE_PAUSES = (0, 0, 0, HOUR, 2 * HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)
GONE_PAUSE = 30 * DAY  # a source that answers 410 is looked at again so much later
GIVE_UP = 12  # failures in a row after which a page counts as gone
# A live blog, and an article whose answer broke off, is visited again so long after its first visit.
LIVE_PAUSES = (2 * HOUR, 8 * HOUR, DAY)
CHANGE_WINDOW = 3 * DAY  # changed evidence counts for pages first seen within this time
PASSING = frozenset({"challenge", "consent", "error_page", "js_shell", "truncated"})  # reasons to look again later
BARRED = frozenset({"robots", "address"})  # by a rule or an answer of DNS that may be gone tomorrow; no failure
AGAIN = PASSING | BARRED  # set aside, and visited again as often as a page that failed
STEP = 6  # bytes of evidence for one source: two name the source, four are the hash of what it says


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of a source: ``key`` is what the page goes by (`address.article_key`), ``url`` is what to fetch."""

    key: str
    url: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    categories: tuple[str, ...] = ()
    source: str = ""
    at: int | None = None  # ``published`` in unix seconds, when it could be read
    steady: bool = True  # whether the source's words about the entry change only when the entry does

    @property
    def feed(self) -> str:
        """What the source says, as it is kept until the page is done."""
        said: dict[str, Any] = {"url": self.url, "title": self.title, "published": self.published, "at": self.at}
        said["categories"] = list(self.categories)
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Page:
    """What the state knows of a page."""

    status: str
    id: str | None
    evidence: bytes
    first_seen: int
    last_seen: int


@dataclass(slots=True)
class Visit:
    """One page to be fetched: ``reason`` is new, changed, retry or due."""

    key: str
    url: str
    reason: str = "new"
    failures: int = 0
    feed: dict[str, Any] = field(default_factory=dict)


def evidence_of(entry: Entry) -> bytes:
    """The entry's mark: which source said it and what it said."""
    said = f"{entry.title or ''}\n{entry.published or ''}\n{entry.modified or ''}".encode("utf-8", "replace")
    source = hashlib.blake2b(entry.source.encode("utf-8", "replace"), digest_size=2).digest()
    return source + hashlib.blake2b(said, digest_size=4).digest()


def merged(known: bytes, mark: bytes) -> tuple[bytes, bool]:
    """The evidence with this mark in it, and whether the same source said something else before."""
    kept = [known[at : at + STEP] for at in range(0, len(known), STEP)]
    others = [one for one in kept if one[:2] != mark[:2]]
    changed = mark not in kept and len(others) < len(kept)
    return b"".join([*others, mark]), changed


def wanted(page: Page | None, changed: bool, now: int) -> bool:
    """Whether a page that a source names is to be fetched: one never seen, or a recent one whose entry changed."""
    if page is None:
        return True
    return changed and page.status in ("done", "rejected") and now - page.first_seen <= CHANGE_WINDOW


def retry_at(failures: int, now: int) -> int | None:
    """When a page that failed ``failures`` times in a row is due again; None: given up."""
    if failures >= GIVE_UP:
        return None
    return now + RETRY_PAUSES[min(failures, len(RETRY_PAUSES)) - 1]


def revisit_at(first_seen: int, now: int, live: bool) -> int | None:
    """When a page that is done is due again without new evidence: only live blogs and articles that broke off, within a day."""
    if not live:
        return None
    return next((first_seen + pause for pause in LIVE_PAUSES if first_seen + pause > now), None)


def source_retry_at(failures: int, now: int) -> int:
    """When a source that failed ``failures`` times in a row is read again: at ever longer distances, never never."""
    return now + SOURCE_PAUSES[min(failures, len(SOURCE_PAUSES)) - 1]
