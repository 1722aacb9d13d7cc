"""The reports of past runs: ``<output>/.newscrawl/runs/<id>.json``, a file a run, named by the time it began."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.lock import STATE_FOLDER

if TYPE_CHECKING:
    from newscrawl.report import Report

DAY = 86_400
_STAMP = "%Y%m%dT%H%M%SZ"


def stamp(seconds: float) -> str:
    """Unix seconds as the beginning of a run's id."""
    return datetime.fromtimestamp(seconds, UTC).strftime(_STAMP)


def path_of(folder: Path, run_id: str) -> Path:
    """Where the report of a run is kept."""
    return folder / STATE_FOLDER / "runs" / f"{run_id}.json"


def keep(report: Report, folder: Path) -> Path:
    """Write the report, whole or not at all; its path. Raises OSError."""
    path = path_of(folder, report.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(report.to_json(), "utf-8")
    temporary.replace(path)
    return path


def drop(folder: Path, days: int, now: float) -> int:
    """Remove the reports of runs that began more than so many days ago; how many."""
    oldest = stamp(now - days * DAY)
    old = [path for path in (folder / STATE_FOLDER / "runs").glob("2*.json") if path.name < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def last(folder: Path) -> dict[str, Any] | None:
    """The newest report, or None."""
    files = sorted((folder / STATE_FOLDER / "runs").glob("2*.json"))
    found: dict[str, Any] | None = json.loads(files[-1].read_text("utf-8")) if files else None
    return found
