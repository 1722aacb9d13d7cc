"""The authors: people and desks that JSON-LD, metadata and the visible byline name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml.etree import _Element as HtmlElement

from newscrawl.address import registered_domain
from newscrawl.extract.byline import is_person, people_in, visible_bylines
from newscrawl.extract.jsonld import string, strings, types_of
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.extract.titles import SEPARATOR, SHORT
from newscrawl.text.agency import agency_of, same_name
from newscrawl.text.fold import fold, slug_of
from newscrawl.text.names import DESK, EDITOR, begins_labelled, split_names
from newscrawl.text.pattern import Pattern
from newscrawl.text.wording import wording

MAX_AUTHORS = 12
MAX_NAME = 40  # characters of a site's name
MAX_DEPTH = 5  # of objects and lists in an author value
_METAS = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author",
    "articleauthor", "citation_author",
)  # fmt: skip
# Addresses, accounts and placeholders that nobody filled in are no names.
_LINK = re.compile(
    r"^(?:https?:)?//|^www\.|^/|^\S*@\S+$|\{\{|\}\}|%[\w ]+%|\[|\]|^\$|^(?:null|none|undefined|n/?a|admin(?:istrator)?|super user|editor|user|root|unknown)$",
    re.I,
)
# Words that a site adds to its own name where a byline is expected.
_GENERIC = frozenset((
    "com", "net", "haber", "özel", "special", "report", "haberler", "haberleri", "haberi", "news", "nachrichten",
    "online", "web", "digital", "gazetesi", "newspaper", "xəbər", "новости", "website", "portal", "editor", "admin",
    "staff", "developer",
))  # fmt: skip
_PICTURES = Pattern(wording("pictures"), re.I)
_SEPARATOR = re.compile(SEPARATOR)
_MAIL = re.compile(r"\S+@\S+")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Bylines:
    """Who the page says wrote the article.

    ``claims``: byline texts by provenance (jsonld, meta, visible), the most trusted first, raw; ``texts``: those that
    count, ``origin``: where they come from (None without any). ``own``: the site's name where that is all they say.
    """

    claims: list[tuple[str, list[str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    origin: str | None = None
    own: str | None = None


def bylines_of(page: Page, container: HtmlElement | None = None, language: str | None = None) -> Bylines:
    """The page's bylines: the first source that names people; where all name only the site or an agency, what they say.

    A visible byline that names all whom JSON-LD or the metadata name, and more, is the fuller evidence.
    """
    own = site_names(page)
    shown = visible_bylines(page, container)
    rungs = [
        ("jsonld", structured_authors(page)),
        ("meta", [text for name in _METAS for text in page.metas.get(name, []) if not _LINK.search(text)]),
        ("visible", [text for texts in shown for text in texts if not _LINK.search(text)]),
    ]
    claims = [(origin, list(dict.fromkeys(texts))[:MAX_AUTHORS]) for origin, texts in rungs if texts]
    for origin, texts in claims:
        people = [name for text in texts for name in _people(text, origin, language, own)]
        if origin != "visible" and all(DESK.fullmatch(name) for name in people) and _names_person(shown, language, own):
            continue  # "Redacción", and who of it the page names
        if people:
            fuller = _writers(people, shown, language, own) if origin != "visible" else people
            agencies = [text for text in texts if _credits(text, language)]
            return Bylines(claims, list(dict.fromkeys([*agencies, *fuller])), origin if fuller == people else "visible")
    return _without_people(claims, language, own)


def _names_person(shown: Sequence[Sequence[str]], language: str | None, own: Sequence[str]) -> bool:
    """Whether a visible byline names somebody who is no desk."""
    texts = (text for texts in shown for text in texts if begins_labelled(text) or is_person(text))
    return any(not DESK.search(name) for text in texts for name in _people(text, "visible", language, own))


def _without_people(claims: list[tuple[str, list[str]]], language: str | None, own: Sequence[str]) -> Bylines:
    said = [(origin, text) for origin, texts in claims for text in texts]
    agencies = [(origin, text) for origin, text in said if _credits(text, language)]
    itself = [(origin, text) for origin, text in said if _all_own(text, language, own)]
    kept = [*agencies, *(one for one in itself if one[0] == "visible")]
    first = next(iter(kept or itself), (None, None))[0]
    name = next((name for _, text in itself for name in split_names(text, language)), None)
    return Bylines(claims, list(dict.fromkeys(text for _, text in kept)), first, None if agencies else name)


def _writers(people: list[str], shown: Sequence[Sequence[str]], language: str | None, own: Sequence[str]) -> list[str]:
    """The names of a visible byline where these are those of its editors, or where it has them all and more, else these."""
    texts = [text for several in shown for text in several]
    edited = {fold(name, language) for text in texts if EDITOR.match(text) for name in split_names(text, language)}
    if edited.issuperset(fold(name, language) for name in people):
        visible = [name for text in texts for name in _people(text, "visible", language, own)]
        if others := [name for name in dict.fromkeys(visible) if fold(name, language) not in edited]:
            return others
    return _fuller(people, shown, language, own)


def _fuller(people: list[str], shown: Sequence[Sequence[str]], language: str | None, own: Sequence[str]) -> list[str]:
    """The names of a visible byline that has all these and more, else these."""
    keys = {fold(name, language) for name in people}
    for texts in shown:
        names = {fold(name, language): name for text in texts for name in _people(text, "visible", language, own)}
        more = [
            name
            for key, name in names.items()
            if not DESK.search(name) and not any(key in one or one in key for one in keys)
        ]
        if more and keys <= names.keys() and len(names) <= MAX_AUTHORS:
            return [name for key, name in names.items() if key in keys or name in more]
    return people


def _people(text: str, origin: str, language: str | None, own: Sequence[str]) -> list[str]:
    """The people and desks that a text names: no agency, not the site itself ("Deutsche Welle (www.dw.com)")."""
    hosts = [name.lower() for name in own if "." in name]
    if "," not in text and any(host in _MAIL.sub("", text).lower() for host in hosts) and not DESK.search(text):
        return []
    names = people_in(text, language) if origin == "visible" else split_names(text, language)
    names = [_without_employer(name, language) for name in names]
    agencies = {name for name in names if agency_of(name, language)}
    places = {name for name in names if agencies and name.isupper() and " " not in name}  # "DHA - ANTALYA"
    return [name for name in names if name not in agencies | places and not _is_own(name, own)]


def _without_employer(name: str, language: str | None) -> str:
    """A name without the agency behind it: "Jane Doe Associated Press"."""
    words = name.split()
    ends = range(2, len(words)) if len(words) > 2 else ()
    return next((" ".join(words[:i]) for i in ends if agency_of(" ".join(words[i:]), language)), name)


def _credits(text: str, language: str | None) -> bool:
    return any(agency_of(name, language) for name in [text, *split_names(text, language)])


def _all_own(text: str, language: str | None, own: Sequence[str]) -> bool:
    return all(_is_own(name, own) for name in split_names(text, language) or [text])


def _is_own(name: str, own: Sequence[str]) -> bool:
    """Whether a name is the site's own, with or without words like "news"."""
    if DESK.search(name):
        return False
    plain = _plain(name)
    return not plain or any(same_name(name, one) or plain == _plain(one) for one in own)


@lru_cache(maxsize=2_048)
def _plain(name: str) -> str:
    """A name without blanks, marks over letters and words like "news"; of a domain its own part: "hurriyet.com.tr"."""
    name = name.partition(".")[0] if " " not in name else name
    return slug_of("".join(word for word in _WORDS.findall(fold(name)) if word not in _GENERIC))


def structured_authors(page: Page) -> list[str]:
    """The author names of the page's own JSON-LD article."""
    by_id = {one["@id"]: one for one in page.documents if isinstance(one.get("@id"), str) and one.get("name")}
    values = page.article.get("author") or page.article.get("creator")
    names = [_name(value, by_id) for value in (values if isinstance(values, list) else [values])]
    return [name for several in names for name in several if not _LINK.search(name)]


def _name(value: Any, by_id: dict[str, dict[str, Any]], depth: int = 0) -> list[str]:
    """The names that an author value holds: a text, an object, a reference, or lists of them."""
    if depth > MAX_DEPTH:
        return []
    if isinstance(value, list):
        return [name for one in value[:MAX_AUTHORS] for name in _name(one, by_id, depth + 1)]
    if not isinstance(value, dict):
        return [text] if (text := string(value)) else []
    if not value.get("name") and isinstance(value.get("@id"), str):
        value = by_id.get(value["@id"], value)
    if _PICTURES.fullmatch(string(value.get("jobTitle")) or ""):
        return []
    if inner := value.get("name") or value.get("@value"):
        return _name(inner, {}, depth + 1)
    parts = [text for key in ("givenName", "familyName") if (text := string(value.get(key)))]
    return [" ".join(parts)] if parts else []


def organizations_of(page: Page) -> list[str]:
    """JSON-LD authors that are organizations, and those it names as owners of the text."""
    article = page.article
    owners = [
        text for key in ("sourceOrganization", "copyrightHolder", "creditText") for text in strings(article.get(key))
    ]
    authors = article.get("author")
    named = [
        author
        for author in (authors if isinstance(authors, list) else [authors])
        if isinstance(author, dict) and any("Organization" in kind for kind in types_of(author))
    ]
    return [*owners, *strings(named)]


def site_names(page: Page) -> list[str]:
    """What the page calls its own site: og:site_name, JSON-LD publisher, application-name, its registered domain."""
    names = [
        *page.metas.get("og:site_name", []),
        *page.metas.get("application-name", []),
        string(page.article.get("publisher")),
        registered_domain(page.url or ""),
        _title_tail(page),
    ]
    return list(_distinct(tuple(name for name in names if name and not name.startswith("http"))))


def _title_tail(page: Page) -> str | None:
    """What the page's title adds to its headline at last: "Köprü açıldı - Gündem | Yöre Gazetesi"."""
    title, shown = page.head.title or "", next(map(visible_text, page.titles[:1]), "")
    parts = _SEPARATOR.split(title[len(shown) :]) if len(shown) > SHORT and title.startswith(shown) else []
    name = parts[-1].strip() if len(parts) > 1 else ""
    addressed = slug_of(name) in (page.url or "").lower().split("/")  # a columnist, a section
    return name if 2 < len(name) <= MAX_NAME and not addressed and not agency_of(name) else None


@lru_cache(maxsize=256)
def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names once each; the pages of a site have the same."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())
