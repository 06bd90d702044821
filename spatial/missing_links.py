"""The shortest piece of path that would join a cut-off part of a network to its greatest part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from base.bounded_cache import OwnedCache
from spatial.nearest import nearest_target
from spatial.network import Floats, WalkingNetwork
from spatial.snapping import Snap


@dataclass(frozen=True, eq=False)
class MissingLink:
    """A straight piece from a part of the network (`start`) to its greatest part (`end`), both on edges."""

    part: int
    start: Snap
    end: Snap

    @property
    def length_m(self) -> float:
        """Length of the piece."""
        return float(np.hypot(*(self.end.xy[0] - self.start.xy[0])))

    def walks_over(self, network: WalkingNetwork, home: Snap, doors: Snap) -> Floats:
        """(n,) metres from one home on the part over the piece to each of n doors on the greatest part."""
        before_m = nearest_target(network, home, self.start).distance_m[0] + self.length_m
        return np.asarray(before_m + nearest_target(network, doors, self.end).distance_m)


_LINKS: OwnedCache[WalkingNetwork, int, MissingLink] = OwnedCache(1000)


def missing_link(network: WalkingNetwork, part: int) -> MissingLink:
    """The piece for this part, which is not the greatest (0). Of pieces equally short any one.

    Measured once for all homes of the part, and for all options that leave the paths as they are.
    """
    return _LINKS.get_or_make(network, part, lambda: _missing_link(network, part))


def _missing_link(network: WalkingNetwork, part: int) -> MissingLink:
    mine, main = np.flatnonzero(network.edge_part == part), np.flatnonzero(network.edge_part == 0)
    (near, far), gap_m = shapely.STRtree(network.edge_line[main]).query_nearest(
        network.edge_line[mine], return_distance=True, all_matches=False
    )
    best = int(np.argmin(gap_m))
    ends = (int(mine[near[best]]), int(main[far[best]]))
    piece = shapely.shortest_line(network.edge_line[ends[0]], network.edge_line[ends[1]])
    start, end = (
        _on_edge(network, xy, edge) for xy, edge in zip(shapely.get_coordinates(piece), ends, strict=True)
    )
    return MissingLink(part, start, end)


def _on_edge(network: WalkingNetwork, xy: Floats, edge: int) -> Snap:
    offset_m = shapely.line_locate_point(network.edge_line[edge], shapely.Point(xy))
    return Snap(xy[None, :], np.array([edge]), np.array([offset_m]), np.zeros(1))
