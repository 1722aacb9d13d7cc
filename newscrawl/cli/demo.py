"""newscrawl demo: everything on a newsroom of our own, served on this machine; no internet needed."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = "Serve a small newsroom on this machine, crawl it twice and show what came out."
    parser.epilog = "example: newscrawl demo --output output/demo"
    parser.add_argument(
        "--output", type=Path, default=Path("output/demo"), metavar="DIR", help="folder for the records (output/demo)"
    )
    parser.add_argument(
        "--articles", type=_count, default=240, metavar="N", help="how many articles it begins with (240)"
    )


def run(args: argparse.Namespace) -> int:
    """Show the demonstration; the exit code of its crawls."""
    from newscrawl.demo.show import run_demo

    return run_demo(args.output, articles=args.articles)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to 5000")
    return int(text)
