"""What a host says of itself beside its pages: robots.txt and /.well-known/tdmrep.json. Pure: verdicts and ages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from newscrawl.net.robots import MAX_BYTES, RobotsTxt, is_html
from newscrawl.net.tdmrep import tdm_entries

_PORTS = {"http": 80, "https": 443}
_SKEW = 300.0  # seconds a note may lie in the future before the clock is taken to have been set back


@dataclass(slots=True)
class Origin:
    """The rules of one scheme, host and port as they are believed until ``until`` (unix time).

    ``robots`` is None when robots.txt could not be had (``problem`` says why): stay away for now (RFC 9309 2.3.1.4).
    """

    robots: RobotsTxt | None
    until: float
    problem: str = "robots_unreachable"
    tdm: list[dict[str, Any]] | None = None
    waiting: list[Any] | None = None  # those that wait for tdmrep.json while it is asked for
    why: str = ""  # dns, refused, timeout, http_503, ... where ``robots`` is None


def origin_of(url: str) -> str:
    """Scheme, host and port (the scheme's own left out), lower-case: rules are valid for these (RFC 9309 2.3)."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    scheme = parts.scheme.lower()
    port = parts.port
    return f"{scheme}://{host}" if port in (None, _PORTS.get(scheme)) else f"{scheme}://{host}:{port}"


def verdict(status: int | None, body: bytes = b"", *, truncated: bool = False) -> str:
    """What the answer for robots.txt means: rules, none (no rules) or unreachable (stay away for now).

    ``status`` is None for any failure of the network, names and TLS among them. RFC 9309 2.3.1: 2xx rules; a redirect
    that led nowhere in five hops and 4xx: unavailable, so no rules; 5xx and network errors: complete disallow. 429 asks
    us to stay away, so it counts as 5xx. A body that ended early may lack the very rule that matters.
    """
    if status is None or status == 429 or not 200 <= status < 500:
        return "unreachable"
    if status >= 300:
        return "none"
    if truncated and len(body) < MAX_BYTES:
        return "unreachable"
    return "none" if is_html(body) else "rules"


def robots_note(kind: str, body: bytes, fetched: float) -> dict[str, Any]:
    """The copy to be kept; ``kind`` is a verdict of rules or none."""
    return {"fetched": round(fetched), "body": body[:MAX_BYTES].decode("latin-1") if kind == "rules" else ""}


def robots_of(note: dict[str, Any] | None) -> RobotsTxt | None:
    """The rules of a kept copy, or None when there is none to be read."""
    body = note.get("body") if note else None
    return RobotsTxt(body.encode("latin-1", "replace")) if isinstance(body, str) else None


def is_fresh(note: dict[str, Any] | None, now: float, age: float) -> bool:
    """Whether a kept copy is at most ``age`` seconds old."""
    fetched = note.get("fetched") if note else None
    return isinstance(fetched, int | float) and -_SKEW <= now - fetched < age


def tdm_note(status: int | None, body: bytes, fetched: float) -> dict[str, Any] | None:
    """The copy of a tdmrep.json to be kept; None when the host could not be asked."""
    if status is None or status == 429 or status >= 500:
        return None
    try:
        document = json.loads(body) if status == 200 else []
    except (ValueError, RecursionError):
        document = []
    return {"fetched": round(fetched), "entries": tdm_entries(document)}
