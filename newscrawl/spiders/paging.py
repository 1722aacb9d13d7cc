"""Paging: which further pages of a listing are asked for, and when. A page that can hold nothing unknown is not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newscrawl.discover import Entries, listing_ends
from newscrawl.discover.listing import numbered
from newscrawl.spiders.sources import PAGES, Asked

if TYPE_CHECKING:
    from newscrawl.siterun import SiteRun

FULL = 10  # articles of a first page from which its order can be told


def leap(order: Sequence[str], dated: Mapping[str, int]) -> int | None:
    """The number of the page on which a listing leaves what other sources have dated; None without a leap.

    ``order``: the articles of its first page; ``dated``: articles with their dates. The first page must be exactly the
    newest of them.
    """
    if len(order) < FULL or any(key not in dated for key in order):
        return None
    stamps = sorted(-at for at in dated.values())
    lowest = max(-dated[key] for key in order)
    if not bisect_left(stamps, lowest) < len(order) <= bisect_right(stamps, lowest):
        return None
    page = (len(stamps) - 1) // len(order) + 1
    return page if page > 2 else None


def fits(order: Sequence[str], place: int, dated: Mapping[str, int]) -> bool:
    """Whether nothing unknown lies on the pages leapt over: the dates of the page, whose first article is the
    ``place``-th of the listing (from 0), say that just as many are newer.
    """
    stamps = sorted(-at for at in dated.values())
    known = [(n, -dated[key]) for n, key in enumerate(order, place) if key in dated]
    return bool(known) and all(bisect_left(stamps, at) <= n < bisect_right(stamps, at) for n, at in known)


class Paging:
    """The further pages of one site's listings. ``ask`` makes the request for a page, unless it was made before."""

    def __init__(self, run: SiteRun, ask: Callable[[str, str, Asked], Asked | None]) -> None:
        self.run = run
        self._ask = ask
        self._waiting: list[Asked] = []
        self._leapt: set[str] = set()  # the pages that leaps led to

    def place(self, asked: Asked, dates: Mapping[str, int | None]) -> None:
        """The articles of a page take their places in its listing."""
        if asked.listing is None:
            return
        listed, url = self.run.listed, asked.listing.url
        if asked.over is not None:
            if fits(list(dates), asked.place, self.run.coverage.dated):
                newest = sorted(self.run.coverage.dated, key=lambda key: -self.run.coverage.dated[key])
                self.run.count("left_out/page_covered", asked.number - 2)
                asked.pages = (*asked.pages, frozenset(listed.add(url, newest[: asked.place])))
            else:
                self.back(asked)
        fresh = listed.add(url, dates)
        self.run.count("source_problems/listing_loop", int(bool(dates) and not fresh))
        asked.pages = (*asked.pages, frozenset(filter(self._unread, fresh) if asked.known else fresh))
        asked.place, asked.order = asked.place + len(dates), list(dates)

    def _unread(self, key: str) -> bool:
        """Whether no run before this one was done with the page."""
        page = self.run.claim.page(key)
        return page is None or page.status == "open" or page.first_seen >= self.run.begun

    def back(self, asked: Asked) -> None:
        """The leap went wrong: the pages leapt over are asked for after all."""
        if asked.over is not None and asked.over.parent is not None:
            asked.over.parent.waiting += 1
            self._waiting.append(asked.over)
            asked.over = None

    def follow(self, asked: Asked, entries: Entries) -> int:
        """Note the page that comes after this one; how many pages are to be waited for."""
        if entries.next is None or asked.kind not in ("listing", "home") or asked.depth + 1 >= PAGES:
            return 0
        page = self._ask(entries.next, "listing", asked)
        if page is None:
            self.run.count("source_problems/listing_loop", int(entries.next not in self._leapt))
            return 0
        page.listing, page.pages, page.number, page.place = asked.listing, asked.pages, asked.number + 1, asked.place
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
                yield self._leap(page) or page

    def _leap(self, page: Asked) -> Asked | None:
        """Instead of a listing's second page one further on, when all that lies between must be known."""
        if page.number != 2 or page.parent is None or page.over is not None:
            return None
        number = leap(page.parent.order, self.run.coverage.dated)
        url = numbered(page.source.url, number) if number and number <= PAGES else None
        found = self._ask(url, "listing", page.parent) if url else None
        if found is None or number is None:
            return None
        self._leapt.add(found.source.url)
        found.listing, found.pages, found.number, found.over = page.listing, page.pages, number, page
        found.place = (number - 1) * len(page.parent.order)
        return found
