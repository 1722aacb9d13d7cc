"""The parts that a printed date is made of (Token), and the clock time among them (Clock)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newscrawl.text import agowords, months
from newscrawl.text.months import key

_TOKEN = re.compile(
    r"""
    (?P<word>[^\W\d_]+(?:['’‘ʼʻ`´][^\W\d_]+)*)
  | (?=\d)(?:
      (?P<date>(?<!\d)(\d{1,4})\ ?([-./‐‑–−])\ ?(\d{1,2})\ ?\4\ ?(\d{1,4})(?!\d)(?![-./‐‑–−]\d(?!\d?[:.h]\d\d(?!\d))))
    | (?P<clock>(?<!\d)(\d{1,2})(?:
        \ ?[:：]\ ?(\d\d)(?:\ ?[:：]\ ?(\d\d)(?:[.,]\d{1,9})?)?(?!\d)(?:\ ?([ap])\.?\ ?m\b\.?)?
      | \ ?[時时点點시]\ ?(\d{1,2})[分분]
      | \ ?([ap])\.?\ ?m\b\.?))
    | (?P<dot>(?<!\d)(\d{1,2})(?:\.|\ ?h\ ?)(\d\d)(?!\d)(?![.,/‐–-]\d)(?:\ ?([ap])\.?\ ?m\b\.?)?)
    | (?P<cjk>(?<!\d)(\d{4})\ ?[年년]\ ?(\d{1,2})\ ?[月월]\ ?(\d{1,2})\ ?[日일])
    | (?P<num>\d+))
  | (?P<offset>[-+−](?<=[\d\sTCmMZ.)].)\d{1,2}(?::?\d\d)?(?![\d:.]))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _joined(text: str) -> str:
    return "|".join(re.escape(word) for word in sorted(text.split(), key=len, reverse=True))


_CITIES = _joined(" ".join(months.CITIES.values()))
_OWN_TIME = _joined(months.OWN_TIME)
_PHRASE = re.compile(  # several words that are one part
    rf"(?P<month>{'|'.join(months.MONTH_PAIRS.values()).replace(' ', '[ -]')})\w*"
    rf"|по (?:времени )?(?P<by>{_CITIES})\w*(?: времени)?"
    rf"|(?P<city>{_CITIES})\w* (?:{_OWN_TIME})\w*(?: bilan| ilə| ile| билан| боюнча| бойынша)?"
    rf"|(?:ба )?(?:времени|время|вақти) (?P<of>{_CITIES})\w*",
    re.IGNORECASE,
)
_GLUE = frozenset("-./‐‑–−")
_DASHES = frozenset("-‐‑–−")
_TIMES = frozenset(("date", "clock", "dot", "num", "month"))


class Token(NamedTuple):
    """One part of a line. ``kind``: date, clock, dot, offset, num, month, zone, half, label, bar, x (any other word).

    ``glued``: tied to the number that follows by a dash, point or slash. Weekdays and fillers are no tokens; a weekday
    widens start and end of its neighbour.
    """

    kind: str
    value: str
    start: int
    end: int
    glued: bool = False


class Clock(NamedTuple):
    """A clock time in the tokens first..last. ``zone``: minutes from UTC, a tz database name, or None when not said."""

    hour: int
    minute: int
    second: int
    half: str | None  # "0" before noon, "12" after noon
    zone: int | str | None
    first: int
    last: int

    def time(self) -> int | None:
        """Seconds since midnight (24:00 is the end of the day), or None when there is no such time or offset."""
        if self.minute > 59 or self.second > 60 or self.hour > 24 or (self.hour == 24 and self.minute + self.second):
            return None
        if isinstance(self.zone, int) and abs(self.zone) > 14 * 60:
            return None
        hour = self.hour if self.half is None or self.hour > 12 else self.hour % 12 + int(self.half)
        return hour * 3600 + self.minute * 60 + min(self.second, 59)


@lru_cache(maxsize=64)  # a line is read for its days, its labels, its relative words, and again as a claim
def tokens_of(text: str) -> Sequence[Token]:
    """The parts of a line in their order."""
    tokens: list[Token] = []
    weekday, free = -1, 0  # where a weekday begins that stands before its date; where a phrase ends
    for match in _TOKEN.finditer(text):
        kind, value = match.lastgroup, match[0]
        start, end = match.span()
        if start < free:
            continue
        if kind == "word" and (phrase := _PHRASE.match(text, start)):
            kind, value = _several(phrase)
            end = free = phrase.end()
        elif kind == "word":
            kind, value = meaning(value)
            if kind == "filler":
                continue
            if kind == "weekday":
                weekday = _widen(tokens, weekday, start, end)
                continue
        elif kind != "num":
            kind, value = _figures(match, kind or "", tokens)
            start = end - len(value) if kind == "num" else start
        if tokens and kind in ("num", "date") and _is_glued(tokens[-1], kind, text, start):
            tokens[-1] = tokens[-1]._replace(glued=True)
            kind = "num" if kind == "num" else "x"
        if weekday >= 0 and kind in _TIMES:
            start, weekday = weekday, -1
        tokens.append(Token(kind, value, start, end))
    return tuple(tokens)


def _widen(tokens: list[Token], weekday: int, start: int, end: int) -> int:
    """A weekday belongs to the part before it, or else to the date to come: where that one is to begin."""
    if tokens and tokens[-1].kind in _TIMES:
        kind, value, begin, _, glued = tokens[-1]
        tokens[-1] = Token(kind, value, begin, end, glued)
        return weekday
    return start if weekday < 0 else weekday


def _is_glued(before: Token, kind: str, text: str, start: int) -> bool:
    """Whether the number before is tied to this one: "12-13 Şubat", a fifth part of an address, a telephone number."""
    if before.kind not in ("num", "x"):
        return False
    between = text[before.end : start]
    tied = between in _GLUE or (kind == "num" and between.strip() in _DASHES and len(before.value) < 3)
    return tied and text[before.end - 1].isdigit()


def _figures(match: re.Match[str], kind: str, tokens: list[Token]) -> tuple[str, str]:
    """Kind and value of a token of figures."""
    if kind == "date":
        return kind, f"{match[3]}|{'-' if match[4] in '‐‑–−' else match[4]}|{match[5]}|{match[6]}"
    if kind == "clock":
        half = (match[11] or match[13] or "").lower()
        return kind, f"{match[8]}|{match[9] or match[12] or 0}|{match[10] or 0}|{half}"
    if kind == "dot":
        return "clock" if match[17] else kind, f"{match[15]}|{match[16]}|0|{(match[17] or '').lower()}"
    if kind == "cjk":
        return "date", f"{match[19]}|-|{match[20]}|{match[21]}"
    if tokens and tokens[-1].kind in ("clock", "dot", "zone", "half"):
        is_range = match[0][0] != "+" and abs(_minutes(match[0])) > 14 * 60  # 16:01-17:30
        return "x" if is_range else kind, match[0]
    if ":" in match[0]:  # 13.02.2026-16:01
        return "clock", match[0][1:].replace(":", "|") + "|0|"
    return "num", match[0][1:]  # TOKAT -13 Şubat


@lru_cache(maxsize=4096)
def meaning(word: str) -> tuple[str, str]:
    """What kind of token a word is, and its value: a month's number, a zone, the field of a label …"""
    if word in months.CAPITAL_ZONES:
        return "zone", word
    folded = key(word)
    if "'" in word or "’" in word:  # "Şubat'ta": the ending counts only where the whole is no word ("e'lon")
        stem = key(re.split("['’]", word)[0])
        folded = stem if _month(stem) else folded
    table = _words()
    own = table.get(word.lower())
    if own and own[0] == "weekday":  # "Paz" is Sunday, though "paź" is October
        return own
    if number := _month(folded):
        return "month", str(number)
    if found := own or table.get(folded):
        return found
    labels = _labels()
    for length in range(min(len(folded), 14), 1, -1):
        if field := labels.get(folded[:length]):
            return "label", field
    return "x", ""


def _several(phrase: re.Match[str]) -> tuple[str, str]:
    """Kind and value of words that mean one thing together: a month, a city's own time."""
    words = key(phrase[phrase.lastgroup or 0])
    if phrase.lastgroup == "month":
        return "month", str(_pairs()[words.replace("-", " ")])
    return "zone", _cities()[words]


@cache
def _pairs() -> dict[str, int]:
    return {key(name): number for number, name in months.MONTH_PAIRS.items()}


@cache
def _cities() -> dict[str, str]:
    return {name: zone for zone, names in months.CITIES.items() for name in months.keys(names)}


def _month(folded: str) -> int | None:
    numbers, whole = _months()
    if folded in numbers:
        return numbers[folded]
    for cut in range(1, min(6, len(folded) - 2)):
        if folded[:-cut] in whole and folded[-cut:] in _endings():
            return numbers[folded[:-cut]]
    return None


_months = cache(months.month_table)


@cache
def _endings() -> frozenset[str]:
    return frozenset(months.keys(months.SUFFIXES))


@cache
def _labels() -> dict[str, str]:
    published = dict.fromkeys(months.keys(months.PUBLISHED), "published")
    return published | dict.fromkeys(months.keys(months.MODIFIED), "modified")


@cache
def _words() -> dict[str, tuple[str, str]]:
    table = dict.fromkeys(months.keys(months.BARS), ("bar", ""))
    units = " ".join(agowords.UNITS.values())
    table |= dict.fromkeys(months.keys(months.FILLERS), ("filler", ""))
    table |= dict.fromkeys(months.keys(months.WEEKDAYS), ("weekday", ""))
    table |= {name: ("zone", name) for name in months.ZONES}
    table |= {word: ("half", str(value)) for word, value in months.HALF_DAYS.items()}
    table |= {word: ("label", field) for word, field in months.EXACT_LABELS.items()}
    return dict.fromkeys(months.keys(units), ("x", "")) | table


def clock_at(tokens: Sequence[Token], at: int, *, after_day: bool = False) -> Clock | None:
    """The clock time that begins at a token: "16:01", "4:01 PM", "GMT 17:27", "16:01:00 GMT+0300", "오후 4:01".

    16.01 is a time only beside a day (``after_day``).
    """
    first, zone, half = at, None, None
    while at < len(tokens) and tokens[at].kind in ("zone", "half"):
        zone, half = _sign(tokens[at], zone, half)
        at += 1
    if at >= len(tokens) or (tokens[at].kind != "clock" and not (tokens[at].kind == "dot" and after_day)):
        return None
    if tokens[at].kind == "dot" and not _may_be_time(tokens, at):
        return None
    hour, minute, second, letter = tokens[at].value.split("|")
    half = {"a": "0", "p": "12"}.get(letter, half)
    while at + 1 < len(tokens) and tokens[at + 1].kind in ("zone", "half", "offset"):
        at += 1
        zone, half = _sign(tokens[at], zone, half)
    return Clock(int(hour), int(minute), int(second), half, zone, first, at)


def _may_be_time(tokens: Sequence[Token], at: int) -> bool:
    hour, minute, _, _ = tokens[at].value.split("|")
    followed = at + 1 < len(tokens) and tokens[at + 1].kind in ("x", "num", "bar")
    return int(hour) < 24 and int(minute) < 60 and not followed


def _sign(token: Token, zone: int | str | None, half: str | None) -> tuple[int | str | None, str | None]:
    """Zone and half of the day after one more word that says something of them; the first zone said counts."""
    if token.kind == "half":
        return zone, token.value
    if token.kind == "offset":
        return (_minutes(token.value) if zone in (None, 0) else zone), half
    named = months.CAPITAL_ZONES.get(token.value, months.ZONES.get(token.value, token.value))
    return (named if zone is None else zone), half


def zone_named(named: int | str) -> tzinfo:
    """The zone of a Clock."""
    if isinstance(named, str):
        return ZoneInfo(named)
    return timezone(timedelta(minutes=named)) if named else UTC


def _minutes(offset: str) -> int:
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return (1 if offset[0] == "+" else -1) * (int(hours) * 60 + int(minutes))


def clock_before(tokens: Sequence[Token], at: int, free: int) -> Clock | None:
    """The clock time that ends just before a token: "16:01, 13.02.2026"."""
    first = at
    while first > free and tokens[first - 1].kind in ("zone", "half", "offset", "clock", "dot"):
        first -= 1
        if tokens[first].kind in ("clock", "dot"):
            break
    if free < first < at and tokens[first].kind in ("clock", "dot") and tokens[first - 1].kind in ("zone", "half"):
        first -= 1
    clock = clock_at(tokens, first, after_day=True) if first < at else None
    return clock if clock and clock.last == at - 1 else None
