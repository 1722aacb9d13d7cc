"""SourceReader: a source's answer goes into the state, and tells what is to be asked next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newscrawl.discover import Entries, autodiscover, guesses, listing_ends, read_source, robots_sitemaps
from newscrawl.discover.articles import Rule, learn
from newscrawl.net.notes import Notes
from newscrawl.net.origin import origin_of
from newscrawl.site import Listing
from newscrawl.siterun import SiteRun
from newscrawl.spiders.entries import entries_of
from newscrawl.spiders.sources import (
    DEPTH,
    PAGES,
    Asked,
    answered,
    body_hash,
    failed,
    moved,
    newest_children,
    read,
    unread,
)
from newscrawl.visit import DAY, Visit

if TYPE_CHECKING:
    from scrapy.http import Response

    from newscrawl.store import Offered

PERMANENT = (301, 308)


class SourceReader:
    """Reads the sources of one site's run; remembers which it has asked already.

    ``copies``: where the network keeps the robots.txt it has read.
    """

    def __init__(self, run: SiteRun, copies: Notes | None = None) -> None:
        self.run = run
        self.copies = run.claim.store if copies is None else copies
        self._asked: dict[str, str] = {}  # the kind of each source asked, by its address
        self._guesses: list[tuple[str, str]] | None = None
        self._next: dict[str, list[Asked]] = {}
        self._pages: list[Asked] = []  # of listings, to be asked for when all that is above them is done

    def first(self, explore: bool = False) -> list[Asked]:
        """The sources that the site's file names; for a site without one, its home page and what that led to before."""
        site = self.run.site
        found = [(url, "feed") for url in site.feeds] + [(url, "sitemap") for url in site.sitemaps]
        found += [one for name in ("named", "found") for one in (self._note().get(name) or {}).items()]
        asked = [self._ask(url, kind) for url, kind in found]
        asked += [self._ask(one.url, "home" if explore else "listing", one) for one in site.listing_pages]
        return [one for one in asked if one]

    def _note(self) -> dict[str, Any]:
        """What earlier runs found out about a site that no file describes."""
        return self.run.claim.store.get("explored", self.run.site.name) or {}

    def guess(self) -> Asked | None:
        """The next likely place of a feed or sitemap while the site named none and none was found; once a week."""
        note, now = self._note(), self.run.now()
        if self._guesses is None:
            named = any(kind in ("feed", "sitemap") for kind in self._asked.values())
            fresh = now - note.get("guessed", 0) < 7 * DAY
            self._guesses = [] if named or fresh else guesses(self.run.site.listing_pages[0].url)
        while self._guesses:
            kind, url = self._guesses.pop(0)
            if asked := self._ask(url, kind):
                asked.guess = True
                self.run.claim.store.put("explored", self.run.site.name, {**note, "guessed": now})
                return asked
        return None

    def _guessed(self, asked: Asked) -> None:
        """A guess was right: it is a source from now on."""
        self._guesses = []
        note = self._note()
        found = {**(note.get("found") or {}), asked.source.url: asked.kind}
        self.run.claim.store.put("explored", self.run.site.name, {**note, "found": found})

    def _ask(self, url: str, kind: str, listing: Listing | None = None, parent: Asked | None = None) -> Asked | None:
        if url in self._asked:
            self.run.count("sources/repeated", int(parent is not None))
            return None
        self._asked[url] = kind
        depth = parent.depth + 1 if parent else 0
        source = self.run.claim.source(url)
        known = parent.known if parent else source.fetched is not None
        return Asked(source, kind, listing, parent, depth, known=known)

    def take(self, response: Response, asked: Asked) -> str | None:
        """Take a whole answer into the state; why it is no source, or None."""
        source, now, bounds = asked.source, self.run.now(), self.run.bounds
        self._learn_move(response, asked)
        digest = body_hash(response.body)
        if digest == source.hash and source.since is not None and source.since <= bounds.begin:
            source.fetched = now
            self.not_modified(asked)
            return None
        entries = self._read(response, asked)
        if entries.kind == "none" or (asked.kind in ("feed", "sitemap") and entries.kind in ("html", "listing")):
            return "not_a_" + ("listing" if asked.kind == "home" else asked.kind)
        self.run.count("sources/read")
        if asked.guess:
            self._guessed(asked)
        read(source, response.headers.get("ETag"), response.headers.get("Last-Modified"), digest, bounds.begin, now)
        self._keep(asked, entries, self._named(asked, response))
        return None

    def _read(self, response: Response, asked: Asked) -> Entries:
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        listing = asked.listing or (Listing(response.url) if asked.kind in ("listing", "home") else None)
        entries = read_source(response.body, response.url, content_type=kind, listing=listing)
        for name, count in entries.problems.items():
            self.run.count(f"source_problems/{name}", count)
        return entries

    def _keep(self, asked: Asked, entries: Entries, further: list[Asked]) -> None:
        source, run = asked.source, self.run
        links = entries_of(entries, source.url, run.site, self._rule(entries), run.bounds, run.now())
        for name, count in links.left_out.items():
            run.count(f"left_out/{name}", count)
        if asked.kind == "listing" and asked.listing is not None:
            run.listed.add(asked.listing.url, (entry.key for entry in links.entries))
        further += self._children(asked, entries)
        with run.claim.store.transaction():
            offered = run.claim.offer(links.entries, run.now(), run.begun)
            left = bool(links.left_out["outside_window"]) and not offered.fresh and run.bounds.end is None
            page = None if left else self._next_page(asked, entries, offered.fresh)
            self._lead_to(asked, further, page)
        self._count(offered)

    def _lead_to(self, asked: Asked, further: list[Asked], page: Asked | None = None) -> None:
        """Remember what is asked next, and what later; the source itself counts as read when all of it is."""
        self._next[asked.source.url] = further
        self._pages += [page] if page else []
        asked.waiting = len(further) + len([page] if page else [])
        self.settle(asked)

    def later(self) -> Iterator[Asked]:
        """The next page of each listing that has not left the window yet."""
        pages, self._pages = self._pages, []
        for page in pages:
            if page.listing is not None and self.run.listed.has_ended(page.listing.url):
                self._done(page)
            else:
                yield page

    def settle(self, asked: Asked) -> None:
        """Keep a source's state: its validators only when everything below it was read, then the same upwards."""
        kept = replace(asked.source)
        if asked.waiting or not asked.complete:
            unread(kept)
        self.run.claim.keep_source(kept)
        if not asked.waiting:
            self._done(asked)

    def _done(self, asked: Asked) -> None:
        """Nothing more comes of it: what led to it waits for one less."""
        if (parent := asked.parent) is not None:
            parent.waiting -= 1
            parent.complete = parent.complete and asked.complete
            if not parent.waiting:
                self.settle(parent)

    def _rule(self, entries: Entries) -> Rule:
        """What an article's URL looks like on a site without a pattern, as far as its feeds have shown."""
        notes, site = self.run.claim.store, self.run.site
        if site.patterns:
            return Rule()
        if entries.is_feed and (rule := learn(link.url for link in entries.links)).shapes:
            notes.put("rule", site.name, {"shapes": sorted(rule.shapes)})
        return Rule(frozenset((notes.get("rule", site.name) or {}).get("shapes", ())))

    def _count(self, offered: Offered) -> None:
        for name in ("known", "changed", "forgotten"):
            self.run.count(f"pages/{name}", getattr(offered, name))
        self.run.count("pages/discovered", offered.new + offered.open + offered.changed + offered.known)
        self.run.count("left_out/repeated", offered.repeated)
        self.run.count("source_problems/unsteady_dates", int(offered.unsteady))

    def _children(self, asked: Asked, entries: Entries) -> list[Asked]:
        if not entries.children:
            return []
        if asked.depth >= DEPTH:
            self.run.count("source_problems/too_deep")
            return []
        if any(child.lastmod is None for child in entries.children):
            unread(
                asked.source
            )  # an index that does not say when its children changed says nothing by staying the same
        wanted = newest_children(entries.children, self.run.bounds)
        self.run.count("left_out/child_outside_window", len(entries.children) - len(wanted))
        return [one for child in wanted if (one := self._ask(child.url, "sitemap", parent=asked))]

    def _next_page(self, asked: Asked, entries: Entries, unknown: int) -> Asked | None:
        """The listing's following page, unless it was read before and two pages in a row held nothing unknown."""
        if entries.next is None or asked.kind not in ("listing", "home") or asked.depth + 1 >= PAGES:
            return None
        fresh = (*asked.fresh, unknown)
        if asked.known and listing_ends(fresh):
            return None
        page = self._ask(entries.next, "listing", asked.listing, asked)
        if page is not None:
            page.fresh = fresh
        return page

    def _named(self, asked: Asked, response: Response) -> list[Asked]:
        """Feeds and sitemaps that the home page and robots.txt of a site without a file name; kept for later runs."""
        if asked.kind != "home":
            return []
        kinds = {
            url: "sitemap" if kind == "sitemap" else "feed" for kind, url in autodiscover(response.body, response.url)
        }
        origin = origin_of(response.url)
        rules = str(
            (self.copies.get("robots", origin) or {}).get("body", "")
        )  # read before the home page was asked for
        kinds |= dict.fromkeys(
            robots_sitemaps(rules.encode("latin-1", "replace").decode("utf-8", "replace"), origin), "sitemap"
        )
        self.run.claim.store.put("explored", self.run.site.name, {**self._note(), "named": kinds})
        return [one for url, kind in kinds.items() if (one := self._ask(url, kind, parent=asked))]

    def _learn_move(self, response: Response, asked: Asked) -> None:
        source = asked.source
        if source.moved_to is not None and response.request is not None and source.moves >= 3:
            return
        reasons = response.meta.get("redirect_reasons") or []
        permanent = bool(reasons) and all(reason in PERMANENT for reason in reasons)
        if permanent:
            moved(source, response.url)
        else:
            source.moved_to, source.moves = None, 0

    def further(self, asked: Asked) -> Iterator[Asked]:
        """What the answer led to."""
        yield from self._next.pop(asked.source.url, [])

    def not_modified(self, asked: Asked) -> None:
        """The source said that nothing changed."""
        self.run.count("sources/not_modified")
        answered(asked.source, self.run.now())
        self.settle(asked)

    def skip(self, asked: Asked) -> None:
        """The source is not asked this time: what led to it is not complete, its own state stays."""
        asked.complete = False
        self._done(asked)

    def fail(self, asked: Asked, reason: str) -> None:
        """The source could not be read; what led to it is read in full next time."""
        if asked.guess:
            self.run.count("sources/guessed_wrong")
            return
        self.run.count("sources/failed")
        self.run.count(f"failures/source_{reason}")
        self.run.failing[asked.source.url] = reason
        failed(asked.source, reason, self.run.now())
        asked.complete = False
        self.settle(asked)

    def due(self) -> list[Visit]:
        """The pages to be visited now, one visit an article, the newest first."""
        visits: list[Visit] = []
        dropped: Counter[str] = Counter()
        for visit in self.run.claim.due(self.run.now()):
            at = visit.feed.get("at")
            if self.run.chosen and at is not None and not self._inside(at):
                dropped["outside_window"] += 1
            else:
                visits.append(visit)
                if at is not None and self._inside(at):
                    self.run.listed.saw(visit.key, inside=True)
        for name, count in dropped.items():
            self.run.count(f"left_out/{name}", count)
        visits.sort(key=lambda one: (-(one.feed.get("at") or self.run.now()), self.run.listed.place(one.key)))
        return visits

    def _inside(self, at: int) -> bool:
        return at >= self.run.bounds.begin and (self.run.bounds.end is None or at < self.run.bounds.end)
