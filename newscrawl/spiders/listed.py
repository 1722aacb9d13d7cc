"""Listed: where a listing leaves the window. Pure.

A listing prints the newest first and mostly without dates. When two of its articles in a row turn out to be older than
the window, and nothing below them is known to lie inside it, the rest is older too and need not be fetched. What is
pinned to the top does no harm: articles below it that a feed dates into the window hold the limit down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

STRIKES = 2  # older articles in a row that end a listing


@dataclass(slots=True)
class _Listing:
    length: int = 0
    inside: int = -1  # the lowest place of an article inside the window
    older: list[int] = field(default_factory=list)  # the places below it of articles older than the window


class Listed:
    """The articles of a run's listings in their printed order, over all pages of a listing."""

    def __init__(self) -> None:
        self._listings: dict[str, _Listing] = {}
        self._places: dict[str, tuple[_Listing, int]] = {}

    def add(self, listing: str, keys: Iterable[str]) -> None:
        """The articles of a listing's next page; one that another listing named before keeps its place there."""
        known = self._listings.setdefault(listing, _Listing())
        for key in keys:
            self._places.setdefault(key, (known, known.length))
            known.length += 1

    def saw(self, key: str, *, inside: bool) -> None:
        """An article's date is known now: inside the window, or older."""
        if key not in self._places:
            return
        listing, place = self._places[key]
        if inside:
            listing.inside = max(listing.inside, place)
            listing.older = [one for one in listing.older if one > place]
        elif place > listing.inside:
            listing.older.append(place)

    def place(self, key: str) -> int:
        """The article's place in its listing, 0 without one."""
        return self._places[key][1] if key in self._places else 0

    def has_ended(self, listing: str) -> bool:
        """Whether the listing has left the window."""
        return listing in self._listings and len(self._listings[listing].older) >= STRIKES

    def is_older(self, key: str) -> bool:
        """Whether the article stands below the end of the window in its listing."""
        if key not in self._places:
            return False
        listing, place = self._places[key]
        return len(listing.older) >= STRIKES and place > sorted(listing.older)[STRIKES - 1]
