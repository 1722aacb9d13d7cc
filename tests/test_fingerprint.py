"""Fingerprints: equal for the same words, close for copies, far for strangers."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.fingerprint import Sketch, shingles_of, similarity, sketch_of, text_hash, words_of


def story(seed: int, words: int) -> list[str]:
    chance = random.Random(seed)
    return [f"kelime{chance.randrange(3000)}" for _ in range(words)]


def test_words() -> None:
    assert words_of("Ankara'da “kar” yağdı; 12.5 cm") == ["ankarada", "kar", "yağdı", "12", "5", "cm"]
    assert words_of("ILIK", "tr") == ["ılık"]


def test_hash_is_of_the_words_alone() -> None:
    assert text_hash("Kar yağdı.\n\n“Yollar” kapandı") == text_hash("KAR  yağdı “yollar”, kapandı!")
    assert text_hash("Kar yağdı") != text_hash("Yağdı kar")
    assert text_hash("Kar yağdı").hex() == "cbc61c845a26a6d0dbc376dfa764ab34"


def test_shingles() -> None:
    assert len(shingles_of("bir iki üç dört beş altı")) == 3
    assert len(shingles_of("bir iki")) == 1
    assert shingles_of(" … ") == frozenset()


def test_similarity_is_the_share_of_the_shorter_text() -> None:
    long, short = shingles_of("a b c d e f g h"), shingles_of("c d e f x")
    assert similarity(long, short) == similarity(short, long) == 0.5
    assert similarity(long, long) == 1.0
    assert similarity(long, frozenset()) == 0.0


def test_sketch_of_a_short_text_is_exact() -> None:
    one, other = "a b c d e f g h", "c d e f x"
    assert sketch_of(one).similarity(sketch_of(other)) == 0.5
    assert sketch_of("").similarity(sketch_of(one)) == 0.0


@pytest.mark.parametrize("seed", range(5))
def test_a_copy_shares_an_index_key_and_a_stranger_none(seed: int) -> None:
    words = story(seed, 700)
    chance = random.Random(seed)
    edited = [word if chance.random() > 0.05 else "başka" for word in words]
    copies = {"cut": words[:350], "edited": edited, "framed": ["ön", "söz", *words, "son", "söz"]}
    sketch = sketch_of(" ".join(words))
    for copy in copies.values():
        other = sketch_of(" ".join(copy))
        exact = similarity(shingles_of(" ".join(words)), shingles_of(" ".join(copy)))
        assert set(sketch.keys) & set(other.keys)
        assert abs(sketch.similarity(other) - exact) < 0.15
        assert sketch.similarity(other) == other.similarity(sketch)
    stranger = sketch_of(" ".join(story(seed + 100, 700)))
    assert not set(sketch.keys) & set(stranger.keys)
    assert sketch.similarity(stranger) < 0.05


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_pack_and_unpack(text: str) -> None:
    sketch = sketch_of(text)
    assert Sketch.unpack(sketch.pack()) == sketch
    assert list(sketch.hashes) == sorted(set(sketch.hashes))


@pytest.mark.parametrize("packed", [b"", b"1234567", b"123456789"])
def test_no_sketch(packed: bytes) -> None:
    with pytest.raises(ValueError, match="no sketch"):
        Sketch.unpack(packed)
