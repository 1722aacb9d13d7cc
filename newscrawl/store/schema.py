"""The state's tables, and how its file is opened: an absent, broken or older one never passes for an empty one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from newscrawl.errors import OutputError, UsageError

VERSION = 1
PRAGMAS = ("journal_mode = wal", "synchronous = normal", "busy_timeout = 10000", "cache_size = -16384")

# The queue is apart from the pages because its rows are large and short-lived: they would leave the pages half empty.
# `without rowid` keeps each row once, in its key's tree; it is the only word here that PostgreSQL does not share.
TABLES = """
create table meta (name text primary key, value text not null);
create table sites (site text primary key, first_run integer, last_run integer, since integer);
create table pages (
  site text not null, url text not null, status text not null, token text, evidence blob,
  first_seen integer not null, last_seen integer not null, primary key (site, url)) without rowid;
create table queue (
  site text not null, url text not null, next_visit integer not null, failures integer not null default 0,
  feed text not null, primary key (site, url)) without rowid;
create table articles (
  site text not null, token text not null, hash blob, revision integer not null, seen integer not null,
  primary key (site, token)) without rowid;
create table texts (hash blob primary key, id text not null, seen integer not null) without rowid;
create index texts_seen on texts (seen);
create table sketches (id text primary key, cluster text not null, sketch blob not null, seen integer not null);
create index sketches_seen on sketches (seen);
create table shingles (shingle integer not null, id text not null, primary key (shingle, id)) without rowid;
create index shingles_id on shingles (id);
create table sources (
  site text not null, url text not null, etag text, modified text, hash blob, since integer, checked integer,
  fetched integer, failures integer not null default 0, failure text, moved_to text, moves integer not null default 0,
  next_visit integer, primary key (site, url)) without rowid;
create table files (path text primary key, length integer not null, others integer not null default 0);
create table lines (
  site text not null, line integer not null, count integer not null, seen integer not null,
  primary key (site, line)) without rowid;
create table notes (kind text not null, key text not null, value text not null, primary key (kind, key)) without rowid;
"""


class Damaged(Exception):
    """The file holds no state that can be used; the message says why."""


def connect(path: Path | None) -> tuple[sqlite3.Connection, bool]:
    """The open database and whether it is new; None: one in memory.

    Raises Damaged for a file that is no database of ours or of an older schema, UsageError for one of a newer version,
    OutputError when it cannot be opened or written.
    """
    new = path is None or not path.exists() or path.stat().st_size == 0
    try:
        base = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise OutputError(f"{path}: {error}") from error
    try:
        for pragma in PRAGMAS:
            base.execute(f"pragma {pragma}")
        if new:
            create(base)
        else:
            check(base)
    except (Damaged, UsageError):
        base.close()
        raise
    except sqlite3.OperationalError as error:
        base.close()
        raise OutputError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        base.close()
        raise Damaged(str(error)) from error
    return base, new


def look(path: Path) -> sqlite3.Connection:
    """The open database, to be read only, also while another process writes to it.

    Raises Damaged, UsageError or OutputError as `connect` does; nothing is made or changed.
    """
    if not path.is_file():
        raise Damaged("there is none")
    # where it may make no file beside it, SQLite reads one only that it may take for unchanging: no run is at work
    quiet = not path.with_name(f"{path.name}-wal").exists()
    still = "&immutable=1" if quiet and not os.access(path.parent, os.W_OK) else ""
    try:
        base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{still}", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise OutputError(f"{path}: {error}") from error
    try:
        base.execute("pragma busy_timeout = 10000")
        check(base)
    except (Damaged, UsageError):
        base.close()
        raise
    except sqlite3.OperationalError as error:
        base.close()
        raise OutputError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        base.close()
        raise Damaged(str(error)) from error
    return base


def create(base: sqlite3.Connection) -> None:
    """Make all tables in one transaction, so that a killed run leaves none or all of them."""
    base.executescript(f"begin immediate;{TABLES}")
    base.execute("insert into meta (name, value) values ('schema_version', :version)", {"version": str(VERSION)})
    base.execute("commit")


def check(base: sqlite3.Connection) -> None:
    """Raises Damaged or UsageError unless the database is whole and of this version."""
    if base.execute("select 1 from sqlite_master where name = 'meta'").fetchone() is None:
        raise Damaged("it is no newscrawl state")
    row = base.execute("select value from meta where name = 'schema_version'").fetchone()
    version = int(row[0]) if row and str(row[0]).isdigit() else 0
    if version > VERSION:
        raise UsageError(f"the state was written by a newer newscrawl (schema {version}, this one knows {VERSION})")
    if version < VERSION:
        raise Damaged(f"it is of the older schema {version}")
    found = base.execute("pragma quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise Damaged(str(found[0]).splitlines()[-1] if found else "it cannot be checked")
