"""The words by which tag blocks are known: names in class and id attributes, parts of addresses, titles, in our languages."""

from __future__ import annotations

import re
from functools import lru_cache

from newscrawl.extract.groups import is_part
from newscrawl.extract.meanings import LONGEST

# How tag blocks name themselves in class and id attributes, word by word (dev and regional pages, research/cms_families.json).
_NAME = re.compile(
    r"(?:article|news|post|art|single|detail)?(?:tags?(?:list|cloud|wrapper|container|items?|links?|box|wrap|area|block|row)?|topics?(?:list|row)?|keywords?)|etiket(?:ler|leri)?|"
    r"hashtags?|subjects|temas|themen|thema|emner?|teql[eə]r|tegi"
)
_OTHER = re.compile(
    r"comment|sidebar|related(?![\w-]*(?:tag|topic))|recommend|popular|trend|menu|footer|nav|most|teaser|card|popüler|populer|bread-?crumb|share|social|author|byline|header|swiper|slider|"
    r"carousel|hot|ticker",
    re.I,
)
_MENU_WORDS = frozenset(
    ("menu", "nav", "navigation", "navbar", "sidebar", "popular", "trending", "trend", "most", "hot", "footer")
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[^a-zA-Zçğıöşüə]+")
# The part of an address that says "topic", in the languages of our pages.
_SEGMENTS = frozenset((
    "tag", "tags", "tagi", "tagged", "etiket", "etiketler", "etiketi", "topic", "topics", "thema", "themen", "tema",
    "temas", "theme", "themes", "emne", "emner", "keyword", "keywords", "konu", "konular", "haberleri", "subject",
    "subjects", "label", "labels", "teq", "teqler", "tegi", "tegs", "hashtag", "hashtags", "article_tag", "mövzu",
    "sujet", "sujets", "argomenti", "onderwerp", "dossier", "dossiers", "t", "z", "index",
))  # fmt: skip
_QUERY = re.compile(r"[?&](?:tag|etiket|keyword)s?(?:=|\b)", re.I)
_LABEL = re.compile(
    r"\W*(?:(?:haber(?:in)? |ilgili )?etiket(?:ler|leri)?|related tags|tags?|tagged(?: with| in)?|hashtags?|heshteglar|хештег[иі]?|хештегтер|anahtar kelime(?:ler)?|ilgili konular|konular|a[çc]ar s[öo]z(?:lər|ler)?|teql[eə]r|тегтер|теглер|тэги?|теги(?: новости)?|метк[аи]|кілт сөздер|ачкыч сөздөр|калит сўз|барчасп|тақырып|ключевые слова|teglar|тег|kalit so['‘ʻ’ʼ`]z(?:lar)?|"
    r"kilit so['‘ʻ’]zlar|калит сўзлар|калидвожаҳо|барчаспҳо|түйін сөздер|түйінді сөздер|негизги сөздөр|topics?|(?:ähnliche|verwandte|weitere) themen|related topics|keywords|filed (?:under|to)|"
    r"more on|(?:read|see|find|explore|discover) more (?:about|on)(?: these topics)?|in this (?:article|story)|(?:explore|related) topics|mehr (?:lesen )?über|themen|schlagworte|schlagwörter|sujets|mots-clés|temas|etiquetas|argomenti|emner|tagi|onderwerpen|темы|подписывайтесь на темы|мавзулар|"
    r"mavzular|mövzular|тақырыптар|темалар|белгілер|белгилер|тегі|тегҳо|тегтері|bellikler)\W*",
    re.I,
)


@lru_cache(maxsize=16384)
def names_tags(names: str) -> bool:
    """Whether a class or id attribute names a tag block: one of its words does, none names a menu."""
    words = [word.lower() for word in _NO_WORD.split(_CAMEL.sub("-", names)) if len(word) > 2]
    return (any(map(_NAME.fullmatch, words)) or "label-item" in names) and _MENU_WORDS.isdisjoint(words)


@lru_cache(maxsize=16384)
def names_other(names: str) -> bool:
    return bool(_OTHER.search(names))


def tag_address(href: str) -> bool:
    """Whether a link's address is that of a topic's page."""
    return _of_topics(href.rpartition("/")[0][:LONGEST]) or ("?" in href and _QUERY.search(href) is not None)


@lru_cache(maxsize=16384)
def _of_topics(folder: str) -> bool:
    return not _SEGMENTS.isdisjoint(folder.lower().split("/"))


def titles_popular(words: str | None) -> bool:
    """Whether the words are a title of what many read: "Popüler Etiketler"."""
    words = (words or "").strip()
    return 3 < len(words) < 60 and is_part("popular", words)


def titles_tags(words: str | None) -> bool:
    words = (words or "").strip()
    return 1 < len(words) < 60 and is_label(words)


@lru_cache(maxsize=8192)
def is_label(words: str) -> bool:
    """Whether the words are a tag block's title: "Etiketler:"."""
    return bool(_LABEL.fullmatch(words))
