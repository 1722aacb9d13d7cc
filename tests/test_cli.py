"""The command as a whole: help, wrong words, the small commands, pipes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest
from processes import command, environment

from newscrawl.article import Article, json_schema
from newscrawl.cli import COMMANDS, main
from newscrawl.version import VERSION


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSCRAWL_SITES", "NEWSCRAWL_CONFIG"):
        monkeypatch.delenv(name, raising=False)


def ended(*arguments: str) -> int:
    """The exit code, however the command ends."""
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_command_has_help_with_an_example(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(*([name] if name else []), "--help") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert f"usage: newscrawl {name or '[-h]'}" in out
    assert "example" in out
    assert f"newscrawl {name or 'demo'}" in out.split("example", 1)[1]
    if name is None:
        assert all(f"\n    {one} " in out for one in COMMANDS)
        assert "exit codes: 0 done" in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--version") == 0
    assert capsys.readouterr().out == f"newscrawl {VERSION}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "newscrawl: the following arguments are required: COMMAND (see newscrawl --help)"),
        (("scarpe",), "newscrawl: argument COMMAND: invalid choice: 'scarpe' (choose from"),
        (("scrape",), "newscrawl scrape: the following arguments are required: URL|FILE|-"),
        (("dedupe",), "newscrawl dedupe: the following arguments are required: FILE|-"),
        (("dedupe", "none.jsonl"), "newscrawl: none.jsonl: No such file or directory"),
        (("schema", "--jsn"), "newscrawl: unrecognized arguments: --jsn"),
        (("schema", "more"), "newscrawl: unrecognized arguments: more"),
        (("sites", "--sites", "none"), "newscrawl: {}/none: no such folder of site files"),
        (("crawl", "none", "--output", "new"), "newscrawl: no site is named 'none'"),
        (("demo", "--articles", "x", "--output", "new"), "newscrawl demo: argument --articles: 'x' is no whole number"),
    ],
)
def test_a_wrong_argument_gets_one_line_and_nothing_is_written(
    arguments: tuple[str, ...], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(line.format(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_schema_is_what_every_line_validates_against(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("schema") == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(Article(id="a:1", cluster="a:1").to_json()), schema)


def test_sites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("sites") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "sondakika        TR  tr             sondakika.com" in lines
    assert lines == sorted(lines)
    assert ended("sites", "--json") == 0
    rows = {row["name"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert len(rows) == len(lines)
    assert rows["ntv"]["domains"] == ["ntv.com.tr"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kirik.py").write_text("from newscrawl import Site\nSITE = Site(nme='kirik')\n")
    assert ended("sites", "--sites", "mine") == 3
    out, err = capsys.readouterr()
    assert out.splitlines() == lines
    assert err == f"newscrawl: left out: {tmp_path}/mine/kirik.py: nme: no such field\n"


@pytest.mark.parametrize("words", [("schema",), ("sites", "--json")])
def test_a_closed_pipe_and_a_full_disk(words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(command(*words), stdout=pipe, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (6, b"newscrawl: standard output: No space left on device\n")
