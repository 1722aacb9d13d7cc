"""The newsroom: five sites, what each published when, and the records that a perfect crawl would write."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newscrawl.demo.clock import Clock
from newscrawl.demo.newssite import NewsSite, five_sites
from newscrawl.demo.stories import Block, Story, Text, Writer, revised, shortened, slug, upper, with_prefix

SITE_FILES = Path(__file__).parent / "sites"
SPECIALS = (
    ("sondemo", "gallery"),
    ("sondemo", "video"),
    ("sondemo", "sponsored"),
    ("ajansdemo", "video"),
    ("kuzeydemo", "column"),
    ("kuzeydemo", "sponsored"),
    ("guneydemo", "column"),
    ("guneydemo", "gallery"),
)
SPECIAL_PATHS = {"gallery": "foto-galeri", "video": "video", "column": "yazarlar", "sponsored": "advertorial"}


class Newsroom:
    """A few hundred articles on five sites; the same seed and time give the same newsroom, texts and times included.

    ``articles`` counts all sites together; nine of ten are from the last ``days`` days, the rest from the week before.
    Most of the agency's stories are copied by other sites.
    """

    def __init__(self, seed: int = 1, articles: int = 300, now: datetime | None = None, days: float = 2.5) -> None:
        self.seed, self.days = seed, days
        self.clock = Clock(now or datetime.now(UTC))
        self.lock = threading.RLock()
        self._rng = random.Random(seed)  # noqa: S311 - texts, not secrets
        self._writers = {language: Writer(language, self._rng) for language in ("tr", "ru", "ky")}
        self._taken: set[str] = set()
        self._count = 0
        self.sites = {site.name: site for site in five_sites(self.clock)}
        self.history: dict[str, list[Story]] = {}
        self._open(articles)

    @property
    def stories(self) -> list[Story]:
        """Every site's stories, in the order of their publication."""
        return sorted(
            (one for site in self.sites.values() for one in site.stories), key=lambda one: (one.published, one.key)
        )

    def site(self, name: str) -> NewsSite:
        """The site of this name."""
        return self.sites[name]

    def publish(self, count: int, site: str | None = None) -> list[Story]:
        """New articles at the present of the clock, on all sites or on one."""
        with self.lock:
            return self._fill(count, lambda: self.clock.now() - timedelta(minutes=self._rng.randint(0, 9)), site)

    def update(self, count: int, site: str | None = None) -> list[Story]:
        """Recent articles never changed before gain a paragraph, half of them a headline. Gives the new versions."""
        with self.lock:
            choice = [
                one
                for one in reversed(self.stories)
                if one.kind == "news" and one.revision == 1 and site in (None, one.site)
            ]
            return [self._revise(one) for one in self._rng.sample(choice[: count * 3], min(count, len(choice)))]

    def withdraw(self, count: int, site: str | None = None) -> list[Story]:
        """The newest articles are taken off their sites: their addresses answer 410."""
        with self.lock:
            gone = [one for one in reversed(self.stories) if site in (None, one.site)][:count]
            for one in gone:
                self.sites[one.site].stories.remove(one)
                self.sites[one.site].version += 1
            return gone

    def expected(self, site: str | None = None, since: datetime | None = None) -> list[dict[str, Any]]:
        """The gold records of the present versions, oldest first; ``since`` leaves out what was published before it."""
        kept = [one for one in self.stories if site in (None, one.site) and (since is None or one.published >= since)]
        return [self.sites[one.site].gold(one) for one in kept]

    def site_files(self, folder: Path, names: tuple[str, ...] | None = None) -> list[Path]:
        """Write the site files, as a user would, with the addresses of the running sites."""
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in names or tuple(self.sites):
            base = self.sites[name].base
            text = (SITE_FILES / f"{name}.py").read_text(encoding="utf-8")
            text = text.replace(f"https://{name}.example", base).replace(f"{name}.example", base.partition("//")[2])
            path = folder / f"{name}.py"
            path.write_text(text, encoding="utf-8")
            written.append(path)
        return written

    def _open(self, articles: int) -> None:
        now, minutes = self.clock.now(), int(self.days * 24 * 60)

        def moment() -> datetime:
            old = self._rng.random() < 0.1
            age = self._rng.randint(5 * 1440, 11 * 1440) if old else self._rng.randint(6, minutes)
            return (now - timedelta(minutes=age)).replace(second=0)

        for name, kind in SPECIALS if articles >= 100 else ():
            at = (now - timedelta(minutes=self._rng.randint(60, minutes))).replace(second=0)
            self._put(self._story(self.sites[name], self._write("tr", kind), at))
        self._fill(articles - (len(SPECIALS) if articles >= 100 else 0), moment, None)
        for site in self.sites.values():
            site.stories.sort(key=lambda one: (one.published, one.token))

    def _fill(self, count: int, moment: Any, only: str | None) -> list[Story]:
        fresh: list[Story] = []
        sites = [self.sites[only]] if only else list(self.sites.values())
        while len(fresh) < count:
            site = self._rng.choices(sites, [one.weight for one in sites])[0]
            at = moment().replace(second=0)
            story = self._put(self._story(site, self._write(self._rng.choice(site.languages)), at))
            copies = list(self._copies(story)) if site.layout == "agency" and not only else []
            fresh += [story, *(self._put(one) for one in copies[: count - len(fresh) - 1])]
        return fresh

    def _put(self, story: Story) -> Story:
        self.history.setdefault(story.key, []).append(story)
        self.sites[story.site].put(story)
        return story

    def _write(self, language: str, kind: str = "news") -> Text:
        """A text whose headline no other has: some sites know an article by its headline's slug alone."""
        while True:
            text = self._writers[language].write(kind)
            if slug(text.headline) not in self._taken:
                self._taken.add(slug(text.headline))
                return text

    def _token(self) -> str:
        self._count += 1
        return f"{self.seed % 90000 + 10000}{self._count:04d}"

    def _story(self, site: NewsSite, text: Text, at: datetime, **given: Any) -> Story:
        token = self._token()
        if f"{site.local(at):%H:%M}" == "00:00":
            at -= timedelta(minutes=1)  # midnight sharp is what systems print when they know the day alone
        own = text.person if text.language == "tr" or site.layout == "ordo" else ""
        fields: dict[str, Any] = {"authors": (own,) if own and site.layout in ("paper", "agency") else ()}
        if site.layout == "agency":
            fields |= {"source": "AA", "source_text": "Kaynak: AA", "agencies": ("AA",), "dateline": text.place}
            fields["modified"] = min(
                at + timedelta(minutes=self._rng.randint(2, 40)), max(at, self.clock.now().replace(second=0))
            )
        elif text.kind == "news" and not given:
            fields |= self._credit(site, text)
        return Story(
            **{
                "site": site.name,
                "token": token,
                "path": _path(site, text, token),
                "language": text.language,
                "kind": text.kind,
                "headline": text.headline,
                "lead": text.lead,
                "blocks": text.blocks,
                "section": text.section,
                "tags": text.tags,
                "published": at,
                "text": text,
                **fields,
                **given,
            }
        )

    def _credit(self, site: NewsSite, text: Text) -> dict[str, Any]:
        """Whom a site that is no agency credits: another agency in most of its stories, nobody in the rest."""
        code = self._rng.choice(
            {"portal": ("İHA", "DHA", "ANKA", ""), "paper": ("İHA", "", ""), "ordo": ("Kabar", "")}[site.layout]
        )
        if not code:
            return {}
        words = {"ky": "Булак: «Кабар» агенттиги", "ru": "Источник: Кабар"}.get(text.language, f"Kaynak: {code}")
        credit: dict[str, Any] = {"source": code, "source_text": words, "agencies": (code,), "authors": ()}
        if code == "DHA":
            place = upper(text.place, "tr")
            credit |= {"blocks": with_prefix(text.blocks, f"{place}, (DHA)- "), "dateline": place}
        return credit

    def _copies(self, story: Story) -> Iterator[Story]:
        """The copies other sites print of an agency's story minutes later: verbatim, under a dateline, shortened."""
        text, place, now = story.text, upper(story.text.place, "tr"), self.clock.now()
        shares: tuple[tuple[str, float, str], ...] = (
            ("sondemo", 0.55, "verbatim"),
            ("kuzeydemo", 0.25, "shortened"),
            ("guneydemo", 0.2, "verbatim"),
        )
        for name, share, manner in shares:
            if self._rng.random() >= share or text.kind != "news":
                continue
            at = min(story.published + timedelta(minutes=self._rng.randint(3, 45)), now.replace(second=0))
            headline = text.headline if manner == "verbatim" or not text.other_headlines else text.other_headlines[0]
            blocks: tuple[Block, ...] = text.blocks if manner == "verbatim" else shortened(text.blocks)
            dateline = None
            if self._rng.random() < 0.5 and manner == "verbatim":
                blocks, dateline = with_prefix(blocks, f"{place} (AA) - "), place
            yield self._story(
                self.sites[name],
                replace(text, headline=self._free(headline, text)),
                at,
                blocks=blocks,
                dateline=dateline,
                authors=(),
                source="AA",
                source_text="Kaynak: AA",
                agencies=("AA",),
                copy_of=story.key,
                copied=manner,
            )

    def _free(self, headline: str, text: Text) -> str:
        """The headline, unless another story has its slug."""
        if headline != text.headline and slug(headline) in self._taken:
            return text.headline
        self._taken.add(slug(headline))
        return headline

    def _revise(self, story: Story) -> Story:
        """The next version; every second one has a new headline, which is all that a feed tells of it."""
        block = self._writers[story.language].addition(story.text)
        others = [one for one in story.text.other_headlines if one != story.headline]
        headline = others[0] if others and self._rng.random() < 0.5 else story.headline
        at = max(self.clock.now().replace(second=0), story.modified or story.published)
        return self._put(revised(story, block, headline, at))


def _path(site: NewsSite, text: Text, token: str) -> str:
    name, section = slug(text.headline), SPECIAL_PATHS.get(text.kind, slug(text.section))
    if site.layout == "portal":
        return f"/{section}/haber-{name}-{token}/"
    if site.layout == "agency":
        return f"/tr/{section}/{name}/{token}"
    if site.layout == "ordo":
        return f"/{text.language}/news/{token}-{name}/"
    return f"/{name}" if text.kind == "news" else f"/{SPECIAL_PATHS[text.kind]}/{name}"
