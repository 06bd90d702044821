"""Posters for notice boards, with the code of the page for reports."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from data.model import Community
from data.words import Bilingual
from exports.poster import poster_pdf, report_poster
from layers.names import named
from spatial.errors import LintuError
from ui.opened import opened
from ui.residents.addresses import report_link
from ui.residents.assets import missing


async def poster(request: Request) -> Response:
    """The poster of a community, or of one of its compounds.

    Its code leads to this server under the name by which it was asked: open the page by the address that
    phones can reach.
    """
    name, compound = request.path_params["community"], request.path_params.get("compound", "")
    try:
        community = (await run_in_threadpool(opened, name)).community
    except LintuError:
        return missing()
    place = _place(community, compound)
    if place is None:
        return missing()
    link = report_link(f"{request.url.scheme}://{request.url.netloc}", name, compound)
    pdf = await run_in_threadpool(lambda: poster_pdf(report_poster(place, link)))
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": 'attachment; filename="poster.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(pdf, media_type="application/pdf", headers=headers)


def _place(community: Community, compound: str) -> Bilingual | None:
    """What the poster is for; None where there is no such compound."""
    if not compound:
        return community.name
    compounds = named(community.compounds)
    found = compounds[compounds["id"] == compound]
    return found.iloc[0]["name"] if len(found) else None
