"""Groups of class names: what the boxes of a page are called says what they hold."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from newscrawl.extract.meanings import LONGEST, Meanings

_NAMES = json.loads((Path(__file__).parents[1] / "data" / "names.json").read_text("utf-8"))
# Groups of words in class, id and itemprop attributes: see `Meanings`.
GROUPS: dict[str, str] = _NAMES["groups"]
_ELSEWHERE = re.compile(_NAMES["elsewhere"], re.I)

groups_of = Meanings(GROUPS)  # the groups that an attribute's names belong to, as bits in the order of `GROUPS`


@lru_cache(maxsize=4_096)
def flags_of(groups: int) -> list[float]:
    """Groups as features."""
    return [float(groups >> index & 1) for index in range(len(GROUPS))]


def is_elsewhere(names: str | None) -> bool:
    """Whether an attribute names a part of the page that is not the article: comments, teasers, the page's frame."""
    return _searched(names[:LONGEST]) if names else False


@lru_cache(maxsize=8_192)
def _searched(names: str) -> bool:
    return _ELSEWHERE.search(names) is not None
