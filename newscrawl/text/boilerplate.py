"""Boilerplate phrases: whole lines that belong to the site, not to the article.

data/boilerplate.json lists them by family and language. A phrase must make up the whole line, so that a sentence that
mentions WhatsApp, quotes a prompt or begins with "İlgili haberlere göre" stays. In a phrase: `*` up to 80 characters,
`**` any number, `~` one word, `#` a number, `@` a date with anything after it, `(a|b|)` one of these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from newscrawl.text.fold import fold

LONGEST, INNER_LONGEST = 600, 200  # characters; a phrase without a fixed beginning is looked for in shorter lines only
_STEM, _HEAD = 5, 4  # letters by which phrases are looked up: of a word anywhere in the line, and of its beginning

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"(\*\*|\*|~|#|@|\([^()]*\))")
_DATE = (
    r"(?:\w+,? )?(?:\d{1,2}(?:[./-]\d{1,2}[./-]| [^\W\d]+,? )\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d\d|\d{1,2}:\d\d"
    r"|[^\W\d]+ \d{1,2},? \d{4})\b.{0,40}"
)
_MEANING = {"*": ".{0,80}?", "**": ".*", "~": r"[\w'.&-]+", "#": r"\d+(?:[.,]\d+| \d{3})*", "@": _DATE}
_HASHTAG = re.compile(r"#[^\W\d][\w-]*(?:[ ,]+#?[\w-]+){0,3}")


def _key(line: str) -> str:
    """The line as phrases are compared: small letters (ı as i), plain apostrophes, no marks at its ends or brackets."""
    if not line.isascii():
        line = (
            line.replace("İ", "i")
            .replace("ı", "i")
            .replace("’", "'")
            .replace("‘", "'")
            .replace("ʻ", "'")
            .replace("ʼ", "'")
        )
    line = line.lower().replace("(", "").replace(")", "").replace("`", "'")
    start, end = 0, len(line)
    while start < end and not line[start].isalnum() and line[start] != "©":
        start += 1
    while end > start and not line[end - 1].isalnum() and line[end - 1] != "©":
        end -= 1
    return " ".join(line[start:end].split())


def _regex(phrase: str) -> str:
    parts = []
    for piece in _PIECE.split(phrase):
        if piece.startswith("("):
            parts.append("(?:" + "|".join(map(_regex, piece[1:-1].split("|"))) + ")")
        else:
            parts.append(_MEANING.get(piece) or re.escape(piece))
    return "".join(parts)


def _heads(phrase: str) -> set[str] | None:
    """The first letters that a line of this phrase can have; None when it can begin with anything."""
    head = re.match(r"[^*~#@(]*", phrase)[0]  # type: ignore[index]  # matches always
    rest = phrase[len(head) :]
    if len(head) >= _HEAD or not rest or (head and rest[0] != "("):
        return {head[:_HEAD]}
    if rest[0] != "(":
        return None
    end = rest.index(")")
    heads = [_heads(head + choice + rest[end + 1 :]) for choice in rest[1:end].split("|")]
    return None if None in heads else set[str]().union(*filter(None, heads))


def _stems(phrase: str) -> set[str] | None:
    """Stems one of which a line of this phrase must have: of a fixed word, or of each word of a choice."""
    pieces = [piece for piece in _PIECE.split(phrase) if piece and piece not in _MEANING]
    fixed = max((word for piece in pieces if piece[0] != "(" for word in _WORD.findall(piece)), key=len, default="")
    if len(fixed) >= _STEM:
        return {fixed[:_STEM]}
    for piece in pieces:
        longest = [max(_WORD.findall(choice), key=len, default="") for choice in piece[1:-1].split("|")]
        if piece[0] == "(" and all(len(word) >= _STEM for word in longest):
            return {word[:_STEM] for word in longest}
    return None


class _Phrases:
    """All phrases, filed by what a line begins with or by a word in it; a group is compiled when a line asks for it."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        self.whole: dict[str, str] = {}
        self.heads: dict[str, list[tuple[str, str]]] = {}
        self.stems: dict[str, list[tuple[str, str]]] = {}
        self.compiled: dict[tuple[bool, str], tuple[re.Pattern[str], list[str]]] = {}
        for family, languages in table.items():
            for phrases in languages.values():
                for phrase in phrases:
                    self._add(family, phrase.replace("ı", "i"))

    def _add(self, family: str, phrase: str) -> None:
        if not _PIECE.search(phrase):
            self.whole.setdefault(_key(phrase), family)
            return
        heads = {"#"} if phrase[0] in "#@" else _heads(phrase)
        index = self.heads if heads else self.stems
        for key in heads or _stems(phrase) or ():
            index.setdefault(key, []).append((family, phrase))

    def _match(self, within: bool, key: str, line: str) -> str | None:
        found = self.compiled.get((within, key))
        if found is None:
            rows = (self.stems if within else self.heads)[key]
            pattern = re.compile("|".join(f"({_regex(phrase)})" for _, phrase in rows), re.S)
            found = self.compiled[within, key] = (pattern, [family for family, _ in rows])
        match = found[0].fullmatch(line)
        return found[1][match.lastindex - 1] if match and match.lastindex else None

    def heads_of(self, line: str) -> list[str]:
        """The beginnings by which phrases for this line are filed."""
        heads = ["#"] if line[:1].isdigit() else [line[:length] for length in range(1, _HEAD + 1)]
        return [head for head in heads if head in self.heads]

    def family(self, line: str) -> str | None:
        """The family of the phrase that the line is."""
        if family := self.whole.get(line):
            return family
        for head in self.heads_of(line):
            if family := self._match(False, head, line):
                return family
        if len(line) > INNER_LONGEST:
            return None
        words = line.split()
        if self.stems.keys().isdisjoint([word[:_STEM] for word in words]):  # nearly always
            return None
        stems = dict.fromkeys(word[:_STEM] for word in words)
        return next(filter(None, (self._match(True, stem, line) for stem in stems if stem in self.stems)), None)


@cache
def _phrases() -> _Phrases:
    return _Phrases(json.loads((Path(__file__).parents[1] / "data" / "boilerplate.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=4_096)
def is_boilerplate(line: str, language: str | None = None) -> str | None:
    """The family of boilerplate that the whole line is (`share`, `channel`, `related`, `legal`, …), else None.

    ``language`` is not needed: a page's prompts are often in another language than its article.
    """
    if len(line) < 60:
        if line.isdigit():
            return "counter"
        if line.startswith("#") and _HASHTAG.fullmatch(line):
            return "tags"
    elif len(line) > INNER_LONGEST and (len(line) > LONGEST or not _phrases().heads_of(_key(line[:40]))):
        return None
    key = _key(line)
    return _phrases().family(key) if key else None


_SEPARATOR = re.compile(r"\s*(?:[|•·»›—]|::)\s*|\s+[-–:/]\s*|\s*[-–]\s+")
_BETWEEN = re.compile(r"[\W_]+")
_WWW, _SUFFIX = re.compile(r"^(?:https?://)?(?:www\.|m\.)?"), re.compile(r"(?:\.[a-z]{2,4}){1,2}/?$")
_NEWS = re.compile(
    r"\s*(?:haberleri|haberi|haber|gazetesi|news|xəbərləri|жаңалықтары|жаңылыктары|yangiliklari|новости)$"
)


@lru_cache(maxsize=1_024)  # a site's names are asked for with each of its titles
def _name_forms(name: str) -> frozenset[str]:
    """A site's name as its titles may have it: with and without blanks, domain ending, "Haberleri" and the like."""
    plain = _WWW.sub("", fold(name).replace("ı", "i"))
    forms = {plain, _SUFFIX.sub("", plain), _NEWS.sub("", plain)}
    return frozenset(_BETWEEN.sub("", form) for form in forms) - {""}


def is_site_name(title: str, names: Iterable[str]) -> bool:
    """Whether a title is nothing but a name of the site."""
    return bool(_name_forms(title) & set[str]().union(*map(_name_forms, names)))


def strip_tail(title: str, names: Iterable[str]) -> str:
    """The title without the site's name at its end (" - Son Dakika", " | NTV Haber") or at its beginning ("NTV | ").

    Only a piece that is one of the names goes, several of them if need be; colons and dashes of the headline stay.
    """
    if not _SEPARATOR.search(title):
        return title.strip()
    known = frozenset[str]().union(*map(_name_forms, names))
    while match := _last_tail(title, known):
        title = title[:match].rstrip()
    head = re.match(r"\s*([^|•·»›]+?)\s*(?:[|•·»›]|::|\s[-–—])\s+(?=\S)", title)
    if head and _name_forms(head[1]) & known:
        title = title[head.end() :]
    return title.strip()


def _last_tail(title: str, known: frozenset[str]) -> int | None:
    """Where the title's last separator stands when a known name follows it, and something precedes it."""
    for match in reversed(list(_SEPARATOR.finditer(title))):
        if match.start() and _name_forms(title[match.end() :]) & known:
            return match.start()
    return None
