"""Entries: the links of a source as pages to be visited; those that are no articles or not wanted are counted. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from newscrawl.address import article_key, token_of
from newscrawl.discover.articles import Rule, sort_out
from newscrawl.discover.entries import Entries, Link
from newscrawl.discover.window import date_in, instant, wanted
from newscrawl.visit import Entry
from newscrawl.window import Bounds

if TYPE_CHECKING:
    from newscrawl.site import Site


@dataclass(slots=True)
class Wanted:
    """The entries of one source, and how many links were left out for what."""

    entries: list[Entry] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def entries_of(source: Entries, address: str, site: Site, rule: Rule, bounds: Bounds, now: int) -> Wanted:
    """The links that may be articles of the site and of the window, each article once; ``address``: the source's."""
    articles = sort_out(source, site=site, rule=rule)
    found = Wanted(left_out=articles.aside)
    moment = datetime.fromtimestamp(now, UTC)
    seen: set[str] = set()
    for link in articles.articles:
        key = article_key(link.url, site)
        if not wanted(link, bounds, moment, site.languages):
            found.left_out["outside_window"] += 1
        elif key in seen:
            found.left_out["repeated"] += 1
        else:
            seen.add(key)
            found.entries.append(_entry(link, key, source, address, site, bounds))
    return found


def _entry(link: Link, key: str, source: Entries, address: str, site: Site, bounds: Bounds) -> Entry:
    token = token_of(site, link.url)
    return Entry(
        key=key,
        url=link.url,
        id=f"{site.name}:{token}" if token else None,
        title=link.title,
        published=link.published,
        modified=link.modified,
        categories=tuple(link.categories),
        source=address,
        at=_seconds(instant(link.published or link.modified, bounds.zone, site.languages) or date_in(link.url), bounds),
        steady=source.kind != "listing",
    )


def _seconds(when: datetime | date | None, bounds: Bounds) -> int | None:
    """Unix seconds, for the order of visits; a day counts to its end."""
    if when is None:
        return None
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(23, 59, 59), bounds.zone)
    return int(moment.timestamp())
