"""A loopback HTTP/1.1 server for the newsroom: one port a site, a log of every request, faults by path.

One thread runs one asyncio loop, so a thousand hanging connections cost nothing and all end with the server.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import format_datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.newssite import NewsSite
from newscrawl.demo.routes import Reply, Routes

HOST = "127.0.0.1"


@dataclass(slots=True)
class Request:
    """One request as it was logged; ``time`` is monotonic seconds, ``status`` 0 until an answer began."""

    time: float
    site: str
    method: str
    path: str
    headers: dict[str, str]
    connection: int
    status: int = 0


@dataclass(slots=True)
class Exchange:
    """One request and the means to answer it; what a fault is given."""

    server: Server
    site: NewsSite
    request: Request
    writer: asyncio.StreamWriter
    keep: bool = True

    @property
    def stopped(self) -> asyncio.Event:
        """Set when the server stops: what a fault that never answers waits for."""
        return self.server.stopped

    def reply(self) -> Reply:
        """The answer that the newsroom would give."""
        return self.server.routes.reply(self.site, self.request.path, self.request.headers)

    def head(self, reply: Reply, length: int | None) -> None:
        """Send status and headers; without a length the body ends with the connection."""
        self.request.status = reply.status
        self.keep = self.keep and length is not None
        lines = [
            f"HTTP/1.1 {reply.status} {_phrase(reply.status)}",
            f"Date: {format_datetime(self.site.clock.now(), usegmt=True)}",
        ]
        lines += [f"Content-Type: {reply.content_type}"] if reply.content_type else []
        lines += [f"{name}: {value}" for name, value in reply.headers.items()]
        lines += [f"Content-Length: {length}"] if length is not None and reply.status != 304 else []
        lines += [f"Connection: {'keep-alive' if self.keep else 'close'}", "", ""]
        self.writer.write("\r\n".join(lines).encode("latin-1"))

    async def send(self, reply: Reply) -> None:
        """Send a whole answer."""
        self.head(reply, len(reply.body))
        if self.request.method != "HEAD":
            self.writer.write(reply.body)
        await self.writer.drain()

    async def write(self, data: bytes) -> None:
        """Send bytes as they are; the connection closes afterwards."""
        self.keep = False
        self.writer.write(data)
        await self.writer.drain()

    async def pause(self, seconds: float) -> bool:
        """Wait; True when the server stopped meanwhile."""
        try:
            await asyncio.wait_for(self.stopped.wait(), seconds)
        except TimeoutError:
            return False
        return True


Fault = Callable[[Exchange], Awaitable[None]]


class Server:
    """Serves a newsroom while the ``with`` block runs.

    ``requests`` is the log; ``peak`` the most connections a site had open at once. ``faults`` maps the beginning of a
    path (``/rss``, on all sites) or of site and path (``kuzeydemo/rss``) to a `Fault`; the longest that fits answers.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom, self.routes = newsroom, Routes(newsroom)
        self.requests: list[Request] = []
        self.faults: dict[str, Fault] = {}
        self.peak: Counter[str] = Counter()
        self._open: Counter[str] = Counter()
        self._connections = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="newsroom", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self.stopped.set)
        self._thread.join()
        for site in self.newsroom.sites.values():
            site.base = f"https://{site.name}.example"
            site.version += 1

    @property
    def running(self) -> bool:
        """Whether its thread is alive."""
        return self._thread.is_alive()

    def url(self, site: str, path: str = "/") -> str:
        """An address on a running site."""
        return self.newsroom.sites[site].base + path

    def paths(self, site: str) -> list[str]:
        """The paths asked of a site, in order."""
        return [one.path for one in list(self.requests) if one.site == site]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._main())
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()

    async def _main(self) -> None:
        self.stopped = asyncio.Event()
        listeners = []
        for site in self.newsroom.sites.values():
            listener = await asyncio.start_server(self._handler(site), HOST, 0, backlog=512)
            site.base = f"http://{HOST}:{listener.sockets[0].getsockname()[1]}"
            site.version += 1
            listeners.append(listener)
        self._ready.set()
        await self.stopped.wait()
        for listener in listeners:
            listener.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _handler(self, site: NewsSite) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]:
        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._connections += 1
            self._open[site.name] += 1
            self.peak[site.name] = max(self.peak[site.name], self._open[site.name])
            task = self._loop.create_task(self._connection(site, self._connections, reader, writer))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        return connected

    async def _connection(
        self, site: NewsSite, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while await self._exchange(site, number, reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            # the client left, or the server stops: nothing more to say on this connection
            pass
        finally:
            self._open[site.name] -= 1
            writer.transport.abort() if self.stopped.is_set() else writer.close()

    async def _exchange(
        self, site: NewsSite, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer one request; True when the connection stays open for another."""
        request = _parsed(await reader.readuntil(b"\r\n\r\n"), site.name, number)
        if request is None:
            return False
        self.requests.append(request)
        exchange = Exchange(self, site, request, writer, keep=request.headers.get("connection", "").lower() != "close")
        fault = self._fault(site.name, request.path)
        if fault:
            await fault(exchange)
        elif request.method in ("GET", "HEAD"):
            await exchange.send(exchange.reply())
        else:
            await exchange.send(Reply(status=405))
        # a wait that the end of the server cut short may have swallowed the cancellation
        return exchange.keep and not self.stopped.is_set()

    def _fault(self, site: str, path: str) -> Fault | None:
        fitting = [
            key for key in list(self.faults) if (path if key.startswith("/") else f"{site}{path}").startswith(key)
        ]
        return self.faults.get(max(fitting, key=len)) if fitting else None


def _parsed(head: bytes, site: str, connection: int) -> Request | None:
    lines = head.decode("latin-1").split("\r\n")
    words = lines[0].split(" ")
    if len(words) != 3:
        return None
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)
    }
    return Request(time.monotonic(), site, words[0], words[1], headers, connection)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
