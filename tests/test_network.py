"""robots.txt over IPv4 and IPv6 at public addresses, in a network namespace; skipped where none may be made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "namespace.py"


def permitted() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    tried = subprocess.run(["unshare", "-n", "-m", "ip", "link", "set", "lo", "up"], capture_output=True)
    return tried.returncode == 0


@pytest.mark.skipif(not permitted(), reason="no network namespace may be made here")
def test_robots_of_public_hosts() -> None:
    command = [sys.executable, str(SCRIPT), "robots"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.returncode) == ("robots: robots.txt, 30 cases: {}: ok\n", 0), done.stderr
