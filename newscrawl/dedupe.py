"""Which of many records have one text, or most of it: decided when all are known, the same for any order of them. Pure.

The earliest article of a text is its original. Texts of which one has at least half of the other's shingles belong to
one cluster, and so do all that are linked in this way; a cluster is named after its earliest member.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from newscrawl.article import FIELDS
from newscrawl.digest import SIMILAR, copy_hash, sketched
from newscrawl.text.fingerprint import Sketch, similarity

CANDIDATES = 12  # earlier texts that one is compared with: those that share most of its sketch
BEFORE = 8  # earlier texts among those with one shingle that are looked at: enough to link all of a cluster
DOUBT = 0.2  # how far below SIMILAR an estimate may lie before the texts themselves are compared
CACHED = 512  # texts whose shingles are kept at hand
_NEVER = "~"  # sorts behind every date

Shingles = Callable[[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What of a record counts: its place in time, the article it is an edition of, its text."""

    moment: str
    id: str
    revision: int
    digest: bytes  # of the whole record, so that two editions of one moment have an order
    text: bytes | None
    sketch: bytes | None

    @property
    def order(self) -> tuple[str, str, int, bytes]:
        """The earliest first."""
        return self.moment, self.id, self.revision, self.digest


@dataclass(slots=True)
class Verdict:
    """What the dedupe fields of a record are to be."""

    duplicate_of: str | None
    cluster: str
    similarity: float | None


def entry_of(record: Any, line: bytes) -> Entry:
    """The entry of a record and its line. Raises ValueError for what is no record of ours, naming the field."""
    if not isinstance(record, Mapping):
        raise ValueError(f"a record is a JSON object, not {type(record).__name__}")
    if missing := [name for name in FIELDS if name not in record]:
        raise ValueError(f"no record: {', '.join(missing[:3])} missing")
    for name, kinds in _KINDS.items():
        if not isinstance(record[name], kinds) or isinstance(record[name], bool):
            raise ValueError(f"no record: {name} is {record[name]!r:.40}")
    # a day alone stands before the times of that day: agencies print no time, and theirs is the original
    moment = record["published_utc"] or (record["published"] or "")[:10] or record["fetched"] or _NEVER
    digest = blake2b(line.strip(), digest_size=8).digest()
    return Entry(moment, record["id"], record["revision"], digest, copy_hash(record), sketched(record)[0])


_KINDS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "revision": (int,),
    "published_utc": (str, type(None)),
    "published": (str, type(None)),
    "fetched": (str, type(None)),
    "body": (str, type(None)),
}


def decide(entries: Sequence[Entry], shingles: Shingles) -> list[Verdict]:
    """The verdict on each entry. ``shingles`` gives those of an entry's text again, by its number."""
    order = sorted(range(len(entries)), key=lambda number: entries[number].order)
    originals, owners = _originals(entries, order)
    groups = _Groups(entries[number].id for number in order)
    verdicts = [Verdict(None, "", None) for _ in entries]
    for number in order:
        if (owner := owners.get(number)) is not None:
            groups.join(entries[owner].id, entries[number].id)
            if entries[owner].id != entries[number].id:
                verdicts[number].duplicate_of = entries[owner].id
                verdicts[number].similarity = 1.0
    for number, other, share in _similar(entries, originals, lru_cache(CACHED)(shingles)):
        groups.join(entries[other].id, entries[number].id)
        verdicts[number].similarity = max(share, verdicts[number].similarity or 0.0)
    for number, verdict in enumerate(verdicts):
        verdict.cluster = groups.first(entries[number].id)
    return verdicts


def _originals(entries: Sequence[Entry], order: Sequence[int]) -> tuple[list[int], dict[int, int]]:
    """The first entry of each text, in order; and for every later entry of a text its first one."""
    first: dict[bytes, int] = {}
    originals, owners = [], {}
    for number in order:
        text = entries[number].text
        if text is None:
            continue
        owner = first.setdefault(text, number)
        if owner == number:
            originals.append(number)
        else:
            owners[number] = owner
    return originals, owners


class _Groups:
    """Ids joined to clusters; ids come in the order of time, and the first of a cluster gives its name."""

    def __init__(self, ids: Iterator[str]) -> None:
        self._rank: dict[str, int] = {}
        for one in ids:
            self._rank.setdefault(one, len(self._rank))
        self._above = {one: one for one in self._rank}

    def first(self, one: str) -> str:
        """The name of an id's cluster."""
        root = one
        while self._above[root] != root:
            root = self._above[root]
        while self._above[one] != root:
            self._above[one], one = root, self._above[one]
        return root

    def join(self, one: str, other: str) -> None:
        """Both belong to one cluster."""
        roots = sorted((self.first(one), self.first(other)), key=self._rank.__getitem__)
        self._above[roots[1]] = roots[0]


def _similar(
    entries: Sequence[Entry], originals: Sequence[int], shingles: Shingles
) -> Iterator[tuple[int, int, float]]:
    """(later, earlier, share) for texts of different articles that are alike; sketches only choose whom to compare."""

    @lru_cache(CACHED)
    def sketch(place: int) -> Sketch:
        return Sketch.unpack(entries[originals[place]].sketch or b"")

    for later, earlier in _pairs(sketch, len(originals)):
        one, other = originals[later], originals[earlier]
        if entries[one].id == entries[other].id:
            continue
        if sketch(later).similarity(sketch(earlier)) < SIMILAR - DOUBT:
            continue
        share = round(similarity(shingles(one), shingles(other)), 4)
        if share >= SIMILAR:
            yield one, other, share


def _pairs(sketch: Callable[[int], Sketch], count: int) -> Iterator[tuple[int, int]]:
    """(later, earlier) places of texts that share hashes of their sketches: for each the CANDIDATES that share most."""
    shared: list[Counter[int]] = [Counter() for _ in range(count)]
    for places in _places_by_hash(sketch, count):
        for at, later in enumerate(places):
            shared[later].update(places[max(0, at - BEFORE) : at])
    for later, counts in enumerate(shared):
        best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
        yield from ((later, earlier) for earlier, _ in best)


def _places_by_hash(sketch: Callable[[int], Sketch], count: int) -> Iterator[list[int]]:
    """The ascending places of the sketches that have a hash in common, for each hash of two or more.

    A hash (40 bits of it) and a place are packed into one number: millions of them fit into little memory, and what
    meets by chance is sorted out when the texts are compared.
    """
    packed = array("Q")
    for place in range(count):
        packed.extend(number >> 23 << 24 | place for number in sketch(place).hashes)
    run: list[int] = []
    last = -1
    for number in sorted(packed):
        if number >> 24 != last:
            if len(run) > 1:
                yield run
            run, last = [], number >> 24
        run.append(number & 0xFFFFFF)
    if len(run) > 1:
        yield run
