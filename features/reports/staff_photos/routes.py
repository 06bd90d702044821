"""The addresses below `/cases/`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from features.reports.staff_photos.addresses import address
from features.reports.staff_photos.page import ASSETS, answers
from features.reports.staff_photos.pictures import small_photo, whole_photo
from features.reports.staff_photos.redacting import redact_page
from web.base_path import set_base
from web.door.forms import FormSeal
from web.forms.assets import missing


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
