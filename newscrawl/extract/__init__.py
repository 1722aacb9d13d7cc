"""extract: one page in, one article out. Pure: no network, no clock, no settings; nothing that a page contains may raise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any

from newscrawl.address import article_id, canonical_of, site_name
from newscrawl.article import Article
from newscrawl.extract.authors import bylines_of, site_names
from newscrawl.extract.body import find_body
from newscrawl.extract.credits import evidence_of
from newscrawl.extract.headline import find_headline
from newscrawl.extract.images import find_image, find_images
from newscrawl.extract.kind import kind_of
from newscrawl.extract.layout import fit_layout
from newscrawl.extract.lead import find_lead, opens_text, without_box, without_lead
from newscrawl.extract.page import Page, read_page
from newscrawl.extract.published import choose
from newscrawl.extract.refusal import refusal
from newscrawl.extract.rights import free_access, rights_of
from newscrawl.extract.section import find_section
from newscrawl.extract.source import attribute
from newscrawl.extract.tags import clean_tags, find_tags
from newscrawl.extract.times import claims_of
from newscrawl.registry import default_catalogue
from newscrawl.site import Site
from newscrawl.text.boilerplate import is_boilerplate, is_site_name, strip_tail
from newscrawl.text.encoding import is_mojibake, repair
from newscrawl.text.fold import fold
from newscrawl.text.language import language_of
from newscrawl.text.recurring import drop_known
from newscrawl.text.space import squeeze
from newscrawl.text.zone import zone_for

__all__ = ["extract"]
MOJIBAKE_SAMPLE = 1_500  # characters: a wrong charset shows at once, and testing a whole page costs more than a parse
LABEL = 60  # characters of a counter or date with its label
BOLD = 0.9  # of the characters of a first paragraph that is a summary
_SAID = (
    "headline", "lead", "body", "source", "source_text", "dateline", "published", "modified", "published_utc", "published_text",
    "section", "image",
)  # fmt: skip
_LEAD_LABEL = re.compile(r"^(?:(?:haber )?özet[i]?|spot|summary|xülasə|кратко|лид)\s*[:：]\s*(?=\S)", re.I)
_ESCAPED = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[\da-fA-F]{2,5});")
_FIX_ERRORS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def extract(
    html: bytes | str,
    url: str | None = None,
    *,
    fetched: str | datetime | None = None,
    headers: Mapping[str, str] | None = None,
    site: Site | bool | None = None,
    feed: Mapping[str, Any] | None = None,
    known_lines: Iterable[str | int] = (),
) -> Article:
    """The article of a page.

    ``site=None`` looks the URL's site up, ``site=False`` uses no site rule; ``fetched`` is ISO 8601 or an aware datetime;
    ``feed`` is what the feed said of the article (title, published, categories); ``known_lines`` (texts, or keys of
    `newscrawl.text.recurring`) recur on this site and are removed from the body. Never raises for a bad page; ValueError
    only for a ``fetched`` that is no time.
    """
    article, _ = extract_counted(
        html, url, fetched=fetched, headers=headers, site=site, feed=feed, known_lines=known_lines
    )
    return article


def extract_counted(
    html: bytes | str,
    url: str | None = None,
    *,
    fetched: str | datetime | None = None,
    headers: Mapping[str, str] | None = None,
    site: Site | bool | None = None,
    feed: Mapping[str, Any] | None = None,
    known_lines: Iterable[str | int] = (),
) -> tuple[Article, Counter[str]]:
    """As `extract`, with how much each net against boilerplate caught.

    ``boxes``: blocks around the text in the article's part of the page; ``phrases``: lines that a publisher's set phrase
    makes up; ``learned``: known lines.
    """
    moment = _instant(fetched)
    rules = default_catalogue().of_url(url) if site is None or site is True else site or None
    page = read_page(html, url, headers, rules.encoding if rules else None)
    if url is None and rules is None and site is not False:
        rules = default_catalogue().of_url(_declared(page))
    given = (rules, moment, feed or {}, tuple(known_lines))
    recipe = _Recipe(page, *given)
    article = recipe.article()
    sample = f"{article.headline}\n{article.body}"[:MOJIBAKE_SAMPLE]
    if repair(sample)[1]:
        page = Page(repair(page.html)[0], url=url, headers=headers, problems=("mojibake_repaired",))
        recipe = _Recipe(page, *given)
        return recipe.article(), recipe.caught
    if is_mojibake(sample):
        article.problems.append("mojibake")
    return article, recipe.caught


def _instant(fetched: str | datetime | None) -> datetime | None:
    moment = datetime.fromisoformat(fetched) if isinstance(fetched, str) else fetched
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


class _Recipe:
    """One extraction: the steps in their order, each filling its fields of the article."""

    def __init__(
        self,
        page: Page,
        site: Site | None,
        fetched: datetime | None,
        feed: Mapping[str, Any],
        known_lines: tuple[str | int, ...],
    ) -> None:
        self.page, self.site, self.fetched, self.feed, self.known_lines = page, site, fetched, feed, known_lines
        self.fitted = fit_layout(page, site)
        self.names = site_names(page)
        self.out = Article(url=page.url, layout=self.fitted.name)
        self.caught: Counter[str] = Counter()

    def article(self) -> Article:
        """The finished record."""
        out, page = self.out, self.page
        self._headline()
        self._body()
        self._times()
        self._rest()
        self._place()
        credited = bool(out.headline and (out.source or out.dateline or out.authors))
        out.kind = kind_of(
            page, self.blocks, out.published, credited=credited, wire=bool(out.agencies), signed=bool(out.authors)
        )
        reason = refusal(page, out)
        if reason or (out.kind == "other"):
            self._empty(reason)
        else:
            missing = {
                "no_headline": not out.headline,
                "no_body": not out.body and out.kind not in ("gallery", "video"),
            }
            page.problems += [problem for problem, holds in missing.items() if holds]
        out.problems = list(dict.fromkeys([*out.problems, *page.problems]))
        return self._fixed()

    def _set(self, field: str, value: Any, origin: str | None) -> None:
        """A field with its provenance, when there is a value."""
        if value:
            setattr(self.out, field, value)
            self.out.provenance[field] = origin

    def _headline(self) -> None:
        ruled = self.fitted.first("headline")
        text, origin = (ruled, "site") if ruled else find_headline(self.page, self.names)
        text = strip_tail(text, self.names) if text else None
        if text and origin != "site" and is_site_name(text, self.names):
            text = None
        if text is None and self.feed.get("title"):
            text, origin = strip_tail(str(self.feed["title"]), self.names), "feed"
        self._set("headline", text, origin)

    def _body(self) -> None:
        page, out = self.page, self.out
        ruled = self.fitted.first("lead")
        found = find_body(page, self.fitted, out.headline)
        lead, box = (ruled, None) if ruled else find_lead(page, out.headline, found.blocks)
        box = next(iter(self.fitted.elements.get("lead", ())), box)
        self.blocks = without_box(found.blocks, box, certain=bool(ruled))
        for block in self.blocks:
            if "&" in block.text and _ESCAPED.search(block.text):  # pages escape twice
                block.text = squeeze(unescape(block.text))
        self.container, self.around, self.body_origin = found.container, found.around, found.origin
        self.caught["boxes"] = max(0, len(found.around) - len(found.blocks))
        paragraphs = [block.text for block in self.blocks]
        out.language = language_of(" ".join(paragraphs)[:3000] or out.headline or "")
        if self.fitted.first("tags"):
            self._set("tags", clean_tags(self.fitted.texts["tags"]), "site")
        else:
            self._set("tags", *find_tags(page, out.headline, self.container, out.language))
        self._attribution(paragraphs, lead)
        if (
            lead
            and out.body
            and fold(out.body) != fold(lead)
            and (ruled or box is None or not opens_text(box, self.blocks))
        ):
            self._set("lead", _LEAD_LABEL.sub("", lead), "site" if ruled else "visible")
            out.body = without_lead(out.body, lead)

    def _attribution(self, paragraphs: list[str], lead: str | None) -> None:
        page, out = self.page, self.out
        named = bylines_of(page, self.container, out.language)
        paragraphs, shown = _without_prompts([text for text in paragraphs if not _is_label(text)]), len(paragraphs)
        evidence = evidence_of(
            page, self.fitted, paragraphs, self.around, named,
            site=self.site, language=out.language, tags=out.tags, lead=lead, spot=self._spot(lead),
        )  # fmt: skip
        found = attribute(evidence)
        out.source_text, out.agencies = found.source_text, found.agencies
        out.dateline = self.fitted.first("dateline") or found.dateline
        self._set("source", found.source, found.origin)
        names = found.names or ([named.own] if named.own and not found.agencies else [])
        self._set("authors", names, "site" if self.fitted.first("authors") else named.origin or "visible")
        kept = [text for text in found.paragraphs if not is_boilerplate(text)]
        self.caught["phrases"] = shown - len(paragraphs) + len(found.paragraphs) - len(kept)
        kept, known = drop_known(kept, self.known_lines)
        self.caught["learned"] = len(known)
        self._set("body", "\n\n".join(kept), "site" if self.fitted.blocks else self.body_origin)

    def _spot(self, lead: str | None) -> str | None:
        """The summary that may open the text: a paragraph in bold, or else the lead."""
        first = self.blocks[0] if self.blocks else None
        return first.text if first and first.strong >= BOLD * len(first.text) else lead

    def _times(self) -> None:
        out, zone, guessed = self.out, *zone_for(self.site, self.page.url, self.out.language)
        languages = [*([out.language] if out.language else []), *(self.site.languages if self.site else ())]
        times = choose(
            claims_of(self.page, self.fitted, self.container, self.feed),
            zone=zone, languages=languages, fetched=self.fetched, url=self.page.url, zone_guessed=guessed,
        )  # fmt: skip
        out.published_utc, out.published_text = times.published_utc, times.published_text
        self._set("published", times.published, times.origins["published"])
        self._set("modified", times.modified, times.origins["modified"])
        out.problems += times.problems

    def _rest(self) -> None:
        page, out = self.page, self.out
        self._set("section", *find_section(page, out.headline, self.fitted.texts.get("section", ())))
        if not out.section and (categories := self.feed.get("categories")):
            self._set("section", str(categories[0]), "feed")
        if self.fitted.first("image"):
            self._set("image", page.absolute(self.fitted.first("image")), "site")
        else:
            self._set("image", *find_image(page))
        out.images = find_images(page, self.container, out.image)
        if not out.image and out.images:
            self._set("image", out.images[0]["url"], "visible")
        out.free_access = free_access(page)
        out.rights = rights_of(page)

    def _place(self) -> None:
        page, out, site = self.page, self.out, self.site
        out.canonical_url = canonical_of(page.absolute(_declared(page)), page.url, site)
        out.site = site_name(site, page.url or out.canonical_url)
        out.country, out.region = (site.country, site.region) if site else (None, None)
        out.id = out.cluster = article_id(site, page.url, out.canonical_url, f"{out.headline}\n{out.body}")
        out.fetched = self.fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if self.fetched else None

    def _empty(self, reason: str | None) -> None:
        """A page that is no article keeps its address and says why; nothing is made up for it."""
        out = self.out
        out.kind = "other"
        self.page.problems.append(reason or "no_article")
        for name in _SAID:
            setattr(out, name, None)
        out.authors, out.agencies, out.tags, out.images = [], [], [], []
        out.provenance = dict.fromkeys(out.provenance)
        out.problems = [one for one in out.problems if one not in ("no_published", "zone_guessed", "dates_disagree")]

    def _fixed(self) -> Article:
        if self.site is None or self.site.fix is None:
            return self.out
        try:
            fixed = self.site.fix(self.out, self.page)
        except _FIX_ERRORS:
            self.out.problems.append("fix_failed")
            return self.out
        return fixed if isinstance(fixed, Article) else self.out


_PROMPTS = frozenset(
    ("share", "channel", "app", "subscribe", "login", "comments", "read_more", "counter", "related", "next_story", "ad")
)


def _without_prompts(paragraphs: list[str]) -> list[str]:
    """The paragraphs up to the last that is no prompt: the signature stands before them."""
    end = next((i for i in range(len(paragraphs), 1, -1) if is_boilerplate(paragraphs[i - 1]) not in _PROMPTS), 1)
    return paragraphs[:end]


def _is_label(text: str) -> bool:
    """Whether a line is the page's own clock or counter, behind which a byline may stand."""
    return len(text) <= LABEL and is_boilerplate(text) in ("counter", "dates")


def _declared(page: Page) -> str | None:
    """The address that the page gives itself: the canonical link, else og:url."""
    links = (link.get("href") for link in page.head.links if "canonical" in (link.get("rel") or "").lower().split())
    return next(links, None) or page.meta("og:url")
