"""kill -9 at random points of a crawl, restarted until it ends: `python benchmarks/kills.py [KILLS] [ARTICLES]`.

Bar: 0 torn, 0 lost, 0 doubled, the same set as an undisturbed run. Then SIGTERM, and the cost of the state.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from processes import command, editions, environment

from newscrawl.demo import Newsroom
from newscrawl.demo.server import Server


def crawl(folder: Path, sites: Path, names: list[str], after: float | None = None, number: int = signal.SIGKILL) -> int:
    """One run, killed ``after`` so many seconds; its exit code."""
    arguments = ("crawl", *names, "--sites", sites, "--output", folder, "--delay", "0", "--allow-private")
    process = subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, env=environment())  # noqa: S603
    try:
        return process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(number)
        return process.wait(10)


def trial(folder: Path, sites: Path, names: list[str], length: float, pick: random.Random, number: int) -> int:
    """Kill runs at random points, one to three times, then let one end; how many were killed in the middle."""
    shutil.rmtree(folder, ignore_errors=True)
    killed = 0
    for _ in range(pick.randint(1, 3)):
        killed += crawl(folder, sites, names, pick.uniform(0.2, length), number) not in (0, 3)
    code = crawl(folder, sites, names)
    assert code in (0, 3), f"exit code {code}"
    return killed


def main() -> None:
    """Print the figures."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    pick = random.Random(1)  # noqa: S311 - no secrets
    newsroom = Newsroom(seed=1, articles=articles)
    names = list(newsroom.sites)
    with tempfile.TemporaryDirectory() as place, Server(newsroom):
        sites, folder = Path(place) / "sites", Path(place) / "output"
        newsroom.site_files(sites)
        begun = time.monotonic()
        code = crawl(folder, sites, names)
        length = time.monotonic() - begun
        whole = editions(folder)
        print(f"undisturbed: exit code {code}, {len(whole)} records in {length:.1f} s", flush=True)
        for name, number in (("SIGKILL", signal.SIGKILL), ("SIGTERM", signal.SIGTERM)):
            done = trials = lost = doubled = 0
            while done < (kills if number == signal.SIGKILL else kills // 4):
                done += trial(folder, sites, names, length, pick, number)
                trials += 1
                got = editions(folder)
                lost += len(set(whole) - set(got))
                doubled += len(got) - len(set(got)) + len(set(got) - set(whole))
                print(f"\r{name}: {done} in {trials} trials, {lost} lost, {doubled} doubled", end="", flush=True)
            print()


if __name__ == "__main__":
    main()
