"""Who may read an address that is for programs: staff who are signed in, and programs with a key."""

from __future__ import annotations

import base64
import binascii

from starlette.datastructures import Headers
from starlette.types import Scope

from features.programs.errors import KeyNeededError, KeyRefusedError, ScopeMissingError
from features.programs.program_keys import SCOPES, ProgramKey, use_key
from web.door.browser_lock import is_staff
from web.forms.rate_limits import Rate, TokenBuckets

STAFF = "staff"
_REQUESTS = Rate(burst=600, every_s=0.1)
"""A map that opens asks for a page of every layer at once; ten requests a second go on for ever."""
_requests = TokenBuckets(_REQUESTS)


def require_program(scope: Scope, needed: str) -> str:
    """Who asks: "staff", or the id of a program whose key is good for `needed`.

    Raises KeyNeededError, KeyRefusedError, ScopeMissingError, TooOftenError, StoreError.
    """
    key = key_sent(Headers(scope=scope))
    if not key:
        if is_staff(scope):
            return STAFF
        raise KeyNeededError
    program = use_key(key)
    if program is None:
        raise KeyRefusedError
    _require_scope(program, needed)
    _requests.take(program.id)
    return program.id


def key_sent(headers: Headers) -> str:
    """The key that a request carries; "" for none. Never in the address, which logs and proxies keep."""
    if key := headers.get("x-api-key", ""):
        return key
    kind, _, rest = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() == "basic":
        return _password(rest)
    return ""


def _password(encoded: str) -> str:
    try:
        return base64.b64decode(encoded, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _require_scope(program: ProgramKey, needed: str) -> None:
    if needed not in program.scopes:
        raise ScopeMissingError(name=program.name, scope=SCOPES[needed])
