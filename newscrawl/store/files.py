"""The JSON-lines files beside the state: which there are, appending whole lines, reading what is new in them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newscrawl.errors import OutputError
from newscrawl.lock import STATE_FOLDER
from newscrawl.writer import append_line, open_append

REJECTED = f"{STATE_FOLDER}/rejected"
FORGOTTEN = f"{STATE_FOLDER}/tombstones"  # JSON lines, named so that nobody takes them for records


class LineFile:
    """One file that lines are appended to; other programs may append, rotate or remove it meanwhile."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.path = folder / name
        self._file: int | None = None
        self._length = 0

    def append(self, line: bytes) -> tuple[int, int]:
        """Write one whole line; (its offset, the offset behind it). Raises OutputError, and then nothing is written."""
        file = self._current()
        length = os.fstat(file).st_size
        if length and length != self._length and os.pread(file, 1, length - 1) != b"\n":
            line = b"\n" + line  # somebody else's unfinished line stays his own
        start, self._length = append_line(file, line, str(self.path))
        return start, self._length

    @property
    def length(self) -> int:
        """The offset behind the last line written."""
        return self._length

    def take_back(self, start: int) -> None:
        """Remove what was written from offset ``start`` on; not when somebody has appended to it meanwhile."""
        if self._file is not None and os.fstat(self._file).st_size == self._length:
            os.ftruncate(self._file, start)
            self._length = start

    def _current(self) -> int:
        if self._file is not None and not _same(self._file, self.path):
            os.close(self._file)
            self._file = None
        if self._file is None:
            self._file = open_append(self.path)
        return self._file

    def close(self) -> None:
        """Bring everything onto the disk and close. Raises OutputError when the disk does not take it."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            os.fsync(file)
        except OSError as error:
            raise OutputError(f"{self.path}: {error.strerror}") from error
        finally:
            os.close(file)


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def line_files(folder: Path) -> Iterator[tuple[str, int]]:
    """(name relative to the folder, length) of every file of records and of rejected pages, in a fixed order."""
    if not folder.is_dir():
        return
    names = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir() and not entry.name.startswith("."))
    for name in [*names, REJECTED]:
        if (folder / name).is_dir():
            found = [entry for entry in os.scandir(folder / name) if entry.name.endswith(".jsonl") and entry.is_file()]
            yield from (
                (f"{name}/{entry.name}", entry.stat().st_size) for entry in sorted(found, key=lambda one: one.name)
            )


def records(path: Path, start: int, end: int) -> Iterator[dict[str, Any] | None]:
    """The objects of the lines between two offsets; None for a line that is no JSON object."""
    with path.open("rb") as file:
        file.seek(start)
        while file.tell() < end and (line := file.readline()):
            if line.strip():
                yield as_record(line)


def as_record(line: bytes) -> dict[str, Any] | None:
    """A line's JSON object, or None."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
