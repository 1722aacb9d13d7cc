"""The names of failures: what a run report says of a request that brought no page."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web._newclient import ParseError
from twisted.web.http import _DataLoss

from newscrawl.net.refused import Refused

_NAMES: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "refused"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too_big"),  # Scrapy cancels a download only for its size
    (ResponseDataLossError, "truncated"),
    (UnsupportedURLSchemeError, "scheme"),
    (NotSupported, "scheme"),
    (IgnoreRequest, "ignored"),
    (ConnectError, "connect"),
    (ConnectionClosed, "reset"),
    (ParseError, "bad_response"),
    (_DataLoss, "truncated"),
    (ValueError, "bad_response"),  # a length that is no number, a redirect to what is no URL
)


def failure_name(error: BaseException | None) -> str:
    """One of: a reason of `Refused`, http_<status>, dns, refused, connect, timeout, tls, reset, truncated, too_big,
    bad_response, redirects, scheme, ignored, other."""
    if isinstance(error, Refused):
        return error.reason
    if isinstance(error, HttpError):
        return f"http_{error.response.status}"
    if isinstance(error, IgnoreRequest) and "redirections" in str(error):
        return "redirects"
    if isinstance(error, DownloadFailedError):
        return _inner_name(error)
    if _is_tls(error):
        return "tls"
    return next((name for kind, name in _NAMES if isinstance(error, kind)), "other")


def _inner_name(error: DownloadFailedError) -> str:
    # Twisted wraps what ended a response in a ResponseFailed with a list of reasons
    reasons = [reason.value for reason in getattr(error.__cause__, "reasons", ())]
    if any(_is_tls(reason) for reason in reasons):
        return "tls"
    for reason in reasons:
        for kind, name in _NAMES:
            if isinstance(reason, kind):
                return name
    return "bad_response"


def _is_tls(error: BaseException | None) -> bool:
    module = type(error).__module__
    return module.startswith(("OpenSSL", "service_identity", "ssl"))
