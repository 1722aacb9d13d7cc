"""The tags: the visible tag block in its order, else what the metadata lists; a headline split into words is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element as HtmlElement

from newscrawl.address import registered_domain
from newscrawl.extract.authors import site_names
from newscrawl.extract.jsonld import string, strings
from newscrawl.extract.page import Page
from newscrawl.extract.section import section_names
from newscrawl.extract.tagblock import Around, tag_block
from newscrawl.extract.tagwords import is_label
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

MAX_TAGS = 40
MAX_RAW = 400  # characters of a text that may be a tag with something around it
MAX_LENGTH = 80  # characters; longer links are headlines
_METAS = ("news_keywords", "jsonld", "article:tag", "keywords")
_OWN_NAME = re.compile(r"[-_.:](?:keywords?|tags)$")
_MARKS = ' ,;|·•›»-–"“”'
_COUNT = re.compile(r"(?:\s*[(\[]\d+[)\]])+$")
_CODE = re.compile(
    r"undefined|null|none|nan|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|[0-9a-f]{16,}|\d{5,}|(?:https?://|www\.)\S+|[\w-]+\.(?:com|net|org)(?:\.\w\w)?",
    re.I,
)
_CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9:_-]{1,20}")
_KEYED = re.compile(r"([\w -]{2,20}):\s?(\S.*)")
_TOPIC_KEYS = frozenset(("subject", "topic", "tag", "keyword", "category", "konu", "etiket", "тема", "thema"))
# Links of a tag block that lead to all tags, open the rest, or let a reader follow or edit them.
_CONTROL = re.compile(
    r"(?:(?:alle|all|more|mehr|weitere|tüm|bütün|все|ещё|еще|see|view|show|tous les|todos los|tutti gli|bütün|барлық|бардык|barcha|ҳамаи)\s+(?:\w+\s+)?"
    r"(?:themen|tags?|topics?|etiketler?i?|konular|temas|sujets|argomenti|теги|темы|schlagworte|teqlər|teglar|тегтер|тегҳо))"
    r"|.*\b(?:bearbeiten|folgen|takip et)|(?:edit|follow)\b.*|(?:show |see |view )?(?:more|all)|mehr|alle(?: anzeigen)?|daha fazla(?:sı)?|tümü|hepsi|devamı|ещё|еще|показать все|показать ещё|hamısı|yazdır|arkadaşına gönder|печать|распечатать|çap et|dostuna göndər|[+…]|\.\.\.",
    re.I,
)
# Words that a whole site lists of itself on every page.
_GENERIC = frozenset((
    "haber", "haberler", "haberleri", "gazete", "gazetesi", "son-dakika", "son-dakika-haberleri", "güncel-haberler",
    "news", "breaking-news", "latest-news", "newspaper", "headlines", "новости", "последние-новости", "xəbər",
    "xəbərlər", "жаңылыктар", "жаңалықтар", "yangiliklar", "хабарлар", "nachrichten", "zeitung", "notizie",
    "noticias", "actualités", "ニュース", "速報", "新聞",
))  # fmt: skip
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_WORD = re.compile(r"\w+")


def find_tags(
    page: Page, headline: str | None, container: HtmlElement | None, language: str | None = None
) -> tuple[list[str], str | None]:
    """The tags and their provenance; ``container`` is where the body was found, ``language`` that of the text."""
    title = fold(headline or "")
    listed = {name: list(_listed(page, name)) for name in _METAS}

    def clean(texts: Iterable[str]) -> list[str]:
        tags = clean_tags(texts, language)
        if any(is_boilerplate(tag) == "legal" for tag in tags):  # the page's own menu: "Künye", "İletişim"
            return []
        return [tag for tag in tags if not (len(tag) == len(headline or "") and fold(tag) == title)]

    shown = tag_block(page, Around(container, headline, (tag for tags in listed.values() for tag in tags)), clean)
    if shown:
        return shown, "visible"
    for name, texts in listed.items():
        tags = clean(texts)
        if tags and not (
            _codes(tags)
            or _split_sentence(tags, page, headline)
            or _site_wide(tags, page)
            or _sections_only(tags, page)
        ):
            return tags, "jsonld" if name == "jsonld" else "meta"
    return [], None


def _listed(page: Page, name: str) -> Iterator[str]:
    if name == "jsonld":
        texts = strings(page.article.get("keywords"))
    else:
        texts = page.metas.get(name) or [text for own in _own_names(page, name) for text in page.metas[own]]
    parts = [part.strip() for text in texts for part in _split(text)]
    keyed = [match for part in parts if (match := _KEYED.fullmatch(part))]
    if len(keyed) < 2:
        yield from parts
        return
    for part in parts:  # a machine's list: "Subject: Justice" is a tag, "Language: English" none
        match = _KEYED.fullmatch(part)
        if match is None or match[1].lower() in _TOPIC_KEYS:
            yield match[2] if match else part


def _own_names(page: Page, name: str) -> list[str]:
    """Metas under a prefix of the publisher's own: custom-keywords, sailthru.tags, cxenseparse:tags."""
    return list(islice(filter(_OWN_NAME.search, page.metas), MAX_TAGS)) if name == "keywords" else []


def _split(text: str) -> list[str]:
    separator = next((mark for mark in ";|" if text.count(mark) > text.count(",")), ",")
    if separator == "," and "," not in text and _CJK.search(text):
        return re.split(r"[\s、，]+", text)
    return re.split(r"[,،、，]" if separator == "," else re.escape(separator), text)


def clean_tags(texts: Iterable[str], language: str | None = None) -> list[str]:
    """Tags without '#', counts, trailing commas, labels, controls, codes and duplicates (under case folding), in their order."""
    seen: dict[str, str] = {}
    for text in texts:
        if len(text) <= MAX_RAW and (tag := _cleaned(text)):
            seen.setdefault(fold(tag, language), tag)
    return list(seen.values())[:MAX_TAGS]


@lru_cache(maxsize=8192)
def _cleaned(text: str) -> str:
    head, colon, rest = text.partition(":")
    if colon and is_label(head):  # "Filed to: innovation" as one link
        text = rest
    tag = _COUNT.sub("", squeeze(text).lstrip(f"#{_MARKS}").rstrip(_MARKS)).rstrip(_MARKS)
    alphabet = len(tag) == 1 and (tag.isascii() or tag.lower() != tag.upper())  # an index from A to Z
    if (
        alphabet
        or len(tag) > MAX_LENGTH
        or _CODE.fullmatch(tag)
        or is_label(tag)
        or (len(tag) < 30 and _CONTROL.fullmatch(tag))
    ):
        return ""
    return tag


def _codes(tags: Sequence[str]) -> bool:
    """Whether the list is a machine's: codes in capitals."""
    return len(tags) >= 4 and sum(bool(_CAPITALS.fullmatch(tag)) for tag in tags) > 0.7 * len(tags)


def _split_sentence(tags: Sequence[str], page: Page, headline: str | None) -> bool:
    """Whether the list is the headline, the description or the address's slug cut into words, or a sentence whole."""
    if len(tags) == 1:
        return len(tags[0].split()) > 6
    single = [fold(tag) for tag in tags if " " not in tag]
    if len(tags) < 4 or len(single) < 0.8 * len(tags):
        return False
    title = f"{headline} {page.head.title}"
    slug = unquote(page.url or "").rstrip("/").rpartition("/")[2]
    texts = (
        [title, slug]
        if len(tags) < 8
        else [
            title,
            slug,
            f"{title} {page.meta('description', 'og:description')} {string(page.article.get('description'))}",
        ]
    )
    return any(_in_order(single, _WORD.findall(fold(text.replace("_", "-")))) for text in texts)


def _in_order(single: Sequence[str], words: Sequence[str]) -> bool:
    """Whether nearly all stand in the text, in its order: chosen keywords rarely do."""
    places = [words.index(one) for one in single if one in words]
    rising = sum(a < b for a, b in pairwise(places))
    return len(places) >= 0.75 * len(single) and rising >= 0.8 * (len(places) - 1)


def _site_wide(tags: Sequence[str], page: Page) -> bool:
    """Whether the list describes the site, not the article: its own name stands among words for news."""
    keys = ["-".join(fold(tag).split()) for tag in tags]
    domain = registered_domain(page.url or "") or ""
    told = {fold(name) for name in (*site_names(page), domain, domain.partition(".")[0])}
    named = sum(fold(tag) in told for tag in tags)
    if named and 2 * (named + sum(not _GENERIC.isdisjoint(key.split("-")) for key in keys)) > len(tags):
        return True  # "24.kg, новости Кыргызстана, Бишкек"
    generic = sum(key in _GENERIC for key in keys)
    if generic < 2:
        return False
    names = "".join(fold(name).replace(" ", "") for name in site_names(page)) + urlsplit(page.url or "").netloc
    own = sum(
        len(key) >= (2 if _CJK.search(key) else 4) and key.replace("-", "") in names
        for key in keys
        if key not in _GENERIC
    )
    return own > 0 and generic + own >= 0.3 * len(tags)


def _sections_only(tags: Sequence[str], page: Page) -> bool:
    """Whether the list only repeats where the article is filed."""
    filed = {fold(name) for name in section_names(page) if name.count(" ") < 3}
    return all(fold(tag) in filed for tag in tags)
