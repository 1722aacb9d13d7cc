"""SiteRun: one site's part of a run, as its spider and the pipelines see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from itemadapter import ItemAdapter

from newscrawl.address import article_key, clean_url
from newscrawl.article import json_line
from newscrawl.discover.coverage import Coverage
from newscrawl.discover.listed import Listed
from newscrawl.store import Claim, Finished, Store, texts
from newscrawl.visit import AGAIN, PASSING, Visit
from newscrawl.window import Bounds, Window, span, utc, when_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

    from newscrawl.site import Site

RELEARN = 5  # articles after which the learned lines are looked up again


@dataclass(slots=True)
class SiteRun:
    """What a site's run shares: its claim on the state, its window and budgets, its counters."""

    site: Site
    claim: Claim
    bounds: Bounds
    stats: StatsCollector | None = None
    chosen: bool = False  # whether the user chose the window: then nothing outside it is visited
    limit: int | None = None
    requests: int = 3000
    begun: int = 0
    rights: str = "record"  # what becomes of pages that their publisher does not want kept: record, no_body or skip
    failing: dict[str, str] = field(default_factory=dict)  # sources that failed, with the reason
    _lines: frozenset[int] | None = None
    _learned: int = 0
    finishing: dict[str, Finished] = field(default_factory=dict)  # articles between two pipelines, by id
    listed: Listed = field(default_factory=Listed)
    coverage: Coverage = field(init=False)

    def __post_init__(self) -> None:
        self.coverage = Coverage(self.bounds.begin)

    def now(self) -> int:
        """The run's clock in unix seconds."""
        return self.claim.store.now()

    def count(self, name: str, by: int = 1) -> None:
        """Add to the counter ``newscrawl/<group>/<name>``; ``name`` is given with its group."""
        if self.stats is not None and by:
            self.stats.inc_value(f"newscrawl/{name}", by)

    def counted(self, name: str) -> int:
        """A counter's value."""
        return 0 if self.stats is None else int(self.stats.get_value(f"newscrawl/{name}", 0))

    @property
    def written(self) -> int:
        """Lines written so far."""
        return self.counted("pages/new") + self.counted("pages/updated")

    @property
    def whole(self) -> bool:
        """Whether sources were read and none failed: then the next run need not look further back than this one."""
        return not self.failing and bool(self.counted("sources/read") + self.counted("sources/not_modified"))

    def known_lines(self) -> frozenset[int]:
        """The lines that recur on this site, looked up again after some articles."""
        if self._lines is None or self.written - self._learned >= RELEARN:
            self._lines, self._learned = texts.known_lines(self.claim.store, self.site.name), self.written
        return self._lines

    def visit_of(self, item: Any) -> Visit:
        """The visit that an item came from, by the address that answered; an item of unknown origin is its own."""
        url = str(ItemAdapter(item).get("url") or "")
        return self.claim.visits.get(url) or Visit(url, url)

    def set_aside(self, visit: Visit, reason: str, *, status: int | None, url: str | None = None) -> None:
        """A page that is no article: one line in ``rejected/``. What may pass is looked at again in a later run."""
        self.count(f"rejected/{reason}")
        self.count("pages/rejected")
        self.count("pages/failed", int(reason in PASSING))
        record = {
            "url": url or visit.url,
            "site": self.site.name,
            "reason": reason,
            "status": status,
            "fetched": utc(self.now()),
        }
        line = json_line(record).encode() + b"\n"
        until = "open" if reason in PASSING else "rejected"
        self.claim.reject(visit.key, line, self.now(), until, again=visit if reason in AGAIN else None)

    def passed_over(self, visit: Visit) -> bool:
        """Whether a page without a date need not be visited: another source dates it before the window, or its listing
        has left the window above it.
        """
        if self._is_dated(visit) or visit.reason != "new":
            return False
        dated, known = visit.key in self.coverage.older, self.coverage.knows
        if not (dated or self.listed.is_older(visit.key) or self.listed.is_unheard_of(visit.key, known)):
            return False
        self.count("left_out/older")
        self.claim.settle(visit.key, "outside", self.now())
        return True

    def saw_date(self, visit: Visit, published: str) -> None:
        """A page's own date (a record's ``published``) says where its listing stands."""
        when = when_of(published)
        at = int(when.timestamp()) if isinstance(when, datetime) and when.tzinfo else None
        self.listed.saw(visit.key, inside=not self.bounds.is_older(published), at=at)

    def depends(self, visit: Visit, under_way: int) -> bool:
        """Whether the pages under way may show that this one need not be visited."""
        return not self._is_dated(visit) and self.listed.may_end(visit.key, under_way)

    def _is_dated(self, visit: Visit) -> bool:
        return visit.feed.get("at") is not None or visit.key in self.coverage.dated

    def leave(self, visit: Visit, reason: str) -> None:
        """The host is not to be asked any more in this run: the page stays open as it is."""
        if reason != "stopped":
            self.count(f"failures/{reason}")
            self.count("pages/failed")
            if reason not in self.failing.values():
                self.failing[visit.url] = reason

    def fail(self, visit: Visit, reason: str) -> None:
        """A page could not be had; it stays open for a later run."""
        self.count(f"failures/{reason}")
        self.count("pages/failed")
        self.claim.fail(visit.key, visit.failures + 1, self.now())


def attach(crawler: Crawler, run: SiteRun) -> None:
    """Give a crawler its part of a run, before its crawl starts."""
    crawler.site_run = run  # type: ignore[attr-defined]


def site_run_of(crawler: Crawler, site: Site | None = None, **options: str) -> SiteRun:
    """The part of the run attached to the crawler; a crawler started by ``scrapy crawl`` gets one without a memory.

    ``options`` are the spider's arguments then: ``since`` (2d) and ``limit``. Raises ValueError for wrong ones.
    """
    run: SiteRun | None = getattr(crawler, "site_run", None)
    if run is None:
        site = site or crawler.spidercls.site  # type: ignore[attr-defined]
        store = Store.open(None, key_of=lambda _, url: article_key(clean_url(url), site))
        window = Window(since=span(options["since"]) if "since" in options else None)
        bounds = window.bounds(store.now(), ZoneInfo(site.timezone), None)
        run = SiteRun(site, store.claim(site.name), bounds, limit=int(options["limit"]) if "limit" in options else None)
        run.chosen, run.begun = window.since is not None, store.now()
        run.rights = crawler.settings.get("NEWSCRAWL_RIGHTS", "record")
        run.requests = crawler.settings.getint("NEWSCRAWL_SITE_REQUESTS", 3000)
        attach(crawler, run)
    if run.stats is None:
        run.stats = crawler._stats
    return run
