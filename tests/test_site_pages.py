"""The five sites, a page of each layout: synthetic pages in their known DOM (tests/fixtures), every field exact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.json"))


def expected(name: str) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    return fields | {"body": "\n\n".join(fields["body"]), "kind": "news", "problems": []}


@pytest.mark.parametrize("name", NAMES)
def test_every_field(name: str) -> None:
    wanted = expected(name)
    found = extract((FIXTURES / f"{name}.html").read_bytes(), wanted["url"])
    assert {field: getattr(found, field) for field in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_text_without_the_sites_rule(name: str) -> None:
    wanted = expected(name)
    found = extract((FIXTURES / f"{name}.html").read_bytes(), wanted["url"], site=False)
    assert (found.layout, found.headline) == ("generic", wanted["headline"])
    assert _whole(found.lead, found.body) == _whole(wanted.get("lead"), wanted["body"])


def _whole(lead: str | None, body: str | None) -> list[str]:
    """What a reader reads: without a rule an unmarked lead may count as the first paragraph."""
    return [line for text in (lead, body) if text for line in text.split("\n\n")]


def test_all_layouts_have_a_page() -> None:
    assert sorted(path.stem for path in FIXTURES.glob("*.html")) == NAMES
    assert [name for name in NAMES if not name.startswith(expected(name)["site"])] == []
    assert len(NAMES) == 9
