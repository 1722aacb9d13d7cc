"""Paging: which further pages of a listing are asked for, and when. A page that can hold nothing unknown is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from newscrawl.discover import Entries, listing_ends
from newscrawl.spiders.sources import PAGES, Asked

if TYPE_CHECKING:
    from newscrawl.siterun import SiteRun


class Paging:
    """The further pages of one site's listings. ``ask`` makes the request for a page, unless it was made before."""

    def __init__(self, run: SiteRun, ask: Callable[[str, str, Asked], Asked | None]) -> None:
        self.run = run
        self._ask = ask
        self._waiting: list[Asked] = []

    def place(self, asked: Asked, dates: Mapping[str, int | None]) -> None:
        """The articles of a page take their places in its listing."""
        if asked.listing is None:
            return
        fresh = self.run.listed.add(asked.listing.url, dates)
        self.run.count("source_problems/listing_loop", int(bool(dates) and not fresh))
        asked.pages = (*asked.pages, frozenset(filter(self._unread, fresh) if asked.known else fresh))

    def _unread(self, key: str) -> bool:
        """Whether no run before this one was done with the page."""
        page = self.run.claim.page(key)
        return page is None or page.status == "open" or page.first_seen >= self.run.begun

    def follow(self, asked: Asked, entries: Entries) -> int:
        """Note the page that comes after this one; how many pages are to be waited for."""
        if entries.next is None or asked.kind not in ("listing", "home") or asked.depth + 1 >= PAGES:
            return 0
        page = self._ask(entries.next, "listing", asked)
        if page is None:
            self.run.count("source_problems/listing_loop")
            return 0
        page.listing, page.pages = asked.listing, asked.pages
        self._waiting.append(page)
        return 1

    def later(self, done: Callable[[Asked], None]) -> Iterator[Asked]:
        """The next page of each listing that has not left the window yet, and had something that others did not name.

        Two pages in a row without anything unknown end a listing that was read to its end before, or that other
        sources cover.
        """
        pages, self._waiting = self._waiting, []
        for page in pages:
            unknown = [sum(not self.run.coverage.knows((key,)) for key in keys) for keys in page.pages]
            if page.listing is not None and (self.run.listed.has_ended(page.listing.url) or listing_ends(unknown)):
                done(page)
            else:
                yield page
