"""Log: what a run says of errors on standard error."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from newscrawl.errors import OutputError

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


def log_handler(settings: BaseSettings) -> logging.Handler:
    """A handler for standard error in Scrapy's format, from LOG_LEVEL on."""
    handler = logging.StreamHandler()
    handler.setLevel(settings["LOG_LEVEL"])
    handler.setFormatter(logging.Formatter(settings["LOG_FORMAT"], settings["LOG_DATEFORMAT"]))
    handler.addFilter(untold)
    return handler


def untold(record: logging.LogRecord) -> bool:
    """Keeps the traces of failed writes out of the log: the run tells of the first one, in one line."""
    return not (record.exc_info and record.exc_info[0] and issubclass(record.exc_info[0], OutputError))
