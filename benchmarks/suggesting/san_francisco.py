"""The published set of San Francisco that spopt brings: 205 census tracts and 16 store sites."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pandas as pd
from scipy import sparse

from features.suggestions.choice import ChoiceLimits, Clock, CoverChoice
from features.suggestions.cover_search import best_bundle

RADIUS_M, SITES = 5000.0, 4
PUBLISHED = 875_247
"""People covered, as spopt's own tutorial has it."""


def san_francisco() -> tuple[CoverChoice, pd.DataFrame]:
    """The problem for us, and the distances in metres, tract by site, for spopt."""
    folder = files("spopt") / "tests" / "test_locate" / "data"
    name = "SF_network_distance_candidateStore_16_censusTract_205_new.csv"
    table = pd.read_csv(str(folder / name))
    distance_m = table.pivot_table(values="distance", index="DestinationName", columns="name")
    demand = pd.read_csv(str(folder / "SF_demand_205_centroid_uniform_weight.csv"))
    people = demand.set_index("NAME")["POP2000"]
    value = people.loc[list(distance_m.index)].to_numpy(dtype=np.float64)
    return choice_of(distance_m.to_numpy() <= RADIUS_M, value), distance_m


def choice_of(is_near: np.ndarray, value: np.ndarray) -> CoverChoice:
    """Sites that cost the same and exclude nothing. is_near: (homes, sites)."""
    count = is_near.shape[1]
    cover = sparse.csr_array(is_near.T.astype(np.float64))
    free = np.zeros(count)
    return CoverChoice(cover, value, free, free, np.arange(count), np.zeros((count, count), dtype=bool))


def ours(choice: CoverChoice, sites: int, limit_s: float = 60.0) -> tuple[float, float]:
    """People covered, and the gap that is left (0: proved)."""
    found = best_bundle(choice, ChoiceLimits(float("inf"), sites), Clock(limit_s))
    return found.value, found.gap
