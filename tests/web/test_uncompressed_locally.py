"""Who hears of packed answers: browsers elsewhere, and not the one on this machine."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Receive, Scope, Send

from web.uncompressed_locally import UncompressedLocally

UNPACKS = (b"accept-encoding", b"gzip")
OTHER = (b"accept-language", b"zh-CN")


def heard(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The headers that reach the app."""
    seen: list[tuple[bytes, bytes]] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend(scope["headers"])

    asyncio.run(UncompressedLocally(app)(scope, None, None))  # type: ignore[arg-type]
    return seen


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.9.1", "::1"])
def test_a_browser_on_this_machine_gets_files_as_they_are(client: str) -> None:
    scope = {"type": "http", "client": (client, 50_000), "headers": [UNPACKS, OTHER]}
    assert heard(scope) == [OTHER]
    assert scope["headers"] == [UNPACKS, OTHER]


@pytest.mark.parametrize(
    ("client", "proxied"),
    [
        (("192.168.1.20", 1), []),
        (("2001:db8::1", 1), []),
        (("127.0.0.1", 1), [(b"x-forwarded-for", b"203.0.113.5")]),
        (("127.0.0.1", 1), [(b"forwarded", b"for=203.0.113.5")]),
        (("testclient", 1), []),
        (None, []),
    ],
)
def test_whoever_comes_over_a_network_gets_them_packed(
    client: tuple[str, int] | None, proxied: list[tuple[bytes, bytes]]
) -> None:
    headers = [UNPACKS, OTHER, *proxied]
    assert heard({"type": "http", "client": client, "headers": headers}) == headers


def test_what_is_no_request_goes_through_untouched() -> None:
    scope = {"type": "websocket", "client": ("127.0.0.1", 1), "headers": [UNPACKS]}
    assert heard(scope) == [UNPACKS]
