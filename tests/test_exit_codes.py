"""Every exit code of the contract, provoked in a real process."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from processes import command, editions, environment, last_report, records, run, start

from newscrawl.demo.faults import hang, status
from newscrawl.demo.server import Server
from newscrawl.lock import Lock

FAST = ("--delay", "0", "--allow-private")


def crawl(folder: Path, sites: Path, *names: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return run("crawl", *names, "--sites", sites, "--output", folder, *FAST, **more)


def test_0_done_and_0_when_nothing_is_new(server: Server, site_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    first = crawl(folder, site_folder, "kuzeydemo", "guneydemo")
    assert (first.returncode, first.stderr) == (0, "")
    wanted = sorted(
        one["id"] for site in ("kuzeydemo", "guneydemo") for one in server.newsroom.expected(site, _three_days(server))
    )
    assert sorted(record["id"] for record in records(folder)) == wanted
    # two older articles a listing show that it has left the window
    assert all(site["pages"]["outside_window"] <= 2 for site in last_report(folder)["sites"])
    before = {path: path.read_bytes() for path in folder.glob("*/*.jsonl")}
    server.requests.clear()
    second = crawl(folder, site_folder, "kuzeydemo", "guneydemo")
    assert second.returncode == 0
    assert "nothing new\nwhy nothing came: " in second.stdout
    assert {path: path.read_bytes() for path in folder.glob("*/*.jsonl")} == before
    sources = {source for site in server.newsroom.sites.values() for source in _sources(site)}
    assert [one.path for one in server.requests if one.path not in sources and one.path != "/robots.txt"] == []


def _sources(site: Any) -> tuple[str, ...]:
    return ("/rss", "/atom.xml", "/sitemap-news.xml", "/arsiv/")


def _three_days(server: Server) -> Any:
    from datetime import timedelta

    return server.newsroom.clock.now() - timedelta(days=3)


def test_1_internal_error(tmp_path: Path) -> None:
    code = "import newscrawl.run as r\ndef broken(*_): raise RuntimeError('ours')\nr.crawl = broken\nfrom newscrawl.cli import main\nmain()"
    site = tmp_path / "yerel.py"
    site.write_text(
        'from newscrawl import Site\nSITE = Site(name="yerel", domains=("127.0.0.1:9",), country="TR", language="tr",'
        ' timezone="Europe/Istanbul", feeds=("http://127.0.0.1:9/rss",))\n'
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "crawl", "yerel", "--sites", str(tmp_path)],
        capture_output=True, text=True, env=environment(), cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.endswith("RuntimeError: ours\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("crawl", "yok"), "newscrawl: no site is named 'yok'"),
        (("crawl",), "newscrawl: name a site or a URL, or give --all"),
        (("crawl", "kuzeydemo", "--since", "gestern"), "--since: 'gestern' is no span of time"),
        (("crawl", "https://www.okul.edu.tr/"), "okul.edu.tr: no contact is set"),
        (("crawl", "kirik"), "kirik.py: country: 'tr' is not ISO 3166-1 alpha-2"),
    ],
)
def test_2_wrong_usage_before_anything_is_written(tmp_path: Path, arguments: tuple[str, ...], line: str) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    (sites / "kirik.py").write_text(
        'from newscrawl import Site\nSITE = Site(name="kirik", domains=("k.com",), country="tr", language="tr",'
        ' timezone="Europe/Istanbul", feeds=("https://k.com/rss",))\n'
    )
    done = run(*arguments, "--sites", sites, cwd=tmp_path)
    assert done.returncode == 2
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sites"]


def test_2_an_unknown_key_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "newscrawl.toml").write_text("contct = 1\n")
    done = run("crawl", "kuzeydemo", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "contct: no such key" in done.stderr


def test_3_one_site_failed_and_4_when_it_was_the_only_one(server: Server, site_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    for source in ("/atom.xml", "/arsiv/", "/sitemap.xml", "/rss"):
        server.faults[f"guneydemo{source}"] = status(500)
    done = crawl(folder, site_folder, "kuzeydemo", "guneydemo")
    assert done.returncode == 3, done.stdout
    assert len(records(folder)) == len(server.newsroom.expected("kuzeydemo", _three_days(server)))
    failing = {site["site"]: site["failing"] for site in last_report(folder)["sites"]}
    assert failing["kuzeydemo"] == {}
    assert set(failing["guneydemo"].values()) == {"http_500"}
    assert crawl(tmp_path / "other", site_folder, "guneydemo").returncode == 4


def test_5_another_run_holds_the_lock(site_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    with Lock(folder):
        done = crawl(folder, site_folder, "kuzeydemo")
    assert (done.returncode, done.stderr.count("\n")) == (5, 1)
    assert "another run holds the lock (pid " in done.stderr


def test_6_the_output_is_no_folder(site_folder: Path, server: Server, tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    done = crawl(tmp_path / "output", site_folder, "kuzeydemo")
    assert (done.returncode, done.stderr.count("\n")) == (6, 1)
    assert server.requests == []


def test_6_the_disk_is_full_and_nothing_is_lost(server: Server, site_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    done = crawl(folder, site_folder, "kuzeydemo", "ajansdemo", preexec_fn=full)
    assert done.returncode == 6, done.stdout
    assert "the output cannot be written" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    torn = [path for path in folder.glob("*/*.jsonl") if not path.read_bytes().endswith(b"\n")]
    assert torn == []
    assert crawl(folder, site_folder, "kuzeydemo", "ajansdemo").returncode == 0
    wanted = [
        one["id"] for site in ("kuzeydemo", "ajansdemo") for one in server.newsroom.expected(site, _three_days(server))
    ]
    assert editions(folder) == sorted((one, 1) for one in wanted)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_keeps_what_is_finished(
    server: Server, site_folder: Path, tmp_path: Path, number: int, code: int
) -> None:
    folder = tmp_path / "output"
    server.faults["guneydemo/"] = hang()  # one site never answers: its requests are abandoned
    process = start("crawl", "kuzeydemo", "guneydemo", "--sites", site_folder, "--output", folder, *FAST)
    path = folder / "kuzeydemo"
    while not (path.is_dir() and any(one.stat().st_size for one in path.glob("*.jsonl"))):
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.05)
    process.send_signal(number)
    output, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (code, "")
    assert "interrupted; what was finished is kept" in output
    assert last_report(folder)["signal"] == number
    server.faults.clear()
    assert crawl(folder, site_folder, "kuzeydemo", "guneydemo").returncode == 0
    wanted = [
        one["id"] for site in ("kuzeydemo", "guneydemo") for one in server.newsroom.expected(site, _three_days(server))
    ]
    assert editions(folder) == sorted((one, 1) for one in wanted)


def test_scrapy_itself_lists_and_crawls_the_sites_with_our_record(
    server: Server, site_folder: Path, tmp_path: Path
) -> None:
    def scrapy(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scrapy", *words], capture_output=True, text=True, check=False, timeout=120,
            cwd=Path(__file__).parent.parent,
            env=environment(NEWSCRAWL_SITES=str(site_folder), NEWSCRAWL_CONFIG=str(tmp_path / "newscrawl.toml")), **more,
        )  # fmt: skip

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))

    path = tmp_path / "x.jsonl"
    (tmp_path / "newscrawl.toml").write_text("delay = 0\nallow_private = true\n")
    fast = ("-s", "NEWSCRAWL_IP_RATE=0")
    assert {"kuzeydemo", "sondakika"} <= set(scrapy("list").stdout.split())
    done = scrapy("crawl", "kuzeydemo", "-O", str(path), "-a", "limit=3", "-s", "LOG_LEVEL=WARNING", *fast)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [json.loads(line)["site"] for line in path.read_text("utf-8").splitlines()] == ["kuzeydemo"] * 3
    assert not (tmp_path / "output").exists()
    done = scrapy("crawl", "ntv", "-s", "LOG_LEVEL=CRITICAL")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("newscrawl: ntv.com.tr: no contact is set; ")
    for wrong in ("since=zz", "limit=0"):
        done = scrapy("crawl", "kuzeydemo", "-a", wrong, "-s", "LOG_LEVEL=CRITICAL")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    done = scrapy("crawl", "kuzeydemo", "-O", str(path), "-s", "LOG_LEVEL=CRITICAL", *fast, preexec_fn=full)
    assert (done.returncode, path.read_bytes()[-1:]) == (6, b"\n")


# Where the tests run in the background, SIGINT is ignored by all that they start.
AT_IMPORT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class At:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, At())
from newscrawl.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    "module",
    [
        "newscrawl.cli.crawl",
        "newscrawl.registry",
        "colorsys",
        "newscrawl.run",
        "scrapy",
        "twisted.internet.asyncioreactor",
    ],
)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_while_the_command_is_still_being_loaded(tmp_path: Path, module: str, number: int, code: int) -> None:
    site = tmp_path / "yerel.py"
    site.write_text(
        'import colorsys\nfrom newscrawl import Site\nSITE = Site(name="yerel", domains=("127.0.0.1:9",), country="TR", language="tr",'
        ' timezone="Europe/Istanbul", feeds=("http://127.0.0.1:9/rss",))\n'
    )
    program = AT_IMPORT.format(module=module, number=int(number))
    done = subprocess.run(
        [sys.executable, "-c", program, "crawl", "yerel", "--sites", str(tmp_path), "--output", str(tmp_path / "o")],
        capture_output=True, text=True, env=environment(), cwd=tmp_path, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def shell(redirect: str, *arguments: str | Path) -> list[str]:
    """The command line behind a shell's redirection of its output."""
    return ["sh", "-c", f'exec "$@" {redirect}', "sh", *command(*arguments)]


def redirected(redirect: str, *arguments: str | Path) -> tuple[int, str]:
    """The exit code and the errors of a command."""
    done = subprocess.run(
        shell(redirect, *arguments), stderr=subprocess.PIPE, text=True, env=environment(), check=False, timeout=60
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_run_that_cannot_print_its_summary_ends_all_the_same(
    server: Server, site_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "output"
    options = ("--sites", site_folder, "--output", folder, *FAST)
    code, errors = redirected(">/dev/full", "crawl", "kuzeydemo", *options)
    assert (code, errors) == (6, "newscrawl: standard output: No space left on device\n")
    assert records(folder) != []
    server.faults["guneydemo/"] = hang()
    words = shell(">/dev/full", "crawl", "guneydemo", *options)
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        while not server.paths("guneydemo"):
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (143, "")
    with Lock(folder).acquire(0):  # and it is free
        pass


def test_a_closed_output_is_not_writable() -> None:
    code, errors = redirected(">&-", "sites")
    assert (code, errors.count("\n"), errors.startswith("newscrawl: standard output: ")) == (6, 1, True)
    assert redirected(">&- 2>&-", "crawl", "nobody")[0] == 2
