"""The whole count of a vote: plain and by seats, by age group, by other methods, and how firm it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from features.voting.agreement import Agreement, agreement
from features.voting.ballots import AGE_GROUPS, WITHHELD, Ballot, check_ballot
from features.voting.method import Method
from features.voting.outcome import Outcome
from features.voting.sensitivity import Sensitivity, sensitivity
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import EmptyRule, SeatWeights, by_seats, check_shares, plain


@dataclass(frozen=True)
class CountingRules:
    """Stated before the vote: method, council shares, what settles ties and empty constituencies."""

    method: Method
    shares: Mapping[str, Fraction]
    tie_rule: TieRule
    empty_rule: EmptyRule = "in_proportion"


@dataclass(frozen=True)
class VoteCount:
    """The complete count of a vote.

    `cast` is the number of ballots by constituency, 0 where there was none. `by_seats` is None where the
    constituency of some ballots is withheld, as in a published file with a small constituency. `by_age` has a
    column for each group with ballots: what its ballots alone would choose, counted plainly.
    """

    rules: CountingRules
    cast: Mapping[str, int]
    plain: Outcome
    by_seats: Outcome | None
    weights: SeatWeights | None
    by_age: Mapping[str, Outcome]
    others: Agreement
    firmness: tuple[Sensitivity, ...]


def count_vote(ballots: Sequence[Ballot], slate: Slate, rules: CountingRules) -> VoteCount:
    """Count ballots by the rules. Raises VotingError for a ballot or rule that is not sound."""
    check_shares(rules.shares)
    for ballot in ballots:
        check_ballot(ballot, slate, rules.shares)
    method, tie_rule = rules.method, rules.tie_rule
    cast = Counter(ballot.constituency for ballot in ballots)
    weights = None if cast[WITHHELD] else by_seats(ballots, rules.shares, rules.empty_rule)
    return VoteCount(
        rules,
        {key: cast[key] for key in (*rules.shares, *((WITHHELD,) if cast[WITHHELD] else ()))},
        method.count(plain(ballots), slate, tie_rule),
        method.count(weights.ballots, slate, tie_rule) if weights else None,
        weights,
        {group: method.count(plain(part), slate, tie_rule) for group, part in _by_age(ballots).items()},
        agreement(plain(ballots), method.takes, slate, method, tie_rule),
        _firmness(ballots, slate, rules) if weights else (),
    )


def _by_age(ballots: Sequence[Ballot]) -> dict[str, list[Ballot]]:
    parts = {group: [b for b in ballots if b.age_group == group] for group in (*AGE_GROUPS, WITHHELD)}
    return {group: part for group, part in parts.items() if part}


def _firmness(ballots: Sequence[Ballot], slate: Slate, rules: CountingRules) -> tuple[Sensitivity, ...]:
    found = (
        sensitivity(ballots, slate, rules.method, rules.shares, key, rules.empty_rule) for key in rules.shares
    )
    return tuple(one for one in found if one)
