"""newscrawl scrape: one line for each input in their order, one clear line for each that gives none."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from processes import command, environment, run

from newscrawl import registry
from newscrawl.article import json_schema
from newscrawl.cli import main
from newscrawl.demo.faults import answer, challenge, hang, soft_404, status
from newscrawl.demo.server import Server

TEXT = """Ardıçlık'ta kar yolları kapattı - Yerel Haber
Ardıçlık'ta kar yolları kapattı
13.02.2026 16:01
Ardıçlık ilçesinde gece boyunca süren kar yağışı nedeniyle on iki köy yolu ulaşıma kapandı, ekipler sabah çalışmaya başladı.
Belediye ekipleri, kapanan yolların akşama kadar açılacağını, köylerde yaşayanların zorunlu olmadıkça yola çıkmamasını istedi.
Meteoroloji yetkilileri, yağışın yarın öğleden sonra etkisini yitireceğini ve hava sıcaklığının artacağını bildirdi.
Kaynak: AA
"""
PAGE = """<!DOCTYPE html><html lang="tr"><head><title>Ardıçlık'ta kar yolları kapattı</title></head><body><article>
<h1>Ardıçlık'ta kar yolları kapattı</h1><time datetime="2026-02-13T16:01:00+03:00">13.02.2026 16:01</time>{}</article>
</body></html>""".format("".join(f"<p>{line}</p>" for line in TEXT.splitlines()[3:6]))
SITE = """from newscrawl import Layout, Site
SITE = Site(name="yerel", domains=("yerel.com.tr",), country="TR", region="TR-16", language="tr",
    timezone="Europe/Istanbul", feeds=("https://yerel.com.tr/rss",), article=r"-(?P<id>\\d+)$",
    layouts=(Layout(name="2026", headline="h1", body="article p"),))
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty working folder, and no catalogue of another test's."""
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSCRAWL_SITES", "NEWSCRAWL_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    yield
    registry.use_catalogue(None)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Inputs good and bad."""
    for name, data in {
        "page.html": PAGE.encode(),
        "text.txt": TEXT.encode(),
        "page.txt": PAGE.encode(),
        "list.html": b"<html><body><ul>" + b"<li><a href='/x'>Haber</a></li>" * 30 + b"</ul></body></html>",
        "empty.html": b"\n",
        "photo.jpg": b"\xff\xd8\xff\xe0 JFIF",
    }.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def scraped(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]], list[str]]:
    code = main(["scrape", *arguments])
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.split("\n")[:-1]]
    for record in records:
        jsonschema.validate(record, json_schema())
    return code, records, err.splitlines()


def test_files_in_their_order(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, records, errors = scraped(capsys, "text.txt", "page.html", "list.html", "page.txt")
    assert (code, errors) == (0, [])
    assert [(one["kind"], one["layout"]) for one in records] == [
        ("news", "text"), ("news", "generic"), ("other", "generic"), ("news", "generic"),
    ]  # fmt: skip
    assert [one["headline"] for one in records] == ["Ardıçlık'ta kar yolları kapattı"] * 2 + [
        None,
        "Ardıçlık'ta kar yolları kapattı",
    ]
    assert {one["site"] for one in records} == {"unknown"}
    assert records[2]["problems"] == ["no_article"]
    assert records[0]["source"] == "AA"


def test_url_says_where_a_file_comes_from(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = "https://www.ornek.com.tr/haber/kar-1234567"
    for name in ("page.html", "text.txt"):
        code, (record,), _ = scraped(capsys, name, "--url", url)
        assert (code, record["url"], record["site"]) == (0, url, "ornek.com.tr")


@pytest.mark.parametrize(
    ("arguments", "code", "printed", "errors"),
    [
        (("nowhere.html",), 2, 0, ["newscrawl: nowhere.html: No such file or directory"]),
        ((".",), 2, 0, ["newscrawl: .: Is a directory"]),
        (("",), 2, 0, ["newscrawl: '': an empty name is neither an address nor a file"]),
        (("empty.html",), 4, 0, ["newscrawl: empty.html: empty"]),
        (("photo.jpg",), 4, 0, ["newscrawl: photo.jpg: binary: neither a page nor text"]),
        (("nowhere.html", "empty.html"), 4, 0, ["newscrawl: nowhere.html: No such file or directory",
                                                "newscrawl: empty.html: empty"]),
        (("nowhere.html", "page.html"), 3, 1, ["newscrawl: nowhere.html: No such file or directory"]),
        (("page.html", "photo.jpg", "text.txt"), 3, 2, ["newscrawl: photo.jpg: binary: neither a page nor text"]),
        (("www.ntv.com.tr",), 2, 0, ["newscrawl: www.ntv.com.tr: No such file or directory; an address begins with https://"]),
        (("page.html", "--url", "ornek.com.tr"), 2, 0, ["newscrawl: --url: 'ornek.com.tr' is no http(s) address"]),
        (("page.html", "text.txt", "--url", "https://a.tr/"), 2, 0,
         ["newscrawl: --url says where one file comes from; 2 files are given"]),
        (("-", "-"), 2, 0, ["newscrawl: standard input (-) can be read once"]),
        (("ftp://a.tr/x",), 2, 0, ["newscrawl: ftp://a.tr/x: only http and https addresses can be fetched"]),
        (("page.html", "--sites", "nowhere"), 2, 0, ["newscrawl: {}/nowhere: no such folder of site files"]),
    ],
)  # fmt: skip
def test_bad_input(
    files: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    printed: int,
    errors: list[str],
) -> None:
    got, records, lines = scraped(capsys, *arguments)
    assert (got, len(records), lines) == (code, printed, [line.format(files) for line in errors])


def test_a_site_folder(files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (files / "mysites").mkdir()
    (files / "mysites" / "yerel.py").write_text(SITE)
    url = "https://www.yerel.com.tr/kar-77"
    for name, layout in (("page.html", "2026"), ("text.txt", "text")):
        _, (record,), _ = scraped(capsys, name, "--url", url, "--sites", "mysites")
        assert (record["id"], record["region"], record["layout"]) == ("yerel:77", "TR-16", layout)
    monkeypatch.setenv("NEWSCRAWL_SITES", "mysites")
    assert scraped(capsys, "page.html", "--url", url)[1][0]["id"] == "yerel:77"
    monkeypatch.delenv("NEWSCRAWL_SITES")
    (files / "newscrawl.toml").write_text('sites = "mysites"\n')
    assert scraped(capsys, "page.html", "--url", url)[1][0]["id"] == "yerel:77"


def test_a_broken_site_file(files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (files / "mysites").mkdir()
    path = files / "mysites" / "yerel.py"
    path.write_text(SITE.replace('country="TR"', 'country="Türkiye"'))
    line = f"newscrawl: {path}: country: 'Türkiye' is not ISO 3166-1 alpha-2, such as TR"
    assert scraped(capsys, "page.html", "--sites", "mysites") == (2, [], [line])
    monkeypatch.setenv("NEWSCRAWL_SITES", "mysites")
    assert scraped(capsys, "page.html", "--url", "https://www.yerel.com.tr/kar-77") == (2, [], [line])
    code, records, errors = scraped(capsys, "page.html", "--url", "https://www.ornek.com.tr/kar-77")
    assert (code, len(records), errors) == (0, 1, [line.replace("newscrawl: ", "newscrawl: left out: ")])


def test_standard_input_and_a_charset_of_another_day(files: Path) -> None:
    done = subprocess.run(
        command("scrape", "-", "page.html"), input=TEXT.encode("iso-8859-9"), capture_output=True, check=False,
        env=environment(LC_ALL="C", PYTHONIOENCODING="ascii"),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["headline"] for line in done.stdout.splitlines()] == [
        "Ardıçlık'ta kar yolları kapattı"
    ] * 2


def test_a_closed_pipe_is_no_error_and_a_full_disk_is_one(files: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            command("scrape", *["page.html"] * 3), stdout=pipe, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("scrape", "page.html"), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert (done.returncode, done.stderr) == (6, b"newscrawl: standard output: No space left on device\n")


def test_a_file_imports_nothing_heavy(files: Path) -> None:
    heavy = ("scrapy", "twisted", "dateparser", "tldextract", "json_repair", "parsel", "sqlite3", "asyncio")
    code = (
        "import sys; from newscrawl.cli import main; assert main(sys.argv[1:]) == 0;"
        f" print(*(name for name in {heavy} if name in sys.modules), file=sys.stderr)"
    )
    for words in (["page.html", "--url", "https://www.sondakika.com/guncel/haber-kar-19568323/"], ["text.txt"]):
        done = subprocess.run(
            [command()[0], "-c", code, "scrape", *words], capture_output=True, text=True, env=environment(), check=False
        )
        assert (done.returncode, done.stderr) == (0, "\n")


def test_addresses_and_files_mixed(server: Server, site_folder: Path, files: Path) -> None:
    (files / "newscrawl.toml").write_text('delay = 0\nallow-private = true\nsites = "mysites"\n')
    story = next(one for one in server.newsroom.stories if one.site == "kuzeydemo")
    base = {name: site.base for name, site in server.newsroom.sites.items()}
    good = base["kuzeydemo"] + story.path
    for path, fault in {
        "pdf": answer(b"%PDF-1.7", content_type="application/pdf"),
        "nothing": answer(b""),
        "broken": status(500),
        "silinen-haber": answer(b"", status=302, headers={"Location": "/"}),
        "moved": answer(b"", status=301, headers={"Location": story.path}),
        "gone": soft_404(),
        "wall": challenge(200),
        "plain": answer(TEXT, content_type="text/plain; charset=utf-8"),
    }.items():
        server.faults[f"kuzeydemo/{path}"] = fault
    server.faults["guneydemo/robots.txt"] = answer("User-agent: *\nDisallow: /kapali", content_type="text/plain")
    server.faults["sondemo/robots.txt"] = status(503)
    bad = [base["kuzeydemo"] + "/" + path for path in ("pdf", "nothing", "broken", "none")]
    others = [base["kuzeydemo"] + "/" + path for path in ("silinen-haber", "gone", "wall")]
    closed, away, dead = base["guneydemo"] + "/kapali/x", base["sondemo"] + "/x", "http://127.0.0.1:1/x"
    inputs = [good, "text.txt", *bad, *others, base["kuzeydemo"] + "/moved", closed, away, dead, "http://[::1/",
              base["kuzeydemo"] + "/plain", good, "page.html"]  # fmt: skip
    done = run("scrape", *inputs, cwd=files)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["url"], one["kind"]) for one in records] == [
        (good, "news"), (None, "news"), (base["kuzeydemo"] + "/", "other"), (others[1], "other"), (others[2], "other"),
        (good, "news"), (base["kuzeydemo"] + "/plain", "news"), (good, "news"), (None, "news"),
    ]  # fmt: skip
    assert records[0]["site"] == "kuzeydemo"
    assert records[0]["headline"] == story.headline
    assert ["soft_404" in one["problems"] for one in records[2:4]] == [True, True]
    assert records[4]["problems"] == ["challenge"]
    left = "its robots.txt could not be had, so the site is left alone for now"
    assert done.stderr.splitlines() == [
        f"newscrawl: {bad[0]}: binary: neither a page nor text",
        f"newscrawl: {bad[1]}: empty",
        f"newscrawl: {bad[2]}: HTTP status 500 (Internal Server Error)",
        f"newscrawl: {bad[3]}: HTTP status 404 (Not Found)",
        f"newscrawl: {closed}: robots: its robots.txt forbids this page",
        f"newscrawl: {away}: HTTP status 503: {left}",
        f"newscrawl: {dead}: refused: the server refuses the connection; {left}",
        "newscrawl: http://[::1/: no usable address",
    ]
    assert done.returncode == 3
    asked = [(one.site, one.path) for one in server.requests]
    assert asked.count(("kuzeydemo", story.path)) == 2  # once as itself, once where /moved leads
    assert ("guneydemo", "/kapali/x") not in asked
    assert {one.headers["user-agent"] for one in server.requests} == {"newscrawl/0.1.0"}
    assert sorted(path.name for path in files.iterdir() if path.suffix in ("", ".jsonl")) == ["mysites"]


def test_special_addresses_are_not_contacted(server: Server, tmp_path: Path) -> None:
    base = server.newsroom.site("kuzeydemo").base
    inputs = [base + "/x", base.replace("127.0.0.1", "localhost") + "/x", base.replace("127.0.0.1", "0x7f.1") + "/x"]
    done = run("scrape", *inputs, cwd=tmp_path)
    why = "address: it leads to a loopback, private or otherwise special address (--allow-private permits that)"
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.splitlines() == [f"newscrawl: {one}: {why}" for one in inputs]
    assert server.requests == []


def test_lines_come_as_soon_as_they_can_and_a_signal_keeps_them(server: Server, tmp_path: Path) -> None:
    (tmp_path / "newscrawl.toml").write_text("delay = 0\n")
    site = server.newsroom.site("kuzeydemo")
    server.faults["guneydemo/slow"] = hang()
    inputs = [site.base + site.stories[0].path, server.newsroom.site("guneydemo").base + "/slow", "nowhere.html"]
    process = subprocess.Popen(
        command("scrape", *inputs, "--allow-private"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(),
    )  # fmt: skip
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["url"] == inputs[0]
    while not any(one.path == "/slow" for one in server.requests):
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=10) == (b"", b"")
    assert process.returncode == 143


def test_a_page_that_gzip_packed(tmp_path: Path) -> None:
    text = "".join(
        f"<p>Köprünün {number}. ayağı onarıldı, çalışmalar gelecek hafta bitecek.</p>" for number in range(9)
    )
    page = f"<html><body><article><h1>Köprü onarıldı</h1>{text}</article></body></html>".encode()
    (tmp_path / "kopru.html.gz").write_bytes(gzip.compress(page))
    (tmp_path / "kesik.html.gz").write_bytes(gzip.compress(page)[:-30])
    done = run("scrape", "kopru.html.gz", "kesik.html.gz", cwd=tmp_path)
    whole, cut = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, whole["headline"], "truncated" in whole["problems"]) == (0, "Köprü onarıldı", False)
    assert "truncated" in cut["problems"]
