"""When requests start: one clock a host, a limit an address, rests that servers ask for, into the next run."""

from __future__ import annotations

from typing import Any

import pytest
from twisted.internet.task import Clock

from newscrawl.net.handler import host_key
from newscrawl.net.notes import MemoryNotes
from newscrawl.net.pace import Pace
from newscrawl.net.refused import Refused
from newscrawl.net.retry_after import DAY, retry_after

MONDAY = "Mon, 02 Nov 2026 10:00:00 GMT"
NOW = 1793613600.0  # the same instant


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("120", None, 120.0), (" 4 ", None, 4.0), ("0", None, 0.0), ("1.5", None, 1.5), ("999999", None, DAY),
        (MONDAY, None, 0.0), ("Mon, 02 Nov 2026 10:05:00 GMT", None, 300.0), ("Sun, 01 Nov 2026 10:00:00 GMT", None,
        0.0),
        ("Mon, 02 Nov 2027 10:00:00 GMT", None, DAY), ("Monday, 02-Nov-26 10:01:00 GMT", None, 60.0),
        # a server whose clock is an hour late says 60 seconds all the same
        ("Mon, 02 Nov 2026 09:01:00 GMT", "Mon, 02 Nov 2026 09:00:00 GMT", 60.0),
        ("-5", None, None), ("soon", None, None), ("", None, None), (None, None, None), ("99999999999999", None, None),
    ],
)  # fmt: skip
def test_retry_after(value: str | None, date: str | None, seconds: float | None) -> None:
    assert retry_after(value, date=date, now=NOW) == seconds


STEP = 1 / 8  # a sum of such steps is exact


class Room:
    """A pace on a clock of the test's own, and what it gave out: (time, name) in order."""

    def __init__(self, notes: MemoryNotes | None = None, **limits: Any) -> None:
        self.clock = Clock()
        chosen = {"jitter": 0.0, "connections": 2, "rate": 0.0, **limits}
        self.pace = Pace(
            notes,
            now=self.clock.seconds,
            wall=lambda: 1e9 + self.clock.seconds(),
            call_later=self.clock.callLater,
            **chosen,
        )
        self.started: list[tuple[float, str]] = []
        self.refused: list[tuple[float, str]] = []
        self.turns: dict[str, Any] = {}

    def ask(self, name: str, host: str = "a", address: str = "192.0.2.1", delay: float = 2.0) -> None:
        def granted(turn: Any) -> None:
            self.turns[name] = turn
            self.started.append((self.clock.seconds(), name))

        def failed(failure: Any) -> None:
            self.refused.append((self.clock.seconds(), failure.trap(Refused) and failure.value.reason))

        self.pace.turn(host, address.split(), delay).addCallbacks(granted, failed)

    def done(self, name: str) -> None:
        self.pace.done(self.turns.pop(name))

    def pass_time(self, seconds: float, respond: float | None = None) -> None:
        """``respond``: every granted request is answered after so many seconds."""
        for _ in range(round(seconds / STEP)):
            self.clock.advance(STEP)
            if respond is not None:
                for at, name in self.started:
                    if name in self.turns and self.clock.seconds() >= at + respond:
                        self.done(name)


def test_the_pause_begins_when_the_answer_is_complete() -> None:
    room = Room()
    for name in ("1", "2", "3"):
        room.ask(name)
    room.pass_time(12, respond=1)
    assert room.started == [(0.0, "1"), (3.0, "2"), (6.0, "3")]


def test_one_connection_a_host() -> None:
    room = Room()
    room.ask("1", delay=0)
    room.ask("2", delay=0)
    room.pass_time(30)
    assert room.started == [(0.0, "1")]
    room.done("1")
    room.pass_time(1)
    assert [name for _, name in room.started] == ["1", "2"]


def test_crawl_delay_is_kept_when_longer() -> None:
    room = Room()
    room.pace.slow("a", 5)
    room.pace.slow("b", 1)
    for name, host in (("a1", "a"), ("b1", "b"), ("a2", "a"), ("b2", "b")):
        room.ask(name, host, f"address of {host}")
    room.pass_time(8, respond=STEP)
    assert room.started == [(0.0, "a1"), (0.0, "b1"), (2.125, "b2"), (5.125, "a2")]


def test_crawl_delay_counts_from_the_end_of_robots_txt() -> None:
    room = Room()
    room.ask("robots.txt", delay=1)
    room.done("robots.txt")
    room.pace.slow("a", 3)
    room.ask("1", delay=1)
    room.pass_time(5)
    assert room.started == [(0.0, "robots.txt"), (3.0, "1")]


def test_jitter_only_lengthens() -> None:
    room = Room(jitter=0.5)
    for name in range(20):
        room.ask(str(name), delay=1)
    room.pass_time(60, respond=STEP)
    gaps = [b - a for (a, _), (b, _) in zip(room.started, room.started[1:], strict=False)]
    assert len(gaps) == 19
    assert min(gaps) >= 1
    assert max(gaps) <= 1.75
    assert len(set(gaps)) > 2


def test_one_address_has_two_connections_and_two_requests_a_second() -> None:
    room = Room(rate=2.0)
    for name in "abcdef":
        room.ask(name, host=name, delay=0)
    room.pass_time(0.9)
    assert [name for _, name in room.started] == ["a", "b"]
    room.pass_time(4, respond=STEP)
    starts = [at for at, _ in room.started]
    assert [name for _, name in room.started] == list("abcdef")
    assert all(later - earlier > 1 for earlier, later in zip(starts, starts[2:], strict=False))


def test_every_address_of_a_host_counts() -> None:
    # the first address of each may be dead, and then all of them meet at the other one
    room = Room()
    for name in "abc":
        room.ask(name, host=name, address=f"2001:db8::{name} 192.0.2.9", delay=0)
    room.pass_time(5)
    assert room.started == [(0.0, "a"), (0.0, "b")]
    room.done("a")
    room.pass_time(1)
    assert [name for _, name in room.started] == ["a", "b", "c"]


def test_a_host_that_lets_us_hang_is_left() -> None:
    room = Room(patience=30.0)
    assert room.pace.time_for("a") == 21.0
    room.pace.failed("a", 20.0)
    assert room.pace.time_for("a") == 3.0
    assert room.pace.time_for("b") == 21.0
    room.ask("1", delay=0)
    room.pace.failed("a", 10.0)
    room.ask("2", delay=0)
    room.ask("3", host="b", address="192.0.2.2")
    assert room.started == [(0.0, "1"), (0.0, "3")]
    assert room.refused == [(0.0, "unresponsive")]
    assert Room(patience=0).pace.time_for("a") == float("inf")


def test_other_addresses_do_not_wait() -> None:
    room = Room(rate=2.0)
    for name in "abc":
        room.ask(name, host=name, address=f"192.0.2.{ord(name)}")
    assert room.started == [(0.0, "a"), (0.0, "b"), (0.0, "c")]


def test_a_rest_holds_the_host_once_for_all_that_wait() -> None:
    room = Room()
    room.ask("1", delay=1)
    room.pace.hold("a", 4)
    room.done("1")
    for name in ("2", "3"):
        room.ask(name, delay=1)
    room.pass_time(10, respond=STEP)
    assert room.started == [(0.0, "1"), (4.0, "2"), (5.125, "3")]


def test_a_long_rest_refuses_at_once() -> None:
    room = Room(max_wait=30)
    room.ask("1")
    room.ask("2")
    room.pace.hold("a", 31)
    assert room.refused == [(0.0, "held")]
    room.ask("3", host="b")
    assert [name for _, name in room.started] == ["1", "3"]


def test_the_next_run_keeps_the_rest_and_the_pause() -> None:
    notes = MemoryNotes()
    first = Room(notes)
    first.ask("1", delay=3)
    first.done("1")
    first.pace.hold("b", 20)
    second = Room(notes)  # the wall clock stands where the first run's stood
    second.ask("2", delay=3)
    second.ask("3", host="b", address="192.0.2.2")
    second.pass_time(25)
    assert second.started == [(3.0, "2"), (20.0, "3")]
    assert notes.get("host", "b") == {"next": 1e9, "held": 1e9 + 20}


def test_a_clock_set_back_holds_nobody_for_ever() -> None:
    notes = MemoryNotes()
    notes.put("host", "a", {"next": 3e9, "held": 0})
    notes.put("host", "b", {"next": "x", "held": None})
    room = Room(notes)
    room.ask("1")
    room.ask("2", host="b", address="192.0.2.2")
    room.pass_time(3601)
    assert room.started == [(0.0, "2"), (3600.0, "1")]


def test_three_refusals_end_the_host() -> None:
    room = Room()
    assert [room.pace.refused("a") for _ in range(3)] == [1, 2, 3]
    room.ask("1")
    room.ask("2", host="b")
    assert room.refused == [(0.0, "blocked")]
    assert room.started == [(0.0, "2")]


def test_stop_wakes_all() -> None:
    room = Room()
    for name in ("1", "2", "3"):
        room.ask(name)
    room.pace.stop()
    room.ask("4")
    assert room.refused == [(0.0, "stopped")] * 3


def test_a_cancelled_wait_is_forgotten() -> None:
    room = Room()
    room.ask("1")
    waiting = room.pace.turn("a", "192.0.2.1", 2.0)
    waiting.addErrback(lambda failure: None)
    waiting.cancel()
    room.ask("2")
    room.pass_time(5, respond=STEP)
    assert room.started == [(0.0, "1"), (2.125, "2")]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://A.example/x", "a.example"), ("https://a.example:443/", "a.example"), ("http://a.example:8080/",
        "a.example:8080"),
        ("https://a.example:80/", "a.example:80"), ("http://[::1]:81/", "::1:81"),
    ],
)  # fmt: skip
def test_host_key(url: str, key: str) -> None:
    assert host_key(url) == key
