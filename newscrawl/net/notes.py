"""Notes: what outlives the process; the store implements it, `MemoryNotes` is the form that does not."""

from __future__ import annotations

from typing import Any, Protocol


class Notes(Protocol):
    """State that outlives the process: small JSON objects by kind (robots, host, tdm) and key."""

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        """The object last put there, or None."""

    def put(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """Keeps the object; it holds only what JSON can say."""


class MemoryNotes:
    """Notes that end with the process."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], dict[str, Any]] = {}

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        """See `Notes`."""
        return self._notes.get((kind, key))

    def put(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """See `Notes`."""
        self._notes[kind, key] = value
