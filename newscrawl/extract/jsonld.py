"""JSON-LD: a page's objects, read as far as they can be, and the one that is the page's own article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

MAX_DEPTH = 12
MAX_SCRIPT = 1_000_000  # characters; the longest real one in the corpus has 200,000
MAX_SCRIPTS = 300
MAX_MEND = 100_000  # characters of broken scripts in one page: mending takes 10 µs a character and more
_COMMENT = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|AnalysisNews|Recipe)$", re.I)
_GALLERIES = frozenset(("ImageGallery", "MediaGallery"))  # what a gallery's page is, where no article is
_LONG_NUMBER = re.compile(r"\d{4000,}")
_WORD = re.compile(r"\w{2,}")


def documents_of(scripts: Iterable[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """All objects of the scripts with @graph and lists flattened, in order, and the problems met (`jsonld_repaired`, `jsonld_broken`)."""
    found: list[dict[str, Any]] = []
    problems: list[str] = []
    mendable = MAX_MEND
    for script in islice(scripts, MAX_SCRIPTS):
        value, problem = _load(script, mendable)
        if problem:
            mendable -= len(script)
            if problem not in problems:
                problems.append(problem)
        _flatten(value, found, 0)
    return found, problems


def _load(script: str, mendable: int) -> tuple[Any, str | None]:
    # str(): lxml gives subclasses of str, which slow json down and keep the tree alive
    source = str(script).strip()
    if not source:
        return None, None
    if len(source) > MAX_SCRIPT or _LONG_NUMBER.search(source):
        return None, "jsonld_broken"
    for mended in (str, _without_comments):
        try:
            return json.loads(mended(source), strict=False), None
        except (ValueError, RecursionError):
            continue
    return _mend(source, mendable)


def _without_comments(source: str) -> str:
    return _COMMENT.sub("", source).strip().rstrip(";").strip()


def _mend(source: str, mendable: int) -> tuple[Any, str | None]:
    if source.count("[") + source.count("{") > 5_000 or len(source) > mendable:
        return None, "jsonld_broken"
    if "&quot;" in source:
        try:
            return json.loads(unescape(source), strict=False), "jsonld_repaired"
        except (ValueError, RecursionError):
            pass
    from json_repair import repair_json

    try:
        value = repair_json(source, return_objects=True, skip_json_loads=True)
    except (ValueError, RecursionError, IndexError, TypeError, AttributeError, KeyError):
        return None, "jsonld_broken"
    return (value, "jsonld_repaired") if isinstance(value, dict | list) and value else (None, "jsonld_broken")


def _flatten(value: Any, found: list[dict[str, Any]], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            _flatten(item, found, depth + 1)
    elif isinstance(value, dict):
        found.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                _flatten(value[key], found, depth + 1)


def types_of(document: dict[str, Any]) -> list[str]:
    """The @type of an object, always as a list."""
    kinds = document.get("@type")
    return [one for one in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(one, str)]


def is_article(document: dict[str, Any]) -> bool:
    """Whether the object is of a type for articles (schema.org Article and its kin)."""
    return any(_ARTICLE.search(kind) for kind in types_of(document))


def main_article(documents: list[dict[str, Any]], url: str | None, titles: list[str]) -> dict[str, Any]:
    """The article object that speaks of this very page, or {}: a page may carry those of other stories too.

    ``titles`` are what the page calls itself (title, og:title, h1). An object that names another address and shares no
    title is another story's; among those left the one whose headline fits best is taken, then the fullest.
    """
    candidates = [one for one in documents if is_article(one)]
    candidates = candidates or [one for one in documents if not _GALLERIES.isdisjoint(types_of(one))]
    keys = [_words(title) for title in titles]
    ranked = [(_fit(one, url, keys), len(one), -i, one) for i, one in enumerate(candidates)]
    ranked = [row for row in ranked if row[0] > 0]
    return _merged([row[3] for row in sorted(ranked, key=lambda row: row[:3], reverse=True)])


def _merged(ranked: list[dict[str, Any]]) -> dict[str, Any]:
    """The best object, completed by others of the same headline (some pages split one article over two scripts)."""
    if not ranked:
        return {}
    best = dict(ranked[0])
    name = fold(string(best.get("headline")) or "")
    for other in ranked[1:]:
        if name and fold(string(other.get("headline")) or "") == name:
            best |= {key: value for key, value in other.items() if not best.get(key)}
    return best


def _fit(document: dict[str, Any], url: str | None, titles: list[set[str]]) -> float:
    headline = _words(string(document.get("headline")) or string(document.get("name")) or "")
    same_address = _same_address(document, url)
    overlap = max((len(headline & title) / len(headline) for title in titles if headline), default=0.0)
    if same_address is False and overlap < 0.5:
        return 0.0
    if titles and headline and overlap < 0.2 and not same_address:
        return 0.0
    return 0.1 + overlap + (1.0 if same_address else 0.0)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _same_address(document: dict[str, Any], url: str | None) -> bool | None:
    """Whether the object names the page's own address; None when either is unknown."""
    entity = document.get("mainEntityOfPage")
    named = [document.get("url"), document.get("@id"), entity.get("@id") if isinstance(entity, dict) else entity]
    paths = {path for one in named if isinstance(one, str) and (path := _path(one))}
    own = _path(url or "")
    return own in paths if paths and own else None


def _path(url: str) -> str:
    try:
        return urlsplit(url.strip()).path.rstrip("/").lower()
    except ValueError:
        return ""


def string(value: Any) -> str | None:
    """A JSON-LD value as one line of text: the first of a list, the name or @value of an object; HTML entities resolved twice."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return squeeze(unescape(unescape(str(value)))) or None


def strings(value: Any) -> list[str]:
    """All texts of a JSON-LD value that may be one or a list."""
    return [text for one in (value if isinstance(value, list) else [value]) if (text := string(one))]
