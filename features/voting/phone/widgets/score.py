"""0 to 5 for each option."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData

from base.i18n import Translator
from features.voting.ballots import MOST_SCORE, Ballot, ScoreBallot
from features.voting.errors import ScoreError
from features.voting.phone.widgets.widget import NOBODY, BallotWidget, Fields, value
from features.voting.slate import Slate


def _instructions(tr: Translator) -> str:
    return tr(
        "Give each option 0 to 5: 5 is the best. Options left out get 0. Several may have the same score."
    )


def _read(form: FormData, slate: Slate, channel: str) -> Ballot:
    given = {option: value(form, _name(option)) for option in slate.options}
    scores = {option: _score(option, text) for option, text in given.items() if text}
    return ScoreBallot(*NOBODY, channel, scores)


def _score(option: str, text: str) -> int:
    if text not in map(str, range(MOST_SCORE + 1)):
        raise ScoreError(option=option, score=text, most=MOST_SCORE)
    return int(text)


def _fields(ballot: Ballot) -> Fields:
    assert isinstance(ballot, ScoreBallot)
    return [(_name(option), str(score)) for option, score in sorted(ballot.scores.items())]


def _summary_lines(ballot: Ballot, slate: Slate, shown: Sequence[str], tr: Translator) -> list[str]:
    assert isinstance(ballot, ScoreBallot)
    if not any(ballot.scores.values()):
        return []
    best_first = sorted(shown, key=lambda option: -ballot.score(option))
    return [
        tr("{name}: {score} of 5", name=tr.name(slate.name(option)), score=ballot.score(option))
        for option in best_first
    ]


def _name(option: str) -> str:
    return f"score-{option}"


WIDGET = BallotWidget(ScoreBallot, "widgets/score.html", _instructions, _read, _fields, _summary_lines)
