"""The seed: one real article that came as text, in its site's DOM; and the same DOM with a text of our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sondakika_page import NOTICE, Story, page

from newscrawl import extract
from newscrawl.extract.text import extract_text

SEED = Path(__file__).parents[2] / "shared" / "seed" / "sondakika-2026-02-13.txt"
CLUTTER = (
    "Son Dakika",
    "Sizin düşünceleriniz neler",
    NOTICE,
    "16:25",
    "SON DAKİKA:",
    "Kaynak:",
    "Abone ol",
    "Paylaş",
    "Advertisement",
    "Güncel",
)
OWN = Story(
    headline="Kars ile Iğdır arasında yeni demir yolu hattı açıldı",
    printed="13.02.2026 16:01",
    lead="Kars ile Iğdır arasındaki yeni demir yolu hattında ilk yolcu treni törenle yola çıktı.",
    blocks=(
        ("p", "Kars ile Iğdır'ı birbirine bağlayan ve yapımı dört yıl süren demir yolu hattı, Kars Garı'nda düzenlenen törenle hizmete açıldı."),
        ("p", "Törende konuşan Bölge Müdürü Ihlamur, hattın \"iki şehir arasındaki yolu bir saate indirdiğini\" söyledi."),
        ("p", "Ihlamur, hattın ilk ayında biletlerin öğrencilere ücretsiz olacağını, yük taşımacılığının ise nisanda başlayacağını bildirdi."),
        ("h3", "İlk trenin biletleri bir günde tükendi"),
        ("p", "Biletlerin satışa çıktığı gün tükenmesi üzerine sefer sayısı günde ikiden dörde çıkarıldı."),
        ("p", "Yolculardan bir öğretmen, otobüsle üç saat süren yolun kısalmasından memnun olduğunu dile getirdi."),
        ("h3", "\"Kışın da kesintisiz çalışacak\""),
        ("p", "Ihlamur, hattın eksi 35 dereceye kadar denendiğini belirterek, \"Tren kışın da kesintisiz çalışacak.\" dedi."),
        ("h3", "Vali, gar çalışanlarını kabul etti"),
        ("p", "Törenin ardından Kars Valisi, hattın yapımında çalışan işçileri makamında kabul etti."),
    ),
    source="AA",
    tags=("Demir yolu", "Ulaşım", "Iğdır", "Kars", "Güncel"),
    section="Güncel",
)  # fmt: skip


def seed() -> Story:
    """The story of the seed's text: what a reader of the text sees as its parts."""
    if not SEED.exists():
        pytest.skip("the seed is not here")
    lines = [line.strip() for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    dated = next(i for i, line in enumerate(lines) if re.fullmatch(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", line))
    credit = next(i for i, line in enumerate(lines) if line.startswith("Kaynak:"))
    blocks = tuple(("p" if len(line) > 80 or line.endswith(".") else "h3", line) for line in lines[dated + 2 : credit])
    return Story(
        headline=lines[dated - 1], printed=lines[dated], lead=lines[dated + 1], blocks=blocks,
        source=lines[credit].partition(":")[2].strip(), tags=tuple(lines[credit + 1].split(", ")), section=lines[2],
        slug="kirgizistan-tacikistan-ekonomik-isbirligi-toplantisi",
    )  # fmt: skip


STORIES = pytest.mark.parametrize("story", [pytest.param(lambda: OWN, id="own"), pytest.param(seed, id="seed")])
VARIANTS = pytest.mark.parametrize(
    "options", [{}, {"home_in_crumbs": False}, {"jsonld": False}, {"breaks": True}], ids=str
)


@STORIES
@VARIANTS
@pytest.mark.parametrize("addressed", [True, False], ids=["with url", "without url"])
def test_the_page(story, options, addressed) -> None:
    told = story()
    found = extract(page(told, **options), told.url if addressed else None)
    expected = {
        "headline": told.headline,
        "lead": told.lead,
        "body": told.body,
        "published": "2026-02-13T16:01:00+03:00",
        "published_utc": "2026-02-13T13:01:00Z",
        "published_text": "13.02.2026 16:01",
        "source": "AA",
        "source_text": "Kaynak: AA",
        "agencies": ["AA"],
        "section": "Güncel",
        "tags": list(told.tags),
        "authors": [],
        "kind": "news",
        "language": "tr",
        "dateline": None,
        "image": "https://foto.sondakika.com/haber/2026/02/13/19562301_o.jpg",
        "problems": [],
    }
    assert {name: getattr(found, name) for name in expected} == expected


@STORIES
def test_no_clutter(story) -> None:
    told = story()
    lines = (extract(page(told), told.url).body or "").split("\n\n")
    assert [line for line in lines if any(line.startswith(clutter) for clutter in CLUTTER)] == []
    assert sum(tag == "h3" for tag, _ in told.blocks) == 3


@STORIES
def test_the_site_is_known_by_its_address_only(story) -> None:
    told = story()
    known = extract(page(told), told.url)
    assert (known.site, known.id, known.country, known.layout) == ("sondakika", "sondakika:19562301", "TR", "2024")
    assert known.canonical_url == told.url
    assert {known.provenance[name] for name in ("headline", "lead", "body", "published", "tags", "section")} == {"site"}
    named_by_itself = extract(page(told), None)
    assert (named_by_itself.id, named_by_itself.layout, named_by_itself.url) == ("sondakika:19562301", "2024", None)


@STORIES
@pytest.mark.parametrize("site", [None, False], ids=["unknown", "no rule"])
def test_without_any_rule_of_the_site(story, site) -> None:
    told = story()
    found = extract(page(told, canonical=False), site=site)
    assert (found.layout, found.url, found.site) == ("generic", None, "unknown")
    assert found.id.startswith("unknown:")
    expected = {
        "headline": told.headline,
        "lead": told.lead,
        "body": told.body,
        "published": "2026-02-13T16:01:00+03:00",
        "source": "AA",
        "source_text": "Kaynak: AA",
        "section": "Güncel",
        "tags": list(told.tags),
        "authors": [],
    }
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_text_and_the_page_give_the_same_record() -> None:
    told = seed()
    of_page, of_text = extract(page(told), told.url), extract_text(SEED.read_text("utf-8"), told.url)
    same = (
        "id",
        "headline",
        "lead",
        "body",
        "published",
        "published_utc",
        "source",
        "source_text",
        "agencies",
        "section",
        "tags",
        "authors",
        "language",
        "kind",
        "site",
    )
    assert {name: getattr(of_text, name) for name in same} == {name: getattr(of_page, name) for name in same}


def test_the_text_without_an_address_is_of_no_site() -> None:
    told = seed()
    found = extract_text(SEED.read_text("utf-8"))
    assert (found.site, found.url, found.layout) == ("unknown", None, "text")
    assert (found.headline, found.lead, found.body) == (told.headline, told.lead, told.body)
    assert (found.published, found.source, found.section, found.tags) == (
        "2026-02-13T16:01:00+03:00",
        "AA",
        "Güncel",
        list(told.tags),
    )
