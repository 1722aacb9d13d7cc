"""The JSON-lines exporter: whole lines or none, articles and dict items alike."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newscrawl.article import FIELDS, Article
from newscrawl.errors import OutputError
from newscrawl.exporter import RecordLines, line_of
from newscrawl.writer import append_line, cut, end_of_lines, open_append


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_an_article_is_its_own_line() -> None:
    article = Article(id="a:1", url="https://a.com/1", site="a", headline="İki\nsatır\u2028", body="Gövde \ud800")
    assert line_of(article) == article.to_json().encode() + b"\n"
    assert line_of(article).count(b"\n") == 1


def test_a_dict_item_gets_all_keys_in_their_order_and_keeps_its_own() -> None:
    record = json.loads(line_of({"own": 1, "headline": "Başlık", "id": "a:1", "site": "a"}))
    assert list(record) == [*FIELDS, "own"]
    assert (record["headline"], record["tags"], record["revision"]) == ("Başlık", [], 1)


def test_lines_go_through_a_plain_file_a_packed_one_and_one_in_memory(tmp_path: Path) -> None:
    article = Article(id="a:1", site="a")
    with (tmp_path / "plain").open("wb") as plain, gzip.open(tmp_path / "packed", "wb") as packed:
        memory = io.BytesIO()
        for file in (plain, packed, memory):
            exporter = RecordLines(file)  # type: ignore[arg-type]
            exporter.start_exporting()
            exporter.export_item(article)
            exporter.export_item(article)
            exporter.finish_exporting()
    assert (tmp_path / "plain").read_bytes() == memory.getvalue() == line_of(article) * 2


def test_after_a_failed_write_nothing_more_is_written(tmp_path: Path) -> None:
    article = Article(id="a:1", site="a")
    size = len(line_of(article))
    with (tmp_path / "x.jsonl").open("wb") as file:
        exporter = RecordLines(file)
        with files_end_at(size + size // 2):
            exporter.export_item(article)
            exporter.export_item(article)
        exporter.export_item(article)
    assert exporter.failed
    assert (tmp_path / "x.jsonl").read_bytes() == line_of(article)


def test_a_full_device_is_an_output_error() -> None:
    file = os.open("/dev/full", os.O_WRONLY)
    exporter = RecordLines(os.fdopen(file, "wb", buffering=0))  # type: ignore[arg-type]
    exporter.export_item(Article(id="a:1", site="a"))
    assert exporter.failed
    exporter.file.close()


def test_append_line_takes_a_torn_line_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "x.jsonl"
    file = open_append(path)
    assert append_line(file, b"12345\n") == (0, 6)
    with files_end_at(10), pytest.raises(OutputError, match=r"x\.jsonl: File too large"):
        append_line(file, b"67890\n", "x.jsonl")
    os.close(file)
    assert path.read_bytes() == b"12345\n"


@pytest.mark.parametrize(
    ("content", "beyond", "end"),
    [
        (b"", 0, 0), (b"abc", 0, 0), (b"abc\n", 0, 4), (b"abc\nde", 0, 4), (b"abc\nde", 4, 4),
        (b"a" * 200_000 + b"\nb", 0, 200_001),
    ],
)  # fmt: skip
def test_the_end_of_the_last_whole_line(tmp_path: Path, content: bytes, beyond: int, end: int) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert end_of_lines(path, beyond) == end
    cut(path, end)
    assert path.read_bytes() == content[:end]


def test_errors_of_files_name_them(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"File exists|Not a directory"):
        open_append(tmp_path / "file" / "x")
    with pytest.raises(OutputError, match="nothing: No such file"):
        cut(tmp_path / "nothing", 0)
