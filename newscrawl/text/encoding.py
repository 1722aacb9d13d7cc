"""Bytes -> text: which charset a page really is in. Never raises, never takes a label's word against the bytes.

Order: byte order mark, UTF-8 when the bytes are valid as such (nothing else looks like it by chance), the HTTP header,
the page's own declaration, the bytes' own evidence. Labels are read as browsers do (https://encoding.spec.whatwg.org).
"""

from __future__ import annotations

import codecs
import re

from newscrawl.text.mojibake import is_mojibake, repair

__all__ = ["PRESCAN", "declared_charset", "decode", "is_mojibake", "repair"]

PRESCAN = 2048  # bytes in which a page's own declaration is looked for
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ASCII = bytes(range(128))

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_XML = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([^"'\s>]+)""", re.I)
# A tag with its attributes, so that "<meta charset" inside an attribute's value is not taken for a tag.
_TAG = re.compile(rb"""<(/?[a-z!?][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.I | re.S)
_RAW = re.compile(rb"<(script|style|title|textarea)\b[^>]*>.*?(?:</\1\b|\Z)", re.I | re.S)
_ATTRIBUTE = re.compile(rb"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""", re.S)
_CONTENT_CHARSET = re.compile(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"';]+))""", re.I)

_RUN = re.compile(rb"[\xc0-\xff\xa8\xb8\xb2\xb3\xbf]{3,}")  # letters beyond ASCII, three in a row: not a Latin script
_TURKISH = b"\xf0\xfd\xfe\xdd\xde"  # ğ ı ş İ Ş where windows-1252 has ð ý þ Ý Þ
_ACUTE = b"\xe1\xe9\xed\xf3\xfa\xe6"  # á é í ó ú æ: Icelandic, which has ð ý þ as well
_GUESSES = frozenset(("windows-1251", "windows-1252", "windows-1254"))


def _undefined(error: UnicodeError) -> tuple[str, int]:
    """A byte that the code page leaves undefined is the control character of that number, as in browsers."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("newscrawl.undefined", _undefined)


def _resolve(label: str | None) -> str | None:
    """The name of the encoding that browsers use for the label; None for no label or an unknown one."""
    from w3lib.encoding import resolve_encoding

    try:
        codec = resolve_encoding(label.strip().strip("\"'").lower()) if label else None
    except (ValueError, LookupError):
        return None
    if codec is None or not getattr(codecs.lookup(codec), "_is_text_encoding", True):
        return None
    name = re.sub(r"^cp(125\d)$", r"windows-\1", codec.replace("_", "-"))
    return re.sub(r"^iso8859-", "iso-8859-", name)


def _attributes(raw: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), double or single or bare)
    return found


def _meta_label(attributes: dict[bytes, bytes]) -> str | None:
    label = attributes.get(b"charset")
    if label is None and attributes.get(b"http-equiv", b"").strip().lower() == b"content-type":
        match = _CONTENT_CHARSET.search(attributes.get(b"content", b""))
        label = next((part for part in match.groups() if part is not None), None) if match else None
    return label.decode("ascii", "ignore") if label else None


def declared_charset(body: bytes) -> str | None:
    """The charset that the first PRESCAN bytes declare: the first <meta> with a known label, else the XML declaration.

    A declared UTF-16 means UTF-8, as the declaration itself could be read.
    """
    head = _RAW.sub(b"", _COMMENT.sub(b"", body[:PRESCAN]))
    xml = _XML.search(head)
    metas = (_meta_label(_attributes(raw)) for name, raw in _TAG.findall(head) if name.lower() == b"meta")
    labels = (*metas, xml[1].decode("ascii", "ignore") if xml else None)
    name = next(filter(None, map(_resolve, labels)), None)
    return "utf-8" if name and name.startswith("utf-16") else name


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of markup is zero."""
    head = body[:400]
    little, big = head[1::2].count(0), head[::2].count(0)
    if max(little, big) * 4 <= len(head) or min(little, big) * 8 > max(little, big):
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _evidence(body: bytes) -> str | None:
    """What the bytes beyond ASCII say about a single-byte charset; None when they say nothing clear."""
    high = body.translate(None, _ASCII)
    if not high:
        return None
    cyrillic = b"".join(_RUN.findall(body))
    if len(cyrillic) > max(6, len(high) // 2):
        lower = len(cyrillic.translate(None, bytes(range(0xE0))))  # small letters of windows-1251, capitals of KOI8-R
        return "windows-1251" if lower * 2 > len(cyrillic) else "koi8-r"
    turkish = sum(map(high.count, _TURKISH))
    if turkish >= 3 and turkish * 8 > len(high) and turkish > 4 * sum(map(high.count, _ACUTE)):
        return "windows-1254"
    return None


def _nearly_utf8(body: bytes, declared: bool) -> str | None:
    """The text when it is UTF-8 but for a few bytes (a cut page, one field from elsewhere)."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return text if good > (2 if declared else 10) * bad else None


def _charset(body: bytes, header: str | None, declared: str | None, problems: list[str]) -> str:
    """The single-byte (or East Asian) charset of bytes that are no UTF-8."""
    named = [name for name in (header, declared) if name and not name.startswith("utf-")]
    if len(set(filter(None, (header, declared)))) == 2:
        problems.append("charset_conflict")
    evidence = _evidence(body)
    if not named:
        problems.append("charset_guessed")
        return evidence or "windows-1252"
    if evidence and named[0] in _GUESSES and named[0] != evidence:
        return evidence  # a server's default for all pages, or an editor's habit
    return named[0]


def _read(body: bytes, charset: str) -> str:
    errors = "newscrawl.undefined" if charset.startswith(("windows-", "iso-8859-", "koi8")) else "replace"
    try:
        return body.decode(charset, errors)
    except (LookupError, UnicodeError, ValueError):  # a codec of Python that is none for text
        return body.decode("utf-8", "replace")


def _legacy(body: bytes, header: str | None, declared: str | None) -> tuple[str, str, list[str]]:
    problems: list[str] = []
    names = _resolve(header), _resolve(declared) or declared_charset(body)
    text = _nearly_utf8(body, "utf-8" in names)
    if text is not None:
        return text, "utf-8", ["broken_bytes"]
    charset = _charset(body, *names, problems)
    text = _read(body, charset)
    if "\ufffd" in text:
        problems.append("broken_bytes")
    return text, charset, problems


def decode(body: bytes, headers_charset: str | None, declared: str | None = None) -> tuple[str, str, list[str]]:
    """The text of a page, the charset it was read in, and what was wrong.

    ``headers_charset``: the label of the Content-Type header; ``declared``: the page's own, looked for when None.
    Problems: `broken_bytes` (some bytes are no letters: U+FFFD stands for them), `charset_conflict` (header and page
    name different charsets, and it mattered), `charset_guessed` (nobody names one). NUL characters are dropped.
    """
    charset = next((name for mark, name in _BOMS if body.startswith(mark)), None) or _wide(body)
    if charset:
        text, problems = body.decode(charset, "replace"), list[str]()
        problems += ["broken_bytes"] if "\ufffd" in text and charset != "utf-8" else []
    else:
        text, charset, problems = _plain(body, headers_charset, declared)
    return text.removeprefix("\ufeff").replace("\0", ""), charset, problems


def _plain(body: bytes, header: str | None, declared: str | None) -> tuple[str, str, list[str]]:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, header, declared)
    if not text.isascii():
        return text, "utf-8", []
    # Only ASCII: the label changes nothing, unless it is of the escape-coded kind.
    name = _resolve(header) or _resolve(declared) or declared_charset(body) or "utf-8"
    if "\x1b" in text and name.startswith("iso2022"):
        return _read(body, name), name, []
    return text, name if not name.startswith("utf-16") else "utf-8", []
