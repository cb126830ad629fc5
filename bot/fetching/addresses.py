"""Which addresses of the internet may be connected to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

_Address = IPv4Address | IPv6Address

# Its addresses stand for IPv4 ones (RFC 6052).
_NAT64: Final = ip_network("64:ff9b::/96")
# Not of the internet either, which `ipaddress` of some supported Pythons does not know: protocols'
# own addresses with a cloud's metadata among them, relays to 6to4, NAT64 with a prefix of a
# network's own, examples, what sites once had for themselves.
_LOCAL: Final = tuple(
    map(
        ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "3fff::/20", "fec0::/10"),
    )
)
# What answers questions about the machine itself in some clouds, and is not in a private range.
_METADATA: Final = frozenset({ip_address("168.63.129.16"), ip_address("100.100.100.200")})


def may_connect(address: str, *, allow_loopback: bool = False) -> bool:
    """Return whether `address`, a number as a socket takes it, belongs to the public internet.

    An IPv6 address that stands for an IPv4 one counts as that. With `allow_loopback` this machine
    itself counts, too.
    """
    try:
        found = ip_address(address.partition("%")[0])  # behind it is the name of a network card
    except ValueError:
        return False
    return all(_is_public(each, allow_loopback) for each in _meant(found))


def _meant(address: _Address) -> list[_Address]:
    """Return all the addresses that a packet to `address` may end at."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address.sixtofour is not None:
        return [address, address.sixtofour]
    if address.teredo is not None:
        return [address, *address.teredo]
    if address in _NAT64:
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    compatible = int(address) >> 32 == 0 and int(address) > 1
    return [IPv4Address(int(address))] if compatible else [address]


def _is_public(address: _Address, allow_loopback: bool) -> bool:
    if address.is_loopback:
        return allow_loopback
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_link_local
        or address.is_private
        or address.is_unspecified
        or address in _METADATA
        or any(address in network for network in _LOCAL)
    )
