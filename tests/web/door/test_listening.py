"""Which addresses let the network in."""

from __future__ import annotations

import pytest

from web.door.door_setup import check_address
from web.door.errors import OpenWithoutPasscodeError
from web.door.listening import is_loopback, is_open_to_network
from web.door.passcode import hash_passcode


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LocalHost.", "::ffff:127.0.0.1"]
)
def test_loopback_is_this_machine_alone(address: str) -> None:
    assert is_loopback(address)
    assert not is_open_to_network(address)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "  ",
        "0.0.0.0",
        "::",
        "192.168.1.5",
        "10.0.0.1",
        "fe80::1%eth0",
        "::ffff:192.168.1.5",
        "no-such-host.invalid",
        "127.0.0.1.evil.invalid",
        "a" * 300,
    ],
)
def test_everything_else_lets_the_network_in(address: str | None) -> None:
    assert is_open_to_network(address)
    with pytest.raises(OpenWithoutPasscodeError, match="LINTU_PASSCODE"):
        check_address(address, None)
    check_address(address, hash_passcode("prefab-willow-7"))


def test_loopback_needs_no_pass_code() -> None:
    check_address("127.0.0.1", None)
