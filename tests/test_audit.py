"""The audit step of CI: only a known vulnerability fails it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("audit", Path(__file__).parent.parent / ".ci" / "audit.py")
assert SPEC is not None
assert SPEC.loader is not None
audit = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(audit)
FINE = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "not found"}]}'
HOLE = '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1"}]}]}'


@pytest.mark.parametrize(
    ("output", "errors", "code", "said"),
    [
        (FINE, "", 0, "audit: 1 packages, 0 known vulnerabilities, 1 packages unknown"),
        (HOLE, "", 1, "a 1: X-1\naudit: 1 packages, 1 known vulnerabilities, 0 packages unknown"),
        ("", "ERROR: no route\n", 0, "audit skipped: ERROR: no route"),
        ("{}", "", 0, "audit skipped: no answer"),
    ],
)
def test_verdict(output: str, errors: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.verdict(output, errors) == code
    assert capsys.readouterr().out == said + "\n"
