"""What goes into the state and comes out of it: a source, an article, what became of a source's entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields


@dataclass(slots=True)
class Source:
    """What is known of one source: validators as the server sent them, failures in a row, a move being learned."""

    url: str
    etag: str | None = None
    modified: str | None = None
    hash: bytes | None = None  # of the bytes or the entry list: equal counts as not modified
    since: int | None = None  # how far back the entries of that answer were taken
    checked: int | None = None
    fetched: int | None = None  # the last answer with a body
    failures: int = 0
    failure: str | None = None
    moved_to: str | None = None
    moves: int = 0
    next_visit: int | None = None


SOURCE_FIELDS = tuple(f.name for f in fields(Source))


@dataclass(slots=True, frozen=True)
class Known:
    """An article that is known: the hash of its text as last written, its revision, whether it was forgotten."""

    id: str
    hash: bytes | None
    revision: int


@dataclass(slots=True)
class Finished:
    """An article that is ready: ``line`` is written and everything else remembered in one operation, or nothing is."""

    id: str
    line: bytes
    revision: int
    hash: bytes
    text: bytes | None = None  # hash that two copies of one text share; None: too short to tell
    sketch: bytes | None = None
    shingles: Sequence[int] = ()
    cluster: str | None = None
    lines: Sequence[int] = ()  # keys of its lines, to learn which recur; empty for revisions and copies
    keys: Sequence[str] = ()  # further cleaned URLs of the same page (after redirects)
    next_visit: int | None = None
    feed: str | None = None  # kept only with next_visit


@dataclass(slots=True)
class Offered:
    """How many of a source's entries were what.

    ``new``: never seen; ``open``: left open by an earlier run; ``changed``: known, and to be visited again; ``known``;
    ``forgotten`` on request; ``repeated``: named by another source of this run too.
    """

    new: int = 0
    open: int = 0
    changed: int = 0
    known: int = 0
    forgotten: int = 0
    repeated: int = 0
    fresh: int = 0  # those not yet done when the run began, repeated ones included
    unsteady: bool = False  # so many changed at once that the source's dates are not believed
