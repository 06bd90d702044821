"""The addresses below `/cases/`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from ui.base_path import set_base
from ui.cases.addresses import address
from ui.cases.page import ASSETS, answers
from ui.cases.pictures import small_photo, whole_photo
from ui.cases.redacting import redact_page
from ui.door.forms import FormSeal
from ui.residents.assets import missing


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of this room, below `base` (the `server.baseUrlPath` of Streamlit).

    None is listed as public, so the door lets only staff in, and refuses forms from other sites. Whatever is
    unknown here is 404, never Streamlit's own page.
    """
    set_base(base)
    pages = [
        Route("/photos/{photo}.small.jpg", small_photo),
        Route("/photos/{photo}.jpg", whole_photo),
        Route("/photos/{photo}/redact", answers(FormSeal(), redact_page), methods=["GET", "HEAD", "POST"]),
        Route("/assets/{name}", ASSETS.answer),
        Route("/{rest:path}", _missing),
    ]
    return [Mount(address(""), routes=pages)]


async def _missing(_request: Request) -> Response:
    return missing()
