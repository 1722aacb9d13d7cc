"""The times that a page claims, and which of them is chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from newscrawl.extract.published import Claim, Times, choose

ISTANBUL = ZoneInfo("Europe/Istanbul")
BISHKEK = ZoneInfo("Asia/Bishkek")
FETCHED = datetime(2026, 2, 13, 18, 0, tzinfo=UTC)  # 21:00 in Istanbul


def pick(*claims: tuple[str, str, str], zone: ZoneInfo = ISTANBUL, **more: object) -> Times:
    made = [Claim(field, text, origin) for origin, field, text in claims]
    given_ = {"languages": ["tr"], "fetched": FETCHED, **more}
    return choose(made, zone=zone, **given_)  # type: ignore[arg-type]
