"""Prompts: words by which a page asks its reader to subscribe, follow or download, in whatever language it is."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from pathlib import Path

LONGEST = 400  # characters of a block that may be a prompt
ENOUGH = 2


def prompts_in(text: str) -> int:
    """How many such words a block has, up to two; a long one is no prompt."""
    if len(text) >= LONGEST:
        return 0
    text = text.lower()
    return sum(1 for _ in islice((word for word in _words() if word in text), ENOUGH))


@cache
def _words() -> tuple[str, ...]:
    languages = json.loads((Path(__file__).parents[1] / "data" / "promptwords.json").read_text("utf-8"))
    return tuple(dict.fromkeys(word for words in languages.values() for word in words))
