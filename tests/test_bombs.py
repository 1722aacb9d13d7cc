"""Packed bodies: within bounds, cut ones seen, broken ones said."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from importlib import import_module

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.net.bombs import Unpacked, codings_of, unpacked

try:
    zstd = import_module("compression.zstd")
except ImportError:
    zstd = import_module("backports.zstd")


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": lambda data: gzip.compress(data, 1),
    "x-gzip": lambda data: gzip.compress(data, 1),
    "deflate": lambda data: zlib.compress(data, 1),
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": lambda data: zstd.compress(data),
}
TEXT = "Ankara'da kar yağışı etkili oldu. ".encode() * 400


@pytest.mark.parametrize("coding", PACKERS)
def test_round_trip(coding: str) -> None:
    assert unpacked(PACKERS[coding](TEXT), [coding], 10**6) == Unpacked(TEXT)
    assert unpacked(PACKERS[coding](b""), [coding.upper()], 10**6) == Unpacked(b"")


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_takes_no_more_than_the_limit(coding: str) -> None:
    bomb = PACKERS[coding](b"<p>x</p>" * 4_000_000)
    tracemalloc.start()
    found = unpacked(bomb, [coding], 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(found.body), found.over, found.early) == (1_000_000, True, False)
    assert found.body[:8] == b"<p>x</p>"
    assert peak < 8_000_000


@pytest.mark.parametrize("coding", PACKERS)
def test_a_body_that_ends_early_is_seen(coding: str) -> None:
    text = bytes(range(256)) * 40 + TEXT
    packed = PACKERS[coding](text)
    found = unpacked(packed[: len(packed) - 5], [coding], 10**6)
    assert (found.early, found.over) == (True, False)
    assert text.startswith(found.body)


@pytest.mark.parametrize("coding", PACKERS)
def test_what_is_not_packed_is_broken(coding: str) -> None:
    found = unpacked(b"<html><body>duz metin</body></html>" * 20, [coding], 10**6)
    assert (found.body, found.broken) == (b"", True)


def test_raw_deflate_and_gzip_members() -> None:
    assert unpacked(raw_deflate(TEXT), ["deflate"], 10**6) == Unpacked(TEXT)
    two = gzip.compress(b"bir ") + gzip.compress(b"iki")
    assert unpacked(two, ["gzip"], 10**6) == Unpacked(b"bir iki")
    assert unpacked(two + b"\0\0", ["gzip"], 10**6) == Unpacked(b"bir iki")
    assert unpacked(two + b"cop", ["gzip"], 10**6) == Unpacked(b"bir iki")


def test_codings_are_undone_last_first() -> None:
    packed = brotli.compress(gzip.compress(TEXT))
    assert unpacked(packed, ["gzip", " BR "], 10**6) == Unpacked(TEXT)
    assert unpacked(packed, ["gzip", "br", "aes128gcm"], 10**6) == Unpacked(packed, rest=("gzip", "br", "aes128gcm"))
    assert unpacked(b"", ["gzip"], 10) == Unpacked(b"")
    assert codings_of([b"gzip, br", b"zstd"]) == ["gzip", " br", "zstd"]


def test_hundreds_of_codings_are_none() -> None:
    packed = gzip.compress(gzip.compress(gzip.compress(gzip.compress(TEXT))))
    assert unpacked(packed, ["gzip"] * 4, 10**6) == Unpacked(TEXT)
    found = unpacked(gzip.compress(packed), ["gzip"] * 5, 10**6)
    assert (found.body, found.broken, len(found.rest)) == (b"", True, 5)


def test_a_bomb_in_a_bomb() -> None:
    found = unpacked(gzip.compress(gzip.compress(b"\0" * 30_000_000, 9), 9), ["gzip", "gzip"], 100_000)
    assert (len(found.body), found.over) == (100_000, True)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=200), st.integers(0, 300), st.integers(1, 400))
def test_any_bytes(coding: str, data: bytes, cut: int, limit: int) -> None:
    whole = unpacked(PACKERS[coding](data), [coding], limit)
    assert whole.body == data[:limit]
    assert whole.over is (len(data) > limit)
    for junk in (data, PACKERS[coding](data)[:cut]):
        assert len(unpacked(junk, [coding], limit).body) <= limit
