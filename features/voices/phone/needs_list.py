"""What is lacking: the largest needs by the score, with the voices beside them."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from data.open_communities import score_if_made
from features.voices.needs import Need
from features.voices.phone.page import voice_page
from features.voices.phone.public_words import category_name
from features.voices.table import MOST, public_needs
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.visit import Visit


async def needs_page(_services: FormServices, visit: Visit) -> Response:
    """The list of needs that anybody may see."""
    context = await page_context(visit, visit.community)
    tr = visit.tr
    cards = await run_in_threadpool(_cards, context)
    texts = {
        "title": tr("What is lacking here"),
        "lead": tr("People who have it not within reach on foot, and what residents said. Without names."),
        "none": tr("Nothing is lacking, and nobody has said anything yet."),
        "need": tr("Say what you need"),
        "home": tr("Back to the start"),
    }
    return voice_page(visit, "needs.html", texts, context.community, None, cards=cards)


def _cards(context: PageContext) -> list[dict[str, str]]:
    key = context.community.key  # a score that is not there yet is not waited for
    needs = public_needs(key, context.catalogue, score_if_made(key))
    return [_card(context, one) for one in needs[:MOST]]


def _card(context: PageContext, one: Need) -> dict[str, str]:
    tr, catalogue = context.visit.tr, context.catalogue
    title = [category_name(catalogue, one.category, tr)]
    if one.group:
        title.append(tr.name(catalogue.age_groups[one.group].people))
    if one.grid:
        title.append(one.grid)
    said = tr("voices: {count}", count=tr.number(one.voices)) if one.voices else ""
    return {
        "title": " · ".join(title),
        "people": tr("{people} people without it", people=tr.number(round(one.people))) if one.people else "",
        "said": said,
    }
