"""Which links are articles, and why the others are set aside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discover import Entries, Link
from newscrawl.discover.articles import REASONS, Rule, cards_of, learn, shapes_of, sort_out, why_aside
from newscrawl.site import Site

HOME = "https://www.ornek.com.tr/"
GENERIC = Rule()


def site(**more: object) -> Site:
    given = {"name": "ornek", "domains": ("ornek.com.tr", "ornek.com"), "country": "TR", "language": "tr"}
    return Site(**{**given, "timezone": "Europe/Istanbul", "feeds": (HOME + "rss",), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("guncel/kar-yagdi-1234567", None),
        ("2026/02/13/kar-yagdi/", None),
        ("yazarlar/ali-veli/kar-uzerine-bir-iki-soz", None),
        ("yazarlar/ali-veli/1234567-kar", None),
        ("video/kar-yagdi-1234567", None),
        ("etiket/kar-1234567", "tag_page"),
        ("tag/%D0%A1%D1%83%D0%B4/", "tag_page"),
        ("haber/arama?q=kar", "tag_page"),
        ("yazar/ali-veli", "author_page"),
        ("yazarlar", "author_page"),
        ("profil/17/ali-veli", "author_page"),
        ("resmi-ilanlar/tebligat-1234567", "ad"),
        ("basin_ilan?url=x", "ad"),
        ("uploads/2026/02/13/kar-1234567.jpg", "media"),
        ("dosya/rapor-1234567.PDF", "media"),
        ("spor/futbol", "not_article"),
        ("", "not_article"),
    ],
)
def test_without_a_pattern_words_and_shape_decide(path: str, reason: str | None) -> None:
    assert why_aside(HOME + path, home=HOME, rule=GENERIC) == reason


def test_foreign_hosts() -> None:
    assert why_aside("https://baska.com.tr/kar-yagdi-1234567", home=HOME) == "other_domain"
    assert why_aside("https://ad.doubleclick.net/x-1234567", home=HOME) == "ad"
    assert why_aside("https://m.ornek.com.tr/kar-yagdi-1234567", home=HOME) is None
    assert why_aside("https://ornek.com/kar-1", site=site()) is None
    assert why_aside("http://127.0.0.1:8081/kar", home="http://127.0.0.1:8080/") == "other_domain"


def test_the_sites_pattern_decides() -> None:
    own = site(article=r"^/haber/.*-(?P<id>\d{6,9})$")
    assert why_aside(HOME + "haber/kar-1234567", site=own) is None
    assert why_aside(HOME + "haber/etiket/kar-1234567", site=own) is None
    assert why_aside(HOME + "haber/kar", site=own) == "not_article"
    assert why_aside(HOME + "etiket/kar", site=own) == "tag_page"
    assert why_aside("https://baska.com/haber/kar-1234567", site=own) == "other_domain"


def test_a_rule_is_learned_from_the_feed() -> None:
    slugs = ("kar-yagdi-dun-gece", "kurtlar-koye-indi-yine")
    rule = learn(f"{HOME}{section}/{slug}" for section in ("gundem", "spor", "dunya") for slug in slugs)
    assert rule.shapes == {"w/s"}
    assert rule.accepts(HOME + "ekonomi/dolar-yine-rekor-kirdi-bugun")
    assert not rule.accepts(HOME + "ekonomi/dolar")
    assert not rule.accepts(HOME + "kar-yagdi-1234567")
    assert not rule.accepts(HOME + "ekonomi/arsiv/kar-yagdi-dun-gece")


def test_slugs_of_two_words_are_learned_below_their_first_segment() -> None:
    rule = learn(f"{HOME}haber/{slug}" for slug in ("kar-yagdi", "kurt-indi", "sis-basti", "yol-kapandi", "gol-yagdi"))
    assert rule.shapes == {"haber/*2"}
    assert rule.accepts(HOME + "haber/buz-tuttu")
    assert not rule.accepts(HOME + "haber/spor")
    assert not rule.accepts(HOME + "yasam/buz-tuttu")


def test_where_short_slugs_are_common_they_are_learned_below_all_sections() -> None:
    rule = learn(HOME + path for path in ("spor/gol-yagdi", "dunya/sis-basti", "dunya/kar-yagdi-dun-gece") * 3)
    assert rule == GENERIC  # three links
    paths = (
        "spor/gol-yagdi",
        "spor/mac-bitti",
        "dunya/kar-yagdi-dun-gece",
        "dunya/sis-var-yine-bugun",
        "yasam/bir-iki",
    )
    rule = learn(HOME + path for path in paths)
    assert rule.shapes == {"w/s", "spor/*2", "dunya/*2", "yasam/*2"}
    assert rule.accepts(HOME + "dunya/buz-tuttu")
    assert not rule.accepts(HOME + "kurumsal/yayin-ilkesi")
    assert not rule.accepts(HOME + "dunya/asya")


@pytest.mark.parametrize(
    ("paths", "shape", "yes", "no"),
    [
        ([f"haber/{word}" for word in ("kar", "sis", "buz", "sel", "gol")], "haber/+2", "haber/yel", "spor/futbol"),
        ([f"h/{number}" for number in range(51, 57)], "h/#2", "h/7", "sayfa/2"),
        ([f"haber.php?h={n}" for n in range(51, 57)], "haber.php?h", "haber.php?h=7", "kategori.php?k=7"),
    ],
)
def test_what_is_telling_only_beside_its_own_words_is_learned_with_them(
    paths: list[str], shape: str, yes: str, no: str
) -> None:
    rule = learn(HOME + path for path in paths)
    assert rule.shapes == {shape}
    assert (rule.accepts(HOME + yes), rule.accepts(HOME + no)) == (True, False)


def test_an_articles_own_number_is_learned_when_every_link_has_one() -> None:
    urls = [f"{HOME}spor/kar-yagdi-{number}" for number in range(70_001, 70_011)]
    rule = learn(urls)
    assert rule.numbered
    assert rule.key(HOME + "spor/baska-70003?utm_source=x") == rule.key(urls[2]) == "ornek.com.tr/spor/#70003"
    assert rule.key("https://m.ornek.com.tr/amp/spor/baska-70003/") == "ornek.com.tr/spor/#70003"
    assert rule.key(HOME + "galeri/baska-70003") == "ornek.com.tr/galeri/#70003"  # may count for itself
    assert rule.key(HOME + "spor/kar-yagdi") == "ornek.com.tr/spor/kar-yagdi"
    for others in (urls[:9], [*urls, HOME + "spor/kar-yagdi"], [*urls, HOME + "spor/buz-70003"]):
        assert not learn(others).numbered
    assert not learn(f"{HOME}spor/kar-yagdi-202605{day}" for day in range(10, 25)).numbered  # days


def test_links_in_the_boxes_of_known_articles_are_articles() -> None:
    def links(*paths: str, place: str = "a.>h3.>div.kart") -> list[Link]:
        return [Link(HOME + path, place=place) for path in paths]

    cards = links("kar", "sis", "buz", "sel", "spor/gol", "guzel-bir-gun")
    cards += [*links("kunye", place="a.>p.>footer."), Link(HOME + "dis")]
    found = cards_of(cards, [HOME + path for path in ("kar", "sis", "buz", "kunye")])
    assert found == {("a.>h3.>div.kart", 1, False, "")}
    assert cards_of(cards, [HOME + "kar", HOME + "sis"]) == frozenset()
    listing = sort_out(Entries("listing", cards), home=HOME, cards=found)
    assert [link.url for link in listing.articles] == [HOME + path for path in ("kar", "sis", "buz", "sel")]


def test_few_links_or_rare_shapes_teach_nothing() -> None:
    assert learn([HOME + "a/kar-yagdi-1234567"] * 9) == GENERIC
    urls = [f"{HOME}kar-{number}" for number in range(1234567, 1234667)] + [HOME + "kampanya/su-icin-hep-birlikte"]
    assert learn(urls).shapes == {"i"}


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("2026/02/13/kar", ["y/t/t/w"]),
        ("haber/1234567/kar", ["w/n/w"]),
        ("news/1234567.html", ["w/n.html"]),
        ("haber.php?id=12", ["w.php?id"]),
        ("gundem/kar-yagdi-h12345", ["w/i"]),
        ("gundem", []),
        ("gundem/kar", ["gundem/+2"]),
        ("h/57", ["h/#2"]),
        ("haber.php?b=x&h=12", ["haber.php?h"]),
        ("", []),
    ],
)
def test_shapes(path: str, shape: list[str]) -> None:
    assert shapes_of(HOME + path) == shape


def test_sort_out_trusts_feeds_and_news_sitemaps_but_no_pages() -> None:
    links = [Link(HOME + path) for path in ("kisa", "kar-yagdi-1234567", "etiket/x")] + [Link("https://baska.com.tr/x")]
    feed = sort_out(Entries("rss", links), home=HOME)
    assert [link.url for link in feed.articles] == [HOME + "kisa", HOME + "kar-yagdi-1234567"]
    assert dict(feed.aside) == {"other_domain": 1, "tag_page": 1}
    page = sort_out(Entries("listing", links), home=HOME)
    assert [link.url for link in page.articles] == [HOME + "kar-yagdi-1234567"]
    assert dict(page.aside) == {"not_article": 1, "other_domain": 1, "tag_page": 1}
    news = sort_out(Entries("sitemap", [Link(HOME + "kisa", "Kısa", "2026-02-13"), Link(HOME + "kisa2")]), home=HOME)
    assert [link.url for link in news.articles] == [HOME + "kisa"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=50))
def test_nothing_raises(text: str) -> None:
    assert why_aside(text, home=HOME, rule=GENERIC) in (*REASONS, None)
    assert why_aside(HOME + text, site=site(), rule=learn([HOME + text] * 2 + [text])) in (*REASONS, None)
    shapes_of(text)
