"""The guard on a real server: slow heads, bodies and readers, websockets, proxies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.rings import in_rings
from tests.web.connections.fakes import KINDS
from tests.web.connections.served import Served, read_to_the_end, served
from web.connections.limits import ConnectionLimits, Pace, RoomSize

QUICK = Pace(grace_s=0.4, least_bytes_per_s=1000, silence_s=0.4, longest_s=1)
LAZY = Pace(grace_s=60, least_bytes_per_s=1000, silence_s=60, longest_s=60)
HEAD = b"POST /read HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
HOSTS = ("127.0.3.1", "127.0.3.2", "127.0.3.3", "127.0.3.4")


def limits(pace: Pace, room: int = 12, of_address: int = 6, most: int = 60) -> ConnectionLimits:
    sizes = dict.fromkeys(KINDS, RoomSize(room, of_address, 10**9))
    return ConnectionLimits(
        most, sizes, dict.fromkeys(KINDS, pace), slow_after_s=0.05, look_s=0.02, margin_s=0
    )


async def _read(request: Request) -> Response:
    return PlainTextResponse(f"read {len(await request.body())}")


async def _refuse(_request: Request) -> Response:
    return PlainTextResponse("no", 403)


async def _large(_request: Request) -> Response:
    return Response(bytes(30_000_000))


async def _streamed(_request: Request) -> Response:
    return StreamingResponse(bytes(100_000) for _ in range(300))


async def _speak(websocket: WebSocket) -> None:
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


APP = Starlette(
    routes=[
        Route("/read", _read, methods=["GET", "POST"]),
        Route("/refuse", _refuse, methods=["POST"]),
        Route("/large", _large),
        Route("/streamed", _streamed),
        WebSocketRoute("/speak", _speak),
    ]
)


@pytest.fixture(scope="module")
def hasty() -> Iterator[Served]:
    with served(APP, limits(QUICK)) as server:
        yield server


UNENDING = {
    "nothing": b"",
    "letter": b"G",
    "head": b"GET /read HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "form": HEAD % 900 + b"seal=",
    "large": HEAD % 9_000_000 + b"x" * 100,
    "chunked": b"POST /read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "refused": b"POST /refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nseal=",
    "unknown": b"POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\nx",
    "unread": b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("kind", in_rings(UNENDING, fast=["head", "form", "chunked", "unknown", "unread"]))
def test_what_does_not_come_to_an_end_is_closed(hasty: Served, kind: str) -> None:
    begin = UNENDING[kind]
    with hasty.connect(begin) as opened:
        if not begin.startswith(b"GET /large"):
            read_to_the_end(opened)  # comes to an end
        hasty.wait_for(0)


def test_a_byte_now_and_then_keeps_nothing_open(hasty: Served) -> None:
    sent = 0
    with hasty.connect(HEAD % 900) as opened:
        opened.settimeout(0.1)
        while True:
            try:
                if not opened.recv(100):
                    break
            except TimeoutError:
                opened.sendall(b"x")
                sent += 1
            except ConnectionResetError:
                break
            assert sent < 100, "it goes on for ever"
    hasty.wait_for(0)


@pytest.mark.parametrize("path", [b"large", b"streamed"])
def test_an_answer_that_is_not_read_is_given_up_whatever_is_sent_meanwhile(
    hasty: Served, path: bytes
) -> None:
    """What comes while an answer is made waits, and uvicorn reads no more then."""
    with hasty.connect(b"GET /%b HTTP/1.1\r\nHost: x\r\n\r\n" % path) as opened:
        assert opened.recv(1)
        opened.sendall(b"x")
        hasty.wait_for(0)


def test_whole_requests_are_answered_on_one_connection_one_after_the_other(hasty: Served) -> None:
    with hasty.connect() as opened:
        for size in (0, 10, 70_000, 10):
            head = HEAD.replace(b"Connection: close\r\n", b"") % size
            opened.sendall(head + b"x" * size)
            answer = b""
            while not answer.endswith(b"read %d" % size):
                piece = opened.recv(4096)
                assert piece, answer
                answer += piece


@pytest.fixture(scope="module")
def patient() -> Iterator[Served]:
    with served(APP, limits(LAZY)) as server:
        yield server


@pytest.mark.parametrize("begin", [b"GET /re", HEAD % 900 + b"s", HEAD % 9_000_000 + b"s"])
@pytest.mark.parametrize("phone", ["127.0.3.99", HOSTS[0]], ids=["elsewhere", "same address"])
def test_whole_requests_are_answered_while_slow_ones_fill_the_room(
    patient: Served, begin: bytes, phone: str
) -> None:
    patient.wait_for(0)
    slow = [patient.connect(begin, host) for host in HOSTS for _ in range(5)]  # 20, and room for 12
    try:
        answers = [patient.ask(HEAD % 5 + b"hello", phone) for _ in range(60)]
        assert all(answer.endswith(b"read 5") for answer in answers)
        patient.wait_for(6, 12)  # in a room of heads, one of them made way for each phone
    finally:
        for opened in slow:
            opened.close()
    patient.wait_for(0)


def test_one_address_holds_its_share_and_no_more(patient: Served) -> None:
    patient.wait_for(0)
    slow = [patient.connect(HEAD % 900 + b"s", HOSTS[0]) for _ in range(20)]
    patient.wait_for(6)
    for opened in slow:
        opened.close()
    patient.wait_for(0)


def test_behind_a_trusted_proxy_the_address_of_its_visitor_counts(patient: Served) -> None:
    """uvicorn trusts 127.0.0.1 and nobody else to say whom it speaks for."""
    patient.wait_for(0)
    begin = (HEAD % 900).replace(b"Host: x", b"Host: x\r\nX-Forwarded-For: %s") + b"s"
    slow = []
    for at in range(12):
        slow.append(patient.connect(begin % (b"203.0.113.%d" % at)))
        patient.wait_for(at + 1)
    liar = [patient.connect(begin % (b"203.0.113.%d" % at), HOSTS[0]) for at in range(12)]
    for address in {each.address for each in patient.registry.rooms["form"]}:
        assert address.startswith("203.0.113.") or address == HOSTS[0]
    of_liar = sum(each.address == HOSTS[0] for each in patient.registry.rooms["form"])
    assert of_liar <= 6
    for opened in [*slow, *liar]:
        opened.close()
    patient.wait_for(0)


def test_ipv6_addresses_of_one_subscriber_count_together() -> None:
    with served(APP, limits(LAZY)) as server:
        begin = (HEAD % 900).replace(b"Host: x", b"Host: x\r\nX-Forwarded-For: 2001:db8:1:2::%x") + b"s"
        slow = [server.connect(begin % at) for at in range(1, 20)]
        server.wait_for(6)
        for opened in slow:
            opened.close()
        server.wait_for(0)


def test_websockets_stay_while_they_are_silent_and_are_forgotten_when_they_go(hasty: Served) -> None:
    with connect(f"ws://127.0.0.1:{hasty.port}/speak") as socket:
        with hasty.connect(b"GET /re") as opened:
            read_to_the_end(opened)  # much later than the pace
        socket.send("still here")
        assert socket.recv(10) == "still here"
        assert len(hasty.registry.rooms["socket"]) == 1
    hasty.wait_for(0)


def test_websockets_beyond_their_room_are_not_opened(patient: Served) -> None:
    patient.wait_for(0)
    address = f"ws://127.0.0.1:{patient.port}/speak"
    with ExitStack() as opened:
        for _ in range(6):
            opened.enter_context(connect(address))
        with pytest.raises((EOFError, OSError, WebSocketException)), connect(address, open_timeout=5):
            pass
        assert patient.ask(HEAD % 5 + b"hello").endswith(b"read 5")
    patient.wait_for(0)


def test_where_all_connections_are_taken_the_unfinished_make_way() -> None:
    with served(APP, replace(limits(LAZY, room=20, of_address=20, most=20))) as server:
        slow = [server.connect(b"GET /re", HOSTS[at % 4]) for at in range(20)]
        server.wait_for(20)
        for _ in range(30):
            assert server.ask(HEAD % 5 + b"hello", "127.0.3.99").endswith(b"read 5")
        for opened in slow:
            opened.close()
