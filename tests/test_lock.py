"""The lock of an output folder: between processes, freed by a crash, waited for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.errors import LockedError, OutputError
from newscrawl.lock import Lock

HOLD = "import sys; from pathlib import Path; from newscrawl.lock import Lock; Lock(Path(sys.argv[1])).acquire(); print('held', flush=True); sys.stdin.read()"


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    with process:
        process.kill()


def test_a_second_holder_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    process = holder(tmp_path)
    with pytest.raises(LockedError, match=rf"another run holds the lock \(pid {process.pid}\)"):
        Lock(tmp_path).acquire()
    end(process)


def test_a_look_at_the_lock_touches_nothing(tmp_path: Path) -> None:
    Lock(tmp_path).peek()
    assert list(tmp_path.iterdir()) == []
    process = holder(tmp_path)
    with pytest.raises(LockedError):
        Lock(tmp_path).peek()
    end(process)
    Lock(tmp_path).peek()


def test_a_killed_holder_frees_it(tmp_path: Path) -> None:
    process = holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with Lock(tmp_path) as lock:
        assert lock.path.read_text() == f"pid {os.getpid()}\n"
    assert lock.path.read_text() == ""
    end(process)


def test_waiting_ends_with_the_holder_or_with_patience(tmp_path: Path) -> None:
    process = holder(tmp_path)
    now = [0.0]
    with pytest.raises(LockedError):
        Lock(tmp_path).acquire(5, clock=lambda: now[0], sleep=lambda pause: now.__setitem__(0, now[0] + pause))
    assert 5 <= now[0] < 5.2

    def release(_: float) -> None:
        process.kill()
        process.wait()

    Lock(tmp_path).acquire(5, clock=lambda: 0.0, sleep=release).release()
    end(process)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="not writable: Not a directory"):
        Lock(tmp_path / "file").acquire()
