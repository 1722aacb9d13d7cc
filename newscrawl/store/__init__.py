"""Store: what is remembered between runs. The only package that knows SQL and the files' offsets.

One SQLite file, ``<output>/.newscrawl/state.db``, beside the JSON-lines files. A line is handed to the kernel first and
remembered after it, with the file's length, in one transaction; at the start, whole lines behind that length are taken
into the state and an unfinished last line is cut. So a killed process loses nothing and doubles nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscrawl.address import article_key
from newscrawl.errors import OutputError, UsageError
from newscrawl.lock import STATE_FOLDER
from newscrawl.store.claim import Claim, rejected_name
from newscrawl.store.files import REJECTED, LineFile
from newscrawl.store.rows import Finished, Known, Offered, Source
from newscrawl.store.schema import Damaged, connect, look

__all__ = ["Claim", "Finished", "Known", "Offered", "Source", "Store"]


KeyOf = Callable[[str, str], str]


class Store:
    """The state of one output folder, or of one process when ``folder`` is None (nothing is written then)."""

    def __init__(
        self, base: sqlite3.Connection, folder: Path | None, clock: Callable[[], float], day: str, key_of: KeyOf
    ) -> None:
        self._base = base
        self.folder = folder
        self.clock = clock
        self.day = day
        self.key_of = key_of
        self.notices: list[str] = []  # what a person should know about how the state was found
        self.broken: str | None = None  # why nothing can be written any more
        self.on_broken: Callable[[str], None] | None = None  # told at once, so that the run ends
        self.rejected = None if folder is None else LineFile(folder, rejected_name(day))
        self._depth = 0

    @classmethod
    def open(cls, folder: Path | None, *, clock: Callable[[], float] = time.time, key_of: KeyOf | None = None) -> Store:
        """The state under ``folder``, in step with the files beside it; made new, or rebuilt from them, when need be.

        ``key_of(site, url)`` is what a page goes by (default: `article_key` without the site's pattern). The caller
        holds the folder's lock. Raises OutputError when it cannot be read or written, UsageError when a newer version
        wrote it.
        """
        from newscrawl.store.rebuild import reconcile, set_aside

        day = datetime.fromtimestamp(clock(), UTC).date().isoformat()
        path = None if folder is None else folder / STATE_FOLDER / "state.db"
        notices = []
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            base, new = connect(path)
        except Damaged as damage:
            assert path is not None
            aside = set_aside(path, clock())
            notices.append(f"the state could not be used ({damage}); it was moved to {aside.name} and is rebuilt")
            base, new = connect(path)
        except OSError as error:
            raise OutputError(f"{path}: {error.strerror}") from error
        store = cls(base, folder, clock, day, key_of or (lambda site, url: article_key(url)))
        store.notices += notices
        if folder is not None:
            reconcile(store, new)
        return store

    @classmethod
    def look(cls, folder: Path) -> Store:
        """The state under ``folder`` as it stands, to be read only; needs no lock.

        Raises UsageError when there is none that can be used, OutputError when it cannot be read.
        """
        path = folder / STATE_FOLDER / "state.db"
        try:
            base = look(path)
        except Damaged as damage:
            raise UsageError(f"{path}: no state that can be used ({damage}); the next run makes it anew") from damage
        return cls(base, None, time.time, "", lambda site, url: article_key(url))

    def claim(self, site: str) -> Claim:
        """The handle through which one site's run reads and writes."""
        return Claim(self, site, self.day)

    def now(self) -> int:
        """The store's clock in whole unix seconds."""
        return int(self.clock())

    def give_up(self, reason: str) -> None:
        """A write failed: nothing more is marked done, and the run is told."""
        if self.broken is None:
            self.broken = reason
            if self.on_broken is not None:
                self.on_broken(reason)

    def probe(self, sites: Iterable[str]) -> None:
        """Raises OutputError when a site's folder could not be written to: found before the first request."""
        for name in [REJECTED, *sites]:
            folder = self.folder and self.folder / name
            if folder and folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
                raise OutputError(f"{folder}: not writable")

    def check(self) -> None:
        """Raises OutputError when an earlier write failed: then nothing more is marked done."""
        if self.broken is not None:
            raise OutputError(self.broken)

    def close(self) -> None:
        """Bring the files and the state onto the disk and close them. Raises OutputError when that fails."""
        try:
            if self.rejected is not None:
                self.rejected.close()
            if self.folder is not None and self.broken is None:
                self._base.execute("pragma wal_checkpoint(truncate)")
        except sqlite3.Error as error:
            raise OutputError(f"state.db: {error}") from error
        finally:
            self._base.close()

    # SQL, for the modules of this package

    def row(self, sql: str, **values: Any) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        found: tuple[Any, ...] | None = self._execute(sql, values).fetchone()
        return found

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._execute(sql, values).fetchall()

    def run(self, sql: str, **values: Any) -> int:
        """One statement of a transaction; how many rows it touched."""
        return self._execute(sql, values).rowcount

    def write(self, sql: str, **values: Any) -> None:
        """One statement as a transaction of its own."""
        with self.transaction():
            self.run(sql, **values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside, or none. Raises OutputError when the database does not take them."""
        self.check()
        if self._depth:
            yield
            return
        self._execute("begin immediate", {})
        self._depth = 1
        try:
            yield
            self._execute("commit", {})
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("rollback")
            raise
        finally:
            self._depth = 0

    def _execute(self, sql: str, values: dict[str, Any]) -> sqlite3.Cursor:
        try:
            return self._base.execute(sql, values)
        except sqlite3.Error as error:
            reason = f"{STATE_FOLDER}/state.db: {error}"
            self.give_up(reason)
            raise OutputError(reason) from error

    # Pieces shared by claims and by the rebuilding of the state

    def note_length(self, file: LineFile | None) -> None:
        """Remember how far a file has been taken into the state."""
        if file is not None:
            self.set_length(file.name, file.length)

    def set_length(self, name: str, length: int, others: int = 0) -> None:
        """Remember a file's length and count lines of other programs in it."""
        self.run(
            "insert into files (path, length, others) values (:path, :length, :others)"
            " on conflict (path) do update set length = :length, others = files.others + :others",
            path=name, length=length, others=others,
        )  # fmt: skip

    def queue(self, site: str, url: str, due: int | None, feed: str | None, failures: int | None = None) -> None:
        """A page is to be visited when it is ``due``; what is None stays as it was.

        A page that is not in the queue gets there only with ``feed``, which holds its address.
        """
        values = {"site": site, "url": url, "due": due, "feed": feed, "failures": failures}
        if feed is not None and due is not None:
            self.run(
                "insert into queue (site, url, next_visit, failures, feed) values (:site, :url, :due, 0, :feed)"
                " on conflict (site, url) do nothing",
                **values,
            )
        self.run(
            "update queue set next_visit = coalesce(:due, next_visit), feed = coalesce(:feed, feed),"
            " failures = coalesce(:failures, failures) where site = :site and url = :url",
            **values,
        )

    def unqueue(self, site: str, url: str) -> None:
        """A page is not to be visited again."""
        self.run("delete from queue where site = :site and url = :url", site=site, url=url)

    # State that is no site's own: robots copies, host clocks (the Notes protocol of newscrawl.net.shared)

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        """A note kept by an earlier run, or None."""
        row = self.row("select value from notes where kind = :kind and key = :key", kind=kind, key=key)
        return json.loads(row[0]) if row else None

    def put(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """Keep a note for later runs."""
        self.write(
            "insert into notes (kind, key, value) values (:kind, :key, :value)"
            " on conflict (kind, key) do update set value = :value",
            kind=kind, key=key, value=json.dumps(value, ensure_ascii=False),
        )  # fmt: skip
