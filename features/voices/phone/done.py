"""The receipt of a voice that was just sent."""

from __future__ import annotations

from starlette.responses import Response

from features.reports.receipts import code_in_groups
from features.voices.phone.addresses import HOME, NEED, RECEIPT_PAGE, of_community
from features.voices.phone.page import voice_page
from web.base_path import address
from web.forms.form_services import FormServices, page_context
from web.forms.page import redirect_to
from web.forms.phone import read_receipt
from web.forms.visit import RECEIPT, Visit


async def done_page(_services: FormServices, visit: Visit) -> Response:
    """The code of what this phone sent last; it stands in a cookie and in no address."""
    receipt = read_receipt(visit.cookie(RECEIPT))
    if not receipt.get("code"):
        return redirect_to(visit, NEED)
    community = receipt["community"]
    context = await page_context(visit, community)
    tr, code = visit.tr, code_in_groups(receipt["code"])
    texts = {
        "title": tr("Received"),
        "lead": tr("What you said has been received and saved."),
        "code": tr("Receipt code"),
        "keep": tr("Keep this code or take a screenshot. With it you read the answer."),
        "follow": tr("Follow what becomes of it"),
        "another": tr("Say something else"),
        "home": tr("Back to the start"),
    }
    return voice_page(
        visit,
        "done_need.html",
        texts,
        context.community,
        code=code,
        follow=f"{address(of_community(RECEIPT_PAGE, community))}#{code}",
        another=address(of_community(NEED, community)),
        home=address(of_community(HOME, community)),
    )
