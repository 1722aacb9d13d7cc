"""What is remembered of texts: copies, near copies, lines that recur."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newscrawl.digest import SIMILAR, copy_hash, edition_hash, likeness, sketched
from newscrawl.store import Finished, Store, texts
from newscrawl.text.recurring import line_key, line_keys

NOW = 1_780_000_000
WORDS = [f"kelime{number}" for number in range(400)]
STORY = " ".join(WORDS[:200])


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.open(None, clock=lambda: NOW)
    yield opened
    opened.close()


def remember(store: Store, article_id: str, body: str, now: int = NOW, cluster: str | None = None) -> Finished:
    record = {"body": body}
    finished = Finished(article_id, b"", 1, edition_hash(record), copy_hash(record), cluster=cluster)
    finished.sketch, finished.shingles = sketched(record)
    with store.transaction():
        texts.remember(store, finished, now)
    return finished


def test_the_earliest_article_owns_its_text(store: Store) -> None:
    first = remember(store, "a:1", STORY)
    remember(store, "b:2", STORY.upper())
    assert first.text is not None
    assert texts.owner_of_text(store, first.text) == "a:1"


def test_a_shortened_copy_finds_its_original_and_a_stranger_finds_nobody(store: Store) -> None:
    original = remember(store, "a:1", STORY)
    sketch, keys = sketched({"body": " ".join(WORDS[:90])})
    (found,) = texts.neighbours(store, keys)
    assert (found.id, found.cluster) == ("a:1", "a:1")
    assert original.sketch is not None
    assert sketch is not None
    assert likeness(sketch, found.sketch) >= SIMILAR
    assert texts.neighbours(store, sketched({"body": " ".join(WORDS[200:])})[1]) == []


def test_a_cluster_keeps_its_name_and_a_new_revision_its_place(store: Store) -> None:
    remember(store, "a:1", STORY)
    remember(store, "b:2", STORY + " ek", cluster="a:1")
    remember(store, "b:2", STORY + " ek ve sonrası", cluster="a:1")
    assert texts.cluster_of(store, "b:2") == "a:1"
    assert len(store.rows("select 1 from shingles where id = 'b:2'")) == 16


def test_short_bodies_are_told_by_nothing() -> None:
    assert copy_hash({"body": "Ayrıntılar birazdan"}) is None
    assert sketched({"body": None}) == (None, ())
    assert edition_hash({"headline": "a"}) != edition_hash({"headline": "b"})


def test_lines_are_learned_from_a_site_s_own_articles(store: Store) -> None:
    for number in range(20):
        body = f"Paragraf {'abcdefghijklmnopqrst'[number]} kendine özgüdür.\n\nBizi {number}. kez takip edin!"
        with store.transaction():
            texts.learn(store, "a", line_keys(body), NOW)
        learned = texts.known_lines(store, "a")
        assert (len(learned) == 1) == (number >= 4)
    assert texts.known_lines(store, "a") == {line_key("Bizi 7. kez takip edin")}
    assert texts.known_lines(store, "b") == frozenset()


def test_old_habits_fade(store: Store) -> None:
    with store.transaction():
        for _ in range(10):
            texts.learn(store, "a", [1], NOW)
        for number in range(600):
            texts.learn(store, "a", [100 + number], NOW)
    assert texts.known_lines(store, "a") == frozenset()
    assert store.row("select count from lines where site = 'a' and line = 1") == (5,)


def test_what_is_old_is_dropped(store: Store) -> None:
    old = remember(store, "a:1", STORY, NOW - 100)
    remember(store, "a:2", " ".join(WORDS[200:]))
    with store.transaction():
        texts.learn(store, "a", [1], NOW - 100)
        assert texts.drop(store, NOW - 50, NOW - 50) == 1
    assert old.text is not None
    assert texts.owner_of_text(store, old.text) is None
    assert texts.cluster_of(store, "a:1") is None
    assert store.rows("select distinct id from shingles") == [("a:2",)]
