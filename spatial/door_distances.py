"""Walking distance from every home to each of many doors, where `nearest` keeps the nearest alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from base.late_modules import csgraph, scipy_spatial
from spatial.nearest import graph_with_targets, pairs_on_one_edge
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap
from spatial.walking import OffNetwork, Places, join

_AT_ONCE = 128
"""Doors that are searched from at a time, so that memory stays small in a town."""


def door_distances(
    network: WalkingNetwork, homes: Places, doors_xy: Floats, off_network: OffNetwork, limit_m: float
) -> Iterator[tuple[slice, Floats]]:
    """Some doors at a time: their rows, and (d, B) metres as `spatial.walking.walk_to_nearest` has them for
    each door alone; inf beyond the limit."""
    for start in range(0, len(doors_xy), _AT_ONCE):
        rows = slice(start, min(start + _AT_ONCE, len(doors_xy)))
        yield rows, _distances(network, homes, doors_xy[rows], off_network, limit_m)


def _distances(
    network: WalkingNetwork, homes: Places, doors_xy: Floats, off_network: OffNetwork, limit_m: float
) -> Floats:
    ends = join(network, doors_xy, off_network)
    found = np.full((len(doors_xy), len(homes.xy)), np.inf)
    _straight(found, homes, ends, off_network)
    if homes.snap is not None and ends.snap is not None:
        from_home, to_door = np.flatnonzero(~homes.off), np.flatnonzero(~ends.off)
        by_paths = _by_paths(network, homes.snap.take(from_home), ends.snap.take(to_door), limit_m)
        block = np.ix_(to_door, from_home)
        found[block] = np.minimum(found[block], by_paths)
    found[found > limit_m] = np.inf
    return found


def _straight(found: Floats, homes: Places, ends: Places, off_network: OffNetwork) -> None:
    """Straight line times detour, where the home or the door has no path near it."""
    for home, end in (
        (np.flatnonzero(homes.off), np.arange(len(ends.xy))),
        (np.flatnonzero(~homes.off), np.flatnonzero(ends.off)),
    ):
        if len(home) and len(end):
            straight_m = scipy_spatial.distance.cdist(ends.xy[end], homes.xy[home])
            found[np.ix_(end, home)] = straight_m * off_network.detour_factor


def _by_paths(network: WalkingNetwork, homes: Snap, doors: Snap, limit_m: float) -> Floats:
    """(d, B) along the paths, both access legs included."""
    if not len(homes) or not len(doors):
        return np.full((len(doors), len(homes)), np.inf)
    nodes = len(network.node_xy)
    indices: Ints = np.arange(nodes, nodes + len(doors))
    at_node = csgraph.dijkstra(graph_with_targets(network, doors), indices=indices, limit=limit_m)
    ends = network.edge_nodes[homes.edge]
    rest_m = network.edge_length_m[homes.edge] - homes.offset_m
    way_m = np.minimum(homes.offset_m + at_node[:, ends[:, 0]], rest_m + at_node[:, ends[:, 1]])
    found = np.asarray(homes.access_m + way_m)
    home, door = pairs_on_one_edge(homes, doors)
    along_m = (
        homes.access_m[home] + np.abs(homes.offset_m[home] - doors.offset_m[door]) + doors.access_m[door]
    )
    np.minimum.at(found, (door, home), along_m)
    return found
