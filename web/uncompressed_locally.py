"""Skip compression for browsers on this machine.

There is no network between the two, and packing a font of ten megabytes holds up every opening. Phones, and
whoever comes through a proxy, get them packed.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

_FROM_ELSEWHERE = (b"forwarded", b"x-forwarded-for")


class UncompressedLocally:
    """ASGI middleware that keeps responses to browsers on this machine uncompressed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _is_from_here(scope):
            headers = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, send)


def _is_from_here(scope: Scope) -> bool:
    if any(name in _FROM_ELSEWHERE for name, _ in scope["headers"]):
        return False
    try:
        return ip_address(scope["client"][0]).is_loopback
    except (TypeError, ValueError):  # no address, or a name: a socket file, a test
        return False
