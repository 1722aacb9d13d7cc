"""A state that is lost or behind its files is made anew from the lines."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from stored import BODY, DAY, NOW, article, crawl, entry, finished, ids, open_store, rejected

from newscrawl.digest import copy_hash
from newscrawl.store import Store, texts
from newscrawl.store.forget import Selection, forget
from newscrawl.visit import Visit


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
