"""Which links and child sitemaps of a source the window wants, by what the source says of their dates; newest first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.discover.entries import Child, Link

if TYPE_CHECKING:
    from newscrawl.window import Bounds

_URL_DAY = re.compile(r"(?<!\d)(20\d\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_/.]?(0[1-9]|1[0-2])(?!\d)")
_URL_NAMED = re.compile(r"(?<![a-z])(year|month|day|yil|ay|gun|yyyy|mm|dd|y|m|d)[-_=/]?(\d{1,4})(?!\d)", re.I)
_URL_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NAMES = {"yil": "year", "yyyy": "year", "y": "year", "ay": "month", "mm": "month", "m": "month"}
_NAMES |= {"gun": "day", "dd": "day", "d": "day"}
IN_ORDER = 5  # printed dates that do not stand in order by chance
_FUTURE = timedelta(days=1)  # a date further ahead than that is a slip, and no evidence


def instant(text: str | None, zone: tzinfo = UTC, languages: Sequence[str] = ()) -> datetime | date | None:
    """A source's date: an aware datetime, a bare day, or None. ``zone`` is that of a text without an offset."""
    if not text:
        return None
    found = _exact(text, zone)
    if found is not None:
        return found
    from newscrawl.text.instant import parse_moment

    moment = parse_moment(text, zone=zone, languages=languages)
    return moment.value if moment else None


def date_problem(text: str, read: datetime | date | None, now: datetime) -> str | None:
    """What is odd about a source's date, which was read as ``read``: unread_date, local_date, future_date."""
    if read is None:
        return "unread_date"
    if _is_future(read, now):
        return "future_date"
    return None if _exact(text, UTC) else "local_date"


def _exact(text: str, zone: tzinfo) -> datetime | date | None:
    """ISO 8601 and RFC 822, which nearly all feeds and sitemaps use, without looking further."""
    from email.utils import parsedate_to_datetime

    try:
        if len(text) <= len("2026-02-13"):
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text) if text[4:5] == "-" else parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=zone)) if found.year > 1 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _stamp(when: datetime | date | None) -> float | None:
    if when is None:
        return None
    try:
        if isinstance(when, datetime):
            return when.timestamp()
        return datetime(when.year, when.month, when.day, tzinfo=UTC).timestamp()
    except (ValueError, OverflowError):
        return None


def newest_places(evidence: Sequence[tuple[str | None, str]], limit: int) -> list[int]:
    """The places of the ``limit`` newest entries, ascending, from each entry's date and address (both as printed).

    An entry without a date counts as old as the one before it. Without any date the first ones are taken, or the last
    ones where the numbers in the addresses grow towards the end.
    """
    if len(evidence) <= limit:
        return list(range(len(evidence)))
    stamps = [_stamp((_exact(text, UTC) if text else None) or date_in(url)) for text, url in evidence]
    if not any(stamps):
        grows = _number(evidence[0][1]) < _number(evidence[-1][1])
        return list(range(len(evidence) - limit, len(evidence)) if grows else range(limit))
    known, last = [], math.inf  # entries before the first date are the newest
    for stamp in stamps:
        last = last if stamp is None else stamp
        known.append(last)
    return sorted(sorted(range(len(known)), key=lambda place: -known[place])[:limit])


def newest(links: Sequence[Link], limit: int) -> list[Link]:
    """The ``limit`` newest links in their order."""
    evidence = [(link.published or link.modified, link.url) for link in links]
    return [links[place] for place in newest_places(evidence, limit)]


def _number(url: str) -> int:
    runs = re.findall(r"\d{3,15}", url)
    return int(runs[-1]) if runs else 0


def date_in(url: str) -> date | None:
    """The day that an article's URL names (``/2026/02/13/``, ``/20260213/``), or None."""
    return next((day for match in _URL_DAY.finditer(url) if (day := _day(match[1], match[3], match[4]))), None)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def wanted(link: Link, bounds: Bounds, now: datetime, languages: Sequence[str] = ()) -> bool:
    """Whether a link may be of an article inside the window; without evidence it may.

    Evidence: the published date; a modification before the window began; the day in the URL. A future date is none.
    """
    published = instant(link.published, bounds.zone, languages)
    if published is not None and not _is_future(published, now):
        return bounds.has(published)
    modified = instant(link.modified, bounds.zone, languages)
    if modified is not None and not _is_future(modified, now) and _ends_before(modified, bounds):
        return False
    return bounds.has(date_in(link.url))


def with_printed(links: Sequence[Link]) -> Sequence[Link]:
    """A page's articles, those without a date ``published`` when the page prints it, where it lists by these dates.

    That it does, several of them show that stand in boxes of one kind, all in order, the newest first: then they are no
    dates of matches or of concerts, and nothing is pinned among them. What other boxes hold (from the archive) has none.
    """
    box = Counter(link.place for link in links if link.printed).most_common(1)
    listed = {link.url: link.printed for link in links if link.printed and link.place == box[0][0]}
    if len(listed) < IN_ORDER or [*listed.values()] != sorted(listed.values(), reverse=True):
        return links
    return [replace(link, published=link.published or listed.get(link.url)) for link in links]


def _is_future(when: datetime | date, now: datetime) -> bool:
    stamp = _stamp(when)
    return stamp is None or stamp > (now + _FUTURE).timestamp()


def _ends_before(when: datetime | date, bounds: Bounds) -> bool:
    """Whether a moment, or the whole of a day, lies before the window."""
    stamp = _stamp(when)
    return stamp is not None and not bounds.has(when) and stamp < bounds.begin


def span_of(url: str) -> tuple[date, date] | None:
    """The days a child sitemap's URL names: first and last; a day, a month or a year. None without any."""
    if (match := _URL_DAY.search(url)) and (day := _day(match[1], match[3], match[4])):
        return day, day
    named = {_NAMES.get(name.lower(), name.lower()): int(value) for name, value in _URL_NAMED.findall(url)}
    month = _URL_MONTH.search(url)
    year = named.get("year") or (int(month[1]) if month else 0) or _plain_year(url)
    number = named.get("month") if "year" in named else int(month[2]) if month else None
    if not year or not 2000 <= year < 2100:
        return None
    if number is None:
        return date(year, 1, 1), date(year, 12, 31)
    first = _day(year, number, named.get("day", 1) if "year" in named else 1)
    if first is None:
        return None
    following = date(year + number // 12, number % 12 + 1, 1)
    return first, first if "day" in named and "year" in named else following - timedelta(days=1)


def _plain_year(url: str) -> int:
    match = _URL_YEAR.search(url)
    return int(match[1]) if match else 0


def children_wanted(children: Sequence[Child], bounds: Bounds) -> list[Child]:
    """The children of a sitemap index that may hold articles of the window, in the index's order.

    Left out: one last modified before the window began; one whose URL names days outside it. A URL that names a day
    may begin a week (gazeta.uz): the smallest step between the days of an index tells how long each lasts; a lone one
    is kept for a week.
    """
    spans = {child.url: span for child in children if (span := span_of(child.url))}
    days = sorted({first for first, last in spans.values() if first == last})
    step = min(((later - earlier).days for earlier, later in pairwise(days)), default=7)
    return [child for child in children if _child_wanted(child, spans.get(child.url), step, bounds)]


def _child_wanted(child: Child, span: tuple[date, date] | None, step: int, bounds: Bounds) -> bool:
    modified = instant(child.lastmod, bounds.zone)
    if modified is not None and _ends_before(modified, bounds):
        return False
    if span is None:
        return True
    first, last = span
    last = first + timedelta(days=min(step, 31) - 1) if first == last else last
    if bounds.has(first) or bounds.has(last):
        return True
    begin, end = _stamp(first), _stamp(last)  # or the window lies between them
    return begin is not None and end is not None and begin < bounds.begin < end
