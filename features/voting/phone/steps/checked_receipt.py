"""A receipt, and whether its ballot is in the box."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from features.voting.box.lookup import any_restored, is_lost_receipt, vote_counting
from features.voting.box.receipts import parse_receipt, receipt_text
from features.voting.box.votes import VoteRecord
from features.voting.phone.channel import VotingChannel
from features.voting.phone.errors import LostReceiptError, NoReceiptError, ReceiptBeforeRestoreError
from features.voting.phone.limits import LARGEST_BALLOT
from features.voting.phone.page import page
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices
from web.forms.visit import Visit

LONGEST_RECEIPT = 40
_WAY = VotingChannel("phone")


async def receipt_check_page(services: FormServices, visit: Visit) -> Response:
    """GET the field; POST the receipt: it comes in the body, so it stands in no log."""
    if visit.request.method != "POST":
        return _page(visit)
    receipt = ""
    try:
        form = await read_form(visit, LARGEST_BALLOT)
        services.limits.codes.take(visit.network)
        receipt = text(form, "receipt")[:LONGEST_RECEIPT]
        vote = await run_in_threadpool(_vote_counting, receipt)
    except LintuError as error:
        return _page(visit, receipt, error=error)
    return _page(visit, receipt, vote)


def _vote_counting(receipt: str) -> VoteRecord:
    """The vote in whose box the ballot is. Raises an error that says why it is not there, as far as known."""
    vote = vote_counting(receipt)
    if vote is not None:
        return vote
    if is_lost_receipt(receipt):
        raise LostReceiptError
    raise ReceiptBeforeRestoreError if any_restored() else NoReceiptError


def _page(
    visit: Visit, receipt: str = "", vote: VoteRecord | None = None, error: LintuError | None = None
) -> Response:
    tr = visit.tr
    texts = {
        "title": tr("Look up a receipt"),
        "receipt": tr("Receipt"),
        "hint": tr("12 characters in three groups of four"),
        "look": tr("Look"),
        "found": tr("Yes: this ballot is in the box and counts."),
        "silent": tr("The receipt does not reveal how you voted, not even to staff."),
        "again": tr("Look up another receipt"),
        "vote": tr("To the vote"),
        "wrong": tr("Not found"),
    }
    return page(
        visit,
        _WAY,
        "check_receipt.html",
        texts,
        error,
        typed=receipt,
        receipt=receipt_text(parse_receipt(receipt)),
        vote=vote.terms.settings.title if vote else "",
    )
