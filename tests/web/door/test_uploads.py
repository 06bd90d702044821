"""Room for uploaded files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ui import streamlit_server
from ui.streamlit_server import uploaded_bytes
from web.door.uploads import MOST_OF_ALL, MOST_OF_SESSION, UploadQuota

FILE = 49 * 1024 * 1024


class Shelf:
    """Keeps what arrives, as Streamlit does, by size alone."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def put(self, request: Request) -> Response:
        await self.goes_on.wait()
        session = request.path_params["session"]
        self.kept[session] = self.kept.get(session, 0) + int(request.headers["content-length"])
        return Response(status_code=204)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def app(shelf: Shelf) -> Starlette:
    return Starlette(routes=[Route("/_stcore/upload_file/{session}/{file}", shelf.put, methods=["PUT"])])


def client(shelf: Shelf) -> TestClient:
    return TestClient(UploadQuota(app(shelf), kept=lambda: shelf.kept))


def upload(to: TestClient, session: str, size: int) -> int:
    headers = {"content-length": str(size)}  # the quota goes by this; the server holds the sender to it
    return to.put(f"/_stcore/upload_file/{session}/f", headers=headers, content=b"").status_code


def test_one_session_fills_its_share_and_no_more(shelf: Shelf) -> None:
    ours = client(shelf)
    assert [upload(ours, "a", FILE) for _ in range(100)] == [204] * 3 + [413] * 97
    assert shelf.kept["a"] <= MOST_OF_SESSION
    assert upload(ours, "b", FILE) == 204  # the others still can


def test_all_sessions_together_fill_no_more_than_the_whole(shelf: Shelf) -> None:
    ours = client(shelf)
    assert [upload(ours, f"s{n}", FILE) for n in range(100)].count(204) == 12
    assert sum(shelf.kept.values()) <= MOST_OF_ALL


def test_without_the_quota_everything_is_kept(shelf: Shelf) -> None:
    plain = TestClient(app(shelf))
    assert [upload(plain, "a", FILE) for _ in range(100)] == [204] * 100


def test_removing_makes_room(shelf: Shelf) -> None:
    ours = client(shelf)
    assert [upload(ours, "a", FILE) for _ in range(4)] == [204] * 3 + [413]
    shelf.kept.clear()
    assert upload(ours, "a", FILE) == 204


def test_a_size_must_be_announced(shelf: Shelf) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"x"

    async def send() -> list[int]:
        transport = httpx.ASGITransport(UploadQuota(app(shelf), kept=lambda: shelf.kept))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as ours:
            chunked = await ours.put("/_stcore/upload_file/a/f", content=chunks())
            odd = await ours.put("/_stcore/upload_file/a/f", content=b"", headers={"content-length": "-5"})
            return [chunked.status_code, odd.status_code]

    assert asyncio.run(send()) == [411, 411]
    assert shelf.kept == {}


def test_uploads_under_way_count_too(shelf: Shelf) -> None:
    async def send() -> list[int]:
        shelf.goes_on = asyncio.Event()
        transport = httpx.ASGITransport(UploadQuota(app(shelf), kept=lambda: shelf.kept))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as ours:
            headers = {"content-length": str(FILE)}
            way = "/_stcore/upload_file/a/f"
            sends = [asyncio.create_task(ours.put(way, headers=headers)) for _ in range(20)]
            await asyncio.wait(sends, timeout=2, return_when=asyncio.FIRST_COMPLETED)
            shelf.goes_on.set()
            return [(await each).status_code for each in sends]

    assert sorted(asyncio.run(send())) == [204] * 3 + [413] * 17


def test_what_streamlit_holds_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit has no public word for this; a new version that keeps files otherwise fails here."""
    manager = MemoryUploadedFileManager("/x")
    for session, name, size in (("a", "1", 10), ("a", "2", 5), ("b", "1", 7)):
        manager.add_file(session, UploadedFileRec(name, name, "text/plain", b"x" * size))

    class Running:
        uploaded_file_mgr = manager

    monkeypatch.setattr(streamlit_server.runtime, "exists", lambda: True)
    monkeypatch.setattr(streamlit_server.runtime, "get_instance", Running)
    assert uploaded_bytes() == {"a": 15, "b": 7}
    manager.remove_session_files("a")
    assert uploaded_bytes() == {"b": 7}
