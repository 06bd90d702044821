"""Choose one."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData

from base.i18n import Translator
from features.voting.ballots import Ballot, ChoiceBallot
from features.voting.box.errors import DamagedBallotFormError
from features.voting.phone.widgets.approval import TICK
from features.voting.phone.widgets.widget import NOBODY, BallotWidget, Fields, values
from features.voting.slate import Slate


def _instructions(tr: Translator) -> str:
    return tr("Choose one option.")


def _read(form: FormData, _slate: Slate, channel: str) -> Ballot:
    chosen = values(form, TICK)
    if len(chosen) > 1:
        raise DamagedBallotFormError
    return ChoiceBallot(*NOBODY, channel, "".join(chosen))


def _fields(ballot: Ballot) -> Fields:
    assert isinstance(ballot, ChoiceBallot)
    return [(TICK, ballot.choice)]


def _summary_lines(ballot: Ballot, slate: Slate, _shown: Sequence[str], tr: Translator) -> list[str]:
    assert isinstance(ballot, ChoiceBallot)
    return [tr.name(slate.name(ballot.choice))] if ballot.choice else []


WIDGET = BallotWidget(ChoiceBallot, "widgets/one.html", _instructions, _read, _fields, _summary_lines)
