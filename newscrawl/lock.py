"""Lock: one run at a time for one output folder, by a kernel lock on an open file.

The kernel frees the lock when the process ends, however it ends; the file's content only names the holder for people.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from newscrawl.errors import LockedError, OutputError

STATE_FOLDER = ".newscrawl"
PAUSE = 0.1  # seconds between two tries of a waiting run


class Lock:
    """Holds ``<folder>/.newscrawl/lock`` from `acquire` to `release`; usable as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / STATE_FOLDER / "lock"
        self._file: int | None = None

    def acquire(
        self,
        wait: float = 0.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Lock:
        """Take the lock, waiting up to ``wait`` seconds.

        Raises LockedError when another run still holds it then, OutputError when the lock file cannot be made.
        """
        file = self._open()
        deadline = clock() + wait
        while not _try_lock(file):
            if clock() >= deadline:
                words = self._held(file)
                os.close(file)
                raise LockedError(words)
            sleep(PAUSE)
        self._file = file
        self._sign(f"pid {os.getpid()}\n")
        return self

    def peek(self) -> None:
        """Raises LockedError when another run holds the lock; touches nothing, so it can be asked before all else."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return
        try:
            if not _try_lock(file):
                raise LockedError(self._held(file))
        finally:
            os.close(file)

    def _held(self, file: int) -> str:
        holder = os.pread(file, 200, 0).decode("ascii", "replace").strip()
        return f"{self.path.parent.parent}: another run holds the lock{f' ({holder})' if holder else ''}"

    def _open(self) -> int:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise OutputError(f"{self.path.parent}: not writable: {error.strerror}") from error

    def _sign(self, text: str) -> None:
        if self._file is None:
            return
        try:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, text.encode("ascii"), 0)
        except OSError as error:  # a full disk: the lock itself stands, and the run will find out with its first line
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise OutputError(f"{self.path}: {error.strerror}") from error

    def release(self) -> None:
        """Give the lock back; the file stays, so that no two runs ever lock two different files."""
        if self._file is not None:
            self._sign("")
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Lock:
        return self if self._file is not None else self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _try_lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise OutputError(f"the output folder's file system knows no locks: {error.strerror}") from error
    return True
