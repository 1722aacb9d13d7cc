"""The pages that a spider visits: which, how many, what comes of them."""

from __future__ import annotations

from typing import Any

import pytest
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse, Request, Response
from scrapy.settings import Settings
from spidered import NOW, RSS, SITEMAP, answer, counters, feed, spider_of, started
from twisted.python.failure import Failure

from newscrawl import Site
from newscrawl.errors import UsageError
from newscrawl.extract.refusal import went_home
from newscrawl.net.refused import Refused
from newscrawl.spiders.loader import SiteSpiderLoader, spider_for
from newscrawl.spiders.news import NewsSpider
from newscrawl.store import Store
from newscrawl.visit import Visit


def page_response(url: str, status: int = 200, body: bytes = b"", **more: Any) -> Response:
    return HtmlResponse(url, status=status, body=body, **more)


def visit_one(store: Store) -> tuple[NewsSpider, Visit]:
    spider = spider_of(store)
    answer(spider, started(spider)[RSS], feed(1))
    (visit,) = spider.reader.due()
    return spider, visit


@pytest.mark.parametrize(
    ("url", "status", "rejected", "failures", "left"),
    [
        ("/haber-1", 503, {}, {"http_503": 1}, 1),
        ("/haber-1", 429, {}, {"http_429": 1}, 1),
        ("/haber-1", 403, {}, {"http_403": 1}, 1),
        ("/haber-1", 404, {"http_404": 1}, {}, 0),
        ("/haber-1", 410, {"http_410": 1}, {}, 0),
        ("/", 200, {"soft_404": 1}, {}, 0),
        (":2/haber-1", 200, {"other_domain": 1}, {}, 0),
    ],
)
def test_pages_that_are_no_article(
    store: Store, url: str, status: int, rejected: dict[str, int], failures: dict[str, int], left: int
) -> None:
    spider, visit = visit_one(store)
    assert (
        list(
            spider.parse_article(page_response(f"http://127.0.0.1{':1' if url[0] == '/' else ''}{url}", status), visit)
        )
        == []
    )
    assert counters(spider, "rejected") == rejected
    assert counters(spider, "failures") == failures
    assert len(spider.reader.due()) == left


def test_an_article_brings_what_the_feed_said(store: Store) -> None:
    spider, visit = visit_one(store)
    assert (visit.feed["title"], visit.feed["published"]) == ("Başlık 1", "Thu, 28 May 2026 18:00:00 GMT")
    text = "".join(
        f"<p>Bu paragraf {number} numaralıdır ve yeterince uzun bir metin taşır, okunur.</p>" for number in range(9)
    )
    page = f"<html><body><article><h1>Bir başlık</h1>{text}</article></body></html>".encode()
    response = page_response("http://127.0.0.1:1/haber-1?ref=x", body=page, flags=["truncated"])
    (article,) = spider.parse_article(response, visit)
    assert (article.id, article.site, article.fetched) == ("ornek:1", "ornek", "2026-05-28T20:26:40Z")
    assert article.published == "2026-05-28T21:00:00+03:00"
    assert "truncated" in article.problems
    assert spider.run.visit_of(article) is visit


def test_network_failures_of_pages(store: Store) -> None:
    for reason, left, failed_pages in (
        ("robots", 1, 0), ("address", 1, 0), ("too_big", 0, 0), ("held", 1, 1), ("stopped", 1, 0), ("timeout", 1, 1),
    ):  # fmt: skip
        spider = spider_of(store)
        (visit,) = [Visit(f"ornek:{reason}", f"http://127.0.0.1:1/haber-{len(reason)}")]
        store.queue("ornek", visit.key, NOW, '{"url": "http://127.0.0.1:1/x"}')
        store.claim("ornek").settle(visit.key, "open", NOW, next_visit=NOW)
        failure = Failure(Refused(reason) if reason != "timeout" else TimeoutError())
        failure.request = Request(visit.url, cb_kwargs={"visit": visit})  # type: ignore[attr-defined]
        assert list(spider.page_failed(failure)) == []
        assert counters(spider, "pages").get("failed", 0) == failed_pages
        aside = {reason: 1} if reason in ("robots", "address", "too_big") else {}
        assert (counters(spider, "rejected"), counters(spider, "pages").get("rejected", 0)) == (aside, len(aside))
        assert len([one for one in store.claim("ornek").due(NOW) if one.key == visit.key]) == left


def test_newest_first_and_no_more_than_the_limit(store: Store) -> None:
    spider = spider_of(store, limit=2)
    sent: list[str] = []
    answer(spider, started(spider)[RSS], feed(1, date="Thu, 28 May 2026 08:00:00 GMT"))
    answer(spider, started(spider_of(store))[SITEMAP], feed(2, 3))
    spider.crawler._engine = type("Engine", (), {"crawl": lambda _, request: sent.append(request.url)})()  # type: ignore[assignment]
    with pytest.raises(DontCloseSpider):
        spider.idle()
    assert sent == ["http://127.0.0.1:1/haber-2", "http://127.0.0.1:1/haber-3"]


def test_the_request_budget_ends_the_run_and_leaves_the_rest(store: Store) -> None:
    spider = spider_of(store, requests=2)
    assert list(started(spider)) == [RSS, SITEMAP]
    assert spider.run.failing == {"budget": "the 2 requests of a run are spent"}


@pytest.mark.parametrize(
    ("asked", "answered", "home"),
    [
        ("https://a.com/haber-1", "https://a.com/", True), ("https://a.com/haber-1", "https://www.a.com", True),
        ("https://a.com/haber-1", "https://a.com/haber-1", False), ("https://a.com/haber-1", "https://a.com/?p=1", False),
        ("https://a.com/haber-1", "https://a.com/en/", True), ("https://a.com/haber-1", "https://a.com/anasayfa", True),
        ("https://a.com/", "https://a.com/", False),
    ],
)  # fmt: skip
def test_sent_to_the_front_page(asked: str, answered: str, home: bool) -> None:
    assert went_home(asked, answered) is home


def test_a_site_of_another_machine_needs_a_contact_in_scrapy_crawl_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    site = Site(
        name="uzak", domains=("uzak.com.tr",), country="TR", language="tr", timezone="Europe/Istanbul", delay=7,
        feeds=("https://uzak.com.tr/rss",), verify_tls=False,
    )  # fmt: skip
    with pytest.raises(UsageError, match="no contact is set"):
        spider_for(site).update_settings(Settings())
    settings = Settings({"NEWSCRAWL_CONTACT": "https://www.okul.edu.tr/bot"})
    spider_for(site).update_settings(settings)
    assert settings["USER_AGENT"].endswith("(+https://www.okul.edu.tr/bot)")
    assert (settings.getfloat("DOWNLOAD_DELAY"), settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")) == (7, False)


def test_the_loader_knows_sites_of_the_setting(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "benim.py").write_text(
        'from newscrawl import Site\nSITE = Site(name="benim", domains=("benim.com",), country="TR", language="tr",'
        ' timezone="Europe/Istanbul", feeds=("https://benim.com/rss",))\n'
    )
    loader = SiteSpiderLoader.from_settings(Settings({"NEWSCRAWL_SITES": str(tmp_path)}))
    assert "benim" in loader.list()
    spider = loader.load("benim")
    assert (spider.name, spider.__name__, spider.__module__) == ("benim", "BenimSpider", "newscrawl.spiders.loader")
    assert loader.find_by_request(Request("https://www.benim.com/x")) == ["benim"]
    with pytest.raises(KeyError, match="Spider not found: yok"):
        loader.load("yok")
