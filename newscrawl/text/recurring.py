"""Learned boilerplate: lines that recur over the articles of one site. Pure; the counters live in the caller's state.

A line is compared by what stays the same from page to page: folded, digits as one 0, and a word between two numbers (a
month, a day) as well, so that "13 Şubat 2026 16:01 güncellendi" is one line all year. It is learned from different
articles of the same site only: an agency's sentence on many sites, the revisions of one article and copies of one text
prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from newscrawl.text.fold import fold

LEAST = 5  # articles that must have the line
SHARE = 0.1  # of the articles counted
WINDOW = 500  # articles after which all counts are halved, so that a site's old habits fade
LINES = 20_000  # counters kept for a site

_NUMBER = re.compile(r"\d+(?:[\s.,:/–-]*\d+)*")
_DATE_WORD = re.compile(r"(?<=\b0 )[^\W\d]+(?=,? 0\b)")
_LETTER = re.compile(r"[^\W\d_]")


def _plain(line: str) -> str:
    return _DATE_WORD.sub("0", _NUMBER.sub("0", fold(line))).strip(" .:!?…>»›→<«‹|•*-–—#\"'")


def line_key(line: str) -> int | None:
    """A number (0 to 2^63 - 1) that is the same for a line on every page; None for a line without letters."""
    plain = _plain(line)
    if not _LETTER.search(plain):
        return None
    return int.from_bytes(blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def line_keys(body: str) -> list[int]:
    """The keys of a body's lines, each once, in order."""
    keys = (line_key(line) for line in body.split("\n"))
    return list(dict.fromkeys(key for key in keys if key is not None))


def recurs(count: int, articles: int) -> bool:
    """Whether a line found in ``count`` of a site's ``articles`` (different ids, different texts) is boilerplate."""
    return count >= LEAST and count >= SHARE * articles


def drop_known(paragraphs: Sequence[str], known_lines: Iterable[str | int]) -> tuple[list[str], list[str]]:
    """The paragraphs without the known lines, and the lines dropped.

    A known line is its text or its key. A paragraph of several lines loses only the known ones.
    """
    known = {line if isinstance(line, int) else line_key(line) for line in known_lines} - {None}
    if not known:
        return list(paragraphs), []
    kept: list[str] = []
    dropped: list[str] = []
    for paragraph in paragraphs:
        lines = paragraph.split("\n")
        own = [line for line in lines if line_key(line) not in known]
        dropped += [line for line in lines if line_key(line) in known]
        if own:
            kept.append("\n".join(own))
    return kept, dropped


@dataclass(slots=True)
class Tally:
    """The counters of one site. Bounded: after WINDOW articles they are halved, of more than LINES the rarest go.

    The same in SQL: one row a line with its count, one number for the articles; ``halve`` is `count = count / 2`.
    """

    articles: int = 0
    counts: dict[int, int] = field(default_factory=dict)

    def add(self, body: str) -> None:
        """Count a new article's lines. Not for a later revision, nor for a copy of a text that was counted."""
        self.articles += 1
        for key in line_keys(body):
            self.counts[key] = self.counts.get(key, 0) + 1
        if self.articles > WINDOW or len(self.counts) > LINES:
            self.halve()

    def halve(self) -> None:
        """Halve every count; lines seen once are forgotten."""
        self.articles //= 2
        self.counts = {key: count // 2 for key, count in self.counts.items() if count > 1}

    def known(self) -> set[int]:
        """The keys of the lines that are boilerplate by now."""
        return {key for key, count in self.counts.items() if recurs(count, self.articles)}
