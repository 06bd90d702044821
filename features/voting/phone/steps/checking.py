"""The third page: this is what you chose."""

from __future__ import annotations

from starlette.responses import Response

from base.errors import LintuError
from features.voting.ballots import Ballot
from features.voting.box.votes import VoteRecord
from features.voting.phone.ballot_form import BallotForm
from features.voting.phone.channel import VotingChannel
from features.voting.phone.page import page
from features.voting.phone.widgets import widget_of
from web.forms.visit import Visit


def checking_page(
    visit: Visit,
    channel: VotingChannel,
    sent: BallotForm,
    vote: VoteRecord,
    ballot: Ballot,
    is_test: bool,
    error: LintuError | None = None,
) -> Response:
    """The choice in words, to be sent or changed."""
    tr, terms = visit.tr, vote.terms
    widget = widget_of(terms.settings.rules.method)
    texts = {
        "title": tr("This is what you chose"),
        "lead": tr.written(terms.settings.question),
        "trial": tr("Trial: this ballot does not count."),
        "blank": tr("You chose nothing. A blank ballot counts as taking part, and for no option."),
        "once": tr("Once sent, it cannot be changed."),
        "send": tr("Cast the ballot"),
        "change": tr("Change it"),
        "leave": tr("Clear and start over"),
    }
    return page(
        visit,
        channel,
        "check.html",
        texts,
        error,
        hidden=[*sent.hidden_fields(), *widget.fields(ballot)],
        is_test=is_test,
        lines=widget.summary_lines(ballot, terms.slate, sent.shown, tr),
    )
