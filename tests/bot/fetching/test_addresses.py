"""Only addresses of the public internet may be connected to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.addresses import may_connect

PRIVATE = [
    "10.0.0.0/8",
    "100.64.0.0/10",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "0.0.0.0/8",
    "127.0.0.0/8",
]


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:801::200e"]
)
def test_public_address_may_be_connected_to(address: str) -> None:
    assert may_connect(address)
    assert may_connect(address, allow_loopback=True)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # this machine, to a Linux
        "169.254.169.254",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "192.88.99.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "3fff::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "64:ff9b:1:a00:0:100:808:808",
        "2002:a00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:a00:1::",
        "localhost",
        "",
        "1.1.1.1.1",
    ],
)
def test_address_that_is_not_public_may_not(address: str) -> None:
    assert not may_connect(address)
    assert not may_connect(address, allow_loopback=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_this_machine_may_be_connected_to_only_by_exception(address: str) -> None:
    assert not may_connect(address)
    assert may_connect(address, allow_loopback=True)


@given(
    network=st.sampled_from([ip_network(each) for each in PRIVATE]),
    place=st.integers(0, 2**32 - 1),
)
def test_no_form_of_a_private_address_is_let_through(
    network: ip_network,  # type: ignore[valid-type]
    place: int,
) -> None:
    number = int(network[0]) + place % network.num_addresses  # type: ignore[attr-defined,index]
    forms = [
        IPv4Address(number),
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(int(IPv6Address("64:ff9b::")) | number),
        IPv6Address(0x2002 << 112 | number << 80),
    ]
    assert [str(form) for form in forms if may_connect(str(form))] == []
