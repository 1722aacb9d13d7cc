"""Digest: by what an edit, a copy and a near copy are recognised, for an article or any mapping with its keys. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newscrawl.text.fingerprint import Sketch, sketch_of, text_hash

SHORT = 12  # words below which equal texts say nothing ("Haberin ayrıntıları birazdan")
SIMILAR = 0.5  # share of the shorter text's shingles from which two articles belong to one cluster
LENGTH = 8  # bytes of a hash that are kept


def edition_hash(record: Mapping[str, Any]) -> bytes:
    """Hash of all that a reader reads (headline, lead, body): another one is another revision."""
    parts = [record.get(name) for name in ("headline", "lead", "body")]
    return text_hash("\n\n".join(part for part in parts if isinstance(part, str)))[:LENGTH]


def copy_hash(record: Mapping[str, Any]) -> bytes | None:
    """Hash of the body, which two copies share under different headlines; None when it is too short to tell."""
    return text_hash(body)[:LENGTH] if (body := _body(record)) else None


def sketched(record: Mapping[str, Any]) -> tuple[bytes | None, Sequence[int]]:
    """The body's sketch, packed, and its index keys; nothing when the body is too short to tell."""
    if not (body := _body(record)):
        return None, ()
    sketch = sketch_of(body)
    return sketch.pack(), sketch.keys


def likeness(one: bytes, other: bytes) -> float:
    """Estimated share of the shorter text's shingles that the other one has, of two packed sketches."""
    return round(Sketch.unpack(one).similarity(Sketch.unpack(other)), 3)


def _body(record: Mapping[str, Any]) -> str | None:
    body = record.get("body")
    return body if isinstance(body, str) and len(body.split()) >= SHORT else None
