"""Rights: what a publisher says of the reuse of a page. Robots meta, X-Robots-Tag, TDMRep.

Sources: draft-illyes-repext (robots directives in meta and header), W3C TDM Reservation Protocol: the host's well-known
file first, then the header, then meta; the later one wins, and silence takes nothing back. The well-known file reaches
this module as headers (`newscrawl.net.middleware` adds them where the response has none).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscrawl.article import Rights
from newscrawl.extract.page import Page

AGENT = "newscrawl"
_RESTRICTING = frozenset(("noindex", "noarchive", "nocache", "none"))
_VALUED = frozenset(("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"))
_NAMED = re.compile(r"\s*([A-Za-z*][\w.*+-]*)\s*:\s*(.*)", re.S)
_DIRECTIVE = re.compile(r"[a-z][a-z_-]*(?::.*)?", re.S)


def rights_of(page: Page) -> Rights:
    """The page's rights: ``robots`` holds the directives that speak to everybody or to us, lower-case, each once."""
    said = [*_metas(page), *_header(page.headers.get("x-robots-tag", ""))]
    reservation, policy = _tdm(page)
    return {"robots": list(dict.fromkeys(said)), "tdm_reservation": reservation, "tdm_policy": policy}


def restricted(rights: Rights) -> bool:
    """Whether the publisher does not want the page kept or mined: noindex, noarchive, none, or a TDM reservation."""
    return rights["tdm_reservation"] == 1 or any(one in _RESTRICTING for one in rights["robots"])


def _metas(page: Page) -> Iterator[str]:
    for name in ("robots", AGENT):
        for content in page.metas.get(name, ()):
            yield from _directives(content)


def _header(value: str) -> Iterator[str]:
    """The directives of all X-Robots-Tag headers, joined by commas or newlines; those for other agents are left out."""
    for line in value.split("\n"):
        heard = True
        for part in _parts(line):
            named = _NAMED.match(part)
            if named and named[1].lower() not in _VALUED:
                heard = named[1].lower() in (AGENT, "*")  # an agent speaks until the next one is named
                part = named[2]
            if heard:
                yield from _directives(part)


def _directives(content: str) -> Iterator[str]:
    for part in _parts(content):
        name, colon, value = part.partition(":")
        directive = name.strip().lower() + (f":{value.strip()}" if colon else "")
        if _DIRECTIVE.fullmatch(directive):
            yield directive


def _parts(content: str) -> list[str]:
    parts: list[str] = []
    for part in content.split(","):
        # dates have commas of their own: "unavailable_after: Saturday, 25 Jul 2026 15:00:00 GMT"
        if parts and "unavailable_after" in parts[-1].lower() and part.strip()[:1].isdigit():
            parts[-1] += f",{part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def _tdm(page: Page) -> tuple[int | None, str | None]:
    reservation: int | None = None
    policy: str | None = None
    for one, other in (
        (page.headers.get("tdm-reservation"), page.headers.get("tdm-policy")),
        (page.meta("tdm-reservation"), page.meta("tdm-policy")),
    ):
        reservation = _flag(one) if _flag(one) is not None else reservation
        policy = page.absolute(other) or policy
    return reservation, policy if reservation == 1 else None


def _flag(value: str | None) -> int | None:
    """0 or 1; any other value is as good as none (TDMRep, section 5)."""
    return int(value) if value is not None and value.strip() in ("0", "1") else None


def free_access(page: Page) -> bool | None:
    """JSON-LD isAccessibleForFree, which may be the word "False" too; article:content_tier; None when nothing is said."""
    value = page.article.get("isAccessibleForFree")
    word = str(value).strip().lower().rpartition("/")[2]
    if word in ("true", "false"):
        return word == "true"
    tier = (page.meta("article:content_tier") or "").lower()
    return {"free": True, "locked": False, "metered": None}.get(tier)
