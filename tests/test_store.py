"""The state: what is known, what is committed, what a crash or other programs leave, how it is rebuilt."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newscrawl.article import Article
from newscrawl.digest import copy_hash, edition_hash
from newscrawl.errors import OutputError, UsageError
from newscrawl.store import Finished, Source, Store, texts
from newscrawl.store.files import LineFile
from newscrawl.store.forget import Ages, Selection, compact, forget, forgotten, purge, show
from newscrawl.visit import Entry, Visit

NOW = 1_780_000_000  # 2026-05-28T20:26:40Z
DAY = "2026-05-28"
BODY = " ".join(f"kelime{number}" for number in range(20))


def open_store(folder: Path | None, now: int = NOW) -> Store:
    return Store.open(folder, clock=lambda: now)


def entry(number: int, title: str = "Başlık", **more: object) -> Entry:
    url = f"https://www.ornek.com/haber-{number}"
    given = {"title": title, "source": "https://www.ornek.com/rss"} | more
    return Entry(f"ornek.com/haber-{number}", url, **given)  # type: ignore[arg-type]


def article(number: int, body: str = BODY, revision: int = 1) -> Article:
    url = f"https://www.ornek.com/haber-{number}"
    return Article(
        id=f"ornek:{number}", url=url, canonical_url=url, site="ornek", headline=f"Başlık {number}", body=body,
        revision=revision, cluster=f"ornek:{number}", fetched="2026-05-28T20:26:40Z",
    )  # fmt: skip


def finished(item: Article) -> Finished:
    record = item.to_dict()
    return Finished(item.id, item.to_json().encode() + b"\n", item.revision, edition_hash(record), copy_hash(record))


def crawl(store: Store, numbers: range) -> None:
    claim = store.claim("ornek")
    claim.offer([entry(number) for number in numbers], NOW)
    for number in numbers:
        claim.commit(f"ornek.com/haber-{number}", finished(article(number)), NOW)
    claim.close()


def ids(folder: Path) -> list[str]:
    lines = (folder / "ornek" / f"{DAY}.jsonl").read_bytes().splitlines()
    return [json.loads(line)["id"] for line in lines]


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


def test_a_line_without_its_commit_is_taken_into_the_state(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(2))
    store.claim("ornek").offer([entry(2)], NOW)
    store.close()
    with (tmp_path / "ornek" / f"{DAY}.jsonl").open("ab") as file:  # killed between the write and the commit …
        file.write(article(2).to_json().encode() + b"\n" + article(3).to_json().encode()[:100])  # … or inside the write
    store = open_store(tmp_path)
    assert store.notices == [
        "1 lines that the state did not know were taken into it",
        "an unfinished last line was cut from 1 file",
    ]
    assert ids(tmp_path) == ["ornek:0", "ornek:1", "ornek:2"]
    assert list(store.claim("ornek").due(NOW)) == []
    store.close()
    store = open_store(tmp_path)
    assert store.notices == []
    store.close()


def test_lines_of_other_programs_are_kept_and_counted(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(1))
    store.close()
    path = tmp_path / "ornek" / f"{DAY}.jsonl"
    with path.open("ab") as file:
        file.write(b'{"note": "by hand"}\nnot JSON\n')
    store = open_store(tmp_path)
    assert store.notices == ["2 lines of other programs were kept as they are"]
    claim = store.claim("ornek")
    with path.open("ab") as file:
        file.write(b"half a line")
    claim.commit("ornek.com/haber-1", finished(article(1)), NOW)
    claim.close()
    store.close()
    lines = path.read_bytes().splitlines()
    assert lines[1:4] == [b'{"note": "by hand"}', b"not JSON", b"half a line"]
    assert json.loads(lines[4])["id"] == "ornek:1"


def test_a_shorter_or_missing_file_starts_at_0_and_its_pages_stay_known(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(3))
    store.close()
    path = tmp_path / "ornek" / f"{DAY}.jsonl"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    store = open_store(tmp_path)
    assert store.claim("ornek").article("ornek:2") is not None
    store.close()
    path.unlink()
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    assert claim.offer([entry(number) for number in range(3)], NOW).known == 3
    claim.commit("ornek.com/haber-7", finished(article(7)), NOW)
    claim.close()
    store.close()
    assert ids(tmp_path) == ["ornek:7"]


@pytest.mark.parametrize("damage", ["deleted", "garbage", "half", "older", "foreign"])
def test_a_state_that_cannot_be_used_is_rebuilt_from_the_lines(tmp_path: Path, damage: str) -> None:
    store = open_store(tmp_path)
    crawl(store, range(40))
    store.claim("ornek").reject("ornek.com/haber-90", rejected("https://www.ornek.com/haber-90", "no_body"), NOW)
    store.close()
    path = tmp_path / ".newscrawl" / "state.db"
    _damage(path, damage)
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    assert [claim.offer([entry(number)], NOW).known for number in (0, 39, 90)] == [1, 1, 1]
    assert not claim.first_run()
    assert claim.article("ornek:39") is not None
    assert texts.owner_of_text(store, copy_hash({"body": BODY}) or b"") == "ornek:0"
    assert "rebuilt from their 41 lines" in store.notices[-1]
    assert len(list(path.parent.glob("state.db.broken-*"))) == (0 if damage == "deleted" else 1)
    store.close()


def _damage(path: Path, damage: str) -> None:
    if damage == "deleted":
        path.unlink()
    elif damage == "garbage":
        path.write_bytes(b"\xde\xad" * 1024)
    elif damage == "half":
        with path.open("r+b") as file:
            file.seek(4096 + 2048)
            file.write(os.urandom(2048))
            for page in range(2, path.stat().st_size // 4096):
                file.seek(page * 4096)
                file.write(b"\xa5" * 2048)
    elif damage == "older":
        with sqlite3.connect(path) as base:
            base.execute("update meta set value = '0'")
        base.close()
    else:
        path.unlink()
        with sqlite3.connect(path) as base:
            base.execute("create table other (x)")
        base.close()


def rejected(url: str, reason: str) -> bytes:
    line = {"url": url, "site": "ornek", "reason": reason, "status": 200, "fetched": "2026-05-28T20:26:40Z"}
    return json.dumps(line).encode() + b"\n"


def test_a_state_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    path = tmp_path / ".newscrawl" / "state.db"
    with sqlite3.connect(path) as base:
        base.execute("update meta set value = '99'")
    base.close()
    with pytest.raises(UsageError, match="newer newscrawl"):
        open_store(tmp_path)
    assert path.exists()


def test_passing_trouble_is_tried_again_and_survives_the_loss_of_the_state(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    claim.offer([entry(1)], NOW)
    claim.reject(
        "ornek.com/haber-1",
        rejected("https://www.ornek.com/haber-1", "challenge"),
        NOW,
        "open",
        again=Visit("ornek.com/haber-1", "https://www.ornek.com/haber-1", feed={"title": "Başlık"}),
    )
    (visit,) = claim.due(NOW)
    assert (visit.url, visit.failures, visit.feed) == ("https://www.ornek.com/haber-1", 1, {"title": "Başlık"})
    store.close()
    (tmp_path / ".newscrawl" / "state.db").unlink()
    store = open_store(tmp_path)
    assert [visit.url for visit in store.claim("ornek").due(NOW)] == ["https://www.ornek.com/haber-1"]
    store.close()


def status_of(store: Store, number: int) -> str | None:
    page = store.claim("ornek").page(f"ornek.com/haber-{number}")
    return page and page.status


def test_what_robots_forbade_is_tried_12_times_and_as_often_after_the_loss_of_the_state(tmp_path: Path) -> None:
    pauses = (0, 0, 0, 1, 4, 12, 24, 24, 24, 24, 24)  # hours
    url, key, now = "https://www.ornek.com/haber-1", "ornek.com/haber-1", NOW
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    claim.offer([entry(1)], NOW)
    for number, pause in enumerate(pauses, 1):
        (visit,) = claim.due(now)
        assert visit.failures == number - 1
        claim.reject(key, rejected(url, "robots"), now, again=visit)
        assert status_of(store, 1) == "rejected"
        assert len(list(claim.due(now + pause * 3600 - 1))) == 0
        now += pause * 3600
    # neither news nor open, so that no listing is read on for its sake
    found = claim.offer([entry(1)], now)
    assert (found.known, found.open, found.fresh) == (1, 0, 0)
    store.close()
    (tmp_path / ".newscrawl" / "state.db").unlink()
    store = open_store(tmp_path, now)
    claim = store.claim("ornek")
    (visit,) = claim.due(now)
    assert (visit.url, visit.failures, status_of(store, 1)) == (url, 11, "rejected")
    claim.reject(key, rejected(url, "robots"), now, again=visit)
    assert list(claim.due(10**12)) == []
    store.close()
    (tmp_path / ".newscrawl" / "state.db").unlink()
    store = open_store(tmp_path, now)
    assert (list(store.claim("ornek").due(10**12)), status_of(store, 1)) == ([], "rejected")
    store.close()


def test_a_page_set_aside_before_it_was_done_or_forgotten_is_not_visited_again_after_the_loss_of_the_state(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path)
    claim = store.claim("ornek")
    for number, day in ((1, "27"), (2, "29"), (3, "27")):
        url = f"https://www.ornek.com/haber-{number}"
        line = rejected(url, "address").replace(b"2026-05-28", b"2026-05-" + day.encode())
        claim.offer([entry(number)], NOW)
        claim.reject(f"ornek.com/haber-{number}", line, NOW, again=Visit(f"ornek.com/haber-{number}", url))
    crawl(store, range(1, 3))
    forget(store, Selection(keys=("ornek.com/haber-3",), site="ornek"))
    store.close()
    (tmp_path / ".newscrawl" / "state.db").unlink()
    store = open_store(tmp_path)
    assert [status_of(store, number) for number in (1, 2, 3)] == ["done", "done", "forgotten"]
    assert [visit.key for visit in store.claim("ornek").due(10**12)] == ["ornek.com/haber-2"]  # refused after its line
    store.close()


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


def test_pages_set_aside_are_purged_too(tmp_path: Path) -> None:
    store = Store.open(tmp_path, clock=lambda: NOW, key_of=lambda site, url: f"{site}:{url.rpartition('-')[2]}")
    claim = store.claim("ornek")
    claim.reject("ornek:7", b'{"url": "https://ornek.com/haber-7", "site": "ornek", "reason": "soft_404"}\n', NOW)
    stones = forget(store, Selection(keys=("ornek:7",), site="ornek"))
    assert purge(store, stones) == 1
    store.close()
    assert (tmp_path / ".newscrawl" / "rejected" / f"{DAY}.jsonl").read_bytes() == b""


def test_what_was_forgotten_before_can_be_purged_later(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(3))
    assert len(forget(store, Selection(keys=("ornek.com/haber-1",), site="ornek"))) == 1
    assert ids(tmp_path) == ["ornek:0", "ornek:1", "ornek:2"]
    assert forget(store, Selection(site="ornek", since=NOW + 1)) == []
    assert forgotten(store, Selection(site="ornek", since=NOW + 1)) == []
    stones = forgotten(store, Selection(site="ornek"))
    assert [stone["id"] for stone in stones] == ["ornek:1"]
    assert purge(store, stones) == 1
    assert ids(tmp_path) == ["ornek:0", "ornek:2"]
    store.close()


def test_forgotten_pages_stay_forgotten_even_without_the_state(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(3))
    stones = forget(store, Selection(keys=("ornek.com/haber-1",), site="ornek"))
    assert [stone["id"] for stone in stones] == ["ornek:1"]
    assert purge(store, stones) == 1
    assert ids(tmp_path) == ["ornek:0", "ornek:2"]
    store.close()
    for lost in (False, True):
        if lost:
            (tmp_path / ".newscrawl" / "state.db").unlink()
        store = open_store(tmp_path)
        claim = store.claim("ornek")
        found = claim.offer([entry(1), entry(2)], NOW)
        assert (found.forgotten, found.known, found.new) == (1, 1, 0)
        again = claim.offer([entry(1, source="sitemap")], NOW, NOW)  # a second source of the same run
        assert (again.forgotten, again.repeated) == (0, 1)
        moved = Entry("ornek.com/baska", "https://www.ornek.com/baska", id="ornek:1", source="x")
        assert claim.offer([moved], NOW).forgotten == 1
        store.close()


def test_forget_a_site_since_a_day_and_an_address_never_seen(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(2))
    assert forget(store, Selection(site="ornek", since=NOW + 1)) == []
    assert [stone["url"] for stone in forget(store, Selection(keys=("ornek.com/yeni",), site="ornek"))] == [
        "ornek.com/yeni"
    ]
    assert len(forget(store, Selection(site="ornek"))) == 2
    assert show(store) == [
        {"site": "ornek", "last_run": None, "last_tried": None, "articles": 0, "sources": 0, "pages": {"forgotten": 3}},
    ]
    store.close()


def test_compact_drops_what_is_old_and_keeps_tombstones_and_open_pages(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    crawl(store, range(3))
    claim = store.claim("ornek")
    claim.offer([entry(8)], NOW)
    forget(store, Selection(keys=("ornek.com/haber-0",), site="ornek"))
    ages = Ages(pages=-1, texts=-1, sketches=-1)
    assert compact(store, ages) == {"pages": 2, "articles": 2, "texts": 0}
    assert claim.page("ornek.com/haber-0") is not None
    assert claim.page("ornek.com/haber-8") is not None
    assert claim.page("ornek.com/haber-1") is None
    store.close()


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
