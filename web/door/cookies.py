"""The cookies of the sign-in: the staff session, the browser's form secret, the lock of a kiosk."""

from __future__ import annotations

from typing import Literal

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from web.door.sessions import LONGEST_S

STAFF = "lintu-staff"
FORM = "lintu-form"
LOCK = "lintu-locked"
_OVER_TLS = "__Host-"  # browsers take such a cookie from this very host over TLS only
STAFF_NAMES = (STAFF, f"{_OVER_TLS}{STAFF}")


def cookie(scope: Scope, name: str) -> str:
    """The value that the browser sent under this name; "" without."""
    sent = cookie_parser("; ".join(Headers(scope=scope).getlist("cookie")))
    return str(sent.get(_full_name(scope, name), ""))


def set_cookie(response: Response, scope: Scope, name: str, value: str, seconds: int = LONGEST_S) -> None:
    """Let the browser keep this, usually for as long as a session lasts at most, out of reach of scripts."""
    # A lock counts too where a page is opened by a link of another site.
    to: Literal["lax", "strict"] = "lax" if name == LOCK else "strict"
    response.set_cookie(
        _full_name(scope, name), value, seconds, secure=_over_tls(scope), httponly=True, samesite=to
    )


def delete_cookie(response: Response, scope: Scope, name: str) -> None:
    """Delete the cookie in the browser."""
    response.delete_cookie(_full_name(scope, name), secure=_over_tls(scope), httponly=True, samesite="strict")


def _full_name(scope: Scope, name: str) -> str:
    return f"{_OVER_TLS}{name}" if _over_tls(scope) else name


def _over_tls(scope: Scope) -> bool:
    return scope["scheme"] in ("https", "wss")
