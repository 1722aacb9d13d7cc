"""Groups of class names: what the boxes of a page are called says what they hold."""

from __future__ import annotations

import re
from functools import lru_cache

# Groups of words in class, id and itemprop attributes, matched against each word and each pair of neighbouring words.
GROUPS = {
    "comment": r"comment|disqus|yorum|discussion|viafoura|coral",
    "related": r"related|relacionad|ilgili|similar|read-?more|more-?(?:on|from|stories|news)|also|recirc|recommend|"
    r"most-?(?:read|popular|viewed)|trending|popular|latest|onward|weitere|mehr|verwandt",
    "share": r"shar(?:e|ing)|social|follow|facebook|twitter|whatsapp|paylas",
    "author": r"author|byline|contributor|writer|bio\b|autor|yazar|reporter|journalist",
    "caption": r"caption|credit|figure|photo|image|img|picture|foto|bild|gallery|slide|media|lightbox|video|player",
    "offer": r"newsletter|subscri|sign-?up|paywall|premium|regist|abo\b|membership|donat|piano|login|account|offer|cta",
    "ad": r"advert|\bads?\b|sponsor|promo|commercial|banner|dfp|gpt|outbrain|taboola|affiliate|reklam|shopping|product|deal",
    "tag": r"\btags?\b|topic|keyword|label|categor|breadcrumb|etiket|thema|kicker|overline|eyebrow|rubric",
    "meta": r"meta|timestamp|\btime\b|\bdate|pubdate|published|updated|info|toolbar|tools|print|reading",
    "nav": r"\bnav|menu|header|footer|masthead|navigation|sitemap|search|skip",
    "card": r"card|teaser|promo|widget|module|tile|headline-list|listing|feed|item|carousel|rail|sidebar|aside|secondary|bottom",
    "hidden": r"hidden|sr-only|visually|screen-?reader|accessib|modal|popup|overlay|dialog|tooltip|cookie|consent|gdpr|"
    r"privacy|noprint|print-only|collapse",
    "lead": r"summary|lead|\blede|standfirst|intro|deck|dek|subtitle|sub-?head|abstract|excerpt|spot|ozet|description|"
    r"teaser|vorspann|anons|highlights|key-?points|bullets",
    "quote": r"quote|pull|tweet|instagram|embed",
    "box": r"box|fact|infobox|panel|callout|correction|disclaimer|note|about|copyright|legal|correct|editor",
    "article": r"article|story|post|entry|news|haber",
    "body": r"body|content|text|paragraph|copy|prose|richtext|main|detail|wysiwyg",
}

_GROUPS = tuple(re.compile(pattern) for pattern in GROUPS.values())
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[a-z]+")


@lru_cache(maxsize=50_000)
def groups_of(name: str) -> int:
    """The groups that one class name or id belongs to, as bits in the order of `GROUPS`."""
    tokens = _TOKEN.findall(_HUMP.sub("-", name).lower())
    found = 0
    for index, token in enumerate(tokens):
        found |= _groups_of_token(token)
        if index:
            found |= _groups_of_token(f"{tokens[index - 1]}-{token}")
    return found


@lru_cache(maxsize=50_000)
def _groups_of_token(token: str) -> int:
    return sum(1 << index for index, pattern in enumerate(_GROUPS) if pattern.search(token))


@lru_cache(maxsize=4_096)
def flags_of(groups: int) -> list[float]:
    return [float(groups >> index & 1) for index in range(len(_GROUPS))]
