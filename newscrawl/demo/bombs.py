"""Small answers that grow enormously when read: packed bodies, XML entities, attributes, paragraphs, long feeds.

Built in pieces; no more than the packed form (under 1 MiB) is ever in memory here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache

MIB = 1 << 20
UNITS = {
    "page": b"<p>x</p>",
    "feed": b"<item><title>x</title></item>",
    "robots": b"Disallow: /x\n",
    "sitemap": b"<url><loc>x</loc></url>",
}


@cache
def packed(encoding: str, size: int, kind: str = "page") -> bytes:
    """A packed body of ``size`` decoded bytes. Raises LookupError for an encoding that is not installed here."""
    block = _block(kind)
    count = max(1, size // len(block))
    if encoding in ("gzip", "deflate"):
        return _zlib(block, count, encoding)
    if encoding == "br":
        import brotli  # type: ignore[import-untyped, unused-ignore]

        brotli_packer = brotli.Compressor(quality=1)
        return b"".join(brotli_packer.process(block) for _ in range(count)) + bytes(brotli_packer.finish())
    if encoding == "zstd":
        return _zstd(block, count)
    raise LookupError(f"{encoding}: no such content encoding here")


def _block(kind: str) -> bytes:
    unit = UNITS[kind]
    return unit * (MIB // len(unit))


def _zlib(block: bytes, count: int, encoding: str) -> bytes:
    """One block is packed once and repeated: after a full flush a piece refers to nothing before it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    raw = piece * count + packer.flush()
    checksum, start = (zlib.crc32, 0) if encoding == "gzip" else (zlib.adler32, 1)
    for _ in range(count):
        start = checksum(block, start)
    if encoding == "gzip":
        return (
            struct.pack("<4B L 2B", 0x1F, 0x8B, 8, 0, 0, 0, 0xFF) + raw + struct.pack("<2L", start, len(block) * count)
        )
    return b"\x78\xda" + raw + struct.pack(">L", start)


def _zstd(block: bytes, count: int) -> bytes:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from backports import zstd  # type: ignore[import-not-found, no-redef, unused-ignore]
        except ImportError:
            raise LookupError("zstd: neither compression.zstd nor backports.zstd is here") from None
    packer = zstd.ZstdCompressor()
    return b"".join(bytes(packer.compress(block)) for _ in range(count)) + bytes(packer.flush())


def entities(depth: int = 9) -> bytes:
    """An RSS feed whose title is 10**depth times "lol" for a parser that resolves entities."""
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1)]
    declared = "\n".join(['<!ENTITY a0 "lol">', *names])
    item = f"<item><title>&a{depth};</title><link>/bomba-haber-basligi-uzun-100019998</link></item>"
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]><rss version="2.0"><channel>{item}</channel></rss>'.encode()
    )


def external_entity(target: str) -> bytes:
    """An RSS feed that asks its parser to read ``target``, a file or a URL."""
    item = "<item><title>&x;</title><link>/dis-varlik-haber-basligi-100019997</link></item>"
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{target}">]>'
        f'<rss version="2.0"><channel>{item}</channel></rss>'
    ).encode()


def attributes(count: int = 60_000) -> bytes:
    """A page with one tag of ``count`` attributes: quadratic time in lxml."""
    many = " ".join(f"a{n}=1" for n in range(count))
    return (
        f"<html><head><title>Öznitelik</title></head><body><h1>Öznitelik</h1><p {many}>metin</p></body></html>".encode()
    )


def paragraphs(size: int = 8 * MIB) -> Iterator[bytes]:
    """A page of ``size`` bytes of one-letter paragraphs: forty times that in an lxml tree."""
    yield "<html><head><title>Paragraf</title></head><body><h1>Çok paragraf</h1>".encode()
    for _ in range(size // MIB):
        yield _block("page")
    yield b"</body></html>"


def long_feed(base: str, count: int = 50_000) -> Iterator[bytes]:
    """An RSS feed of ``count`` entries, each with an address of its own, newest first."""
    yield f'<?xml version="1.0"?><rss version="2.0"><channel><title>Uzun</title><link>{base}/</link>'.encode()
    for start in range(0, count, 1000):
        yield "".join(
            f"<item><title>Uzun akış {n}</title><link>{base}/guncel/haber-uzun-akis-{900000000 - n}/</link></item>\n"
            for n in range(start, min(start + 1000, count))
        ).encode()
    yield b"</channel></rss>"
