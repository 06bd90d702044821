"""The addresses below `/r/`."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from features.reports.phone.addresses import DONE, NEAR, PHOTOS, PLACE, STATUS, WHAT
from features.reports.phone.pictures import map_picture, own_photo, photo_for_all
from features.reports.phone.status import status_page
from features.reports.phone.steps.done import done_page
from features.reports.phone.steps.near import near_page
from features.reports.phone.steps.photos import photos_page
from features.reports.phone.steps.place import place_page
from features.reports.phone.steps.sending import with_draft
from features.reports.phone.steps.what import what_page
from web.base_path import address, set_base
from web.forms.form_services import FormServices, Page, page_endpoint

_FORM = ["GET", "HEAD", "POST"]


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of the residents' pages, below `base` (the `server.baseUrlPath` of Streamlit).

    They stand before `web.forms.assets.asset_routes`, which answers everything that is left.
    """
    set_base(base)
    services = FormServices()

    def form(path: str, of: Page) -> Route:
        return Route(address(path), page_endpoint(services, of, start=PHOTOS), methods=_FORM)

    return [
        form(PHOTOS, photos_page),
        form(PLACE, with_draft(place_page)),
        form(WHAT, with_draft(what_page)),
        form(NEAR, with_draft(near_page)),
        form(STATUS, status_page),
        Route(address(DONE), page_endpoint(services, done_page, start=PHOTOS)),
        Route(address("/report/photo/{place:int}.jpg"), own_photo),
        Route(address("/photo/{photo}.jpg"), photo_for_all),
        Route(address("/map/{community}/{language}/{zoom:int}/{column}/{row}.svg"), map_picture),
    ]
