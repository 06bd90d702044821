"""The third page: this is what you chose."""

from __future__ import annotations

from starlette.responses import Response

from spatial.errors import LintuError
from ui.residents.visit import Visit
from ui.voters.ballot_form import BallotForm
from ui.voters.page import page
from ui.voters.way import Way
from ui.voters.widgets import widget_of
from workshop.voting.ballots import Ballot
from workshop.voting.box.finding import Standing


def checking_page(
    visit: Visit,
    way: Way,
    sent: BallotForm,
    standing: Standing,
    ballot: Ballot,
    is_test: bool,
    error: LintuError | None = None,
) -> Response:
    """The choice in words, to be sent or changed."""
    tr, terms = visit.tr, standing.terms
    widget = widget_of(terms.workshop.rules.method)
    said = {
        "title": tr("This is what you chose"),
        "lead": terms.workshop.question,
        "trial": tr("Trial: this ballot does not count."),
        "blank": tr("You chose nothing. A blank ballot counts as taking part, and for no option."),
        "once": tr("Once sent, it cannot be changed."),
        "send": tr("Put into the box"),
        "change": tr("Change it"),
        "leave": tr("Clear and start over"),
    }
    return page(
        visit,
        way,
        "check.html",
        said,
        error,
        hidden=[*sent.hidden(), *widget.fields(ballot)],
        is_test=is_test,
        lines=widget.said(ballot, terms.slate, sent.shown, tr),
    )
