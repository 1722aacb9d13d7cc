"""newscrawl.toml: what it may say, and what is said about what it may not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newscrawl.config import Config, check_contact, is_loopback, load_config, need_contact, user_agent
from newscrawl.errors import UsageError
from newscrawl.version import VERSION


def write(folder: Path, text: str) -> Path:
    path = folder / "newscrawl.toml"
    path.write_text(text, "utf-8")
    return path


def test_nothing_is_said_where_there_is_no_file(tmp_path: Path) -> None:
    assert load_config({}, tmp_path) == Config()


def test_all_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
contact = "https://www.okul.edu.tr/tarayici"
output = "haberler"
sites = ["siteler", "/srv/siteler"]
since = "12h"
limit = 50
delay = 1.5
wait = 60
allow-private = true
site-seconds = 600
site_requests = 200
""",
    )
    assert load_config({}, tmp_path) == Config(
        path=path, contact="https://www.okul.edu.tr/tarayici", output=tmp_path / "haberler",
        sites=(tmp_path / "siteler", Path("/srv/siteler")), since="12h", limit=50, delay=1.5, wait=60,
        allow_private=True, site_seconds=600, site_requests=200,
    )  # fmt: skip


def test_the_variable_points_to_the_file_and_sites_may_be_one_text(tmp_path: Path) -> None:
    path = tmp_path / "cron.toml"
    path.write_text(f'NEWSCRAWL_SITES = "a{os.pathsep}b"\n', "utf-8")
    assert load_config({"NEWSCRAWL_CONFIG": str(path)}, Path("/")).sites == (tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("contcat = 'x'", "contcat: no such key; the keys are allow_private, contact, delay, limit, output, since"),
        ("CONTACT = 'x'", "CONTACT: no such key"),
        ("limit = 0", "limit: a whole number of 1 or more is needed, not 0"),
        ("limit = true", "limit: a whole number of 1 or more is needed, not True"),
        ("delay = -1", "delay: a number of 0 or more is needed, not -1"),
        ("since = '2 days'", "since: '2 days' is no span of time; write it as 90m, 12h, 2d or 1w"),
        ("allow_private = 'yes'", "allow_private: true or false is needed, not 'yes'"),
        ("output = ''", "output: a text is needed, not ''"),
        ("sites = 3", "sites: a folder or a list of folders is needed, not 3"),
        ("contact = 'me'", "contact: 'me' is no URL and no mail address"),
        ("limit = ", "Invalid value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, text: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_config({}, tmp_path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing.toml: No such file"):
        load_config({"NEWSCRAWL_CONFIG": str(tmp_path / "nothing.toml")})


@pytest.mark.parametrize(
    "contact", ["https://www.okul.edu.tr/bot", "mailto:tarayici@okul.edu.tr", "tarayici@okul.edu.tr"]
)
def test_contacts_that_reach_somebody(contact: str) -> None:
    assert check_contact(contact) == contact
    assert user_agent(contact) == f"newscrawl/{VERSION} (+{contact})"


@pytest.mark.parametrize("contact", ["", "okul", "ftp://okul.edu.tr", "a@b", "https://", "x@okul.edu.tr\r\nCookie: a"])
def test_contacts_that_do_not(contact: str) -> None:
    with pytest.raises(ValueError, match="is no URL and no mail address"):
        check_contact(contact)


@pytest.mark.parametrize(
    ("place", "here"),
    [
        ("http://127.0.0.1:8000/rss", True), ("127.9.8.7:80", True), ("localhost:8080", True), ("a.localhost", True),
        ("http://[::1]/", True), ("http://192.168.1.1/", False), ("ornek.com", False), ("http://[::1", False),
    ],
)  # fmt: skip
def test_this_machine(place: str, here: bool) -> None:
    assert is_loopback(place) is here


def test_a_contact_is_needed_for_other_machines_only() -> None:
    need_contact(None, ["127.0.0.1:8000", "localhost"])
    need_contact("a@okul.edu.tr", ["ornek.com"])
    with pytest.raises(UsageError, match=r"ornek.com: no contact is set"):
        need_contact(None, ["127.0.0.1", "ornek.com"])
