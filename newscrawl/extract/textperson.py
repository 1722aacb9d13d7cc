"""Persons in a dump: words that are printed as a person's name and are no menu's or prompt's."""

from __future__ import annotations

import re
from itertools import pairwise

from newscrawl.extract.textlines import WORD, fold_key, vocabulary

_NO_NAME = re.compile(
    r"\b(?:icon|logo|artikel|abschnitt|alle|all|weitere|rights|gmbh|co|seit|code|networks|middle|crisis|story|article|read|menu|more|sign|save|view|quellen|click|here|share|comments?|news|video|gift|tv|canlı|galeri|русский|қазақша|кыргызча|english|türkçe|azərbaycanca|ўзбекча|тоҷикӣ"
    # what countries, regions and institutions of two words end in
    r"|дом|корея|зеландия|аравия|осетия|азия|восток|область|район|край|республика|союз|облысы|облусу|ауданы|району|viloyati|вилояти"
    r"|kore|afrika|asya|avrupa|amerika|arabistan|cumhuriyeti|birliği|respublikası|birliyi|rayonu|ilçesi|korea|asia|africa|europe|america"
    r"|zealand|arabia|kingdom|emirates|republic|nations)\b",
    re.I,
)
_PARTICLES = frozenset(WORD.findall("van von der den de la le di da dos bin ibn al el ter ten zu y e und and ve и"))
_GIVEN = frozenset(["dan", "per", "will"])  # first names that are function words of another language


def is_person(text: str) -> bool:
    """Whether the text is two to four words as a person's name has them."""
    words = text.replace(".", ". ").split()
    if any(sum(a.islower() and b.isupper() for a, b in pairwise(word)) > 1 for word in words):  # "GündemSporSiyaset"
        return False
    if not 2 <= len(words) <= 5 or any(c.isdigit() or c in '|:;?!"/()&+…' for c in text) or _NO_NAME.search(text):
        return False
    big = [word for word in words if word not in _PARTICLES]
    table, function = vocabulary()
    keys = [fold_key(word) for word in big]
    known = any(key in table or (key in function and key not in _GIVEN) for key in keys)
    return (
        2 <= len(big) <= 4
        and words[0] in big
        and all(word[0].isupper() for word in big)
        and any(len(word) > 2 for word in big)
        and not known
    )
