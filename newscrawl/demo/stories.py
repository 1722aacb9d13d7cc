"""Articles of invented villages: headline, lead and blocks from our own templates (data/demo_<language>.json).

A template holds choices ``[a|b|c]`` and slots ``{place:de}``; a slot's format is a case ending, joined by the rules
of the language. The same random state gives the same text.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent.parent / "data"
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_ASCII = str.maketrans(
    {
        **dict(zip("çğıöşüâîû", "cgiosuaiu", strict=True)),
        **dict(zip("абвгдеёзийклмнопрстуфхыэөүң", "abvgdeezijklmnoprstufhyeoun", strict=True)),
        **dict(zip("жцчшщюяъь'’", ("zh", "ts", "ch", "sh", "sch", "yu", "ya", "", "", "", ""), strict=True)),
    }
)

Block = tuple[str, str]
"""A tag (``p`` or ``h3``) and the text in it."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """What was written, before any site has printed it."""

    language: str
    kind: str
    headline: str
    lead: str
    blocks: tuple[Block, ...]
    section: str
    tags: tuple[str, ...]
    place: str
    person: str
    other_headlines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article as one site printed it: every field that the page shows, and where the text came from."""

    site: str
    token: str
    path: str
    language: str
    kind: str
    headline: str
    lead: str
    blocks: tuple[Block, ...]
    section: str
    tags: tuple[str, ...]
    published: datetime
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    source_text: str | None = None
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    revision: int = 1
    copy_of: str | None = None
    copied: str | None = None
    text: Text = field(repr=False, compare=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The blocks' texts in reading order."""
        return tuple(text for _, text in self.blocks)

    @property
    def body(self) -> str:
        """The body as the record holds it: blocks separated by one blank line."""
        return "\n\n".join(self.paragraphs)

    @property
    def key(self) -> str:
        """``site/token``: which article it is, whatever its revision."""
        return f"{self.site}/{self.token}"


class Name(str):
    """A word that takes case endings: ``f"{name:de}"``."""

    __slots__ = ()

    def __format__(self, case: str) -> str:
        if not case:
            return str(self)
        return f"{self}'{_turkish(self, case)}" if case.isascii() else f"{self}{_kyrgyz(self, case)}"


def _turkish(word: str, case: str) -> str:
    """The ending of locative ``de``, ablative ``den``, dative ``e``, genitive ``in``."""
    # a clock time always ends in 30: otuz
    vowels = [letter for letter in ("otuz" if word[-1].isdigit() else lower_turkish(word)) if letter in "aıoueiöü"]
    last, back = vowels[-1], vowels[-1] in "aıou"
    open_ended = lower_turkish(word)[-1] in "aıoueiöü"
    if case == "in":
        return (
            ("n" if open_ended else "")
            + {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last, "i")
            + "n"
        )
    if case == "e":
        return ("y" if open_ended else "") + ("a" if back else "e")
    hard = "t" if word[-1] in "fstkçşhp" else "d"
    return hard + ("a" if back else "e") + case[2:]


def _kyrgyz(word: str, case: str) -> str:
    """The ending of locative ``да``, ablative ``дан``, dative ``га``."""
    vowels = [letter for letter in ("отуз" if word[-1].isdigit() else word.lower()) if letter in "аыоуеэиөүяю"]
    vowel = {"о": "о", "е": "е", "э": "е", "и": "е", "ө": "ө", "ү": "ө"}.get(vowels[-1], "а")
    hard = {"д": "т", "г": "к"} if word[-1] in "пткфхчшщсц" else {}
    return hard.get(case[0], case[0]) + vowel + case[2:]


def lower_turkish(text: str) -> str:
    """Small letters by the Turkish rules for I and İ."""
    return text.replace("I", "ı").replace("İ", "i").lower()


def upper(text: str, language: str) -> str:
    """Capital letters by the language's rules: what a dateline looks like."""
    return (text.replace("i", "İ") if language == "tr" else text).upper()


def slug(text: str) -> str:
    """The headline as the last part of an address: a-z, digits and hyphens."""
    plain = lower_turkish(text).translate(_ASCII)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def templates(language: str) -> dict[str, Any]:
    """The templates of one language."""
    loaded: dict[str, Any] = json.loads((_DATA / f"demo_{language}.json").read_text(encoding="utf-8"))
    return loaded


class Writer:
    """Writes texts in one language; the random state is the caller's."""

    def __init__(self, language: str, rng: random.Random) -> None:
        self.language, self.rng, self.data = language, rng, templates(language)

    def write(self, kind: str = "news") -> Text:
        """A new text: four to eight paragraphs, sub-headings in some; shorter ones for galleries and videos."""
        rng, slots = self.rng, self._slots()
        topic = rng.choice(self.data["topics"])
        frames = topic if kind == "news" else self.data[kind]
        numbers = self._numbers()
        headlines = [
            self._fill(frame, slots | numbers) for frame in rng.sample(frames["headline"], len(frames["headline"]))
        ]
        return Text(
            language=self.language,
            kind=kind,
            headline=headlines[0],
            lead=self._fill(rng.choice(frames["lead"]), slots | numbers),
            blocks=self._blocks(topic, slots, short=kind in ("gallery", "video")),
            section=topic["section"] if kind == "news" else self.data["sections"][kind],
            tags=(str(slots["place"]), *rng.sample(topic["tags"], rng.randint(2, 3)), str(slots["district"])),
            place=str(slots["place"]),
            person=str(slots["person"]),
            other_headlines=tuple(headlines[1:]),
        )

    def addition(self, text: Text) -> Block:
        """A paragraph that a later version of the text gains."""
        slots = self._slots() | self._numbers() | {"place": Name(text.place)}
        return ("p", self._fill(self.rng.choice(self.data["update"]), slots))

    def _slots(self) -> dict[str, object]:
        pick, data = self.rng.choice, self.data
        place, place2 = self.rng.sample(data["places"], 2)
        return {
            "place": Name(place),
            "place2": Name(place2),
            "district": Name(pick(data["districts"])),
            "person": pick(data["people"]),
            "role": pick(data["roles"]),
            "body": pick(data["bodies"]),
        }

    def _numbers(self) -> dict[str, object]:
        rng = self.rng
        # Russian: only numbers that take the genitive plural, the form the templates are written in
        last = (0, 5, 6, 7, 8, 9) if self.language == "ru" else range(10)
        return {
            "n": rng.randint(1, 7) * 10 + rng.choice(last),
            "m": rng.randint(10, 97) * 10 + rng.choice(last),
            "k": rng.randint(5 if self.language == "ru" else 2, 9),
            "day": rng.choice(self.data["days"]),
            "clock": Name(f"{rng.randint(6, 19):02}.30"),
        }

    def _fill(self, frame: str, slots: dict[str, object]) -> str:
        chosen = _CHOICE.sub(lambda match: self.rng.choice(match[1].split("|")), frame)
        text = chosen.format_map(slots)
        return text[0].replace("i", "İ" if self.language == "tr" else "I").upper() + text[1:]

    def _sentence(self, frame: str, slots: dict[str, object]) -> str:
        person = self.rng.choice((slots["person"], self.rng.choice(self.data["people"])))
        fresh = {
            "person": person,
            "role": self.rng.choice(self.data["roles"]),
            "body": self.rng.choice(self.data["bodies"]),
        }
        return self._fill(frame, slots | self._numbers() | fresh)

    def _blocks(self, topic: dict[str, Any], slots: dict[str, object], *, short: bool) -> tuple[Block, ...]:
        rng = self.rng
        frames = rng.sample(topic["sentences"], rng.randint(4, len(topic["sentences"])))
        frames += rng.sample(self.data["common"], rng.randint(4, 8))
        rng.shuffle(frames)
        sentences = [self._sentence(frame, slots) for frame in [rng.choice(self.data["openers"]), *frames]]
        blocks: list[Block] = []
        while sentences and not (short and len(blocks) == 2):
            size = rng.choice((1, 2, 2, 3))
            blocks.append(("p", " ".join(sentences[:size])))
            del sentences[:size]
        if len(blocks) >= 5:
            for place in sorted(rng.sample(range(2, len(blocks)), rng.randint(0, 2)), reverse=True):
                blocks.insert(place, ("h3", self._sentence(rng.choice(self.data["subheads"]), slots)))
        return tuple(blocks)


def shortened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first 60 % of the paragraphs without sub-headings: what a small paper prints of a wire story."""
    paragraphs = [block for block in blocks if block[0] == "p"]
    return tuple(paragraphs[: max(2, len(paragraphs) * 6 // 10)])


def with_prefix(blocks: tuple[Block, ...], prefix: str) -> tuple[Block, ...]:
    """The blocks with a dateline before the first paragraph."""
    return (("p", prefix + blocks[0][1]), *blocks[1:])


def revised(story: Story, block: Block, headline: str, at: datetime) -> Story:
    """The story's next version: one paragraph more, and this headline; its address stays."""
    blocks = (*story.blocks, block)
    return replace(story, headline=headline, blocks=blocks, modified=at, revision=story.revision + 1)
