"""The same votes counted by others: `starvote` for STAR, `pabutools` for bundles."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
import starvote
from pabutools.election import ApprovalBallot as PbBallot
from pabutools.election import ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

from features.voting.ballots import BundleBallot, ScoreBallot
from features.voting.registry import METHODS
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule
from features.voting.weights import WeightedBallot
from tests.features.voting.polls import ASK, TOGETHER, budget, bundle, outcome, score_ballot

SLATE = Slate(("A", "B", "C", "D"))


def score_ballots(seed: int) -> list[ScoreBallot]:
    dice = Random(seed)
    count = dice.randint(3, 40)
    return [score_ballot(**{option: dice.randint(0, 5) for option in SLATE.options}) for _ in range(count)]


def by_starvote(ballots: list[ScoreBallot]) -> tuple[set[str], set[str]]:
    """Its winner; or the options that its own tie-breaks leave tied."""
    cast = [dict(ballot.scores) for ballot in ballots]
    try:
        return set(starvote.star_voting(cast, tiebreaker=None, verbosity=0)), set()
    except starvote.UnbreakableTieError as error:
        return set(), set(error.candidates)


def test_star_against_starvote() -> None:
    """Where no tie matters both agree. At ties starvote goes by STAR's own protocol (preferences, then fives)
    and we by the rule stated for the vote: its winner must be among those that we say could win, and a tie
    that it cannot break must be one that we tell."""
    clear = tied = open_ties = 0
    for seed in range(400):
        ballots = score_ballots(seed)
        ours = outcome("star", list(ballots), SLATE, TOGETHER)
        theirs, unbroken = by_starvote(ballots)
        if unbroken:
            open_ties += 1
            assert any(unbroken <= set(tie.options) for tie in ours.ties), seed
        elif ours.standing == "decided":
            clear += 1
            assert set(ours.winners) == theirs, seed
        else:
            tied += 1
            assert theirs <= set(ours.winners), seed
    assert clear > 300
    assert tied > 10
    assert open_ties > 0


def bundle_poll(seed: int) -> tuple[BundleSlate, list[BundleBallot]]:
    dice = Random(seed)
    names = "PQRSTUVW"[: dice.randint(3, 8)]
    slate = budget(dice.randint(40, 200), **{name: dice.randint(5, 90) for name in names})
    count = dice.randint(2, 15)
    ballots = [bundle("".join(n for n in names if dice.random() < 0.4)) for _ in range(count)]
    return slate, ballots


def as_pabutools(slate: BundleSlate, ballots: list[BundleBallot]) -> tuple[Instance, ApprovalProfile]:
    projects = {name: Project(name, int(cost)) for name, cost in slate.costs_cny.items()}
    instance = Instance(projects.values(), budget_limit=int(slate.budget_cny))
    cast = [PbBallot([projects[name] for name in sorted(ballot.approved)]) for ballot in ballots]
    return instance, ApprovalProfile(cast, instance=instance)


def approved_options(slate: BundleSlate, ballots: list[BundleBallot]) -> set[str]:
    return {
        name for ballot in ballots for name in ballot.approved if slate.costs_cny[name] <= slate.budget_cny
    }


@pytest.mark.parametrize("first", [0, 100, 200])
def test_equal_shares_against_pabutools(first: int) -> None:
    """Both settle ties by name. Projects dearer than the budget are left out of both."""
    for seed in range(first, first + 50):
        slate, ballots = bundle_poll(seed)
        if not approved_options(slate, ballots):
            continue
        instance, profile = as_pabutools(slate, ballots)
        theirs = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=1)
        ours = outcome(
            "equal_shares", list(ballots), slate, TieRule("order", order=tuple(sorted(slate.options)))
        )
        assert set(ours.winners) == {project.name for project in theirs}, seed


def test_greedy_against_pabutools() -> None:
    """Ties by name again. pabutools also takes what nobody approves where it fits; we do not."""
    for seed in range(200):
        slate, ballots = bundle_poll(seed)
        instance, profile = as_pabutools(slate, ballots)
        theirs = {
            project.name for project in greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat)
        }
        ours = outcome(
            "utilitarian_greedy", list(ballots), slate, TieRule("order", order=tuple(sorted(slate.options)))
        )
        assert set(ours.winners) == theirs & approved_options(slate, ballots), seed


def test_a_tie_that_is_not_asked_about_changes_nothing() -> None:
    """Where the count needs no answer, every order that people could have agreed on gives the same bundle."""
    seen = 0
    for seed in range(60):
        slate, ballots = bundle_poll(seed)
        if len(slate.options) > 4:
            continue
        for method in ("equal_shares", "utilitarian_greedy"):
            asked = outcome(method, list(ballots), slate, ASK)
            if asked.standing == "decided":
                orders = [TieRule("order", order=order) for order in permutations(slate.options)]
                bundles = {frozenset(outcome(method, list(ballots), slate, rule).winners) for rule in orders}
                assert bundles == {frozenset(asked.winners)}
                seen += 1
    assert seen > 20


def test_weights_are_voters() -> None:
    """A ballot of weight 3 counts as three of weight 1."""
    for seed in range(30):
        slate, ballots = bundle_poll(seed)
        rule = TieRule("order", order=tuple(sorted(slate.options)))
        times = [1 + place % 3 for place in range(len(ballots))]
        weighted = [WeightedBallot(b, Fraction(n)) for b, n in zip(ballots, times, strict=True)]
        many = [b for b, n in zip(ballots, times, strict=True) for _ in range(n)]
        greedy = METHODS["utilitarian_greedy"].count(weighted, slate, rule)
        assert greedy.winners == outcome("utilitarian_greedy", list(many), slate, rule).winners
