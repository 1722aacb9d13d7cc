"""Which links are articles of the site, and why the others are set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newscrawl.address import (
    article_key,
    has_id_parameter,
    has_number,
    host_of,
    is_slug,
    looks_like_article,
    matches,
    of_site,
    same_site,
    tables,
)
from newscrawl.discover.entries import Entries, Link
from newscrawl.discover.window import date_in

if TYPE_CHECKING:
    from newscrawl.site import Site

REASONS = ("other_domain", "ad", "tag_page", "author_page", "media", "not_article")
ENOUGH = 5  # feed links from which a rule is learned
_SHARE = 0.03  # of the feed links must have a shape for it to count
_NUMBER = re.compile(r"(?<![^/_.-])\d{5,12}(?![^/_.-])")
_NUMBERED = 10  # feed links that must all have a number of their own
_CARDS = 3  # known articles in one kind of place of a page
_LITERAL = re.compile(r"/[*+#]\d|\?(?!id$)")  # a shape that holds some of the address itself


@dataclass(frozen=True, slots=True)
class Rule:
    """What article URLs of a site look like, learned from its feed; empty: the generic rule."""

    shapes: frozenset[str] = frozenset()
    numbered: bool = False  # an article has a number of its own in its path

    def key(self, url: str) -> str:
        """What two addresses of one article have in common (`article_key`); where articles are numbered, without the
        words around the number, as a headline may change.
        """
        key = article_key(url)
        number = _number(key) if self.numbered else None
        return key if number is None else f"{key[: key.rfind('/', 0, number.start()) + 1]}#{number[0]}"

    def accepts(self, url: str) -> bool:
        """Whether a URL of the site is an article's."""
        if not self.shapes:
            return looks_like_article(url)
        found = self.shapes & set(shapes_of(url))
        return any(map(_LITERAL.search, found)) or bool(found and (looks_like_article(url) or not _is_front(url)))


Card = tuple[str, int, bool, str]  # where a link stands on its page, and the form of its address


def cards_of(links: Iterable[Link], known: Iterable[str]) -> frozenset[Card]:
    """The places of a page that hold links to articles: those with at least three of the URLs that are ``known``.

    Where the addresses say too little (a slug of two words, a number of three digits), a link that stands in the same
    kind of box as several articles, with an address of the same form, is one.
    """
    articles = set(known)
    seen = Counter(card for link in links if link.url in articles and (card := _card(link)))
    return frozenset(card for card, times in seen.items() if times >= _CARDS)


def _card(link: Link) -> Card | None:
    path, _, query = link.url.partition("://")[2].partition("?")
    segments = [segment for segment in path.split("/")[1:] if segment]
    if link.place is None or not segments:
        return None
    names = "&".join(sorted(pair.partition("=")[0] for pair in query.split("&")))
    return link.place, len(segments), bool(re.search(r"[-_\d]", segments[-1])), names


@dataclass(slots=True)
class Sorted:
    """The articles among a source's links in their order, and how many links were set aside for which reason."""

    articles: list[Link] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)


def shapes_of(url: str) -> list[str]:
    """The shape of a URL, in a list, empty without any: each path segment as number, id, slug, date or word.

    A URL without anything telling has a shape only below its first segment (``haber/*2``: a slug of some words, ``+``
    one word, ``#`` a short number) or with its numbered parameters (``haber.php?h``).
    """
    path, _, query = unquote(url.partition("://")[2]).lower().partition("?")
    segments = [segment for segment in path.split("/")[1:] if segment]
    kinds = [_kind(segment, place, segments) for place, segment in enumerate(segments)]
    name = "/".join(kinds) + ("?id" if has_id_parameter(query) else "")
    numbered = sorted(pair[0] for one in query.split("&") if (pair := one.partition("="))[2].isdigit())
    if numbered and not has_id_parameter(query) and not set("nsiy") & set(kinds):
        return [f"{'/'.join(segments)}?{'&'.join(numbered)}"]
    if set(name) - set("w/."):
        return [name]
    return [f"{segments[0]}/{_mark(segments[-1])}{len(segments)}"] if len(segments) > 1 else []


def _mark(segment: str) -> str:
    """How a last segment that is not telling looks: a number, a slug of some words, one word."""
    return "#" if segment.isdigit() else "*" if re.search(r"[-_]", segment) else "+"


def _kind(segment: str, place: int, segments: list[str]) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", segment) and place + 1 < len(segments):
        return "y"
    if segment.isdigit() and len(segment) <= 2 and any(re.fullmatch(r"(?:19|20)\d\d", one) for one in segments[:place]):
        return "t"
    stem, _, ending = segment.rpartition(".") if re.search(r"\.[a-z]{2,5}$", segment) else (segment, "", "")
    kind = "n" if stem.isdigit() and len(stem) > 3 else "i" if has_number(stem) else "s" if is_slug(stem) else "w"
    return kind + ("." + ending if ending else "")


def learn(urls: Iterable[str]) -> Rule:
    """The rule in a site's own feed links; the empty rule when they are few."""
    addresses = list(dict.fromkeys(urls))
    if len(addresses) < ENOUGH:
        return Rule()
    seen = Counter(shape for url in addresses for shape in shapes_of(url))
    least = max(2, _SHARE * len(addresses))
    shapes = {shape for shape, times in seen.items() if times >= least}
    if sum(times for shape, times in seen.items() if "/*" in shape) >= least:  # slugs of two words are common here
        places = [segments for url in addresses if len(segments := _segments(url)) > 1]
        shapes |= {f"{segments[0]}/*{len(segments)}" for segments in places}
    numbers = [number[0] if (number := _number(article_key(url))) else "" for url in addresses]
    return Rule(frozenset(shapes), len(numbers) >= _NUMBERED and all(numbers) and len(set(numbers)) == len(numbers))


def _number(key: str) -> re.Match[str] | None:
    """The last number of five digits and more in a key's path that is no day."""
    found = [match for match in _NUMBER.finditer(key.partition("?")[0]) if not date_in(match[0])]
    return found[-1] if found and "/" in key[: found[-1].start()] else None


def why_aside(url: str, *, site: Site | None = None, home: str | None = None, rule: Rule | None = None) -> str | None:
    """Why a link is no article of the site (one of REASONS), or None.

    The site's pattern decides; a site without one has ``rule``; with neither only what is surely no article is set
    aside. ``home`` is a URL of a site that has no site file.
    """
    if _is_ad_host(url):
        return "ad"
    if not _is_own(url, site, home):
        return "other_domain"
    if site is not None and site.patterns:
        return None if matches(site, url) else _named(url) or "not_article"
    return _named(url) or (None if rule is None or rule.accepts(url) else "not_article")


def sort_out(
    entries: Entries,
    *,
    site: Site | None = None,
    home: str | None = None,
    rule: Rule | None = None,
    cards: frozenset[Card] = frozenset(),
) -> Sorted:
    """The articles of a source. A feed and a news sitemap are trusted to name articles; pages and plain sitemaps are
    not: for them ``rule`` (learned, or else the generic one) must accept the link, or it stands in one of ``cards``.
    """
    found = Sorted()
    for link in entries.links:
        trusted = entries.is_feed or bool(link.title and link.published and entries.kind == "sitemap")
        trusted = trusted or bool(cards and _card(link) in cards)
        reason = why_aside(link.url, site=site, home=home, rule=None if trusted else rule or Rule())
        if reason:
            found.aside[reason] += 1
        else:
            found.articles.append(link)
    return found


def _is_own(url: str, site: Site | None, home: str | None) -> bool:
    if site is not None:
        return of_site(url, site)
    return home is None or same_site(url, home)


def _is_ad_host(url: str) -> bool:
    host = host_of(url) or ""
    labels = host.split(".")
    return any(".".join(labels[start:]) in tables()["ad_hosts"] for start in range(len(labels)))


def _segments(url: str) -> list[str]:
    path = unquote(url.partition("://")[2]).lower().partition("?")[0].partition("#")[0]
    return [segment for segment in path.split("/")[1:] if segment]


def _named(url: str) -> str | None:
    """What the words of the path say a page is, if it is no article."""
    segments, words = _segments(url), tables()
    if not segments:
        return "not_article"
    if segments[-1].rpartition(".")[2] in words["media_files"] and "." in segments[-1]:
        return "media"
    stems = [segment.partition(".")[0] for segment in segments]
    if any(stem in words["ad_words"] for stem in stems):
        return "ad"
    if any(stem in words["tag_words"] for stem in stems[:2]):
        return "tag_page"
    return "author_page" if _is_author(stems) else None


def _is_author(stems: list[str]) -> bool:
    """``/yazar/ali-veli`` and ``/profil/17/ali-veli`` are; ``/yazarlar/ali-veli/kar-yagdi-1234567`` is a column."""
    words = tables()["author_words"]
    place = next((place for place, stem in enumerate(stems[:2]) if stem in words), None)
    if place is None:
        return False
    rest = [stem for stem in stems[place + 1 :] if not (stem.isdigit() and len(stem) < 5)]
    return len(rest) <= 1 and not any(is_slug(stem) for stem in rest)


def _is_front(url: str) -> bool:
    segments = _segments(url)
    return len(segments) < 2 or not re.search(r"[-_]", segments[-1])
