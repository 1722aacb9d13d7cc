"""Dumps of our own with the traps of real ones, each with all the fields that it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newscrawl.extract.text import extract_text
from newscrawl.extract.textforest import Forest

# By name: the lines, the address, when it was fetched if that matters, which lines are the body, and the values of the record's other fields.
DUMPS = json.loads((Path(__file__).parent / "data" / "text_dumps.json").read_text("utf-8"))


@pytest.mark.parametrize("name", DUMPS)
def test_dump(name: str) -> None:
    dump = DUMPS[name]
    lines, fields = dump["lines"], dump["fields"]
    got = extract_text("\n".join(lines), dump["url"], fetched=dump.get("fetched"))
    if dump["body"]:
        assert got.body == "\n\n".join(lines[i].strip() for i in dump["body"])
    assert {field: getattr(got, field) for field in fields} == fields


def test_forest_sums_the_leaves_that_are_reached() -> None:
    trees = [[0, 1.5, -1.0, [1, 0.5, 2.0, 4.0]], [2, 0.5, 0.25, [0, 3.0, 0.5, 8.0]], 16.0]
    forest = Forest(0.5, trees, 2, [lambda code: [code & 1, code >> 1]])
    assert [forest([x, y], [code]) for x, y, code in ((1, 0, 0), (1.5, 9, 1), (2, 0, 0), (2, 1, 1), (4, 1, 3))] == [
        15.75, 16.0, 18.75, 21.0, 28.5,
    ]  # fmt: skip
