"""The second page: the options, and the choice."""

from __future__ import annotations

from starlette.responses import Response

from base.errors import LintuError
from base.i18n import Translator
from features.voting.ballots import MOST_SCORE
from features.voting.box.cards import PROXIMITY
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.phone.ballot_form import BallotForm, fit_form
from features.voting.phone.channel import VotingChannel
from features.voting.phone.option_words import option_words
from features.voting.phone.page import page
from features.voting.phone.widgets import widget_of
from features.voting.slate import BundleSlate
from web.forms.visit import Visit


def choosing_page(
    visit: Visit,
    channel: VotingChannel,
    sent: BallotForm,
    vote: VoteRecord,
    is_test: bool,
    error: LintuError | None = None,
) -> Response:
    """The options in this voter's order, with what was chosen before."""
    tr, terms, form = visit.tr, vote.terms, fit_form(sent, vote)
    widget = widget_of(terms.settings.rules.method)
    budget = terms.slate.budget_cny if isinstance(terms.slate, BundleSlate) else None
    return page(
        visit,
        channel,
        "choose.html",
        {"how": widget.how(tr), **_words(terms, float(budget or 0), tr)},
        error,
        hidden=form.hidden_fields(),
        is_test=is_test,
        options=option_words(terms, form.shown, tr),
        widget=widget.template,
        picked={(name, text) for name, text in form.choice.multi_items() if isinstance(text, str)},
        scores=range(MOST_SCORE + 1),
        places=[(str(place), tr("Rank {place}", place=place)) for place in range(1, len(form.shown) + 1)],
        budget_fen=round(budget * 100) if budget else 0,
    )


def _words(terms: VoteTerms, budget_cny: float, tr: Translator) -> dict[str, str]:
    """What the page says, by the name that the template gives it."""
    settings = terms.settings
    is_former = any(card.measure == PROXIMITY for card in terms.cards.values())
    return {
        "title": tr.written(settings.title),
        "lead": tr.written(settings.question),
        "order": tr("Each voter sees the options in a different order."),
        "trial": tr("Trial: this ballot does not count."),
        "changes": tr("What changes for"),
        "points": tr("points of access index, of 100") if is_former else tr("points of needs met, of 100"),
        "pick": tr("I choose this"),
        "none": tr("None of them (blank ballot)"),
        "score": tr("Your score"),
        "place": tr("Its rank"),
        "no_place": tr("no rank"),
        "next": tr("Next: review your choice"),
        "leave": tr("Clear and start over"),
        "sum": tr("Chosen: {sum} of {budget} yuan", sum="{sum}", budget=tr.number(budget_cny)),
    }
