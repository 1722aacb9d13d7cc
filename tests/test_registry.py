"""The catalogue: our sites and the user's, by name and by address; a broken file names itself, the field, the reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newscrawl import extract, registry
from newscrawl.registry import Catalogue, SiteFileError, UnknownSiteError, folders_from, load_site


def site_file(folder: Path, name: str, domain: str = "", change: tuple[str, str] = ("", "")) -> Path:
    """A site file as a user writes it, with one thing changed."""
    text = (
        "from newscrawl import Layout, Site\n"
        f'SITE = Site(name="{name}", domains=("{domain or name + ".com.tr"}",), country="TR", language="tr",\n'
        '    timezone="Europe/Istanbul", feeds=("https://a.tr/rss",), layouts=(Layout(name="a", headline="h1"),))\n'
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.py"
    path.write_text(text.replace(*change) if change[0] else text)
    return path


def load(*folders: Path, **environ: str) -> Catalogue:
    return Catalogue.load(folders, environ)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('country="TR"', 'country="Türkiye"'), "country: 'Türkiye' is not ISO 3166-1 alpha-2, such as TR"),
        (("language=", "langage="), "langage: no such field"),
        (("headline=", "headlin="), "headlin: no such field"),
        (('timezone="Europe/Istanbul", ', ""), "missing 1 required keyword-only argument: 'timezone'"),
        (('"h1"', '"h1 >"'), "layouts: a: headline: 'h1 >' is no CSS selector: Expected selector, got <EOF at 4>"),
        (('"h1"', '"//h1["'), "layouts: a: headline: '//h1[' is no XPath: Invalid expression"),
        (('"h1"', '"h1::attr("'), "layouts: a: headline: 'h1::attr(' is no CSS selector: "),
        (("SITE =", "SITES ="), "SITE: the file defines no SITE = Site(...)"),
        (('name="yerel"', 'name="baska"'), "name: 'baska' is not the file's name 'yerel'"),
        (("SITE = Site(", "SITE = Site(("), "line 2: "),
        (("from newscrawl", "from newscrawll"), "ModuleNotFoundError: No module named 'newscrawll'"),
        (("SITE =", "SITE = 1 / 0\nSITE ="), "ZeroDivisionError: division by zero"),
        (("SITE =", "import sys; sys.exit()\nSITE ="), "SystemExit"),
        (("SITE =", "assert False\nSITE ="), "AssertionError"),
    ],
)
def test_a_broken_file(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    path = site_file(tmp_path, "yerel", change=change)
    with pytest.raises(SiteFileError) as caught:
        load_site(path)
    assert str(caught.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(caught.value)
    catalogue = load(tmp_path)
    assert str(catalogue.broken["yerel"]) == str(caught.value)
    with pytest.raises(SiteFileError):
        catalogue.get("yerel")
    assert "ntv" in catalogue.sites


def test_our_own_sites_are_all_well() -> None:
    catalogue = load()
    assert catalogue.broken == {}
    assert {"aa", "haberler", "haberturk", "ntv", "sondakika"} <= set(catalogue.sites)
    for path in registry.OWN_SITES.rglob("*.py"):
        load_site(path)  # with its selectors, which the catalogue takes on trust


def test_a_name_that_is_none() -> None:
    with pytest.raises(UnknownSiteError, match="no site is named 'sondakka'; did you mean sondakika"):
        load().get("sondakka")
    with pytest.raises(UnknownSiteError, match="'qqq'; `newscrawl sites` lists them"):
        load().get("qqq")


def test_a_site_of_the_users_replaces_ours(tmp_path: Path) -> None:
    path = site_file(tmp_path, "ntv", "ntv.com.tr")
    catalogue = load(tmp_path)
    assert catalogue.paths["ntv"] == path
    assert catalogue.get("ntv").layouts[0].name == "a"
    assert catalogue.broken == {}


def test_a_site_of_the_users_takes_over_a_domain(tmp_path: Path) -> None:
    site_file(tmp_path, "benim", "ntv.com.tr")
    catalogue = load(tmp_path)
    site = catalogue.of_url("https://www.ntv.com.tr/x-1695518")
    assert site is not None
    assert site.name == "benim"
    assert list(catalogue.broken) == ["ntv"]


def test_two_of_the_users_files_claim_one_domain_or_one_name(tmp_path: Path) -> None:
    site_file(tmp_path / "one", "birinci", "ortak.com.tr")
    path = site_file(tmp_path / "one", "ikinci", "ortak.com.tr")
    catalogue = load(tmp_path / "one")
    assert str(catalogue.broken["ikinci"]) == (
        f"{path}: domains: ortak.com.tr belongs to {tmp_path / 'one' / 'birinci.py'}"
    )
    site_file(tmp_path / "two", "birinci")
    with pytest.raises(SiteFileError, match=r"birinci.py: name: .*birinci.py has this name too"):
        load(tmp_path / "one", tmp_path / "two")


def test_folders(tmp_path: Path) -> None:
    site_file(tmp_path / "a", "bir")
    site_file(tmp_path / "b" / "deep", "iki")
    (tmp_path / "a" / "_helper.py").write_text("raise ValueError")
    both = os.pathsep.join((str(tmp_path / "a"), "", str(tmp_path / "b")))
    assert folders_from(both) == [tmp_path / "a", tmp_path / "b"]
    assert folders_from(None) == []
    catalogue = load(tmp_path / "a", NEWSCRAWL_SITES=both)  # a folder named twice is read once
    assert {"bir", "iki"} <= set(catalogue.sites)
    assert catalogue.broken == {}
    with pytest.raises(SiteFileError, match="none: no such folder of site files"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.ntv.com.tr/x", "ntv"),
        ("https://ntv.com.tr./x", "ntv"),
        ("http://m.ntv.com.tr:8080/x", "ntv"),
        ("https://NTV.com.tr/x", "ntv"),
        ("https://notntv.com.tr/x", None),
        ("https://ntv.com.tr.ornek.com/x", None),
        ("http://127.0.0.1:8001/x", "kapi"),
        ("http://127.0.0.1:8002/x", None),
        ("http://127.0.0.1/x", None),
        ("http://127.0.0.1:99999/x", None),
        ("http://[::1/x", None),
        ("", None),
        (None, None),
    ],
)
def test_of_url(tmp_path: Path, url: str | None, name: str | None) -> None:
    site_file(tmp_path, "kapi", "127.0.0.1:8001")
    site = load(tmp_path).of_url(url)
    assert (site and site.name) == name


def test_use_catalogue(tmp_path: Path) -> None:
    site_file(tmp_path, "yerel")
    page, url = "<html><h1>Kar yağdı</h1></html>", "https://yerel.com.tr/kar"
    registry.use_catalogue(load(tmp_path))
    try:
        assert extract(page, url).site == "yerel"
    finally:
        registry.use_catalogue(None)
    assert extract(page, url).site == "yerel.com.tr"
