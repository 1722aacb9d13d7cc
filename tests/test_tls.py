"""Certificates: a check that breaks off is a check failed."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from OpenSSL.crypto import X509

from newscrawl.net.tls import StrictTls

KEY = ec.generate_private_key(ec.SECP256R1())


def certificate(*names: str) -> X509:
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a.example")])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(KEY.public_key())
    builder = builder.serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
    builder = builder.not_valid_after(datetime(2050, 1, 1, tzinfo=UTC))
    if names:
        found = [x509.IPAddress(ip_address(one)) if one[0].isdigit() else x509.DNSName(one) for one in names]
        builder = builder.add_extension(x509.SubjectAlternativeName(found), critical=False)
    return X509.from_cryptography(builder.sign(KEY, hashes.SHA256()))


class Connection:
    """A connection, its policy and its protocol in one: what is set and said is kept."""

    def __init__(self) -> None:
        self.verified: Any = None
        self.failures: list[Any] = []

    def creatorForNetloc(self, hostname: bytes, port: int) -> Connection:
        return self

    def clientConnectionForTLS(self, protocol: Any) -> Connection:
        return self

    def set_verify(self, mode: int, callback: Any) -> None:
        self.verified = callback

    def failVerification(self, failure: Any) -> None:
        self.failures.append(failure)


@pytest.mark.parametrize(
    ("host", "names", "good"),
    [
        ("a.example", ("a.example",), True), ("a.example", ("*.example.com", "a.example"), True),
        ("b.a.example", ("*.a.example",), True), ("a.example", ("b.example",), False), ("a.example", (), False),
        ("a.example", ("*.example", "a.example"), False), ("c.b.a.example", ("*.a.example",), False),
        ("93.184.216.34", ("93.184.216.34",), True), ("93.184.216.34", ("a.example",), False),
    ],
)  # fmt: skip
def test_names_are_checked(host: str, names: tuple[str, ...], good: bool) -> None:
    connection = Connection()
    StrictTls(connection).creatorForNetloc(host.encode(), 443).clientConnectionForTLS(connection)
    assert connection.verified(None, certificate(*names), 0, 0, 1) is good
    assert len(connection.failures) == (0 if good else 1)
    assert connection.verified(None, certificate(*names), 0, 0, 0) is False  # nobody trusted has signed it
    assert connection.verified(None, certificate(), 0, 1, 1) is True  # an authority has no host's name
