"""Explored: where a site that no file describes has its sources, found by its home page, robots.txt and guesses."""

from __future__ import annotations

from typing import Any

from newscrawl.discover import autodiscover, guesses, robots_sitemaps
from newscrawl.net.notes import Notes
from newscrawl.net.origin import origin_of
from newscrawl.siterun import SiteRun
from newscrawl.visit import DAY


class Explored:
    """What the runs of one site have found out, kept in the state. ``copies``: where the robots.txt are kept."""

    def __init__(self, run: SiteRun, copies: Notes | None) -> None:
        self.run = run
        self.copies = run.claim.store if copies is None else copies
        self._guesses: list[tuple[str, str]] | None = None

    def _note(self) -> dict[str, Any]:
        return self.run.claim.store.get("explored", self.run.site.name) or {}

    def _put(self, **found: Any) -> None:
        self.run.claim.store.put("explored", self.run.site.name, {**self._note(), **found})

    def sources(self) -> list[tuple[str, str]]:
        """The sources found so far: (URL, feed or sitemap)."""
        note = self._note()
        return [one for name in ("named", "found") for one in (note.get(name) or {}).items()]

    def guess(self, named: bool) -> tuple[str, str] | None:
        """The next likely place of a source, (kind, URL), unless the site ``named`` one; once a week."""
        now = self.run.now()
        if self._guesses is None:
            fresh = now - self._note().get("guessed", 0) < 7 * DAY
            home = self._note().get("home") or self.run.site.listing_pages[0].url  # where redirects led
            self._guesses = [] if named or fresh else guesses(home)
        if not self._guesses:
            return None
        self._put(guessed=now)
        return self._guesses.pop(0)

    def guessed(self, url: str, kind: str) -> None:
        """A guess was right: it is a source from now on."""
        self._guesses = []
        self._put(found={**(self._note().get("found") or {}), url: kind})

    def named(self, body: bytes, url: str) -> list[tuple[str, str]]:
        """Feeds and sitemaps that the home page and robots.txt name, (URL, kind); kept for later runs."""
        kinds = {found: "sitemap" if kind == "sitemap" else "feed" for kind, found in autodiscover(body, url)}
        origin = origin_of(url)
        rules = str((self.copies.get("robots", origin) or {}).get("body", ""))  # read before the home page
        text = rules.encode("latin-1", "replace").decode("utf-8", "replace")
        kinds |= dict.fromkeys(robots_sitemaps(text, origin), "sitemap")
        kinds = dict(sorted(kinds.items(), key=lambda one: one[1]))  # feeds first: they show what an article looks like
        self._put(named=kinds, home=url)
        return list(kinds.items())
