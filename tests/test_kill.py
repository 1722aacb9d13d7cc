"""kill -9 at random points: nothing torn, lost or doubled. NEWSCRAWL_KILLS sets how many kills (10)."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

from processes import command, editions, environment, run

from newscrawl.demo import Newsroom
from newscrawl.demo.server import Server

KILLS = int(os.environ.get("NEWSCRAWL_KILLS", "10"))
ARTICLES = int(os.environ.get("NEWSCRAWL_KILL_ARTICLES", "40"))
SITES = ("sondemo", "kuzeydemo", "ordodemo")  # listings with pages, one without validators, a sitemap index


def test_killed_and_restarted_until_it_ends(tmp_path: Path) -> None:
    newsroom = Newsroom(seed=3, articles=ARTICLES)
    pick = random.Random(7)
    with Server(newsroom) as server:
        sites = tmp_path / "sites"
        newsroom.site_files(sites, SITES)

        def arguments(folder: Path) -> list[str | Path]:
            return ["crawl", *SITES, "--sites", sites, "--output", folder, "--delay", "0", "--allow-private"]

        assert run(*arguments(tmp_path / "whole")).returncode == 0
        whole = editions(tmp_path / "whole")
        answered, killed, number = len(server.requests), 0, 0
        while killed < KILLS:
            folder = tmp_path / f"killed-{number}"
            process = subprocess.Popen(command(*arguments(folder)), stdout=subprocess.DEVNULL, env=environment())
            after = len(server.requests) + pick.randrange(answered)  # a point of the crawl, not of the clock
            while process.poll() is None and len(server.requests) < after:
                try:
                    process.wait(0.005)
                except subprocess.TimeoutExpired:
                    continue
            process.kill()
            if process.wait() != 0:
                killed += 1
            else:
                assert editions(folder) == whole
                number += 1
        assert run(*arguments(tmp_path / f"killed-{number}")).returncode == 0
        assert editions(tmp_path / f"killed-{number}") == whole
