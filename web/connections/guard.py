"""Watch uvicorn's connections from their first byte on, which no ASGI app sees.

uvicorn waits for a head, a body or a reader without end. As the app starts, the classes of its protocols are
replaced by ones that tell the registry what happens; the middleware tells it whose request it was, behind a
trusted proxy too.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from base.family import Family
from web.base_path import address
from web.connections.limits import (
    SMALL_BODY,
    BodyKind,
    ConnectionLimits,
    connection_limits,
    raise_open_files,
)
from web.connections.protocols import guarded_http, guarded_socket
from web.connections.registry import ConnectionRegistry
from web.ip_address import network_of

_log = logging.getLogger("lintu.connections")

RESERVED_BELOW: Family[str] = Family()
"""Starts of paths below the residents' room whose forms have room of their own; voting adds its own."""


class ConnectionGuard:
    """ASGI middleware, the outermost, since it needs the server's own `receive` and `send`.

    Another server than uvicorn is left alone, and has to have limits of its own. Without `limits` they follow
    from how many files the process may open, which is raised.
    """

    def __init__(
        self,
        app: ASGIApp,
        limits: ConnectionLimits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        self.registry = ConnectionRegistry(limits or connection_limits(raise_open_files()), clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            self._watch(getattr(getattr(receive, "__self__", None), "config", None))
        elif scope["type"] == "http":
            self._begin_request(scope, getattr(send, "__self__", None))
        await self.app(scope, receive, send)

    def _watch(self, config: Any) -> None:
        """Let the server make its connections known from now on: it has not opened its port yet."""
        if not hasattr(config, "http_protocol_class"):
            return
        config.http_protocol_class = guarded_http(config.http_protocol_class, self.registry)
        if config.ws_protocol_class is not None:
            config.ws_protocol_class = guarded_socket(config.ws_protocol_class, self.registry)
        asyncio.get_running_loop().call_later(self.registry.limits.look_s, self._look)

    def _look(self) -> None:
        asyncio.get_running_loop().call_later(self.registry.limits.look_s, self._look)
        try:
            self.registry.look()
        except Exception:
            _log.exception("looking after connections failed")

    def _begin_request(self, scope: Scope, cycle: Any) -> None:
        connection = self.registry.of(getattr(cycle, "transport", None))
        if connection is not None:
            client = scope["client"][0] if scope.get("client") else connection.peer
            self.registry.place(connection, body_kind(scope) if cycle.more_body else None, network_of(client))


def body_kind(scope: Scope) -> BodyKind:
    """The room of a body that is not whole. One that does not say how large it is counts as large."""
    announced = Headers(scope=scope).get("content-length", "")
    if not announced.isdecimal() or len(announced) > 12 or int(announced) > SMALL_BODY:
        return "large"
    path = f"{scope['path']}/"
    is_reserved = any(path.startswith(f"{address(start)}/") for start in RESERVED_BELOW)
    return "ballot" if is_reserved else "form"
