"""How credits are worded, language by language: parts of regular expressions, from data/credits.json.

Labels and the parts of agencies' names are written there as `newscrawl.text.agency.alike` gives them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@cache
def _groups() -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = json.loads((DATA / "credits.json").read_text("utf-8"))
    return groups


def wording(group: str) -> str:
    """A group's wordings in all languages as one regular expression. Raises KeyError for an unknown group."""
    return "(?:" + "|".join(_groups()[group].values()) + ")"
