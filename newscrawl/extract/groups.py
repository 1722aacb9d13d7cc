"""Groups of class names: what the boxes of a page are called says what they hold."""

from __future__ import annotations

from functools import lru_cache

from newscrawl.extract.meanings import Meanings

# Groups of words in class, id and itemprop attributes: see `Meanings`.
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

_MEANINGS = Meanings(GROUPS)
groups_of = _MEANINGS.of  # the groups that an attribute's names belong to, as bits in the order of `GROUPS`


@lru_cache(maxsize=4_096)
def flags_of(groups: int) -> list[float]:
    """Groups as features."""
    return [float(groups >> index & 1) for index in range(len(GROUPS))]
