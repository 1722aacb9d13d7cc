"""Coverage: what a run's dated sources have named, how far back each goes, and what need not be asked because of it.

Pure. A source covers a time when its own entries go back beyond it. That it names everything of that time is never
taken on trust: another source must have shown it, by naming nothing else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

ENOUGH = 10  # articles that another source must have named as well
APART, TIMES = 24 * 3600, 8  # seconds, and usual distances, that part what is pinned to a feed from its newest entries
PINNED, OUTLIERS = 2, 1  # entries that may be pinned; oldest ones that are not trusted where nothing parts them


@dataclass(frozen=True, slots=True)
class Named:
    """What one source named: the articles of the window, and how far back (unix seconds) its entries go."""

    inside: frozenset[str] = frozenset()
    older: frozenset[str] = frozenset()
    dated: Mapping[str, int] = field(default_factory=dict)  # those of ``inside`` that have a date
    reach: float = math.inf

    @classmethod
    def of(cls, dates: Mapping[str, int | None], begin: int) -> Named:
        """From a source's articles with their dates in unix seconds; one without a date counts as inside."""
        stamps = sorted(at for at in dates.values() if at is not None)
        older = frozenset(key for key, at in dates.items() if at is not None and at < begin)
        dated = {key: at for key, at in dates.items() if at is not None and at >= begin}
        return cls(frozenset(dates) - older, older, dated, _reach(stamps))


NOTHING = Named()


def _reach(stamps: Sequence[int]) -> float:
    """How far back entries go, by their dates in order, without those that may be pinned."""
    gaps = [later - at for at, later in pairwise(stamps)]
    most = max(APART, TIMES * median(gaps)) if gaps else APART
    apart = next((place for place, gap in enumerate(gaps[:PINNED][::-1]) if gap > most), None)
    first = OUTLIERS if apart is None else len(gaps[:PINNED]) - apart
    return stamps[first] if first < len(stamps) else math.inf


@dataclass(slots=True)
class Coverage:
    """The dated sources of one site's run. ``begin``: when its window begins, in unix seconds.

    ``older``: articles that a source dates before the window; ``dated``: those one dates inside (unix seconds); ``whole``: those named
    by sources that go back beyond the beginning of the window.
    """

    begin: int
    dated: dict[str, int] = field(default_factory=dict)
    older: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    _feeds: list[Named] = field(default_factory=list)
    _shown: dict[str, tuple[int, int]] = field(default_factory=dict)  # by family: articles compared, those unknown

    def add(self, named: Named, *, feed: bool = False) -> None:
        """What a source said; ``feed``: it is a list of the newest articles, so that nothing younger lacks in it."""
        self.older |= named.older
        self.dated = {**named.dated, **self.dated}  # what a feed said first stands
        if feed:
            self._feeds.append(named)
        if named.reach < self.begin:
            self.whole |= named.inside

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether sources that go back beyond the window have named all of these, or dated them before it."""
        return all(key in self.whole or key in self.older for key in keys)

    def feeds_since(self, first: float) -> frozenset[str]:
        """What the feeds named that go back to this time, or to the beginning of the window."""
        return frozenset().union(*(one.inside for one in self._feeds if one.reach <= max(first, self.begin)))

    def compare(self, family: str, first: float, keys: Iterable[str]) -> None:
        """A sitemap's articles of the window are compared with the feeds that go back as far."""
        known, others = self.feeds_since(first), set(keys) - self.older
        if not known:
            return
        compared, unknown = self._shown.get(family, (0, 0))
        self._shown[family] = compared + len(others), unknown + len(others - known)

    def spares(self, family: str, first: float) -> bool:
        """Whether a sitemap need not be read: the feeds go back as far, and its sisters named nothing they lacked."""
        compared, unknown = self._shown.get(family, (0, 0))
        return compared >= ENOUGH and not unknown and bool(self.feeds_since(first))


def family_of(url: str) -> str:
    """What the addresses of sitemaps of one kind share: all but their numbers."""
    return re.sub(r"\d+", "#", url)
