"""Run: many sites in one process, under one lock, with budgets, signals, a report and an exit code."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from newscrawl import runs
from newscrawl.errors import OutputError
from newscrawl.lock import Lock
from newscrawl.log import log_handler
from newscrawl.options import Options, project_settings
from newscrawl.progress import tell
from newscrawl.report import INTERNAL, UNWRITABLE, Report, SiteReport, site_report, summary
from newscrawl.store import Store
from newscrawl.window import Window, utc

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from newscrawl.net.shared import Shared
    from newscrawl.site import Site
    from newscrawl.siterun import SiteRun

logger = logging.getLogger(__name__)

GRACE = 5.0  # seconds after a signal until open requests are abandoned
STOPS = (signal.SIGINT, signal.SIGTERM)


def crawl(sites: Iterable[Site], options: Options) -> tuple[Report, Path]:
    """Crawl the sites and return the report and where it is kept. Starts and ends the reactor: once a process.

    Raises LockedError, OutputError or UsageError before the first request; what goes wrong later stands in the report.
    """
    from newscrawl.address import article_key, clean_url

    named = {site.name: site for site in sites}
    with Lock(options.folder).acquire(options.wait):
        store = Store.open(
            options.folder, clock=options.clock, key_of=lambda site, url: article_key(clean_url(url), named.get(site))
        )
        try:
            store.probe(named)
            run = Run(list(named.values()), options, store)
            run.start()
        finally:
            _close(store)
        return run.report, run.finish()


def _close(store: Store) -> None:
    try:
        store.close()
    except OutputError as error:
        store.give_up(str(error))


class Run:
    """The sites of one run inside a running loop; `start` brings the loop."""

    def __init__(self, sites: list[Site], options: Options, store: Store) -> None:
        self.sites = sites
        self.options = options
        self.store = store
        self.settings = project_settings(options, sites)
        run_id = f"{runs.stamp(options.clock())}-{secrets.token_hex(4)}"
        self.report = Report(run_id, utc(options.clock()), left_out=dict(options.left_out), notices=list(store.notices))
        self.report.sites = [site_report(site.name, {}, {}) for site in sites]
        self._begun = time.monotonic()
        self._crawlers: dict[str, Crawler] = {}
        self._tasks: set[asyncio.Future[None]] = set()
        self._stopping = False
        self._shared: Shared | None = None
        store.on_broken = self.give_up

    # The loop

    def start(self) -> None:
        """Run all sites to their end, or until a signal."""
        from scrapy.utils.log import configure_logging
        from scrapy.utils.reactor import install_reactor

        install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
        from twisted.internet import reactor as installed

        from newscrawl.net.log import install as guard_log

        reactor: Any = installed
        # Scrapy's own handler is made anew for every crawler, and would lose the filters
        configure_logging(self.settings)
        handler = log_handler(self.settings)
        logging.root.addHandler(handler)
        guard_log()
        reactor.getThreadPool().adjustPoolsize(maxthreads=self.settings.getint("REACTOR_THREADPOOL_MAXSIZE"))
        reactor.callWhenRunning(lambda: asyncio.get_event_loop().create_task(self._main(reactor.stop)))
        before = {number: signal.signal(number, self._caught) for number in STOPS}
        try:
            reactor.run(installSignalHandlers=False)
        finally:
            self.store.on_broken = None
            logging.root.removeHandler(handler)
            for number, old in before.items():
                signal.signal(number, old)

    async def _main(self, done: Callable[[], None]) -> None:
        try:
            await self.crawl_all()
        except OutputError as error:
            self.give_up(str(error))
        finally:
            if self._stopping:
                self._leave()
            done()

    async def crawl_all(self) -> None:
        """All sites, a limited number at a time; one that fails leaves the others alone. Needs a running loop only."""
        from newscrawl.net.shared import Shared

        self._shared = Shared.from_settings(self.settings, self.store)
        places = asyncio.Semaphore(self.settings.getint("NEWSCRAWL_SITES_AT_ONCE"))
        progress = asyncio.create_task(tell(self._crawlers))
        try:
            ends = await asyncio.gather(*(self._in_turn(places, site) for site in self.sites), return_exceptions=True)
            self._errors(ends)
        finally:
            progress.cancel()
        self._prune()

    async def _in_turn(self, places: asyncio.Semaphore, site: Site) -> None:
        async with places:
            if not self._stopping:
                self._put(await self.crawl_site(site))

    def _put(self, report: SiteReport) -> None:
        """A site's report takes its place in the run's."""
        self.report.sites = [report if one.site == report.site else one for one in self.report.sites]

    def _errors(self, ends: list[BaseException | None]) -> None:
        """Errors of our own in single sites: they count as failed, with a traceback in the log."""
        for site, end in zip(self.sites, ends, strict=True):
            if isinstance(end, OutputError):
                self.give_up(str(end))
            elif end is not None:
                logger.error("The run of %s ended with an error of our own", site.name, exc_info=end)
                report = site_report(site.name, {}, {})
                report.ended = "error"
                self._put(report)

    async def crawl_site(self, site: Site) -> SiteReport:
        """One site's run, alone or beside others."""
        from scrapy.crawler import Crawler

        from newscrawl import siterun
        from newscrawl.net.shared import attach
        from newscrawl.spiders.loader import spider_for

        begun = time.monotonic()
        crawler = Crawler(spider_for(site, explore=site.name in self.options.explored), self.settings)
        run = self._site_run(site)
        siterun.attach(crawler, run)
        if self._shared is not None:
            attach(crawler, self._shared)
        self._crawlers[site.name] = crawler
        budget = asyncio.get_running_loop().call_later(self._seconds(), self._spend, crawler, run)
        try:
            await crawler.crawl_async()
        finally:
            budget.cancel()
            del self._crawlers[site.name]
        ended = str(crawler.stats.get_value("finish_reason"))
        self._end(run, ended)
        report = site_report(site.name, crawler.stats.get_stats(), run.failing)
        report.seconds, report.ended = round(time.monotonic() - begun, 2), ended
        return report

    def _site_run(self, site: Site) -> SiteRun:
        from newscrawl.siterun import SiteRun

        claim = self.store.claim(site.name)
        window = self.options.window
        bounds = window.bounds(self.store.now(), ZoneInfo(site.timezone), claim.last_run())
        run = SiteRun(
            site, claim, bounds, limit=self.options.limit, requests=self.settings.getint("NEWSCRAWL_SITE_REQUESTS")
        )
        run.chosen, run.rights = window != Window(), self.settings["NEWSCRAWL_RIGHTS"]
        run.begun = self.store.now()
        return run

    def _end(self, run: SiteRun, ended: str) -> None:
        """Close the site's file; a run that read all of its sources is remembered as the site's last one."""
        try:
            run.claim.close()
            if ended == "finished" and run.whole and self.store.broken is None:
                run.claim.ran(run.bounds.begin, run.begun)
        except OutputError as error:
            self.give_up(str(error))

    def _seconds(self) -> float:
        return self.settings.getfloat("NEWSCRAWL_SITE_SECONDS")

    def _spend(self, crawler: Crawler, run: SiteRun) -> None:
        run.failing["budget"] = f"the {self._seconds():g} seconds of a run are spent"
        self._stop_crawler(crawler, "budget_seconds")

    # Ends before the end

    def give_up(self, reason: str) -> None:
        """Nothing can be written any more: every site is stopped."""
        if self.report.error is None:
            self.report.error = reason
        self._stop()

    def _caught(self, number: int, _frame: object) -> None:
        from twisted.internet import reactor

        reactor.callFromThread(self.interrupt, number)

    def interrupt(self, number: int) -> None:
        """A signal came: the first lets open requests end within the grace time, a second abandons them at once."""
        if self.report.signal is not None:
            self._abandon()
        self.report.signal = number
        self._stop()

    def _stop(self) -> None:
        if self._stopping:
            return
        self._stopping = True
        if self._shared is not None:
            self._shared.pace.stop()
        for crawler in list(self._crawlers.values()):
            self._stop_crawler(crawler, "shutdown")
        asyncio.get_event_loop().call_later(GRACE, self._abandon)

    def _stop_crawler(self, crawler: Crawler, reason: str) -> None:
        engine = crawler._engine
        if engine is not None and engine.spider is not None:
            task = asyncio.ensure_future(engine.close_spider_async(reason=reason))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _abandon(self) -> None:
        """Open requests are given up: their pages stay undone."""
        for site, crawler in self._crawlers.items():
            report = site_report(site, crawler._stats.get_stats() if crawler._stats else {}, {})
            report.ended = "abandoned"
            self._put(report)
        self._leave()

    def _leave(self) -> None:
        """The end of a run that was stopped. A clean exit would wait for threads that hang in a name look-up."""
        code = INTERNAL
        try:
            self.store.on_broken = None
            _close(self.store)
            self.finish()
            code = self.report.exit_code
            sys.stdout.write(summary(self.report))
            sys.stdout.flush()
        except OSError:  # the disk that is full has no room for the summary, or its reader has gone
            code = code or UNWRITABLE
        finally:  # whatever happens here, the process ends, and with it the lock
            if sys.exc_info()[0] is not None:
                traceback.print_exc()
            os._exit(code)

    # After the end

    def _prune(self) -> None:
        """Once a day, forget what is too old to matter."""
        from newscrawl.store.forget import Ages, prune

        if self._stopping or (self.store.get("run", "pruned") or {}).get("day") == self.store.day:
            return
        days = [self.settings.getint(f"NEWSCRAWL_{name}_DAYS") for name in ("PAGE", "TEXT", "SKETCH")]
        prune(self.store, Ages(*days))
        runs.drop(self.options.folder, self.settings.getint("NEWSCRAWL_REPORT_DAYS"), self.options.clock())
        self.store.put("run", "pruned", {"day": self.store.day})

    def finish(self) -> Path:
        """Keep the report; its path."""
        self.report.seconds = round(time.monotonic() - self._begun, 2)
        self.report.error = self.report.error or self.store.broken
        try:
            return runs.keep(self.report, self.options.folder)
        except OSError as error:
            path = runs.path_of(self.options.folder, self.report.id)
            self.report.error = self.report.error or f"{path}: {error.strerror}"
            return path
