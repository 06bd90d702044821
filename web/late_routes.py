"""Answer first, load the rest meanwhile: routes that a thread of its own makes while the server listens.

What Streamlit answers from its own files needs nothing of the program. Whatever else is asked for waits until
the routes are there, and so never meets a door that does not know all its public addresses yet.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock, Thread

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from web.base_path import base_path

_EARLY = ("/", "/door", "/_stcore/health", "/_stcore/host-config", "/favicon.ico")
_EARLY_BELOW = ("/static/", "/door/")
_log = logging.getLogger("lintu.start")


class LateRoutes(BaseRoute):
    """Stands among the routes of an app for those that `load` makes.

    load: runs once, in a thread; then: runs in that thread after it, while requests are served already.
    """

    def __init__(self, load: Callable[[], Sequence[BaseRoute]], then: Callable[[], None]) -> None:
        self._load, self._then = load, then
        self._loaded: Future[Sequence[BaseRoute]] = Future()
        self._lock = Lock()
        self._thread = Thread(target=self._run, name="lintu-start", daemon=True)

    def begin(self) -> Future[Sequence[BaseRoute]]:
        """Start the thread, if nobody has; its end gives the routes."""
        with self._lock:
            if self._thread.ident is None:
                self._thread.start()
        return self._loaded

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The routes; waits for them."""
        return self.begin().result()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the first of the routes that fits; none before they are there, see `WaitForRoutes`."""
        partial: tuple[Match, Scope] = (Match.NONE, {})
        for route in self._loaded.result() if self._loaded.done() else ():
            match, child = route.matches(scope)
            found = match, {**child, "late_route": route}
            if match == Match.FULL:
                return found
            if match == Match.PARTIAL and partial[0] == Match.NONE:
                partial = found
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request to the route that fitted."""
        await scope["late_route"].handle(scope, receive, send)

    def _run(self) -> None:
        try:
            self._loaded.set_result(self._load())
            self._then()
        except Exception as error:
            _log.exception("the program could not be loaded")
            if not self._loaded.done():
                self._loaded.set_exception(error)


class WaitForRoutes:
    """ASGI middleware that holds requests until the routes are there, except for Streamlit's own files.

    base: Streamlit's `server.baseUrlPath`.
    """

    def __init__(self, app: ASGIApp, late: LateRoutes, base: str = "") -> None:
        self.app, self.late = app, late
        self.base = base_path(base)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = str(scope.get("path", "/")).removeprefix(self.base)
        if path not in _EARLY and not path.startswith(_EARLY_BELOW):
            await asyncio.wrap_future(self.late.begin())
        await self.app(scope, receive, send)
