"""Accuracy and speed of newscrawl beside whichever other extractors are installed, in one run, as a Markdown table.

    python benchmarks/extraction.py [NAME…] [--shared ../shared] [--baseline]

The others come with ``pip install -e '.[bench]'``. Each runs in a process of its own under the same scorer
(``yard/score.py`` of the shared folder), over the same pages; bold is the best of a row. ``--baseline`` writes newscrawl's
figures to tests/baseline.json, which the regression gate (tests/test_corpus.py) compares with.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BASELINE = ROOT / "tests" / "baseline.json"
# extractor as the scorer names it -> distribution
OTHERS = {
    "trafilatura": "trafilatura",
    "trafilatura_fast": "trafilatura",
    "newspaper4k": "newspaper4k",
    "newsplease": "news-please",
    "readability": "readability-lxml",
    "goose3": "goose3",
}
ROWS = (
    ("aeb", "body_f1", "body F1, aeb"),
    ("aeb", "body_exact", "body exact, aeb"),
    ("fundus", "body_f1", "body F1, fundus"),
    ("fundus", "body_exact", "body exact, fundus"),
    ("fundus-eval", "body_f1", "body F1, fundus-eval"),
    ("regional", "body_f1", "body F1, regional"),
    ("regional", "body_exact", "body exact, regional"),
    ("all", "headline", "headline exact"),
    ("all", "minute", "published, same minute"),
    ("all", "day", "published, same day"),
    ("all", "authors", "authors F1"),
    ("all", "tags", "tags F1"),
)


def installed() -> dict[str, str]:
    """The extractors that can run here, with their versions; newscrawl first."""
    found = {"newscrawl": _version("newscrawl") or "here"}
    return found | {name: known for name, package in OTHERS.items() if (known := _version(package))}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def scored(name: str, shared: Path) -> dict[str, Any]:
    """What the scorer says of one extractor. Raises RuntimeError with the scorer's last line when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        corpora = [str(shared / "corpus" / "dev"), str(shared / "regional")]
        command = [sys.executable, str(shared / "yard" / "score.py"), *corpora, "--extractor", name, "--json", str(out)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
        if run.returncode:
            raise RuntimeError(f"{name}: {(run.stderr.strip().splitlines() or ['no word'])[-1]}")
        scores: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return scores


def table(scores: Mapping[str, Mapping[str, Any]], versions: Mapping[str, str]) -> str:
    """The figures as Markdown; the best of each row bold, and below it the rows that newscrawl does not lead."""
    names = list(scores)
    lines = [
        "| | " + " | ".join(f"{name} {versions.get(name, '')}".strip() for name in names) + " |",
        "|---|" + "---|" * len(names),
    ]
    behind = []
    for label, values in _rows(scores):
        best = max((value for value in values if value is not None), default=None)
        digits = 1 if label == "pages/s" else 3
        shown = [
            "-" if value is None else f"**{value:.{digits}f}**" if value == best else f"{value:.{digits}f}"
            for value in values
        ]
        lines.append(f"| {label} | " + " | ".join(shown) + " |")
        ours = dict(zip(names, values, strict=True)).get("newscrawl")
        if best is not None and ours is not None and ours < best:
            behind.append(label)
    verdict = ["", f"newscrawl is behind on: {', '.join(behind) or 'no row'}."] if "newscrawl" in scores else []
    return "\n".join([*lines, *verdict])


def _rows(scores: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, list[float | None]]]:
    rows = [(label, [_figure(one, group, key) for one in scores.values()]) for group, key, label in ROWS]
    return [*rows, ("pages/s", [one["pages_per_s"] for one in scores.values()])]


def _figure(scores: Mapping[str, Any], group: str, key: str) -> float | None:
    """A figure, or None where the extractor does not give the field at all."""
    value = scores.get(group, {}).get(key)
    return value or None


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the extractors named (all installed by default) and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument(
        "--baseline", action="store_true", help="write newscrawl's figures to tests/baseline.json and print none"
    )
    args = parser.parse_args(arguments)
    if args.baseline:
        BASELINE.write_text(
            json.dumps(baseline_of(scored("newscrawl", args.shared)), indent=1, ensure_ascii=False) + "\n", "utf-8"
        )
        return 0
    versions = installed()
    scores: dict[str, dict[str, Any]] = {}
    for name in args.names or versions:
        try:
            scores[name] = scored(name, args.shared)
        except RuntimeError as error:
            print(f"left out: {error}", file=sys.stderr)
    if not scores:
        return 1
    pages = next(iter(scores.values()))["all"]["pages"]
    print(f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}, {pages} pages, Python {sys.version.split()[0]}, one core\n")
    print(table(scores, versions))
    return 0


def baseline_of(scores: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """The figures that the gate watches: a number for each set and measure, and the hand-annotated fields."""
    sets = {name: part for name, part in scores.items() if isinstance(part, dict) and "pages" in part}
    watched = {
        name: {key: round(value, 4) for key, value in part.items() if key != "pages" and value is not None}
        for name, part in sets.items()
    }
    hand = {
        key: round(value, 4) if isinstance(value, int | float) else -int(str(value).split()[0])
        for key, value in scores["by_hand"].items()
    }
    return watched | {"by hand": hand}


if __name__ == "__main__":
    sys.exit(main())
