"""Entries: the links of a source as pages to be visited; those that are no articles or not wanted are counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from newscrawl.address import article_key, of_site, token_of
from newscrawl.discover.articles import Rule, cards_of, sort_out
from newscrawl.discover.entries import Entries, Link
from newscrawl.discover.window import date_in, date_problem, instant, wanted, with_printed
from newscrawl.visit import Entry
from newscrawl.window import Bounds

if TYPE_CHECKING:
    from newscrawl.site import Site


@dataclass(slots=True)
class Wanted:
    """The entries of one source, and how many links were left out for what.

    ``problems``: dates that are no RFC 822 or ISO 8601 (``local_date`` when they could be read all the same, else
    ``unread_date``) or lie ahead (``future_date``), counted. ``dates``: all its articles in their order, those outside the window too, with their dates in unix seconds.
    """

    entries: list[Entry] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    dates: dict[str, int | None] = field(default_factory=dict)


def entries_of(
    source: Entries, address: str, site: Site, rule: Rule, bounds: Bounds, now: int, known: Iterable[str] = ()
) -> Wanted:
    """The links that may be articles of the site and of the window, each article once; ``address``: the source's.

    ``known``: those of its URLs that are known to be articles.
    """
    articles = sort_out(source, site=site, rule=rule, cards=cards_of(source.links, known))
    found = Wanted(left_out=articles.aside)
    moment = datetime.fromtimestamp(now, UTC)
    # the zone of what is printed, and which links are articles, only a site that somebody described tells for sure
    judged = with_printed(articles.articles) if site.patterns else articles.articles
    for link, dated in zip(articles.articles, judged, strict=True):
        key = article_key(link.url, site) if site.patterns else rule.key(link.url)
        if key in found.dates:
            found.left_out["repeated"] += 1
            continue
        printed = dated.published or dated.modified
        said = instant(printed, bounds.zone, site.languages)
        if printed and (problem := date_problem(printed, said, moment)):
            found.problems[problem] += 1
        at = _seconds(said or date_in(link.url), bounds)
        found.dates[key] = at
        if wanted(dated, bounds, moment, site.languages):
            found.entries.append(_entry(link, key, at, source, address, site))
        else:
            found.left_out["outside_window"] += 1
    return found


def why_none(kind: str, source: Entries, url: str, site: Site) -> str | None:
    """Why what ``url`` answered is no source of its kind (feed, sitemap, listing, home), or None.

    A site has moved when its home page answers from elsewhere, or when all that a feed lists is elsewhere.
    """
    listed = kind in ("feed", "sitemap")
    if source.kind == "none" or (listed and source.kind in ("html", "listing")):
        return "not_a_" + ("listing" if kind == "home" else kind)
    if kind == "home":
        return None if of_site(url, site) else "other_domain"
    foreign = listed and source.links and not any(of_site(link.url, site) for link in source.links)
    return "other_domain" if foreign else None


def _entry(link: Link, key: str, at: int | None, source: Entries, address: str, site: Site) -> Entry:
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
        at=at,
        steady=source.kind != "listing",
    )


def _seconds(when: datetime | date | None, bounds: Bounds) -> int | None:
    """Unix seconds, for the order of visits; a day counts to its end."""
    if when is None:
        return None
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(23, 59, 59), bounds.zone)
    return int(moment.timestamp())
