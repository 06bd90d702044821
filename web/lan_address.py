"""The addresses at which other machines of the network reach this one. Nothing is sent to find them."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator

from cachetools.func import ttl_cache

from web.door.listening import is_open_to_network
from web.ip_address import as_ip

_FAR = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")
"""A host that exists nowhere (RFC 5737) and the ends of the three private ranges: the system says by which
of its own addresses it would go there."""
_DISCARD = 9
_FRESH_S = 10
"""How long the answer holds: every run of a page asks, and looking up the machine's name may take seconds."""


def lan_addresses(listening: str | None) -> tuple[str, ...]:
    """IPv4 addresses of this machine in its networks, those of private ranges first.

    listening: what the server listens on; nothing means everywhere. Empty where only this machine reaches it.
    """
    given = (listening or "").strip()
    if not is_open_to_network(given):
        return ()
    found = as_ip(given)
    if given and (found is None or not found.is_unspecified):
        return (given,)
    return network_addresses()


@ttl_cache(maxsize=1, ttl=_FRESH_S)
def network_addresses() -> tuple[str, ...]:
    """All IPv4 addresses of this machine in its networks, those of private ranges first."""
    own = dict.fromkeys(one for one in _own_addresses() if _is_of_a_network(one))
    return tuple(sorted(own, key=lambda one: not ipaddress.IPv4Address(one).is_private))


def _own_addresses() -> Iterator[str]:
    for far in _FAR:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, _DISCARD))
                yield str(probe.getsockname()[0])
            except OSError:
                continue
    try:
        yield from (str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET))
    except (OSError, UnicodeError):
        return


def _is_of_a_network(address: str) -> bool:
    found = ipaddress.IPv4Address(address)
    return not (found.is_loopback or found.is_unspecified or found.is_link_local)
