"""Parse IP addresses, and the key that a request counts for."""

from __future__ import annotations

import ipaddress

_PREFIX_BITS = 64
"""What one subscriber gets of IPv6: a device may change its address within it as often as it likes."""


def as_ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address written here, in square brackets or not; None where it is none."""
    try:
        return ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return None


def network_of(address: str) -> str:
    """Whom an address counts for where tries are counted: itself, or in IPv6 its /64.

    What is no IP address (the name of a test client, a socket file) counts for itself.
    """
    found = as_ip(address)
    if not isinstance(found, ipaddress.IPv6Address):
        return str(found or address)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(found), _PREFIX_BITS), strict=False))
