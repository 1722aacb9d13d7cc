"""Sources: what is asked of a feed, sitemap or listing, and what its answer means for the next time. Pure."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newscrawl.discover.coverage import NOTHING, Named, family_of
from newscrawl.discover.window import children_wanted, instant, span_of
from newscrawl.store import Source
from newscrawl.visit import DAY, GONE_PAUSE, HOUR, source_retry_at
from newscrawl.window import Bounds

if TYPE_CHECKING:
    from newscrawl.discover import Child
    from newscrawl.site import Listing

PERMANENT = (301, 308)
MOVES = 3  # a permanent redirect seen so often in a row is taken as the source's new address
DEPTH = 3  # sitemap indexes within indexes
PAGES = 20  # pages of one listing in one run
CHILDREN = 50  # children of one sitemap index in one run, the newest


@dataclass(slots=True, eq=False)
class Asked:
    """One request for a source: where in the tree of sources it stands.

    What an index or a page of a listing leads to belongs to it: only when all of that was read do its validators count,
    or a run killed in between would find it "not modified" and never read the rest.
    """

    source: Source
    kind: str  # feed, sitemap, listing or home
    listing: Listing | None = None
    parent: Asked | None = None
    depth: int = 0
    waiting: int = 0  # for so many of those it led to
    guess: bool = False  # nobody named it: no failure when it is not there
    complete: bool = True  # whether all that was read below it was read well
    pages: tuple[frozenset[str], ...] = ()  # the articles on each page of the listing before this one
    named: Named = NOTHING  # what it named itself
    below: list[Asked] = field(default_factory=list)  # the children of an index that are done
    beyond: frozenset[str] = frozenset()  # the families of those left out, as all they hold is older
    known: bool = False  # a listing that an earlier run has read to its end


def headers_for(source: Source, since: int, now: int) -> dict[str, bytes]:
    """Validators as the server sent them, unless the last answer reached less far back or is a day old."""
    if source.since is None or source.since > since or source.fetched is None or now - source.fetched >= DAY:
        return {}
    headers = {}
    if source.etag:
        headers["If-None-Match"] = source.etag.encode("latin-1")
    if source.modified:
        headers["If-Modified-Since"] = source.modified.encode("latin-1")
    return headers


def whole_families(index: Asked, begin: int) -> set[str]:
    """The articles in the children of an index that were all read, family by family: those that go back far enough."""
    families: dict[str, list[Named]] = {}
    for child in index.below:
        families.setdefault(family_of(child.source.url), []).append(child.named)
    found: set[str] = set()
    for family, members in families.items():
        if family in index.beyond or any(one.reach < begin for one in members):
            found.update(*(one.inside for one in members))
    return found


def body_hash(body: bytes) -> bytes:
    """What equal answers share."""
    return hashlib.blake2b(body, digest_size=8).digest()


def answered(source: Source, now: int) -> None:
    """The source answered: its failures are over."""
    source.checked = now
    source.failures, source.failure, source.next_visit = 0, None, None


def read(source: Source, etag: bytes | None, modified: bytes | None, digest: bytes, since: int, now: int) -> None:
    """A whole answer was taken into the state: its validators count from now on."""
    answered(source, now)
    source.fetched, source.since, source.hash = now, since, digest
    source.etag = etag.decode("latin-1") if etag else None
    source.modified = modified.decode("latin-1") if modified else None


def unread(source: Source) -> None:
    """Something that the source led to was not had: it is to be read in full next time."""
    source.etag = source.modified = source.hash = source.fetched = None


def failed(source: Source, reason: str, now: int) -> None:
    """The source could not be read; it is tried again at growing distances, a month later after a 410."""
    source.checked = now
    source.failures += 1
    source.failure = reason
    source.next_visit = now + GONE_PAUSE if reason == "http_410" else source_retry_at(source.failures, now)
    unread(source)


def moved(source: Source, permanent_to: str | None) -> None:
    """Learn a permanent redirect after it was seen some times in a row."""
    if permanent_to is None or permanent_to == source.moved_to:
        source.moves += permanent_to is not None
        return
    source.moved_to, source.moves = permanent_to, 1


def learn_move(source: Source, reasons: Sequence[object], answered_from: str) -> None:
    """What the redirects of an answer (their statuses, and where it came from at last) mean for the next time."""
    if source.moved_to is not None and source.moves >= MOVES:
        return
    if reasons and all(reason in PERMANENT for reason in reasons):
        moved(source, answered_from)
    else:
        source.moved_to, source.moves = None, 0


def address(source: Source) -> str:
    """Where the source is fetched from now."""
    return source.moved_to if source.moved_to and source.moves >= MOVES else source.url


def loops(index: Asked, children: Sequence[Child]) -> int:
    """How many children of an index lie above it."""
    above: set[str] = set()
    at: Asked | None = index
    while at is not None:
        above.add(at.source.url)
        at = at.parent
    return sum(child.url in above for child in children)


def newest_children(children: Sequence[Child], bounds: Bounds) -> list[Child]:
    """The children of a sitemap index that may hold something of the window, the last modified first, not too many."""
    kept = children_wanted(children, bounds)
    kept.sort(key=lambda child: _stamp(child, bounds), reverse=True)
    return kept[:CHILDREN]


def begins(asked: Asked, bounds: Bounds) -> float:
    """From when on a child sitemap may hold articles, by the days in its address; without any since ever."""
    span = span_of(asked.source.url)
    return datetime(*span[0].timetuple()[:3], tzinfo=bounds.zone).timestamp() if span else -math.inf


def stands(source: Source, lastmod: str | None, bounds: Bounds, now: int) -> bool:
    """Whether a child sitemap was read, as far back as now wanted and within a day, after it changed the last time."""
    if source.fetched is None or source.since is None or source.since > bounds.begin or now - source.fetched >= DAY:
        return False
    when = instant(lastmod, bounds.zone)
    if when is None:
        return False
    if not isinstance(when, datetime):  # some time of that day
        when = datetime(when.year, when.month, when.day, tzinfo=bounds.zone) + timedelta(days=1)
    return when.timestamp() + HOUR < source.fetched


def _stamp(child: Child, bounds: Bounds) -> float:
    when = instant(child.lastmod, bounds.zone)
    if when is None:
        return float("inf")
    moment = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=UTC)
    return moment.timestamp()
