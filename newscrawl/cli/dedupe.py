"""newscrawl dedupe: mark duplicates among records that are there already."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO

from newscrawl.article import json_line
from newscrawl.cli import writing
from newscrawl.dedupe import Entry, Verdict, decide, entry_of
from newscrawl.errors import OutputError, UsageError
from newscrawl.text.fingerprint import shingles_of

EPILOG = """examples:
  newscrawl dedupe output/*/2026-02-13.jsonl --output marked.jsonl
  cat output/*/*.jsonl | newscrawl dedupe - > marked.jsonl

duplicate_of, cluster and similarity are decided anew, from the given records alone and whatever their order. The
records come out in the order they came in. A line that is no record is named on standard error and goes through
unchanged.

exit codes: 0 done; 2 wrong usage, or a file that cannot be read; 3 some lines are no records; 4 none is; 6 the output
cannot be written (an output file is then left as it was)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = "Fill duplicate_of, cluster and similarity of records, JSON lines as newscrawl writes them."
    parser.epilog = EPILOG
    parser.add_argument("files", nargs="+", metavar="FILE|-", help="files of records, or - for standard input")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write here instead of to standard output")


@dataclass(slots=True)
class Lines:
    """Where every line stands, and what is known of those that are records."""

    files: list[BinaryIO]
    places: list[tuple[int, int]] = field(default_factory=list)  # file, offset
    numbers: list[int | None] = field(default_factory=list)  # of each line among the entries
    entries: list[Entry] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)  # of each entry, its line
    strange: int = 0

    def at(self, line: int) -> bytes:
        """A line once more, without its newline."""
        file, offset = self.places[line]
        self.files[file].seek(offset)
        return self.files[file].readline().rstrip(b"\n")

    def shingles(self, entry: int) -> frozenset[int]:
        """The shingles of a record's text."""
        return shingles_of(json.loads(self.at(self.owners[entry]))["body"])


def run(args: argparse.Namespace) -> int:
    """Mark the duplicates; the exit code."""
    if args.files.count("-") > 1:
        raise UsageError("standard input (-) can be read once")
    if args.output is not None and args.output.is_dir():
        raise UsageError(f"{args.output}: is a folder")
    signal.signal(signal.SIGTERM, _leave)
    with ExitStack() as stack:
        lines = Lines([_opened(name, stack) for name in args.files])
        for place, name in enumerate(args.files):
            _read(lines, place, "standard input" if name == "-" else name)
        verdicts = decide(lines.entries, lines.shingles)
        with _target(args.output) as target:
            for line, number in enumerate(lines.numbers):
                target.write(marked(lines.at(line), None if number is None else verdicts[number]) + b"\n")
    return 0 if not lines.strange else 3 if lines.entries else 4


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)  # so that no temporary file stays behind


def _opened(name: str, stack: ExitStack) -> BinaryIO:
    """A file that can be read twice: a pipe is copied to a temporary one first. Raises UsageError."""
    try:
        file: BinaryIO = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))  # noqa: SIM115
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file
        copy: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        shutil.copyfileobj(file, copy)
        copy.seek(0)
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}") from error
    return copy  # type: ignore[return-value]


def _read(lines: Lines, place: int, name: str) -> None:
    file, before = lines.files[place], len(lines.places)
    offset = file.tell()
    for number, line in enumerate(iter(file.readline, b""), 1):
        lines.places.append((place, offset))
        offset += len(line)
        try:
            entry = entry_of(json.loads(line), line) if line.strip() else None
        except (ValueError, RecursionError) as error:
            entry = None
            lines.strange += 1
            sys.stderr.write(f"newscrawl: {name}: line {number}: {_reason(error)}\n")
        lines.numbers.append(None if entry is None else len(lines.entries))
        if entry is not None:
            lines.owners.append(len(lines.places) - 1)
            lines.entries.append(entry)
    if len(lines.places) == before:
        sys.stderr.write(f"newscrawl: {name}: empty\n")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg}"
    return "no UTF-8" if isinstance(error, UnicodeError) else str(error)


def marked(line: bytes, verdict: Verdict | None) -> bytes:
    """The line with the verdict in it; as it stands when that changes nothing, or when there is none."""
    if verdict is None:
        return line
    record: dict[str, Any] = json.loads(line)
    found = {"duplicate_of": verdict.duplicate_of, "cluster": verdict.cluster, "similarity": verdict.similarity}
    if all(record[name] == value for name, value in found.items()):
        return line
    return json_line(record | found).encode()


@contextmanager
def _target(path: Path | None) -> Iterator[BinaryIO]:
    """Where the lines go: standard output, or a file that is replaced when all of it is written."""
    if path is None:
        with writing():
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    real = path.resolve()
    try:
        if real.exists() and not real.is_file():  # a device or a named pipe
            with real.open("wb") as device:
                yield device
            return
        with _replacing(real) as file:
            yield file
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
