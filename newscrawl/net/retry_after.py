"""How long a server asks to be left alone: the Retry-After header (RFC 9110 10.2.3). Pure."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

DAY = 24 * 3600.0  # the longest that is believed: production crawlers saw 88 hours asked for once
_SECONDS = re.compile(r"\d{1,9}(?:\.\d+)?")


def retry_after(value: str | None, *, date: str | None = None, now: float) -> float | None:
    """Seconds to wait, 0 to a day, or None when the header says nothing readable.

    ``value``: seconds or an HTTP date; ``date``: the response's Date, for servers whose clock is wrong;
    ``now``: unix time, for a response without Date.
    """
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        return min(float(text), DAY)
    until = _instant(text)
    if until is None:
        return None
    served = _instant(date)
    return min(max(until - (now if served is None else served), 0.0), DAY)


def _instant(text: str | None) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
