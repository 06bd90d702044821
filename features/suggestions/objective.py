"""What a bundle is chosen for, and what it is worth by that: always in people first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from base.late_modules import sparse
from base.words import Message
from features.suggestions.reach_gains import ReachGains, covered_cells
from spatial.coverage import needs_met
from spatial.network import Floats

Objective = Literal["people", "headline", "worst_group", "worst_grid"]
OBJECTIVES: Mapping[Objective, Message] = {
    "people": Message("most people newly reached, weighted by need"),
    "headline": Message("best headline: needs met, mean of the age groups"),
    "worst_group": Message("best for the age group that is worst off"),
    "worst_grid": Message("best for the worst-off group in the worst-off grid"),
}


@dataclass(frozen=True, eq=False)
class LevelRows:
    """Figures of which the least is to be raised: R rows, each `base` (R,) today plus what the cells add
    (R, M), 0–100."""

    base: Floats
    adds: sparse.csr_array


def cell_values(gains: ReachGains, weight: Floats, objective: Objective) -> Floats:
    """(M,) what each cell adds to the objective; to the number of people for those that raise the least.

    weight: (G, C). "people" counts a person once whose whole need is newly within reach, and by shares.
    """
    share = weight / weight.sum(axis=1, keepdims=True)  # (G, C)
    if objective == "headline":
        people = gains.people.reshape(-1, gains.groups).sum(axis=0)
        lives = people > 0
        scale = np.divide(100.0 / max(lives.sum(), 1), people, out=np.zeros(len(people)), where=lives)
        share = share * scale[:, None]
    return np.asarray((_by_group(gains) * share[:, gains.category].T).sum(axis=1))


def _by_group(gains: ReachGains) -> Floats:
    """(M, G) people of each cell."""
    zones = gains.mass.shape[1] // gains.groups
    fold = sparse.csr_array(np.tile(np.eye(gains.groups), (zones, 1)))
    return np.asarray((gains.mass @ fold).todense())


def level_rows(gains: ReachGains, weight: Floats, objective: Objective) -> LevelRows:
    """The figures whose least "worst_group" or "worst_grid" raises."""
    share = 100.0 * weight / weight.sum(axis=1, keepdims=True)
    groups = gains.groups
    if objective == "worst_group" or np.isnan(gains.zone_share).all():
        people = gains.people.reshape(-1, groups).sum(axis=0)
        mass = sparse.csr_array(_by_group(gains))
        base, of = needs_met(gains.share, weight), np.arange(groups)
    else:
        people, mass = gains.people, gains.mass
        of = np.tile(np.arange(groups), len(people) // groups)
        base = needs_met(gains.zone_share, weight[of])
    known = np.flatnonzero(~np.isnan(base) & (people > 0))
    adds = mass.tocsc()[:, known].T.tocsr()
    scaled = adds.multiply(share[of[known]][:, gains.category] / people[known][:, None])
    return LevelRows(base[known], sparse.csr_array(scaled))


def value_of(gains: ReachGains, weight: Floats, objective: Objective, rows: Sequence[int]) -> float:
    """What these candidates together are worth: people or points gained, or the level that the least of the
    figures reaches."""
    covered = covered_cells(gains, rows)
    if objective in ("people", "headline"):
        return float(cell_values(gains, weight, objective)[covered].sum())
    levels = level_rows(gains, weight, objective)
    return float((levels.base + levels.adds @ covered.astype(np.float64)).min(initial=np.inf))
