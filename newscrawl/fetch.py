"""fetch: the answers of a list of URLs, got as politely and as guarded as a crawl gets them; nothing is remembered.

Starts and ends the reactor, so it can be called once in a process.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.settings import Settings

from newscrawl.config import is_loopback, user_agent
from newscrawl.extract.refusal import went_home
from newscrawl.net.failures import failure_name
from newscrawl.net.refused import Refused
from newscrawl.net.shared import Shared, attach

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from newscrawl.registry import Catalogue

AT_ONCE = 16  # requests under way, over all hosts; one a host
WORDS = {
    "robots": "its robots.txt forbids this page",
    "robots_unreachable": "its robots.txt could not be had, so the site is left alone for now",
    "address": "it leads to a loopback, private or otherwise special address (--allow-private permits that)",
    "held": "the site asks to be left alone for longer than we wait",
    "blocked": "the site has refused several requests (403 or 429)",
    "unresponsive": "the site has left several requests unanswered",
    "too_big": "larger than a page may be",
    "bad_body": "its compressed content is broken",
    "dns": "no address is known for this host name",
    "refused": "the server refuses the connection",
    "connect": "no connection to the server",
    "timeout": "no complete answer in time",
    "tls": "no trusted TLS connection",
    "reset": "the server cut the connection",
    "truncated": "the answer ended early",
    "bad_response": "the answer is no HTTP, or leads to no usable address",
    "redirects": "too many redirects",
    "scheme": "it leads to something that is neither http nor https",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for a URL: a document, or in ``failure`` why there is none. ``url`` is where redirects led."""

    url: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    failure: str | None = None


Take = Callable[[str, Answer], Iterable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What the user says of a fetch; ``delay`` in seconds, None for the default."""

    contact: str | None = None
    delay: float | None = None
    allow_private: bool = False


def words_of(error: BaseException) -> str:
    """Why a request brought no answer, in words; the name of the failure stands first."""
    name = failure_name(error)
    if name == "robots_unreachable" and isinstance(error, Refused) and (why := _REASON.search(error.detail)):
        reason = why[1].replace("http_", "HTTP status ")
        return f"{reason}: {WORDS[reason]}; {WORDS[name]}" if reason in WORDS else f"{reason}: {WORDS[name]}"
    return f"{name.replace('_', ' ')}: {WORDS.get(name) or str(error)}"


_REASON = re.compile(r"\((\w+)\)$")


def status_words(status: int) -> str:
    """``HTTP status 404 (Not Found)``."""
    try:
        return f"HTTP status {status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return f"HTTP status {status}"


class PageSpider(Spider):
    """Asks for each of its URLs once, the first ones first."""

    name = "pages"

    def __init__(self, urls: Sequence[str], put: Callable[[str, Answer], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls, self.put = urls, put

    async def start(self) -> AsyncIterator[Request]:
        """As Scrapy calls it."""
        for place, url in enumerate(self.urls):
            yield Request(
                url,
                callback=self.parse,
                errback=self.failed,
                dont_filter=True,
                priority=-place,
                cb_kwargs={"asked": url},
                meta={
                    "download_slot": urlsplit(url).netloc
                },  # one origin that hangs does not keep another's page waiting
            )

    def parse(self, response: Response, asked: str) -> None:
        """Any answer; all but 200 is a failure."""
        if response.status != 200:
            self.put(asked, Answer(response.url, failure=status_words(response.status)))
            return
        headers = {str(name).lower(): str(value) for name, value in response.headers.to_unicode_dict().items()}
        found = {"truncated": "truncated" in response.flags, "soft_404": went_home(asked, response.url)}
        problems = tuple(name for name, is_so in found.items() if is_so)
        self.put(asked, Answer(response.url, response.body, headers, problems))

    def failed(self, failure: Failure) -> None:
        """The errback."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value if failure.value is not None else ConnectionError()
        self.put(request.cb_kwargs["asked"], Answer(request.url, failure=words_of(error)))


def fetch(urls: Sequence[str], catalogue: Catalogue, manners: Manners, take: Take) -> None:
    """Ask for every URL once; ``take(url, answer)`` gets each answer as it comes, one for every URL.

    ``take`` yields whenever others may go on: the network waits while it works. What it raises is raised here. The
    process ends at SIGINT and SIGTERM with 130 and 143.
    """
    from scrapy.utils.log import configure_logging
    from scrapy.utils.reactor import install_reactor

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor as installed

    from newscrawl.net.log import install as guard_log

    reactor: Any = installed
    usable = [url for url in dict.fromkeys(urls) if is_usable(url)]
    settings = page_settings(usable, manners)
    configure_logging(settings)
    guard_log()
    reactor.getThreadPool().adjustPoolsize(maxthreads=settings.getint("REACTOR_THREADPOOL_MAXSIZE"))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    tasks: list[asyncio.Task[None]] = []

    def begin() -> None:
        tasks.append(
            asyncio.get_event_loop().create_task(_answered(urls, _crawlers(usable, catalogue, settings), take))
        )
        tasks[0].add_done_callback(lambda _: reactor.stop())

    reactor.callWhenRunning(begin)
    reactor.run(installSignalHandlers=False)
    tasks[0].result()


def is_usable(url: str) -> bool:
    """Whether a request can be made of it."""
    try:
        return bool(urlsplit(Request(url).url).hostname)
    except ValueError:
        return False


def _leave(number: int, _frame: object) -> None:
    # every line was flushed when it was printed, and a clean end would wait for hanging name look-ups
    os._exit(128 + number)


def page_settings(urls: Iterable[str], manners: Manners) -> Settings:
    """Our settings for pages without state; on this machine itself nobody's server needs sparing."""
    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    given: dict[str, Any] = {
        "ITEM_PIPELINES": {},
        "LOG_LEVEL": "ERROR",
        "HTTPERROR_ALLOW_ALL": True,  # the meta key handle_httpstatus_all would keep redirects from being followed
        "CONCURRENT_REQUESTS": AT_ONCE,
        "USER_AGENT": user_agent(manners.contact),
        "NEWSCRAWL_ALLOW_PRIVATE": manners.allow_private,
    }
    if manners.delay is not None:
        given["DOWNLOAD_DELAY"] = manners.delay
    if all(is_loopback(url) for url in urls):
        given |= {"NEWSCRAWL_IP_RATE": 0, "NEWSCRAWL_IP_CONNECTIONS": 0}
    settings.setdict(given, priority="cmdline")
    return settings


def _crawlers(urls: Iterable[str], catalogue: Catalogue, settings: Settings) -> list[tuple[Crawler, list[str]]]:
    """One crawler for the URLs of all sites that want the same of it."""
    groups: dict[tuple[float | None, bool], list[str]] = {}
    for url in urls:
        site = catalogue.of_url(url)
        groups.setdefault((site.delay, site.verify_tls) if site else (None, True), []).append(url)
    shared = Shared.from_settings(settings)
    crawlers = []
    for (delay, verify_tls), members in groups.items():
        own = settings.copy()
        own.set("DOWNLOAD_VERIFY_CERTIFICATES", verify_tls, priority="cmdline")
        if delay is not None:
            own.set("DOWNLOAD_DELAY", delay, priority="cmdline")
        crawler = Crawler(PageSpider, own)
        attach(crawler, shared)
        crawlers.append((crawler, members))
    return crawlers


async def _answered(urls: Sequence[str], crawlers: list[tuple[Crawler, list[str]]], take: Take) -> None:
    """Crawl, and hand over each answer outside of Scrapy, which would swallow what ``take`` raises."""
    answers: asyncio.Queue[tuple[str, Answer] | None] = asyncio.Queue()
    asked = {url for _, members in crawlers for url in members}
    missing = dict.fromkeys(urls, "an internal error; please report it")  # whose traceback Scrapy has logged

    def put(url: str, answer: Answer) -> None:
        answers.put_nowait((url, answer))

    for url in [url for url in missing if url not in asked]:
        put(url, Answer(url, failure="no usable address"))
    crawls = asyncio.gather(*(crawler.crawl_async(members, put) for crawler, members in crawlers))
    crawls.add_done_callback(lambda _: answers.put_nowait(None))
    while (got := await answers.get()) is not None:
        missing.pop(got[0], None)
        for _ in take(*got):
            await asyncio.sleep(0)
    await crawls
    for url, words in missing.items():
        for _ in take(url, Answer(url, failure=words)):
            await asyncio.sleep(0)
