"""Why a page is no article although it was served as one: a bot wall, a consent page, a soft 404, an error, a shell.

The phrases stand in data/refusals.json, in seven languages and more. A phrase alone never speaks against a page that
shows an article: "Kayıp çocuk bulunamadı" is news.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from newscrawl.article import Article
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.text.fold import fold

_THIN = 700  # characters of body: refusing pages say less, though some carry teasers
_SHORT = 90  # characters of a title or heading that may be a site's own words
_TOLD = 12  # words of a text that says more than that something is missing
_BARE = 2000  # visible characters of a page that is a wall and no part of a site's own design
_EMPTY = 250  # visible characters of a page whose text only JavaScript brings
_HOME = re.compile(r"/?(?:(?:index|default|home|anasayfa|main)(?:\.\w{2,5})?/?)?", re.I)
_LANGUAGE_HOME = re.compile(r"/(?:[a-z]{2}|[a-z]{2}-[a-z]{2,4})(?:/(?:index\.\w{2,5})?)?", re.I)
_PARTS = re.compile(r"\s+[|\-–—»·:]\s+|\s*[|»]\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_EDGES = " .!…?:;,-–—|»«\"'()[]"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of data/refusals.json, folded; ``whole``: titles that say no more than that a page is missing."""

    challenge: dict[str, tuple[str, ...]]
    consent: dict[str, tuple[str, ...]]
    error: dict[str, tuple[str, ...]]
    shell: dict[str, tuple[str, ...]]
    whole: frozenset[str]
    missing: re.Pattern[str]
    missing_texts: tuple[str, ...]
    words: frozenset[str]  # all the words of what is missing and of errors


def refusal(page: Page, article: Article, *, status: int | None = None, requested: str | None = None) -> str | None:
    """The reason why the page is no article: challenge, consent, soft_404, error_page, js_shell; None for an article.

    ``article`` is what was extracted so far (headline, body); ``status`` the HTTP status, ``requested`` the URL asked
    for, before redirects, where they are known.
    """
    if requested and page.url and went_home(requested, page.url):
        return "soft_404"
    phrases = _phrases()
    thin = len(article.body or "") < _THIN
    titles = _titles(page)
    if status in (None, 200) and _tells(article, phrases) and not _any(phrases.challenge["titles"], titles[:1]):
        return None
    if any(_is_whole(title, phrases) for title in titles[:1]):
        return "soft_404"
    if not thin and (status is None or status < 400):
        return None
    text = _folded(visible_text(page.body)[: _BARE + 1])
    reason = _missing(titles, text, phrases) or _error(titles, text, phrases)
    if len(text) <= _BARE:
        reason = _challenge(page, titles, text, phrases) or _consent(page, titles, text, phrases) or reason
        reason = reason or (_shell(page, text, phrases) if not article.body else None)
    return reason or ("error_page" if status is not None and status >= 400 else None)


def text_refusal(titles: Sequence[str], text: str, body: str) -> str | None:
    """The reason why a page that is left as plain text is no article, as `refusal` has them; None for an article.

    ``titles``: the dump's title line and what was taken for the headline; ``text``: the whole dump. There are no marks of
    scripts here and often no date: walls must say what they are in the title and in the text.
    """
    if len(body) >= _THIN:
        return None
    phrases, said = _phrases(), _folded(text[: _BARE + 1])
    heads = [_folded(title) for title in titles if title and len(title) <= _SHORT]
    if _is_wall(heads, said, phrases):
        return "challenge"
    if _any(phrases.consent["titles"], heads) and _any(phrases.consent["texts"], [said]):
        return "consent"
    if titles and _says_more(titles[-1] or "", body, phrases):
        return None
    return _missing(heads, said, phrases) or _error(heads, said, phrases)


def _tells(article: Article, phrases: Phrases) -> bool:
    """Whether a page with a time of its own and a text has a headline that says more than such phrases do.

    "Sunucu hatası sınavı erteletti" is news of two sentences. Two words more are enough beside an innocent text.
    """
    if not (article.published and article.body and article.headline) or article.provenance.get("published") == "feed":
        return False
    return _says_more(article.headline, article.body, phrases)


def _says_more(headline: str, text: str, phrases: Phrases) -> bool:
    title, body = _folded(headline), _folded(text[:_BARE])
    more, told = ({word for word in _WORD.findall(text) if word not in phrases.words} for text in (title, body))
    if len(more) < 2 or (len(more) > 2 and len(told) >= _TOLD):  # nearly always
        return len(more) > 2
    innocent = not (_any(phrases.missing_texts, [body]) or phrases.missing.search(body))
    return innocent or (len(more) > 2 and bool(phrases.missing.search(title)))


def _challenge(page: Page, titles: list[str], text: str, phrases: Phrases) -> str | None:
    said = _any(phrases.challenge["titles"], titles) or _any(phrases.challenge["texts"], [text])
    marked = _any(phrases.challenge["marks"], [page.html[:200_000].lower()])
    # one sign is enough on a page that says next to nothing; otherwise two are wanted, as forms carry captchas too
    sure = (said and marked) or ((said or marked) and len(text) < _EMPTY) or _is_wall(titles, text, phrases)
    return "challenge" if sure else None


def _is_wall(titles: list[str], text: str, phrases: Phrases) -> bool:
    """Whether a title is a wall's and title or text have another phrase of one: "Attention Required!", "you have been blocked".

    The same phrase twice is none: "Siteye erişim engellendi" is news.
    """
    said = "\n".join((*titles, text))
    found = {phrase for kind in ("titles", "texts") for phrase in phrases.challenge[kind] if phrase in said}
    apart = [phrase for phrase in found if not any(phrase in one for one in found - {phrase})]
    return len(apart) > 1 and _any(phrases.challenge["titles"], titles)


def _consent(page: Page, titles: list[str], text: str, phrases: Phrases) -> str | None:
    host = _host(page.url or "")
    asked = _any(phrases.consent["titles"], titles)
    agreed = _any(phrases.consent["texts"], [text])
    if host.startswith(phrases.consent["hosts"]) or (asked and agreed) or (asked and len(text) < 2 * _EMPTY):
        return "consent"
    return "consent" if agreed and len(text) < _EMPTY else None


def _missing(titles: list[str], text: str, phrases: Phrases) -> str | None:
    said = any(_is_whole(title, phrases) or phrases.missing.search(title) for title in titles)
    spoken = len(text) < 3 * _EMPTY and (_any(phrases.missing_texts, [text]) or phrases.missing.search(text[:400]))
    return "soft_404" if said or spoken else None


def _error(titles: list[str], text: str, phrases: Phrases) -> str | None:
    said = _any(phrases.error["titles"], titles)
    return "error_page" if said or (len(text) < _EMPTY and _any(phrases.error["titles"], [text])) else None


def _shell(page: Page, body: str, phrases: Phrases) -> str | None:
    if len(body) >= _EMPTY:
        return None
    html = page.html[:200_000].lower()
    asks = _any(phrases.shell["texts"], [html])
    # an empty body with a script to fill it: the mark of the frameworks, or nothing to read at all
    return "js_shell" if "<script" in html and (asks or _any(phrases.shell["marks"], [html]) or not body) else None


def _any(phrases: tuple[str, ...], texts: list[str]) -> bool:
    return any(phrase in text for text in texts for phrase in phrases)


def _is_whole(title: str, phrases: Phrases) -> bool:
    parts = [part.strip(_EDGES) for part in (title, *_PARTS.split(title)[:2])]
    if any(part in phrases.whole and len(part) > 3 for part in parts[:2]) or parts[0] in phrases.whole:
        return True
    return parts[0].startswith("404") and len(title) < _SHORT


def _titles(page: Page) -> list[str]:
    found = [page.head.title or "", *(visible_text(h1) for h1 in page.head.h1s[:2])]
    return [_folded(title) for title in found if title and len(title) <= _SHORT]


def _folded(text: str) -> str:
    # both readings of I: pages in capitals are Turkish as often as English
    return fold(text, "tr" if "I" in text and any(char in text for char in "İŞĞÜÖÇıığşƏə") else None)


def went_home(requested: str, url: str) -> bool:
    """Whether a page sent us to the site's front page: how a site says that an article is gone, without saying so."""
    try:
        asked, got = urlsplit(requested), urlsplit(url)
    except ValueError:
        return False
    return _is_home(got.path, got.query) and not _is_home(asked.path, asked.query)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_home(path: str, query: str) -> bool:
    return not query and bool(_HOME.fullmatch(path) or _LANGUAGE_HOME.fullmatch(path))


@cache
def _phrases() -> Phrases:
    data = json.loads((Path(__file__).parents[1] / "data" / "refusals.json").read_text("utf-8"))
    groups = {
        name: {key: tuple(map(fold, words)) for key, words in data[name].items()}
        for name in ("challenge", "consent", "error", "shell")
    }
    missing = data["missing"]
    pairs = []
    for language, things in missing["things"].items():
        words = (things, missing["absences"][language])
        thing, absence = ("|".join(re.escape(fold(one)) for one in some) for some in words)
        pairs.append(rf"\b(?:{thing})\b[^.!?]{{0,60}}?\b(?:{absence})\b")
        pairs.append(rf"\b(?:{absence})\b.{{0,3}}\b(?:{thing})\b")
    whole = frozenset(fold(one).strip(_EDGES) for one in missing["whole"])
    texts = tuple(map(fold, missing["texts"]))
    said = [*whole, *texts, *chain(*groups["error"].values(), *map(_folded_all, missing["things"].values()))]
    said += chain(*map(_folded_all, missing["absences"].values()))
    known = frozenset(_WORD.findall(" ".join(said)))
    return Phrases(**groups, whole=whole, missing=re.compile("|".join(pairs)), missing_texts=texts, words=known)


def _folded_all(texts: list[str]) -> list[str]:
    return [fold(text) for text in texts]
