"""The address that a phone calls: what is printed on slips, posters and boards."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from base.errors import LintuError
from paper.errors import NotAnAddressError
from web.ip_address import as_ip

LONGEST = 300
"""Characters of an address: longer ones make squares too small to scan from a distance."""
_OWN_NAMES = (
    "localhost",
    "localhost.localdomain",
    "localhost4",
    "localhost6",
    "ip6-localhost",
    "ip6-loopback",
)


class OnlyThisMachineError(LintuError, ValueError):
    """An address that every machine takes for its own."""

    template = (
        "“{address}” means the very machine on which it is opened, so phones cannot reach it. Give this "
        "machine's address in the Wi-Fi, e.g. http://192.168.1.20:8501."
    )


class NoPhoneAddressError(LintuError, ValueError):
    """Phones are to reach a server that answers its own machine only."""

    template = (
        "Phones cannot reach this computer: Lintu answers this computer only. Set a pass code and start "
        "Lintu for the network (guide: “Open it to phones in the hall”), or type the address that phones use."
    )


def require_phone_address(address: str) -> str:
    """The address as it is. Raises NoPhoneAddressError for "", else as `check_phone_address`."""
    if not address:
        raise NoPhoneAddressError
    return check_phone_address(address)


def check_address(address: str) -> str:
    """The address as it is. Raises NotAnAddressError for anything but http and https."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or len(address) > LONGEST or any(one.isspace() or not one.isprintable() for one in address):
        raise NotAnAddressError(address=address[:60], limit=LONGEST)
    return address


def check_phone_address(address: str) -> str:
    """The address as it is. Raises NotAnAddressError for what is none, and OnlyThisMachineError for one that
    means the machine of whoever opens it."""
    check_address(address)
    if means_this_machine(address):
        raise OnlyThisMachineError(address=address[:60])
    return address


def means_this_machine(address: str) -> bool:
    """Whether a web address, such as http://127.0.0.1:8501, leads everybody to their own machine."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return False
    if host in _OWN_NAMES or host.endswith(".localhost"):
        return True
    found = as_ip(host) or _as_browsers_read(host)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found is not None and (found.is_loopback or found.is_unspecified)


def _as_browsers_read(host: str) -> ipaddress.IPv4Address | None:
    """127.1, 0x7f000001 and 2130706433 are addresses to browsers; None for a name."""
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host)) if host else None
    except (OSError, UnicodeError):
        return None
