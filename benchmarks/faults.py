"""Full disks and overlapping runs, through the command alone: `python benchmarks/faults.py [TRIALS] [ARTICLES]`.

Bar: a full disk gives exit code 6 and no torn line, the next run completes the set; of two runs at once one ends with 5
within a second and nothing is doubled.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from processes import command, editions, environment

from newscrawl.demo import Newsroom
from newscrawl.demo.server import Server


def start(
    folder: Path, sites: Path, names: list[str], before: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    """A crawl that has begun."""
    arguments = ("crawl", *names, "--sites", sites, "--output", folder, "--delay", "0", "--allow-private")
    return subprocess.Popen(  # noqa: S603
        command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(), preexec_fn=before
    )


def full_disk(folder: Path, sites: Path, names: list[str], size: int) -> int:
    """A crawl whose files cannot grow over ``size`` bytes; its exit code. Another one without that limit follows."""
    process = start(folder, sites, names, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    code = process.wait()
    editions(folder)  # raises for a torn line
    start(folder, sites, names).wait()
    return code


def overlapping(folder: Path, sites: Path, names: list[str]) -> tuple[list[int], float]:
    """Two crawls at once: their exit codes, and how long the one that found the lock took."""
    first = start(folder, sites, names)
    while not (folder / ".newscrawl" / "lock").exists():
        time.sleep(0.01)
    began = time.monotonic()
    second = start(folder, sites, names)
    code = second.wait()
    seconds = time.monotonic() - began
    return [first.wait(), code], seconds


def main(trials: int = 20, articles: int = 60) -> None:
    """Print what came of it."""
    newsroom = Newsroom(seed=11, articles=articles)
    rng = random.Random(1)  # noqa: S311
    with tempfile.TemporaryDirectory() as place, Server(newsroom):
        sites = Path(place) / "sites"
        newsroom.site_files(sites)
        names = sorted(newsroom.sites)
        start(Path(place) / "whole", sites, names).wait()
        whole = editions(Path(place) / "whole")
        codes, right = [], 0
        for trial in range(trials):
            folder = Path(place) / f"disk{trial}"
            codes.append(full_disk(folder, sites, names, rng.randrange(2_000, 120_000)))
            right += editions(folder) == whole
        print(f"full disk: exit codes {sorted(set(codes))} in {trials} trials, {right} complete after the next run")
        ended, waits, right = [], [], 0
        for trial in range(trials):
            folder = Path(place) / f"pair{trial}"
            found, seconds = overlapping(folder, sites, names)
            ended.append(tuple(found))
            waits.append(seconds)
            right += editions(folder) == whole
        print(
            f"overlapping: exit codes {sorted(set(ended))}, {right} of {trials} right, the loser took at most {max(waits):.2f} s"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
