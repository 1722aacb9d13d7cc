"""Whole lines handed to the kernel: a line is in the file completely or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from newscrawl.errors import OutputError

TAIL = 64 * 1024  # bytes read at a time when looking for the last newline


def append_line(file: int, line: bytes, name: str = "output") -> tuple[int, int]:
    """Write ``line`` (with its newline) at the end of an open file; (offset where it begins, offset behind it).

    A write that fails or comes up short is taken back. Raises OutputError then, naming the file and the reason.
    """
    start = os.fstat(file).st_size
    try:
        _write_all(file, line)
    except OSError as error:
        os.ftruncate(file, start)
        raise OutputError(f"{name}: {error.strerror}") from error
    return start, start + len(line)


def _write_all(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        # a short write is how a disk that just became full answers: the next one says why
        written = os.write(file, view)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]


def open_append(path: Path) -> int:
    """A descriptor that only appends, made with its folders. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error


def end_of_lines(path: Path, beyond: int = 0) -> int:
    """The offset behind the last newline of a file, never before ``beyond``."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end > beyond:
            begin = max(beyond, end - TAIL)
            file.seek(begin)
            found = file.read(end - begin).rfind(b"\n")
            if found >= 0:
                return begin + found + 1
            end = begin
    return beyond


def cut(path: Path, length: int) -> None:
    """Shorten a file to ``length`` bytes. Raises OutputError."""
    try:
        os.truncate(path, length)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
