"""The demo newsroom itself: texts, pages against their site files, the server, the faults."""

from __future__ import annotations

import io
import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fetch import NOW, SITES
from lxml import etree, html

from newscrawl.demo import Clock, Newsroom, Story, pages
from newscrawl.demo.show import in_short, run_demo, table
from newscrawl.demo.stories import Name, Writer, shortened, slug, upper, with_prefix
from newscrawl.registry import load_site


@pytest.fixture(scope="module")
def fixed() -> Newsroom:
    """A newsroom that no test changes."""
    return Newsroom(seed=7, articles=200, now=NOW)


def test_the_clock_stands_until_it_is_moved() -> None:
    clock = Clock(datetime(2026, 3, 2, 9, 0, 0, 999, tzinfo=UTC))
    assert clock.now() == NOW
    assert clock.advance(days=2, hours=1) == datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        Clock(datetime(2026, 3, 2))  # noqa: DTZ001 - the case


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Gökoluk", "de", "Gökoluk'ta"),
        ("Taşgedik", "den", "Taşgedik'ten"),
        ("Yeldere", "de", "Yeldere'de"),
        ("Yeldere", "e", "Yeldere'ye"),
        ("Uluköprü", "in", "Uluköprü'nün"),
        ("Bozöz", "in", "Bozöz'ün"),
        ("Kuzkaya", "in", "Kuzkaya'nın"),
        ("Dutludüz", "e", "Dutludüz'e"),
        ("Aşağıkavak", "e", "Aşağıkavak'a"),
        ("09.30", "e", "09.30'a"),
        ("09.30", "den", "09.30'dan"),
        ("Gökoluk", "", "Gökoluk"),
        ("Көк-Мисал", "да", "Көк-Мисалда"),
        ("Ак-Үлгү", "да", "Ак-Үлгүдө"),
        ("Сары-Сүрөт", "га", "Сары-Сүрөткө"),
        ("Жаңы-Долбоор", "дан", "Жаңы-Долбоордон"),
    ],
)
def test_case_endings(name: str, case: str, expected: str) -> None:
    assert format(Name(name), case) == expected


def test_slug_and_upper() -> None:
    assert slug("Çığ düştü: 3 köy yolu kapandı, İnegöl'de") == "cig-dustu-3-koy-yolu-kapandi-inegolde"
    assert slug("Жаңы көпүрө ачылды") == "zhany-kopuro-achyldy"
    assert upper("Yeşilöz İni", "tr") == "YEŞİLÖZ İNİ"
    assert upper("Бишкек", "ru") == "БИШКЕК"


def test_shortened_and_prefixed_blocks() -> None:
    blocks = (("p", "a"), ("p", "b"), ("h3", "x"), ("p", "c"), ("p", "d"), ("p", "e"))
    assert shortened(blocks) == (("p", "a"), ("p", "b"), ("p", "c"))
    assert with_prefix(blocks, "YELDERE (AA) - ")[0] == ("p", "YELDERE (AA) - a")


@pytest.mark.parametrize("language", ["tr", "ru", "ky"])
def test_texts_share_little(language: str) -> None:
    import random

    writer = Writer(language, random.Random(5))
    grams = []
    for text in (writer.write() for _ in range(60)):
        assert "{" not in text.headline + text.lead and "[" not in text.headline + text.lead
        words = " ".join(line for _, line in text.blocks).split()
        assert len(words) >= 40
        grams.append({tuple(words[at : at + 4]) for at in range(len(words) - 3)})
    assert max(len(a & b) / min(len(a), len(b)) for a, b in itertools.combinations(grams, 2)) < 0.25


def test_the_same_seed_gives_the_same_newsroom() -> None:
    one, two = (Newsroom(seed=4, articles=40, now=NOW) for _ in range(2))
    assert one.expected() == two.expected()
    assert one.publish(3) == two.publish(3)
    assert one.expected() != Newsroom(seed=5, articles=40, now=NOW).expected()


def test_what_was_published(fixed: Newsroom) -> None:
    assert len(fixed.stories) == 200
    assert {name for name in SITES if len(fixed.site(name).stories) >= 15} == set(SITES)
    assert sorted({one.kind for one in fixed.stories}) == ["column", "gallery", "news", "sponsored", "video"]
    assert {one.language for one in fixed.stories} == {"tr", "ru", "ky"}
    assert {one.source for one in fixed.stories} == {"AA", "İHA", "DHA", "ANKA", "Kabar", None}
    assert all(one.published < NOW for one in fixed.stories)
    keys = [one.key for one in fixed.stories]
    assert len(keys) == len(set(keys))


def test_copies_are_of_stories_that_exist(fixed: Newsroom) -> None:
    originals = {one.key: one for one in fixed.stories}
    verbatim = [one for one in fixed.stories if one.copied == "verbatim" and one.dateline is None]
    dated = [one for one in fixed.stories if one.copied == "verbatim" and one.dateline]
    short = [one for one in fixed.stories if one.copied == "shortened"]
    assert len(verbatim) > 5 and len(dated) > 5 and len(short) > 3
    for copy in verbatim:
        assert copy.blocks == originals[copy.copy_of or ""].blocks
    for copy in dated:
        assert copy.paragraphs[0] == f"{copy.dateline} (AA) - {originals[copy.copy_of or ''].paragraphs[0]}"
    for copy in short:
        assert copy.paragraphs == tuple(text for _, text in shortened(originals[copy.copy_of or ""].blocks))


def test_publish_update_withdraw() -> None:
    newsroom = Newsroom(seed=2, articles=40, now=NOW)
    newsroom.clock.advance(hours=5)
    fresh = newsroom.publish(4, site="kuzeydemo")
    assert [one.site for one in fresh] == ["kuzeydemo"] * 4
    assert all(NOW < one.published <= NOW + timedelta(hours=5) for one in fresh)
    (changed,) = newsroom.update(1, site="kuzeydemo")
    before, after = newsroom.history[changed.key]
    assert (after.revision, after.modified, after.path) == (2, NOW + timedelta(hours=5), before.path)
    assert after.paragraphs[:-1] == before.paragraphs
    assert newsroom.expected("kuzeydemo", since=NOW)[-1]["published"].endswith("+03:00")
    gone = newsroom.withdraw(2, site="kuzeydemo")
    assert len(gone) == 2 and not set(gone) & set(newsroom.stories)


def test_gold_of_one_story(fixed: Newsroom) -> None:
    site = fixed.site("ordodemo")
    story = next(one for one in site.stories if one.source and one.language == "ru")
    gold = site.gold(story)
    assert gold["id"] == f"ordodemo:{story.token}"
    assert gold["url"] == f"https://ordodemo.example/ru/news/{story.token}-{slug(story.headline)}/"
    assert (gold["source"], gold["source_text"], gold["agencies"]) == ("Kabar", "Источник: Кабар", ["Kabar"])
    assert gold["published"][-6:] == "+06:00"
    assert gold["body"] == "\n\n".join(text for _, text in story.blocks)


@pytest.mark.parametrize("name", SITES)
def test_site_file_and_pages_fit(fixed: Newsroom, tmp_path: Path, name: str) -> None:
    (path,) = fixed.site_files(tmp_path, (name,))
    site, newsite = load_site(path), fixed.site(name)
    (layout,) = site.layouts
    for story in newsite.stories:
        url = newsite.url(story)
        assert site.is_article(url)
        root = html.document_fromstring(pages.article(newsite, story))

        def texts(field: str, root: etree._Element = root) -> list[str]:
            found = [one for path in layout.paths.get(field, ()) for one in path(root)]
            return [" ".join("".join(one.itertext()).split()) for one in found]

        assert texts("headline") == [story.headline]
        assert texts("lead") == [story.lead]
        assert texts("body") == [*story.paragraphs, *newsite.recurring]
        assert texts("section") == [story.section]
        assert texts("tags") == list(story.tags)
        assert root.xpath("string(//link[@rel='canonical']/@href)") == url


def test_pages_print_times_and_credits(fixed: Newsroom) -> None:
    def page(story: Story) -> str:
        return pages.article(fixed.site(story.site), story)

    portal = next(one for one in fixed.site("sondemo").stories if one.source == "DHA")
    local = portal.published + timedelta(hours=3)
    assert f'<div class="hbptDate">{local:%d.%m.%Y %H:%M}</div>' in page(portal)
    assert "<br>Kaynak:&nbsp;DHA" in page(portal)
    assert f"<p>{portal.dateline}, (DHA)- " in page(portal)
    agency = fixed.site("ajansdemo").stories[-1]
    assert f"<span>{agency.dateline}</span>" in page(agency)
    assert '<p class="kaynak">Kaynak: AA</p>' in page(agency)
    gallery = next(one for one in fixed.stories if one.kind == "gallery")
    assert page(gallery).count('<figure class="galeri">') == 5


def test_printed_dates() -> None:
    assert pages.printed(NOW, "tr", "Europe/Istanbul") == "2 Mart 2026 - 12:00"
    assert pages.printed(NOW, "ru", "Asia/Bishkek") == "2 марта 2026, 15:00"
    assert pages.printed(NOW, "ky", "Asia/Bishkek") == "2-март, 2026 15:00"


def test_table_and_record_in_short() -> None:
    report = {
        "sites": [
            {
                "site": "sondemo",
                "pages": {"discovered": 40, "new": 12, "updated": 3, "duplicate": 2},
                "groups": {"problems": {"no_lead": 1, "no_body": 2}},
                "failing": {"http://127.0.0.1:1/rss": "http_500"},
            }
        ]
    }
    assert table(report).splitlines() == [
        "site              found        new    updated  duplicate   problems",
        "sondemo              40         12          3          2          3",
        "sondemo: http://127.0.0.1:1/rss: http_500",
    ]
    record = {
        "headline": "Kar yağdı",
        "published": "2026-03-02T12:00:00+03:00",
        "site": "sondemo",
        "section": None,
        "source": "AA",
        "tags": ["Kar", "Köy"],
        "body": "Birinci.\n\n" + "a" * 200,
        "id": "sondemo:1",
        "url": "http://127.0.0.1/1",
    }
    assert in_short(record).splitlines() == [
        "Kar yağdı",
        "  2026-03-02T12:00:00+03:00  sondemo  -  source: AA",
        "  tags: Kar, Köy",
        "  Birinci. " + "a" * 141 + "…",
        "  sondemo:1  http://127.0.0.1/1",
    ]


def test_demonstration_finds_everything(tmp_path: Path) -> None:
    out = io.StringIO()
    assert run_demo(tmp_path, articles=30, seed=9, out=out) == 0
    newsroom = Newsroom(seed=9, articles=30)
    expected = newsroom.expected(since=newsroom.clock.now() - timedelta(days=3))
    rows = [line.split() for line in out.getvalue().splitlines() if line.startswith(SITES)]
    assert [row[0] for row in rows] == [*SITES, *SITES]
    new = [sum(int(row[2]) for row in part) for part in (rows[:5], rows[5:])]
    assert new == [len(expected), 15]
    written = {
        json.loads(line)["id"] for path in tmp_path.glob("*/*.jsonl") for line in path.read_text("utf-8").splitlines()
    }
    assert {one["id"] for one in expected if one["site"] not in ("kuzeydemo", "guneydemo")} <= written
    assert out.getvalue().count("source: ") == 2
