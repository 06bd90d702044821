"""Jumping to where Equal Shares would buy something else finds what growing yuan by yuan finds."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from base.words import Bilingual
from features.voting.methods.equal_shares import complete_budget
from features.voting.shares_run import Group, SharesRun, run
from features.voting.shares_steady import steady_steps
from features.voting.slate import BundleSlate
from features.voting.ties import TieRule

WEIGHTS = (Fraction(1), Fraction(2, 5), Fraction(1, 7))
DRAW = TieRule("draw", seed="3 5 1")


def case(seed: int) -> tuple[dict[Group, Fraction], BundleSlate]:
    chance = Random(seed)
    ids = tuple("ABCDEF"[: chance.randint(2, 6)])
    costs = {one: Fraction(chance.choice((chance.randint(1, 90), 30))) for one in ids}
    budget = Fraction(chance.randint(int(min(costs.values())), int(sum(costs.values()))))
    groups: dict[Group, Fraction] = {frozenset(ids[:1]): Fraction(1)}
    for _ in range(chance.randint(1, 12)):
        group = frozenset(one for one in ids if chance.random() < 0.4)
        groups[group] = groups.get(group, Fraction(0)) + chance.choice(WEIGHTS)
    return groups, BundleSlate(ids, {one: Bilingual(one, one) for one in ids}, costs, budget)


def one_by_one(
    groups: dict[Group, Fraction], first: Fraction, added: Fraction, slate: BundleSlate, rule: TieRule
) -> tuple[SharesRun, int]:
    """Add1 by its definition."""
    kept, times = run(groups, first, slate, rule), 0
    wanted = frozenset[str]().union(*groups)
    while not kept.asked:
        names = [one.option for one in kept.bought]
        left = slate.budget_cny - slate.cost_cny(names)
        if all(slate.costs_cny[one] > left for one in wanted.difference(names)):
            break
        following = run(groups, first + (times + 1) * added, slate, rule)
        if (
            not following.asked
            and slate.cost_cny([one.option for one in following.bought]) > slate.budget_cny
        ):
            break
        kept, times = following, times + 1
    return kept, times


@pytest.mark.parametrize("rule", [DRAW, TieRule("ask")])
def test_jumps_end_where_single_steps_end(rule: TieRule) -> None:
    jumped = 0
    for seed in range(120):
        groups, slate = case(seed)
        weight = sum(groups.values(), Fraction(0))
        first, added = slate.budget_cny / weight, 1 / weight
        found = complete_budget(groups, first, added, slate, rule)
        assert found == one_by_one(groups, first, added, slate, rule), seed
        jumped += found[1] > 1
    assert jumped > 20


def test_by_hand_as_far_as_nothing_can_change() -> None:
    """One ballot for A (10) and B (30): with 12 CNY it buys A; B is beyond it for 17 more, with 20 for 9."""
    names = {"A": Bilingual("甲", "A"), "B": Bilingual("乙", "B")}
    slate = BundleSlate(("A", "B"), names, {"A": Fraction(10), "B": Fraction(30)}, Fraction(10))
    groups = {frozenset("AB"): Fraction(1)}
    for owned, steps in ((12, 17), (20, 9)):
        each = Fraction(owned)
        assert steady_steps(groups, each, Fraction(1), slate, run(groups, each, slate, DRAW)) == steps
