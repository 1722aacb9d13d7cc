"""The state: what is known, what is committed, what a crash or other programs leave, how it is rebuilt."""

from __future__ import annotations

import resource
import signal
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from stored import DAY, NOW, article, crawl, entry, finished, ids, open_store

from newscrawl.errors import OutputError, UsageError
from newscrawl.store import Source, Store, texts
from newscrawl.store.files import LineFile
from newscrawl.store.forget import show
from newscrawl.visit import Entry


def test_offered_entries_stay_open_until_they_are_done(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    found = claim.offer([entry(1), entry(2)], NOW)
    assert (found.new, found.known) == (2, 0)
    assert [visit.url for visit in claim.due(NOW)] == ["https://www.ornek.com/haber-1", "https://www.ornek.com/haber-2"]
    claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    store.close()
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    assert [visit.key for visit in claim.due(NOW)] == ["ornek.com/haber-2"]
    again = claim.offer([entry(1), entry(2)], NOW)
    assert (again.new, again.open, again.known) == (0, 1, 1)
    assert claim.article("ornek:1") is not None
    assert ids(tmp_path) == ["ornek:1"]
    store.close()


def test_changed_words_of_the_same_source_open_a_page_again_and_those_of_another_do_not() -> None:
    store = open_store(None)
    claim = store.claim("ornek")
    claim.offer([entry(1)], NOW)
    claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    other = Entry(
        "ornek.com/haber-1", "https://www.ornek.com/haber-1", title="Başka", source="https://www.ornek.com/sitemap.xml"
    )
    assert claim.offer([other], NOW).changed == 0
    assert claim.offer([entry(1, title="Yeni başlık")], NOW).changed == 1
    (visit,) = claim.due(NOW)
    assert (visit.reason, visit.feed["title"]) == ("changed", "Yeni başlık")
    claim.settle("ornek.com/haber-1", "done", NOW, article_id="ornek:1")
    assert claim.offer([entry(1, title="Yeni başlık")], NOW).changed == 0
    assert claim.offer([entry(1, title="Daha yeni")], NOW + 4 * 86400).changed == 0  # too long ago
    store.close()


def test_a_source_whose_dates_all_change_at_once_is_not_believed() -> None:
    store = open_store(None)
    claim = store.claim("ornek")
    numbers = range(30)
    claim.offer([entry(number) for number in numbers], NOW)
    for number in numbers:
        claim.commit(f"ornek.com/haber-{number}", finished(article(number)), NOW)
    found = claim.offer([entry(number, published="2026-05-28") for number in numbers], NOW)
    assert (found.unsteady, found.changed, found.known) == (True, 0, 30)
    store.close()


def test_failures_are_retried_at_once_then_later_and_at_last_given_up() -> None:
    store = open_store(None)
    claim = store.claim("ornek")
    claim.offer([entry(1)], NOW)
    key = "ornek.com/haber-1"
    claim.fail(key, 1, NOW)
    assert [visit.failures for visit in claim.due(NOW)] == [1]
    claim.fail(key, 4, NOW)
    assert list(claim.due(NOW + 3599)) == []
    assert [visit.reason for visit in claim.due(NOW + 3600)] == ["retry"]
    claim.fail(key, 12, NOW)
    page = claim.page(key)
    assert page is not None
    assert page.status == "gone"
    assert list(claim.due(NOW + 10**8)) == []
    store.close()


def test_a_source_is_kept_byte_for_byte() -> None:
    store = open_store(None)
    claim = store.claim("ornek")
    source = Source(
        "https://www.ornek.com/rss", etag='W/"\xfc"', modified="Thu, 28 May 2026 20:26:40 GMT", hash=b"\x00\xff"
    )
    claim.keep_source(source)
    assert claim.source("https://www.ornek.com/rss") == source
    assert store.claim("baska").source("https://www.ornek.com/rss") == Source("https://www.ornek.com/rss")
    store.close()


def test_a_state_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    path = tmp_path / ".newscrawl" / "state.db"
    with sqlite3.connect(path) as base:
        base.execute("update meta set value = '99'")
    base.close()
    with pytest.raises(UsageError, match="newer newscrawl"):
        open_store(tmp_path)
    assert path.exists()


def test_a_full_disk_marks_nothing_and_leaves_whole_lines(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    claim.commit("ornek.com/haber-0", finished(article(0)), NOW)
    size = (tmp_path / "ornek" / f"{DAY}.jsonl").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    told: list[str] = []
    store.on_broken = told.append
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, before[1]))
        with pytest.raises(OutputError, match="File too large"):
            claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
        with pytest.raises(OutputError):
            claim.commit("ornek.com/haber-2", finished(article(2)), NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert len(told) == 1
    claim.close()
    store.close()
    assert ids(tmp_path) == ["ornek:0"]
    store = open_store(tmp_path)
    assert store.claim("ornek").article("ornek:1") is None
    store.close()


def test_a_line_is_taken_back_when_the_state_does_not_take_it(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    claim.commit("ornek.com/haber-0", finished(article(0)), NOW)
    store.run("create trigger full before insert on articles begin select raise(abort, 'disk full'); end")
    with pytest.raises(OutputError, match="disk full"):
        claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    assert ids(tmp_path) == ["ornek:0"]
    claim.close()
    store.close()


def test_a_rotated_file_is_not_written_to(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    claim.commit("ornek.com/haber-0", finished(article(0)), NOW)
    path = tmp_path / "ornek" / f"{DAY}.jsonl"
    path.rename(tmp_path / "moved")
    claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    claim.close()
    store.close()
    assert ids(tmp_path) == ["ornek:1"]


def test_an_error_of_our_own_leaves_no_line_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("ours")

    store = open_store(tmp_path)
    claim = store.claim("ornek")
    claim.commit("ornek.com/haber-0", finished(article(0)), NOW)
    with monkeypatch.context() as patch:
        patch.setattr(texts, "remember", broken)
        with pytest.raises(ValueError, match="ours"):
            claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    assert ids(tmp_path) == ["ornek:0"]
    claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    claim.close()
    store.close()
    assert ids(tmp_path) == ["ornek:0", "ornek:1"]


def test_a_line_is_not_taken_back_when_somebody_wrote_behind_it(tmp_path: Path) -> None:
    file = LineFile(tmp_path, "a/b.jsonl")
    start, _ = file.append(b'{"a": 1}\n')
    with (tmp_path / "a" / "b.jsonl").open("ab") as other:
        other.write(b'{"b": 2}\n')
    file.take_back(start)
    file.close()
    assert (tmp_path / "a" / "b.jsonl").read_bytes() == b'{"a": 1}\n{"b": 2}\n'


def test_notes_outlive_the_process(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.put("robots", "https://ornek.com", {"status": 200})
    store.put("robots", "https://ornek.com", {"status": 404})
    store.close()
    store = open_store(tmp_path)
    assert store.get("robots", "https://ornek.com") == {"status": 404}
    assert store.get("host", "https://ornek.com") is None
    store.close()


def test_a_folder_that_cannot_be_written_to_is_found_first(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="Not a directory"):
        open_store(tmp_path / "file" / "output")
    store = open_store(tmp_path)
    (tmp_path / "ornek").write_text("x")
    with pytest.raises(OutputError, match="ornek: not writable"):
        store.probe(["ornek"])
    store.close()


@hypothesis_settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=4000), st.booleans())
def test_cut_anywhere_the_whole_lines_are_kept(
    tmp_path_factory: pytest.TempPathFactory, cut: int, deleted: bool
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    store = open_store(folder)
    crawl(store, range(3))
    store.close()
    path = folder / "ornek" / f"{DAY}.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    if deleted:
        (folder / ".newscrawl" / "state.db").unlink()
    store = open_store(folder)
    kept = path.read_bytes()
    assert whole.startswith(kept)
    assert len(kept) == whole[:cut].rfind(b"\n") + 1
    known = {number for number in range(3) if store.claim("ornek").article(f"ornek:{number}")}
    assert known == ({0, 1, 2} if not deleted else set(range(kept.count(b"\n"))))
    store.close()


def test_a_state_in_a_folder_that_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    monkeypatch.setattr("newscrawl.store.schema.os.access", lambda path, mode: False)
    for numbers in (range(2), range(2, 5)):  # while a run is at work: what only stands beside the database counts, too
        crawl(store, numbers)
        seen = Store.look(tmp_path)
        assert [(row["site"], row["articles"]) for row in show(seen)] == [("ornek", numbers.stop)]
        seen.close()
    store.close()
    assert not (tmp_path / ".newscrawl" / "state.db-wal").exists()
    seen = Store.look(tmp_path)
    assert [row["articles"] for row in show(seen)] == [5]
    seen.close()
