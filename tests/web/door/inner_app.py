"""What stands behind a check in these tests: a page and a socket that say when something came through."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket


async def answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse("through")


async def talk(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("through")
    await websocket.close()
