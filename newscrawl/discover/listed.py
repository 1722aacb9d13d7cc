"""Listed: where a listing leaves the window. Pure.

A listing prints the newest first and mostly without dates. When two of its articles in a row turn out to be older than
the window, and nothing below them is known to lie inside it, the rest is older too and need not be fetched. Where the
known dates stand in order down to one just beyond the window, that one is enough. What is pinned to the top does no
harm: articles below it that a feed dates into the window hold the limit down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice, pairwise

STRIKES = 2  # older articles in a row that end a listing
CLOSE = 12 * 3600  # seconds between two articles that follow upon each other
ENOUGH = 10  # articles of a listing that other sources must have named before their silence about others counts


@dataclass(slots=True)
class _Listing:
    keys: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)  # the same, to be found in no time
    inside: int = -1  # the lowest place of an article inside the window
    older: set[int] = field(default_factory=set)  # the places below it of articles older than the window
    dates: dict[int, int] = field(default_factory=dict)  # unix seconds, by place
    ended: bool = False

    @property
    def strikes(self) -> int:
        """How many older articles end it: one that follows closely upon dates in order all the way down, else two.

        One from long ago may have been promoted to where it stands.
        """
        places = sorted(self.dates)
        if len(places) < ENOUGH or any(self.dates[one] < self.dates[two] for one, two in pairwise(places)):
            return STRIKES
        lowest = min((at for place, at in self.dates.items() if place not in self.older), default=0)
        return 1 if any(lowest - self.dates.get(place, 0) <= CLOSE for place in self.older) else STRIKES


class Listed:
    """The articles of a run's listings in their printed order, over all pages of a listing."""

    def __init__(self) -> None:
        self._listings: dict[str, _Listing] = {}
        self._places: dict[str, tuple[_Listing, int]] = {}

    def add(self, listing: str, keys: Iterable[str]) -> list[str]:
        """The articles of a listing's next page; one that another page or listing named before keeps its place there.

        Gives those that no page of this listing has named before.
        """
        known = self._listings.setdefault(listing, _Listing())
        fresh = [key for key in dict.fromkeys(keys) if key not in known.named]
        for key in fresh:
            self._places.setdefault(key, (known, len(known.keys)))
            known.keys.append(key)
        known.named.update(fresh)
        return fresh

    def saw(self, key: str, *, inside: bool, at: int | None = None) -> None:
        """An article's date (``at``, in unix seconds) is known now: inside the window, or older."""
        if key not in self._places:
            return
        listing, place = self._places[key]
        if at is not None:
            listing.dates[place] = at
        if inside:
            listing.inside = max(listing.inside, place)
            listing.older = {one for one in listing.older if one > place}
        elif place > listing.inside:
            listing.older.add(place)

    def place(self, key: str) -> int:
        """The article's place in its listing, 0 without one."""
        return self._places[key][1] if key in self._places else 0

    def has_ended(self, listing: str) -> bool:
        """Whether the listing has left the window."""
        known = self._listings.get(listing)
        return known is not None and (known.ended or len(known.older) >= known.strikes)

    def is_older(self, key: str) -> bool:
        """Whether the article stands below the end of the window in its listing."""
        if key not in self._places:
            return False
        listing, place = self._places[key]
        least = listing.strikes if listing.older else STRIKES
        return len(listing.older) >= least and place > sorted(listing.older)[least - 1]

    def may_end(self, key: str, under_way: int) -> bool:
        """Whether its listing ends above it, should the pages that are under way be older than the window."""
        if key not in self._places:
            return False
        listing, place = self._places[key]
        if place <= listing.inside:
            return False
        return under_way + sum(one < place for one in listing.older) >= listing.strikes

    def is_unheard_of(self, key: str, knows: Callable[[Iterable[str]], bool]) -> bool:
        """Whether sources that ``know`` all of the window would have named it, if it lay inside.

        So it is when they named every article of the listing down to the last one inside the window, and this one
        stands below. It ends the listing.
        """
        listing, place = self._places.get(key, (None, 0))
        if listing is None or place <= listing.inside or listing.inside + 1 < ENOUGH:
            return False
        listing.ended = listing.ended or knows(islice(listing.keys, listing.inside + 1))
        return listing.ended
