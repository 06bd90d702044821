"""Reassess only what additional facilities change.

The search from a new facility stops at the farthest home that could gain: a walk is never shorter than the
straight line, so a home nearer to its present facility than the crow flies to the new one cannot gain, nor
can one on another connected part of the paths.
"""

from __future__ import annotations

import numpy as np

from spatial.coverage import Bools
from spatial.doors import AccessPoints
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap
from spatial.walking import OffNetwork, Places, Walk, join, walk_to_nearest


def walk_with_doors_added(
    network: WalkingNetwork, homes: Places, before: Walk, doors: AccessPoints, off_network: OffNetwork
) -> Walk:
    """The walk to the nearest place once `doors` are there too; equal to measuring all doors again.

    `before.place` and `doors.place` number the same places.
    """
    ends = join(network, doors.xy, off_network)
    could = np.ones(len(homes.xy), dtype=bool)
    if homes.snap is not None and ends.snap is not None and not ends.off.any():
        could = homes.off | _on_parts_of(network, homes.snap, ends.snap)
    rows = _that_could_gain(homes.xy, before.distance_m, doors.xy, could)
    if not len(rows):
        return before
    limit_m = float(before.distance_m[rows].max())
    added = walk_to_nearest(network, homes.take(rows), doors, off_network, limit_m)
    closer = added.distance_m < before.distance_m[rows]
    return before.with_rows(rows[closer], added.take(np.flatnonzero(closer)))


def _on_parts_of(network: WalkingNetwork, origins: Snap, targets: Snap) -> Bools:
    return np.isin(network.edge_part[origins.edge], network.edge_part[targets.edge])


def _that_could_gain(xy: Floats, distance_m: Floats, target_xy: Floats, could: Bools) -> Ints:
    """Rows of the homes that a target might serve better."""
    straight_m = np.full(len(xy), np.inf)
    for target in target_xy:  # a few doors: quicker than a tree over them
        np.minimum(straight_m, np.hypot(*(xy - target).T), out=straight_m)
    return np.flatnonzero(could & (straight_m < distance_m))
