"""Pace: when a request may start. One clock a host, a limit an IP address, over all crawlers and into the next run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Any

from twisted.internet.defer import Deferred

from newscrawl.net.notes import MemoryNotes, Notes
from newscrawl.net.refused import Refused
from newscrawl.net.retry_after import DAY

_LINGER = 0.1  # seconds a closing connection still counts for its address
_LEASH = 3.0  # seconds for each answer of a host that let others run out of time
_SPARE = 1.1  # requests to one address keep this times their distance, as the way to the server varies


@dataclass(slots=True)
class HostClock:
    """What is known of one host; times are those of the pace's clock."""

    next: float = 0.0  # the earliest start of its next request
    held: float = 0.0  # the end of the rest that its server asked for
    ended: float = -inf  # the end of its last response
    crawl_delay: float = 0.0
    active: int = 0
    refusals: int = 0
    lost: float = 0.0  # seconds spent on requests that failed


@dataclass(slots=True)
class AddressClock:
    """What is known of one IP address: until when its connections count (inf: open) and its earliest next start."""

    busy: list[float] = field(default_factory=list)
    next: float = 0.0


@dataclass(slots=True, eq=False)
class Turn:
    """The right to make one request, to be given back with `Pace.done`."""

    host: str
    addresses: tuple[str, ...]
    delay: float
    ready: Deferred[Turn]


class Pace:
    """Gives out turns. ``now`` and ``call_later`` are the reactor's clock, ``wall`` is unix time (for the notes)."""

    def __init__(
        self,
        notes: Notes | None = None,
        *,
        jitter: float = 0.25,
        connections: int = 2,
        rate: float = 2.0,
        max_wait: float = 30.0,
        refusals: int = 3,
        patience: float = 30.0,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        call_later: Callable[..., Any] | None = None,
    ) -> None:
        self.notes = notes if notes is not None else MemoryNotes()
        self.jitter, self.connections, self.rate = jitter, connections, rate
        self.max_wait, self.refusals, self.patience = max_wait, refusals, patience
        self.now, self.wall, self._call_later = now, wall, call_later
        self.stopped = False
        self._hosts: dict[str, HostClock] = {}
        self._addresses: dict[str, AddressClock] = {}
        self._waiting: list[Turn] = []
        self._timer: Any = None

    def turn(self, host: str, addresses: Iterable[str], delay: float) -> Deferred[Turn]:
        """Fires with a turn when the host's pause (seconds) is over and the host and all its addresses are free.

        All of them count, as any may be the one that is connected to in the end: the first may be dead.
        Fails with Refused: held (the host asked for a longer rest than ``max_wait``), blocked, unresponsive, stopped.
        """
        turn = Turn(host, tuple(dict.fromkeys(addresses)), delay, Deferred(self._forget))
        self._waiting.append(turn)
        self._pump()
        return turn.ready

    def done(self, turn: Turn) -> None:
        """The response of the turn is complete: the host's pause begins."""
        now = self.now()
        clock = self.host(turn.host)
        clock.active -= 1
        clock.ended = now
        clock.next = now + self._pause(clock, turn.delay)
        for address in turn.addresses:
            busy = self._addresses[address].busy
            busy.remove(inf)
            busy.append(now + _LINGER)
        self._note(turn.host, clock)
        self._pump()

    def hold(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for so long; a shorter rest than one that runs already changes nothing."""
        clock = self.host(host)
        clock.held = max(clock.held, self.now() + min(seconds, DAY))
        self._note(host, clock)
        self._pump()

    def slow(self, host: str, crawl_delay: float) -> None:
        """The Crawl-delay of the host's robots.txt in seconds, for all its requests from now on."""
        clock = self.host(host)
        clock.crawl_delay = crawl_delay
        clock.next = max(clock.next, clock.ended + crawl_delay)  # robots.txt itself was a request

    def refused(self, host: str) -> int:
        """The host answered 403 or 429: how often so far. At ``refusals`` it is left alone for this run."""
        clock = self.host(host)
        clock.refusals += 1
        self._pump()
        return clock.refusals

    def failed(self, host: str, seconds: float) -> None:
        """A request to the host came to nothing after so long: a dead server must not hold up a whole run.

        When ``patience`` is spent, the host is left alone for this run.
        """
        self.host(host).lost += seconds

    def time_for(self, host: str) -> float:
        """How long an answer of the host may take at most, in seconds: once it left us hanging, not for long."""
        if self.patience <= 0:
            return inf
        return max(_LEASH, self.patience - 3 * _LEASH - self.host(host).lost)

    def stop(self) -> None:
        """No further turn is given; all that wait for one fail with Refused("stopped")."""
        self.stopped = True
        self._pump()

    def host(self, host: str) -> HostClock:
        """The host's clock; the first time, what the last run noted of it."""
        clock = self._hosts.get(host)
        if clock is None:
            clock = self._hosts[host] = HostClock()
            note = self.notes.get("host", host) or {}
            clock.next = self.now() + self._left(note.get("next"), 3600)
            clock.held = self.now() + self._left(note.get("held"), DAY)
        return clock

    def _left(self, until: Any, most: float) -> float:
        # a clock that was set back must not stop a host for longer than any pause can last
        return min(max(until - self.wall(), 0.0), most) if isinstance(until, int | float) else 0.0

    def _note(self, host: str, clock: HostClock) -> None:
        shift = self.wall() - self.now()
        self.notes.put("host", host, {"next": round(clock.next + shift, 2), "held": round(clock.held + shift, 2)})

    def _pause(self, clock: HostClock, delay: float) -> float:
        return max(delay, clock.crawl_delay) * (1 + random.random() * self.jitter)  # noqa: S311

    def _pump(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        soonest = inf
        for turn in list(self._waiting):
            if turn not in self._waiting:
                continue  # a caller that was woken in this loop has taken it back
            if refusal := self._refusal(turn):
                self._waiting.remove(turn)
                turn.ready.errback(refusal)
            elif (start := self._start(turn)) <= self.now():
                self._waiting.remove(turn)
                self._grant(turn)
            else:
                soonest = min(soonest, start)
        if soonest < inf and self._timer is None:
            self._timer = self._later(max(soonest - self.now(), 0.001), self._wake)

    def _refusal(self, turn: Turn) -> Refused | None:
        clock = self.host(turn.host)
        if self.stopped:
            return Refused("stopped", turn.host)
        if clock.refusals >= self.refusals > 0:
            return Refused("blocked", f"{turn.host} answered 403 or 429 {clock.refusals} times")
        if clock.lost > self.patience - 1 > 0:
            return Refused("unresponsive", f"{turn.host} has not answered for {clock.lost:.0f} s in all")
        rest = clock.held - self.now()
        if rest > self.max_wait:
            return Refused("held", f"{turn.host} asked for {rest:.0f} s more of rest")
        return None

    def _start(self, turn: Turn) -> float:
        clock = self.host(turn.host)
        if clock.active:
            return inf
        return max(clock.next, clock.held, *(self._free(address) for address in turn.addresses))

    def _free(self, name: str) -> float:
        """When the address may be asked again."""
        address = self._addresses.setdefault(name, AddressClock())
        address.busy = [end for end in address.busy if end > self.now()]
        if 0 < self.connections <= len(address.busy):
            return max(address.next, sorted(address.busy)[len(address.busy) - self.connections])
        return address.next

    def _grant(self, turn: Turn) -> None:
        self.host(turn.host).active += 1
        for address in turn.addresses:
            clock = self._addresses[address]
            clock.busy.append(inf)
            clock.next = self.now() + (_SPARE / self.rate if self.rate > 0 else 0.0)
        turn.ready.callback(turn)

    def _forget(self, ready: Deferred[Turn]) -> None:
        self._waiting = [turn for turn in self._waiting if turn.ready is not ready]

    def _wake(self) -> None:
        self._timer = None
        self._pump()

    def _later(self, seconds: float, action: Callable[[], None]) -> Any:
        if self._call_later is None:
            from scrapy.utils.asyncio import call_later

            return call_later(seconds, action)
        return self._call_later(seconds, action)
