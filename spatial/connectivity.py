"""How well paths join places: the joined share of public spaces, the share of easy paths, the detour."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints, WalkingNetwork
from spatial.pairs import Pairs
from spatial.snapping import Snap


def joined_share(network: WalkingNetwork, doors: Snap, space: Ints, near_m: float) -> float:
    """Share of the pairs of spaces that paths join: both have a door within `near_m` of the same
    connected part. doors: access points; space: (doors,) the space each belongs to, numbered from 0.

    NaN with fewer than two spaces.
    """
    spaces = int(space.max(initial=-1)) + 1
    if spaces < 2:
        return float("nan")
    parts = int(network.node_part.max(initial=-1)) + 1
    touches = np.zeros((spaces, parts), dtype=np.float32)  # multiplied ten times as fast as whole numbers
    near = doors.access_m <= near_m
    touches[space[near], network.edge_part[doors.edge[near]]] = 1
    joined = (touches @ touches.T) > 0
    return float(np.triu(joined, 1).sum() / (spaces * (spaces - 1) / 2))


def share_of_length(part: Geometries, whole: Geometries) -> float:
    """Metres of the lines `part` for each metre of `whole`; NaN where there is none."""
    length_m = float(shapely.length(whole).sum())
    return float(shapely.length(part).sum()) / length_m if length_m > 0 else float("nan")


def detour_ratio(origin_xy: Floats, target_xy: Floats, pairs: Pairs, people: Floats) -> float:
    """Metres walked for each metre of straight line, over pairs of homes and spaces, by people.

    1 is a path as the crow flies. origin_xy: (B, 2); target_xy: (T, 2); people: (B,). NaN without pairs.
    """
    straight_m = np.hypot(*(origin_xy[pairs.origin] - target_xy[pairs.target]).T)
    weight = people[pairs.origin]
    whole = float((weight * straight_m).sum())
    return float((weight * pairs.distance_m).sum() / whole) if whole > 0 else float("nan")
