"""When a host's tdmrep.json is asked for: with the first of its pages that says nothing itself."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from scrapy.http import Request, Response
from scrapy.utils.test import get_crawler

from newscrawl.net.middleware import NO_PAGE, RobotsMiddleware
from newscrawl.net.origin import Origin
from newscrawl.net.robots import RobotsTxt

URL = "https://a.example/haber-1"
RULES = [{"location": "/haber*", "reservation": 1, "policy": "https://a.example/p"}]


class Middleware(RobotsMiddleware):
    """Counts what it would ask for."""

    asked = 0

    async def _read_tdm(self, key: str, robots: RobotsTxt) -> list[dict[str, Any]] | None:
        self.asked += 1
        return RULES


@pytest.fixture
def middleware() -> Middleware:
    made = Middleware(get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False}))
    made.shared.origins["https://a.example"] = Origin(RobotsTxt(b""), 2e9)
    return made


def answered(middleware: Middleware, response: Response, **meta: Any) -> dict[bytes, list[bytes]]:
    return dict(asyncio.run(middleware.process_response(Request(URL, meta=meta), response)).headers)


def test_the_first_page_asks_and_all_are_told(middleware: Middleware) -> None:
    for _ in range(2):
        headers = answered(middleware, Response(URL))
        assert headers == {b"Tdm-Reservation": [b"1"], b"Tdm-Policy": [b"https://a.example/p"]}
    assert middleware.asked == 1


@pytest.mark.parametrize(
    ("response", "meta"),
    [
        (Response(URL, headers={"TDM-Reservation": "0"}), {}),
        (Response(URL, status=404), {}),
        (Response(URL), {NO_PAGE: True}),
        (Response(URL), {"dont_obey_robotstxt": True}),
    ],
)
def test_nothing_is_asked_where_nothing_would_be_told(
    middleware: Middleware, response: Response, meta: dict[str, Any]
) -> None:
    before = dict(response.headers)
    assert answered(middleware, response, **meta) == before
    assert middleware.asked == 0
