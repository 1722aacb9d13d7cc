"""Site declarations: what is right loads, what is wrong says the field and the reason."""

from typing import Any

import pytest

from newscrawl import Layout, Listing, Site, extract
from newscrawl.site import SiteError

GOOD: dict[str, Any] = {
    "name": "ornek",
    "domains": ("ornek.com.tr", "ornek.com"),
    "country": "TR",
    "region": "TR-16",
    "language": "tr",
    "timezone": "Europe/Istanbul",
    "feeds": ("https://www.ornek.com.tr/rss",),
    "article": r"-(?P<id>\d{6,9})/?$",
    "examples": ("https://www.ornek.com.tr/guncel/kar-yagdi-1234567/",),
}


def test_token_is_the_id_group_of_path_and_query() -> None:
    site = Site(**GOOD)
    assert site.token("https://www.ornek.com.tr/guncel/kar-yagdi-1234567/?utm=1") is None
    assert site.token("https://www.ornek.com.tr/guncel/kar-yagdi-1234567/") == "1234567"
    assert not site.is_article("https://www.ornek.com.tr/guncel/")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": "Ornek!"}, "name: 'Ornek!' is not"),
        ({"domains": "ornek.com"}, "domains: a tuple of texts"),
        ({"domains": ()}, "domains: at least one"),
        ({"domains": ("https://ornek.com",)}, "domains: 'https://ornek.com' is not a host name"),
        ({"country": "Türkiye"}, "country: 'Türkiye' is not"),
        ({"region": "KZ-16"}, "region: 'KZ-16' is not"),
        ({"language": "turkish!"}, "language: 'turkish!' is not"),
        ({"timezone": "Europe/Istambul"}, "timezone: 'Europe/Istambul' is no time zone"),
        ({"feeds": ()}, "feeds: one of feeds, sitemaps, listings"),
        ({"feeds": ("ftp://x/rss",)}, "feeds: 'ftp://x/rss' is no http"),
        ({"listings": ("guncel",)}, "listings: 'guncel' is no http"),
        ({"article": "(?P<id>"}, "article: .* is no regular expression"),
        ({"examples": ("https://ornek.com/x",)}, "examples: https://ornek.com/x is not matched"),
        ({"delay": -1}, "delay: seconds"),
        ({"enabled": "no"}, "enabled: True or False"),
        ({"fix": "f"}, "fix: a function"),
        ({"encoding": "utf-88"}, "encoding: 'utf-88' is not known"),
        ({"layouts": [Layout(name="a")]}, "layouts: a tuple"),
    ],
)
def test_a_wrong_field_is_named_with_its_reason(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(SiteError, match=reason):
        Site(**{**GOOD, **change})


@pytest.mark.parametrize("selector", ["h1..x", "//h1[", "h1:nth(", "", 3])
def test_a_wrong_selector_is_named_with_its_layout_and_field(selector: Any) -> None:
    with pytest.raises(SiteError, match="layouts: 2024: headline: "):
        Layout(name="2024", headline=selector)


def test_a_wrong_listing_selector_is_named() -> None:
    with pytest.raises(SiteError, match="listings: link: "):
        Listing("https://ornek.com/", link="a[[")


def test_a_card_of_another_story_amid_the_selected_body_is_none_of_it() -> None:
    site = Site(**{**GOOD, "layouts": (Layout(name="2026", headline="h1", body="div.metin"),)})
    card = '<div class="kart"><a href="/x-1"><span>İlgili Haber</span><b>Sahilde temizlik yapıldı</b></a></div>'
    html = f'<meta property="og:type" content="article"><h1>Köprü açıldı</h1><div class="metin"><p>Köprü bu sabah açıldı.</p>{card}<p>Yol kısaldı.</p></div>'
    assert extract(html, site=site).body == "Köprü bu sabah açıldı.\n\nYol kısaldı."
