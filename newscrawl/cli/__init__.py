"""The newscrawl command.

Each command is a module of its own, imported only when it is called: what it does not need costs nothing.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from newscrawl.errors import LockedError, OutputError, UsageError
from newscrawl.version import VERSION

COMMANDS = {
    "scrape": "one-off: records of pages or files as JSON lines on stdout",
    "crawl": "the new articles of sites, remembered between runs",
    "dedupe": "mark duplicates among records",
    "sites": "the catalogue of sites",
    "state": "what is remembered: show, compact, forget",
    "schema": "the JSON Schema of a record",
    "demo": "everything on a local newsroom, no internet needed",
}
EPILOG = """examples:
  newscrawl demo
  newscrawl scrape https://www.ntv.com.tr/turkiye/ornek-haber-1695518
  newscrawl crawl sondakika ntv --since 2d
  newscrawl COMMAND --help

exit codes: 0 done; 1 internal error; 2 wrong usage or configuration; 3 finished, but a part failed; 4 nothing usable
came and something failed; 5 another run holds the lock; 6 output not writable or disk full; 130/143 interrupted"""
_EXITS = ((UsageError, 2), (LockedError, 5), (OutputError, 6))


class _Parser(argparse.ArgumentParser):
    """One clear line for a wrong argument."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. ``argv`` is without the program's name."""
    if argv is None:  # we are the process: SIGTERM ends it as a Ctrl-C does, during imports too
        signal.signal(signal.SIGTERM, _terminated)
    arguments = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # what is piped is read by programs
        return _run(arguments)
    except tuple(kind for kind, _ in _EXITS) as error:
        sys.stderr.write(f"newscrawl: {error}\n")
        return next(code for kind, code in _EXITS if isinstance(error, kind))
    except BrokenPipeError:
        # a reader that closed the pipe is no error; what is still buffered has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt as signalled:
        return 143 if isinstance(signalled, _Terminated) else 130


def _open_streams() -> None:
    """A closed stream (``>&-``) is none to Python: what is written to it fails like a full disk, or goes nowhere."""
    full, nowhere = Path("/dev/full"), Path(os.devnull)
    if sys.stdout is None:
        sys.stdout = (full if full.exists() else nowhere).open("w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = nowhere.open("w", encoding="utf-8")


class _Terminated(KeyboardInterrupt):
    """SIGTERM; not SystemExit, which a site file may raise while it is loaded."""


def _terminated(_number: int, _frame: object) -> NoReturn:
    raise _Terminated


def _run(arguments: list[str]) -> int:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="newscrawl",
        description="A crawler and extractor for regional news.",
        epilog=EPILOG,
        formatter_class=formatter,
    )
    parser.add_argument("--version", action="version", version=f"newscrawl {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((one for one in arguments if not one.startswith("-")), None)
    for name, line in COMMANDS.items():
        own = commands.add_parser(name, help=line, formatter_class=formatter)
        if name == called:
            import_module(f"newscrawl.cli.{name}").add_arguments(own)
    try:
        args = parser.parse_args(arguments)
    finally:
        with writing():
            sys.stdout.flush()  # of --help
    code = int(import_module(f"newscrawl.cli.{args.command}").run(args) or 0)
    with writing():
        sys.stdout.flush()
    return code


def write_line(line: str) -> None:
    """One line on standard output, handed on at once. Raises OutputError when it cannot be written."""
    with writing():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


@contextmanager
def writing() -> Iterator[None]:
    """For what writes to standard output. Raises OutputError; BrokenPipeError when the reader has gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # what is still buffered would fail once more when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"standard output: {error.strerror}") from error
