"""A websocket that closes with the staff session that opened it."""

from __future__ import annotations

import asyncio
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.door.answers import POLICY

LOOK_S = 1.0
"""So often it is asked whether the session still lives; each message asks too."""


class WhoIsIn(Protocol):
    """Tells whose session lives, by what its owner holds."""

    def is_valid(self, secret: str) -> bool:
        """Whether it lives."""

    def use(self, secret: str) -> bool:
        """The same, and something was done in it."""


class GuardedSocket:
    """Stands between one websocket and the app.

    A message of a session that has ended does not arrive; the socket is closed within `LOOK_S` of the end
    even when nobody sends anything, and what the app still wants to say then goes nowhere.
    """

    def __init__(self, sessions: WhoIsIn, secret: str, receive: Receive, send: Send) -> None:
        self._sessions = sessions
        self._secret = secret
        self._receive = receive
        self._send = send
        self._awaited: asyncio.Future[Message] | None = None
        self._shut = False

    async def run(self, app: ASGIApp, scope: Scope) -> None:
        """Serve the websocket until it closes or the session ends."""
        try:
            await app(scope, self._hear, self._say)
        finally:
            if self._awaited is not None:
                self._awaited.cancel()

    async def _hear(self) -> Message:
        while self._sessions.is_valid(self._secret):
            # The message being waited for is kept over the looks: cancelling the wait could lose it.
            if self._awaited is None:
                self._awaited = asyncio.ensure_future(self._receive())
            await asyncio.wait([self._awaited], timeout=LOOK_S)
            if self._awaited.done() and (message := self._take_message(self._awaited)):
                return message
        await self._close()
        return {"type": "websocket.disconnect", "code": POLICY}

    def _take_message(self, awaited: asyncio.Future[Message]) -> Message | None:
        """What came, if its sender is still in."""
        self._awaited = None
        message = awaited.result()
        if message["type"] != "websocket.receive":
            return message
        return message if self._sessions.use(self._secret) else None

    async def _say(self, message: Message) -> None:
        if not self._shut:
            self._shut = message["type"] == "websocket.close"
            await self._send(message)

    async def _close(self) -> None:
        await self._say({"type": "websocket.close", "code": POLICY, "reason": ""})
