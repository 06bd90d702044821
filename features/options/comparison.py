"""An option against its baseline: what it gains, for whom, for how much, and who loses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.assess import Assessment
from data.checks import Check
from features.options.losses import Loss, losses
from spatial.coverage import Bools
from spatial.network import Floats


@dataclass(frozen=True, eq=False)
class Shift:
    """Who comes within reach of something, or falls out of reach, in one mode.

    homes: (B,) residences where it happens to at least one group for at least one category it needs.
    people: (G,) people of the group who live in such residences.
    """

    homes: Bools
    people: Floats


@dataclass(frozen=True, eq=False)
class Comparison:
    """What changed from `before` to `after`. G age groups, C categories.

    met: (G,) points of needs met. shortfall: (G,) points of the smooth index. newly_reached: (G, C) people
    who come within reach of a category that their group needs. gained, lost: who comes within reach of
    something, and who falls out of it. newly_met, newly_missed: clauses of standards. All but the smooth
    index in one mode.
    """

    before: Assessment
    after: Assessment
    mode: str
    met: Floats
    shortfall: Floats
    newly_reached: Floats
    gained: Shift
    lost: Shift

    @property
    def newly_met(self) -> tuple[Check, ...]:
        """Clauses that pass now and did not."""
        return _changed_checks(self.before, self.after, "pass")

    @property
    def newly_missed(self) -> tuple[Check, ...]:
        """Clauses that fail now and did not."""
        return _changed_checks(self.before, self.after, "fail")

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """The figures that get worse; measured when first asked, since a sketch on the move is not."""
        return losses(self.before, self.after, self.mode)

    @property
    def people_gaining(self) -> float:
        """People who come within reach of something that they need."""
        return float(self.gained.people.sum())

    def cny_per_person(self, cost_cny: float) -> float:
        """Yuan for each person who newly reaches something; NaN where nobody does or nothing is spent."""
        return cost_cny / self.people_gaining if cost_cny > 0 and self.people_gaining > 0 else float("nan")


def compare(before: Assessment, after: Assessment, mode: str = "standard_radius") -> Comparison:
    """The difference between two assessments of the same residences."""
    covered = before.is_covered(mode), after.is_covered(mode)
    return Comparison(
        before=before,
        after=after,
        mode=mode,
        met=after.overall.needs_met[mode] - before.overall.needs_met[mode],
        shortfall=after.overall.shortfall - before.overall.shortfall,
        newly_reached=_newly_reached(before, ~covered[0] & covered[1]),
        gained=_shift(before, ~covered[0] & covered[1]),
        lost=_shift(before, covered[0] & ~covered[1]),
    )


def _newly_reached(assessment: Assessment, changed: Bools) -> Floats:
    people = np.einsum("bg,bgc->gc", assessment.people, changed)
    return np.where(assessment.profile.weight > 0, people, 0.0)


def _shift(assessment: Assessment, changed: Bools) -> Shift:
    """changed: (B, G, C). Groups that do not live there or do not need the category do not count."""
    needed = assessment.profile.weight > 0
    lives = assessment.people > 0
    of_group = np.asarray((changed & needed[None, :, :]).any(axis=2) & lives, dtype=np.bool_)
    return Shift(
        homes=np.asarray(of_group.any(axis=1), dtype=np.bool_),
        people=(assessment.people * of_group).sum(axis=0),
    )


def _changed_checks(before: Assessment, after: Assessment, verdict: str) -> tuple[Check, ...]:
    earlier = {(check.clause.key, check.place): check.verdict for check in before.checks}
    return tuple(
        check
        for check in after.checks
        if check.verdict == verdict and earlier[check.clause.key, check.place] != verdict
    )
