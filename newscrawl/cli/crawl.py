"""newscrawl crawl: the new articles of sites, remembered between runs."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from newscrawl.cli import writing
from newscrawl.config import Config, load_config, need_contact
from newscrawl.errors import UsageError
from newscrawl.lock import Lock
from newscrawl.window import Window, day, span

if TYPE_CHECKING:
    from newscrawl.options import Options
    from newscrawl.registry import Catalogue
    from newscrawl.site import Site

T = TypeVar("T")
EXAMPLE = "example: newscrawl crawl sondakika ntv --since 2d --output output"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = "Crawl sites: new articles as JSON lines under OUTPUT/<site>/<day>.jsonl, one line each."
    parser.epilog = EXAMPLE
    parser.add_argument("sites", nargs="*", metavar="SITE|URL", help="a site's name, or the address of any news site")
    parser.add_argument("--all", action="store_true", help="every enabled site of the catalogue")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for the files and the state (default: output)"
    )
    parser.add_argument(
        "--since", type=_span, metavar="SPAN", help="look back so far: 90m, 12h, 2d, 1w (first run: 3d)"
    )
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="articles from this day on (YYYY-MM-DD)")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="articles up to this day")
    parser.add_argument("--limit", type=_count, metavar="N", help="at most N new articles a site, the newest")
    parser.add_argument(
        "--delay", type=_seconds, metavar="SECONDS", help="pause between two requests to a host (default: 2)"
    )
    parser.add_argument("--wait", type=_seconds, metavar="SECONDS", help="wait so long for another run to end")
    parser.add_argument(
        "--sites", dest="folders", type=Path, action="append", metavar="DIR", help="folder of site files"
    )
    parser.add_argument(
        "--site-seconds", type=_seconds, metavar="SECONDS", help="time budget of a site (default: 1800)"
    )
    parser.add_argument("--site-requests", type=_count, metavar="N", help="request budget of a site (default: 3000)")
    parser.add_argument("--allow-private", action="store_true", default=None, help="loopback and private addresses too")


def run(args: argparse.Namespace) -> int:
    """Crawl; the exit code."""
    config = load_config()
    if not _given(args.wait, config.wait):
        Lock(_folder(args, config)).peek()
    options, sites = prepared(args, config)
    from newscrawl.report import summary
    from newscrawl.run import crawl

    report, path = crawl(sites, options)
    with writing():
        sys.stdout.write(summary(report, str(path)))
        sys.stdout.flush()
    return report.exit_code


def prepared(args: argparse.Namespace, config: Config) -> tuple[Options, list[Site]]:
    """Everything that can be wrong with a call is found here, before anything is written. Raises UsageError."""
    from newscrawl.options import Options
    from newscrawl.registry import Catalogue, SiteFileError

    try:
        catalogue = Catalogue.load([*(args.folders or ()), *config.sites])
    except SiteFileError as error:
        raise UsageError(str(error)) from error
    sites, explored = chosen(args.sites, args.all, catalogue)
    allow_private = bool(_given(args.allow_private, config.allow_private))
    need_contact(config.contact, [domain for site in sites for domain in site.domains])
    options = Options(
        folder=_folder(args, config),
        window=_window(args, config),
        limit=_given(args.limit, config.limit),
        delay=_given(args.delay, config.delay),
        wait=_given(args.wait, config.wait) or 0.0,
        allow_private=allow_private,
        contact=config.contact,
        site_seconds=_given(args.site_seconds, config.site_seconds),
        site_requests=_given(args.site_requests, config.site_requests),
        explored=frozenset(site.name for site in explored),
    )
    if args.all:
        options.left_out = {name: str(error) for name, error in sorted(catalogue.broken.items())}
        for reason in options.left_out.values():
            sys.stderr.write(f"newscrawl: left out: {reason}\n")
    return options, sites


def _folder(args: argparse.Namespace, config: Config) -> Path:
    return _given(args.output, config.output) or Path("output")


def _given(first: T | None, second: T | None) -> T | None:
    return second if first is None else first


def _window(args: argparse.Namespace, config: Config) -> Window:
    if args.first is not None and args.last is not None and args.last < args.first:
        raise UsageError(f"--to {args.last} lies before --from {args.first}")
    if args.since is not None and (args.first is not None or args.last is not None):
        raise UsageError("--since and --from/--to cannot be given together")
    since = args.since
    if since is None and args.first is None and args.last is None and config.since is not None:
        since = span(config.since)
    return Window(since=since, first=args.first, last=args.last)


def chosen(names: Sequence[str], everything: bool, catalogue: Catalogue) -> tuple[list[Site], list[Site]]:
    """The sites meant by names and URLs, and those among them that no file describes. Raises UsageError."""
    from newscrawl.registry import SiteFileError, UnknownSiteError

    if bool(names) == everything:
        raise UsageError("name a site or a URL, or give --all" if not names else "--all takes no names")
    if everything:
        return [site for _, site in sorted(catalogue.sites.items()) if site.enabled], []
    found: dict[str, Site] = {}
    explored: list[Site] = []
    for name in names:
        try:
            site = catalogue.of_url(name) if "://" in name else catalogue.get(name)
            if site is None:
                site = explored_site(name)
                if (other := found.get(site.name)) in explored:  # two addresses of one site, or of two ports
                    explored.remove(other)
                    site = together(other, site)
                explored.append(site)
        except (UnknownSiteError, SiteFileError) as error:
            raise UsageError(str(error)) from error
        found[site.name] = site
    return list(found.values()), explored


def explored_site(url: str) -> Site:
    """A site that no file describes, under its registered domain's name; what nobody said of it is not invented.

    Its country and language stand for "unknown" (ISO 3166 user-assigned ZZ, BCP 47 und). Raises UsageError.
    """
    from newscrawl.address import clean_url, registered_domain
    from newscrawl.site import Site, SiteError

    address = clean_url(url)
    name = registered_domain(address)
    parts = urlsplit(address)
    if parts.username or parts.password:
        raise UsageError("an address with a user name or a password would be kept in reports and records")
    if name is None or parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", name):
        raise UsageError(f"{url!r} is no address of a site")
    domain = f"{name}:{parts.port}" if parts.port else name
    try:
        return Site(name=name, domains=(domain,), country="ZZ", language="und", timezone="UTC", listings=(address,))
    except SiteError as error:
        raise UsageError(f"{url!r} cannot be crawled: {error}") from error


def together(one: Site, other: Site) -> Site:
    """One explored site that begins at the addresses of two."""
    domains = tuple(dict.fromkeys((*one.domains, *other.domains)))
    return replace(one, domains=domains, listings=tuple(dict.fromkeys((*one.listings, *other.listings))))


def _span(text: str) -> int:
    return _checked(span, text)


def _day(text: str) -> date:
    return _checked(day, text)


def _checked(read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value


def _count(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)
