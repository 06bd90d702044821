"""The addresses below `/r/`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from features.reports.phone.pictures import map_picture, own_photo, photo_for_all
from features.reports.phone.status import status_page
from features.reports.phone.steps.done import done_page
from features.reports.phone.steps.near import near_page
from features.reports.phone.steps.photos import photos_page
from features.reports.phone.steps.place import place_page
from features.reports.phone.steps.what import what_page
from web.base_path import set_base
from web.forms.addresses import DONE, NEAR, PHOTOS, PLACE, STATUS, WHAT, address
from web.forms.assets import asset_file, missing
from web.forms.desk import Desk, Page, answers

_FORM = ["GET", "HEAD", "POST"]


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of the residents' pages, below `base` (the `server.baseUrlPath` of Streamlit).

    Whatever is unknown there is 404, never Streamlit's own page.
    """
    set_base(base)
    desk = Desk()

    def form(path: str, of: Page) -> Route:
        return Route(path, answers(desk, of), methods=_FORM)

    pages = [
        form(PHOTOS, photos_page),
        form(PLACE, place_page),
        form(WHAT, what_page),
        form(NEAR, near_page),
        form(STATUS, status_page),
        Route(DONE, answers(desk, done_page)),
        Route("/report/photo/{place:int}.jpg", own_photo),
        Route("/photo/{photo}.jpg", photo_for_all),
        Route("/map/{community}/{language}/{zoom:int}/{column}/{row}.svg", map_picture),
        Route("/assets/{name}", asset_file),
        Route("/{rest:path}", _missing),
    ]
    return [Mount(address("").rstrip("/"), routes=pages)]


async def _missing(_request: Request) -> Response:
    return missing()
