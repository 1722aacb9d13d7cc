"""newscrawl scrape: one-off records of pages, files or standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.article import Article
from newscrawl.cli import write_line
from newscrawl.config import Config, load_config
from newscrawl.errors import UsageError
from newscrawl.extract.document import document_kind
from newscrawl.registry import ENVIRONMENT, OWN_SITES, Catalogue, SiteFileError, default_catalogue, use_catalogue

if TYPE_CHECKING:
    from newscrawl.fetch import Answer

EPILOG = """examples:
  newscrawl scrape https://www.ntv.com.tr/turkiye/ornek-haber-1695518
  newscrawl scrape page.html --url https://www.sondakika.com/guncel/haber-ornek-19568323/
  zcat dump.txt.gz | newscrawl scrape - saved/*.html > records.jsonl

A page that is no article gives a record of kind "other" whose problems say why. An input that gives no record is named
on standard error, with the reason, and the others go on. A broken file in a folder of --sites ends the command.

exit codes: 0 every input gave a record; 2 wrong usage, or no input but files that do not exist; 3 some inputs gave no
record; 4 none did."""
LARGEST = 64 * 1024 * 1024  # bytes of a document
GZIP = b"\x1f\x8b"  # the first bytes of a file that gzip packed
STDIN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.description = (
        "Print one JSON line for each input, in their order. robots.txt is obeyed, and nothing is remembered."
    )
    parser.epilog = EPILOG
    parser.add_argument(
        "inputs", nargs="+", metavar="URL|FILE|-", help="a page's address, a saved page or text, - for standard input"
    )
    parser.add_argument("--url", metavar="URL", help="where the file (or standard input) comes from")
    parser.add_argument(
        "--sites", dest="folders", type=Path, action="append", metavar="DIR", help="folder of site files (repeatable)"
    )
    parser.add_argument("--allow-private", action="store_true", default=None, help="loopback and private addresses too")


def run(args: argparse.Namespace) -> int:
    """Print the records; the exit code."""
    urls = list(dict.fromkeys(one for one in args.inputs if is_url(one)))
    _check(args)
    config = load_config()
    prepare_sites(args.folders or (), config, [*urls, *([args.url] if args.url else [])])
    output = Output(args.inputs, args.url)
    for _ in output.flush():
        pass
    if urls:
        _fetch(urls, args, config, output)
    return output.exit_code


def is_url(text: str) -> bool:
    """Whether an input is an address and no file."""
    return text.lower().startswith(("http://", "https://"))


def _check(args: argparse.Namespace) -> None:
    files = [one for one in args.inputs if not is_url(one)]
    if files.count(STDIN) > 1:
        raise UsageError("standard input (-) can be read once")
    if strange := next((one for one in files if "://" in one), None):
        raise UsageError(f"{strange}: only http and https addresses can be fetched")
    if args.url is not None and not is_url(args.url):
        raise UsageError(f"--url: {args.url!r} is no http(s) address")
    if args.url is not None and len(files) != 1:
        raise UsageError(f"--url says where one file comes from; {len(files)} files are given")


def prepare_sites(folders: Iterable[Path], config: Config, urls: Iterable[str]) -> None:
    """Make the user's sites known to ``extract``. Raises UsageError for a broken site file that matters.

    That is any in a folder named on the command line, and elsewhere one that speaks of the host of one of ``urls``.
    """
    named, known = [folder.resolve() for folder in folders], list(urls)
    if not (named or known or config.sites or os.environ.get(ENVIRONMENT)):
        return  # a document of unknown origin: `extract` loads the sites if it needs any
    try:
        use_catalogue(Catalogue.load([*named, *config.sites]))
    except SiteFileError as error:
        raise UsageError(str(error)) from error
    catalogue = default_catalogue()
    for name, fault in sorted(catalogue.broken.items()):
        path = catalogue.paths[name]
        if path.is_relative_to(OWN_SITES):
            continue  # a site of the user's has taken over its domain
        if any(path.is_relative_to(folder) for folder in named) or _speaks_of(path, known):
            raise UsageError(str(fault))
        sys.stderr.write(f"newscrawl: left out: {fault}\n")


def _speaks_of(path: Path, urls: Iterable[str]) -> bool:
    from newscrawl.address import registered_domain

    text = path.read_text("utf-8", "replace")
    return any(domain in text for domain in map(registered_domain, urls) if domain)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a record, and why; ``missing``: there is no such file."""

    what: str
    why: str
    missing: bool = False


class Output:
    """The inputs in their order: each is printed as soon as all before it are."""

    def __init__(self, inputs: list[str], url: str | None) -> None:
        self.inputs, self.url = inputs, url
        self.place = self.printed = 0
        self.failures: list[Failure] = []
        self.answers: dict[str, str | Failure] = {}

    def take(self, url: str, answer: Answer) -> Iterator[None]:
        """An answer of the network; then as `flush`."""
        self.answers[url] = _of_answer(url, answer)
        yield from self.flush()

    def flush(self) -> Iterator[None]:
        """Print what is ready, and yield after each line."""
        while self.place < len(self.inputs):
            name = self.inputs[self.place]
            if is_url(name) and name not in self.answers:
                return
            self._print(self.answers[name] if is_url(name) else _of_file(name, self.url))
            self.place += 1
            if is_url(name) and name not in self.inputs[self.place :]:
                del self.answers[name]
            yield

    def _print(self, result: str | Failure) -> None:
        if isinstance(result, str):
            self.printed += 1
            write_line(result)
            return
        self.failures.append(result)
        self._clear()
        from newscrawl.net.log import plain  # neither a file's name nor a server's words command the terminal

        sys.stderr.write(plain(f"newscrawl: {result.what}: {result.why}") + "\n")

    def progress(self) -> None:
        """A line on standard error, when a person is there to see it."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self.place} of {len(self.inputs)} inputs done\x1b[K")
            sys.stderr.flush()

    def _clear(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")

    @property
    def exit_code(self) -> int:
        """See the epilog."""
        if not self.failures:
            return 0
        if self.printed:
            return 3
        return 2 if all(failure.missing for failure in self.failures) else 4


def _fetch(urls: list[str], args: argparse.Namespace, config: Config, output: Output) -> None:
    from newscrawl.fetch import Manners, fetch

    allow_private = config.allow_private if args.allow_private is None else args.allow_private
    manners = Manners(contact=config.contact, delay=config.delay, allow_private=bool(allow_private))

    def take(url: str, answer: Answer) -> Iterator[None]:
        for _ in output.take(url, answer):
            output.progress()
            yield

    output.progress()
    fetch(urls, default_catalogue(), manners, take)
    output._clear()


def _of_answer(url: str, answer: Answer) -> str | Failure:
    if answer.failure is not None:
        led = f" (redirected to {answer.url})" if answer.url != url else ""
        return Failure(url, f"{answer.failure}{led}")
    return line_of(url, answer.body, answer.url, answer.headers, answer.problems)


def _of_file(name: str, url: str | None) -> str | Failure:
    shown = "standard input" if name == STDIN else name
    if not name.strip():
        return Failure(repr(name), "an empty name is neither an address nor a file", missing=True)
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if name == STDIN else _read(Path(name))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | IsADirectoryError | NotADirectoryError)
        hint = "; an address begins with https://" if missing and name.startswith("www.") else ""
        return Failure(shown, (error.strerror or type(error).__name__) + hint, missing)
    if len(data) > LARGEST:
        return Failure(shown, f"larger than {LARGEST // 1024 // 1024} MiB")
    if data[:2] == GZIP:
        return _of_packed(shown, data, url)
    return line_of(shown, data, url)


def _of_packed(shown: str, data: bytes, url: str | None) -> str | Failure:
    """A file that gzip packed, as archives keep their pages."""
    from newscrawl.discover.markup import unpacked

    data, problem = unpacked(data)
    if problem == "too_big":
        return Failure(shown, "too large when unpacked")
    return line_of(shown, data, url, problems=[problem] if problem else ())


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def line_of(
    shown: str, data: bytes, url: str | None, headers: Mapping[str, str] | None = None, problems: Iterable[str] = ()
) -> str | Failure:
    """The line of a document, or why it has none."""
    kind = document_kind(data)
    if kind in ("empty", "binary"):
        return Failure(shown, "empty" if kind == "empty" else "binary: neither a page nor text")
    article = _article(data, kind, url, headers)
    if "soft_404" in problems and article.kind != "other":
        article = no_article(article)
    article.problems = list(dict.fromkeys([*article.problems, *problems]))
    return article.to_json()


def _article(data: bytes, kind: str, url: str | None, headers: Mapping[str, str] | None) -> Article:
    now = datetime.now(UTC)
    if kind == "page":
        from newscrawl.extract import extract

        return extract(data, url, fetched=now, headers=headers)
    from newscrawl.extract.text import extract_text
    from newscrawl.text.encoding import decode

    text, _, problems = decode(data, None)
    article = extract_text(text, url, fetched=now)
    article.problems = list(dict.fromkeys([*problems, *article.problems]))
    return article


def no_article(article: Article) -> Article:
    """What may be said of a page that is no article: where it is from."""
    kept = ("id", "url", "canonical_url", "site", "country", "region", "rights", "fetched", "cluster", "problems")
    return Article(kind="other", **{name: getattr(article, name) for name in kept})
