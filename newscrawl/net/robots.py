"""RobotsTxt: what one robots.txt allows, by RFC 9309. Pure: bytes in, answers out, no network and no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes, urlsplit

MAX_BYTES = 500 * 1024  # RFC 9309 2.5: at least this much is read; what comes after is cut
_MAX_LINE = 16_664  # Google's parser: eight times the longest URL browsers take; the rest of the line is dropped
_SAFE = "%/?#[]@!$&'()*+,;=:~-._"
_TOKEN = re.compile(r"[A-Za-z_-]+")
_HEX = re.compile(r"%([0-9a-fA-F]{2})")
# The words and their misspellings that are taken (RFC 9309 2.2: "Implementors MAY bridge"); a missing colon too.
_AGENT = ("user-agent", "useragent", "user agent")
_DISALLOW = ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")
_KNOWN = {
    **dict.fromkeys(_AGENT, "agent"),
    **dict.fromkeys(_DISALLOW, "disallow"),
    "allow": "allow",
    "crawl-delay": "delay",
    "crawldelay": "delay",
    "crawl delay": "delay",
    "sitemap": "sitemap",
    "site-map": "sitemap",
    "content-usage": "usage",
    "content-signal": "usage",
}
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|script|meta|title|div|\?xml)\b", re.I | re.S)


@dataclass(slots=True)
class Group:
    """The rules for some user agents: (allowed, pattern) in their order."""

    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float | None = None


class RobotsTxt:
    """A robots.txt parsed. ``sitemaps``: its Sitemap lines; ``usage``: the raw Content-Usage/Content-Signal values."""

    def __init__(self, body: bytes) -> None:
        self.sitemaps: list[str] = []
        self.usage: list[str] = []
        self._groups: dict[str, Group] = {}
        if not is_html(body):
            self._read(body[:MAX_BYTES])

    def _read(self, body: bytes) -> None:
        agents: list[str] = []
        naming = False  # consecutive user-agent lines open one group (RFC 9309 2.1)
        for word, value in _lines(body):
            if word == "agent":
                agents = agents if naming else []
                agents.append(_product(value))
                self._groups.setdefault(agents[-1], Group())
                naming = True
            elif word == "sitemap":
                self.sitemaps.append(value.decode("utf-8", "replace"))
            elif word == "usage":
                self.usage.append(value.decode("utf-8", "replace"))
            else:
                naming = False
                self._add(agents, word, value)

    def _add(self, agents: list[str], word: str, value: bytes) -> None:
        for group in (self._groups[agent] for agent in dict.fromkeys(agents)):
            if word == "delay":
                group.delay = group.delay if group.delay is not None else _seconds(value)
            elif value:
                group.rules.append((word == "allow", _normal(value)))

    def group(self, agent: str) -> Group | None:
        """The group that speaks to this product token (letters, ``_``, ``-``), else that of ``*`` (RFC 9309 2.2.1)."""
        return self._groups.get(agent.lower()) or self._groups.get("*")

    def allowed(self, url: str, agent: str) -> bool:
        """Whether the agent may fetch the URL: the longest match wins, allow on a tie (RFC 9309 2.2.2)."""
        target = _target(url)
        if target == "/robots.txt":
            return True  # RFC 9309 2.2.2: implicitly allowed
        group = self.group(agent)
        best = (-1, True)
        for allow, pattern in group.rules if group else ():
            if (len(pattern), allow) > best and matches(pattern, target):
                best = (len(pattern), allow)
        return best[1]

    def crawl_delay(self, agent: str) -> float | None:
        """The agent's Crawl-delay in seconds, or None. Not in the RFC, but in a sixth of real files."""
        group = self.group(agent)
        return group.delay if group else None


def is_html(body: bytes) -> bool:
    """Whether the body is a web page: an error page or home page sent for robots.txt, that is no rules."""
    return _HTML.match(body.removeprefix(b"\xef\xbb\xbf")[:2000]) is not None


def matches(pattern: str, target: str) -> bool:
    """Whether a path pattern of robots.txt (``*`` any characters, a final ``$`` the end) matches; linear in time."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    last = rest.pop() if anchored and rest else None
    for part in rest:
        at = target.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if last is not None:
        return len(target) - len(last) >= at and target.endswith(last)
    return not anchored or at == len(target)


def _lines(body: bytes) -> Iterator[tuple[str, bytes]]:
    for line in re.split(rb"[\r\n]+", _without_bom(body)):
        text = line[:_MAX_LINE].split(b"#", 1)[0].strip(b" \t\0")
        name, colon, value = text.partition(b":")
        if not colon:  # "Disallow /x": the colon forgotten
            name, _, value = text.partition(b" ")
        word = _KNOWN.get(name.strip(b" \t").decode("latin-1").lower())
        if word:
            yield word, value.strip(b" \t")


def _without_bom(body: bytes) -> bytes:
    bom = b"\xef\xbb\xbf"
    # a mark cut short is still dropped, as in Google's parser
    return next((body[n:] for n in (3, 2, 1) if body.startswith(bom[:n])), body)


def _product(value: bytes) -> str:
    """The product token: letters, ``_`` and ``-`` (RFC 9309 2.2.1); whatever follows is a version or a comment."""
    text = value.decode("latin-1").strip()
    if text == "*" or text.startswith("* "):
        return "*"
    match = _TOKEN.match(text)
    return match[0].lower() if match else text.lower()


def _seconds(value: bytes) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None


def _normal(value: bytes) -> str:
    # RFC 9309 2.2.2: octets outside ASCII are compared percent-encoded, percent-encoded unreserved ones decoded
    return _HEX.sub(_unreserved, quote_from_bytes(value, safe=_SAFE))


def _unreserved(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else match[0].upper()


def _target(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _normal(path.encode("utf-8", "surrogateescape"))
