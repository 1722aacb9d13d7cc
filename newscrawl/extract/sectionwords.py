"""The words by which sections are known: the first page's name, usual sections, page types, shelves (data/sections.json)."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

EDGE = " /›»>|·•-–—,"  # around a crumb


@lru_cache(maxsize=4_096)
def is_section_word(group: str, name: str) -> bool:
    """Whether a crumb or label is one of a group's words in any language, whatever its case.

    ``group``: home (the first page), sections, pages (page types: "Haber Detayı"), labels (before a section's name: "Kategori"), shelves (places on the first page, as
    "Featured"), back (links to the list, as TYPO3's news have them). Raises KeyError for another.
    """
    return _key(name) in _words()[group]


def _key(name: str) -> str:
    return fold(squeeze(name)).strip(EDGE).replace("ı", "i")


@cache
def _words() -> dict[str, frozenset[str]]:
    data = json.loads((Path(__file__).parents[1] / "data" / "sections.json").read_text("utf-8"))
    return {
        group: frozenset(_key(word) for words in languages.values() for word in words)
        for group, languages in data.items()
    }
