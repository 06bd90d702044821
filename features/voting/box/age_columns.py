"""How each age group voted, as far as anybody may know.

The numbers come from the ballots as they are published, and a number that could tell on fewer than `least`
people is left out, with as many others as it takes to keep it from being worked out. The sum of all groups is
the plain count, which everybody knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from data.small_cells import TOTAL, publish
from features.voting.ballots import ApprovalBallot, BundleBallot, ChoiceBallot
from features.voting.count import VoteCount
from features.voting.outcome import Outcome
from features.voting.poll import Poll

_BLANK = "blank"


@dataclass(frozen=True)
class AgeColumn:
    """A group, how many ballots it cast, and what they alone would choose.

    `voices` is the number of its ballots for each option, None where withheld; empty where the method counts
    something else than ballots.
    """

    group: str
    ballots: int
    outcome: Outcome
    voices: Mapping[str, int | None]


def age_columns(published: Poll, count: VoteCount, least: int) -> tuple[AgeColumn, ...]:
    """A column for each group; none where there is only one, for that is the plain count again."""
    groups = tuple(count.by_age)
    if len(groups) < 2:
        return ()
    sizes = {group: sum(b.age_group == group for b in published.ballots) for group in groups}
    voices = _voices(published, count, groups, least)
    return tuple(
        AgeColumn(group, sizes[group], count.by_age[group], voices.get(group, {})) for group in groups
    )


def _voices(
    published: Poll, vote_count: VoteCount, groups: tuple[str, ...], least: int
) -> Mapping[str, Mapping[str, int | None]]:
    options, takes = published.slate.options, vote_count.rules.method.takes
    counts = {
        (group, option): int(outcome.totals[option])
        for group, outcome in vote_count.by_age.items()
        for option in options
    }
    if takes in (ApprovalBallot, BundleBallot):
        cells = publish(counts, groups, options, least, adds="columns").cells
    elif takes is ChoiceBallot:  # these add up to the group, so that a reader could subtract along rows, too
        blank = Counter(
            b.age_group for b in published.ballots if isinstance(b, ChoiceBallot) and not b.choice
        )
        counts |= {(group, _BLANK): blank[group] for group in groups}
        cells = publish(counts, groups, (*options, _BLANK), least).cells
        if any(count is None for cell, count in cells.items() if TOTAL in cell):
            return {}
    else:
        return {}
    return {group: {option: cells[group, option] for option in options} for group in groups}
