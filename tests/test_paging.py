"""Which further pages of a listing are asked for: leaps over pages that can hold nothing unknown, and back."""

from __future__ import annotations

import pytest

from newscrawl.discover.listing import numbered, page_number
from newscrawl.spiders.paging import fits, leap

DATED = {f"a{n}": 100_000 - n * 60 for n in range(66)}  # a0 is the newest


def order(first: int, last: int) -> list[str]:
    return [f"a{n}" for n in range(first, last)]


def test_the_leap_leads_to_the_page_where_the_known_ends() -> None:
    assert leap(order(0, 20), DATED) == 4
    assert leap(order(0, 20), dict(list(DATED.items())[:60])) == 3
    assert leap(order(0, 20), dict(list(DATED.items())[:40])) is None  # the second page comes next anyway


@pytest.mark.parametrize(
    "first_page",
    [
        order(0, 9),  # too short to tell
        [*order(0, 19), "unknown"],
        [*order(0, 10), *order(11, 21)],  # not all of the newest: a listing of a part of the site
        order(1, 21),
        [],
    ],
)
def test_no_leap_without_a_first_page_that_is_just_the_newest(first_page: list[str]) -> None:
    assert leap(first_page, DATED) is None


def test_two_of_one_minute_may_stand_either_way_round() -> None:
    dated = {**DATED, "a19": DATED["a20"]}
    assert leap([*order(0, 19), "a20"], dated) == 4


def test_what_was_leapt_over_is_proved_by_counting() -> None:
    page = [*order(60, 66), "old1", "old2"]
    assert fits(page, 60, DATED)
    assert not fits(page, 61, DATED)  # one unknown article stands above
    assert not fits(page, 59, DATED)
    assert not fits(["old1", "old2"], 60, DATED)  # nothing to count by
    assert not fits([*order(60, 64), "unknown", *order(64, 66)], 60, DATED)


@pytest.mark.parametrize(
    ("second", "fifth"),
    [
        ("https://a.com/?page=2", "https://a.com/?page=5"),
        ("https://a.com/guncel/2", "https://a.com/guncel/5"),
        ("https://a.com/sayfa/2/?x=12", "https://a.com/sayfa/5/?x=12"),
        ("http://127.0.0.1:2/l/?p=2", "http://127.0.0.1:2/l/?p=5"),
        ("https://a.com/2/page/2", None),
        ("https://a.com/next?after=abc", None),
    ],
)
def test_the_address_of_a_further_page(second: str, fifth: str | None) -> None:
    assert numbered(second, 5) == fifth


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("a.com?page=2", ("a.com", 2)),
        ("a.com/x?a=1&sayfa=3", ("a.com/x?a=1", 3)),
        ("a.com/x?p=3&z=1", ("a.com/x?z=1", 3)),
        ("a.com/page/2", ("a.com", 2)),
        ("a.com/spor/sayfa-4?x=1", ("a.com/spor?x=1", 4)),
        ("a.com/haber/page-turner-2", ("a.com/haber/page-turner-2", 1)),
        ("a.com?page=x", ("a.com?page=x", 1)),
        ("a.com", ("a.com", 1)),
    ],
)
def test_the_number_of_a_page(key: str, expected: tuple[str, int]) -> None:
    assert page_number(key) == expected
