"""Tick what one wants from a budget; the sum is shown, and may be more than the budget."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData

from base.i18n import Translator
from features.voting.ballots import Ballot, BundleBallot
from features.voting.phone.widgets.approval import TICK
from features.voting.phone.widgets.widget import NOBODY, BallotWidget, Fields, values
from features.voting.slate import BundleSlate, Slate


def _instructions(tr: Translator) -> str:
    return tr(
        "Tick all that you want from the budget. The total may exceed it: the count stays within the budget."
    )


def _read(form: FormData, _slate: Slate, channel: str) -> Ballot:
    return BundleBallot(*NOBODY, channel, frozenset(values(form, TICK)))


def _fields(ballot: Ballot) -> Fields:
    assert isinstance(ballot, BundleBallot)
    return [(TICK, option) for option in sorted(ballot.approved)]


def _summary_lines(ballot: Ballot, slate: Slate, shown: Sequence[str], tr: Translator) -> list[str]:
    assert isinstance(ballot, BundleBallot)
    assert isinstance(slate, BundleSlate)
    ticked = [option for option in shown if option in ballot.approved]
    if not ticked:
        return []
    together = tr(
        "Total {sum} yuan; the budget is {budget} yuan",
        sum=tr.number(float(slate.cost_cny(ticked))),
        budget=tr.number(float(slate.budget_cny)),
    )
    return [*(tr.name(slate.name(option)) for option in ticked), together]


WIDGET = BallotWidget(BundleBallot, "widgets/tick.html", _instructions, _read, _fields, _summary_lines)
