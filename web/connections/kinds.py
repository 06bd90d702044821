"""Which room the unfinished body of a request belongs to."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope

from base.family import Family
from web.base_path import address
from web.connections.limits import SMALL_BODY, RoomKind

RESERVED_BELOW: Family[str] = Family()
"""Starts of paths below the residents' room whose forms have room of their own; voting adds its own."""


def body_kind(scope: Scope) -> RoomKind:
    """The kind of a request with a body. One that does not say how large it is counts as large."""
    announced = Headers(scope=scope).get("content-length", "")
    if not announced.isdecimal() or len(announced) > 12 or int(announced) > SMALL_BODY:
        return "large"
    path = f"{scope['path']}/"
    is_reserved = any(path.startswith(f"{address(start)}/") for start in RESERVED_BELOW)
    return "ballot" if is_reserved else "form"
