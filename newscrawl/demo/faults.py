"""What bad servers do. Each function gives a `Fault` for ``server.faults[path]``; all of them end with the server.

The list follows what crawlers meet: errors and refusals, answers that never end, torn connections, wrong bytes,
redirects, walls of bots and consent, bombs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape

from newscrawl.demo import bombs, templates
from newscrawl.demo.routes import HTML, Reply
from newscrawl.demo.server import Exchange, Fault


def status(code: int, *, retry_after: int | str | None = None, body: str = templates.ERROR_PAGE) -> Fault:
    """An error status; ``retry_after`` in seconds or as an HTTP date."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return answer(body, status=code, headers=headers)


def answer(
    body: str | bytes, *, status: int = 200, content_type: str = HTML, headers: dict[str, str] | None = None
) -> Fault:
    """Always these bytes: a page in place of a feed, a wall, rules of one's own at ``/robots.txt``."""
    data = body.encode() if isinstance(body, str) else body
    reply = Reply(status=status, body=data, content_type=content_type, headers=headers or {})

    async def fault(exchange: Exchange) -> None:
        await exchange.send(reply)

    return fault


def challenge(code: int = 403) -> Fault:
    """A bot wall."""
    return answer(templates.BOT_WALL, status=code, headers={"Server": "cloudflare", "cf-mitigated": "challenge"})


def consent() -> Fault:
    """A page that wants cookies accepted first."""
    return answer(templates.CONSENT)


def js_shell() -> Fault:
    """The empty page of an application that builds itself in the browser."""
    return answer(templates.JS_SHELL)


def error_page() -> Fault:
    """An error page that says 200."""
    return answer(templates.ERROR_PAGE)


def soft_404() -> Fault:
    """The site's own "not found", as 200."""

    async def fault(exchange: Exchange) -> None:
        site, routes = exchange.site, exchange.server.routes
        await exchange.send(routes.reply(site, routes.soft_404(site).removeprefix(site.base), {}))

    return fault


def redirect(target: str, code: int = 302) -> Fault:
    """To ``target``; ``{base}/`` in it is the site's home page, ``{path}`` what was asked for."""

    async def fault(exchange: Exchange) -> None:
        location = target.format(base=exchange.site.base, path=exchange.request.path)
        await exchange.send(Reply(status=code, headers={"Location": location}))

    return fault


def redirect_loop() -> Fault:
    """Redirects to itself under an ever new query."""

    async def fault(exchange: Exchange) -> None:
        path, _, query = exchange.request.path.partition("?n=")
        await exchange.send(Reply(status=302, headers={"Location": f"{path}?n={int(query or 0) + 1}"}))

    return fault


def redirect_chain(hops: int) -> Fault:
    """The right answer after ``hops`` redirects."""

    async def fault(exchange: Exchange) -> None:
        path, _, query = exchange.request.path.partition("?hop=")
        if int(query or 0) < hops:
            await exchange.send(Reply(status=302, headers={"Location": f"{path}?hop={int(query or 0) + 1}"}))
            return
        await exchange.send(exchange.server.routes.reply(exchange.site, path, {}))

    return fault


def hang() -> Fault:
    """Takes the request and never answers."""

    async def fault(exchange: Exchange) -> None:
        exchange.keep = False
        await exchange.stopped.wait()

    return fault


def slow(seconds: float) -> Fault:
    """The right answer, late."""

    async def fault(exchange: Exchange) -> None:
        if not await exchange.pause(seconds):
            await exchange.send(exchange.reply())

    return fault


def drip(pause: float = 1.0, step: int = 1) -> Fault:
    """The right answer, ``step`` bytes at a time."""

    async def fault(exchange: Exchange) -> None:
        reply = exchange.reply()
        exchange.head(reply, len(reply.body))
        for start in range(0, len(reply.body), step):
            await exchange.write(reply.body[start : start + step])
            if await exchange.pause(pause):
                return

    return fault


def endless(chunk: bytes = b"<p>sonu gelmeyen sayfa</p>\n" * 400) -> Fault:
    """A body that never ends, as fast as the client takes it."""

    async def fault(exchange: Exchange) -> None:
        exchange.head(Reply(), None)
        while not exchange.stopped.is_set():
            await exchange.write(chunk)

    return fault


def reset(after: int = 0) -> Fault:
    """The connection is reset, before the answer or after ``after`` bytes of its body."""

    async def fault(exchange: Exchange) -> None:
        exchange.keep = False
        if after:
            reply = exchange.reply()
            exchange.head(reply, len(reply.body))
            await exchange.write(reply.body[:after])
        exchange.writer.transport.abort()

    return fault


def truncated(share: float = 0.5) -> Fault:
    """The Content-Length of the whole page, the connection closed after a share of it."""

    async def fault(exchange: Exchange) -> None:
        reply = exchange.reply()
        exchange.head(reply, len(reply.body))
        await exchange.write(reply.body[: int(len(reply.body) * share)])

    return fault


def wrong_charset(written: str = "windows-1254", declared: str = "utf-8") -> Fault:
    """The page in one encoding, declared as another in the header."""

    async def fault(exchange: Exchange) -> None:
        reply = exchange.reply()
        body = reply.body.decode().encode(written, "replace")
        await exchange.send(replace(reply, body=body, content_type=f"text/html; charset={declared}"))

    return fault


def bad_chunks() -> Fault:
    """Chunked coding with a length that is no number."""
    return raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\nzz\r\n>\r\n"
    )


def no_http() -> Fault:
    """Bytes that are no HTTP."""
    return raw(b"\x00\x01garbage without a status line\r\n\r\n")


def huge_header(size: int = 5 * bombs.MIB) -> Fault:
    """A header line of ``size`` bytes."""
    return raw(b"HTTP/1.1 200 OK\r\nX-Uzun: " + b"u" * size + b"\r\n\r\n")


def raw(data: bytes) -> Fault:
    """These bytes in place of an HTTP answer; then the connection closes."""

    async def fault(exchange: Exchange) -> None:
        exchange.request.status = 200
        await exchange.write(data)

    return fault


def bomb(encoding: str = "gzip", size: int = 200 * bombs.MIB, kind: str = "page", content_type: str = HTML) -> Fault:
    """A packed body of ``size`` decoded bytes; ``kind`` as in `bombs.UNITS`."""
    return answer(bombs.packed(encoding, size, kind), content_type=content_type, headers={"Content-Encoding": encoding})


def packed_file(size: int = 200 * bombs.MIB) -> Fault:
    """A sitemap.xml.gz that is a bomb: packed as a file, without a content encoding."""
    return answer(bombs.packed("gzip", size, "sitemap"), content_type="application/gzip")


def entity_bomb() -> Fault:
    """A feed of nested entities."""
    return answer(bombs.entities(), content_type="application/rss+xml")


def external_entity(target: str) -> Fault:
    """A feed that wants a file or URL read."""
    return answer(bombs.external_entity(target), content_type="application/rss+xml")


def attributes(count: int = 60_000) -> Fault:
    """A page with one tag of very many attributes."""
    return answer(bombs.attributes(count))


def paragraphs(size: int = 8 * bombs.MIB) -> Fault:
    """A page of very many paragraphs."""
    return streamed(lambda exchange: bombs.paragraphs(size))


def long_feed(count: int = 50_000) -> Fault:
    """A feed of very many entries."""
    return streamed(lambda exchange: bombs.long_feed(exchange.site.base, count), "application/rss+xml; charset=utf-8")


def streamed(pieces: Callable[[Exchange], Iterable[bytes]], content_type: str = HTML) -> Fault:
    """A body in pieces; it ends with the connection."""

    async def fault(exchange: Exchange) -> None:
        exchange.head(Reply(content_type=content_type), None)
        for piece in pieces(exchange):
            await exchange.write(piece)

    return fault


def hostile_links(targets: Iterable[str]) -> Fault:
    """A page that points at ``targets`` in every way a page can: links, canonical, meta refresh."""
    listed = list(targets)
    links = "".join(f'<li><a class="content" href="{escape(one)}">{escape(one)}</a></li>' for one in listed)
    first = escape(listed[0]) if listed else ""
    head = f'<link rel="canonical" href="{first}"><meta http-equiv="refresh" content="0;url={first}">'
    return answer(f"<html><head><title>Bağlantılar</title>{head}</head><body><ul>{links}</ul></body></html>")


def times(count: int, fault: Fault) -> Fault:
    """The fault for the first ``count`` requests, the right answer from then on."""
    left = count

    async def first(exchange: Exchange) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            await fault(exchange)
        else:
            await exchange.send(exchange.reply())

    return first
