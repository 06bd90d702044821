"""Coverage (达标率) and access index: who reaches what, and how well.

B residences, G age groups, C facility categories throughout. A place without people of a group has no share
and no index for it: NaN, never zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spatial.decay import Decay
from spatial.network import Floats

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Profile:
    """What the groups need and how they walk.

    weight: (G, C), 0 where a group does not need a category. speed_m_per_s: (G,). decay: G functions of
    metres. service_radius_m, walk_min: (C,).
    """

    weight: Floats
    speed_m_per_s: Floats
    decay: Sequence[Decay]
    service_radius_m: Floats
    walk_min: Floats

    def reach_m(self, mode: str) -> Floats:
        """(G, C) how far a group may walk to a category: the standard's radius for everybody, or
        ("equal_time") as far as the group gets in the same minutes."""
        if mode == "equal_time":
            return self.speed_m_per_s[:, None] * 60.0 * self.walk_min[None, :]
        return np.broadcast_to(self.service_radius_m, self.weight.shape)


MODES = ("standard_radius", "equal_time")


def is_covered(distance_m: Floats, reach_m: Floats) -> Bools:
    """(B, G, C) whether a residence is within reach; distances (B, C), reach (G, C)."""
    return distance_m[:, None, :] <= reach_m[None, :, :]


def coverage_share(people: Floats, covered: Bools) -> Floats:
    """(G, C) share of people covered: Σ_b P·1(d ≤ r) / Σ_b P. people: (B, G); covered: (B, G, C)."""
    return _share(np.einsum("bg,bgc->gc", people, covered), people.sum(axis=0)[:, None])


def residence_index(distance_m: Floats, profile: Profile) -> Floats:
    """(B, G) access index of each residence: 100 · Σ_c w·f_g(d) / Σ_c w."""
    worth = np.stack([decay(distance_m) for decay in profile.decay], axis=1)
    return 100.0 * np.einsum("gc,bgc->bg", profile.weight, worth) / profile.weight.sum(axis=1)


def access_index(people: Floats, index_at_residence: Floats) -> Floats:
    """(G,) access index of a place, the people's mean of its residences' (the sums of design §4)."""
    return _share((people * index_at_residence).sum(axis=0), people.sum(axis=0))


def headline(index: Floats) -> float:
    """Mean of the groups that live there; NaN where nobody does."""
    known = index[~np.isnan(index)]
    return float(known.mean()) if len(known) else float("nan")


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / whole, np.nan)
