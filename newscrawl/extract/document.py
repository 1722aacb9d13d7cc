"""What a document is before anybody reads it: empty, binary, plain text or a page with markup."""

from __future__ import annotations

import re

_MAGIC = (
    b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x7fELF", b"OggS", b"ID3",
    b"\x00\x00\x00", b"Rar!", b"7z\xbc\xaf", b"BZh", b"(\xb5/\xfd", b"\xfd7zXZ", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BLANK = b"\x00\t\n\v\f\r \xef\xbb\xbf"
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_OPENS_PAGE = re.compile(r"[\s\ufeff]*(?:<!--.*?-->\s*)*<(?:!doctype|\?xml|html|head|body|meta|title)\b", re.I | re.S)
_OPENS = re.compile(r"[\s\ufeff]*<(?:!--|div|p|article|section|main|h[1-6]|table|ul|script|link|span)\b", re.I)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,2000})?/?>")
_FRAME = re.compile(r"<(?:html|head|body)[\s>]", re.I)
SAMPLE = 200_000  # characters looked at


def document_kind(data: bytes) -> str:
    """``empty``, ``binary``, ``text`` or ``page`` for the bytes of a document."""
    if not data.strip(_BLANK):
        return "empty"
    if data.startswith(_UTF16):
        text = data[:SAMPLE].decode("utf-16", "replace")
        return "page" if has_markup(text) else "text" if text.strip("\ufeff \r\n\t\x00") else "empty"
    if data.startswith(_MAGIC) or _is_binary(data[:SAMPLE]):
        return "binary"
    return "page" if has_markup(data[:SAMPLE].decode("utf-8", "replace")) else "text"


def _is_binary(sample: bytes) -> bool:
    """Whether more than a fiftieth of the bytes are control characters that no text holds."""
    return len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) / 50


def has_markup(text: str) -> bool:
    """Whether a text is a page: it opens like one, or tags are part of its fabric; a text that quotes a tag is none."""
    sample = text[:SAMPLE]
    if "<" not in sample:
        return False
    if _OPENS_PAGE.match(sample):
        return True
    tags = _TAG.findall(sample)
    closing = sum(tag.startswith("</") for tag in tags)
    if _OPENS.match(sample):
        return closing >= 1 or len(tags) >= 4
    dense = len(tags) >= max(4, len(sample) / 400)
    return closing >= 2 and (dense or (len(_FRAME.findall(sample)) >= 2 and len(tags) >= 8))
