"""The style sheet, script and blank picture of these pages, each with its content in its name."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from ui.residents.addresses import address

_FOLDER = Path(__file__).with_name("static")
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_YEAR_S = 365 * 24 * 3600


def asset(name: str) -> str:
    """The address of a file of `static/`."""
    return address(f"/assets/{_digest(name)}-{name}")


async def asset_file(request: Request) -> Response:
    """The file, for as long as the phone likes to keep it."""
    digest, _, name = request.path_params["name"].partition("-")
    if name not in _names() or digest != _digest(name):
        return missing()
    headers = {"Cache-Control": f"public, max-age={_YEAR_S}, immutable"}
    return packed(request, _bytes(name), _KINDS[Path(name).suffix], headers)


def packed(request: Request, body: bytes, kind: str, headers: dict[str, str]) -> Response:
    """An answer, compressed where the phone can read that."""
    headers = headers | {"Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = gzip.compress(body, 6), headers | {"Content-Encoding": "gzip"}
    return Response(body, media_type=kind, headers=headers)


def missing() -> Response:
    """Nothing is here, whoever asks."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response("not found\n", 404, headers, media_type="text/plain")


@cache
def _names() -> frozenset[str]:
    return frozenset(file.name for file in _FOLDER.iterdir())


@cache
def _bytes(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


@cache
def _digest(name: str) -> str:
    return hashlib.sha256(_bytes(name)).hexdigest()[:12]
