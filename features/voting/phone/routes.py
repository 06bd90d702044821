"""The addresses of the voters' pages, in the residents' room."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from features.voting.phone.addresses import CHECK, KIOSK, VOTE
from features.voting.phone.channel import VotingChannel
from features.voting.phone.limits import voting_desk
from features.voting.phone.page import ASSETS
from features.voting.phone.pictures import option_picture
from features.voting.phone.steps.checked_receipt import receipt_check_page
from features.voting.phone.steps.kiosk import kiosk_page, open_kiosk
from features.voting.phone.steps.kiosk_closing import closing_page
from features.voting.phone.steps.voting import voting_page
from web.base_path import address, set_base
from web.forms.form_services import FormServices, Page, page_endpoint
from web.forms.visit import Visit

_FORM = ["GET", "HEAD", "POST"]


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of the voters' pages, below `base` (the `server.baseUrlPath` of Streamlit).

    They stand before `web.forms.assets.asset_routes`, which answers everything that is left.
    """
    set_base(base)
    services = voting_desk()

    def form(path: str, of: Page, methods: list[str] = _FORM) -> Route:
        return Route(address(path), page_endpoint(services, of, start=VOTE), methods=methods)

    return [
        form(VOTE, _any_vote),
        form(CHECK, receipt_check_page),
        Route(address(f"{VOTE}/assets/{{name}}"), ASSETS.answer),
        Route(address(f"{VOTE}/picture/{{digest}}.png"), option_picture),
        form(f"{VOTE}/{{workshop}}", _one_vote),
        form(f"{KIOSK}/{{workshop}}", kiosk_page),
        form(f"{KIOSK}/{{workshop}}/open", open_kiosk, ["POST"]),
        form(f"{KIOSK}/{{workshop}}/close", closing_page),
    ]


async def _any_vote(services: FormServices, visit: Visit) -> Response:
    return await voting_page(services, visit, VotingChannel("phone"))


async def _one_vote(services: FormServices, visit: Visit) -> Response:
    return await voting_page(services, visit, VotingChannel("phone", visit.request.path_params["workshop"]))
