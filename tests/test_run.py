"""The run report: what it counts, which exit code follows, what a person reads; options and command line of crawl."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newscrawl.cli import crawl as command
from newscrawl.cli.crawl import chosen, explored_site, prepared
from newscrawl.config import Config
from newscrawl.errors import UsageError
from newscrawl.options import Options, project_settings
from newscrawl.registry import Catalogue
from newscrawl.report import Report, SiteReport, site_report, summary
from newscrawl.site import Site
from newscrawl.window import Window


def site(
    name: str = "a", ended: str = "finished", failing: dict[str, str] | None = None, **counters: int
) -> SiteReport:
    stats = {f"newscrawl/{key.replace('__', '/')}": value for key, value in counters.items()}
    made = site_report(name, stats, failing or {})
    made.ended = ended
    return made


def report(*sites: SiteReport, **more: Any) -> Report:
    return Report("20260213T000000Z-00000000", "2026-02-13T00:00:00Z", list(sites), **more)


READ = {"sources__read": 1}
DEAD = {"ended": "finished", "failing": {"https://b.com/rss": "timeout"}, "sources__failed": 1}


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (report(site(**READ, pages__new=3)), 0),
        (report(site(sources__not_modified=2)), 0),
        (report(site(**READ)), 0),
        (report(site(**READ, pages__new=10, pages__failed=1)), 0),  # a tenth of 11 is more than 1
        (report(site(**READ, pages__new=8, pages__failed=1)), 3),
        (report(site(**READ, pages__failed=2)), 4),
        (report(site(**READ, pages__known=5, pages__failed=2)), 3),
        (report(site(**DEAD)), 4),
        (report(site(**DEAD), site("b", sources__not_modified=1)), 3),
        (report(site(**READ, failing={"https://a.com/2": "dns"}, pages__new=1)), 0),  # one source of several
        (report(site(**READ, pages__new=1), left_out={"x": "x.py: name"}), 3),
        (report(site("a", "error")), 4),
        (report(site("a", "memusage_exceeded", **READ, pages__new=1)), 3),
        (report(site("a", "error"), site("b", **READ, pages__new=1)), 3),
        (report(site(**READ, pages__new=1), signal=15), 143),
        (report(site(**DEAD), signal=2), 130),
        (report(site(**READ), signal=15, error="full"), 6),
        (report(), 0),
    ],
)
def test_exit_codes(made: Report, code: int) -> None:
    assert made.exit_code == code


def test_scrapys_counters_become_a_report() -> None:
    made = site_report(
        "a",
        {
            "newscrawl/pages/new": 2, "newscrawl/problems/no_published": 1, "newscrawl/requests/source": 3,
            "downloader/request_count": 9, "downloader/response_status_count/200": 6, "finish_reason": "finished",
            "downloader/response_status_count/304": 2, "downloader/exception_count": 1,
        },
        {"https://a.com/rss": "dns"},
    )  # fmt: skip
    assert made.pages["new"] == 2
    assert made.groups == {"problems": {"no_published": 1}}
    assert made.requests == {"source": 3, "sent": 9, "2xx": 6, "3xx": 2, "unanswered": 1}
    assert json.loads(report(made).to_json())["totals"]["new"] == 2


def test_one_screen_for_many_sites_with_the_failed_first() -> None:
    made = report(
        *(site(f"site{number:03}", **READ, pages__new=number) for number in range(300)),
        site("dead", failing={"https://b.com/rss": "timeout", "https://b.com/2": "dns"}, sources__failed=2),
    )
    lines = summary(made, "x.json").splitlines()
    assert len(lines) < 24
    assert lines[1].split() == [
        "dead",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
        "dns:",
        "https://b.com/2",
        "and",
        "1",
        "more",
    ]
    assert lines[2].split()[:3] == ["site299", "0", "299"]
    assert lines[-3] == "… and 284 more sites"
    assert lines[-1] == "0.0 s, exit code 3, x.json"


def test_why_nothing_came() -> None:
    made = report(
        site(sources__not_modified=2, left_out__outside_window=4, left_out__not_article=3, pages__known=7),
        site("b", failing={"https://b.com/rss": "http_500"}, sources__failed=1),
    )
    assert summary(made).splitlines()[-2] == (
        "why nothing came: 2 sources have not changed since the last run; 7 pages are known already (the output has"
        " the articles; another --output begins anew); 4 are older than the window (`--since 7d` looks further back);"
        " 3 links are no article by the site's pattern; 1 source could not be read"
    )


@pytest.mark.parametrize(
    ("counters", "why"),
    [
        ({"rejected__robots": 2}, "2 pages are forbidden by robots.txt (tried again later)"),
        ({"rejected__address": 1},
         "1 page leads to a loopback, private or otherwise special address (--allow-private permits that)"),
        ({"rejected__soft_404": 1, "rejected__no_body": 2, "pages__known": 1, "left_out__other_domain": 1},
         ("1 page is known already (the output has the articles; another --output begins anew); 1 link leads to other"
          " sites; 3 pages were set aside (no_body, soft_404)")),
    ],
)  # fmt: skip
def test_why_nothing_came_of_pages_set_aside(counters: dict[str, int], why: str) -> None:
    assert summary(report(site(**READ, **counters))).splitlines()[-2] == f"why nothing came: {why}"


@pytest.mark.parametrize("reason", ["address", "address, tried again after 2026-02-13T01:00:00Z"])
def test_a_special_address_is_explained(reason: str) -> None:
    made = report(site("127.0.0.1", failing={"http://127.0.0.1:8765/": reason}, sources__failed=1))
    why = "it leads to a loopback, private or otherwise special address (--allow-private permits that)"
    assert summary(made).splitlines()[1].endswith(f"  {reason}: http://127.0.0.1:8765/: {why}")


def test_an_interrupted_and_an_unwritable_run_say_so() -> None:
    assert "interrupted; what was finished is kept" in summary(report(site(**READ), signal=15))
    assert "the output cannot be written: x: full" in summary(report(site(**READ), error="x: full"))


def arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("bir", "iki"):
        (tmp_path / f"{name}.py").write_text(
            f'from newscrawl import Site\nSITE = Site(name="{name}", domains=("{name}.localhost:8000",), country="TR",'
            f' language="tr", timezone="Europe/Istanbul", feeds=("http://{name}.localhost:8000/rss",))\n'
        )
    return tmp_path


def test_options_go_before_the_configuration(folder: Path) -> None:
    config = Config(output=folder / "o", sites=(folder,), since="12h", limit=3, delay=4.0, allow_private=True, wait=9.0)
    options, sites = prepared(arguments("bir", "iki", "--limit", "5"), config)
    assert [one.name for one in sites] == ["bir", "iki"]
    assert (options.folder, options.window, options.limit) == (folder / "o", Window(since=43200), 5)
    assert (options.delay, options.wait, options.allow_private) == (4.0, 9.0, True)
    options, _ = prepared(arguments("bir", "--from", "2026-02-01", "--to", "2026-02-03", "--output", "x"), config)
    assert (options.folder, options.window) == (Path("x"), Window(first=date(2026, 2, 1), last=date(2026, 2, 3)))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "name a site or a URL, or give --all"),
        (("bir", "--all"), "--all takes no names"),
        (("bri",), "no site is named 'bri'; did you mean bir"),
        (("bir", "--from", "2026-02-03", "--to", "2026-02-01"), "--to 2026-02-01 lies before --from 2026-02-03"),
        (("bir", "--since", "2d", "--to", "2026-02-01"), "--since and --from/--to cannot be given together"),
        (("ftp://bir.com/",), "'ftp://bir.com/' is no address of a site"),
        (("http://",), "'http://' is no address of a site"),
        (("https://www.okul.edu.tr/",), "okul.edu.tr: no contact is set"),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...], reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        prepared(arguments(*words), Config(sites=(folder,)))
    assert reason in str(caught.value)


def test_an_address_of_a_known_site_is_that_site_and_of_an_unknown_one_is_explored(folder: Path) -> None:
    config = Config(sites=(folder,))
    _, (known,) = prepared(arguments("http://bir.localhost:8000/haber"), config)
    assert known.name == "bir"
    options, (unknown,) = prepared(arguments("http://127.0.0.1:9000/"), config)
    assert (unknown.name, unknown.domains, options.explored) == ("127.0.0.1", ("127.0.0.1:9000",), {"127.0.0.1"})
    assert explored_site("https://www.yerel.com.tr/guncel").name == "yerel.com.tr"


def test_two_addresses_of_one_unknown_site_are_both_its_beginnings() -> None:
    addresses = ["http://localhost:8801/kat/", "http://localhost:8802/", "http://localhost:8801/kat/"]
    (site,), (same,) = chosen(addresses, False, Catalogue.load([]))
    assert site is same
    assert site.domains == ("localhost:8801", "localhost:8802")
    assert site.listings == ("http://localhost:8801/kat/", "http://localhost:8802/")


def test_all_leaves_broken_files_out_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kirik.py").write_text("SITE = 1\n")
    (folder / "kapali.py").write_text(
        'from newscrawl import Site\nSITE = Site(name="kapali", domains=("k.localhost",), country="TR", language="tr",'
        ' timezone="Europe/Istanbul", feeds=("http://k.localhost/rss",), enabled=False)\n'
    )
    options, sites = prepared(arguments("--all"), Config(sites=(folder,), contact="a@okul.edu.tr"))
    names = {one.name for one in sites}
    assert {"bir", "iki"} <= names
    assert not {"kirik", "kapali"} & names
    assert list(options.left_out) == ["kirik"]
    assert "newscrawl: left out: " in capsys.readouterr().err


def test_settings_of_a_run(folder: Path) -> None:
    here = Site(
        name="a", domains=("127.0.0.1:1",), country="TR", language="tr", timezone="UTC", feeds=("http://127.0.0.1:1/",)
    )
    there = Site(name="b", domains=("b.com",), country="TR", language="tr", timezone="UTC", feeds=("https://b.com/",))
    settings = project_settings(Options(folder=folder, delay=0.5, contact="a@okul.edu.tr"), [here])
    assert (settings.getfloat("DOWNLOAD_DELAY"), settings.getint("NEWSCRAWL_IP_RATE", 2)) == (0.5, 0)
    assert project_settings(Options(folder=folder), [here, there]).getint("NEWSCRAWL_IP_RATE", 2) == 2
    for name, value in {
        "ROBOTSTXT_OBEY": True, "COOKIES_ENABLED": False, "REFERER_ENABLED": False, "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False, "DOWNLOAD_VERIFY_CERTIFICATES": True, "DOWNLOAD_TIMEOUT": 20,
        "DOWNLOAD_MAXSIZE": 5 << 20, "REDIRECT_MAX_TIMES": 10, "FEED_EXPORT_ENCODING": "utf-8", "FEEDS": {},
    }.items():  # fmt: skip
        assert settings[name] == value, name
