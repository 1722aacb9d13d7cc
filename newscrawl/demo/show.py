"""The demonstration: crawl the newsroom twice, with news and corrections in between, and show what came out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.server import Server

PUBLISHED, UPDATED = 15, 10
COLUMNS = ("found", "new", "updated", "duplicate", "problems")
# one machine and nobody else's: no politeness is needed on loopback
FAST: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "CONCURRENT_REQUESTS": 16,
    "NEWSCRAWL_IP_CONNECTIONS": 16,
    "NEWSCRAWL_IP_RATE": 10_000,
    "NEWSCRAWL_JITTER": 0,
}
_CHILD = "import sys; from newscrawl.demo.show import crawl_once; sys.exit(crawl_once(sys.argv[1:]))"


def run_demo(output: Path, *, articles: int = 240, seed: int | None = None, out: TextIO | None = None) -> int:
    """Serve a newsroom, crawl it into ``output`` twice, print a table and two records; the exit code of the crawls.

    Without ``seed`` every call makes a newsroom of its own, so that an ``output`` kept from earlier calls does no harm.
    """
    out = out or sys.stdout
    newsroom = Newsroom(seed=int(time.time()) if seed is None else seed, articles=articles)
    with Server(newsroom), tempfile.TemporaryDirectory() as folder:
        newsroom.site_files(Path(folder))
        out.write(f"A newsroom of {len(newsroom.sites)} sites and {articles} articles on 127.0.0.1.\n")
        out.flush()
        for number in (1, 2):
            if number == 2:
                newsroom.update(UPDATED)  # before the new ones come, so that only crawled articles change
                newsroom.publish(PUBLISHED)
                out.write(f"\n{UPDATED} articles are changed, {PUBLISHED} appear.\n")
            code, report = _crawl(Path(folder), output, tuple(newsroom.sites))
            if report is None:
                return code
            out.write(f"\nCrawl {number} ({report['seconds']:.1f} s)\n{table(report)}")
            out.flush()
    for record in shown(output, ("sondemo", "ordodemo")):
        out.write("\n" + in_short(record))
    out.write(f"\nThe records: {output}/<site>/<day>.jsonl. The reports: {output}/.newscrawl/runs/\n")
    return code


def _crawl(folder: Path, output: Path, names: Sequence[str]) -> tuple[int, dict[str, Any] | None]:
    """One crawl in a process of its own, as the reactor starts once in a process: its exit code and report."""
    # the user's own site folders and configuration have no part in the demonstration
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEWSCRAWL_")}
    words = [*names, "--sites", str(folder), "--output", str(output), "--allow-private", "--since", "3d"]
    done = subprocess.run([sys.executable, "-c", _CHILD, *words], stdout=subprocess.PIPE, text=True, env=environment)  # noqa: S603
    path = done.stdout.strip()
    return done.returncode, json.loads(Path(path).read_text("utf-8")) if path else None


def crawl_once(words: list[str]) -> int:
    """``newscrawl crawl`` with these arguments and no pauses; prints where the report is. The exit code."""
    import argparse

    from newscrawl.cli import crawl as command
    from newscrawl.config import Config
    from newscrawl.errors import LockedError, OutputError, UsageError
    from newscrawl.run import crawl

    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    try:
        options, sites = command.prepared(parser.parse_args(words), Config())
        options.settings |= FAST
        report, path = crawl(sites, options)
    except (UsageError, LockedError, OutputError) as error:
        sys.stderr.write(f"newscrawl: {error}\n")
        return {UsageError: 2, LockedError: 5, OutputError: 6}[type(error)]
    sys.stdout.write(f"{path}\n")
    return report.exit_code


def table(report: dict[str, Any]) -> str:
    """A run report as one line a site: found, new, updated, duplicate, problems; what failed stands beneath."""
    lines = [f"{'site':<12}" + "".join(f"{name:>11}" for name in COLUMNS)]
    failing = []
    for site in report["sites"]:
        counts = {
            **site["pages"],
            "found": site["pages"]["discovered"],
            "problems": sum(site["groups"].get("problems", {}).values()),
        }
        lines.append(f"{site['site']:<12}" + "".join(f"{counts[name]:>11}" for name in COLUMNS))
        failing += [f"{site['site']}: {url}: {reason}" for url, reason in sorted(site["failing"].items())]
    return "\n".join([*lines, *failing]) + "\n"


def shown(output: Path, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The last record of each of these sites."""
    for name in names:
        for path in sorted((output / name).glob("*.jsonl"))[-1:]:
            yield json.loads(path.read_text("utf-8").splitlines()[-1])


def in_short(record: dict[str, Any]) -> str:
    """A record as a person reads it: the main fields and the first words of the body."""
    body = " ".join((record["body"] or "").split())
    lines = [
        f"{record['headline']}",
        f"  {record['published']}  {record['site']}  {record['section'] or '-'}  source: {record['source'] or '-'}",
        f"  tags: {', '.join(record['tags']) or '-'}",
        f"  {body[:150]}{'…' if len(body) > 150 else ''}",
        f"  {record['id']}  {record['url']}",
    ]
    return "\n".join(lines) + "\n"
