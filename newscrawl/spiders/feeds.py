"""SourceReader: a source's answer goes into the state, and tells what is to be asked next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.discover import Entries, read_source
from newscrawl.discover.articles import Rule, learn
from newscrawl.discover.coverage import Named, family_of
from newscrawl.net.notes import Notes
from newscrawl.site import Listing
from newscrawl.siterun import SiteRun
from newscrawl.spiders.entries import Wanted, entries_of, why_none
from newscrawl.spiders.explored import Explored
from newscrawl.spiders.paging import Paging
from newscrawl.spiders.sources import (
    CHILDREN,
    DEPTH,
    Asked,
    answered,
    begins,
    body_hash,
    failed,
    learn_move,
    loops,
    newest_children,
    read,
    stands,
    unread,
    whole_families,
)
from newscrawl.visit import Visit

if TYPE_CHECKING:
    from scrapy.http import Response

    from newscrawl.store import Offered


class SourceReader:
    """Reads the sources of one site's run; remembers which it has asked already.

    ``copies``: where the network keeps the robots.txt it has read.
    """

    def __init__(self, run: SiteRun, copies: Notes | None = None) -> None:
        self.run = run
        self.explored = Explored(run, copies)
        self._asked: dict[str, str] = {}  # the kind of each source asked, by its address
        self._next: dict[str, list[Asked]] = {}
        self._fronts: list[tuple[Asked, Entries]] = []  # pages whose links are judged when all feeds are read
        self._held: list[Asked] = []  # children of indexes, to be asked for when the sources above them are read
        self.paging = Paging(run, lambda url, kind, parent: self._ask(url, kind, parent.listing, parent))

    def first(self, explore: bool = False) -> list[Asked]:
        """The sources that the site's file names; for a site without one, its home page and what that led to before."""
        site = self.run.site
        found = [(url, "feed") for url in site.feeds] + [(url, "sitemap") for url in site.sitemaps]
        asked = [self._ask(url, kind) for url, kind in [*found, *self.explored.sources()]]
        asked += [self._ask(one.url, "home" if explore else "listing", one) for one in site.listing_pages]
        return [one for one in asked if one]

    def guess(self) -> list[Asked]:
        """The next likely place of a feed or sitemap while the site named none and none was found; once a week."""
        named = any(kind in ("feed", "sitemap") for kind in self._asked.values())
        while place := self.explored.guess(named):
            if asked := self._ask(place[1], place[0]):
                asked.guess = True
                return [asked]
        return []

    def _ask(self, url: str, kind: str, listing: Listing | None = None, parent: Asked | None = None) -> Asked | None:
        if url in self._asked:
            self.run.count("sources/repeated", int(parent is not None))
            return None
        self._asked[url] = kind
        depth = parent.depth + 1 if parent else 0
        source = self.run.claim.source(url)
        whole = source.since is not None and source.since <= self.run.bounds.begin  # as far back as now wanted
        known = parent.known if parent else source.fetched is not None and whole
        return Asked(source, kind, listing, parent, depth, known=known)

    def take(self, response: Response, asked: Asked) -> str | None:
        """Take a whole answer into the state; why it is no source, or None."""
        source, now, bounds = asked.source, self.run.now(), self.run.bounds
        learn_move(source, response.meta.get("redirect_reasons") or [], response.url)
        digest = body_hash(response.body)
        if digest == source.hash and source.since is not None and source.since <= bounds.begin:
            source.fetched = now
            self.not_modified(asked)
            return None
        entries = self._read(response, asked)
        if reason := why_none(asked.kind, entries, response.url, self.run.site):
            return reason
        self.run.count("sources/read")
        if asked.guess:
            self.explored.guessed(source.url, asked.kind)
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
        self._next[asked.source.url] = further
        asked.waiting += len(further)
        if self.run.site.patterns or entries.kind != "listing":
            self._take(asked, entries)
        else:  # what an article of the site looks like, its feeds may show
            self._fronts.append((asked, entries))
            asked.waiting += 1
            self.settle(asked)

    def _judge(self) -> None:
        """The links of pages on a site whose articles have no pattern, when all of its feeds are read."""
        fronts, self._fronts = self._fronts, []
        for asked, entries in fronts:
            asked.waiting -= 1
            self._take(asked, entries)

    def _take(self, asked: Asked, entries: Entries) -> None:
        source, run, rule = asked.source, self.run, self._rule(entries)
        known = [link.url for link in entries.links if link.place and self._is_known(rule.key(link.url))]
        links = entries_of(entries, source.url, run.site, rule, run.bounds, run.now(), known)
        self._cover(asked, entries, links)
        children = self._children(asked, entries)
        with run.claim.store.transaction():
            offered = run.claim.offer(links.entries, run.now(), run.begun)
            left = bool(links.left_out["outside_window"]) and not offered.fresh and run.bounds.end is None
            self._held += children
            asked.waiting += len(children) + (0 if left else self.paging.follow(asked, entries))
            self.settle(asked)
        self._count(offered, links)

    def _cover(self, asked: Asked, entries: Entries, links: Wanted) -> None:
        """What other sources need not be asked for after this one."""
        named = Named.of(links.dates, self.run.bounds.begin)
        if asked.kind in ("listing", "home"):
            self.run.coverage.add(replace(named, reach=math.inf))
            if asked.kind == "listing":
                self.paging.place(asked, links.dates)
            return
        if asked.parent is not None and asked.parent.kind == "sitemap":
            self.run.coverage.compare(family_of(asked.source.url), begins(asked, self.run.bounds), named.inside)
        asked.named = named
        self.run.coverage.add(named, feed=entries.is_feed or any(link.title for link in entries.links))

    def _is_known(self, key: str) -> bool:
        """Whether a page is an article's by what the feeds said, in this run or before."""
        page = None if self.run.site.patterns else self.run.claim.page(key)
        return page is not None and page.status in ("open", "done")

    def children(self) -> list[Asked]:
        """The next children of the indexes: at once what no feed may have named, the others one by one.

        They are left out from where the ones before show that the feeds name the same.
        """
        coverage, bounds = self.run.coverage, self.run.bounds
        alone = [one for one in self._held if not coverage.feeds_since(begins(one, bounds))]
        self._held = sorted((one for one in self._held if one not in alone), key=lambda one: begins(one, bounds))
        while self._held and not alone:
            child = self._held.pop(0)
            if not coverage.spares(family_of(child.source.url), begins(child, bounds)):
                return [child]
            self.run.count("left_out/child_covered")
            child.named = Named(coverage.feeds_since(begins(child, bounds)))
            self._done(child)
        return alone

    def later(self) -> Iterator[Asked]:
        """The next pages of listings."""
        return self.paging.later(self._done)

    def settle(self, asked: Asked) -> None:
        """Keep a source's state: its validators only when everything below it was read, then the same upwards."""
        kept = replace(asked.source)
        if asked.waiting or not asked.complete:
            unread(kept)
        self.run.claim.keep_source(kept)
        if not asked.waiting:
            if asked.complete:
                self.run.coverage.whole |= whole_families(asked, self.run.bounds.begin)
            self._done(asked)

    def _done(self, asked: Asked) -> None:
        """Nothing more comes of it: what led to it waits for one less."""
        if (parent := asked.parent) is not None:
            parent.waiting -= 1
            parent.complete = parent.complete and asked.complete
            parent.below += [asked] if parent.kind == "sitemap" else []
            if not parent.waiting:
                self.settle(parent)

    def _rule(self, entries: Entries) -> Rule:
        """What an article's URL looks like on a site without a pattern, as far as its feeds have shown."""
        notes, site = self.run.claim.store, self.run.site
        if site.patterns:
            return Rule()
        known = notes.get("rule", site.name) or {}
        rule = Rule(frozenset(known.get("shapes", ())), bool(known.get("numbered")))
        if entries.is_feed and (learned := learn(link.url for link in entries.links)).shapes:
            rule = Rule(learned.shapes, learned.numbered or rule.numbered)  # what an article goes by must not waver
            notes.put("rule", site.name, {"shapes": sorted(rule.shapes), "numbered": rule.numbered})
        return rule

    def _count(self, offered: Offered, links: Wanted) -> None:
        for group, counts in (("left_out", links.left_out), ("source_problems", links.problems)):
            for name, count in counts.items():
                self.run.count(f"{group}/{name}", count)
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
            unread(asked.source)  # by staying the same, such an index says nothing about its children
        self.run.count("source_problems/index_loop", loops(asked, entries.children))
        bounds = self.run.bounds
        wanted = newest_children(entries.children, bounds)
        self.run.count("left_out/child_outside_window", len(entries.children) - len(wanted))
        if len(wanted) < CHILDREN:
            asked.beyond = frozenset(family_of(child.url) for child in entries.children if child not in wanted)
        found = [one for child in wanted if (one := self._ask(child.url, "sitemap", parent=asked))]
        stamps, now = {child.url: child.lastmod for child in wanted}, self.run.now()
        fresh = [one for one in found if not stands(one.source, stamps[one.source.url], bounds, now)]
        self.run.count("left_out/child_unchanged", len(found) - len(fresh))
        return fresh

    def _named(self, asked: Asked, response: Response) -> list[Asked]:
        """Feeds and sitemaps that the home page and robots.txt of a site without a file name."""
        found = self.explored.named(response.body, response.url) if asked.kind == "home" else []
        return [one for url, kind in found if (one := self._ask(url, kind, parent=asked))]

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
            self._done(asked)
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
        dropped = 0
        self._judge()
        for key, when in self.run.coverage.dated.items():
            self.run.listed.saw(key, inside=True, at=when)
        for key in self.run.coverage.older:
            self.run.listed.saw(key, inside=False)
        for visit in self.run.claim.due(self.run.now()):
            at = visit.feed.get("at")
            if self.run.chosen and at is not None and not self._inside(at):
                dropped += 1
            else:
                visits.append(visit)
                if at is not None and self._inside(at):
                    self.run.listed.saw(visit.key, inside=True, at=at)
        self.run.count("left_out/outside_window", dropped)
        visits.sort(key=lambda one: (-(one.feed.get("at") or self.run.now()), self.run.listed.place(one.key)))
        return sorted(visits, key=lambda one: one.failures > 0)  # what failed before may cost the others their turn

    def _inside(self, at: int) -> bool:
        return at >= self.run.bounds.begin and (self.run.bounds.end is None or at < self.run.bounds.end)
