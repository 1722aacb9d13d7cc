"""What an operator does to the state: show it, compact it, forget pages on request."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.address import article_key
from newscrawl.errors import OutputError
from newscrawl.lock import STATE_FOLDER
from newscrawl.store import texts
from newscrawl.store.files import FORGOTTEN, LineFile, as_record, line_files

if TYPE_CHECKING:
    from newscrawl.store import Store

DAY = 86_400


@dataclass(slots=True, frozen=True)
class Selection:
    """Which pages are meant: those of a URL, of a site, first seen since a time; all that are given must fit."""

    keys: tuple[str, ...] = ()
    site: str | None = None
    since: int | None = None


@dataclass(slots=True, frozen=True)
class Ages:
    """Days for which page rows (since they were last seen), text hashes and learned lines, and sketches are kept."""

    pages: int = 400
    texts: int = 30
    sketches: int = 7


def show(store: Store) -> list[dict[str, Any]]:
    """One row a site: pages by status, articles, sources; in unix seconds the last run that read all of its sources,
    and when one of them was last tried.
    """
    rows: dict[str, dict[str, Any]] = {}
    for site, last_run in store.rows("select site, last_run from sites order by site"):
        _row(rows, site)["last_run"] = last_run
    for site, status, count in store.rows(
        "select site, status, count(*) from pages group by site, status order by site, status"
    ):
        _row(rows, site)["pages"][status] = count
    for site, count in store.rows("select site, count(*) from articles where revision > 0 group by site"):
        _row(rows, site)["articles"] = count
    for site, count, tried in store.rows("select site, count(*), max(checked) from sources group by site"):
        _row(rows, site).update(sources=count, last_tried=tried)
    return [rows[name] for name in sorted(rows)]


def _row(rows: dict[str, dict[str, Any]], site: str) -> dict[str, Any]:
    fresh: dict[str, Any] = {"site": site, "last_run": None, "last_tried": None}
    return rows.setdefault(site, fresh | {"articles": 0, "sources": 0, "pages": {}})


def is_known(store: Store, site: str) -> bool:
    """Whether anything is remembered of a site."""
    tables = ("sites", "pages", "sources")
    return any(store.row(f"select 1 from {table} where site = :site limit 1", site=site) for table in tables)  # noqa: S608


def compact(store: Store, ages: Ages) -> dict[str, int]:
    """Drop what is older than that, then give the space back; rows dropped.

    Tombstones and pages still open stay.
    """
    dropped = prune(store, ages)
    store.run("vacuum")
    return dropped


def prune(store: Store, ages: Ages) -> dict[str, int]:
    """What `compact` drops, without giving the space back."""
    now = store.now()
    old = now - ages.pages * DAY
    gone = "delete from pages where last_seen < :before and status not in ('open', 'forgotten')"
    with store.transaction():
        return {
            "pages": store.run(gone, before=old),
            "articles": store.run("delete from articles where seen < :before and revision > 0", before=old),
            "texts": texts.drop(store, now - ages.texts * DAY, now - ages.sketches * DAY),
        }


def forget(store: Store, chosen: Selection) -> list[dict[str, Any]]:
    """Leave a tombstone for every chosen page, so that it is not crawled again; the tombstones (site, url, id, time).

    A URL that the state does not know gets one too, when a site is given with it.
    """
    found = list(_pages(store, chosen))
    if chosen.keys and chosen.site is not None and not found:
        key = chosen.keys[0]
        article_id = key if key.startswith(f"{chosen.site}:") else None
        found.append({"site": chosen.site, "url": key, "id": article_id, "forgotten": store.now()})
    if store.folder is not None and found:
        file = LineFile(store.folder, FORGOTTEN)
        for stone in found:
            file.append(json.dumps(stone, ensure_ascii=False).encode() + b"\n")
        file.close()
    with store.transaction():
        for stone in found:
            tombstone(store, stone)
    return found


def forgotten(store: Store, chosen: Selection) -> list[dict[str, Any]]:
    """The tombstones of the chosen pages that were left before: their lines may still be in the files."""
    return list(_pages(store, chosen, "="))


def _pages(store: Store, chosen: Selection, is_forgotten: str = "<>") -> Iterator[dict[str, Any]]:
    """The chosen pages, and with each every other page of its article; those forgotten already only with "="."""
    sql = f"select site, url, token from pages where status {is_forgotten} 'forgotten'"  # noqa: S608
    sql += " and site = :site" if chosen.site is not None else ""
    sql += " and first_seen >= :since" if chosen.since is not None else ""
    for key in chosen.keys or (None,):
        more = " and url = :url" if key is not None else ""
        rows = store.rows(sql + more, site=chosen.site, since=chosen.since, url=key)
        tokens = {(site, token) for site, _, token in rows if token is not None} if chosen.keys else set()
        pages = {(site, url): token for site, url, token in rows}
        for site, token in sorted(tokens):
            others = store.rows("select url from pages where site = :site and token = :token", site=site, token=token)
            pages.update({(site, url): token for (url,) in others})
        for (site, url), token in sorted(pages.items()):
            yield {"site": site, "url": url, "id": token and f"{site}:{token}", "forgotten": store.now()}


def tombstone(store: Store, stone: dict[str, Any]) -> None:
    """Mark a page, and the article it showed, as forgotten; everything else about them goes."""
    site, url, article_id = stone.get("site"), stone.get("url"), stone.get("id")
    if not isinstance(site, str) or not isinstance(url, str):
        return
    token = article_id.removeprefix(f"{site}:") if isinstance(article_id, str) else None
    store.run(
        "insert into pages (site, url, status, token, first_seen, last_seen)"
        " values (:site, :url, 'forgotten', :token, :now, :now)"
        " on conflict (site, url) do update set status = 'forgotten', evidence = null",
        site=site, url=url, token=token, now=store.now(),
    )  # fmt: skip
    store.unqueue(site, url)
    if token is not None:
        store.run(
            "insert into articles (site, token, revision, seen) values (:site, :token, 0, :now)"
            " on conflict (site, token) do update set revision = 0, hash = null",
            site=site, token=token, now=store.now(),
        )  # fmt: skip
        for table in ("texts", "sketches", "shingles"):
            store.run(f"delete from {table} where id = :id", id=article_id)  # noqa: S608


def purge(store: Store, stones: list[dict[str, Any]]) -> int:
    """Take the forgotten pages' lines out of every file, rejected ones too; lines removed. Raises OutputError."""
    assert store.folder is not None
    urls = {stone["url"] for stone in stones}
    ids = {stone["id"] for stone in stones if stone["id"]}

    def goes(record: dict[str, Any] | None) -> bool:
        if record is None:
            return False
        site = str(record.get("site"))
        places = [url for name in ("url", "canonical_url") if isinstance(url := record.get(name), str)]
        return record.get("id") in ids or any(
            one in urls for url in places for one in (url, store.key_of(site, url), article_key(url))
        )

    return sum(_rewrite(store, store.folder, name, goes) for name, _ in line_files(store.folder))


def _rewrite(store: Store, folder: Path, name: str, goes: Callable[[dict[str, Any] | None], bool]) -> int:
    path = folder / name
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not goes(as_record(line))]
    if len(kept) == len(lines):
        return 0
    temporary = folder / STATE_FOLDER / "purge.tmp"
    try:
        with temporary.open("wb") as file:
            file.writelines(kept)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
    with store.transaction():
        store.set_length(name, sum(map(len, kept)))
    return len(lines) - len(kept)
