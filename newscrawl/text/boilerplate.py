"""Stub until the real one lands."""

from collections.abc import Sequence


def is_boilerplate(line: str, language: str | None = None) -> str | None:
    return None


def strip_tail(title: str, names: Sequence[str]) -> str:
    return title
