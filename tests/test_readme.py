"""What README tells people to type, typed: the crontab line, the service's command, the configuration, every command."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest
from processes import environment, last_report, records

from newscrawl.cli import COMMANDS
from newscrawl.demo.server import Server
from newscrawl.registry import Catalogue

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
HOME = "/srv/newscrawl"


def blocks(language: str) -> list[str]:
    """The code blocks of README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def service() -> configparser.SectionProxy:
    (text,) = [block for block in blocks("ini") if "ExecStart" in block]
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Service"]


@pytest.fixture
def home(server: Server, tmp_path: Path) -> Path:
    """The folder of README's examples: the command, the configuration, one site of the newsroom, and none of ours."""
    command = tmp_path / ".venv" / "bin" / "newscrawl"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m newscrawl "$@"\n')
    command.chmod(0o755)
    server.newsroom.site_files(tmp_path / "mysites", ("kuzeydemo",))
    for name in Catalogue.load().sites:
        (tmp_path / "mysites" / f"{name}.py").write_text(
            f'from newscrawl import Site\nSITE = Site(name="{name}", domains=("{name}.localhost",), country="TR",'
            f' language="tr", timezone="Europe/Istanbul", feeds=("http://{name}.localhost/rss",), enabled=False)\n'
        )
    (text,) = blocks("toml")
    configuration = text.replace(HOME, str(tmp_path)) + "allow_private = true\ndelay = 0\n"
    (tmp_path / "newscrawl.toml").write_text(configuration, "utf-8")
    return tmp_path


def test_the_crontab_line_and_the_service_do_what_they_say(server: Server, home: Path) -> None:
    (line,) = [line for block in blocks("cron") for line in block.splitlines()]
    schedule = re.match(r"(?:\S+\s+){5}", line)
    assert schedule is not None
    for number in (1, 2):
        done = subprocess.run(
            ["/bin/sh", "-c", line[schedule.end() :].replace(HOME, str(home))],
            capture_output=True, text=True, cwd="/", env=environment(PYTHONPATH=str(ROOT)), check=False, timeout=120,
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (home / "crawl.log").read_text("utf-8").count("exit code 0") == number
    written = records(home / "output")
    assert {record["site"] for record in written} == {"kuzeydemo"}
    assert [site["site"] for site in last_report(home / "output")["sites"]] == ["kuzeydemo"]
    command = service()["ExecStart"].replace(HOME, str(home)).split()
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120,
        cwd=service()["WorkingDirectory"].replace(HOME, str(home)), env=environment(PYTHONPATH=str(ROOT)),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing new\nwhy nothing came: " in done.stdout
    assert records(home / "output") == written
    assert service()["SuccessExitStatus"].split() == ["3", "5"]


def test_every_command_and_option_that_is_named_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    from newscrawl.cli import main

    code = "\n".join([*blocks("sh"), *re.findall(r"`([^`\n]+)`", README), *blocks("cron"), service()["ExecStart"]])
    named = re.findall(r"\bnewscrawl ([a-z]+)\b([^\n#]*)", code)
    commands = {name for name, _ in named}
    assert commands <= set(COMMANDS)
    assert commands >= {"scrape", "crawl", "sites", "state", "schema"}
    helps = {}
    for name in sorted(commands):
        with pytest.raises(SystemExit):
            main([name, "--help"])
        helps[name] = capsys.readouterr().out
    missing = [
        (name, option)
        for name, rest in named
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest)
        if option not in helps[name]
    ]
    assert missing == []
    targets = set(re.findall(r"^make ([a-z]+)", code, re.M))
    assert targets <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


def test_the_python_examples_are_python() -> None:
    for block in blocks("python"):
        ast.parse(block)
    (site,) = [block for block in blocks("python") if "SITE = Site(" in block]
    scope: dict[str, object] = {}
    exec(site, scope)
    assert getattr(scope["SITE"], "name", None) == "ornek"


def test_the_exit_codes_are_all_in_the_table() -> None:
    rows = re.findall(r"^\| (\d+(?: / \d+)?) \|", README, re.M)
    assert rows == ["0", "1", "2", "3", "4", "5", "6", "130 / 143"]


def test_what_is_linked_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
