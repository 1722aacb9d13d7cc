"""The tags: the visible tag block in its order, else what the metadata lists; a headline split into words is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newscrawl.extract.jsonld import strings
from newscrawl.extract.page import Page, visible_text
from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

MAX_TAGS = 40
MAX_LENGTH = 80  # characters; longer links are headlines
# How tag blocks name themselves in class and id attributes (dev and regional pages, research/cms_families.json).
_NAMES = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?:[a-z]*tags?(?:list|cloud|wrapper|container|items?|links?)?|[a-z]*(?<!hot)topics?(?:list|row|nav)?|keywords?|etiket(?:ler|leri)?|subjects|labels?-items?|temas?|themen|taglist|(?:news|article|post)_?tags?)"
    r"(?=$|[\s_-]|[A-Z0-9])"
)
_HREF = re.compile(
    r"/(?:[a-z_-]*tags?|tagi|etiket(?:ler)?|topics?|thema|themen|temas?|emne|keywords?|konu(?:lar)?|haberleri|subjects?|label|search/tag|mövzu|teqler?|tegi?|tema|t|z)/"
    r"|[?&](?:tag|etiket|keyword)s?=|[?&]tag\b",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:etiketler?|tags?|anahtar kelimeler|ilgili konular|konular|açar sözlər|teqlər|тегтер|теглер|тэги|теги|метки|ключевые слова|teglar|тег|"
    r"kalit so['‘ʻ’]zlar|kilit so['‘ʻ’]zlar|калит сўзлар|калидвожаҳо|барчаспҳо|түйін сөздер|түйінді сөздер|негизги сөздөр|topics?|related topics|keywords|filed under|more on|themen|schlagworte|schlagwörter|sujets|mots-clés|"
    r"temas|etiquetas|argomenti|emner|tagi|onderwerpen|темы|подписывайтесь на темы)\W*$",
    re.I,
)
_AWAY = frozenset(("nav", "footer", "header", "aside"))
_AWAY_NAMES = re.compile(r"comment|sidebar|related|recommend|popular|trending|menu|footer|navbar|header(?!-?tags)|most|teaser|card|cloud-?all|popüler|populer", re.I)
_LINKS = etree.XPath(".//a[@href]", smart_strings=False)
_COUNT = re.compile(r"\s*\(\d+\)$")
_METAS = ("news_keywords", "jsonld", "article:tag", "keywords")


def find_tags(page: Page, headline: str | None, container: HtmlElement | None) -> tuple[list[str], str | None]:
    """The tags and their provenance; ``container`` is where the body was found."""
    shown = visible_tags(page, container)
    if shown:
        return shown, "visible"
    for name in _METAS:
        listed = strings(page.article.get("keywords")) if name == "jsonld" else page.metas.get(name, [])
        tags = clean_tags(part for text in listed for part in _split(text))
        if tags and not _headline_in_words(tags, headline):
            return tags, "jsonld" if name == "jsonld" else "meta"
    return [], None


def _split(text: str) -> list[str]:
    separator = ";" if text.count(";") > text.count(",") else "|" if "," not in text and "|" in text else ","
    return re.split(r"[,،、]" if separator == "," else re.escape(separator), text)


def clean_tags(texts: Iterable[str]) -> list[str]:
    """Tags without '#', counts, trailing commas and duplicates (under case folding), in their order."""
    seen: dict[str, str] = {}
    for text in texts:
        tag = _COUNT.sub("", squeeze(text).lstrip("#").strip(" ,;|·•")).strip()
        if tag and len(tag) <= MAX_LENGTH and not _LABEL.match(tag):
            seen.setdefault(fold(tag), tag)
    return list(seen.values())[:MAX_TAGS]


def _headline_in_words(tags: list[str], headline: str | None) -> bool:
    """Whether the list is the headline cut into its words, or the headline itself."""
    title = fold(headline or "")
    if not title:
        return False
    words = set(re.findall(r"\w+", title))
    if fold(tags[0]) == title or len(tags) == 1 and len(tags[0].split()) > 6:
        return True
    single = [tag for tag in tags if " " not in tag]
    inside = sum(fold(tag) in words for tag in single)
    return len(tags) >= 4 and len(single) >= 0.8 * len(tags) and inside >= 0.8 * len(tags)


def visible_tags(page: Page, container: HtmlElement | None) -> list[str]:
    """The block of keyword links of the article, or []."""
    groups: dict[HtmlElement, list[HtmlElement]] = {}
    for link in _LINKS(page.body):
        if _is_tag_link(link):
            owner = _owner(link)
            groups.setdefault(owner, []).append(link)
    inside = set(container.iterancestors()) | {container} if container is not None else set()
    best: tuple[float, list[str]] = (0.0, [])
    for owner, links in groups.items():
        tags = clean_tags(visible_text(link) for link in links)
        value = _value(owner, links, tags, inside)
        if tags and value > best[0]:
            best = (value, tags)
    return best[1]


def _is_tag_link(link: HtmlElement) -> bool:
    if "tag" in (link.get("rel") or "").split():
        return True
    if _HREF.search(link.get("href") or ""):
        return True
    up: HtmlElement | None = link
    for _ in range(4):
        if up is None or up.tag in ("body", "article", "main"):
            return False
        if _NAMES.search(f"{up.get('class') or ''} {up.get('id') or ''}"):
            return True
        up = up.getparent()
    return False


def _owner(link: HtmlElement) -> HtmlElement:
    """The list or box that the link shares with its siblings."""
    up = link.getparent()
    for _ in range(2):
        if up is None or up.tag in ("ul", "ol", "body") or len(up) > 1:
            break
        outer = up.getparent()
        if outer is None or outer.tag == "body":
            break
        up = outer
    return link if up is None else up


def _value(owner: HtmlElement, links: list[HtmlElement], tags: list[str], inside: set[HtmlElement]) -> float:
    if not 1 <= len(tags) <= MAX_TAGS or len(links) > 2 * len(tags) + 2:
        return 0.0
    text = visible_text(owner)
    share = sum(len(tag) for tag in tags) / max(1, len(text))
    if share < 0.5 or sum(len(tag) for tag in tags) / len(tags) > 45:
        return 0.0
    named = near = 0.0
    for depth, up in enumerate([owner, *owner.iterancestors()]):
        if up in inside:
            near = 1.0 if depth <= 6 else 0.5
            break
        names = f"{up.get('class') or ''} {up.get('id') or ''}"
        if depth < 3 and _NAMES.search(names):
            named = max(named, 1.0)
        if (up.tag in _AWAY and depth > 0 and not named) or (_AWAY_NAMES.search(names) and not _NAMES.search(names)):
            return 0.0
    rel = any("tag" in (link.get("rel") or "") for link in links)
    href = sum(bool(_HREF.search(link.get("href") or "")) for link in links) / len(links)
    label = 0.7 if _labelled(owner) else 0.0
    total = named + (1.0 if rel else 0.0) + 0.8 * href + label + 0.5 * near + 0.02 * min(len(tags), 10)
    return total if total >= 1.3 else 0.0


def _labelled(owner: HtmlElement) -> bool:
    before = owner.getprevious()
    texts = [owner.text or "", *((visible_text(before),) if before is not None else ()), *(visible_text(one) for one in owner[:1])]
    parent = owner.getparent()
    if parent is not None:
        texts.append(parent.text or "")
    return any(len(text) < 40 and _LABEL.match(text.strip()) for text in texts)
