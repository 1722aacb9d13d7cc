"""Bytes of a feed or sitemap -> an XML tree, however broken they are, and harmless whatever they hold.

No DTD is ever read (the document type goes with everything before the root), so that no entity can grow or reach a
file; the parser resolves none, opens no network and keeps libxml2's limits. HTML's named characters are known.
"""

from __future__ import annotations

import codecs
import html
import re
import zlib
from collections.abc import Iterator

from lxml import etree

MAX_BYTES = 24 * 1024 * 1024  # unpacked; sitemaps.org allows 50 MB, which no memory of 300 MB can hold as text and tree
MAX_TAGS = 600_000  # 50,000 URLs with five fields each, and what is around them
_SLICE = 2 * 1024 * 1024  # characters that are mended at a time
_ENTRY = re.compile(r"<(?:url|sitemap|item|entry)[\s>]", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_WIDE = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"^[^<]{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
# slow, or no charsets at all, or wide ones, which show themselves by their bytes
_NOT_TRUSTED = re.compile(r"idna|punycode|(?:raw.)?unicode.escape|undefined|utf.?(?:16|32)|ucs", re.I)
_STATEFUL = ("utf-7", "utf7", "iso-2022", "iso2022", "hz", "cp037", "ebcdic")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm"

_PIECE = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--.*?(?:-->|\Z)|&+(?=&)"
    r"|&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});|&(?P<number>#(?:[0-9]{1,8}|[xX][0-9A-Fa-f]{1,7}));?|&",
    re.S,
)
# libxml2 compares each attribute of a tag with all others: 60,000 of them take a minute
_GIANT_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}>?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))


def unpacked(body: bytes) -> tuple[bytes, str | None]:
    """The body without gzip (known by its first bytes, up to two layers), and a problem: ``too_big``, ``truncated``."""
    problem = None
    for _ in range(2):
        if body[:2] != b"\x1f\x8b":
            break
        reader = zlib.decompressobj(wbits=31)
        try:
            body, broken = reader.decompress(body, MAX_BYTES), not reader.eof
        except zlib.error:
            body, broken = _salvaged(body), True
        problem = "too_big" if len(body) >= MAX_BYTES else "truncated" if broken else problem
    if len(body) > MAX_BYTES:
        return body[:MAX_BYTES], "too_big"
    return body, problem


def _salvaged(body: bytes) -> bytes:
    """What can be read of a damaged gzip file."""
    reader, parts, size = zlib.decompressobj(wbits=31), [], 0
    try:
        for start in range(0, len(body), 1024):
            parts.append(reader.decompress(body[start : start + 1024], MAX_BYTES))
            size += len(parts[-1])
            if size >= MAX_BYTES:
                break
    except zlib.error:
        pass
    return b"".join(parts)[:MAX_BYTES]


def decoded(body: bytes, content_type: str | None) -> str:
    """The text: byte order mark, then UTF-8 when the bytes are that, then what the document and the server declare."""
    for mark, encoding in (*_BOMS, *_WIDE):
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    head = body[:1000]
    if head.startswith(_EBCDIC):
        head = head.decode("cp037").encode("latin-1", "replace")
    in_document, by_server = _DECLARED.search(head), _CHARSET.search(content_type or "")
    names = [in_document[1].decode("ascii", "replace")] if in_document else []
    names += [by_server[1]] if by_server else []
    if not any(name.lower().startswith(_STATEFUL) for name in names) and body[:4] != _EBCDIC:
        names.insert(0, "utf-8")
    for name in names:
        if (text := _strictly(body, name)) is not None:
            return text
    return _loosely(body, names[1:])


def _strictly(body: bytes, encoding: str) -> str | None:
    if _NOT_TRUSTED.match(encoding):
        return None
    try:
        return body.decode("cp1254" if encoding.lower() in ("iso-8859-9", "latin5", "latin-5") else encoding)
    except (LookupError, ValueError):
        return None


def _loosely(body: bytes, declared: list[str]) -> str:
    """A text with errors: few of them in UTF-8 are a few broken bytes; else what was declared, else Turkish Windows."""
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 < len(text):
        return text
    for name in [*declared, "cp1254"]:
        if not _NOT_TRUSTED.match(name):
            try:
                return body.decode(name, "replace")
            except (LookupError, ValueError):
                continue
    return text


def mended(text: str) -> str:
    """XML text that libxml2 can recover from: HTML's entities as characters, lone ampersands escaped, CDATA closed."""
    text = _FORBIDDEN.sub("", _GIANT_TAG.sub("", text))
    if text.rfind("<![CDATA[") > text.rfind("]]>"):
        text += "]]>"
    return _PIECE.sub(_mend, text)


def _mend(match: re.Match[str]) -> str:
    piece = match[0]
    if piece[0] == "<":
        return piece if piece[2] == "[" else ""  # a comment goes; it may hold what ends it too early
    if name := match["name"]:
        if name in _XML_NAMES:
            return piece
        character = html.unescape(piece)
        return html.escape(character) if character != piece else f"&amp;{name};"
    if number := match["number"]:
        return _FORBIDDEN.sub("", html.escape(html.unescape(f"&{number};")))
    return "&amp;" * len(piece)


def tree(text: str) -> tuple[etree._Element | None, bool]:
    """A root above everything in ``text`` (which begins at its first element), and whether the text had to be cut."""
    cut = text.count("<") > MAX_TAGS
    if cut:
        text = text[: _nth(text, MAX_TAGS)]
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        parser.feed(b"<all>")
        for piece in _slices(text):
            parser.feed(mended(piece).encode("utf-8", "replace"))
        parser.feed(b"</all>")
        return parser.close(), cut
    except (etree.XMLSyntaxError, ValueError):
        return None, cut


def _slices(text: str) -> Iterator[str]:
    """The text in pieces that end between two entries: a copy of all of it would cost twice its memory."""
    at = 0
    while at < len(text):
        entry = _ENTRY.search(text, at + _SLICE)
        end = entry.start() if entry else len(text)
        yield text[at:end]
        at = end


def _nth(text: str, count: int) -> int:
    """Where about the ``count``-th tag begins."""
    share = count / text.count("<")
    return text.rfind("<", 0, int(len(text) * share)) if share < 1 else len(text)
