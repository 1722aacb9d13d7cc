"""Which IP addresses are of the public internet. Pure; the networks are those of IANA's special-purpose registries."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Python's own is_global misses some of these in the versions we support (cpython#113171, cpython#124217).
_SPECIAL_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # carrier-grade NAT (RFC 6598)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, the clouds' metadata services among them (RFC 3927)
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relay
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking (RFC 2544)
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, 255.255.255.255 among them
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")  # all that is handed out so far; loopback, ULA, link-local, multicast lie outside
_SPECIAL_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, given up (RFC 7526); its packets end at an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation (RFC 9637)
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # what an IPv6-only network's name server answers for an IPv4 host (RFC 6052)


def is_public(address: str | IPv4Address | IPv6Address) -> bool:
    """Whether the address is a public unicast address. What is no address is not public.

    An IPv4-mapped or NAT64 address is what the IPv4 address in it is, as the packets end there.
    """
    try:
        ip = ip_address(address.split("%", 1)[0]) if isinstance(address, str) else address
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is None and ip not in _NAT64:
            return ip in _GLOBAL_6 and not any(ip in network for network in _SPECIAL_6)
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    return not any(ip in network for network in _SPECIAL_4)
