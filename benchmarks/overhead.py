"""What the state costs a crawl: `python benchmarks/overhead.py [ARTICLES]`, bar: 10 % of the crawl without state.

The same newsroom is crawled by `newscrawl crawl` (lines, state, report) and by the same spiders with the store replaced
by one that remembers nothing but what a crawl needs to go on; CPU seconds of the processes, best of three.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from processes import command, environment

from newscrawl.demo import Newsroom
from newscrawl.demo.server import Server

# no file and no database on disk, no transactions, no synchronisation: what is left is the crawl itself
WITHOUT = """
import sys
from newscrawl.store import Store, schema
schema.PRAGMAS = ("journal_mode = off", "synchronous = off")
opened = Store.open.__func__
Store.open = classmethod(lambda cls, folder, **more: opened(cls, None, **more))
from newscrawl.cli import main
sys.exit(main())
"""


def seconds(arguments: list[str]) -> float:
    """CPU seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(arguments, env=environment(), stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    newsroom = Newsroom(seed=1, articles=articles)
    with tempfile.TemporaryDirectory() as place, Server(newsroom):
        sites = Path(place) / "sites"
        newsroom.site_files(sites)
        found: dict[str, list[float]] = {"with": [], "without": []}
        for turn in range(3):
            for name, times in found.items():
                words = ("crawl", *newsroom.sites, "--sites", sites, "--delay", "0", "--allow-private")
                arguments = command(*words, "--output", os.path.join(place, f"{name}-{turn}"))  # noqa: PTH118
                if name == "without":
                    arguments[2] = WITHOUT
                times.append(seconds(arguments))
    best = {name: min(times) for name, times in found.items()}
    print(f"{articles} articles: {best['with']:.2f} s with, {best['without']:.2f} s without", end=" ")
    print(f"({(best['with'] / best['without'] - 1) * 100:.1f} %)", found)


if __name__ == "__main__":
    main()
