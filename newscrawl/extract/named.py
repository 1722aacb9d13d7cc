"""Named elements: one pass over the tree finds every element whose class, id or itemprop says what it is for.

An XPath with several ``contains(@class, …)`` costs more than parsing the page; this pass serves all fields at once, and
what a name means is remembered from page to page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.xpath import elements

# Roles and the words that name them. A name is cut into words at case changes, digits and punctuation; a pattern is searched
# in each word and each pair of neighbours.
ROLES = {
    "byline": r"author|byline|yazar|muhabir|editor|reporter|writer|journalist|contributor|autor",
    "date": r"date|time|tarih|publish|^pub|updat|stamp|^info|info$|^meta|meta$|byline|created|posted|datum|fecha|^zeit|^dato",
    "lead": r"lead|lede|spot|standfirst|summary|subtitle|sub-title|intro|^dek$|deck|description|excerpt|ozet|abstract|subhead|teaser|"
    r"vorspann|alternative",
    "credit": r"source|kaynak|agency|ajans|muhabir|news-info|istochnik|menbe|provider",
    "tags": r"tags?$|taglist|tagcloud|topics?$|keywords?$|etiket|^subjects?$|label-items?$|^temas?$|^themen$|teql|schlagw",
    "aside": r"cookie|consent|onetrust|didomi|usercentrics|gdpr|qc-cmp|sp-message|^comments?$|comments?-(?:list|section|area|box|container|wrapper)|"
    r"disqus|^yorum(?:lar)?$|kommentare?$|leserkommentar|viafoura|^respond$|"
    r"sr-only|visually-?hidden|screen-?reader|caption",
    "crumbs": r"breadcrumb|bread-crumb|^crumbs?$",
}
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in ROLES.items())
_NAMED = elements("descendant-or-self::*[@class or @id or @itemprop or self::time]")
LONGEST = 500  # characters of a class attribute that are read
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")


def named_elements(body: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The elements of each role in document order; ``time`` elements have the role date by themselves."""
    found: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in _NAMED(body):
        get = element.get
        for role in roles_of(get("class"), get("id"), get("itemprop")):
            found[role].append(element)
        if element.tag == "time" and (not found["date"] or found["date"][-1] is not element):
            found["date"].append(element)
    return found


@lru_cache(maxsize=50_000)
def roles_of(*names: str | None) -> frozenset[str]:
    """The roles that class, id and itemprop name."""
    return frozenset().union(*(_of_word(word) for name in names if name for word in name[:LONGEST].split()))


@lru_cache(maxsize=50_000)
def _of_word(name: str) -> frozenset[str]:
    words = _WORD.findall(_HUMP.sub("-", name).lower())
    spellings = [*words, *(f"{one}-{two}" for one, two in pairwise(words))]
    return frozenset(role for role, pattern in _ROLES if any(pattern.search(one) for one in spellings))
