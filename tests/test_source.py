"""Source attribution: hand-written cases of ten languages, and what no evidence may do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extract.source import Attribution, Evidence, attribute

CASES = [json.loads(line) for line in (Path(__file__).parent / "data" / "attribution.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = attribute(Evidence(**case["evidence"]))
    assert {name: getattr(found, name) for name in case["want"]} == case["want"]
    assert (found.source is None) == (found.source_text is None) == (found.origin is None)
