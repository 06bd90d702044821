"""A server on loopback that stands in for Overpass, and says what it is told to say."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from data.importers.osm_download.server import OverpassServer
from tests.data.importers.osm_text import node, osm, square, way

BOX = (116.10, 24.28, 116.11, 24.29)


def town() -> bytes:
    """Two homes and a lane, with what Overpass writes around them."""
    first, ring_one = square(10, 24.2820, 116.1020, 0.0002)
    second, ring_two = square(20, 24.2830, 116.1040, 0.0002)
    whole = osm(
        "<note>The data included in this document is from www.openstreetmap.org.</note>"
        '<meta osm_base="2026-11-27T10:00:00Z"/>',
        f'<bounds minlat="{BOX[1]}" minlon="{BOX[0]}" maxlat="{BOX[3]}" maxlon="{BOX[2]}"/>',
        node(1, 24.2815, 116.1010),
        node(2, 24.2835, 116.1050),
        first,
        second,
        way(1, [1, 2], highway="residential"),
        way(2, ring_one, building="apartments"),
        way(3, ring_two, building="apartments"),
    )
    return whole.encode()


@dataclass
class Answer:
    """What the server says next. slowly_s: between bytes. endless: the body is said again and again."""

    status: int = 200
    body: bytes = field(default_factory=town)
    headers: dict[str, str] = field(default_factory=dict)
    endless: bool = False
    slowly_s: float = 0.0
    cut: bool = False


@dataclass
class Overpass:
    """The stand-in: its address, the next answer, and whoever asked (headers and question)."""

    address: str
    answer: Answer = field(default_factory=Answer)
    agents: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def server(self, **others: float) -> OverpassServer:
        """How ours asks it: 50 km², 5 s, 1 MB."""
        answers = {
            "area_km2": 50.0,
            "wait_s": 5.0,
            "pause_s": 0.0,
            "kept": 3,
            "answer_bytes": 1_000_000,
        } | others
        return OverpassServer(self.address, **answers)  # type: ignore[arg-type]


@contextmanager
def overpass() -> Iterator[Overpass]:
    """The stand-in, while the block runs."""
    stand_in = Overpass("")

    class _Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
            stand_in.questions.append(parse_qs(asked)["data"][0])
            stand_in.agents.append(self.headers["User-Agent"])
            try:
                self._say(stand_in.answer)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _say(self, answer: Answer) -> None:
            body = answer.body
            if answer.headers.get("Content-Encoding") == "gzip":
                body = gzip.compress(body)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.endless:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if answer.slowly_s:
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(answer.slowly_s)
            self.wfile.write(body[: len(body) // 2] if answer.cut else body)
            while answer.endless:
                self.wfile.write(body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    stand_in.address = f"http://127.0.0.1:{http.server_port}/api/interpreter"
    threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield stand_in
    finally:
        http.shutdown()
        http.server_close()
