"""How credits are worded, language by language: parts of regular expressions, from data/credits.json.

Labels and the parts of agencies' names there are written as `newscrawl.text.agency.alike` gives them (small letters, i for ı).
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
    """One group's wordings in all languages, as a regular expression that is one group. Raises KeyError for an unknown one."""
    return "(?:" + "|".join(_groups()[group].values()) + ")"
