"""Functions of public spaces: shared by generations or for a single purpose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from spatial.coverage import Bools
from spatial.network import Floats


def serves_groups(
    functions: Sequence[Collection[str]], serves: Mapping[str, Collection[str]]
) -> list[set[str]]:
    """For each space the age groups that its functions serve together."""
    return [{group for function in of_space for group in serves[function]} for of_space in functions]


def is_intergenerational(groups_served: Sequence[Collection[str]]) -> Bools:
    """(S,) whether a space serves both elders and children."""
    return np.array([{"elder", "child"} <= set(groups) for groups in groups_served], dtype=bool)


def monofunctional_share(functions: Sequence[Collection[str]], area_m2: Floats) -> tuple[float, float]:
    """Share of the spaces, and of their area, that have a single function; NaN where there are none."""
    if not len(functions):
        return float("nan"), float("nan")
    single = np.array([len(set(of_space)) == 1 for of_space in functions])
    return float(single.mean()), float(area_m2[single].sum() / area_m2.sum())


def share_of_people(people: Floats, reached: Bools) -> float:
    """Share of the people (B,) whose residence is `reached` (B,); NaN where there is nobody."""
    return float(people[reached].sum() / people.sum()) if people.sum() > 0 else float("nan")
