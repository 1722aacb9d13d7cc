"""StrictTls: certificates checked so that a check which breaks off is a check failed.

Twisted's own check (26.10) takes a trusted certificate that has no name of a host at all, or an unreadable one, for a
good one, and writes the traceback to the log: it knows only one of the two errors of service_identity.
"""

from __future__ import annotations

from typing import Any

from OpenSSL import SSL
from service_identity import CertificateError, VerificationError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.python.failure import Failure
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]


@implementer(IPolicyForHTTPS)
class StrictTls:
    """Another policy for https, whose connections are checked here."""

    def __init__(self, policy: Any) -> None:
        self.policy = policy

    def creatorForNetloc(self, hostname: bytes, port: int) -> StrictConnections:
        """See Twisted's IPolicyForHTTPS."""
        return StrictConnections(self.policy.creatorForNetloc(hostname, port), hostname.decode("ascii"))


@implementer(IOpenSSLClientConnectionCreator)
class StrictConnections:
    """Connections to one host."""

    def __init__(self, creator: Any, host: str) -> None:
        self.creator = creator
        self.identity = IPAddress_ID(host) if isIPAddress(host) or isIPv6Address(host) else DNS_ID(host)

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:
        """See Twisted's IOpenSSLClientConnectionCreator."""
        connection: SSL.Connection = self.creator.clientConnectionForTLS(protocol)

        def verified(_: SSL.Connection, certificate: Any, _error: int, depth: int, chain_ok: int) -> bool:
            if depth == 0:
                try:
                    verify_service_identity(extract_patterns(certificate), [self.identity], [])
                except (VerificationError, CertificateError, ValueError):
                    protocol.failVerification(Failure())  # type: ignore[no-untyped-call]
                    return False
            return bool(chain_ok)

        connection.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, verified)
        return connection
