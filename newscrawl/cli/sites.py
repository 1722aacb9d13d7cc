"""newscrawl sites: the catalogue."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from newscrawl.cli import write_line
from newscrawl.config import load_config
from newscrawl.errors import UsageError
from newscrawl.registry import Catalogue, SiteFileError
from newscrawl.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = "List the sites that newscrawl knows, ours and those of your own folders."
    parser.epilog = "example: newscrawl sites --sites mysites --json"
    parser.add_argument(
        "--sites", dest="folders", type=Path, action="append", metavar="DIR", help="folder of site files (repeatable)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print the catalogue; 3 when a site file is broken."""
    try:
        catalogue = Catalogue.load([*(args.folders or ()), *load_config().sites])
    except SiteFileError as error:
        raise UsageError(str(error)) from error
    for name in sorted(catalogue.sites):
        row = described(catalogue.sites[name], str(catalogue.paths[name]))
        write_line(json.dumps(row, ensure_ascii=False) if args.json else _line(row))
    for fault in catalogue.broken.values():
        sys.stderr.write(f"newscrawl: left out: {fault}\n")
    return 3 if catalogue.broken else 0


def described(site: Site, path: str) -> dict[str, object]:
    """A site as plain data."""
    return {
        "name": site.name,
        "domains": list(site.domains),
        "country": site.country,
        "region": site.region,
        "languages": list(site.languages),
        "timezone": site.timezone,
        "enabled": site.enabled,
        "feeds": list(site.feeds),
        "sitemaps": list(site.sitemaps),
        "listings": [listing.url for listing in site.listing_pages],
        "layouts": [layout.name for layout in site.layouts],
        "verified": site.verified,
        "file": path,
    }


def _line(row: dict[str, object]) -> str:
    languages = ",".join(row["languages"]) if isinstance(row["languages"], list) else ""
    domains = row["domains"][0] if isinstance(row["domains"], list) else ""
    off = "" if row["enabled"] else "  (only when named)"
    return f"{row['name']:16} {row['country']}  {languages:14} {domains}{off}"
