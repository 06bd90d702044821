"""Upload quotas, since Streamlit keeps all uploads in memory without a limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.door.answers import refuse

MEBIBYTE = 1024 * 1024
MOST_OF_SESSION = 150 * MEBIBYTE
MOST_OF_ALL = 600 * MEBIBYTE
"""Of the whole process, whoever sent them."""
_UPLOAD = "/_stcore/upload_file/"


class UploadQuota:
    """ASGI middleware that refuses an upload for which there is no room, before a byte of it is read.

    `kept` tells what is held already; uploads under way count with the size that they announced, and one that
    announces none is refused. Removing a file or leaving the page makes room again. Who may upload at all is
    decided by access control.
    """

    def __init__(self, app: ASGIApp, kept: Callable[[], Mapping[str, int]], base: str = "") -> None:
        self.app = app
        self.start = f"{base}{_UPLOAD}"
        self.kept = kept
        self.under_way: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the upload on if it fits."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(self.start):
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if not announced.isdecimal():
            await refuse(411, "length", scope, receive, send)
            return
        session = scope["path"].removeprefix(self.start).partition("/")[0]
        if not self._fits(session, int(announced)):
            await refuse(413, "room", scope, receive, send)
            return
        self.under_way[session] += int(announced)
        try:
            await self.app(scope, receive, send)
        finally:
            self.under_way[session] -= int(announced)
            self.under_way = +self.under_way  # forget those at zero

    def _fits(self, session: str, size: int) -> bool:
        taken = Counter(self.kept()) + self.under_way
        return taken[session] + size <= MOST_OF_SESSION and taken.total() + size <= MOST_OF_ALL
