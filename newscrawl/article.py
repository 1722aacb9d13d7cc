"""Article: every field of one record, its meaning, its order; its JSON line; its JSON Schema.

The record is fixed by the contract: a change of a key is a change of ``SCHEMA_VERSION`` and a line in CHANGELOG.md.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field, fields
from typing import Any, TypedDict

from newscrawl.version import VERSION

SCHEMA_VERSION = 1
GENERATOR = f"newscrawl/{VERSION}"
KINDS = ("news", "live", "gallery", "video", "column", "sponsored", "other")
TRACED = ("headline", "lead", "body", "authors", "source", "published", "modified", "section", "tags", "image")
ORIGINS = ("site", "jsonld", "microdata", "meta", "visible", "generic", "feed", "text")

_SURROGATE = re.compile("[\ud800-\udfff]")


class Image(TypedDict):
    """One picture of an article; ``url`` is absolute and always there."""

    url: str
    caption: str | None
    credit: str | None


class Rights(TypedDict):
    """What the publisher says about reuse (robots meta, X-Robots-Tag, TDMRep)."""

    robots: list[str]
    tdm_reservation: int | None
    tdm_policy: str | None


def no_rights() -> Rights:
    """The rights of a page that says nothing."""
    return {"robots": [], "tdm_reservation": None, "tdm_policy": None}


def no_provenance() -> dict[str, str | None]:
    """A provenance in which no field has been found yet."""
    return dict.fromkeys(TRACED)


@dataclass(kw_only=True, slots=True)
class Article:
    """One news article. Field order is the key order of the JSON line; missing is None, or [] for lists."""

    schema_version: int = SCHEMA_VERSION
    id: str = ""
    url: str | None = None
    canonical_url: str | None = None
    site: str = "unknown"
    country: str | None = None
    region: str | None = None
    language: str | None = None
    kind: str = "news"
    headline: str | None = None
    lead: str | None = None
    body: str | None = None
    authors: list[str] = field(default_factory=list)
    source: str | None = None
    source_text: str | None = None
    agencies: list[str] = field(default_factory=list)
    dateline: str | None = None
    published: str | None = None
    modified: str | None = None
    published_utc: str | None = None
    published_text: str | None = None
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    images: list[Image] = field(default_factory=list)
    free_access: bool | None = None
    rights: Rights = field(default_factory=no_rights)
    fetched: str | None = None
    revision: int = 1
    duplicate_of: str | None = None
    cluster: str = ""
    similarity: float | None = None
    layout: str = "generic"
    provenance: dict[str, str | None] = field(default_factory=no_provenance)
    problems: list[str] = field(default_factory=list)
    generator: str = GENERATOR

    def to_dict(self) -> dict[str, Any]:
        """The record as a plain dict, keys in the contract's order."""
        return {name: getattr(self, name) for name in FIELDS}

    def to_json(self) -> str:
        """One JSON line without its newline: see `json_line`."""
        return json_line(self.to_dict())

    @classmethod
    def from_json(cls, line: str | bytes) -> Article:
        """The inverse of `to_json`. Raises ValueError for a line that is no record of this schema."""
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError(f"a record is a JSON object, not {type(record).__name__}")
        if unknown := sorted(set(record) - set(FIELDS)):
            raise ValueError(f"not a field of an article: {', '.join(unknown)}")
        if missing := [name for name in FIELDS if name not in record]:
            raise ValueError(f"missing field of an article: {', '.join(missing)}")
        return cls(**record)


FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Article))


def json_line(record: dict[str, Any]) -> str:
    """A record as one line of JSON, always valid UTF-8 once encoded and always one line to any reader.

    U+2028/2029 are escaped (JavaScript and ``str.splitlines`` end a line there), lone surrogates become U+FFFD,
    NaN and infinities become null.
    """
    text = json.dumps(_finite(record), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
    return _SURROGATE.sub("\ufffd", text)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every line ever written validates against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newscrawl article",
        "type": "object",
        "properties": {name: _PROPERTIES[name] for name in FIELDS},
        "required": list(FIELDS),
        "additionalProperties": False,
    }


def _nullable(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": [kind, "null"], **more}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_STR: dict[str, Any] = {"type": "string"}
_INSTANT = _nullable("string", pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}:\d{2}(:\d{2})?|Z))?$")
_UTC = _nullable("string", pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")
_STRINGS: dict[str, Any] = {"type": "array", "items": _STR}
_PROPERTIES: dict[str, dict[str, Any]] = {
    **{name: _nullable("string") for name in FIELDS},
    **dict.fromkeys(("authors", "agencies", "tags", "problems"), _STRINGS),
    **dict.fromkeys(("published", "modified", "fetched"), _INSTANT),
    "schema_version": {"const": SCHEMA_VERSION},
    "id": {"type": "string", "pattern": "^[^:]+:.+$"},
    "site": {"type": "string", "minLength": 1},
    "country": _nullable("string", pattern="^[A-Z]{2}$"),
    "region": _nullable("string", pattern="^[A-Z]{2}-[A-Z0-9]{1,3}$"),
    "kind": {"enum": list(KINDS)},
    "published_utc": _UTC,
    "images": {
        "type": "array",
        "items": _object({"url": _STR, "caption": _nullable("string"), "credit": _nullable("string")}),
    },
    "free_access": _nullable("boolean"),
    "rights": _object({"robots": _STRINGS, "tdm_reservation": _nullable("integer"), "tdm_policy": _nullable("string")}),
    "revision": {"type": "integer", "minimum": 1},
    "cluster": _STR,
    "similarity": _nullable("number", minimum=0, maximum=1),
    "layout": _STR,
    "provenance": _object({name: {"enum": [*ORIGINS, None]} for name in TRACED}),
    "generator": {"type": "string", "pattern": "^newscrawl/"},
}
