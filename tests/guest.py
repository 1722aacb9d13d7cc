"""A crawl in a process of its own against raw servers on loopback: `python guest.py` reads a job as JSON, prints JSON.

Job: {"settings": {...}, "urls": [...], "more": [[URLs of another crawler]], "trusted": [private hosts],
"hosts": {"127.0.0.2": "how its robots.txt is answered"}, "notes": [[kind, key, {times relative to now}], ...]}.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HTML = b"text/html; charset=utf-8"
PAGE = b"<html><title>t</title><body><p>" + b"metin " * 50 + b"</p></body></html>"
RULES = b"User-agent: *\nDisallow: /kapali\n"
RULES_BOMB = gzip.compress(RULES + b"#" * 10_000_000, 1)
BOMB = gzip.compress(b"<p>x</p>" * 4_000_000, 1)  # 32 MB
log: list[tuple[float, str, str]] = []
opened: dict[str, int] = {}  # connections by host: now …
most: dict[str, int] = {}  # … and at most
lock = threading.Lock()
served_at = [0]


def peak_rss() -> int:
    """MB. Not ru_maxrss: after fork and exec that is at least what the parent had."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) // 1024


def crawl(**job: Any) -> dict[str, Any]:
    """Runs a job in a process of its own: this is what tests call."""
    command, folder = [sys.executable, __file__], Path(__file__).parents[1]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, cwd=folder, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def answer(body: bytes, status: int = 200, kind: bytes = b"text/plain", **headers: str) -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n".encode() + b"Content-Type: " + kind + b"\r\n"
    for name, value in headers.items():
        head += f"{name.replace('_', '-')}: {value}\r\n".encode()
    return head + b"\r\n" + body


def robots(how: str, host: str, path: str) -> bytes | None:
    """The answer for robots.txt; None drops the connection."""
    if how.isdigit():
        return answer(RULES, int(how))
    if how.startswith("hops"):
        step = path.partition("?")[2].rstrip("-")
        at, last = int(step or 0), how[4:]
        return answer(RULES) if at == int(last) else answer(b"", 302, Location=f"/robots.txt?{at + 1}-")
    return {
        "rules": lambda: answer(RULES),
        "loop": lambda: answer(b"", 302, Location="/robots.txt"),
        "html": lambda: answer(b"<!DOCTYPE html><html>Disallow: /\n</html>", kind=HTML),
        "big": lambda: answer(RULES + b"# x\n" * 160_000 + b"User-agent: *\nDisallow: /\n"),
        "gzip": lambda: answer(RULES_BOMB, Content_Encoding="gzip"),
        "delay": lambda: answer(b"User-agent: *\nCrawl-delay: 1\n"),
        "reset": lambda: None,
        "short": lambda: answer(RULES)[:-10],
        "rest": lambda: answer(b"", 503, Retry_After="2"),
        "hang": lambda: b"hang",
        "endless": lambda: b"endless",
        "away": lambda: answer(b"", 302, Location=f"http://127.0.0.2:{served_at[0]}/robots.txt"),
    }[how]()


def page(path: str) -> bytes | None:
    if path == "/bomb":
        return answer(BOMB, kind=HTML, Content_Encoding="gzip")
    if path == "/short":
        return answer(PAGE, kind=HTML)[:-40]
    if path == "/shortgz":
        return answer(gzip.compress(PAGE)[:-12], kind=HTML, Content_Encoding="gzip")
    if path == "/nogz":
        return answer(PAGE, kind=HTML, Content_Encoding="gzip")
    if path == "/429":
        seen = sum(one[2] == path for one in log)
        return answer(b"", 429, Retry_After="1") if seen < 2 else answer(PAGE, kind=HTML)
    if path == "/429-long":
        return answer(b"", 429, Retry_After="7200")
    if path.startswith("/403"):
        return answer(b"", 403)
    if path.startswith("/to?"):
        return answer(b"", 302, Location=unquote(path[4:]))
    if path == "/.well-known/tdmrep.json":
        rules = [{"location": "/tdm*", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"}]
        return answer(json.dumps(rules).encode())
    return answer(PAGE, kind=HTML)


class Raw(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        host = self.server.server_address[0]
        with lock:
            opened[host] = opened.get(host, 0) + 1
            most[host] = max(most.get(host, 0), opened[host])
        self.counted = True
        with contextlib.suppress(OSError):
            while (head := self._head()) and self._one(head):
                pass
        self._over()

    def _over(self) -> None:
        """The connection counts no longer."""
        with lock:
            opened[self.server.server_address[0]] -= self.counted
            self.counted = False

    def _head(self) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data and (more := self.request.recv(65536)):
            data += more
        return data

    def _one(self, head: bytes) -> bool:
        path, host = head.split(b" ")[1].decode(), self.server.server_address[0]
        log.append((time.time(), host, path))
        how = self.server.how  # type: ignore[attr-defined]
        reply = robots(how, host, path) if path.startswith("/robots.txt") else page(path)
        if reply == b"hang":
            time.sleep(30)
        if reply == b"endless":
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + RULES)
            while True:
                self.request.sendall(b"# x\n" * 10_000)
        if reply is None:
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            self.request.close()
            return False
        more = b"close" not in head.lower() and how != "short" and not path.startswith("/short")
        if not more:
            self._over()  # before its last reply: the next request may be here before this thread runs again
        self.request.sendall(reply)
        return more


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


def served(hosts: dict[str, str]) -> int:
    port = 0
    for host, how in hosts.items():
        if how == "closed":
            continue
        server = Server((host, port), Raw)
        server.how = how  # type: ignore[attr-defined]
        port = served_at[0] = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return port


def crawled(job: dict[str, Any], port: int) -> dict[str, Any]:
    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from newscrawl.net.failures import failure_name
    from newscrawl.net.guard import guard_of
    from newscrawl.net.shared import MemoryNotes, Shared, attach

    notes = MemoryNotes()
    for kind, key, value in job.get("notes", []):
        times = {name: at + time.time() for name, at in value.items() if name != "body"}
        notes.put(kind, key.replace("PORT", str(port)), {**value, **times})
    outcome: dict[str, Any] = {}

    class Guest(Spider):
        name = "guest"

        async def start(self) -> Any:
            from twisted.internet import reactor

            guard_of(reactor, self.crawler).trusted.update(job.get("trusted", []))
            for url in self.urls:
                full = url.replace("PORT", str(port))
                yield Request(full, errback=self.failed, dont_filter=True, cb_kwargs={"asked": url})

        def parse(self, response: Any, asked: str) -> None:
            flags = [flag for flag in response.flags if flag == "truncated"]
            tdm = response.headers.get("tdm-reservation")
            outcome[asked] = [response.status, *flags, *([f"tdm{tdm.decode()}"] if tdm else [])]

        def failed(self, failure: Any) -> None:
            outcome[failure.request.cb_kwargs["asked"]] = failure_name(failure.value)

    settings = Settings()
    settings.setmodule("newscrawl.settings")
    settings.setdict({"ITEM_PIPELINES": {}, "SPIDER_MODULES": [], "LOG_LEVEL": "ERROR"})
    settings.set("SPIDER_LOADER_CLASS", "scrapy.spiderloader.SpiderLoader")
    settings.setdict({"DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0, "CONCURRENT_REQUESTS": 64})
    settings.setdict({"NEWSCRAWL_IP_RATE": 0, "NEWSCRAWL_IP_CONNECTIONS": 0, "NEWSCRAWL_ALLOW_PRIVATE": True})
    settings.setdict(job.get("settings", {}))
    process = AsyncCrawlerProcess(settings)
    crawls = [job["urls"], *job.get("more", [])]
    crawlers = [process.create_crawler(Guest) for _ in crawls]
    shared = Shared.from_settings(crawlers[0].settings, notes)
    for crawler, urls in zip(crawlers, crawls, strict=True):
        attach(crawler, shared)
        process.crawl(crawler, urls=urls)
    process.start()
    stats: Counter[str] = Counter()
    for crawler in crawlers:
        stats.update({key: value for key, value in crawler.stats.get_stats().items() if key.startswith("newscrawl/")})
    return {
        "outcome": outcome,
        "stats": stats,
        "log": [[round(at, 3), host, path] for at, host, path in log],
        "notes": {f"{kind} {key}": value for (kind, key), value in notes._notes.items()},
        "most_open": dict(sorted(most.items())),
        "rss": peak_rss(),
        "port": port,
    }


if __name__ == "__main__":
    job = json.load(sys.stdin)
    print(json.dumps(crawled(job, served(job["hosts"]))))
