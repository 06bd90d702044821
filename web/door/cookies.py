"""The two cookies of the sign-in: the staff session, and the browser's form secret."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from web.door.sessions import LONGEST_S

STAFF = "lintu-staff"
FORM = "lintu-form"
_OVER_TLS = "__Host-"  # browsers take such a cookie from this very host over TLS only
STAFF_NAMES = (STAFF, f"{_OVER_TLS}{STAFF}")


def cookie(scope: Scope, name: str) -> str:
    """The value that the browser sent under this name; "" without."""
    sent = cookie_parser("; ".join(Headers(scope=scope).getlist("cookie")))
    return str(sent.get(_full_name(scope, name), ""))


def set_cookie(response: Response, scope: Scope, name: str, value: str) -> None:
    """Let the browser keep this for as long as a session lasts at most, out of reach of scripts."""
    response.set_cookie(
        _full_name(scope, name), value, LONGEST_S, secure=_over_tls(scope), httponly=True, samesite="strict"
    )


def delete_cookie(response: Response, scope: Scope, name: str) -> None:
    """Delete the cookie in the browser."""
    response.delete_cookie(_full_name(scope, name), secure=_over_tls(scope), httponly=True, samesite="strict")


def _full_name(scope: Scope, name: str) -> str:
    return f"{_OVER_TLS}{name}" if _over_tls(scope) else name


def _over_tls(scope: Scope) -> bool:
    return scope["scheme"] in ("https", "wss")
