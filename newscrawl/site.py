"""Site, Layout, Listing: a news site declared as data, checked when the declaration is made.

Everything wrong in a declaration raises `SiteError` with the field and the reason; `registry` adds the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lxml import etree

Selector = str | tuple[str, ...]


class SiteError(ValueError):
    """A site declaration that cannot be used; the message names the field and the reason."""


def compiled(selector: str) -> etree.XPath:
    """A selector ready to run: XPath when it begins with ``/``, ``(`` or ``.//``, CSS otherwise.

    Raises SiteError when it is neither.
    """
    is_xpath = selector.startswith(("/", "(", ".//"))
    try:
        xpath = selector if is_xpath else _translated(selector)
        return etree.XPath(xpath, regexp=False, smart_strings=False)
    except (etree.XPathError, SyntaxError, ValueError) as error:
        # cssselect's own errors derive from SyntaxError
        raise SiteError(f"{selector!r} is no {'XPath' if is_xpath else 'CSS selector'}: {error}") from error


@contextmanager
def trusted() -> Iterator[None]:
    """Within it selectors are compiled when they are used, not when they are declared.

    For our own files, whose selectors the tests check: compiling those of hundreds of sites takes longer than a page.
    """
    global _trusted
    before, _trusted = _trusted, True
    try:
        yield
    finally:
        _trusted = before


_trusted = False


def _check_selector(selector: str) -> None:
    if not _trusted:
        compiled(selector)


def _translated(selector: str) -> str:
    # parsel adds ::text and ::attr() to cssselect; importing it takes as long as all the rest of a start
    if "::" in selector:
        from parsel.csstranslator import HTMLTranslator

        return HTMLTranslator().css_to_xpath(selector)
    from cssselect import HTMLTranslator as PlainTranslator

    return PlainTranslator().css_to_xpath(selector)


def _tuple(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


@dataclass(kw_only=True, frozen=True)
class Layout:
    """One way a site's pages are built: a selector (or a tuple, tried in order) for each field a page can show."""

    name: str
    headline: Selector | None = None
    lead: Selector | None = None
    body: Selector | None = None
    authors: Selector | None = None
    source: Selector | None = None
    dateline: Selector | None = None
    published: Selector | None = None
    modified: Selector | None = None
    section: Selector | None = None
    tags: Selector | None = None
    image: Selector | None = None
    drop: Selector | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise SiteError("layouts: name: a layout needs a name")
        for name in LAYOUT_FIELDS:
            for selector in _tuple(getattr(self, name)):
                if not isinstance(selector, str) or not selector.strip():
                    raise SiteError(f"layouts: {self.name}: {name}: a selector is a text, not {selector!r}")
                try:
                    _check_selector(selector)
                except SiteError as error:
                    raise SiteError(f"layouts: {self.name}: {name}: {error}") from error

    @cached_property
    def paths(self) -> dict[str, tuple[etree.XPath, ...]]:
        """The compiled selectors of each field that has any, in their order."""
        given = {name: _tuple(getattr(self, name)) for name in LAYOUT_FIELDS}
        return {name: tuple(compiled(one) for one in selectors) for name, selectors in given.items() if selectors}


LAYOUT_FIELDS = tuple(f.name for f in fields(Layout) if f.name != "name")


@dataclass(frozen=True)
class Listing:
    """A page that links to articles; ``link`` selects those links, ``next`` the link to the following page."""

    url: str
    link: str | None = field(default=None, kw_only=True)
    next: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _check_url(self.url, "listings")
        for name, selector in (("link", self.link), ("next", self.next)):
            if selector is not None:
                try:
                    _check_selector(selector)
                except SiteError as error:
                    raise SiteError(f"listings: {name}: {error}") from error


@dataclass(kw_only=True, frozen=True)
class Site:
    """A news site. ``domains[0]`` is home, the others are moves and mirrors; a port may be given."""

    name: str
    domains: tuple[str, ...]
    country: str
    language: str | tuple[str, ...]
    timezone: str
    region: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str | Listing, ...] = ()
    article: str | tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    layouts: tuple[Layout, ...] = ()
    platform: str | None = None
    enabled: bool = True
    encoding: str | None = None
    verify_tls: bool = True
    delay: float | None = None
    fix: Callable[[Any, Any], Any] | None = None
    evidence: str | None = None
    verified: str | None = None
    notes: str | None = None

    def __post_init__(self) -> None:
        for check in (self._check_names, self._check_place, self._check_sources, self._check_article, self._check_rest):
            check()

    def _check_names(self) -> None:
        _match("name", self.name, r"[a-z0-9][a-z0-9_.-]*", "small letters, digits, '_', '-', '.'")
        _texts("domains", self.domains)
        if not self.domains:
            raise SiteError("domains: at least one is needed")
        for domain in self.domains:
            _match("domains", domain, r"[a-z0-9.-]+(?::\d{1,5})?", "a host name without scheme or path")

    def _check_place(self) -> None:
        _match("country", self.country, r"[A-Z]{2}", "ISO 3166-1 alpha-2, such as TR")
        if self.region is not None:
            _match("region", self.region, rf"{self.country}-[A-Z0-9]{{1,3}}", f"ISO 3166-2, such as {self.country}-16")
        if not self.languages:
            raise SiteError("language: at least one is needed")
        for tag in self.languages:
            _match("language", tag, r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a BCP 47 tag, such as tr or uz-Latn")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
            raise SiteError(f"timezone: {self.timezone!r} is no time zone of the tz database") from error

    def _check_sources(self) -> None:
        for name in ("feeds", "sitemaps", "examples"):
            _texts(name, getattr(self, name))
            for url in getattr(self, name):
                _check_url(url, name)
        if not isinstance(self.listings, tuple):
            raise SiteError("listings: a tuple of URLs or Listing(...)")
        for listing in self.listings:
            _check_url(listing.url if isinstance(listing, Listing) else listing, "listings")
        if not (self.feeds or self.sitemaps or self.listings):
            raise SiteError("feeds: one of feeds, sitemaps, listings is needed")

    def _check_article(self) -> None:
        for pattern in _tuple(self.article):
            try:
                re.compile(pattern)
            except (re.error, TypeError) as error:
                raise SiteError(f"article: {pattern!r} is no regular expression: {error}") from error
        if self.article:
            for url in self.examples:
                if not self.is_article(url):
                    raise SiteError(f"examples: {url} is not matched by article")

    def _check_rest(self) -> None:
        if not isinstance(self.layouts, tuple) or not all(isinstance(one, Layout) for one in self.layouts):
            raise SiteError("layouts: a tuple of Layout(...)")
        if self.delay is not None and not (isinstance(self.delay, int | float) and 0 <= self.delay <= 3600):
            raise SiteError("delay: seconds between 0 and 3600")
        for name in ("enabled", "verify_tls"):
            if not isinstance(getattr(self, name), bool):
                raise SiteError(f"{name}: True or False")
        if self.fix is not None and not callable(self.fix):
            raise SiteError("fix: a function (article, page) -> article")
        if self.encoding is not None:
            try:
                "".encode(self.encoding)
            except (LookupError, TypeError) as error:
                raise SiteError(f"encoding: {self.encoding!r} is not known") from error

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the main one first."""
        return _tuple(self.language)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The compiled article patterns."""
        return tuple(re.compile(one) for one in _tuple(self.article))

    @cached_property
    def listing_pages(self) -> tuple[Listing, ...]:
        """The listings, all as `Listing`."""
        return tuple(one if isinstance(one, Listing) else Listing(one) for one in self.listings)

    def article_match(self, url: str) -> re.Match[str] | None:
        """Where the first article pattern is found in the URL's path and query."""
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return next((match for pattern in self.patterns if (match := pattern.search(target))), None)

    def is_article(self, url: str) -> bool:
        """Whether the URL looks like an article of this site; a site without a pattern says yes to all."""
        return not self.patterns or self.article_match(url) is not None

    def token(self, url: str) -> str | None:
        """The article's own token in the URL (group ``id`` of the pattern), or None."""
        match = self.article_match(url)
        return match.groupdict().get("id") if match else None


def _match(name: str, value: object, pattern: str, wanted: str) -> None:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise SiteError(f"{name}: {value!r} is not {wanted}")


def _texts(name: str, value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(one, str) for one in _items(value)):
        raise SiteError(f"{name}: a tuple of texts is needed, not {value!r}")


def _items(value: tuple[object, ...]) -> Iterable[object]:
    return value


def _check_url(url: object, name: str) -> None:
    try:
        parts = urlsplit(url) if isinstance(url, str) else None
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise SiteError(f"{name}: {url!r} is no http(s) URL")
