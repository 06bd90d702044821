"""Access control. Routes that are not listed here are for staff, so that a new one begins private."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from base.family import Family
from web.door.answers import refuse
from web.door.browser_lock import WHO_IS_IN, BrowserLock, LocalVisits, lock_of
from web.door.cookies import STAFF, cookie
from web.door.guarded_socket import GuardedSocket
from web.door.listening import is_loopback
from web.door.sessions import Sessions

DOOR = "/door"
PUBLIC = (DOOR, "/_stcore/health")
PUBLIC_BELOW: Family[str] = Family(("/r/", "/assets/", f"{DOOR}/"))
"""Starts of addresses; capabilities add those of theirs that are for everybody."""
ICON = "/favicon.ico"
"""Browsers ask for it by themselves, also for a page that names another; there is none, for nobody."""
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")
CLOSED_BELOW = ("/_stcore/agent/",)
BROUGHT_BY_PROXY = ("forwarded", "via", "x-forwarded-for", "x-real-ip")


class AccessControl:
    """ASGI middleware. Without `sessions` only this machine may come in, and nothing is asked of it, but a
    browser that was made a kiosk opens nothing but public addresses.

    With them the public addresses are open to all and every other one, websockets too, needs the cookie of a
    session that lives. What nobody needs from outside is closed to all. `base` is Streamlit's baseUrlPath.
    """

    def __init__(self, app: ASGIApp, sessions: Sessions | None, base: str = "") -> None:
        self.app = app
        self.sessions = sessions
        self.base = base
        self.local = LocalVisits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and self._path(scope) == ICON:
            await Response(status_code=204)(scope, receive, send)
        elif _is_listed(self._path(scope), CLOSED, CLOSED_BELOW):
            await refuse(404, "closed", scope, receive, send)
        elif self.sessions is None:
            await self._for_this_machine(scope, receive, send)
        elif self._is_public(scope):
            await self.app({**scope, WHO_IS_IN: self.sessions}, receive, send)
        else:
            await self._for_staff(self.sessions, scope, receive, send)

    async def _for_this_machine(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The app does not listen farther without a pass code; another server that runs it might, and a proxy
        # on this machine brings others along.
        client = scope.get("client")
        brought = any(name in Headers(scope=scope) for name in BROUGHT_BY_PROXY)
        if client is None or not is_loopback(client[0]) or brought:
            await refuse(403, "far", scope, receive, send)
            return
        lock = lock_of(scope)
        if lock is not None and not self._is_public(scope):
            await self._lead_to_kiosk(lock, scope, receive, send)
        elif scope["type"] == "websocket":
            await GuardedSocket(self.local, self.local.begin(), receive, send).run(self.app, scope)
        else:
            await self.app({**scope, WHO_IS_IN: self.local}, receive, send)

    async def _lead_to_kiosk(self, lock: BrowserLock, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or not _is_visit(scope):
            await refuse(403, "kiosk", scope, receive, send)
            return
        answer = RedirectResponse(lock.page, 303)
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)

    async def _for_staff(self, sessions: Sessions, scope: Scope, receive: Receive, send: Send) -> None:
        secret = cookie(scope, STAFF)
        if not sessions.use(secret):
            await self._ask_for_passcode(scope, receive, send)
        elif scope["type"] == "websocket":
            await GuardedSocket(sessions, secret, receive, send).run(self.app, scope)
        else:
            await self.app(scope, receive, _without_storing(send))

    async def _ask_for_passcode(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or not _is_visit(scope):
            await refuse(401, "staff", scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        whence = scope["path"] + (f"?{query}" if query else "")
        answer = RedirectResponse(f"{self.base}{DOOR}?next={quote(whence, safe='/')}", 303)
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)

    def _is_public(self, scope: Scope) -> bool:
        return scope["type"] == "http" and _is_listed(self._path(scope), PUBLIC, PUBLIC_BELOW.members)

    def _path(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(self.base)


def _is_listed(path: str, exact: tuple[str, ...], below: tuple[str, ...]) -> bool:
    # An address that climbs is not where it seems to be.
    if "\\" in path or "//" in path or ".." in path.split("/"):
        return False
    return path in exact or path.startswith(below)


def _is_visit(scope: Scope) -> bool:
    """True where somebody opens a page, and false where a page fetches something."""
    headers = Headers(scope=scope)
    wants_page = "text/html" in headers.get("accept", "")
    return (
        scope["method"] in ("GET", "HEAD")
        and wants_page
        and headers.get("sec-fetch-dest", "document") == "document"
    )


def _without_storing(send: Send) -> Send:
    async def with_header(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
        await send(message)

    return with_header
