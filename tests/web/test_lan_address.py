"""The addresses of this machine that phones in the same Wi-Fi can open."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from web import lan_address
from web.lan_address import lan_addresses, network_addresses

WAYS = {"192.0.2.1": "1.2.3.4", "192.168.255.254": "192.168.1.20", "10.255.255.254": "127.0.0.1"}


class _Probe:
    """A socket for datagrams that knows by which address the system would go where; it sends nothing."""

    def __init__(self, *kind: Any) -> None:
        assert kind == (socket.AF_INET, socket.SOCK_DGRAM)

    def __enter__(self) -> _Probe:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def connect(self, to: tuple[str, int]) -> None:
        if to[0] not in WAYS:
            raise OSError("no route")
        self.to = to[0]

    def getsockname(self) -> tuple[str, int]:
        return WAYS[self.to], 40000


@pytest.fixture
def two_networks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    network_addresses.cache_clear()
    monkeypatch.setattr(lan_address.socket, "socket", _Probe)
    named = [(0, 0, 0, "", (address, 0)) for address in ("127.0.1.1", "169.254.3.4", "10.1.2.3")]
    monkeypatch.setattr(lan_address.socket, "getaddrinfo", lambda *arguments: named)
    yield
    network_addresses.cache_clear()


@pytest.mark.parametrize("everywhere", [None, "", "0.0.0.0", "::"])
@pytest.mark.usefixtures("two_networks")
def test_a_server_that_listens_everywhere_is_reached_at_every_network(everywhere: str | None) -> None:
    """Private ranges first; never loopback, nor an address that a machine gave itself (RFC 3927)."""
    assert lan_addresses(everywhere) == ("192.168.1.20", "10.1.2.3", "1.2.3.4")


@pytest.mark.parametrize("here", ["127.0.0.1", "localhost", "::1"])
@pytest.mark.usefixtures("two_networks")
def test_a_server_for_this_machine_only_is_reached_nowhere(here: str) -> None:
    assert lan_addresses(here) == ()


def test_a_server_that_listens_at_one_address_is_reached_there() -> None:
    assert lan_addresses("192.168.7.8") == ("192.168.7.8",)
