"""Check that requests name this host and come from its own pages.

A page of somebody else can make a browser send requests here: under a name of its own that it points at this
machine (DNS rebinding: the Host tells), or across sites (the Origin tells).
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.door.answers import refuse
from web.ip_address import as_ip

_VARIABLE = "LINTU_ALLOWED_HOSTS"
_HARMLESS = ("GET", "HEAD", "OPTIONS")


def allowed_hosts(environment: Mapping[str, str]) -> list[str]:
    """The names that LINTU_ALLOWED_HOSTS gives, separated by commas."""
    return [name for name in map(_plain, environment.get(_VARIABLE, "").split(",")) if name]


def own_names(address: str | None) -> list[str]:
    """Names under which this machine may be called: localhost, its own name, and the one it listens on."""
    name = _plain(socket.gethostname())
    return [each for each in ("localhost", name, f"{name}.local", _plain(address or "")) if each]


class HostCheck:
    """ASGI middleware that refuses requests and websockets for another host, or from the pages of another.

    `names`: what this machine is called. `listed`: names of a proxy in front; pages under one may send here
    even where the proxy rewrites the Host. An IP address as Host is always ours: no name was looked up for
    it, so none can have been bent, and it changes with every hotspot.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] = (), listed: Iterable[str] = ()) -> None:
        self.app = app
        self.listed = frozenset(listed)
        self.names = frozenset(names) | self.listed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if both headers are right."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            if not self._is_for_us(headers):
                await refuse(400, "host", scope, receive, send)
                return
            if scope.get("method") not in _HARMLESS and not self._is_from_us(headers):
                await refuse(403, "origin", scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _is_for_us(self, headers: Headers) -> bool:
        given = headers.getlist("host")
        host = _host_of(f"//{given[0]}") if len(given) == 1 else None
        return host is not None and (host in self.names or as_ip(host) is not None)

    def _is_from_us(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:  # no browser, or one too old to say; forms carry a token besides
            return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
        return origin.partition("://")[2] == headers["host"] or _host_of(origin) in self.listed


def _host_of(address: str) -> str | None:
    """The name in an address without port; None where it is not a plain one."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if "@" in parts.netloc or parts.path or parts.query or parts.fragment or not parts.hostname:
        return None
    return _plain(parts.hostname)


def _plain(name: str) -> str:
    return name.strip().lower().rstrip(".")
