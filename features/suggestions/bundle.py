"""A bundle explained: what each item gives, to whom, at what price, and what could stand in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.assess import Assessment
from data.profile import parameter
from features.options.comparison import Comparison, compare
from features.options.effects import with_interventions
from features.options.intervention import Intervention
from features.options.whatif import what_if
from features.suggestions.candidate import SiteCandidate
from features.suggestions.objective import Objective
from features.suggestions.problem import SuggestionProblem
from features.suggestions.replacement import NextBest, next_best
from features.suggestions.solving import Solution, Solver
from spatial.coverage import Bools
from spatial.network import Floats


@dataclass(frozen=True, eq=False)
class BundleItem:
    """One candidate of a bundle. alone: what it changes by itself. shared: of the people whom it alone would
    newly reach, those whom each other item reaches for the same need (by their key); instead: the next-best
    ground, None where there is none."""

    candidate: SiteCandidate
    alone: Comparison
    shared: dict[str, float]
    instead: NextBest | None
    upkeep_years: float

    @property
    def people(self) -> Floats:
        """(G,) who newly reach something they need, of each age group."""
        return self.alone.gained.people

    @property
    def lacks_payer(self) -> bool:
        """Whether nobody is known to pay its upkeep."""
        return self.candidate.upkeep_cny > 0 and not self.candidate.payer

    @property
    def upkeep_total_cny(self) -> float:
        """Over the years of the catalogue."""
        return self.candidate.upkeep_cny * self.upkeep_years


@dataclass(frozen=True, eq=False)
class SuggestedBundle:
    """objective: what it was chosen for; cheapest: whether it is the cheapest that gains nearly as much.
    comparison: measured by the same what-if as options."""

    objective: Objective
    cheapest: bool
    solution: Solution
    items: tuple[BundleItem, ...]
    comparison: Comparison

    @property
    def cost_cny(self) -> float:
        """Of all items."""
        return sum(one.candidate.cost_cny for one in self.items)

    @property
    def upkeep_cny(self) -> float:
        """Of all items, a year."""
        return sum(one.candidate.upkeep_cny for one in self.items)

    @property
    def interventions(self) -> tuple[Intervention, ...]:
        """In the order in which an option has them."""
        return in_order([one.candidate for one in self.items])

    @cached_property
    def people_by_need(self) -> float:
        """People newly reached, each by the share of the needs that are newly met."""
        before = self.comparison.before.overall
        return float(np.nansum(self.comparison.met / 100.0 * before.people))


def in_order(candidates: Sequence[SiteCandidate]) -> tuple[Intervention, ...]:
    """Their interventions, those of one action together, as effects are applied."""
    ones = [one for candidate in candidates for one in candidate.interventions]
    return tuple(sorted(ones, key=lambda one: one.action))


def explain_bundle(
    problem: SuggestionProblem,
    solver: Solver,
    solution: Solution,
    objective: Objective,
    cheapest: bool = False,
) -> SuggestedBundle:
    """The bundle with everything that is said of it."""
    candidates = [problem.candidates[row] for row in solution.rows]
    alone = [_measured(problem.baseline, [one], problem.mode) for one in candidates]
    reached = [_newly(one) for one in alone]
    years = parameter(problem.baseline.catalogue, "upkeep_years")
    items = tuple(
        BundleItem(
            one,
            alone[place],
            _shared(problem.baseline, candidates, reached, place),
            next_best(solver, solution, solution.rows[place], objective),
            years,
        )
        for place, one in enumerate(candidates)
    )
    together = _measured(problem.baseline, candidates, problem.mode)
    return SuggestedBundle(objective, cheapest, solution, items, together)


def _measured(baseline: Assessment, candidates: Sequence[SiteCandidate], mode: str) -> Comparison:
    community = with_interventions(baseline.community, baseline.catalogue, in_order(candidates))
    return compare(baseline, what_if(baseline, community), mode)


def _newly(one: Comparison) -> Bools:
    """(B, G, C) needs that newly come within reach."""
    needed = one.before.profile.weight > 0
    return ~one.before.is_covered(one.mode) & one.after.is_covered(one.mode) & needed[None]


def _shared(
    baseline: Assessment, candidates: Sequence[SiteCandidate], reached: Sequence[Bools], place: int
) -> dict[str, float]:
    """Key of another item → people whom both reach for the same need; none where there is nobody."""
    found = {}
    for other, one in enumerate(candidates):
        both = (reached[place] & reached[other]).any(axis=2)
        people = float((baseline.people * both).sum())
        if other != place and people > 0:
            found[one.key] = people
    return found
