"""What more facilities change, without measuring everything again.

The search from a new facility stops at the farthest home that could gain: a walk is never shorter than the
straight line, so a home nearer to its present facility than the crow flies to the new one cannot gain, nor
can one on another connected part of the paths.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from spatial.coverage import Bools
from spatial.doors import Doors
from spatial.nearest import nearest_target
from spatial.network import Floats, WalkingNetwork
from spatial.snapping import Snap
from spatial.walking import OffNetwork, Places, Walk, join, walk_to_nearest


def distance_with_target_added(
    network: WalkingNetwork, origins: Snap, distance_m: Floats, target: Snap
) -> Floats:
    """(B,) distances along paths once `target` (one facility's access points) is there too.

    Equal to measuring all targets again. distance_m: (B,) before, inf where unreachable.
    """
    could = _on_parts_of(network, origins, target)
    limit_m = _farthest_that_could_gain(origins.xy, distance_m, target.xy, could)
    if limit_m < 0:
        return distance_m.copy()
    return np.minimum(distance_m, nearest_target(network, origins, target, limit_m).distance_m)


def walk_with_doors_added(
    network: WalkingNetwork, homes: Places, before: Walk, doors: Doors, off_network: OffNetwork
) -> Walk:
    """The walk to the nearest place once `doors` are there too; equal to measuring all doors again.

    `before.place` and `doors.place` number the same places.
    """
    ends = join(network, doors.xy, off_network)
    could = np.ones(len(homes.xy), dtype=bool)
    if homes.snap is not None and ends.snap is not None and not ends.off.any():
        could = homes.off | _on_parts_of(network, homes.snap, ends.snap)
    limit_m = _farthest_that_could_gain(homes.xy, before.distance_m, doors.xy, could)
    if limit_m < 0:
        return before
    added = walk_to_nearest(network, homes, doors, off_network, limit_m)
    closer = added.distance_m < before.distance_m
    return Walk(
        np.where(closer, added.distance_m, before.distance_m),
        np.where(closer, added.place, before.place),
        np.where(closer[:, None], added.door_xy, before.door_xy),
        np.where(closer, added.how, before.how),
    )


def _on_parts_of(network: WalkingNetwork, origins: Snap, targets: Snap) -> Bools:
    return np.isin(network.edge_part[origins.edge], network.edge_part[targets.edge])


def _farthest_that_could_gain(xy: Floats, distance_m: Floats, target_xy: Floats, could: Bools) -> float:
    """Greatest present distance of a home that a target might serve better; −1 for none."""
    if not len(xy) or not len(target_xy):
        return -1.0
    straight_m, _ = cKDTree(target_xy).query(xy)
    return float(distance_m[could & (straight_m < distance_m)].max(initial=-1.0))
