"""Claim: everything that one site's run reads from the state and writes to it, through one handle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from newscrawl.errors import OutputError
from newscrawl.store import texts
from newscrawl.store.files import REJECTED, LineFile
from newscrawl.store.rows import SOURCE_FIELDS, Finished, Known, Offered, Source
from newscrawl.visit import Entry, Page, Visit, evidence_of, merged, retry_at, wanted

if TYPE_CHECKING:
    from newscrawl.store import Store


class Claim:
    """One site's part of the state. A commit through it is whole or absent, whenever the process dies."""

    def __init__(self, store: Store, site: str, day: str) -> None:
        self.store = store
        self.site = site
        self.visits: dict[str, Visit] = {}  # pages under way, by the URL they answered from
        self._file = None if store.folder is None else LineFile(store.folder, f"{site}/{day}.jsonl")

    # What is known

    def first_run(self) -> bool:
        """Whether nothing was ever crawled of this site."""
        return self.last_run() is None

    def last_run(self) -> int | None:
        """When the last run of this site began that read all of its sources."""
        row = self.store.row("select last_run from sites where site = :site", site=self.site)
        return row[0] if row else None

    def page(self, key: str) -> Page | None:
        """The page of a cleaned URL."""
        row = self.store.row(
            "select status, token, evidence, first_seen, last_seen from pages where site = :site and url = :url",
            site=self.site,
            url=key,
        )
        return None if row is None else Page(row[0], self._id(row[1]), row[2] or b"", row[3], row[4])

    def article(self, article_id: str) -> Known | None:
        """The article of an id as it was last written."""
        row = self.store.row(
            "select hash, revision from articles where site = :site and token = :token",
            site=self.site, token=self._token(article_id),
        )  # fmt: skip
        return None if row is None else Known(article_id, row[0], row[1])

    def source(self, url: str) -> Source:
        """The state of a source; a fresh one when it was never read."""
        row = self.store.row(
            f"select {', '.join(SOURCE_FIELDS)} from sources where site = :site and url = :url",  # noqa: S608
            site=self.site, url=url,
        )  # fmt: skip
        return Source(url) if row is None else Source(*row)

    def due(self, now: int) -> Iterator[Visit]:
        """The pages left open by this or an earlier run, failed ones, and those whose next visit has come."""
        rows = self.store.rows(
            "select queue.url, status, failures, feed, token from queue join pages using (site, url)"
            " where queue.site = :site and next_visit <= :now order by next_visit desc, first_seen desc, queue.url",
            site=self.site, now=now,
        )  # fmt: skip
        for url, status, failures, feed, token in rows:
            said = json.loads(feed)
            reason = "due" if status == "done" else "retry" if failures else "changed" if token else "new"
            yield Visit(url, said.pop("url"), reason, failures, said)

    # What was found

    def offer(self, entries: Sequence[Entry], now: int, begun: int | None = None) -> Offered:
        """Take a source's entries into the state: those to be fetched stay open until they are done.

        ``begun``: when this run began; pages seen since then are ``repeated``.
        """
        begun = now + 1 if begun is None else begun
        found = Offered()
        pages = [(entry, self.page(entry.key)) for entry in entries]
        marks = [merged(page.evidence if page else b"", evidence_of(entry)) for entry, page in pages]
        changes = sum(changed for (entry, _), (_, changed) in zip(pages, marks, strict=True) if entry.steady)
        found.unsteady = changes > 20 and changes * 2 > len(entries)
        with self.store.transaction():
            for (entry, page), (evidence, differs) in zip(pages, marks, strict=True):
                this_run = page is not None and page.first_seen >= begun
                changed = differs and entry.steady and not found.unsteady and not this_run
                name = self._offer(entry, page, evidence, changed, now)
                found.fresh += this_run or name in ("new", "open")
                if page is not None and page.last_seen >= begun and name != "changed":
                    name = "repeated"
                setattr(found, name, getattr(found, name) + 1)
        return found

    def _offer(self, entry: Entry, page: Page | None, evidence: bytes, changed: bool, now: int) -> str:
        """Take one entry into the state; what it was (a field of `Offered`)."""
        if self._forgotten(entry.id) if page is None else page.status == "forgotten":
            self._upsert(entry.key, "forgotten", None, now, evidence)
            return "forgotten"
        if wanted(page, changed, now):
            self._upsert(entry.key, "open", None, now, evidence)
            self.store.queue(self.site, entry.key, now, entry.feed)
            return "new" if page is None else "changed"
        self._saw(entry, evidence, now)
        if page is None or page.status != "open":
            return "known"
        if entry.title and entry.published:  # it says more than a sitemap's bare address
            self.store.queue(self.site, entry.key, None, entry.feed)
        return "open"

    def _saw(self, entry: Entry, evidence: bytes, now: int) -> None:
        self.store.run(
            "update pages set last_seen = :now, evidence = :evidence where site = :site and url = :url",
            site=self.site, url=entry.key, evidence=evidence, now=now,
        )  # fmt: skip

    def _forgotten(self, article_id: str | None) -> bool:
        return article_id is not None and (known := self.article(article_id)) is not None and known.revision == 0

    def keep_source(self, source: Source) -> None:
        """Remember a source as it stands now."""
        names = ", ".join(SOURCE_FIELDS)
        values = ", ".join(f":{name}" for name in SOURCE_FIELDS)
        update = ", ".join(f"{name} = :{name}" for name in SOURCE_FIELDS if name != "url")
        self.store.write(
            f"insert into sources (site, {names}) values (:site, {values})"  # noqa: S608
            f" on conflict (site, url) do update set {update}",
            site=self.site, **asdict(source),
        )  # fmt: skip

    def ran(self, since: int, now: int) -> None:
        """Remember that the site was run, and how far back it looked at most."""
        self.store.write(
            "insert into sites (site, first_run, last_run, since) values (:site, :now, :now, :since)"
            " on conflict (site) do update set last_run = :now, first_run = coalesce(sites.first_run, :now),"
            " since = case when sites.since < :since then sites.since else :since end",
            site=self.site, since=since, now=now,
        )  # fmt: skip

    def reopen_outside(self, since: int) -> None:
        """A run that looks further back than any before may visit again what was left as too old."""
        row = self.store.row("select since from sites where site = :site", site=self.site)
        if row and row[0] is not None and since < row[0]:
            self.store.write(
                "delete from pages where site = :site and status = 'outside'", site=self.site
            )  # fmt: skip

    # What came of a page

    def commit(self, key: str, article: Finished, now: int) -> None:
        """Write the article's line, then remember it: one operation. Raises OutputError, and then nothing happened."""
        self.store.check()
        start = self._append(self._file, article.line)
        try:
            with self.store.transaction():
                self._remember(key, article, now)
                self.store.note_length(self._file)
        except BaseException:  # an error of our own, too, must not leave a line that the state does not know
            if self._file is not None:
                self._file.take_back(start)
            raise

    def _append(self, file: LineFile | None, line: bytes) -> int:
        try:
            return 0 if file is None else file.append(line)[0]
        except OutputError as error:
            self.store.give_up(str(error))
            raise

    def _remember(self, key: str, article: Finished, now: int) -> None:
        token = self._token(article.id)
        for url in dict.fromkeys([key, *article.keys]):
            self._close(url, "done", token, now, article.next_visit if url == key else None, article.feed)
        self.store.run(
            "insert into articles (site, token, hash, revision, seen) values (:site, :token, :hash, :revision, :now)"
            " on conflict (site, token) do update set hash = :hash, revision = :revision",
            site=self.site, token=token, hash=article.hash, revision=article.revision, now=now,
        )  # fmt: skip
        texts.remember(self.store, article, now)
        if article.lines:
            texts.learn(self.store, self.site, article.lines, now)

    def settle(
        self, key: str, status: str, now: int, *, article_id: str | None = None, next_visit: int | None = None
    ) -> None:
        """A page is done without a new line: ``status`` is done (nothing changed), gone or outside (of the window)."""
        token = None if article_id is None else self._token(article_id)
        with self.store.transaction():
            self._close(key, status, token, now, next_visit, None)

    def reject(self, key: str, line: bytes, now: int, until: str = "rejected", *, again: Visit | None = None) -> None:
        """Set a page aside: its line goes to ``rejected/``; the visit to be made ``again`` is due as after a failure.

        The page's status ``until`` then: for an open one its listing is read on, for a rejected one it is not.
        """
        self.store.check()
        file = self.store.rejected
        start = self._append(file, line)
        due = None if again is None else retry_at(again.failures + 1, now)
        try:
            with self.store.transaction():
                if again is None or due is None:
                    self._close(key, "rejected", None, now, None, None)
                else:
                    said = json.dumps({"url": again.url, **again.feed}, ensure_ascii=False)
                    self._close(key, until, None, now, due, said)
                    self.store.queue(self.site, key, due, None, again.failures + 1)
                self.store.note_length(file)
        except BaseException:
            if file is not None:
                file.take_back(start)
            raise

    def fail(self, key: str, failures: int, now: int) -> None:
        """A page could not be had for the ``failures``th time in a row: it stays open, or counts as gone at last."""
        due = retry_at(failures, now)
        with self.store.transaction():
            if due is None:
                self._close(key, "gone", None, now, None, None)
            else:
                self.store.queue(self.site, key, due, None, failures)

    def _close(self, url: str, status: str, token: str | None, now: int, due: int | None, feed: str | None) -> None:
        """The page is done, or is visited again when it is ``due``."""
        self._upsert(url, status, token, now, None)
        if due is None:
            self.store.unqueue(self.site, url)
        else:
            self.store.queue(self.site, url, due, feed, 0)

    def _upsert(self, url: str, status: str, token: str | None, now: int, evidence: bytes | None) -> None:
        self.store.run(
            "insert into pages (site, url, status, token, evidence, first_seen, last_seen)"
            " values (:site, :url, :status, :token, :evidence, :now, :now)"
            " on conflict (site, url) do update set status = :status, token = coalesce(:token, pages.token),"
            " evidence = coalesce(:evidence, pages.evidence), last_seen = :now",
            site=self.site, url=url, status=status, token=token, evidence=evidence, now=now,
        )  # fmt: skip

    def close(self) -> None:
        """End of the site's run: its file is brought onto the disk."""
        if self._file is not None:
            self._file.close()

    def _token(self, article_id: str) -> str:
        return article_id.removeprefix(f"{self.site}:")

    def _id(self, token: str | None) -> str | None:
        return None if token is None else f"{self.site}:{token}"


def rejected_name(day: str) -> str:
    """The file of the pages set aside on a day."""
    return f"{REJECTED}/{day}.jsonl"
