"""Slower or faster walkers beside their group: what they reach in the same minutes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from base.words import Bilingual
from data.assess import Assessment
from spatial.coverage import coverage_share, is_covered, needs_met


@dataclass(frozen=True)
class VariantNeeds:
    """Needs met, 0–100, if everybody of the group walked at the variant's speed; NaN without people."""

    group: str
    name: Bilingual
    speed_m_per_s: float
    met: float


def variant_needs(assessment: Assessment) -> tuple[VariantNeeds, ...]:
    """One a variant of the catalogue, in its order, with the minutes of each category."""
    return tuple(
        VariantNeeds(
            group.key,
            variant.name,
            variant.walking_speed_m_per_s.value,
            _met(assessment, row, variant.walking_speed_m_per_s.value),
        )
        for row, group in enumerate(assessment.catalogue.age_groups.values())
        for variant in group.variants
    )


def _met(assessment: Assessment, row: int, speed_m_per_s: float) -> float:
    profile, one = assessment.profile, slice(row, row + 1)
    reach_m = speed_m_per_s * 60.0 * profile.walk_min
    covered = is_covered(assessment.distance_m, np.asarray(reach_m)[None, :])
    share = coverage_share(assessment.people[:, one], covered)
    return float(needs_met(share, profile.weight[one])[0])
