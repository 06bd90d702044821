"""Coverage on foot (步行可达率), needs met, lacks and the smooth indices: who reaches what, and how well.

B residences, G age groups, C facility categories throughout. A place without people of a group has no share
and no index for it: NaN, never zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spatial.decay import Decay, beyond_tolerance
from spatial.network import Floats, Ints

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


def needs_met(share: Floats, weight: Floats) -> Floats:
    """(G,) 0–100, what share of a group's needs is within reach: 100 · Σ_c w·share / Σ_c w.

    share, weight: (G, C). A category that a group does not need says nothing of it, whoever reaches it.
    """
    return 100.0 * (weight * share).sum(axis=1) / weight.sum(axis=1)


def needs_lacked(covered: Bools, weight: Floats) -> Ints:
    """(B, G) how many of the categories that a group needs are out of reach. covered: (B, G, C)."""
    return (~covered & (weight > 0)[None, :, :]).sum(axis=2)


LACKS = ("none", "one", "two_or_more")
"""People are counted by how many of the categories that they need are out of reach."""


def people_by_lack(people: Floats, lacked: Ints) -> Floats:
    """(G, 3) people who lack none, one, two or more of what they need (`LACKS`). people, lacked: (B, G).

    One lack is not made up for by something else that is near.
    """
    return np.stack(
        [(people * found).sum(axis=0) for found in (lacked == 0, lacked == 1, lacked > 1)], axis=1
    )


def residence_shortfall(distance_m: Floats, profile: Profile) -> Floats:
    """(B, G) shortfall index of each residence, 0–100: 100 · Σ_c w·f_c(t) / Σ_c w, t the group's minutes."""
    minutes = distance_m[:, None, :] / (60.0 * profile.speed_m_per_s[None, :, None])
    worth = beyond_tolerance(minutes, profile.walk_min)
    return 100.0 * np.einsum("gc,bgc->bg", profile.weight, worth) / profile.weight.sum(axis=1)


def residence_index(distance_m: Floats, profile: Profile) -> Floats:
    """(B, G) proximity (v1, Horák 2022) of each residence: 100 · Σ_c w·f_g(d) / Σ_c w."""
    worth = np.stack([decay(distance_m) for decay in profile.decay], axis=1)
    return 100.0 * np.einsum("gc,bgc->bg", profile.weight, worth) / profile.weight.sum(axis=1)


def access_index(people: Floats, index_at_residence: Floats) -> Floats:
    """(G,) index of a place, the people's mean of its residences' (the sums of design §4)."""
    return _share((people * index_at_residence).sum(axis=0), people.sum(axis=0))


def headline(index: Floats) -> float:
    """Mean of the groups that live there; NaN where nobody does."""
    known = index[~np.isnan(index)]
    return float(known.mean()) if len(known) else float("nan")


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / whole, np.nan)
