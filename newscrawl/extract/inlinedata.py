"""Inline data: who a page's scripts (dataLayer and its like) name as agency, source or author of its own story."""

from __future__ import annotations

import re

from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.text.fold import fold

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# A key of inline data and its text; it begins with a set of letters, for which the engine looks fastest, and of what
# follows most fails at the second letter.
_SCRIPT_VALUE = re.compile(
    r"[sSaAkKuU](?=[oOgGuUaAjJsS])(?i:ource(?:_?name)?|gency|uthor(?:_?name)?|ayna[gğ][iı]|aynak|jans[iı]?|ser_?name)"
    r"[\"']?\s*:\s*[\"']([^\"']{2,80})[\"']"
)
_TITLED = re.compile(r"[\"']?(?:title|headline|baslik|başlık|name)[\"']?\s*:\s*[\"']([^\"']{2,200})[\"']", re.I)
OBJECT, TITLE = 1_000, 20  # characters of an inline object before a key, and of its title that are compared
_KEY_BEGINS = re.compile(r"(?:.*\W)?(?:(?:news|article|content|haber|page)_?)?", re.I | re.S)
MANY = 8  # such values in one script: data of a list of articles


def agencies_inline(page: Page) -> list[str]:
    """Agencies that inline data name (dataLayer and its like)."""
    found: list[str] = []
    for script in page.head.scripts:
        text = script.text or ""
        if (
            20 < len(text) < 100_000
            and "json" not in (script.get("type") or "")
            and ("dataLayer" in text or "author" in text)
        ):
            keys = _SCRIPT_VALUE.finditer(text)
            own = [key for key in keys if _KEY_BEGINS.fullmatch(text[max(0, key.start() - 10) : key.start()])]
            values = [key[1] for key in own if not _of_another(text, key.start(), page)]
            found += [_unescaped(value) for value in values if len(values) <= MANY]
    return list(dict.fromkeys(found))


def _of_another(text: str, at: int, page: Page) -> bool:
    """Whether the inline object that holds a key has the title of another story: a ticker, a list of related ones."""
    begin = max(0, at - OBJECT)
    title = _TITLED.search(text, max(begin, text.rfind("{", begin, at)), at)
    if title is None:
        return False
    known = fold(f"{page.head.title} {page.meta('og:title')} {' '.join(map(visible_text, page.head.h1s[:2]))}")
    return fold(_unescaped(title[1]))[:TITLE] not in known


def _unescaped(value: str) -> str:
    r"""A JavaScript string's \u0130 as the letter it stands for."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
