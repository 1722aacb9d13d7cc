"""A network of our own for real crawls (Linux, as root): every address is this machine, every packet is seen.

In a network namespace servers can stand at public addresses, and not one packet may go to an address that is not.
"""

from __future__ import annotations

import json
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DNS = "93.184.216.1"
NETWORK = """ip link set lo up && ip route add local 0.0.0.0/0 dev lo table main
ip -6 route add local ::/0 dev lo table main && ip addr add 198.41.0.4/32 dev lo
ip -6 addr add 2606:2800:220:ffff::1/128 dev lo && ip -6 route add 2606:2800:dead::/48 dev lo
mount --bind {0}/resolv.conf /etc/resolv.conf && mount --bind {0}/hosts /etc/hosts && exec "$@" """
Answer = bytes | Iterator[bytes] | None
Pages = Callable[[str, str], Answer]


def enter() -> None:
    """Runs this script anew inside."""
    folder = os.environ.get("NAMESPACE")
    if folder is None:
        folder = os.environ["NAMESPACE"] = tempfile.mkdtemp()
        Path(folder, "resolv.conf").write_text(f"nameserver {DNS}\noptions timeout:3 attempts:1\n")
        Path(folder, "hosts").write_text("127.0.0.1 localhost\n::1 localhost\n")
        command = ["unshare", "-n", "-m", "sh", "-c", NETWORK.format(folder), "sh", sys.executable, *sys.argv]
        os.execvp("unshare", command)


class Net:
    """Names, servers at port 80 of every address, and what was seen: requests, connections, packets that set out."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.hosts: dict[str, Pages] = {}
        self.requests: list[tuple[float, str, str, str]] = []  # time, address, host, head
        self.opened: dict[str, list[tuple[float, int]]] = {}  # by address: when a connection came (1) and went (-1)
        self.sent: set[str] = set()
        for family, any_address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
            server = socket.create_server((any_address, 80), family=family, backlog=200)
            self._thread(self._accept, server)
        names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        names.bind((DNS, 53))
        self._thread(self._name, names)
        packets = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))
        packets.bind(("lo", 0))
        self._thread(self._see, packets)

    @staticmethod
    def _thread(target: Callable[..., None], *args: Any) -> None:
        threading.Thread(target=target, args=args, daemon=True).start()

    def _see(self, packets: socket.socket) -> None:
        while True:
            data, where = packets.recvfrom(128)
            six = data[0] >> 4 == 6
            at, kind = (40, data[6]) if six else ((data[0] & 15) * 4, data[9])
            target = socket.inet_ntop(*((socket.AF_INET6, data[24:40]) if six else (socket.AF_INET, data[16:20])))
            first = kind == 6 and data[at + 13] & 0x12 == 2  # a TCP connection begins
            if where[2] == socket.PACKET_OUTGOING and (first or (kind == 17 and data[at : at + 2] != b"\0\x35")):
                self.sent.add(target)

    def _name(self, names: socket.socket) -> None:
        while True:
            data, who = names.recvfrom(512)
            name, at = [], 12
            while data[at]:
                name.append(data[at + 1 : at + 1 + data[at]].decode("latin-1"))
                at += data[at] + 1
            kind = struct.unpack(">H", data[at + 1 : at + 3])[0]
            known = self.names.get(".".join(name).lower())
            packed = [socket.inet_pton(socket.AF_INET6 if ":" in one else socket.AF_INET, one) for one in known or ()]
            records = [one for one in packed if len(one) == (16 if kind == 28 else 4)]
            head = data[:2] + struct.pack(">5H", 0x8180 if known else 0x8183, 1, len(records), 0, 0) + data[12 : at + 5]
            body = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(one)) + one for one in records)
            names.sendto(head + body, who)

    def _accept(self, server: socket.socket) -> None:
        while True:
            connection, _ = server.accept()
            self._thread(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        address = connection.getsockname()[0]
        count = self.opened.setdefault(address, [])
        count.append((time.time(), 1))
        try:
            head = connection.recv(65536).decode("latin-1")
            host = (re.findall(r"\r\nHost: ([^\r:]*)", head, re.I) or [""])[0]
            self.requests.append((time.time(), address, host, head))
            answer = self.hosts.get(host, lambda *_: reply("", 404))(head.split(" ")[1], host)
            for piece in [answer] if isinstance(answer, bytes) else answer or ():
                connection.sendall(piece)
        except (OSError, IndexError):
            pass
        finally:
            count.append((time.time(), -1))
            connection.close()

    def paths(self, host: str) -> list[str]:
        """What was asked of a host."""
        return [head.split(" ")[1] for _, _, asked, head in self.requests if asked == host]


def reply(body: str | bytes, status: int = 200, kind: str = "text/html", **headers: str) -> bytes:
    """An HTTP answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"Content-Length: {len(data)}", f"Content-Type: {kind}; charset=utf-8", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status} X", *lines, "", ""]).encode() + data


def paper(count: int = 3, robots: Any = "", rows: dict[str, Any] | None = None, delay: float = 0.0) -> Pages:
    """A newspaper: its feed names ``count`` articles and the paths of ``rows``, which are answered as given there."""

    def page(path: str, host: str) -> Answer:
        time.sleep(delay)
        found = (rows or {}).get(path, robots if path.startswith("/robots.txt") else None)
        if found is not None:
            return found(path, host) if callable(found) else found if isinstance(found, bytes) else reply(found)
        if path == "/rss":
            links = [*(f"/haber-{n}" for n in range(1, count + 1)), *(rows or {})]
            items = "".join(f"<item><title>Haber</title><link>{link}</link></item>" for link in links)
            return reply(f"<rss version='2.0'><channel>{items}</channel></rss>", kind="text/xml")
        words = " ".join(f"{host}{path}{n}" for n in range(60))
        head = "<meta property='article:published_time' content='" + time.strftime("%FT%TZ", time.gmtime()) + "'>"
        body = f"<article><h1>{host} {path} haberi</h1><p>Kar yağdı. {words}</p></article>"
        return reply(f"<html><head>{head}</head><body>{body}</body></html>") if "haber-" in path else reply("", 404)

    return page


class Crawl:
    """One run of the command: exit code, seconds, peak memory in MB, the sites' reports."""

    def __init__(self, folder: Path, *arguments: Any, **environment: str) -> None:
        (folder / "newscrawl.toml").write_text('contact = "https://crawl.example.org/"\n')
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        begun, self.memory, self.listening = time.monotonic(), 0, 0
        process = subprocess.Popen(
            [sys.executable, "-m", "newscrawl", *map(str, arguments)],
            cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        before = self._listening()
        watch = threading.Thread(target=self._watch, args=(process, before), daemon=True)
        watch.start()
        self.out, self.err = process.communicate(timeout=400)
        self.code, self.seconds = process.returncode, time.monotonic() - begun
        runs = sorted((folder / "o" / ".newscrawl" / "runs").glob("*.json"))
        self.sites = {one["site"]: one for one in json.loads(runs[-1].read_text())["sites"]} if runs else {}

    @staticmethod
    def _listening() -> int:
        lines = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
        return len(re.findall(r"^ *\d+: \S+ \S+ 0A ", lines, re.M))

    def _watch(self, process: subprocess.Popen[str], before: int) -> None:
        while process.poll() is None:
            time.sleep(0.1)
            status = Path(f"/proc/{process.pid}/status")
            peak = re.findall(r"VmHWM:\s+(\d+)", status.read_text() if status.exists() else "")
            self.memory = max(self.memory, *(int(one) // 1024 for one in peak), 0)
            self.listening = max(self.listening, self._listening() - before)


class Newsroom:
    """Papers on the net, each with a site file."""

    def __init__(self, net: Net) -> None:
        self.net, self.folder, self.sites = net, Path(tempfile.mkdtemp()), []  # type: ignore[var-annotated]

    def open(self, name: str, addresses: list[str], pages: Pages, **fields: Any) -> None:
        """A paper at ``name``.com.tr."""
        host = f"{name}.com.tr"
        self.net.names[host], self.net.hosts[host] = addresses, pages
        said = {"feeds": (f"http://{host}/rss",), **fields}
        more = "".join(f", {key}={value!r}" for key, value in said.items())
        (self.folder / f"{name}.py").write_text(
            f"from newscrawl import Site\nSITE = Site(name={name!r}, domains=({host!r},), country='TR', language='tr',"
            f" timezone='Europe/Istanbul', article=r'haber-(?P<id>\\d+)'{more})\n"
        )
        self.sites.append(name)

    def crawl(self, *names: str, delay: float = 0) -> Crawl:
        """Crawl the papers, or all."""
        chosen = names or self.sites
        return Crawl(self.folder, "crawl", *chosen, "--sites", ".", "--output", "o", "--delay", delay)
