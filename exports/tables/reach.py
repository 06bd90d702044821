"""Shares of people within reach, and how many are not."""

from __future__ import annotations

import numpy as np

from data.assess import Assessment
from spatial.network import Floats


def reach_of_needs(assessment: Assessment, mode: str) -> list[float]:
    """Coverage of each group over all categories, weighed by its needs; NaN where nobody lives."""
    weight, share = assessment.profile.weight, assessment.overall.coverage[mode]
    return [float((w * s).sum() / w.sum()) for w, s in zip(weight, share, strict=True)]


def people_without(assessment: Assessment, mode: str) -> Floats:
    """(C, G) people of the group who need the category and do not have it within reach; NaN: no need."""
    missing = ~assessment.covered(mode)
    people = np.einsum("bg,bgc->cg", assessment.people, missing)
    return np.where(assessment.profile.weight.T > 0, people, np.nan)
