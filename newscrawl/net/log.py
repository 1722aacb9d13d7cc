"""PlainFilter: nothing that a page or a server says can forge a log line or reach the terminal as a command."""

from __future__ import annotations

import logging
import re
import traceback

# C0 and C1 controls (ESC and newlines among them), line separators, and marks that turn the direction of text around
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NEWLINES = re.compile(r"\r\n?|\n")


def plain(text: str) -> str:
    """The text on one line, each control character written out as its escape."""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def _indented(text: str) -> str:
    # a line that goes on starts with white space, so it cannot be taken for a line of its own
    return "\n    ".join(plain(line) for line in _NEWLINES.split(text))


class PlainFilter(logging.Filter):
    """Rewrites a record in place: its message on one line, its traceback indented.

    A message whose template itself has several lines (Scrapy's settings and statistics) keeps them, indented.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """See logging; always True."""
        if getattr(record, "newscrawl_plain", False):
            return True
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            message = f"{record.msg!r} {record.args!r}"
        several = bool(record.args) and "\n" in str(record.msg)
        record.msg, record.args = (_indented(message) if several else plain(message)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = "    " + _indented("".join(traceback.format_exception(*record.exc_info)).rstrip())
        record.newscrawl_plain = True
        return True


def install(logger: logging.Logger | None = None) -> None:
    """Puts the filter on the handlers of a logger, the root's by default; to be called after they are set up."""
    for handler in (logger or logging.getLogger()).handlers:
        if not any(isinstance(one, PlainFilter) for one in handler.filters):
            handler.addFilter(PlainFilter())
