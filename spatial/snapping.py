"""Where a place joins the walking network: the nearest point of the nearest edge, never a node."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from spatial.network import Floats, Ints, WalkingNetwork


@dataclass(frozen=True, eq=False)
class Snap:
    """n places on the network. `edge` and `offset_m` say where along which edge each one joins,
    `access_m` is the straight leg from the place to that point."""

    xy: Floats
    edge: Ints
    offset_m: Floats
    access_m: Floats

    def __len__(self) -> int:
        return len(self.edge)

    def take(self, rows: Ints) -> Snap:
        """The places at these rows (or where a boolean mask is true)."""
        return Snap(self.xy[rows], self.edge[rows], self.offset_m[rows], self.access_m[rows])


_STRIP_M = 200.0
"""Places are looked up strip by strip, each from south to north."""


def snap(network: WalkingNetwork, xy: Floats) -> Snap:
    """Join places (n, 2), in metres, to the network.

    Of several edges equally near, the one whose nearest point lies furthest west, then south, is taken, so
    the answer does not depend on the order of the paths. The network must not be empty.
    """
    points = shapely.points(xy)
    # Neighbours one after the other find the same part of the index still in the processor's cache.
    along = np.lexsort((xy[:, 1], np.floor(xy[:, 0] / _STRIP_M)))
    place, edge = network.tree.query_nearest(points[along], all_matches=True)
    place = along[place]
    offset_m = shapely.line_locate_point(network.edge_line[edge], points[place])
    foot = shapely.get_coordinates(shapely.line_interpolate_point(network.edge_line[edge], offset_m))
    order = np.lexsort((edge, foot[:, 1], foot[:, 0], place))
    first = order[np.searchsorted(place[order], np.arange(len(points)))]
    access_m = np.hypot(*(foot[first] - xy).T)
    return Snap(np.asarray(xy, dtype=np.float64), edge[first].astype(np.intp), offset_m[first], access_m)
