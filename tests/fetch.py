"""One request to the newsroom."""

from __future__ import annotations

import http.client
from datetime import UTC, datetime

from newscrawl.demo.server import Server

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SITES = ("sondemo", "ajansdemo", "kuzeydemo", "guneydemo", "ordodemo")


def get(server: Server, site: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (small letters) and body of one request on a connection of its own."""
    connection = http.client.HTTPConnection(server.url(site, "").removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()
