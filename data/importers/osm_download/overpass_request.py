"""Send a request to an Overpass server; the only module that makes internet requests.

OSMnx is not used for it. Its HTTP layer asks again without end, 55 s apart, where a server is busy; asks the
public resolver of another company where a name is not found, which is the normal case offline; replaces
`socket.getaddrinfo` of the whole process; and holds an answer of any size in memory, as JSON, which our
reader of files does not read.
"""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from urllib.parse import urlencode

from base.words import Message, Progress
from data.importers.limits import MB
from data.importers.osm_download.errors import (
    AlreadyDownloadingError,
    AnswerCutShortError,
    AnswerTooLargeError,
    AnswerTooSlowError,
    NoInternetError,
    ServerBusyError,
    ServerRefusedError,
)
from data.importers.osm_download.server import OverpassServer

_CHUNK = 1 << 16
_BUSY = (429, 502, 503, 504)
_LONGEST_REST_S = 600.0
"""A server that asks for more is asked again after this, by a person's hand."""
_seat = threading.Lock()
_not_before: dict[str, float] = {}
"""Address → when (monotonic) it may be asked again; guarded by the seat."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A person agreed to one server; another one that it points at is not asked."""

    def redirect_request(self, *_: object) -> None:
        """Leave the redirect as the answer."""


def query_server(server: OverpassServer, words: str, progress: Progress) -> bytes:
    """The server's whole answer to a question in Overpass QL, unpacked.

    Raises a DownloadError where there is none: offline, busy, refused, too large, too slow, cut short.
    """
    with _one_at_a_time(server, progress):
        deadline = time.monotonic() + server.wait_s
        progress(0.05, Message("Requesting data from {host}", host=server.host))
        try:
            with _opener().open(_request(server, words), timeout=server.wait_s) as answer:
                return _read(answer, server, deadline, progress)
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(server, error) from None
        except TimeoutError:
            raise AnswerTooSlowError(host=server.host, wait_s=server.wait_s) from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise AnswerTooSlowError(host=server.host, wait_s=server.wait_s) from None
            raise NoInternetError(host=server.host) from None
        except http.client.HTTPException:
            raise AnswerCutShortError(host=server.host) from None
        except OSError:
            raise NoInternetError(host=server.host) from None


@contextmanager
def _one_at_a_time(server: OverpassServer, progress: Progress) -> Iterator[None]:
    """Nobody else asks meanwhile, and the server has had its rest. Raises AlreadyDownloadingError, and
    ServerBusyError while it wants to be left alone for longer than the usual pause."""
    if not _seat.acquire(blocking=False):
        raise AlreadyDownloadingError
    try:
        rest_s = _not_before.get(server.address, 0.0) - time.monotonic()
        if rest_s > server.pause_s:
            raise ServerBusyError(host=server.host, status=429, minutes=_minutes(rest_s))
        if rest_s > 0:
            progress(
                0.0,
                Message("Waiting briefly before the next request"),
            )
            time.sleep(rest_s)
        try:
            yield
        finally:
            soonest = time.monotonic() + server.pause_s
            _not_before[server.address] = max(soonest, _not_before.get(server.address, 0.0))
    finally:
        _seat.release()


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_NoRedirects())


def _request(server: OverpassServer, words: str) -> urllib.request.Request:
    agent = f"Lintu/{version('lintu')} (community planning; one download a press)"
    return urllib.request.Request(  # noqa: S310  (`server_from` lets only http and https pass)
        server.address,
        data=urlencode({"data": words}).encode(),
        headers={"User-Agent": agent, "Accept": "application/osm3s+xml, */*", "Accept-Encoding": "gzip"},
    )


def _refusal(server: OverpassServer, error: urllib.error.HTTPError) -> ServerBusyError | ServerRefusedError:
    if error.code not in _BUSY:
        return ServerRefusedError(host=server.host, status=error.code)
    try:
        rest_s = min(_LONGEST_REST_S, max(0.0, float(error.headers.get("Retry-After", ""))))
    except ValueError:
        rest_s = 60.0
    if error.code == 429:
        _not_before[server.address] = time.monotonic() + rest_s
    return ServerBusyError(host=server.host, status=error.code, minutes=_minutes(rest_s))


def _minutes(rest_s: float) -> int:
    return max(1, round(rest_s / 60 + 0.49))


def _read(
    answer: http.client.HTTPResponse, server: OverpassServer, deadline: float, progress: Progress
) -> bytes:
    """The body, unpacked, as long as it stays within bytes and time."""
    is_packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
    unpack = zlib.decompressobj(wbits=31) if is_packed else None
    whole = bytearray()
    while chunk := answer.read1(_CHUNK):
        try:
            whole += unpack.decompress(chunk, server.answer_bytes + 1 - len(whole)) if unpack else chunk
        except zlib.error:
            raise AnswerCutShortError(host=server.host) from None
        if len(whole) > server.answer_bytes:
            raise AnswerTooLargeError(host=server.host, limit_mb=server.answer_bytes / MB)
        if time.monotonic() > deadline:
            raise AnswerTooSlowError(host=server.host, wait_s=server.wait_s)
        size = f"{len(whole) / MB:.1f} MB"
        progress(0.1 + 0.9 * len(whole) / server.answer_bytes, Message("{size} received", size=size))
    if answer.length or (unpack is not None and not unpack.eof):
        raise AnswerCutShortError(host=server.host)
    return bytes(whole)
