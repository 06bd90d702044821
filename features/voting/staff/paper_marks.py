"""What stands on a paper ballot, as somebody reads it: a field for each type of ballot.

Options go by the numbers that are printed on the paper, with their names beside them as text.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from features.voting.ballots import (
    MOST_SCORE,
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)
from features.voting.slate import Slate

_WHO = ("", "", "")
"""Whose group a ballot is of, the code says."""


def marks(takes: type[Ballot], slate: Slate, scope: str, tr: Translator) -> Ballot:
    """The ballot as it is read; one that is left as it is, is blank."""
    names = [tr.name(slate.name(option)) for option in slate.options]
    st.text("\n".join(f"{number}  {name}" for number, name in enumerate(names, 1)))
    if takes is ScoreBallot:
        return ScoreBallot(*_WHO, _scores(slate.options, scope, tr))
    if takes is RankingBallot:
        return RankingBallot(*_WHO, _tiers(_places(slate.options, scope, tr)))
    if takes is ChoiceBallot:
        return ChoiceBallot(*_WHO, _one(slate.options, scope, tr))
    kind = BundleBallot if takes is BundleBallot else ApprovalBallot
    return kind(*_WHO, frozenset(_several(slate.options, scope, tr)))


def marks_text(ballot: Ballot, slate: Slate, tr: Translator) -> str:
    """The ballot in numbers, to be laid beside another one."""
    number = {option: place for place, option in enumerate(slate.options, 1)}
    match ballot:
        case ApprovalBallot(approved=approved) | BundleBallot(approved=approved):
            marks = tr.list([str(one) for one in sorted(number[key] for key in approved)])
        case ScoreBallot(scores=scores):
            marks = tr.list([f"{number[key]}: {scores[key]}" for key in slate.options if key in scores])
        case RankingBallot(tiers=tiers):
            marks = " > ".join(
                " = ".join(str(one) for one in sorted(number[key] for key in tier)) for tier in tiers
            )
        case ChoiceBallot(choice=choice):
            marks = str(number[choice]) if choice else ""
        case _:
            raise TypeError(type(ballot).__name__)
    return marks or tr("blank")


def _several(options: Sequence[str], scope: str, tr: Translator) -> list[str]:
    numbers = {option: str(place) for place, option in enumerate(options, 1)}
    return st.pills(
        tr("Ticked numbers"),
        list(options),
        selection_mode="multi",
        format_func=lambda key: numbers[key],
        key=f"paper-ticks-{scope}",
    )


def _one(options: Sequence[str], scope: str, tr: Translator) -> str:
    numbers = {option: str(place) for place, option in enumerate(options, 1)}
    chosen = st.pills(
        tr("Ticked number (none: blank)"),
        list(options),
        format_func=lambda key: numbers[key],
        key=f"paper-tick-{scope}",
    )
    return chosen or ""


def _scores(options: Sequence[str], scope: str, tr: Translator) -> dict[str, int]:
    given: dict[str, int] = {}
    for number, option in enumerate(options, 1):
        score = st.segmented_control(
            tr("Score of no. {number}", number=number),
            list(range(MOST_SCORE + 1)),
            key=f"paper-score-{scope}-{option}",
        )
        if score is not None:
            given[option] = score
    return given


def _places(options: Sequence[str], scope: str, tr: Translator) -> dict[str, int]:
    given: dict[str, int] = {}
    for number, option in enumerate(options, 1):
        place = st.segmented_control(
            tr("Rank of no. {number}", number=number),
            list(range(1, len(options) + 1)),
            key=f"paper-place-{scope}-{option}",
        )
        if place is not None:
            given[option] = place
    return given


def _tiers(places: dict[str, int]) -> tuple[frozenset[str], ...]:
    """Best first; places that nobody has are passed over."""
    return tuple(
        frozenset(key for key, place in places.items() if place == tier)
        for tier in sorted(set(places.values()))
    )
