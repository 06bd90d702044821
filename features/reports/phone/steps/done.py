"""The receipt."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from features.reports.phone.addresses import PHOTOS, STATUS
from features.reports.phone.page import page
from features.reports.receipts import code_in_groups
from web.base_path import address
from web.forms.form_services import FormServices, page_context
from web.forms.page import redirect_to
from web.forms.phone import read_receipt
from web.forms.visit import RECEIPT, Visit


async def done_page(_desk: FormServices, visit: Visit) -> Response:
    """The code of what this phone sent last; it stands in a cookie and in no address."""
    receipt = read_receipt(visit.cookie(RECEIPT))
    if not receipt:
        return redirect_to(visit, PHOTOS)
    context = await page_context(visit, receipt["community"])
    tr = visit.tr
    code = receipt.get("code", "")
    texts = {
        "title": tr("Received") if code else tr("Thank you, noted"),
        "lead": tr("Your report has been received and saved.") if code else _too(visit, receipt),
        "code": tr("Receipt code"),
        "keep": tr("Keep this code or take a screenshot. You need it to follow your report."),
        "follow": tr("Follow this report"),
        "then": tr("What happens now"),
        "first": tr("Staff check it on site. Until then nobody else sees your report."),
        "second": tr("If confirmed, it is assigned to someone and shown on the map."),
        "third": tr("You can follow every step with the code."),
        "another": tr("Report something else"),
    }
    follow = f"{address(STATUS)}#{code_in_groups(code)}"
    another = f"{address(PHOTOS)}?c={quote(receipt['community'])}"
    shown = code_in_groups(code) if code else ""
    return page(visit, "done.html", texts, context.community, code=shown, follow=follow, another=another)


def _too(visit: Visit, receipt: dict[str, str]) -> str:
    tr = visit.tr
    return tr(
        "{count} people have now reported this. Staff already know about it.", count=receipt.get("count", "1")
    )
