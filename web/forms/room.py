"""What is left of the residents' room once the capabilities have their pages in it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from web.base_path import set_base
from web.forms.addresses import address
from web.forms.assets import asset_file, missing


def rest_of_room(base: str = "") -> list[BaseRoute]:
    """Style sheets and scripts of all phone pages; everything else below `/r/` is 404, never Streamlit's own
    page. Stands behind the routes of the capabilities. base: Streamlit's `server.baseUrlPath`."""
    set_base(base)
    rest = [Route("/assets/{name}", asset_file), Route("/{rest:path}", _missing)]
    return [Mount(address("").rstrip("/"), routes=rest)]


async def _missing(_request: Request) -> Response:
    return missing()
