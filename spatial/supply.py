"""Supply: square metres of public space per person, by the two-step floating catchment area (2SFCA)."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.decay import Decay
from spatial.network import Floats, Geometries
from spatial.pairs import Pairs


def effective_area_m2(spaces: Geometries, taken: Geometries) -> Floats:
    """(S,) area of each space less the union of the `taken` ground (encroachments) inside it, in m²."""
    area_m2 = shapely.area(spaces)
    if not len(taken):
        return np.asarray(area_m2, dtype=np.float64)
    lost = shapely.union_all(np.asarray(taken, dtype=object))
    return np.asarray(area_m2 - shapely.area(shapely.intersection(spaces, lost)), dtype=np.float64)


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
