"""PoliteHandler: Scrapy's HTTP download handler, entered only with a checked address and a turn of the pace.

All that goes out passes here: pages, feeds, robots.txt, redirects, retries.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.net.guard import guard_of
from newscrawl.net.refused import Refused
from newscrawl.net.retry_after import retry_after
from newscrawl.net.shared import shared_of
from newscrawl.net.tls import StrictTls

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_PORTS = {"http": 80, "https": 443}
_BACK_OFF = 5.0  # seconds of rest after a 429 that names none, doubled each time
_OWN_FILES = ("/robots.txt", "/.well-known/tdmrep.json")  # refusing these is an answer, not a refusal of us


class PoliteHandler(HTTP11DownloadHandler):
    """One connection a request, closed after it: pauses are longer than servers keep idle connections open."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.persistent = False
        if crawler.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES"):
            self._contextFactory: Any = StrictTls(self._contextFactory)
        self._polite_crawler = crawler
        self._pace = shared_of(crawler).pace
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")

    async def download_request(self, request: Request) -> Response:
        """Waits for the turn, downloads, heeds what the answer says of the pace. Raises Refused before any contact."""
        try:
            addresses = await self._addresses(request)
            turn = await maybe_deferred_to_future(self._pace.turn(host_key(request.url), addresses, self._delay))
        except Refused as refusal:
            self._count(refusal.reason)
            raise
        host, begun = host_key(request.url), self._pace.now()
        timeout = request.meta.get("download_timeout") or self._timeout
        request.meta["download_timeout"] = min(timeout, self._pace.time_for(host))
        try:
            response = await super().download_request(request)
            self._heed(request, response)  # before the turn is given back: the next one may be waiting for it
            return response
        except Exception:
            self._pace.failed(host, self._pace.now() - begun)
            raise
        finally:
            request.meta["download_timeout"] = timeout  # a redirect takes it along, perhaps to another host
            self._pace.done(turn)

    async def _addresses(self, request: Request) -> list[str]:
        """The addresses whose limits count, any may be connected to; behind a proxy, the host stands for them."""
        from twisted.internet import reactor

        guard = guard_of(reactor, self._polite_crawler)
        name = urlparse_cached(request).hostname or ""
        if proxy := request.meta.get("proxy"):
            guard.trusted.add(urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname or "")
            # perhaps only the proxy can look names up; what can be seen from here is refused all the same
            with suppress(CannotResolveHostError):
                await maybe_deferred_to_future(guard.addresses(name))
            return [name]
        return await maybe_deferred_to_future(guard.addresses(name))

    def _heed(self, request: Request, response: Response) -> None:
        if response.status not in (403, 429, 503):
            return
        host = host_key(request.url)
        own_file = urlparse_cached(request).path in _OWN_FILES
        count = 0 if response.status == 503 or own_file else self._pace.refused(host)
        value, date = (_text(response, name) for name in ("Retry-After", "Date"))
        rest = retry_after(value, date=date, now=time.time())
        if rest is None and response.status == 429:
            rest = _BACK_OFF * 2 ** max(count - 1, 0)
        if rest and response.status != 403:
            self._pace.hold(host, rest)
            self._count("rest_asked")

    def _count(self, name: str) -> None:
        self._polite_crawler.stats.inc_value(f"newscrawl/net/{name}")


def host_key(url: str) -> str:
    """What has one clock: the host, with its port when that is not the scheme's own."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return host if parts.port in (None, _PORTS.get(parts.scheme)) else f"{host}:{parts.port}"


def _text(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None else None
