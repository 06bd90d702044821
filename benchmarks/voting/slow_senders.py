"""`python -m benchmarks.voting.slow_senders PORT SOCKETS ADDRESSES NETWORK`: senders that never end.

Each socket belongs to one of so many loopback addresses and does one thing for ever: half a head, half a
ballot, half a report's photo, half an upload, half a sign-in, nothing at all, or never reading a large
answer. It sends a byte every few seconds, and comes again a second after it was closed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.server import ROOT

BYTE_EVERY_S = 4.0
AGAIN_S = 1.0
_FORM = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nseal="
_BEGINNINGS = (
    b"GET /r/vote HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    b"POST /r/vote HTTP/1.1\r\nHost: 127.0.0.1\r\n" + _FORM,
    b"POST /r/report HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n--x\r\n",
    b"POST /r/status HTTP/1.1\r\nHost: 127.0.0.1\r\n" + _FORM,
    b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000000\r\n\r\n",
    b"POST /door HTTP/1.1\r\nHost: 127.0.0.1\r\n" + _FORM,
    b"",
    b"GET /assets/fonts/NotoSansSC-Regular.ttf HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
)
"""The last one is whole, and its answer of ten megabytes is not read."""


@dataclass
class SenderCounts:
    """Sockets that were opened over the time, closed by the server, not accepted, and open at once."""

    opened: int = 0
    closed: int = 0
    unaccepted: int = 0
    open_now: int = 0
    most_open: int = 0


@contextmanager
def slow_senders(port: int, sockets: int, addresses: int, network: str, folder: Path) -> Iterator[Path]:
    """Let so many senders run beside, at the first addresses of this network ("127.0.1"); the file holds
    what they saw once they have ended."""
    file = folder / "slow-senders"
    command = [sys.executable, "-m", "benchmarks.voting.slow_senders", str(port), str(sockets)]
    with file.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            [*command, str(addresses), network], cwd=ROOT, stdout=output, env=os.environ
        )
        try:
            yield file
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


async def _send_for_ever(port: int, number: int, addresses: int, network: str, seen: SenderCounts) -> None:
    begin = _BEGINNINGS[number % len(_BEGINNINGS)]
    local = (f"{network}.{number // len(_BEGINNINGS) % addresses + 1}", 0)
    await asyncio.sleep(number / 1000)  # a thousand a second come
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=local, limit=1024)
        except OSError:
            seen.unaccepted += 1
            await asyncio.sleep(AGAIN_S)
            continue
        seen.opened += 1
        seen.open_now += 1
        seen.most_open = max(seen.most_open, seen.open_now)
        with suppress(OSError):
            await _trickle(reader, writer, begin)
        seen.open_now -= 1
        seen.closed += 1
        writer.transport.abort()
        await asyncio.sleep(AGAIN_S)


async def _trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, begin: bytes) -> None:
    is_reading = not begin.endswith(b"\r\n\r\n") or b"Content-Length" in begin
    if not is_reading:
        writer.transport.pause_reading()  # type: ignore[attr-defined]
    writer.write(begin)
    while not writer.transport.is_closing():
        await asyncio.sleep(BYTE_EVERY_S)
        if reader.at_eof():
            return
        if begin:
            writer.write(b"x")
            await writer.drain()


async def _run(port: int, sockets: int, addresses: int, network: str) -> None:
    seen, over = SenderCounts(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, over.set)
    senders = (_send_for_ever(port, at, addresses, network, seen) for at in range(sockets))
    tasks = [asyncio.create_task(each) for each in senders]
    await over.wait()
    print(
        f"{seen.opened} sockets opened, {seen.most_open} at once at most, {seen.closed} closed by the "
        f"server, {seen.unaccepted} not accepted"
    )
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(_run(*map(int, sys.argv[1:4]), network=sys.argv[4]))
