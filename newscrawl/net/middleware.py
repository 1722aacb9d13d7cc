"""RobotsMiddleware and BodyMiddleware: the rules of the host before a request, the bounds of a body after it."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.exceptions import NotConfigured, StopDownload
from scrapy.http import Response, TextResponse
from scrapy.http.request import NO_CALLBACK
from scrapy.responsetypes import responsetypes
from scrapy.utils.defer import deferred_from_coro, maybe_deferred_to_future
from twisted.internet.defer import Deferred

from newscrawl.net.bombs import CODINGS, codings_of, unpacked
from newscrawl.net.failures import failure_name
from newscrawl.net.handler import host_key
from newscrawl.net.origin import Origin, is_fresh, origin_of, robots_note, robots_of, tdm_note, verdict
from newscrawl.net.refused import Refused
from newscrawl.net.robots import MAX_BYTES, RobotsTxt
from newscrawl.net.shared import shared_of
from newscrawl.net.tdmrep import tdm_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

_HOPS = 10  # RFC 9309 2.3.1.2: at least five
_STAY_AWAY = 3600.0  # seconds until a robots.txt that could not be had is asked for again
# refusals that the page itself would meet as well
_WHOLE_HOST = ("address", "held", "blocked", "unresponsive", "stopped")
_CUT = "newscrawl_cut"  # request.meta: take so many bytes and no more
_READ = "newscrawl_read"
_LARGE = 1024 * 1024  # bytes
NO_PAGE = "newscrawl_source"  # request.meta: a feed, sitemap or listing, of which nothing is kept


class RobotsMiddleware:
    """robots.txt by RFC 9309 and TDMRep's well-known file, each read once a day and origin, over all crawlers."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        if not settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.shared = shared_of(crawler)
        self.agent = settings.get("ROBOTSTXT_USER_AGENT") or "newscrawl"
        self.cap = settings.getfloat("NEWSCRAWL_CRAWL_DELAY_CAP", 60)
        self.age = settings.getfloat("NEWSCRAWL_ROBOTS_AGE", 86_400)
        self.tdm = settings.getbool("NEWSCRAWL_TDMREP", True)
        crawler.signals.connect(self._cut, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """See Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises Refused: robots (a rule forbids it), robots_unreachable (the rules could not be had)."""
        if request.meta.get("dont_obey_robotstxt") or not request.url.startswith(("http://", "https://")):
            return
        key = origin_of(request.url)
        origin = await self._origin(key)
        if origin.robots is None:
            raise self._refused(origin.problem, f"{key}/robots.txt could not be had ({origin.why})")
        if not origin.robots.allowed(request.url, self.agent):
            raise self._refused("robots", request.url)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Adds what tdmrep.json says of this address where the response itself says nothing.

        The file is asked for with the first page of its origin: an origin of sources and redirects alone needs none.
        """
        key = origin_of(request.url)
        origin = self.shared.origins.get(key)
        if not isinstance(origin, Origin) or not self._needs_tdm(request, response):
            return response
        parts = urlsplit(request.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        reservation, policy = tdm_of(await self._tdm(key, origin), target)
        if reservation is not None:
            response.headers["tdm-reservation"] = str(reservation)
            if policy:
                response.headers.setdefault("tdm-policy", policy)
        return response

    def _needs_tdm(self, request: Request, response: Response) -> bool:
        aside = request.meta.get("dont_obey_robotstxt") or request.meta.get(NO_PAGE)
        return self.tdm and not aside and response.status == 200 and "tdm-reservation" not in response.headers

    async def _tdm(self, key: str, origin: Origin) -> list[dict[str, Any]]:
        """The rules of the origin's tdmrep.json, asked for once."""
        if origin.tdm is None and origin.robots is not None:
            if origin.waiting is not None:  # somebody asks already
                waiting: Deferred[None] = Deferred()
                origin.waiting.append(waiting)
                await maybe_deferred_to_future(waiting)
                return origin.tdm or []
            waiters: list[Deferred[None]] = []
            origin.waiting = waiters
            try:
                origin.tdm = await self._read_tdm(key, origin.robots)
            finally:
                origin.waiting, origin.tdm = None, origin.tdm or []
                for waiter in waiters:
                    waiter.callback(None)
        return origin.tdm or []

    async def _origin(self, key: str) -> Origin:
        known = self.shared.origins.get(key)
        if isinstance(known, Origin) and time.time() < known.until:
            return known
        if isinstance(known, list):  # somebody asks already
            waiting: Deferred[Origin] = Deferred()
            known.append(waiting)
            return await maybe_deferred_to_future(waiting)
        waiters: list[Deferred[Origin]] = []
        self.shared.origins[key] = waiters
        origin = Origin(None, 0.0)
        try:
            origin = await self._asked(key)
        finally:
            self.shared.origins[key] = origin
            for waiter in waiters:
                waiter.callback(origin)
        return origin

    async def _asked(self, key: str) -> Origin:
        note = self.shared.notes.get("robots", key)
        now = time.time()
        if is_fresh(note, now, self.age) and (robots := robots_of(note)):
            self._count("robots", "copy")
            origin = Origin(robots, now + self.age)
        else:
            origin = await self._read_robots(key, note)
        if origin.robots is not None:
            self._slow(key, origin.robots)
        return origin

    async def _read_robots(self, key: str, old: dict[str, Any] | None) -> Origin:
        status, body, problem = await self._get(f"{key}/robots.txt")
        now = time.time()
        kind = verdict(status, body, truncated=problem == "truncated")
        if kind != "unreachable":
            self._count("robots", kind)
            note = robots_note(kind, body, now)
            self.shared.notes.put("robots", key, note)
            return Origin(robots_of(note), now + self.age)
        robots, why = robots_of(old), problem or f"http_{status}"
        self._count("robots", "old_copy" if robots else "unreachable")
        self._count("robots", f"unreachable_{why}")
        what = "the last copy is used" if robots else "staying away for now"
        logger.warning("%s/robots.txt could not be had (%s): %s", key, why, what)
        return Origin(robots, now + _STAY_AWAY, why if why in _WHOLE_HOST else "robots_unreachable", why=why)

    async def _read_tdm(self, key: str, robots: RobotsTxt) -> list[dict[str, Any]] | None:
        note = self.shared.notes.get("tdm", key)
        url = f"{key}/.well-known/tdmrep.json"
        if not is_fresh(note, time.time(), self.age) and robots.allowed(url, self.agent):
            status, body, _ = await self._get(url)
            note = tdm_note(status, body, time.time()) or note
            if note:
                self.shared.notes.put("tdm", key, note)
        entries = note.get("entries") if note else None
        return entries if isinstance(entries, list) else None

    async def _get(self, url: str) -> tuple[int | None, bytes, str | None]:
        """(status, body, what went wrong); redirects followed, to other hosts too."""
        status: int | None = None
        for hop in range(_HOPS + 1):
            answer = await maybe_deferred_to_future(
                deferred_from_coro(self.crawler.engine.download_async(_own_request(url))).addErrback(
                    lambda failure: failure.value or ConnectionError()
                )
            )
            if not isinstance(answer, Response):
                name = failure_name(answer)
                # where a redirect leads inwards, the host itself is none of the forbidden ones
                return None, b"", f"redirect_{name}" if hop and name == "address" else name
            status = answer.status
            location = answer.headers.get("Location")
            if status not in (301, 302, 303, 307, 308) or not location:
                problem = "truncated" if "truncated" in answer.flags else None
                return status, answer.body, problem
            try:
                url = urljoin(url, location.decode("utf-8", "replace").strip())
                Request(url)
            except ValueError:
                break
            if not url.startswith(("http://", "https://")):
                break
        return status, b"", "redirects"

    def _slow(self, key: str, robots: RobotsTxt) -> None:
        asked = robots.crawl_delay(self.agent)
        if not asked:
            return
        if asked > self.cap:
            self._count("robots", "crawl_delay_capped")
            logger.warning("%s asks for %g s between requests; %g s are kept", key, asked, self.cap)
        self.shared.pace.slow(host_key(key), min(asked, self.cap))

    def _cut(self, data: bytes, request: Request) -> None:
        if limit := request.meta.get(_CUT):
            request.meta[_READ] = request.meta.get(_READ, 0) + len(data)
            if request.meta[_READ] >= limit:
                raise StopDownload(fail=False)

    def _refused(self, reason: str, detail: str) -> Refused:
        self._count("net", reason)
        return Refused(reason, detail)

    def _count(self, group: str, name: str) -> None:
        self.crawler.stats.inc_value(f"newscrawl/{group}/{name}")


def _own_request(url: str) -> Request:
    meta = {
        "dont_obey_robotstxt": True,
        "allow_offsite": True,
        "dont_redirect": True,
        "dont_retry": True,
        "dont_cache": True,
        "handle_httpstatus_all": True,
        "download_maxsize": 0,
        # not behind the pages: one that hangs must not keep what another waits for; the pace of the host holds all the same
        "download_slot": f"own files of {urlsplit(url).netloc}",
        _CUT: MAX_BYTES,
    }
    headers = {"Accept-Encoding": "identity"}
    return Request(url, callback=NO_CALLBACK, priority=1000, meta=meta, headers=headers, dont_filter=True)


class BodyMiddleware:
    """In place of Scrapy's HttpCompressionMiddleware: unpacks within DOWNLOAD_MAXSIZE and flags what ended early."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BodyMiddleware:
        """See Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Says which codings are understood."""
        request.headers.setdefault("Accept-Encoding", ", ".join(CODINGS))

    def process_response(self, request: Request, response: Response) -> Response:
        """The response unpacked. Raises Refused: too_big, bad_body (packed data that is none)."""
        flags = ["truncated"] if "dataloss" in response.flags else []
        codings = codings_of(response.headers.getlist("Content-Encoding"))
        if codings and request.method != "HEAD" and response.body:
            cut = request.meta.get(_CUT)
            packed = unpacked(response.body, codings, cut or request.meta.get("download_maxsize", self.limit))
            if packed.over and not cut:
                del packed  # the exception's traceback would keep it alive
                raise self._refused("too_big", f"{response.url} unpacks to more than {self.limit} bytes")
            if packed.broken:
                raise self._refused("bad_body", f"{response.url} is not {', '.join(codings)} as it says")
            flags += ["truncated"] if packed.early and not flags else []
            if not (request.meta.get(NO_PAGE) and len(packed.body) > _LARGE):
                response = _with_body(response, packed.body, packed.rest)
        if not flags:
            return response
        self.crawler.stats.inc_value("newscrawl/net/truncated")
        return response.replace(flags=[*response.flags, *flags])

    def _refused(self, reason: str, detail: str) -> Refused:
        self.crawler.stats.inc_value(f"newscrawl/net/{reason}")
        return Refused(reason, detail)


def opened(response: Response) -> Response:
    """A large source, unpacked only now that it is read: many may wait at once, and each may have grown a hundredfold.

    `BodyMiddleware` has seen that it can be unpacked within its bounds.
    """
    codings = codings_of(response.headers.getlist("Content-Encoding"))
    packed = unpacked(response.body, codings, 0)
    return response if len(packed.rest) == len(codings) else _with_body(response, packed.body, packed.rest)


def _with_body(response: Response, body: bytes, codings: tuple[str, ...]) -> Response:
    headers = response.headers.copy()
    del headers["Content-Encoding"]
    if codings:
        headers["Content-Encoding"] = ", ".join(codings)
    kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
    # the charset is to be found anew: the first guess was made on packed bytes
    more: dict[str, Any] = {"encoding": None} if issubclass(kind, TextResponse) else {}
    return response.replace(cls=kind, headers=headers, body=body, **more)
