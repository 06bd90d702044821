"""The last page: the receipt."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from base.errors import LintuError
from features.voting.box.receipts import receipt_text
from features.voting.phone.addresses import CHECK
from features.voting.phone.channel import VotingChannel
from features.voting.phone.page import page
from web.base_path import address
from web.forms.visit import Visit


def receipt_page(
    visit: Visit,
    channel: VotingChannel,
    receipt: str,
    is_test: bool,
    is_new: bool,
    error: LintuError | None = None,
) -> Response:
    """The receipt of the ballot that this form cast, now or before (`is_new` tells)."""
    tr, shown = visit.tr, receipt_text(receipt)
    texts = {
        "title": tr("Your ballot is in the box"),
        "again": tr("It had already been cast; nothing was added."),
        "trial": tr("Trial: this ballot does not count."),
        "receipt": tr("Receipt"),
        "keep": tr(
            "Write it down or take a picture. It shows that your ballot is counted, not how you voted."
        ),
        "check": tr("Look up this receipt"),
        "done": tr("Done: clear the page"),
        "close": tr("Nothing is stored on this phone. Close the page if others use this phone."),
    }
    return page(
        visit,
        channel,
        "voted.html",
        texts,
        error,
        idle="kiosk_receipt_min",
        receipt=shown,
        is_test=is_test,
        is_new=is_new,
        check=f"{address(CHECK)}#{quote(shown)}",
    )
