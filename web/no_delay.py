"""Send each part of an answer without delay (TCP_NODELAY).

Streamlit opens its socket without naming TCP, so asyncio does not know it for TCP and leaves Nagle's
algorithm on: whoever delays acknowledgements, as browsers do, gets the head of an answer at once and the rest
40 ms later.
"""

from __future__ import annotations

import socket
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send


class NoDelay:
    """ASGI middleware that sends small packets without delay."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        if transport is not None:
            _do_not_wait(transport)
        await self.app(scope, receive, send)


def _do_not_wait(transport: Any) -> None:
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
