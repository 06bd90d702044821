"""Whether an address is local to this machine or open to the network."""

from __future__ import annotations

import ipaddress
import socket

from web.ip_address import as_ip


def is_loopback(address: str) -> bool:
    """True for an IP address that only this machine reaches, and for the name localhost."""
    if address.lower().rstrip(".") == "localhost":
        return True
    found = as_ip(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found is not None and found.is_loopback


def is_open_to_network(address: str | None) -> bool:
    """True where a server that listens on `address` can be reached from elsewhere; nothing means everywhere.

    A name is as far as its farthest address; one that is not known counts as far.
    """
    given = (address or "").strip()
    if not given:
        return True
    if as_ip(given) is not None or is_loopback(given):
        return not is_loopback(given)
    try:
        return not all(is_loopback(str(found[4][0])) for found in socket.getaddrinfo(given, None))
    except (OSError, UnicodeError):
        return True
