"""What is remembered of texts: hashes, sketches and clusters for copies, and the lines that recur on a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.store.rows import Finished
from newscrawl.text.recurring import WINDOW, recurs

if TYPE_CHECKING:
    from newscrawl.store import Store

CANDIDATES = 12  # texts compared with a new one: those that share most index keys with it
ARTICLES = -1  # the row of `lines` that counts a site's articles; keys of lines are never negative


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A known article whose text may have much in common with another."""

    id: str
    cluster: str
    sketch: bytes


def owner_of_text(store: Store, digest: bytes) -> str | None:
    """The id of the earliest known article with this text."""
    row = store.row("select id from texts where hash = :hash", hash=digest)
    return row[0] if row else None


def neighbours(store: Store, shingles: Sequence[int]) -> list[Neighbour]:
    """The articles that share most of these index keys, the earliest first among equals."""
    values = {f"k{place}": shingle for place, shingle in enumerate(shingles)}
    keys = ", ".join(f":{name}" for name in values)
    rows = store.rows(
        "select sketches.id, cluster, sketch from sketches join"  # noqa: S608 - names of parameters only
        f" (select id, count(*) as shared from shingles where shingle in ({keys}) group by id) as found"
        " on found.id = sketches.id order by shared desc, seen, sketches.id limit :most",
        most=CANDIDATES,
        **values,
    )
    return [Neighbour(*row) for row in rows]


def cluster_of(store: Store, article_id: str) -> str | None:
    """The cluster an article belongs to, while its sketch is kept."""
    row = store.row("select cluster from sketches where id = :id", id=article_id)
    return row[0] if row else None


def remember(store: Store, article: Finished, now: int) -> None:
    """Keep the hash and the sketch of a text; the earliest article of a text keeps it."""
    if article.text is not None:
        store.run(
            "insert into texts (hash, id, seen) values (:hash, :id, :now) on conflict (hash) do nothing",
            hash=article.text, id=article.id, now=now,
        )  # fmt: skip
    if article.sketch is None:
        return
    store.run("delete from shingles where id = :id", id=article.id)
    store.run(
        "insert into sketches (id, cluster, sketch, seen) values (:id, :cluster, :sketch, :now)"
        " on conflict (id) do update set cluster = :cluster, sketch = :sketch, seen = :now",
        id=article.id, cluster=article.cluster or article.id, sketch=article.sketch, now=now,
    )  # fmt: skip
    for shingle in article.shingles:
        store.run("insert into shingles (shingle, id) values (:shingle, :id)", shingle=shingle, id=article.id)


def learn(store: Store, site: str, lines: Sequence[int], now: int) -> None:
    """Count a new article's lines; counts are halved now and then, so that a site's old habits fade."""
    for line in (ARTICLES, *lines):
        store.run(
            "insert into lines (site, line, count, seen) values (:site, :line, 1, :now)"
            " on conflict (site, line) do update set count = count + 1, seen = :now",
            site=site, line=line, now=now,
        )  # fmt: skip
    if _articles(store, site) > WINDOW:
        store.run("update lines set count = count / 2 where site = :site", site=site)
        store.run("delete from lines where site = :site and count = 0", site=site)


def known_lines(store: Store, site: str) -> frozenset[int]:
    """The keys of the lines that are boilerplate on a site by now."""
    articles = _articles(store, site)
    rows = store.rows("select line, count from lines where site = :site and line >= 0", site=site)
    return frozenset(line for line, count in rows if recurs(count, articles))


def _articles(store: Store, site: str) -> int:
    row = store.row("select count from lines where site = :site and line = :line", site=site, line=ARTICLES)
    return row[0] if row else 0


def drop(store: Store, texts_before: int, sketches_before: int) -> int:
    """Drop text hashes and learned lines, and sketches, kept before these times; text hashes dropped."""
    count = store.run("delete from texts where seen < :before", before=texts_before)
    store.run("delete from lines where seen < :before", before=texts_before)
    store.run("delete from shingles where id in (select id from sketches where seen < :before)", before=sketches_before)
    store.run("delete from sketches where seen < :before", before=sketches_before)
    return count
