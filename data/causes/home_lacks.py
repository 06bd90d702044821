"""What a group lacks at one home, with the distances that say why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.assess import Assessment
from data.straight_distances import straight_to_nearest
from spatial.network import Floats, Ints
from spatial.snapping import Snap


@dataclass(frozen=True, eq=False)
class HomeLacks:
    """What the group in this row (`group`) lacks at the residence in this row, in this mode."""

    assessment: Assessment
    residence: int
    group: int
    mode: str

    @cached_property
    def columns(self) -> Ints:
        """The categories that are needed and out of reach, weightiest first."""
        weight = self.assessment.profile.weight[self.group]
        out = (weight > 0) & ~(self.walk_m <= self.reach_m)
        order = np.argsort(-weight, kind="stable")
        return np.asarray(order[out[order]], dtype=np.intp)

    @property
    def walk_m(self) -> Floats:
        """(C,) metres on foot to the nearest that counts; inf: none can be walked to."""
        return np.asarray(self.assessment.distance_m[self.residence])

    @cached_property
    def straight_m(self) -> Floats:
        """(C,) metres as the crow flies to the nearest that counts; inf: there is none."""
        return np.asarray(straight_to_nearest(self.assessment, np.array([self.residence]))[0])

    @cached_property
    def reach_m(self) -> Floats:
        """(C,) how far the group may walk."""
        return np.asarray(self.assessment.profile.reach_m(self.mode)[self.group])

    @cached_property
    def snap(self) -> Snap | None:
        """How the home joins the network; None where no path comes near it."""
        homes = self.assessment.homes
        if homes.snap is None or homes.off[self.residence]:
            return None
        return homes.snap.take(np.array([self.residence]))

    @property
    def part(self) -> int:
        """The part of the network that the home stands on, 0 the greatest; −1: on none."""
        return -1 if self.snap is None else int(self.assessment.network.edge_part[self.snap.edge[0]])

    def key(self, column: int) -> str:
        """The key of the category in this column."""
        return self.assessment.categories[column]
