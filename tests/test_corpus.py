"""The regression gate: no figure on the real pages falls below the committed baseline (skipped where the pages are not)."""

from __future__ import annotations

import gzip
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newscrawl import extract

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TOLERANCE = 0.004  # less than one page of the largest set
BASELINE: dict[str, dict[str, float]] = json.loads((ROOT / "tests" / "baseline.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not (SHARED / "corpus" / "dev").is_dir(), reason="the real pages are not here")


def benchmark() -> ModuleType:
    """benchmarks/extraction.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("extraction", ROOT / "benchmarks" / "extraction.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def figures() -> dict[str, dict[str, float]]:
    module = benchmark()
    found: dict[str, dict[str, float]] = module.baseline_of(module.scored("newscrawl", SHARED))
    return found


@pytest.mark.parametrize("group", list(BASELINE))
def test_no_figure_falls(group: str) -> None:
    found = figures()[group]
    fallen = {
        key: (value, found.get(key))
        for key, value in BASELINE[group].items()
        if found.get(key, -99) < value - TOLERANCE
    }
    assert fallen == {}


def gold(*, of: str = "") -> list[dict[str, Any]]:
    lines = (SHARED / "regional" / "gold.jsonl").read_text("utf-8").splitlines() if SHARED.is_dir() else []
    return [one for line in lines if of in (one := json.loads(line))["url"]]


@pytest.mark.parametrize(
    "wanted",
    [one for domain in ("aa.com.tr", "ntv.com.tr", "haberturk.com") for one in gold(of=domain)],
    ids=lambda one: one["id"],
)
def test_real_pages_of_the_first_sites_are_exact(wanted: dict[str, Any]) -> None:
    html = gzip.decompress((SHARED / "regional" / f"{wanted['id']}.html.gz").read_bytes())
    found = extract(html, wanted["url"])
    fields = (
        "headline",
        "lead",
        "published",
        "modified",
        "authors",
        "source",
        "dateline",
        "section",
        "tags",
        "image",
        "language",
        "body",
    )
    assert {name: getattr(found, name) for name in fields} == {name: wanted[name] for name in fields}


@pytest.mark.parametrize("path", sorted((SHARED / "listings").glob("*.html")), ids=lambda path: path.stem)
def test_a_listing_is_no_article(path: Path) -> None:
    found = extract(path.read_bytes())
    assert (found.kind, found.headline, found.body, found.tags) == ("other", None, None, [])
