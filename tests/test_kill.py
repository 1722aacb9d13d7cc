"""kill -9 at random points: nothing torn, lost or doubled. NEWSCRAWL_KILLS sets how many kills (10)."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

from processes import command, editions, environment, run

from newscrawl.demo.server import Server

KILLS = int(os.environ.get("NEWSCRAWL_KILLS", "10"))


def test_killed_and_restarted_until_it_ends(server: Server, site_folder: Path, tmp_path: Path) -> None:
    names = list(server.newsroom.sites)
    pick = random.Random(7)

    def arguments(folder: Path) -> list[str | Path]:
        return ["crawl", *names, "--sites", site_folder, "--output", folder, "--delay", "0", "--allow-private"]

    assert run(*arguments(tmp_path / "whole")).returncode == 0
    whole = editions(tmp_path / "whole")
    answered, killed = len(server.requests), 0
    folder, number = tmp_path / "killed-0", 0
    while killed < KILLS:
        process = subprocess.Popen(command(*arguments(folder)), stdout=subprocess.DEVNULL, env=environment())
        after = len(server.requests) + pick.randrange(answered)  # a point of the crawl, not of the clock
        while process.poll() is None and len(server.requests) < after:
            try:
                process.wait(0.01)
            except subprocess.TimeoutExpired:
                continue
        process.kill()
        if process.wait() != 0:
            killed += 1
        else:
            assert editions(folder) == whole
            number += 1
            folder = tmp_path / f"killed-{number}"
    assert run(*arguments(folder)).returncode == 0
    assert editions(folder) == whole
