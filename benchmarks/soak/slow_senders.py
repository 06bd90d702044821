"""Sockets that announce a form and send it a byte at a time: half a ballot's, half a report's with photos."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

EVERY_S = 10.0
"""Between two bytes; below the silence after which a form is given up."""
AGAIN_S = 1.0
ADDRESSES = 20
_HEAD = (
    "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n"
    "Connection: close\r\n\r\n{begun}"
)
_PHOTO = '--b\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'


@dataclass
class SlowSeen:
    """How they ended by the first line of the answer, how long each was held, how many at most at once."""

    ended: Counter[str] = field(default_factory=Counter)
    held_s: list[float] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0


async def send_slowly(address: str, vote_path: str, number: int, seen: SlowSeen) -> None:
    """One socket after the other until it is cancelled, from an address of its own twentieth."""
    host = urlsplit(address).netloc
    head = _head(host, vote_path, is_report=number % 2 == 1)
    while True:
        with suppress(OSError):
            await _one(host, f"127.0.2.{1 + number % ADDRESSES}", head, seen)
        await asyncio.sleep(AGAIN_S)


def _head(host: str, vote_path: str, is_report: bool) -> bytes:
    if is_report:
        path, kind, length, begun = "/r/report?c=xuzhen", "multipart/form-data; boundary=b", 2_000_000, _PHOTO
    else:
        path, kind, length, begun = vote_path, "application/x-www-form-urlencoded", 4000, "code="
    return _HEAD.format(path=path, host=host, kind=kind, length=length, begun=begun).encode()


async def _one(host: str, from_ip: str, head: bytes, seen: SlowSeen) -> None:
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port), local_addr=(from_ip, 0))
    began, ended = time.perf_counter(), "closed"
    seen.open_now += 1
    seen.most_open = max(seen.most_open, seen.open_now)
    try:
        writer.write(head)
        while True:
            with suppress(TimeoutError):
                line = await asyncio.wait_for(reader.readline(), EVERY_S)
                ended = line.decode("latin-1").strip() or ended
                return
            writer.write(b"a")
            await writer.drain()
    finally:
        seen.open_now -= 1
        seen.ended[ended] += 1
        seen.held_s.append(time.perf_counter() - began)
        writer.close()
