"""Static files of the phone pages, named by their content.

Everything else below `/r/` that no capability answers is not found.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from web.base_path import address, set_base

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True)
class PageAssets:
    """The files of a folder below `/assets/`; `address` puts the base path in front."""

    folder: Path
    address: Callable[[str], str]

    def of(self, name: str) -> str:
        """The address of a file."""
        return self.address(f"/assets/{_digest(self.folder / name)}-{name}")

    async def answer(self, request: Request) -> Response:
        """The file, for as long as the browser likes to keep it."""
        digest, _, name = request.path_params["name"].partition("-")
        if name not in _names(self.folder) or digest != _digest(self.folder / name):
            return missing()
        headers = {"Cache-Control": f"public, max-age={_YEAR_S}, immutable"}
        return compressed_response(request, _bytes(self.folder / name), _KINDS[Path(name).suffix], headers)


_OWN = PageAssets(Path(__file__).with_name("static"), address)


def asset(name: str) -> str:
    """The address of a file of these pages."""
    return _OWN.of(name)


async def asset_file(request: Request) -> Response:
    """A file of these pages."""
    return await _OWN.answer(request)


def compressed_response(request: Request, body: bytes, kind: str, headers: dict[str, str]) -> Response:
    """An answer, compressed where the phone can read that."""
    headers = headers | {"Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = gzip.compress(body, 6), headers | {"Content-Encoding": "gzip"}
    return Response(body, media_type=kind, headers=headers)


def missing() -> Response:
    """A 404 response."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response("not found\n", 404, headers, media_type="text/plain")


def asset_routes(base: str = "") -> list[BaseRoute]:
    """Style sheets and scripts of all phone pages; everything else below `/r/` is 404, never Streamlit's own
    page. Stands behind the routes of the capabilities. base: Streamlit's `server.baseUrlPath`."""
    set_base(base)
    rest = [Route("/assets/{name}", asset_file), Route("/{rest:path}", _missing)]
    return [Mount(address("").rstrip("/"), routes=rest)]


@cache
def _names(folder: Path) -> frozenset[str]:
    return frozenset(file.name for file in folder.iterdir())


@cache
def _bytes(file: Path) -> bytes:
    return file.read_bytes()


@cache
def _digest(file: Path) -> str:
    return hashlib.sha256(_bytes(file)).hexdigest()[:12]


async def _missing(_request: Request) -> Response:
    return missing()
