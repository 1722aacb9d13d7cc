"""Digest: the hashes by which an edit and a copy are recognised, for an article or any mapping with its keys. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newscrawl.text.fingerprint import text_hash

SHORT = 12  # words below which equal texts say nothing ("Haberin ayrıntıları birazdan")


def edition_hash(record: Mapping[str, Any]) -> bytes:
    """Hash of all that a reader reads (headline, lead, body): another one is another revision."""
    parts = [record.get(name) for name in ("headline", "lead", "body")]
    return text_hash("\n\n".join(part for part in parts if isinstance(part, str)))


def copy_hash(record: Mapping[str, Any]) -> bytes | None:
    """Hash of the body, which two copies share under different headlines; None when it is too short to tell."""
    body = record.get("body")
    return text_hash(body) if isinstance(body, str) and len(body.split()) >= SHORT else None
