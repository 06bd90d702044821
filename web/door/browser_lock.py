"""Staff pages locked in one browser: a laptop at which everybody votes.

Where there is a pass code, the browser's staff session ends. Without one, this machine needs no sign-in, and
a signed cookie locks the staff pages until somebody types the number that was chosen when they were locked.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from starlette.background import BackgroundTask
from starlette.responses import Response
from starlette.types import Scope

from web.door.cookies import LOCK, STAFF, cookie, delete_cookie, set_cookie
from web.door.sessions import Sessions
from web.seals import Seal, seal_key

LOCKED_S = 30 * 24 * 3600
"""Longer than any vote: the lock opens by its number, not by itself."""
LEAST_LENGTH = 4
WHO_IS_IN = "lintu.who_is_in"
"""Where the access control puts its sessions into a request's scope."""


class LocalVisits:
    """Who is in where no pass code is set: every websocket, until all have to come in anew."""

    def __init__(self) -> None:
        self._round = secrets.token_hex(8)

    def begin(self) -> str:
        """What a websocket that opens now holds."""
        return self._round

    def is_valid(self, held: str) -> bool:
        """Whether a websocket with this may go on."""
        return held == self._round

    use = is_valid

    def renew(self) -> None:
        """Close all websockets. Browsers connect again at once, the one that was locked is refused."""
        self._round = secrets.token_hex(8)


@dataclass(frozen=True)
class BrowserLock:
    """`page` is the path to which a locked browser is led; `mark` the number, unreadable."""

    page: str
    mark: str

    def opens_with(self, number: str) -> bool:
        """Whether this is the number that was chosen."""
        return hmac.compare_digest(self.mark, _mark(number))


def needs_number(scope: Scope) -> bool:
    """Whether a browser of this request can only be locked with a number, as there is no pass code."""
    return isinstance(scope.get(WHO_IS_IN), LocalVisits)


def suggested_number() -> str:
    """Six digits that nobody guesses in the tries there are."""
    return f"{secrets.randbelow(10**6):06d}"


def is_long_enough(number: str) -> bool:
    """Whether a number is not too short to be guessed."""
    return len(_plain(number)) >= LEAST_LENGTH


def lock_browser(response: Response, scope: Scope, page: str, number: str) -> None:
    """Take the staff pages from the browser that gets `response`; other tabs of it close within a second."""
    inside = scope.get(WHO_IS_IN)
    if isinstance(inside, LocalVisits):
        set_cookie(response, scope, LOCK, _seal().write([page, _mark(number)]), LOCKED_S)
        response.background = BackgroundTask(inside.renew)  # once the browser has the cookie
        return
    if isinstance(inside, Sessions):
        inside.end(cookie(scope, STAFF), "the browser became a kiosk")
    delete_cookie(response, scope, STAFF)


def unlock_browser(response: Response, scope: Scope) -> None:
    """Let the browser that gets `response` open staff pages again."""
    delete_cookie(response, scope, LOCK)


def lock_of(scope: Scope) -> BrowserLock | None:
    """The lock of the browser that sent this request; None where it has none."""
    sealed = cookie(scope, LOCK)
    match _seal().read(sealed) if sealed else None:
        case [str(page), str(mark)]:
            return BrowserLock(page, mark)
    return None


def is_staff(scope: Scope) -> bool:
    """Whether a request to a public address comes from staff who are in, in a browser that is not locked."""
    inside = scope.get(WHO_IS_IN)
    if isinstance(inside, LocalVisits):
        return lock_of(scope) is None
    return isinstance(inside, Sessions) and inside.use(cookie(scope, STAFF))


def _mark(number: str) -> str:
    return hashlib.blake2b(_plain(number).encode(), key=seal_key(), person=b"lintu-lock").hexdigest()


def _plain(number: str) -> str:
    """As it was meant: full width or not, with or without spaces and hyphens, in any case."""
    text = unicodedata.normalize("NFKC", number).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def _seal() -> Seal:
    return Seal(seal_key(), "browser-lock", LOCKED_S)
