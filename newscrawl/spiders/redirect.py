"""Redirect: Scrapy's redirects for a crawler that never sends a Referer header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.redirect import RedirectMiddleware

if TYPE_CHECKING:
    from scrapy.http import Request, Response


class Redirect(RedirectMiddleware):
    """Scrapy's own warns at every start that the middleware which sets the header is off."""

    def _engine_started(self) -> None:
        """Scrapy looks for the middleware here, to warn."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """No page is told where we come from."""
        request.headers.pop("Referer", None)
