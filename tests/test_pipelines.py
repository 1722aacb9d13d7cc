"""The pipelines, on articles and on a user's own dict items."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler
from test_recurring import furniture

from newscrawl import Article, Layout, Site, extract
from newscrawl.address import article_key
from newscrawl.demo import Newsroom, pages
from newscrawl.errors import OutputError
from newscrawl.pipelines.check import Check, hopeless
from newscrawl.pipelines.clean import Clean
from newscrawl.pipelines.duplicates import Duplicates
from newscrawl.pipelines.write import Write
from newscrawl.siterun import SiteRun
from newscrawl.store import Store
from newscrawl.store.forget import Selection, forget
from newscrawl.text.recurring import line_keys
from newscrawl.visit import Entry, Visit
from newscrawl.window import Window

NOW = 1_780_000_000  # 2026-05-28T20:26:40Z
SITE = Site(
    name="ornek", domains=("ornek.com",), country="TR", language="tr", timezone="Europe/Istanbul",
    feeds=("https://ornek.com/rss",), article=r"-(?P<id>\d+)$",
)  # fmt: skip
BODY = " ".join(f"kelime{number}" for number in range(40))


def site_run(folder: Path | None = None) -> SiteRun:
    store = Store.open(folder, clock=lambda: NOW, key_of=lambda _, url: article_key(url, SITE))
    bounds = Window().bounds(NOW, ZoneInfo("Europe/Istanbul"), None)
    return SiteRun(SITE, store.claim("ornek"), bounds, stats=_stats())


def _stats() -> Any:
    from scrapy.statscollectors import StatsCollector

    return StatsCollector(get_crawler())


def article(number: int, **more: Any) -> Article:
    url = f"https://ornek.com/haber-{number}"
    given = {"body": BODY, "published": "2026-05-28T20:00:00+03:00", "headline": f"Başlık {number}"} | more
    return Article(id=f"ornek:{number}", url=url, canonical_url=url, site="ornek", cluster=f"ornek:{number}", **given)


def through(run: SiteRun, item: Any) -> Any:
    for step in (Check, Duplicates, Clean, Write):
        item = step(run).process_item(item)
    return item


def counters(run: SiteRun) -> dict[str, int]:
    assert run.stats is not None
    return {key.removeprefix("newscrawl/"): value for key, value in sorted(run.stats.get_stats().items())}


def test_an_article_goes_through_and_is_written_once(tmp_path: Path) -> None:
    run = site_run(tmp_path)
    run.claim.visits["https://ornek.com/haber-1"] = Visit("ornek:1", "https://ornek.com/haber-1")
    through(run, article(1))
    with pytest.raises(DropItem, match="unchanged"):
        through(run, article(1))
    run.claim.close()
    (line,) = (tmp_path / "ornek" / "2026-05-28.jsonl").read_text("utf-8").splitlines()
    assert Article.from_json(line) == article(1)
    assert counters(run) == {"pages/new": 1, "pages/unchanged": 1}


def test_an_edit_is_the_next_revision_and_a_copy_is_annotated(tmp_path: Path) -> None:
    run = site_run(tmp_path)
    through(run, article(1))
    edited = through(run, article(1, headline="Başka başlık"))
    assert (edited.revision, edited.duplicate_of) == (2, None)
    copy = through(run, article(2, headline="Kopya"))
    assert (copy.revision, copy.duplicate_of) == (1, "ornek:1")
    run.claim.close()
    lines = (tmp_path / "ornek" / "2026-05-28.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["duplicate_of"] for line in lines] == [None, None, "ornek:1"]
    assert counters(run) == {"pages/duplicate": 1, "pages/new": 2, "pages/updated": 1}


def test_short_texts_are_no_copies_of_each_other() -> None:
    run = site_run()
    through(run, article(1, body="Ayrıntılar geliyor"))
    assert through(run, article(2, body="Ayrıntılar geliyor")).duplicate_of is None


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "other", "problems": ["soft_404"]}, "soft_404"),
        ({"kind": "other", "problems": ["jsonld_repaired", "soft_404", "truncated"]}, "soft_404"),
        ({"kind": "other"}, "no_article"),
        ({"body": None}, "no_body"),
        ({"body": None, "kind": "video", "headline": None}, "no_body"),
        ({"body": None, "kind": "video"}, None),
        ({"body": None, "kind": "gallery"}, None),
        ({}, None),
    ],
)
def test_what_is_hopeless(fields: dict[str, Any], reason: str | None) -> None:
    from itemadapter import ItemAdapter

    assert hopeless(ItemAdapter(article(1, **fields))) == reason
    assert hopeless(ItemAdapter(article(1, **fields).to_dict())) == reason


def test_a_page_set_aside_is_one_line_with_its_reason(tmp_path: Path) -> None:
    run = site_run(tmp_path)
    with pytest.raises(DropItem, match="no_body"):
        through(run, article(1, body=None))
    (line,) = (tmp_path / ".newscrawl" / "rejected" / "2026-05-28.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "url": "https://ornek.com/haber-1", "site": "ornek", "reason": "no_body", "status": 200,
        "fetched": "2026-05-28T20:26:40Z",
    }  # fmt: skip
    assert counters(run) == {"pages/rejected": 1, "rejected/no_body": 1}


def test_outside_the_window_nothing_is_written_and_without_a_date_it_is(tmp_path: Path) -> None:
    run = site_run(tmp_path)
    with pytest.raises(DropItem, match="outside_window"):
        through(run, article(1, published="2026-05-20T20:00:00+03:00"))
    undated = through(run, article(2, published=None))
    assert undated.problems == ["no_published"]
    assert counters(run) == {"pages/new": 1, "pages/outside_window": 1, "problems/no_published": 1}


def test_a_forgotten_article_does_not_come_back_under_another_address() -> None:
    run = site_run()
    through(run, article(1))
    forget(run.claim.store, Selection(keys=("ornek:1",), site="ornek"))
    moved = article(1)
    moved.url = "https://ornek.com/yeni-ad-1"
    with pytest.raises(DropItem, match="forgotten"):
        through(run, moved)


def test_a_dict_item_is_completed(tmp_path: Path) -> None:
    run = site_run(tmp_path)
    item = {"url": "https://ornek.com/haber-7", "headline": " İki  kelime ", "body": BODY, "extra": 1}
    through(run, item)
    run.claim.close()
    record = json.loads((tmp_path / "ornek" / "2026-05-28.jsonl").read_text("utf-8"))
    assert (record["id"], record["site"], record["headline"]) == ("ornek:7", "ornek", "İki kelime")
    assert (record["cluster"], record["problems"], record["extra"]) == ("ornek:7", ["no_published"], 1)


def test_when_the_line_cannot_be_written_the_page_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = site_run(tmp_path)
    run.claim.offer([Entry("ornek:1", "https://ornek.com/haber-1", source="rss")], NOW)
    run.claim.visits["https://ornek.com/haber-1"] = Visit("ornek:1", "https://ornek.com/haber-1")

    def full(*_: object) -> None:
        raise OutputError("x.jsonl: No space left on device")

    monkeypatch.setattr("newscrawl.store.files.append_line", full)
    told: list[str] = []
    run.claim.store.on_broken = told.append
    with pytest.raises(DropItem, match="not written"):
        through(run, article(1))
    assert told == ["x.jsonl: No space left on device"]
    assert [visit.key for visit in run.claim.due(NOW)] == ["ornek:1"]
    assert counters(run) == {}


def test_pages_that_their_publisher_does_not_want_kept(tmp_path: Path) -> None:
    reserved = {"robots": ["noarchive"], "tdm_reservation": None, "tdm_policy": None}
    run = site_run(tmp_path)
    assert through(run, article(1, rights=reserved)).body == BODY
    run.rights = "no_body"
    withheld = through(run, article(2, rights=reserved))
    assert (withheld.body, withheld.duplicate_of, withheld.problems) == (None, "ornek:1", ["body_withheld"])
    run.rights = "skip"
    with pytest.raises(DropItem, match="restricted"):
        through(run, article(3, rights=reserved))
    assert through(run, article(4)).body == BODY


def test_a_site_cleans_itself_after_twenty_pages() -> None:
    """Twelve kinds of recurring lines between an article's own paragraphs: gone, and no sentence of the article with them."""
    newspaper = Newsroom(seed=5, articles=420).sites["guneydemo"]
    layout = Layout(name="te", headline="h1.headline", body="div.article-text > p, div.article-text > h3")
    site = Site(
        name="ornek", domains=("guneydemo.example",), country="TR", language="tr", timezone="Europe/Istanbul",
        feeds=("https://guneydemo.example/atom.xml",), layouts=(layout,),
    )  # fmt: skip
    run = site_run()
    run.site, run.bounds = (
        site,
        Window(since=30 * 86400).bounds(int(newspaper.clock.now().timestamp()), ZoneInfo("UTC"), None),
    )
    news = [story for story in newspaper.newest() if story.kind == "news" and story.copy_of is None]
    assert len(news) > 35
    for number, story in enumerate(news):
        lines = furniture(random.Random(number))
        newspaper.recurring = tuple(lines)
        item = extract(pages.article(newspaper, story), newspaper.url(story), site=site)
        before = item.body
        assert before is not None
        assert len(set(line_keys("\n".join(lines))) - set(line_keys(before))) <= 1  # a desk's name goes as a byline
        kept = (through(run, item).body or "").split("\n\n")
        if number >= 20:
            assert [one for one in kept if one in lines] == []
            assert kept == [one for one in before.split("\n\n") if one not in lines]
    assert counters(run)["boilerplate/learned"] >= 11 * (len(news) - 20)


def test_a_page_that_broke_off_is_asked_for_again_and_never_a_new_edition() -> None:
    run = site_run()
    whole, cut = article(3), article(3, body=BODY[:200], problems=["truncated"])
    with pytest.raises(DropItem, match="truncated"):
        Check(run).process_item(article(2, body=None, problems=["truncated"]))
    run.claim.offer([Entry("ornek.com/haber-3", "https://ornek.com/haber-3", source="x")], NOW)
    run.claim.visits["https://ornek.com/haber-3"] = Visit("ornek.com/haber-3", "https://ornek.com/haber-3")
    first = through(run, cut)
    assert (first.revision, first.problems) == (1, ["truncated"])
    later = NOW + 2 * 3600
    assert [visit.key for visit in run.claim.due(NOW)] == ["https://ornek.com/haber-2"]
    assert sorted(visit.key for visit in run.claim.due(later)) == ["https://ornek.com/haber-2", "ornek.com/haber-3"]
    with pytest.raises(DropItem, match="truncated"):
        through(run, article(3, body=BODY[:100], problems=["truncated"]))
    assert sorted(visit.failures for visit in run.claim.due(later)) == [1, 1]  # and is due all the same
    second = through(run, whole)
    assert (second.revision, second.problems) == (2, [])
    assert [visit.key for visit in run.claim.due(later)] == ["https://ornek.com/haber-2"]
