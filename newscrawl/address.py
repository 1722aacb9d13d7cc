"""Addresses: one URL for one article, the site it belongs to, and the id of its record. Pure, no network, never raises.

URLs are read as browsers read them (WHATWG URL Standard) by ada, through can_ada: of the web platform's own cases it
answers 545 of 548 as expected and rejects all of the 272 that must fail; w3lib answers 276 and rejects 57.
Cleaning rules: data/addresses.json. Only what is known to say how a reader came here is removed, no unknown parameter.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import can_ada

if TYPE_CHECKING:
    from newscrawl.site import Site

LONGEST = 8192  # characters; a longer address is no article's
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_IPV4 = re.compile(r"\d+(?:\.\d+){3}")  # the parser has put every other spelling of one into this form
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOME = re.compile(r"/*(?:[a-z]{2})?/*(?:(?:index|default|home|anasayfa)(?:\.\w{2,5})?)?/*")
_CODE = re.compile(r"(?=\D*\d\D*\d)(?=\d*[a-z])[a-z0-9]{10,14}")
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?(?:0?[1-9]|[12]\d|3[01]))?/[^/]{3,}")


@lru_cache(maxsize=1)
def tables() -> dict[str, frozenset[str]]:
    """The word lists of data/addresses.json by their name."""
    path = Path(__file__).parent / "data" / "addresses.json"
    return {name: frozenset(words) for name, words in json.loads(path.read_text("utf-8")).items()}


def _parsed(url: str, base: str | None = None) -> can_ada.URL | None:
    if len(url) > LONGEST:
        return None
    try:
        return (can_ada.parse(_text(base)) + _text(url)) if base else can_ada.parse(_text(url))
    except ValueError:
        return None


def _text(url: str) -> str:
    return url if url.isascii() else _SURROGATE.sub("\ufffd", url)


def resolve(link: str | None, base: str | None = None) -> str | None:
    """A link as an absolute http(s) URL, read as a browser on the page ``base`` reads it; None when it is none."""
    parsed = _parsed(link, base) if link and link.strip() else None
    return parsed.href if parsed is not None and parsed.protocol in ("http:", "https:") and parsed.hostname else None


def clean_url(url: str) -> str:
    """The URL without what does not name the page: scheme and host in lower case, punycode, no default port, no
    fragment, dots in the path resolved, tracking parameters removed; the others keep their order and spelling.

    A text that is no URL comes back as it is, without white space around it.
    """
    parsed = _parsed(url)
    if parsed is None:
        return _text(url).strip()
    parsed.hash = ""
    pairs = parsed.search[1:].split("&")
    kept = [pair for pair in pairs if not _is_tracking(pair)]
    if len(kept) < len(pairs) or not parsed.search:  # a lone question mark goes, too
        parsed.search = "&".join(kept)
    return parsed.href


def _is_tracking(pair: str) -> bool:
    name, _, value = unquote(pair).lower().partition("=")
    words = tables()
    if name in words["tracking"] or name.startswith(_tracking_prefixes()):
        return True
    return name in words["source_names"] and value in words["source_values"]


@lru_cache(maxsize=1)
def _tracking_prefixes() -> tuple[str, ...]:
    return tuple(tables()["tracking_prefixes"])


def host_of(url: str) -> str | None:
    """The host as it is compared: lower case, punycode, without port and final dot; IPv6 in brackets."""
    parsed = _parsed(url)
    return parsed.hostname.rstrip(".") or None if parsed is not None else None


def host_key(url: str) -> str | None:
    """Host and port as one text (``host:443``): what politeness counts by."""
    parsed = _parsed(url)
    if parsed is None or not parsed.hostname:
        return None
    return f"{parsed.hostname.rstrip('.')}:{parsed.port or {'http:': '80', 'https:': '443'}.get(parsed.protocol, '')}"


def registered_domain(url: str) -> str | None:
    """The domain its owner registered (``a.b.com.tr`` -> ``b.com.tr``), by the public suffix list with its private
    part. An IP address is its own domain, without the port; IPv6 as ``ipv6-`` and its groups joined by ``-``, so that
    the name can be a folder. None for a text that names no host.
    """
    host = host_of(url)
    return _registered(host) if host else None


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    if host.startswith("["):
        from ipaddress import IPv6Address

        return "ipv6-" + IPv6Address(host.strip("[]")).exploded.replace(":", "-")
    return host if _IPV4.fullmatch(host) else _below_suffix(host)


def _below_suffix(host: str) -> str:
    from newscrawl.suffixes import public_suffix

    labels = host.split(".")
    return ".".join(labels[-public_suffix(host).count(".") - 2 :])


def same_site(url: str, other: str) -> bool:
    """Whether two URLs are of one publisher: the same registered domain, and the same port where one is given."""
    one, two = _parsed(url), _parsed(other)
    if one is None or two is None or not one.hostname or one.port != two.port:
        return False
    return one.hostname == two.hostname or registered_domain(url) == registered_domain(other)


def of_site(url: str, site: Site) -> bool:
    """Whether a URL is on one of the site's domains or below them; a domain with a port wants that very port."""
    parsed = _parsed(url)
    if parsed is None or not parsed.hostname:
        return False
    host = parsed.hostname.rstrip(".")
    for domain in site.domains:
        name, _, port = domain.partition(":")
        if (host == name or host.endswith("." + name)) and port in ("", parsed.port):
            return True
        if not port and not parsed.port and registered_domain(url) == _registered(name):
            return True
    return False


def site_name(site: Site | None, url: str | None) -> str:
    """A record's ``site``: the site's name, else the registered domain, else ``unknown``."""
    if site is not None:
        return site.name
    return (registered_domain(url) if url else None) or "unknown"


def _matched(site: Site, url: str) -> Iterator[re.Match[str]]:
    """Where the site's pattern is found: in the clean URL (patterns end with ``$``), as given, with escapes undone."""
    clean = clean_url(url)
    for spelling in dict.fromkeys((clean, unquote(clean), url, unquote(url))):
        with suppress(ValueError):
            if match := site.article_match(spelling):
                yield match


def token_of(site: Site | None, url: str | None) -> str | None:
    """The article's own token in the URL by the site's pattern, or None, with or without tracking and escapes."""
    found = _matched(site, url) if site is not None and url and site.patterns else ()
    return next((token for match in found if (token := match.groupdict().get("id"))), None)


def matches(site: Site, url: str) -> bool:
    """Whether the site's article pattern is found in the URL, escapes undone or not; a site without one says yes."""
    return not site.patterns or any(_matched(site, url))


def article_key(url: str, site: Site | None = None) -> str:
    """What two addresses of one article have in common: the site's token where the URL carries one, else the clean URL
    without scheme, ``www.``/``m.``/``amp.``, AMP marks, the order of its parameters and a final slash.
    """
    if token := token_of(site, url):
        return f"{site_name(site, url)}:{token}"
    parsed = _parsed(clean_url(url))
    if parsed is None or not parsed.hostname:
        return clean_url(url)
    path = "/".join(_without_amp(parsed.pathname.split("/"))).rstrip("/")
    amp = tables()["amp_parameters"]
    pairs = sorted(pair for pair in parsed.search[1:].split("&") if pair and pair.lower() not in amp)
    port = f":{parsed.port}" if parsed.port else ""
    key = _main_host(parsed.hostname.rstrip(".")) + port + path + ("?" + "&".join(pairs) if pairs else "")
    return _ESCAPE.sub(lambda escape: escape[0].upper(), key)


def _main_host(host: str) -> str:
    first, _, rest = host.partition(".")
    while first in tables()["mirror_hosts"] and "." in rest:
        host = rest
        first, _, rest = host.partition(".")
    return host


def _without_amp(segments: list[str]) -> list[str]:
    kept = [segment for segment in segments if segment.lower() != "amp"]
    if len([segment for segment in kept if segment]) == 0:
        return segments  # the page /amp/ itself
    kept[-1] = re.sub(r"\.amp(?=\.html?$|$)", "", kept[-1], flags=re.I)
    return kept


def looks_like_article(url: str) -> bool:
    """Whether the URL alone says article: its own number, a date before a slug, or a slug of four words and more."""
    parsed = _parsed(url)
    if parsed is None:
        return False
    path = unquote(parsed.pathname).lower()
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > 1 and segments[-1].isdigit() and segments[-2] in tables()["paging_words"]:
        return False
    if has_id_parameter(parsed.search):
        return True
    if not segments:
        return False
    if _DATED.search(path) or any(has_number(segment) for segment in segments):
        return True
    return is_slug(segments[-1]) and not _service_words().search(path)


@lru_cache(maxsize=1)
def _service_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![^/_.-])(?:{'|'.join(sorted(tables()['service_words']))})(?![^/_.-])")


def has_id_parameter(query: str) -> bool:
    """Whether one of the query's parameters is a number with the name of an id (``?haber=123``)."""
    pairs = (pair.partition("=") for pair in query.lstrip("?").lower().split("&"))
    return any(value.isdigit() and name in tables()["id_parameters"] for name, _, value in pairs)


def has_number(segment: str) -> bool:
    """Whether a path segment carries an article's number (four digits and more that are no year) or is a code."""
    runs = re.findall(r"\d{4,}", segment)
    return bool(_CODE.fullmatch(segment)) or any(len(run) > 4 or not _YEAR.fullmatch(run) for run in runs)


def is_slug(segment: str) -> bool:
    """Whether a path segment is a headline in small: four words and more."""
    return len([word for word in re.split(r"[-_.]", segment) if word]) >= 4


def canonical_of(declared: str | None, url: str | None, site: Site | None = None) -> str | None:
    """A record's ``canonical_url``: the declared one when it is believable, else the clean URL; None without either.

    Believable: an http(s) URL of the same site that is neither the home page nor, for an article, a section's front.
    (Google's documentation calls a canonical a hint and no rule; broken templates print the home page on every page.)
    """
    own = clean_url(url) if url else None
    found = resolve(declared, url) if declared else None
    if found is None:
        return own
    found = clean_url(found)
    return found if own is None or _believable(found, own, site) else own


def _believable(declared: str, own: str, site: Site | None) -> bool:
    if not (same_site(declared, own) or (site is not None and of_site(declared, site))):
        return False
    if article_key(declared) == article_key(own):
        return True
    if _is_home(declared):
        return False
    if site is not None and site.patterns:
        return matches(site, declared) or not matches(site, own)
    return looks_like_article(declared) or not looks_like_article(own)


def _is_home(url: str) -> bool:
    parsed = _parsed(url)
    return bool(parsed and not has_id_parameter(parsed.search) and _HOME.fullmatch(parsed.pathname.lower()))


def article_id(site: Site | None, url: str | None, canonical: str | None, text: str) -> str:
    """A record's ``id``: ``<site>:<token>`` where an address carries one, else the site and 16 hex digits of SHA-256 of
    the canonical URL; without any address ``unknown:`` and the same of the text.
    """
    if token := token_of(site, url) or token_of(site, canonical):
        return f"{site_name(site, url)}:{token}"
    address = canonical or (clean_url(url) if url else None)
    if address is None:
        return f"{site_name(site, None)}:{_digest(text)}"
    return f"{site_name(site, url or canonical)}:{_digest(address)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
