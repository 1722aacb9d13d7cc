"""Refused: a request that was not made, or a response that was not taken."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest


class Refused(IgnoreRequest):
    """``reason`` names why: robots, robots_unreachable, address, held, blocked, unresponsive, stopped, too_big or
    bad_body."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.detail = reason, detail
