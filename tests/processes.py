"""Real processes of the command, for tests of exit codes, kills and signals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

MAIN = "import sys; from newscrawl.cli import main; sys.exit(main())"


def command(*arguments: str | Path) -> list[str]:
    """The command line of a run in this interpreter."""
    return [sys.executable, "-c", MAIN, *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    """The environment without what a user's own set-up could change."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSCRAWL_")}
    return kept | more


def run(*arguments: str | Path, cwd: Path | None = None, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    env = environment(**more.pop("env", {}))
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=120, cwd=cwd, env=env, check=False, **more
    )


def start(*arguments: str | Path, cwd: Path | None = None, **more: Any) -> subprocess.Popen[str]:
    """Start the command."""
    return subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=environment(),
        **more,
    )


def records(folder: Path) -> list[dict[str, Any]]:
    """All records under an output folder; a torn line is an error."""
    found = []
    for path in sorted(folder.glob("[!.]*/*.jsonl")):
        content = path.read_bytes()
        assert content.endswith(b"\n") or not content, f"{path}: torn"
        found += [json.loads(line) for line in content.splitlines()]
    return found


def editions(folder: Path) -> list[tuple[str, int]]:
    """(id, revision) of every record, sorted: nothing lost and nothing doubled when it equals an undisturbed run's."""
    return sorted((record["id"], record["revision"]) for record in records(folder))


def last_report(folder: Path) -> dict[str, Any]:
    """The newest run report."""
    found: dict[str, Any] = json.loads(sorted((folder / ".newscrawl" / "runs").glob("*.json"))[-1].read_text("utf-8"))
    return found


TUNED = """
import json, sys
import newscrawl.run as module
from newscrawl.net.guard import GuardedResolver
job = json.loads(sys.argv[1])
made, crawl = GuardedResolver.__init__, module.crawl
def guarded(self, *args, **options):
    made(self, *args, **options)
    self.trusted.update(job["trusted"])
def tuned(sites, options):
    options.settings |= job["settings"]
    return crawl(sites, options)
GuardedResolver.__init__, module.crawl = guarded, tuned
from newscrawl.cli import main
sys.argv[1:] = job["arguments"]
sys.exit(main())
"""


def run_tuned(
    *arguments: str | Path, settings: dict[str, Any] | None = None, trusted: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command with Scrapy settings of its own, and with private hosts that the guard lets pass."""
    job = {"arguments": list(map(str, arguments)), "settings": settings or {}, "trusted": list(trusted)}
    return subprocess.run(
        [sys.executable, "-c", TUNED, json.dumps(job)],
        capture_output=True, text=True, timeout=120, env=environment(), check=False,
    )  # fmt: skip
