"""newscrawl state: look at what is remembered, give back space, forget pages on request."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl import runs
from newscrawl.config import load_config
from newscrawl.errors import UsageError
from newscrawl.lock import STATE_FOLDER, Lock
from newscrawl.registry import Catalogue, SiteFileError
from newscrawl.report import counted
from newscrawl.window import day, utc

if TYPE_CHECKING:
    from newscrawl.store import Store
    from newscrawl.store.forget import Selection


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = (
        "show: what is remembered. compact: drop what is too old. forget: never crawl these pages again."
    )
    parser.epilog = "example: newscrawl state forget https://www.example.com/haber-123 --purge"
    parser.add_argument("action", choices=("show", "compact", "forget"))
    parser.add_argument("urls", nargs="*", metavar="URL", help="pages to forget")
    parser.add_argument("--site", metavar="NAME", help="forget all pages of a site")
    parser.add_argument("--since", metavar="DAY", help="forget the pages first seen since this day (YYYY-MM-DD)")
    parser.add_argument("--purge", action="store_true", help="take their text out of the output files too")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="folder of the files and the state (default: output)"
    )
    parser.add_argument(
        "--wait", type=float, default=0.0, metavar="SECONDS", help="wait so long for another run to end"
    )
    parser.add_argument(
        "--sites", dest="folders", type=Path, action="append", metavar="DIR", help="folder of site files"
    )
    parser.add_argument("--json", action="store_true", help="show as JSON")


def run(args: argparse.Namespace) -> int:
    """Do what is asked; the exit code."""
    from newscrawl.store import Store

    config = load_config()
    folder = args.output or config.output or Path("output")
    if not (folder / STATE_FOLDER).is_dir():
        raise UsageError(f"{folder}: nothing has been crawled into this folder")
    if args.action == "forget" and not (args.urls or args.site or args.since):
        raise UsageError("forget: name URLs, or --site, or --since")
    if args.action != "forget" and (args.urls or args.site or args.since or args.purge):
        raise UsageError(f"{args.action} takes no URLs, --site, --since or --purge")
    if args.action == "show":
        store = Store.look(folder)  # without the lock: a run may be at work
        try:
            _show(args, store, folder)
        finally:
            store.close()
        return 0
    try:
        catalogue = Catalogue.load([*(args.folders or ()), *config.sites])
    except SiteFileError as error:
        raise UsageError(str(error)) from error
    since = _since(args.since)
    with Lock(folder).acquire(args.wait):
        store = Store.open(folder, key_of=lambda site, url: _key(catalogue, site, url))
        try:
            for notice in store.notices:
                sys.stderr.write(f"newscrawl: {notice}\n")
            if args.action == "compact":
                _compact(store)
            else:
                _forget(args, store, catalogue, since, folder)
        finally:
            store.close()
    return 0


def _key(catalogue: Catalogue, site: str, url: str) -> str:
    from newscrawl.address import article_key, clean_url

    return article_key(clean_url(url), catalogue.sites.get(site))


def _since(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return int(datetime.combine(day(text), time(), UTC).timestamp())
    except ValueError as error:
        raise UsageError(f"--since: {error}") from error


def _show(args: argparse.Namespace, store: Store, folder: Path) -> None:
    from newscrawl.store.forget import show

    rows = show(store)
    last = _last_report(folder)
    if args.json:
        sys.stdout.write(json.dumps({"last_run": last, "sites": rows}, ensure_ascii=False, indent=1) + "\n")
        return
    for row in rows:
        pages = ", ".join(f"{count} {status}" for status, count in sorted(row["pages"].items()))
        articles = counted(row["articles"], "article{s}")
        sys.stdout.write(f"{row['site']}: {articles}; pages: {pages or 'none'}; {_when(row)}\n")
    if last is not None:
        totals = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in last["totals"].items() if count)
        sys.stdout.write(f"last run {last['started']}: exit code {last['exit_code']}, {totals or 'nothing new'}\n")
        for url, reason in last["failing"].items():
            sys.stdout.write(f"  failed: {url}: {reason}\n")


def _when(row: dict[str, Any]) -> str:
    """The last run of a site, and where that says too little, when its sources were last tried."""
    run, tried = row["last_run"], row["last_tried"]
    said = f"last run {utc(run) if run else 'never'}" if run or not tried else "no whole run yet"
    return said + (f", last tried {utc(tried)}" if tried and tried > (run or 0) else "")


def _last_report(folder: Path) -> dict[str, Any] | None:
    report = runs.last(folder)
    if report is None:
        return None
    failing = {url: reason for site in report["sites"] for url, reason in sorted(site["failing"].items())}
    return {name: report[name] for name in ("id", "started", "seconds", "exit_code", "totals")} | {"failing": failing}


def _compact(store: Store) -> None:
    from newscrawl import settings
    from newscrawl.store.forget import Ages, compact

    dropped = compact(
        store, Ages(settings.NEWSCRAWL_PAGE_DAYS, settings.NEWSCRAWL_TEXT_DAYS, settings.NEWSCRAWL_SKETCH_DAYS)
    )
    words = (f"{counted(count, name.removesuffix('s') + '{s}')} dropped" for name, count in dropped.items())
    sys.stdout.write(", ".join(words) + "\n")


def _forget(args: argparse.Namespace, store: Store, catalogue: Catalogue, since: int | None, folder: Path) -> None:
    from newscrawl.store.forget import forget, forgotten, is_known, purge

    if args.site and not is_known(store, args.site) and not (args.urls and args.site in catalogue.sites):
        raise UsageError(f"--site: nothing is remembered of a site named {args.site!r} (see newscrawl state show)")
    chosen = _selections(args, catalogue, since)
    before = [stone for selection in chosen for stone in forgotten(store, selection)]
    stones = [stone for selection in chosen for stone in forget(store, selection)]
    sys.stdout.write(counted(len(stones), "page{s} forgotten\n"))
    if args.purge:
        sys.stdout.write(counted(purge(store, [*before, *stones]), "line{s} taken out of the output files\n"))
        if packed := sum(1 for _ in folder.glob("*/*.jsonl.*")):
            sys.stderr.write(f"newscrawl: {counted(packed, 'compressed file{s} {was} not searched')}\n")


def _selections(args: argparse.Namespace, catalogue: Catalogue, since: int | None) -> list[Selection]:
    """What the words of the call mean, all of them before anything is done. Raises UsageError."""
    from newscrawl.address import article_key, clean_url, registered_domain
    from newscrawl.store.forget import Selection

    found = []
    for url in args.urls:
        site = catalogue.of_url(url)
        name = args.site or (site.name if site else registered_domain(url))
        if name is None:
            raise UsageError(f"{url!r} is no URL")
        keys = tuple(dict.fromkeys((article_key(clean_url(url), site), article_key(url))))
        found.append(Selection(keys=keys, site=name, since=since))
    return found or [Selection(site=args.site, since=since)]
