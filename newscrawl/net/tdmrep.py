"""The host's /.well-known/tdmrep.json (W3C TDM Reservation Protocol, section 6). Pure."""

from __future__ import annotations

from typing import Any

from newscrawl.net.robots import matches

MAX_ENTRIES = 1000


def tdm_entries(document: Any) -> list[dict[str, Any]]:
    """The usable rules of the file, in their order: {location, reservation, policy}; anything else is left out."""
    found = []
    for entry in document[:MAX_ENTRIES] if isinstance(document, list) else ():
        if not isinstance(entry, dict) or not isinstance(entry.get("location"), str):
            continue
        value, policy = entry.get("tdm-reservation"), entry.get("tdm-policy")
        # other values than 0 and 1 count as unset; some files write them as text
        reservation = int(value) if value in (0, 1, "0", "1") and not isinstance(value, bool) else None
        found.append(
            {
                "location": entry["location"],
                "reservation": reservation,
                "policy": policy if isinstance(policy, str) and reservation == 1 else None,
            }
        )
    return found


def tdm_of(entries: list[dict[str, Any]], target: str) -> tuple[int | None, str | None]:
    """(reservation, policy) for a path with its query: the first rule that matches speaks (patterns as in RFC 9309)."""
    for entry in entries:
        if matches(str(entry.get("location", "")), target):
            return entry.get("reservation"), entry.get("policy")
    return None, None
