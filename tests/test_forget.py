"""What is forgotten, purged and compacted."""

from __future__ import annotations

from pathlib import Path

from stored import DAY, NOW, crawl, entry, ids, open_store

from newscrawl.store import Store
from newscrawl.store.forget import Ages, Selection, compact, forget, forgotten, purge, show
from newscrawl.visit import Entry


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
