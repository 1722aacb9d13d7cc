"""Named elements: one pass over the tree finds every element whose class, id or itemprop says what it is for.

An XPath with several ``contains(@class, …)`` costs more than parsing the page; this pass serves all fields at once, and
what a name means is remembered from page to page.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.meanings import Meanings

# Roles and the words that name them: see `Meanings`.
ROLES = {
    "byline": r"author|^signature$|^assinatura$|^firm[ae]$|^auteur|name-uid|m[uü]e?llif|muallif|^imza$|byline|yazar|muhabir|editor|reporter|writer|journalist|contributor|autor",
    "date": r"date|time|tarih|bilgi(?:ler)?$|publish|^submitted$|^pub(?!lic$)|updat|stamp|^info|info$|^meta|meta$|^e-?details$|byline|created|posted|datum|fecha|^zeit|^dato",
    "lead": r"lead|lede|spot|standfirst|summary|subtitle|sub-title|introtext|intro|^dek$|deck|description|excerpt|ozet|abstract|subhead|teaser|announce|anons|"
    r"vorspann|chapo|chapeau|alternative|preview-?text|detail-preview|descr?$|ingress|accroche|sommario|^resumo|^sumario|entradilla|bajada|copete|perex|zajawka",
    "credit": r"source|^src$|kayna[kg]|agency|ajans|muhabir|news-info|istochnik|menbe|provider",
    "tags": r"tags?$|taglist|tagcloud|topics?$|keywords?$|etiket|^subjects?$|label-items?$|^temas?$|^themen$|teql|schlagw",
    "comments": r"^comments?$|comments?-(?:list|section|area|box|container|wrapper)|"
    r"(?:user|reader|article|post|entry|news|okur|okuyucu)-?(?:comments|yorumlari)$|disqus|^yorum(?:lar)?$|kommentare?$|leserkommentar|viafoura|^respond$",
    "aside": r"cookie|consent|onetrust|didomi|usercentrics|gdpr|qc-cmp|sp-message|"
    r"sr-only|visually-?hidden|screen-?reader|caption|^polls?$|^anket$|^opros|instagram-media|tiktok-embed|telegram-post|twitter-tweet|bluesky-embed",
    "crumbs": r"breadcrumb|bread-crumb|^crumbs?$|speedbar|site-path",
}

_MEANINGS = Meanings(ROLES)
_DATE = 1 << list(ROLES).index("date")


def named_elements(body: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The elements of each role in document order; ``time`` elements have the role date by themselves."""
    found: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in body.iter("*"):
        bits = 0
        if names := element.get("class"):
            bits = _MEANINGS[names]
        if names := element.get("id"):
            bits |= _MEANINGS[names]
        if names := element.get("itemprop"):
            bits |= _MEANINGS[names]
        if bits:
            for role in _roles(bits):
                found[role].append(element)
        if element.tag == "time" and not bits & _DATE:
            found["date"].append(element)
    return found


@lru_cache(maxsize=1 << len(ROLES))
def _roles(bits: int) -> tuple[str, ...]:
    return tuple(role for bit, role in enumerate(ROLES) if bits >> bit & 1)
