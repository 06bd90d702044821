"""Supply: square metres of public space per person, by the two-step floating catchment area (2SFCA)."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.decay import Decay
from spatial.network import Floats, Geometries
from spatial.pairs import Pairs

_ROUNDING_M2 = 1e-6
"""Exactly enough is enough, whatever the arithmetic of the shapes leaves behind the comma."""


def effective_area_m2(spaces: Geometries, taken: Geometries) -> Floats:
    """(S,) area of each space less the union of the `taken` ground (encroachments) inside it, in m²."""
    area_m2 = np.asarray(shapely.area(spaces), dtype=np.float64)
    if not len(taken) or not len(spaces):
        return area_m2
    space, by = shapely.STRtree(taken).query(spaces, predicate="intersects")
    if len(by):
        lost, hit = shapely.union_all(taken[np.unique(by)]), np.unique(space)
        area_m2[hit] -= shapely.area(shapely.intersection(spaces[hit], lost))
    return area_m2


def is_enough(before_m2: float, left_m2: float, least_m2: float, small_share: float) -> bool:
    """Whether what is left of some ground can still be used.

    Ground that had `least_m2` must keep as much; smaller ground, which was good enough as it was, must keep
    `small_share` of it.
    """
    return left_m2 > (least_m2 if before_m2 >= least_m2 else small_share * before_m2) - _ROUNDING_M2


def supply_per_person(people: Floats, area: Floats, pairs: Pairs, decay: Decay) -> Floats:
    """(B,) supply per person at each residence.

    Step 1: each space's ratio R_s = area_s / Σ_b people_b·f(d). Step 2: A_b = Σ_s R_s·f(d). What the spaces
    that anybody reaches have is given out exactly: Σ_b people_b·A_b = Σ_s area_s.
    people: (B,); area: (S,) m² or any other capacity; pairs: (residence, space) within the catchment.
    Source: Luo & Wang 2003 (binary: `decay.step`), Dai 2010 (`decay.gaussian_catchment`).
    """
    worth = decay(pairs.distance_m)
    demand = np.bincount(pairs.target, people[pairs.origin] * worth, minlength=len(area))
    ratio = np.divide(area, demand, out=np.zeros(len(area)), where=demand > 0)
    return np.bincount(pairs.origin, ratio[pairs.target] * worth, minlength=len(people)).astype(np.float64)
