"""Which addresses are public, by IANA's special-purpose registries."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.net.addresses import is_public

PUBLIC = (
    "8.8.8.8", "1.1.1.1", "193.140.1.1", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "169.253.1.1",
    "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2a00:1450:4017:80d::200e", "2606:4700::6810:84e5",
    "2001:4860:4860::8888", "2001:200::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2a02:6b8::feed:ff%eth0",
)  # fmt: skip
SPECIAL = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.31.196.1",
    "192.52.193.1", "192.88.99.1", "192.168.0.1", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1", "64:ff9b::10.1.2.3", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:2::1", "2001:10::1",
    "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::", "2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1",
    "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "4000::1", "", "localhost", "127.1", "2130706433",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address) is True


@pytest.mark.parametrize("address", SPECIAL)
def test_special(address: str) -> None:
    assert is_public(address) is False


@settings(max_examples=300, deadline=None)
@given(st.ip_addresses(v=4))
def test_ipv4_never_wider_than_python(address: ipaddress.IPv4Address) -> None:
    if is_public(address):
        assert not (address.is_private or address.is_loopback or address.is_link_local or address.is_multicast)
    assert is_public(ipaddress.IPv6Address(f"::ffff:{address}")) is is_public(address)


@settings(max_examples=300, deadline=None)
@given(st.ip_addresses(v=6))
def test_ipv6_never_wider_than_python(address: ipaddress.IPv6Address) -> None:
    if is_public(address) and address.ipv4_mapped is None:
        assert address.is_global
