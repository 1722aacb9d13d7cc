"""The language a text is written in, from its own words and letters.

Function words make up a tenth to a half of any running text, and nearly every language of our region has letters that
its neighbours lack. Both together tell 60 languages apart without a library (data/languages.json: for each language the
letters it uses beyond the plain alphabet, its commonest words and, where words are built of many suffixes, its
commonest endings).
Nothing else is looked at: not `<html lang>`, not the site.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

HEAD, TAIL = 900, 300  # characters looked at: the beginning, and the end to see a text that changes its language
LETTERS = 40  # fewer tell nothing
_SPELLED = 700  # characters whose letters are looked at
_OWN, _FOREIGN = 0.2, 1.0  # a letter beyond the plain alphabet, in and out of the language; a function word is 1
# Every tenth letter or so of Azerbaijani is ə: a text of so many characters without any is of a neighbour.
_NEEDED, _LONG, _MISSED = {"az": "ə"}, 80, 4.0
_RARE = 0.05  # fewer function words than this share: no running text, or a language that is not listed
# Languages with articles and prepositions have 0.2 to 0.45 (measured on translations of one text into 60 languages).
_DENSE = frozenset("en de nl af sv da nb nn fr es it pt ca gl ro sq bg mk el".split())  # noqa: SIM905
_DENSE_RARE = 0.15
_MARGIN, _FEW = 1.0, 14  # so much better than the second must the first be; twice that where there are so few words
_MIXED = 0.38  # the second has so many words of its own beside the first's: two languages
_CANDIDATES, _RIVALS = 16, 6  # languages whose letters are looked at; whose words are compared with the best one's

_MARKS = ".,;:!?…\"'()[]«»„“”/–—-|*#0123456789%"
_APOSTROPHES = "ʻʼʽ‘’`´′"
# Letters that some languages of a script lack: Latin beyond ASCII, Cyrillic beyond the common ones, Greek, Arabic.
_TELLING = re.compile("[ß-ɏͰ-ϿḀ-ỿёъыэщѐ-ԯ\u0620-\u06ff]")
# Scripts that serve one language, or are written without blanks: with the share of all letters that must be of it.
_SCRIPTS = (
    ("ja", re.compile("[ぁ-ヿ]"), 0.1),  # kana: no Chinese text has them
    ("ko", re.compile("[가-힣]"), 0.5),
    ("zh", re.compile("[一-鿿]"), 0.5),
    ("th", re.compile("[ก-๛]"), 0.5),
    ("hi", re.compile("है|में|और"), 0.01),  # Marathi and Nepali share the script
    ("bn", re.compile("[অ-হ]"), 0.4),
    ("pa", re.compile("[ਅ-ਹ]"), 0.4),
    ("gu", re.compile("[અ-હ]"), 0.4),
    ("ta", re.compile("[அ-ஹ]"), 0.4),
    ("te", re.compile("[అ-హ]"), 0.4),
    ("kn", re.compile("[ಅ-ಹ]"), 0.4),
    ("ml", re.compile("[അ-ഹ]"), 0.4),
    ("si", re.compile("[අ-ෆ]"), 0.4),
    ("my", re.compile("[က-အ]"), 0.4),
    ("km", re.compile("[ក-អ]"), 0.4),
    ("am", re.compile("[ሀ-ፚ]"), 0.5),
)


@cache
def _raw() -> dict[str, list[str]]:
    path = Path(__file__).parents[1] / "data" / "languages.json"
    raw: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return raw


@cache
def _listed() -> dict[str, list[str]]:
    """language -> its common words, and its endings with a hyphen before them."""
    return {language: " ".join(lists).split() for language, (_, *lists) in _raw().items()}


@cache
def _profiles() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """word, or ending with a hyphen before it -> the languages that use it often; language -> its telling letters."""
    index: dict[str, list[str]] = {}
    for language, words in _listed().items():
        for word in words:
            index.setdefault(word, []).append(language)
    alphabets = {language: frozenset(letters) for language, (letters, *_) in _raw().items()}
    return {word: tuple(names) for word, names in index.items()}, alphabets


def _sample(text: str) -> str:
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]} {text[-TAIL:]}"
    text = unicodedata.normalize("NFC", text).replace("İ", "i").lower()
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    return text


def _by_script(sample: str, letters: int) -> str | None:
    if sample.isascii():
        return None
    return next((name for name, script, share in _SCRIPTS if len(script.findall(sample)) > share * letters), None)


def _found(words: Iterable[str]) -> Counter[str]:
    """How often the text has each listed word or ending."""
    index, _ = _profiles()
    return Counter(filter(index.__contains__, words))


def _scores(found: Counter[str], sample: str) -> dict[str, float]:
    """language -> how well it explains the words found and the telling letters of the sample."""
    index, alphabets = _profiles()
    scores: dict[str, float] = {}
    for word, count in found.items():
        for language in index[word]:
            scores[language] = scores.get(language, 0.0) + count
    letters = Counter(_TELLING.findall(sample[:_SPELLED]))
    total = letters.total()
    candidates = sorted(scores, key=scores.__getitem__, reverse=True)[:_CANDIDATES]
    for language in candidates if total else ():
        own = sum([letters[letter] for letter in letters.keys() & alphabets[language]])
        scores[language] += _OWN * own - _FOREIGN * (total - own)
        if len(sample) >= _LONG and language in _NEEDED and _NEEDED[language] not in sample:
            scores[language] -= _MISSED
    return {language: scores[language] for language in candidates}


@cache
def _akin(first: str, other: str) -> bool:
    """Whether two languages share most of their function words (Danish and Norwegian): no text mixes such a pair."""
    one, two = frozenset(_listed()[first]), frozenset(_listed()[other])
    return len(one & two) > 0.5 * min(len(one), len(two))


def _mixed(best: str, rivals: list[str], found: dict[str, int]) -> bool:
    """Whether a rival has many words that the best language has not, beside those that only the best one has."""
    index, _ = _profiles()
    strange = [(index[word], count) for word, count in found.items() if best not in index[word]]
    for rival in rivals:
        beside = sum([count for languages, count in strange if rival in languages])
        if beside < 3 or _akin(best, rival):
            continue
        alone = sum(count for word, count in found.items() if best in index[word] and rival not in index[word])
        if beside >= _MIXED * alone:
            return True
    return False


def _best(found: Counter[str], sample: str, words: int, least: float) -> str | None:
    scores = _scores(found, sample)
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)[:_RIVALS]
    if not ranked or scores[ranked[0]] < max(2.0, least * words):
        return None
    best, *rivals = ranked
    if rivals and scores[best] - scores[rivals[0]] < (_MARGIN if words > _FEW else 2 * _MARGIN):
        return None
    index, _ = _profiles()
    if best in _DENSE and sum([count for word, count in found.items() if best in index[word]]) < _DENSE_RARE * words:
        return None
    return None if _mixed(best, rivals, found) else best


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the language the text is written in (`uz-Latn`, `uz-Cyrl`, `kk-Latn` with their script).

    None when the text has fewer than LETTERS letters, is of two languages at once, or of none that is known here.
    """
    sample = _sample(text)
    words = [word.strip(_MARKS) for word in sample.split()]
    size = sum(map(len, words))
    if size < LETTERS or (size < 4 * LETTERS and sum(map(str.isalpha, sample)) < LETTERS):
        return None
    found = _found(words)
    best = _best(found, sample, len(words), _RARE)
    if best is None:  # too few function words, or two languages with the same ones: the endings may tell
        found += _found("-" + word[-length:] for word in words if len(word) > 5 for length in (3, 4))
        best = _best(found, sample, len(words), 2 * _RARE)
    return best or _by_script(sample, size)
