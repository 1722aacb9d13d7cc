"""Every trap that pages are known to hold, one small page each, with the exact fields that must come out.

The cases stand in tests/cases/, a module a theme; each is a page of our own and the fields it is about.
"""

from __future__ import annotations

import pytest
from cases import Case, authors, body, dates, encodings, head, kinds, markup, plain, reported, systems

from newscrawl import extract

CASES = [
    case
    for module in (markup, body, head, dates, authors, encodings, kinds, systems, reported, plain)
    for case in module.CASES
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = extract(case.html, case.url, fetched="2026-03-20T09:00:00Z")
    assert {name: getattr(found, name) for name in case.expected} == case.expected


def test_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
