"""The first step: where it is about. The whole community, a tap on the map, or a building."""

from __future__ import annotations

from starlette.responses import Response

from base.errors import LintuError
from features.reports.phone.ground import SIDE_PX, picks
from features.voices.phone.page import voice_page
from web.base_path import address
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.visit import Visit


async def where_page(_services: FormServices, visit: Visit) -> Response:
    """The three ways to say where."""
    context = await page_context(visit, visit.community)
    return where_form(context, visit.request.query_params.get("private") == "1")


def where_form(context: PageContext, is_private: bool, error: LintuError | None = None) -> Response:
    """The page of the first step. is_private: it is a letter to the secretary."""
    visit, community = context.visit, context.community
    tr = visit.tr
    texts = {
        "title": tr("Write to the secretary") if is_private else tr("Say what you need"),
        "step": tr("Step {step} of 2", step=1),
        "lead": tr("Which place is it about?"),
        "all": tr("The whole community"),
        "tap": tr("Or tap the place on the map"),
        "map": tr("Map of the community: tap where it is. By keyboard, choose the nearest building below."),
        "or_building": tr("Or choose the nearest building"),
        "building": tr("Building or compound"),
        "choose": tr("Please choose"),
        "others": tr("Others"),
        "take": tr("Use this building"),
        "home": tr("Back to the start"),
    }
    picture = address(f"/map/{visit.community}/{visit.language}/0/0/0.svg")
    return voice_page(
        visit,
        "where.html",
        texts,
        community,
        error,
        side=SIDE_PX,
        picture=f"{picture}?{community.digest[:12]}",
        groups=picks(community, visit.language),
        private="1" if is_private else "",
    )
