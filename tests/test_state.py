"""What runs leave behind: their reports, and the commands that show and forget the state."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_run import site

from newscrawl import runs
from newscrawl.cli import main
from newscrawl.lock import Lock
from newscrawl.report import Report


def test_reports_are_kept_for_some_time_and_the_last_one_is_found(tmp_path: Path) -> None:
    assert runs.last(tmp_path) is None
    for day in (1, 2, 3):
        runs.keep(Report(f"2026020{day}T000000Z-0000000{day}", f"2026-02-0{day}T00:00:00Z"), tmp_path)
    last = runs.last(tmp_path)
    assert last is not None
    assert last["id"] == "20260203T000000Z-00000003"
    assert runs.drop(tmp_path, 90, 1_777_939_200) == 3  # 2026-05-05
    runs.keep(Report("20260203T000000Z-00000003", "2026-02-03T00:00:00Z"), tmp_path)
    assert runs.drop(tmp_path, 90, 1_777_852_800) == 0  # 2026-05-04, 90 days later to the second


def test_state_shows_while_a_run_is_at_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from newscrawl.store import Store

    with Lock(tmp_path):
        store = Store.open(tmp_path)
        store.claim("a").ran(store.now(), store.now())
        failing = site(ended="finished", failing={"https://a.com/rss": "timeout"}, sources__failed=1)
        runs.keep(Report("20260203T000000Z-00000003", "2026-02-03T00:00:00Z", [failing]), tmp_path)
        assert main(["state", "show", "--output", str(tmp_path)]) == 0
        assert main(["state", "compact", "--output", str(tmp_path)]) == 5
        store.close()
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("a: 0 articles; pages: none; last run ")
    assert said[1:] == [
        "last run 2026-02-03T00:00:00Z: exit code 4, nothing new", "  failed: https://a.com/rss: timeout",
    ]  # fmt: skip
    (tmp_path / ".newscrawl" / "state.db").write_bytes(b"garbage" * 1000)
    assert main(["state", "show", "--output", str(tmp_path)]) == 2
    assert "no state that can be used" in capsys.readouterr().err


def test_state_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "show", "--output", str(tmp_path)]) == 2
    from newscrawl.store import Source, Store
    from newscrawl.visit import Entry

    store = Store.open(tmp_path)

    claim = store.claim("ornek.com")
    claim.offer([Entry("ornek.com/haber-1", "https://ornek.com/haber-1", source="x")], store.now())
    claim.keep_source(Source("https://ornek.com/rss", checked=1_780_000_000, failures=1, failure="dns"))
    store.claim("baska.com").ran(1_780_000_000, 1_780_000_000)
    store.close()
    tried = "no whole run yet, last tried 2026-05-28T20:26:40Z\n"
    other = "baska.com: 0 articles; pages: none; last run 2026-05-28T20:26:40Z\n"
    for words, said in (
        (("show",), f"{other}ornek.com: 0 articles; pages: 1 open; {tried}"),
        (("forget", "https://www.ornek.com/haber-1"), "1 page forgotten\n"),
        (("forget", "https://www.ornek.com/haber-2", "--purge"), "1 page forgotten\n0 lines taken out"),
        (("forget", "--site", "baska.com"), "0 pages forgotten\n"),
        (("compact",), "0 pages dropped, 0 articles dropped, 0 texts dropped\n"),
        (("show",), f"{other}ornek.com: 0 articles; pages: 2 forgotten; {tried}"),
    ):
        assert main(["state", *words, "--output", str(tmp_path)]) == 0
        assert capsys.readouterr().out.startswith(said)
    for wrong in (
        ("forget",), ("show", "--site", "x"), ("forget", "--since", "gestern"), ("forget", "kein-url"),
        ("forget", "https://yeni.com/1", "kein-url"), ("forget", "--site", "yok"),
        ("forget", "https://www.ornek.com/haber-1", "--site", "yok"),
    ):  # fmt: skip
        assert main(["state", *wrong, "--output", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    line = "newscrawl: --site: nothing is remembered of a site named 'yok' (see newscrawl state show)"
    assert (out, err.splitlines()[-2:]) == ("", [line] * 2)
    assert main(["state", "show", "--output", str(tmp_path)]) == 0
    assert "yeni.com" not in capsys.readouterr().out
