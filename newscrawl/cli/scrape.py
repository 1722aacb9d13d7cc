"""newscrawl scrape: one-off records of pages, files or standard input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newscrawl.article import Article
from newscrawl.errors import UsageError
from newscrawl.extract import extract, extract_text
from newscrawl.extract.document import document_kind
from newscrawl.registry import Catalogue, SiteFileError
from newscrawl.site import Site

EPILOG = """examples:
  newscrawl scrape https://www.ntv.com.tr/turkiye/ornek-haber-1695518
  newscrawl scrape page.html --url https://www.sondakika.com/guncel/haber-ornek-19568323/
  zcat dump.txt.gz | newscrawl scrape -"""
LARGEST = 64 * 1024 * 1024  # bytes of a local file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = "Print one JSON line for each input, in their order. Robots are obeyed, nothing is remembered."
    parser.epilog = EPILOG
    parser.add_argument("inputs", nargs="+", metavar="URL|FILE|-", help="a page's address, a file, or - for standard input")
    parser.add_argument("--url", help="where a file (or standard input) comes from")
    parser.add_argument("--sites", dest="folders", type=Path, action="append", metavar="DIR", help="folder of site files")
    parser.add_argument("--allow-private", action="store_true", help="loopback and private addresses too")


@dataclass(slots=True)
class _Failure:
    """An input without a record: what to say of it."""

    what: str
    why: str


def run(args: argparse.Namespace) -> int:
    """Print the records: 0 when every input gave one, 3 when some failed, 4 when none came."""
    urls = [one for one in args.inputs if is_url(one)]
    if args.url is not None and (not is_url(args.url) or len(args.inputs) - len(urls) != 1):
        raise UsageError("--url is the http(s) address of one file" if is_url(args.url) else f"--url: {args.url!r} is no http(s) address")
    try:
        catalogue = Catalogue.load(args.folders or ())
    except SiteFileError as error:
        raise UsageError(str(error)) from error
    printed = failed = 0
    for result in _results(args, urls, catalogue):
        if isinstance(result, _Failure):
            failed += 1
            sys.stderr.write(f"newscrawl: {result.what}: {result.why}\n")
        else:
            printed += 1
            sys.stdout.write(result.to_json() + "\n")
            sys.stdout.flush()
    return 0 if not failed else 3 if printed else 4


def is_url(text: str) -> bool:
    """Whether an input is an address and no file."""
    return text.lower().startswith(("http://", "https://"))


def _results(args: argparse.Namespace, urls: list[str], catalogue: Catalogue) -> Iterator[Article | _Failure]:
    pages = _fetched(urls, args.allow_private)
    for one in args.inputs:
        yield next(pages)(catalogue) if is_url(one) else _from_file(one, args.url, catalogue)


def _from_file(name: str, url: str | None, catalogue: Catalogue) -> Article | _Failure:
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else _read(Path(name))
    except OSError as error:
        return _Failure(name, error.strerror or type(error).__name__)
    shown = "standard input" if name == "-" else name
    kind = document_kind(data)
    if len(data) > LARGEST:
        return _Failure(shown, f"larger than {LARGEST // 1024 // 1024} MiB")
    if kind in ("empty", "binary"):
        return _Failure(shown, "empty" if kind == "empty" else "binary, neither a page nor text")
    return record(data, kind, url, catalogue)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def record(data: bytes, kind: str, url: str | None, catalogue: Catalogue) -> Article:
    """The record of a document that is no stranger any more: a page or plain text."""
    site = catalogue.of_url(url)
    now = datetime.now(UTC)
    if kind == "text":
        from newscrawl.text.encoding import decode

        return extract_text(decode(data, None)[0], url, fetched=now.isoformat())
    return extract(data, url, fetched=now, site=site if site is not None else False)


def _fetched(urls: list[str], allow_private: bool) -> Iterator[object]:
    raise NotImplementedError
    yield
