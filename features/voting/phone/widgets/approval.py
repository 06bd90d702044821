"""Tick every option that one can live with."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData

from base.i18n import Translator
from features.voting.ballots import ApprovalBallot, Ballot
from features.voting.phone.widgets.widget import NOBODY, BallotWidget, Fields, values
from features.voting.slate import Slate

TICK = "pick"


def _instructions(tr: Translator) -> str:
    return tr("Tick every option that you can accept: one or several.")


def _read(form: FormData, _slate: Slate, channel: str) -> Ballot:
    return ApprovalBallot(*NOBODY, channel, frozenset(values(form, TICK)))


def _fields(ballot: Ballot) -> Fields:
    assert isinstance(ballot, ApprovalBallot)
    return [(TICK, option) for option in sorted(ballot.approved)]


def _summary_lines(ballot: Ballot, slate: Slate, shown: Sequence[str], tr: Translator) -> list[str]:
    assert isinstance(ballot, ApprovalBallot)
    return [tr.name(slate.name(option)) for option in shown if option in ballot.approved]


WIDGET = BallotWidget(ApprovalBallot, "widgets/tick.html", _instructions, _read, _fields, _summary_lines)
