"""The addresses that a map fetches from."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from ui.map_files.assets import asset_routes, missing
from ui.map_files.file_cache import KINDS, SHELF
from web.base_path import below_base, set_base

_DAY_S = 24 * 3600


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of the maps, below `base` (the `server.baseUrlPath` of Streamlit).

    `GET {base}/assets/…` answers the static files, `GET {base}/data/{token}/{name}` what `publish` offered.
    Whatever is unknown there is 404, never Streamlit's own page.
    """
    set_base(base)
    data = [Route("/{token}/{name}", _data), Route("/{rest:path}", _missing)]
    return [
        *asset_routes(),
        Route(below_base("/assets"), _missing),
        Mount(below_base("/assets"), routes=[Route("/{rest:path}", _missing)]),
        Mount(below_base("/data"), routes=data),
    ]


def _data(request: Request) -> Response:
    name = request.path_params["name"]
    gzip_bytes = SHELF.gzip_bytes(request.path_params["token"], name)
    if gzip_bytes is None:
        return missing()
    headers = {
        "Cache-Control": f"private, max-age={_DAY_S}, immutable",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    body = gzip_bytes
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(gzip_bytes)
    return Response(body, media_type=KINDS[name.rpartition(".")[2]], headers=headers)


async def _missing(_request: Request) -> Response:
    return missing()
