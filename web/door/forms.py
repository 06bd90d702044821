"""Forms of the sign-in: sealed against cross-site requests, and limited in size."""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl

from starlette.requests import Request

from web.door.cookies import FORM, cookie
from web.seals import Seal

LONGEST = 4096
"""Bytes of a form."""
VALID_S = 3600


class FormSeal:
    """Seals the secret of a browser's form cookie into its forms (a signed double submit).

    A restart makes older forms invalid; the page then asks again.
    """

    def __init__(self) -> None:
        self._seal = Seal(secrets.token_bytes(32), "lintu-door", VALID_S)

    def seal(self, secret: str) -> str:
        """The seal for a form: signed, with the time and the browser's secret."""
        return self._seal.write(secret)

    def is_valid(self, seal: str, secret: str) -> bool:
        """Whether this seal is ours, not too old, and of this browser."""
        sealed = self._seal.read(seal)
        if not secret or not isinstance(sealed, str):
            return False
        return secrets.compare_digest(sealed.encode(), secret.encode())


def form_secret(request: Request) -> str:
    """The secret of this browser's form cookie, or a new one."""
    return cookie(request.scope, FORM) or secrets.token_urlsafe(16)


async def small_form(request: Request) -> dict[str, str] | None:
    """The fields of a form; None where it is larger than any of ours."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return None
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
