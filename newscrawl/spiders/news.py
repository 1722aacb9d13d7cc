"""NewsSpider: first every source of the site, then the pages they named, the newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider

from newscrawl.address import of_site
from newscrawl.config import check_contact, load_config, need_contact, user_agent
from newscrawl.discover.markup import MAX_BYTES
from newscrawl.errors import OutputError
from newscrawl.extract import extract_counted
from newscrawl.extract.refusal import went_home
from newscrawl.net.failures import failure_name
from newscrawl.net.handler import host_key
from newscrawl.net.log import install as install_log_filter
from newscrawl.net.middleware import NO_PAGE, opened
from newscrawl.net.shared import shared_of
from newscrawl.site import Site
from newscrawl.siterun import SiteRun, site_run_of
from newscrawl.spiders.feeds import SourceReader
from newscrawl.spiders.sources import Asked, address, headers_for
from newscrawl.visit import PASSING, Visit
from newscrawl.window import utc

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

# every status comes to us but redirects: with "handle_httpstatus_all" Scrapy would not follow them
ANSWERS = [status for status in range(200, 600) if status not in (301, 302, 303, 307, 308)]
SOURCE_META = {"download_maxsize": MAX_BYTES, "allow_offsite": True, NO_PAGE: True}
SOURCES_FIRST = 1_000
RETRY_STATUS = (401, 403, 407, 408, 425, 429)  # a wall or a pause today is not the end of the article
REFUSED = ("robots", "address", "scheme", "ignored", "too_big", "redirects")  # set aside: there is no page to be had
WAITING = ("held", "blocked", "unresponsive", "stopped", "robots_unreachable")  # the host is left alone for this run


class NewsSpider(Spider):
    """Crawls one `Site`. Subclass it by hand only where a site must be crawled differently.

    Under ``newscrawl crawl`` it has the run's memory; under ``scrapy crawl`` none, but arguments: ``since`` (2d), ``limit``.
    """

    site: ClassVar[Site]
    explore: ClassVar[bool] = False  # a site that nobody described: its sources are looked for, its data are unknown
    run: SiteRun

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """What the site itself asks for, and the user agent with the contact."""
        super().update_settings(settings)
        config = load_config()
        own = {
            "DOWNLOAD_DELAY": cls.site.delay if config.delay is None else config.delay,
            "NEWSCRAWL_ALLOW_PRIVATE": config.allow_private or None,
            "DOWNLOAD_VERIFY_CERTIFICATES": None if cls.site.verify_tls else False,
        }
        settings.setdict({name: value for name, value in own.items() if value is not None}, priority="spider")
        contact = settings.get("NEWSCRAWL_CONTACT") or config.contact
        need_contact(contact, cls.site.domains)
        settings.set("USER_AGENT", user_agent(contact and check_contact(contact)), priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> NewsSpider:
        """As Scrapy builds it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        options = {name: value for name, value in kwargs.items() if name in ("since", "limit")}
        spider.run = site_run_of(crawler, cls.site, **options)
        spider.reader = SourceReader(spider.run, shared_of(crawler).notes)
        # Scrapy makes its log handler anew for every crawler
        crawler.signals.connect(install_log_filter, signals.spider_opened)
        crawler.signals.connect(spider.idle, signals.spider_idle)
        crawler.signals.connect(spider.lost, signals.spider_error)
        crawler.signals.connect(spider.lost_item, signals.item_error)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider.arrived, signal)
        return spider

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader: SourceReader
        self._queue: list[Visit] | None = None
        self._asked = 0  # requests
        self._under_way = 0  # pages
        self._coming = 0  # articles between the spider and the last pipeline
        self._tried: set[str] = set()
        self._barred = False  # the host does not want us any more in this run

    # Sources

    async def start(self) -> AsyncIterator[Request]:
        """A request for each source that is not resting."""
        self.run.claim.reopen_outside(self.run.bounds.begin)
        for asked in self.reader.first(self.explore):
            if request := self._source_request(asked):
                yield request

    def _source_request(self, asked: Asked) -> Request | None:
        source, now = asked.source, self.run.now()
        if source.next_visit is not None and source.next_visit > now:
            self.run.count("sources/resting")
            self.run.failing[source.url] = f"{source.failure}, tried again after {utc(source.next_visit)}"
            self.reader.skip(asked)
            return None
        if self._spent():
            self.reader.skip(asked)
            return None
        self.run.count("requests/source")
        return Request(
            address(source),
            callback=self.parse_source,
            errback=self.source_failed,
            headers=headers_for(source, self.run.bounds.begin, now),
            priority=SOURCES_FIRST + (asked.kind == "feed"),  # what they show, the others are judged by
            dont_filter=True,
            cb_kwargs={"asked": asked},
            meta={**SOURCE_META, "handle_httpstatus_list": ANSWERS},
        )

    def parse_source(self, response: Response, asked: Asked) -> Iterator[Request]:
        """Take a source's answer into the state; what it leads to (children, the next page) is asked for at once."""
        if response.status == 304:
            self.reader.not_modified(asked)
        elif response.status != 200:
            self.reader.fail(asked, f"http_{response.status}")
        elif reason := self.reader.take(opened(response), asked):
            self.reader.fail(asked, reason)
        for further in self.reader.further(asked):
            if request := self._source_request(further):
                yield request

    def source_failed(self, failure: Failure) -> None:
        """The errback of a source's request."""
        request: Request = failure.request  # type: ignore[attr-defined]
        asked, reason = request.cb_kwargs["asked"], failure_name(failure.value)
        # stopped by us, at the end of an interrupted run, it has not failed
        self.reader.skip(asked) if reason == "stopped" else self.reader.fail(asked, reason)

    # Pages

    def idle(self) -> None:
        """When all sources are read, and again when all pages asked for are done: the next sources and pages."""
        self._under_way = self._coming = 0
        requests = self._sources_left() if self._queue is None else []
        if self._queue is None and not requests:
            self._queue = [visit for visit in self.reader.due() if visit.key not in self._tried]
        if requests := requests or list(self._further()) or self._later():
            for request in requests:
                self.crawler.engine.crawl(request)
            raise DontCloseSpider

    def _sources_left(self) -> list[Request]:
        """The next children of indexes; when none are left, the next guess where an unknown site has a source."""
        while found := self.reader.children() or (self.reader.guess() if self.explore else []):
            if requests := [one for asked in found if (one := self._source_request(asked))]:
                return requests
        return []

    def _further(self) -> Iterator[Request]:
        """The next pages, as many as may be under way at once: what is learned meanwhile spares the later ones."""
        most = self.crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        while self._queue and self._under_way < most and not self._enough():
            if self._under_way and self.run.depends(self._queue[0], self._under_way):
                return
            visit = self._queue.pop(0)
            if self.run.passed_over(visit):
                continue
            if self._spent():
                self._queue.insert(0, visit)
                return
            self._under_way += 1
            self._tried.add(visit.key)
            yield self._page_request(visit)

    def _later(self) -> list[Request]:
        """The next pages of the listings, when all that the pages before them named is done."""
        if self._queue or self._barred or self._enough():
            return []
        requests = [one for asked in self.reader.later() if (one := self._source_request(asked))]
        if requests:
            self._queue = None
        return requests

    def _enough(self) -> bool:
        coming = self._under_way + self._coming
        return self.run.limit is not None and self.run.written + coming >= self.run.limit

    def _spent(self) -> bool:
        if self._asked >= self.run.requests:
            self.run.failing.setdefault("budget", f"the {self.run.requests} requests of a run are spent")
            return True
        self._asked += 1
        return False

    def _page_request(self, visit: Visit) -> Request:
        self.run.count("requests/article")
        return Request(
            visit.url,
            callback=self.parse_article,
            errback=self.page_failed,
            dont_filter=True,
            cb_kwargs={"visit": visit},
            meta={"handle_httpstatus_list": ANSWERS},
        )

    def parse_article(self, response: Response, visit: Visit) -> Iterator[Any]:
        """One page: an article for the pipelines, or set aside, or left open for a later run; then the next ones."""
        try:
            yield from self._page(response, visit)
        finally:
            self._under_way -= 1
        yield from self._further()

    def _page(self, response: Response, visit: Visit) -> Iterator[Any]:
        if response.status >= 500 or response.status in RETRY_STATUS:
            self.run.fail(visit, f"http_{response.status}")
        elif response.status != 200:
            self.run.count("pages/failed")
            self.run.set_aside(visit, f"http_{response.status}", status=response.status)
        elif not of_site(response.url, self.site):
            self.run.set_aside(visit, "other_domain", status=response.status)
        elif went_home(visit.url, response.url):
            self.run.set_aside(visit, "soft_404", status=response.status)
        else:
            yield from self._article(response, visit)

    def _article(self, response: Response, visit: Visit) -> Iterator[Any]:
        headers = {str(name).lower(): str(value) for name, value in response.headers.to_unicode_dict().items()}
        article, caught = extract_counted(
            response.body,
            response.url,
            fetched=utc(self.run.now()),
            headers=headers,
            site=False if self.explore else self.site,
            feed=visit.feed or None,
        )
        for net, count in caught.items():
            self.run.count(f"boilerplate/{net}", count)
        if "truncated" in response.flags and "truncated" not in article.problems:
            article.problems.append("truncated")
        reason = next((one for one in article.problems if one in PASSING), None)
        if article.kind == "other" and reason:
            self.run.set_aside(visit, reason, status=response.status)
            return
        if article.published:
            self.run.saw_date(visit, article.published)
        self.run.claim.visits |= dict.fromkeys(filter(None, (response.url, article.url)), visit)
        self._coming += 1
        yield article

    def arrived(self) -> None:
        """An article was written or dropped."""
        self._coming -= 1

    def page_failed(self, failure: Failure) -> Iterator[Request]:
        """The errback of a page's request; then the next ones."""
        self._under_way -= 1
        self._page_failed(failure)
        yield from self._further()

    def _page_failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        visit: Visit = request.cb_kwargs["visit"]
        reason = failure_name(failure.value)
        if reason in REFUSED:
            self.run.set_aside(visit, reason, status=None)
        elif reason in WAITING and (reason == "stopped" or host_key(request.url) == host_key(visit.url)):
            self._leave(visit, reason)
        else:
            self.run.fail(visit, reason)

    def _leave(self, visit: Visit, reason: str) -> None:
        """The page's host is left alone for this run; the site's pages on other hosts go on."""
        queue, host = self._queue or [], host_key(visit.url)
        self._queue = [one for one in queue if reason != "stopped" and host_key(one.url) != host]
        self._barred = not self._queue
        for one in (visit, *(one for one in queue if reason == "stopped" or host_key(one.url) == host)):
            self.run.leave(one, reason)

    def lost(self, failure: Failure, response: Any) -> None:
        """An error of our own on a page or a source: it is counted, and what was asked for stays undone."""
        request = getattr(response, "request", None)
        visit = request.cb_kwargs.get("visit") if request is not None else None
        if isinstance(failure.value, OutputError):
            return
        if visit is not None:
            self.run.fail(visit, "internal_error")
        elif request is not None and "asked" in request.cb_kwargs:
            self.reader.fail(request.cb_kwargs["asked"], "internal_error")

    def lost_item(self, item: Any, failure: Failure) -> None:
        """An error in a pipeline: the page stays undone."""
        if not isinstance(failure.value, OutputError):
            self.run.fail(self.run.visit_of(item), "internal_error")
