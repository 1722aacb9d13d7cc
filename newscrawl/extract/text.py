"""extract_text: the record of a page that survives as plain text only (a WET record, a corpus line, a saved dump).

The same pure functions as for pages read dates, credits, languages and boilerplate; here is what a text without markup
needs beside them: which lines are the body (`textbody`), the headline and lead (`texthead`, `textlead`), the short lines
around (`textmeta`), the section and the tags (`textsection`, `texttags`). Nothing that a text contains may raise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newscrawl.address import article_id, canonical_of, host_of, registered_domain, site_name
from newscrawl.article import Article
from newscrawl.extract.evidence import Attribution, Evidence
from newscrawl.extract.kind import kind_of_address
from newscrawl.extract.published import Claim, Times, choose
from newscrawl.extract.refusal import text_refusal
from newscrawl.extract.source import attribute
from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textbody import body_lines
from newscrawl.extract.textbyline import bylines
from newscrawl.extract.texthead import Headline, find_headline
from newscrawl.extract.textlead import find_lead
from newscrawl.extract.textlines import LONG, Dump, Line, fold_key, read_dump
from newscrawl.extract.textlisting import is_listing
from newscrawl.extract.textmeta import Frame, credit_lines, date_lines, has_year
from newscrawl.extract.textsection import find_section
from newscrawl.extract.texttags import find_tags, is_tag_line
from newscrawl.registry import default_catalogue
from newscrawl.site import Site
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.dateline import opening_of
from newscrawl.text.day import url_date
from newscrawl.text.encoding import repair
from newscrawl.text.language import language_of
from newscrawl.text.months import COVERED
from newscrawl.text.names import split_names
from newscrawl.text.parts import Scope
from newscrawl.text.relative import is_relative
from newscrawl.text.zone import zone_for

MAX_CHARACTERS, MAX_LINES = 1_000_000, 5_000  # more is no page
NEAR = timedelta(days=1)  # of a printed day and the one in the address
CRAWLED = timedelta(days=2)  # from the day in a dateline ("Şəki, 24 aprel, AZƏRTAC"), which has no year, to the crawl's
UPDATED = timedelta(days=30)  # from the publication to an update printed below the text
SAMPLE = 1500  # characters by which the language is told
COPIES = 4  # lines of a body among which copies of a lead are looked for
STUB = 3  # words of a line that may stand twice, one below the other
MIN_BODY = 200  # characters; less is an error page, a notice, a caption
_BROKEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ud800-\udfff]")
_PLACED_DAY = re.compile(r"(?<!\d)\d{1,2}[ -][^\W\d]{3,}")  # in a dateline: "КЕМЕРОВО, 2 фев — Интерфакс."
_TAIL = re.compile(r"\s[-–—|]\s+|\s*[|»]\s*")


def extract_text(text: str, url: str | None = None, *, fetched: str | datetime | None = None) -> Article:
    """The article of a text dump; ``url`` says where the page stood, ``fetched`` when (ISO 8601 or an aware datetime).

    Never raises for a bad text: what is no article gets ``kind`` other and a named problem (``empty``, ``too_long``,
    ``binary``, ``no_body``, ``listing``, or what `text_refusal` says). ValueError only for a ``fetched`` that is no time.
    """
    moment = datetime.fromisoformat(fetched) if isinstance(fetched, str) else fetched
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    site = default_catalogue().of_url(url) if url else None
    out = _placed(text, url, site, moment)
    if reason := _unreadable(text):
        return _other(out, reason)
    text, repaired = repair(text)
    if repaired:
        out.problems.append("mojibake_repaired")
    dump = read_dump(text, url)
    body = body_lines(dump)
    if sum(len(dump.lines[i].text) for i in body) < MIN_BODY:
        return _other(out, "no_body")
    if is_listing(dump, body):
        return _other(out, "listing")
    _fill(out, dump, body, site, moment)
    return out


def _placed(text: str, url: str | None, site: Site | None, fetched: datetime | None) -> Article:
    """The record with what address and time of fetching say."""
    out = Article(url=url, layout="text", site=site_name(site, url))
    out.canonical_url = canonical_of(None, url, site) if url else None
    out.country, out.region = (site.country, site.region) if site else (None, None)
    out.id = out.cluster = article_id(site, url, out.canonical_url, text)
    out.fetched = fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if fetched else None
    return out


def _unreadable(text: str) -> str | None:
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        return "too_long"
    if not text.strip():
        return "empty"
    return "binary" if len(_BROKEN.findall(text)) > 0.05 * len(text) else None


def _other(out: Article, reason: str) -> Article:
    out.kind = "other"
    out.problems.append(reason)
    return out


def _fill(out: Article, dump: Dump, body: list[int], site: Site | None, fetched: datetime | None) -> None:
    names = _names(site, out.url)
    headline = find_headline(dump, body, names)
    body = _without_frame(dump, body, headline)
    if reason := _refused(dump, headline, body):
        _other(out, reason)
        return
    frame = Frame(
        headline.index if headline.index is not None and headline.index < body[0] else None,
        body[0],
        body[-1],
        frozenset(body),
    )
    apart = find_lead(dump, body, frame.head)
    texts = [dump.lines[i].text for i in body]
    out.language = language_of(" ".join(texts)[:SAMPLE])
    signed, labelled = bylines(dump, body, frame.head)
    names = [*names, *_tail(dump.title, headline.text)]
    people = [name for text in signed for name in split_names(text) if " " in name]
    own = {fold_key(name) for text in names for name in (text, *split_names(text))}
    tags = find_tags(dump, frame, own.union(map(fold_key, (*signed, *people))))
    credited = _attribution(dump, frame, texts, names, tags, signed, out)
    credited.names = _authors(credited.names, signed if labelled else [])
    out.source_text, out.agencies, out.dateline = credited.source_text, credited.agencies, credited.dateline
    lead = _lead_of(None if apart is None else dump.lines[apart].text, texts[0], credited)
    times = _times(dump, frame, site, out, fetched)
    out.published_utc, out.published_text = times.published_utc, times.published_text
    out.problems += times.problems
    section = find_section(dump, frame, tags, out.url)
    said = {
        "headline": _without_author(headline.text, credited.names),
        "lead": lead,
        "body": "\n\n".join(credited.paragraphs),
        "section": section,
    }
    _set(out, said | {"authors": credited.names, "source": credited.source, "tags": tags})
    _set(out, {"published": times.published, "modified": times.modified})
    out.kind = kind if (kind := kind_of_address(out.url)) in ("column", "live", "sponsored", "video") else "news"
    if not out.headline:
        out.problems.append("no_headline")


def _refused(dump: Dump, headline: Headline, body: list[int]) -> str | None:
    """Why what was found is no article: nothing is left of it, or it is what an error page or a wall says."""
    if not body:
        return "no_body"
    text, found = ("\n".join(line.text for line in lines) for lines in (dump.lines, (dump.lines[i] for i in body)))
    return text_refusal([dump.title, headline.text or ""], text, found)


def _without_frame(dump: Dump, body: list[int], headline: Headline) -> list[int]:
    """The body's lines without the headline, set phrases and the tags at its end."""
    key, lines = fold_key(headline.text or ""), dump.lines
    kept = [
        i for i in body if i != headline.index and not _repeats(lines[i], key) and not is_boilerplate(lines[i].text)
    ]
    return [i for i in _once(dump, kept) if i < kept[-1] - 3 or not is_tag_line(lines, i)]


def _repeats(line: Line, headline: str) -> bool:
    """Whether a line is the headline (folded) or its beginning, which pictures' texts repeat."""
    return line.key == headline or (line.size >= STUB and headline.startswith(f"{line.key} "))


def _once(dump: Dump, body: list[int]) -> list[int]:
    """The body with its dateline's own line, and a lead once that the dump repeats for every screen."""
    if body and body[0] and (found := opening_of(dump.lines[body[0] - 1].text, Scope())):
        body = [body[0] - 1, *body] if found.agencies and found.text == dump.lines[body[0] - 1].text else body
    keys = [dump.lines[i].key for i in body[:COPIES]]
    kept = [i for at, i in enumerate(body) if at >= COPIES or dump.lines[i].size < LONG or keys.index(keys[at]) == at]
    return [i for i in kept if not i or dump.lines[i].size <= STUB or dump.lines[i].key != dump.lines[i - 1].key]


def _lead_of(lead: str | None, first: str, credited: Attribution) -> str | None:
    """The lead; a ``first`` line of the body that is it leaves the body, unless a dateline opens it or it went as a credit."""
    if lead != first:
        return lead
    place = credited.dateline or "\n"
    opened = first.startswith(place) and not first[len(place) :].lstrip()[:1].isalnum()
    return credited.paragraphs.pop(0) if not opened and credited.paragraphs[:1] == [first] else None


def _without_author(headline: str | None, names: list[str]) -> str | None:
    """A headline of the title line without the author's name behind it: "Kuyrukta beklemek - Orhan Selvi"."""
    tail = next((name for name in names if headline and headline.endswith((f" - {name}", f" | {name}"))), None)
    return headline[: -len(tail) - 3].rstrip() or headline if headline and tail else headline


def _set(out: Article, found: dict[str, Any]) -> None:
    """The fields that have a value, all of them from the text."""
    for field, value in found.items():
        if value:
            setattr(out, field, value)
            out.provenance[field] = "text"


def _names(site: Site | None, url: str | None) -> list[str]:
    """What the site may be called in a title's tail."""
    host = host_of(url) if url else None
    domain = registered_domain(url) if url else None
    found = [site.name if site else None, host, domain, domain.partition(".")[0] if domain else None]
    return [name for name in dict.fromkeys(found) if name]


def _tail(title: str, headline: str | None) -> list[str]:
    """The title's last piece behind the headline: the site's own name."""
    if not headline or not title.startswith(headline):
        return []
    parts = [part.strip() for part in _TAIL.split(title[len(headline) :]) if part.strip()]
    return parts[-1:]


def _attribution(
    dump: Dump, frame: Frame, paragraphs: list[str], names: list[str], tags: list[str], signed: list[str], out: Article
) -> Attribution:
    return attribute(
        Evidence(
            lines=credit_lines(dump, frame),
            paragraphs=paragraphs,
            bylines=signed,
            tags=tags,
            site_names=names,
            language=out.language,
            country=out.country,
        )
    )


def _authors(names: list[str], signed: list[str]) -> list[str]:
    """The people that the byline names, when a label says so: others near the text took pictures. No place beside them."""
    own = {fold_key(name) for line in signed for name in split_names(line)}
    kept = [name for name in names if fold_key(name) in own] or names
    full = [name for name in kept if " " in name]
    return full or kept


def _times(dump: Dump, frame: Frame, site: Site | None, out: Article, fetched: datetime | None) -> Times:
    """The dates printed nearest to the article; the day in the address when there is none."""
    zone, guessed = zone_for(site, out.url, out.language)
    languages = [*([out.language] if out.language else []), *(site.languages if site else ())]
    latest = fetched or (datetime.fromisoformat(f"{dump.crawled}T23:59:59+00:00") if dump.crawled else None)
    day = url_date(out.url)  # a printed day far from it is the page's clock or another story's
    counted = fetched is not None and languages[:1] and languages[0].split("-")[0] in COVERED  # "vor 3 Stunden"
    groups = [[text for text in group if counted or _is_dated(text, dump)] for group in date_lines(dump, frame)]
    for at, group in enumerate(groups):
        # A lone time of the last change stands in for the publication: `choose` does so for what a site's own rule finds.
        for origin in ("text", "site"):
            claims = [Claim("published", text, origin) for text in group]
            times = choose(claims, zone=zone, languages=languages, fetched=latest, zone_guessed=guessed)
            if times.published and (day is None or abs(date.fromisoformat(times.published[:10]) - day) <= NEAR):
                below = [Claim("published", text, "text") for later in groups[at + 1 :] for text in later]
                return _with_update(
                    times, choose(below, zone=zone, languages=languages, fetched=latest, zone_guessed=guessed)
                )
    if dump.crawled and (opening := opening_of(dump.lines[frame.first].text, Scope(out.language))):
        claims = [Claim("published", day, "text") for day in _PLACED_DAY.findall(opening.text)]
        times = choose(claims, zone=zone, languages=languages, fetched=latest, zone_guessed=guessed)
        crawled = date.fromisoformat(dump.crawled)
        if times.published and timedelta(0) <= crawled - date.fromisoformat(times.published[:10]) <= CRAWLED:
            return times
    return choose([], zone=zone, languages=languages, fetched=latest, url=out.url, zone_guessed=guessed)


def _is_dated(text: str, dump: Dump) -> bool:
    """Whether a date can be told without the time of fetching: by its year, or as the last such day before the crawl's."""
    return has_year(text) or (dump.crawled is not None and is_date_line(text) and not is_relative(text))


def _with_update(times: Times, below: Times) -> Times:
    """The times, with an update that is printed elsewhere under a label, on the same day or soon after."""
    if times.modified or not times.published or not below.modified:
        return times
    first, last = (date.fromisoformat(one[:10]) for one in (times.published, below.modified))
    if not timedelta(0) <= last - first <= UPDATED or below.modified[:16] < times.published[:16]:
        return times
    return replace(times, modified=below.modified)
