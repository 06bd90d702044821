"""A websocket ends with the session that opened it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.web.door.clock import Clock
from web.door import guarded_socket
from web.door.guarded_socket import GuardedSocket
from web.door.sessions import IDLE_S, Sessions

Doing = Callable[[Sessions, str, Clock], None]


class Line:
    """Both ends of a websocket, without a network."""

    def __init__(self) -> None:
        self.incoming: asyncio.Queue[Message] = asyncio.Queue()
        self.outgoing: list[Message] = []
        self.incoming.put_nowait({"type": "websocket.connect"})

    def type(self, text: str) -> None:
        self.incoming.put_nowait({"type": "websocket.receive", "text": text})

    async def send(self, message: Message) -> None:
        self.outgoing.append(message)


def _echo(heard: list[Message]) -> Callable[[Scope, Receive, Send], object]:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            heard.append(await receive())
            if heard[-1]["type"] == "websocket.disconnect":
                await send({"type": "websocket.send", "text": "too late"})
                return
            await send({"type": "websocket.send", "text": "heard"})

    return app


async def _play(doing: Doing, typed_after: bool) -> tuple[list[Message], Line]:
    clock = Clock()
    sessions = Sessions(clock)
    secret = sessions.begin()
    line, heard = Line(), []
    guard = GuardedSocket(sessions, secret, line.incoming.get, line.send)
    run = asyncio.create_task(guard.run(_echo(heard), {"type": "websocket"}))  # type: ignore[arg-type]
    line.type("before")
    await asyncio.sleep(0.05)
    doing(sessions, secret, clock)
    if typed_after:
        line.type("after")
    await asyncio.wait_for(run, timeout=2)
    return heard, line


ENDS: dict[str, Doing] = {
    "taken out": lambda sessions, secret, clock: sessions.end(secret),
    "all taken out": lambda sessions, secret, clock: sessions.end_all(),
    "idle": lambda sessions, secret, clock: clock.wait(IDLE_S),
}


@pytest.mark.parametrize("typed_after", [False, True], ids=["silent", "typing"])
@pytest.mark.parametrize("doing", ENDS.values(), ids=ENDS)
def test_it_is_closed_soon_after_the_end_and_nothing_gets_through(
    doing: Doing, typed_after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_socket, "LOOK_S", 0.1)
    heard, line = asyncio.run(_play(doing, typed_after))
    assert [message["type"] for message in heard] == [
        "websocket.connect",
        "websocket.receive",
        "websocket.disconnect",
    ]
    assert heard[1]["text"] == "before"  # while the session lived, it did
    assert line.outgoing[-1] == {"type": "websocket.close", "code": 1008, "reason": ""}
    assert "too late" not in str(line.outgoing)


def test_looks_do_not_lose_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_socket, "LOOK_S", 0.001)

    async def play() -> list[str]:
        sessions = Sessions()
        line, heard = Line(), []
        guard = GuardedSocket(sessions, sessions.begin(), line.incoming.get, line.send)
        run = asyncio.create_task(guard.run(_echo(heard), {"type": "websocket"}))  # type: ignore[arg-type]
        for number in range(100):
            line.type(str(number))
            await asyncio.sleep(0.002)
        line.incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait_for(run, timeout=2)
        return [message["text"] for message in heard if "text" in message]

    assert asyncio.run(play()) == [str(number) for number in range(100)]


def test_typing_keeps_the_session_alive() -> None:
    async def play() -> bool:
        clock = Clock()
        sessions = Sessions(clock)
        secret = sessions.begin()
        line = Line()
        guard = GuardedSocket(sessions, secret, line.incoming.get, line.send)
        run = asyncio.create_task(guard.run(_echo([]), {"type": "websocket"}))  # type: ignore[arg-type]
        for _ in range(4):
            clock.wait(IDLE_S - 1)
            line.type("still here")
            await asyncio.sleep(0.02)
        alive = sessions.is_valid(secret)
        run.cancel()
        return alive

    assert asyncio.run(play())
