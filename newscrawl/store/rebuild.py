"""Bringing the state into step with the files: after a crash, after other programs' lines, or from nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.digest import copy_hash, edition_hash, sketched
from newscrawl.errors import OutputError
from newscrawl.store import texts
from newscrawl.store.files import FORGOTTEN, REJECTED, line_files, records
from newscrawl.store.rows import Finished
from newscrawl.visit import AGAIN, PASSING, retry_at
from newscrawl.writer import cut, end_of_lines

if TYPE_CHECKING:
    from newscrawl.store import Store

RECENT = 7 * 86400  # seconds for which the sketches of texts are made again


def set_aside(path: Path, now: float) -> Path:
    """Rename a state that cannot be used, with its companions; the new path. Raises OutputError."""
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.name}.broken-{stamp}")
    try:
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
    return aside


def reconcile(store: Store, new: bool) -> None:
    """Take every whole line that the state does not know into it, and cut unfinished last lines."""
    folder = _folder(store)
    known: dict[str, int] = dict(store.rows("select path, length from files"))
    if new:
        _take_forgotten(store, folder)
    taken = others = cuts = 0
    for name, length in line_files(folder):
        start = known.get(name, 0)
        if length == start:
            continue
        if length < start:
            start = 0
        end = _whole(folder / name, start, length)
        cuts += end < length
        ours, theirs = _take(store, folder, name, start, end)
        taken, others = taken + ours, others + theirs
    _tell(store, new, taken, others, cuts)


def _folder(store: Store) -> Path:
    assert store.folder is not None
    return store.folder


def _whole(path: Path, start: int, length: int) -> int:
    try:
        end = end_of_lines(path, start)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
    if end < length:
        cut(path, end)
    return end


def _tell(store: Store, new: bool, taken: int, others: int, cuts: int) -> None:
    if new and taken:
        store.notices.append(f"no state was found beside the files: rebuilt from their {taken} lines")
    elif taken:
        store.notices.append(f"{taken} lines that the state did not know were taken into it")
    if others:
        store.notices.append(f"{others} lines of other programs were kept as they are")
    if cuts:
        store.notices.append(f"an unfinished last line was cut from {cuts} file{'s' if cuts > 1 else ''}")


def _take(store: Store, folder: Path, name: str, start: int, end: int) -> tuple[int, int]:
    """Take one file's lines into the state, in one transaction; (lines of ours, lines of others)."""
    take = take_rejected if name.startswith(REJECTED) else take_record
    ours = theirs = 0
    with store.transaction():
        for record in _records(folder / name, start, end):
            if record is not None and take(store, record):
                ours += 1
            else:
                theirs += 1
        store.set_length(name, end, theirs)
    return ours, theirs


def _records(path: Path, start: int, end: int) -> Iterator[dict[str, Any] | None]:
    try:
        yield from records(path, start, end)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error


def take_record(store: Store, record: dict[str, Any]) -> bool:
    """Take an article's line into the state; False when it is no line of ours."""
    site, article_id, revision = record.get("site"), record.get("id"), record.get("revision")
    if not (
        isinstance(site, str)
        and isinstance(article_id, str)
        and isinstance(revision, int)
        and "schema_version" in record
    ):
        return False
    seen = seconds(record.get("fetched"), store.now())
    token = article_id.removeprefix(f"{site}:")
    keys = {store.key_of(site, url) for name in ("url", "canonical_url") if isinstance(url := record.get(name), str)}
    known = store.row("select revision from articles where site = :site and token = :token", site=site, token=token)
    fresh = known is None or 0 < known[0] < revision
    for key in sorted(keys):
        _page(store, site, key, "done", token, seen, closes=fresh)
    if fresh:
        whole, text = edition_hash(record), copy_hash(record)
        store.run(
            "insert into articles (site, token, hash, revision, seen) values (:site, :token, :hash, :revision, :seen)"
            " on conflict (site, token) do update set hash = :hash, revision = :revision",
            site=site, token=token, hash=whole, revision=revision, seen=seen,
        )  # fmt: skip
        article = Finished(article_id, b"", revision, whole, text)
        if seen > store.now() - RECENT:
            article.sketch, article.shingles = sketched(record)
            article.cluster = record.get("cluster") or article_id
        texts.remember(store, article, seen)
    _ran(store, site, seen)
    return True


def take_rejected(store: Store, record: dict[str, Any]) -> bool:
    """Take the line of a page that was set aside into the state; False when it is no line of ours."""
    site, url = record.get("site"), record.get("url")
    if not (isinstance(site, str) and isinstance(url, str) and "reason" in record):
        return False
    seen, key = seconds(record.get("fetched"), store.now()), store.key_of(site, url)
    row = store.row("select failures from queue where site = :site and url = :url", site=site, url=key)
    failures = (row[0] if row else 0) + 1
    due = retry_at(failures, seen) if record["reason"] in AGAIN else None
    _page(store, site, key, "open" if due is not None and record["reason"] in PASSING else "rejected", None, seen)
    if due is not None and not _is_over(store, site, key, seen):
        store.queue(site, key, due, json.dumps({"url": url}, ensure_ascii=False), failures)
    _ran(store, site, seen)
    return True


def _is_over(store: Store, site: str, key: str, seen: int) -> bool:
    """Whether a page needs no further try: it is forgotten, or its article came later than ``seen``."""
    page = store.row("select status, last_seen from pages where site = :site and url = :url", site=site, url=key)
    return page is not None and (page[0] == "forgotten" or (page[0] == "done" and page[1] > seen))


def _page(store: Store, site: str, url: str, status: str, token: str | None, seen: int, *, closes: bool = True) -> None:
    """One page as a line shows it; an open one counts as done by it only when the line was news (``closes``)."""
    store.run(
        "insert into pages (site, url, status, token, first_seen, last_seen)"
        " values (:site, :url, :status, :token, :seen, :seen)"
        " on conflict (site, url) do update set token = coalesce(:token, pages.token),"
        " status = case when pages.status = 'open' and :closes then :status else pages.status end",
        site=site, url=url, status=status, token=token, seen=seen, closes=closes,
    )  # fmt: skip
    if closes and status != "open":
        store.unqueue(site, url)


def _ran(store: Store, site: str, seen: int) -> None:
    """A site with lines is no longer at its first run."""
    store.run(
        "insert into sites (site, first_run, last_run) values (:site, :seen, :seen)"
        " on conflict (site) do update set"
        " last_run = case when sites.last_run > :seen then sites.last_run else :seen end",
        site=site, seen=seen,
    )  # fmt: skip


def _take_forgotten(store: Store, folder: Path) -> None:
    """What was forgotten on request stays so, even when the state is lost."""
    from newscrawl.store.forget import tombstone

    path = folder / FORGOTTEN
    if path.is_file():
        with store.transaction():
            for record in _records(path, 0, path.stat().st_size):
                if record is not None:
                    tombstone(store, record)


def seconds(stamp: object, otherwise: int) -> int:
    """An ISO 8601 time as unix seconds."""
    try:
        moment = datetime.fromisoformat(stamp) if isinstance(stamp, str) else None
    except ValueError:
        moment = None
    return otherwise if moment is None else int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp())
