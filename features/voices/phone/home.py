"""The residents' home page: everything they can do here."""

from __future__ import annotations

from starlette.responses import Response

from features.voices.phone.addresses import of_community
from features.voices.phone.page import voice_page
from web.base_path import address
from web.forms.form_services import FormServices, page_context
from web.forms.home_links import HOME_LINKS, HomeLink
from web.forms.visit import Visit


async def home_page(_services: FormServices, visit: Visit) -> Response:
    """The links that the capabilities give, the most wanted on top."""
    context = await page_context(visit, visit.community)
    tr = visit.tr
    texts = {"title": tr("What would you like to do?"), "lead": tr("No account is needed, and no name.")}
    links = [
        {"address": _address(visit, one), "title": tr.name(one.title), "about": tr.name(one.about)}
        for one in sorted(HOME_LINKS.members, key=lambda one: one.place)
    ]
    return voice_page(visit, "home.html", texts, context.community, links=links)


def _address(visit: Visit, link: HomeLink) -> str:
    found = address(of_community(link.path, visit.community))
    return f"{found}&{link.query}" if link.query else found
