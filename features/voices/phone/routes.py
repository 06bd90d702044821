"""The addresses below `/r/`."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from features.voices.phone.addresses import (
    DONE,
    HOME,
    NEED,
    NEEDS_PAGE,
    RECEIPT_PAGE,
    SUPPORT,
    VOICES_PAGE,
    WHAT,
)
from features.voices.phone.done import done_page
from features.voices.phone.home import home_page
from features.voices.phone.needs_list import needs_page
from features.voices.phone.public_list import list_page, support_page
from features.voices.phone.receipt import receipt_page
from features.voices.phone.what import what_page
from features.voices.phone.where import where_page
from web.base_path import address, set_base
from web.forms.form_services import FormServices, Page, page_endpoint

_READ = ["GET", "HEAD"]
_FORM = [*_READ, "POST"]


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of the residents' home page and of voices, below `base` (Streamlit's `server.baseUrlPath`).

    They stand before `web.forms.assets.asset_routes`, which answers everything that is left.
    """
    set_base(base)
    services = FormServices()

    def at(path: str, of: Page, methods: list[str]) -> Route:
        return Route(address(path), page_endpoint(services, of, start=HOME), methods=methods)

    return [
        at(HOME, home_page, _READ),
        at(NEED, where_page, _READ),
        at(WHAT, what_page, _FORM),
        at(DONE, done_page, _READ),
        at(RECEIPT_PAGE, receipt_page, _FORM),
        at(VOICES_PAGE, list_page, _READ),
        at(NEEDS_PAGE, needs_page, _READ),
        at(SUPPORT, support_page, ["POST"]),
    ]
