"""Options: what the user wants of a run, and the Scrapy settings that follow from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.config import is_loopback
from newscrawl.window import Window

if TYPE_CHECKING:
    from scrapy.settings import Settings

    from newscrawl.site import Site


@dataclass(kw_only=True, slots=True)
class Options:
    """What the user wants of a run. ``settings``: Scrapy settings laid over ours."""

    folder: Path
    window: Window = field(default_factory=Window)
    limit: int | None = None
    delay: float | None = None
    wait: float = 0.0
    allow_private: bool = False
    contact: str | None = None
    site_seconds: float | None = None
    site_requests: int | None = None
    explored: frozenset[str] = frozenset()  # names of sites that no file describes
    left_out: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    clock: Callable[[], float] = time.time


def project_settings(options: Options, sites: Iterable[Site]) -> Settings:
    """Our settings with the options over them.

    On this machine itself nobody's server needs sparing beyond the delay: its one address stands for all the sites.
    """
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    given: dict[str, Any] = {
        "NEWSCRAWL_ALLOW_PRIVATE": options.allow_private,
        "NEWSCRAWL_CONTACT": options.contact,
        "NEWSCRAWL_SITE_SECONDS": options.site_seconds,
        "NEWSCRAWL_SITE_REQUESTS": options.site_requests,
        "DOWNLOAD_DELAY": options.delay,
        "LOG_LEVEL": "ERROR",
        "LOG_INSTALL_ROOT_HANDLER": False,
    }
    if all(is_loopback(domain) for site in sites for domain in site.domains):
        given |= {"NEWSCRAWL_IP_RATE": 0, "NEWSCRAWL_IP_CONNECTIONS": 0}
    settings.setdict({name: value for name, value in given.items() if value is not None}, priority="cmdline")
    settings.setdict(options.settings, priority="cmdline")
    return settings
