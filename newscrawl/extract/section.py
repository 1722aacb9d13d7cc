"""The section: the main category, from metadata, JSON-LD or the breadcrumb."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from newscrawl.extract.jsonld import string, strings, types_of
from newscrawl.extract.page import Page, visible_text
from newscrawl.text.fold import fold

_CRUMBS = etree.XPath("//body//*[contains(@class,'breadcrumb') or contains(@class,'Breadcrumb') or contains(@class,'breadCrumb') or contains(@id,'breadcrumb')]", smart_strings=False)
_HOME = frozenset(
    (
        "anasayfa", "ana sayfa", "haberler", "haber", "son dakika", "ana səhifə", "башкы бет", "басты бет", "bosh sahifa", "бош саҳифа",
        "главная", "новости", "home", "homepage", "news", "start", "startseite", "accueil", "inicio", "hem", "hjem",
    )
)  # fmt: skip
MAX = 60  # characters


def find_section(page: Page, headline: str | None, selected: Iterable[str] = ()) -> tuple[str | None, str | None]:
    """The section and its provenance; ``selected`` is what the site's own selector gave, of which the home page is none."""
    title = fold(headline or "")
    listed = (
        ("site", selected),
        ("jsonld", strings(page.article.get("articleSection"))),
        ("meta", [*page.metas.get("article:section", []), *page.metas.get("articlesection", [])]),
        ("jsonld", _listed(page)),
        ("visible", _crumbs(page)),
    )
    for origin, names in listed:
        for name in names:
            if name and len(name) <= MAX and fold(name) not in _HOME and fold(name) != title and not name.startswith("http"):
                return name, origin
    return None, None


def _listed(page: Page) -> list[str]:
    """The names of a JSON-LD BreadcrumbList without its ends: the home page and the article itself."""
    for document in page.documents:
        if "BreadcrumbList" in types_of(document):
            items = document.get("itemListElement")
            rows = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
            names = [string(one.get("name")) or string(one["item"]) if isinstance(one.get("item"), dict) else string(one.get("name")) for one in rows]
            return [name for name in names[1:] if name]
    return []


def _crumbs(page: Page) -> list[str]:
    for element in _CRUMBS(page.root)[:2]:
        links = [text for link in element.iter("a") if (text := visible_text(link))]
        if links:
            return links
    return []
