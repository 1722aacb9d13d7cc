"""Bodies unpacked within bounds: gzip, deflate, br, zstd. Pure; no more than ``limit`` bytes are ever held."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from itertools import chain

CODINGS = ("gzip", "deflate", "br", "zstd")
MOST_CODINGS = 4  # one upon another: servers send one, by mistake two; hundreds of them would cost minutes
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Unpacked:
    """``over``: there was more than ``limit``, the rest is cut; ``early``: the packed data ends before its end.

    ``rest``: the codings that could not be undone, none in the usual case. ``broken``: no bytes could be unpacked.
    """

    body: bytes
    over: bool = False
    early: bool = False
    broken: bool = False
    rest: tuple[str, ...] = ()


def unpacked(body: bytes, codings: Sequence[str], limit: int) -> Unpacked:
    """The body with its content codings undone, in the order of the header (the last was applied last)."""
    left = [one.strip().lower() for one in codings if one.strip()]
    over = early = broken = False
    if len(left) > MOST_CODINGS:
        return Unpacked(b"", broken=True, rest=tuple(left))
    while left and (steps := _STEPS.get(left[-1])):
        left.pop()
        if body:
            body, one_over, one_early, one_broken = _bounded(steps(body), limit)
            over, early, broken = over or one_over, early or one_early, broken or one_broken
    return Unpacked(body, over, early, broken, tuple(left))


def _bounded(steps: Iterator[bytes | None], limit: int) -> tuple[bytes, bool, bool, bool]:
    """(bytes, over, early, broken); an iterator says None when its data was cut short."""
    kept, early = BytesIO(), False  # its value is no copy
    try:
        for piece in steps:
            early = piece is None
            kept.write(piece or b"")
            if limit and kept.tell() > limit:
                kept.truncate(limit)
                return kept.getvalue(), True, False, False
    except _BROKEN:
        return kept.getvalue(), False, True, not kept.tell()
    return kept.getvalue(), False, early, False


class _Broken(ValueError):
    """Packed data that is none."""


_BROKEN = (_Broken, zlib.error, EOFError, OSError)


def _zlib(bits: int) -> Callable[[bytes], Iterator[bytes | None]]:
    def steps(data: bytes) -> Iterator[bytes | None]:
        while data:  # gzip: several members may follow one another
            unpacker = zlib.decompressobj(bits)
            rest = data
            while rest and not unpacker.eof:
                piece = unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
                yield piece
            while not unpacker.eof and (piece := unpacker.decompress(b"", _CHUNK)):
                yield piece
            if not unpacker.eof:
                yield None
                return
            data = unpacker.unused_data.lstrip(b"\0") if bits > 16 else b""
            if data[:2] != b"\x1f\x8b":
                return

    return steps


def _deflate(data: bytes) -> Iterator[bytes | None]:
    try:  # some servers send the raw form without the zlib frame (RFC 9110 8.4.1.2 tells of them)
        zlib.decompressobj().decompress(data, 1)
        bits = 15
    except zlib.error:
        bits = -15
    return _zlib(bits)(data)


def _brotli(data: bytes) -> Iterator[bytes | None]:
    import brotli  # type: ignore[import-untyped]

    unpacker = brotli.Decompressor()
    try:
        piece = unpacker.process(data, output_buffer_limit=_CHUNK)
        while piece:
            yield piece
            piece = b"" if unpacker.is_finished() else unpacker.process(b"", output_buffer_limit=_CHUNK)
    except brotli.error as error:
        raise _Broken(str(error)) from error
    if not unpacker.is_finished():
        yield None


def _zstd(data: bytes) -> Iterator[bytes | None]:
    # Scrapy requires the backport before Python 3.14
    zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    try:
        with zstd.ZstdFile(BytesIO(data)) as file:
            yield from iter(lambda: file.read(_CHUNK), b"")
    except zstd.ZstdError as error:
        raise _Broken(str(error)) from error


_STEPS: dict[str, Callable[[bytes], Iterator[bytes | None]]] = {
    "gzip": _zlib(31),
    "x-gzip": _zlib(31),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}


def codings_of(headers: Sequence[bytes]) -> list[str]:
    """The codings of the Content-Encoding headers of a response, in their order."""
    return list(chain.from_iterable(header.decode("latin-1").split(",") for header in headers))
