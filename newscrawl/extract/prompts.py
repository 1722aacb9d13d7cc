"""Prompts: words by which a page asks its reader to subscribe, follow or download, in whatever language it is."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

LONGEST = 400  # characters of a block that may be a prompt


def prompts_in(text: str) -> int:
    """How many such words a block has; a long one is no prompt."""
    return len(_words().findall(text)) if len(text) < LONGEST else 0


@cache
def _words() -> re.Pattern[str]:
    languages = json.loads((Path(__file__).parents[1] / "data" / "promptwords.json").read_text("utf-8"))
    return re.compile("|".join(word for words in languages.values() for word in words), re.I)
