"""Say which place each option has; several may share one."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData

from base.i18n import Translator
from features.voting.ballots import Ballot, RankingBallot
from features.voting.box.errors import DamagedBallotFormError
from features.voting.phone.widgets.widget import NOBODY, BallotWidget, Fields, value
from features.voting.slate import Slate


def _instructions(tr: Translator) -> str:
    return tr("Give each option a rank; 1 is the best. Several may share one. Options left out come last.")


def _read(form: FormData, slate: Slate, channel: str) -> Ballot:
    given = {option: value(form, _name(option)) for option in slate.options}
    allowed = [str(place) for place in range(1, len(slate.options) + 1)]
    if not set(given.values()) <= {"", *allowed}:
        raise DamagedBallotFormError
    tiers = [frozenset(option for option in given if given[option] == place) for place in allowed]
    return RankingBallot(*NOBODY, channel, tuple(tier for tier in tiers if tier))


def _fields(ballot: Ballot) -> Fields:
    assert isinstance(ballot, RankingBallot)
    places = enumerate(ballot.tiers, start=1)
    return [(_name(option), str(place)) for place, tier in places for option in sorted(tier)]


def _summary_lines(ballot: Ballot, slate: Slate, shown: Sequence[str], tr: Translator) -> list[str]:
    assert isinstance(ballot, RankingBallot)
    lines = []
    for place, tier in enumerate(ballot.tiers, start=1):
        names = [tr.name(slate.name(option)) for option in shown if option in tier]
        lines.append(tr("Rank {place}: {names}", place=place, names=tr.list(names)))
    return lines


def _name(option: str) -> str:
    return f"place-{option}"


WIDGET = BallotWidget(RankingBallot, "widgets/place.html", _instructions, _read, _fields, _summary_lines)
