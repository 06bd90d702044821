"""What one more facility changes, without measuring everything again."""

from __future__ import annotations

import numpy as np

from spatial.nearest import nearest_target
from spatial.network import Floats, WalkingNetwork
from spatial.snapping import Snap


def distance_with_target_added(
    network: WalkingNetwork, origins: Snap, distance_m: Floats, target: Snap
) -> Floats:
    """(B,) distances to the nearest target once `target` (one facility's access points) is there too.

    Equal to measuring all targets again. The search stops at the farthest home that could gain: a walk is
    never shorter than the straight line, so a home nearer to its present facility than the crow flies to
    the new one cannot gain. distance_m: (B,) before, inf where unreachable.
    """
    limit_m = _farthest_that_could_gain(network, origins, distance_m, target)
    if limit_m < 0:
        return distance_m.copy()
    return np.minimum(distance_m, nearest_target(network, origins, target, limit_m).distance_m)


def _farthest_that_could_gain(
    network: WalkingNetwork, origins: Snap, distance_m: Floats, target: Snap
) -> float:
    """Greatest present distance of a home that the target might serve better; −1 for none."""
    joined = np.isin(network.edge_part[origins.edge], network.edge_part[target.edge])
    straight_m = np.min(
        np.hypot(
            origins.xy[:, None, 0] - target.xy[None, :, 0], origins.xy[:, None, 1] - target.xy[None, :, 1]
        ),
        axis=1,
        initial=np.inf,
    )
    return float(distance_m[joined & (straight_m < distance_m)].max(initial=-1.0))
