"""GuardedResolver: the reactor's name resolver, which gives no address that is not public.

Everything that connects by name or by literal asks it (Twisted's HostnameEndpoint), and the address it gives is the one
connected to: odd spellings (2130706531, 0x7f.1, 127.1), names that point inwards and names that change their mind
between two look-ups all end here. IPv4 and IPv6.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import CannotResolveHostError
from twisted.internet._resolver import HostResolution
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.defer import Deferred, succeed
from twisted.internet.defer import TimeoutError as LookUpTimeout
from twisted.internet.interfaces import IAddress, IHostnameResolver
from twisted.internet.threads import deferToThreadPool
from twisted.python.failure import Failure
from zope.interface import implementer  # type: ignore[import-untyped]

from newscrawl.net.addresses import is_public
from newscrawl.net.refused import Refused
from newscrawl.net.shared import shared_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_FAMILIES = {socket.AF_INET: IPv4Address, socket.AF_INET6: IPv6Address}
_REMEMBERED = 300.0  # seconds an answer is used again
_MOST_NAMES = 10_000


@implementer(IHostnameResolver)
class GuardedResolver:
    """Looks names up in the reactor's threads. ``trusted``: names that may be private, a proxy that was asked for."""

    def __init__(self, reactor: Any, *, allow_private: bool = False, timeout: float = 60.0) -> None:
        self.reactor, self.allow_private, self.timeout = reactor, allow_private, timeout
        self.trusted: set[str] = set()
        self._known: dict[str, tuple[float, list[Any]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:
        """As Scrapy makes what its setting TWISTED_DNS_RESOLVER names."""
        allow_private = shared_of(crawler).allow_private
        return cls(reactor, allow_private=allow_private, timeout=crawler.settings.getfloat("DNS_TIMEOUT"))

    def install_on_reactor(self) -> None:
        """Makes this the resolver of everything that connects through the reactor."""
        self.reactor.installNameResolver(self)

    def addresses(self, name: str) -> Deferred[list[str]]:
        """The addresses that may be connected to, at least one, in the system's order.

        Fails with Refused("address") when the name has only addresses that may not, CannotResolveHostError when it
        has none.
        """
        return self._found(name).addCallback(self._checked, name)

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> HostResolution:
        """See Twisted's IHostnameResolver; a refused address is simply not among the answers."""
        resolution = HostResolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)

        def deliver(found: list[Any]) -> None:
            for kind, address in found:
                if (addressTypes is None or kind in addressTypes) and self._may(hostName, address[0]):
                    resolutionReceiver.addressResolved(kind(transportSemantics, address[0], portNumber, *address[2:]))

        def complete(_: Any) -> None:  # whatever went wrong: no answer is an answer
            resolutionReceiver.resolutionComplete()

        self._found(hostName).addCallback(deliver).addBoth(complete)
        return resolution

    def _may(self, name: str, address: str) -> bool:
        return self.allow_private or name in self.trusted or is_public(address)

    def _checked(self, found: list[Any], name: str) -> list[str]:
        if not found:
            raise CannotResolveHostError(f"no address is known for {name}")
        allowed = [address[0] for _, address in found if self._may(name, address[0])]
        if not allowed:
            raise Refused("address", f"{name} is {found[0][1][0]}, which is no public address")
        return allowed

    def _found(self, name: str) -> Deferred[list[Any]]:
        until, known = self._known.get(name, (0.0, []))
        if until > self.reactor.seconds():
            return succeed(known)
        pool = self.reactor.getThreadPool()
        looking: Deferred[list[Any]] = deferToThreadPool(self.reactor, pool, _look_up, name)
        looking.addTimeout(self.timeout, self.reactor)
        return looking.addErrback(_nothing).addCallback(self._remember, name)

    def _remember(self, found: list[Any], name: str) -> list[Any]:
        if len(self._known) >= _MOST_NAMES:
            self._known.clear()
        if found:
            self._known[name] = (self.reactor.seconds() + _REMEMBERED, found)
        return found


def guard_of(reactor: Any, crawler: Crawler) -> GuardedResolver:
    """The reactor's guard; put there first where another resolver stands (a CrawlerRunner installs none)."""
    if not isinstance(reactor.nameResolver, GuardedResolver):
        GuardedResolver.from_crawler(crawler, reactor).install_on_reactor()
    guard: GuardedResolver = reactor.nameResolver
    guard.allow_private = shared_of(crawler).allow_private
    return guard


def _nothing(failure: Failure) -> list[Any]:
    failure.trap(LookUpTimeout)  # type: ignore[no-untyped-call]
    return []


def _look_up(name: str) -> list[Any]:
    try:
        found = socket.getaddrinfo(name, 0, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        return []
    return [(_FAMILIES[family], address) for family, _, _, _, address in found if family in _FAMILIES]
