"""Access points of places: where walks end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints, WalkingNetwork


@dataclass(frozen=True, eq=False)
class AccessPoints:
    """T access points. xy: (T, 2). place: (T,) row of the facility or space that each one leads into."""

    xy: Floats
    place: Ints

    def __len__(self) -> int:
        return len(self.place)

    def of_places(self, wanted: Ints) -> AccessPoints:
        """The doors of the places in these rows, which keep their numbers."""
        keep = np.isin(self.place, wanted)
        return AccessPoints(self.xy[keep], self.place[keep])


def doors_of(places: Geometries, entrances: Mapping[int, Floats], network: WalkingNetwork) -> AccessPoints:
    """The doors of points and areas.

    A point is its own door. An area is entered at its entrances; where it has none, where paths meet its
    boundary; where none does, at the point of it that is nearest to a path. entrances: row → (n, 2).
    """
    rows = np.arange(len(places))
    is_named = np.isin(rows, [row for row, xy in entrances.items() if len(xy)])
    is_point = ~is_named & (shapely.get_type_id(places) == shapely.GeometryType.POINT)
    named = [AccessPoints(entrances[row], np.full(len(entrances[row]), row)) for row in rows[is_named]]
    points = AccessPoints(shapely.get_coordinates(places[is_point]), rows[is_point])
    areas = rows[~is_named & ~is_point]
    return _in_order([*named, points, *_doors_of_areas(places, areas, network)])


def _doors_of_areas(places: Geometries, areas: Ints, network: WalkingNetwork) -> list[AccessPoints]:
    if not len(network):
        return [AccessPoints(shapely.get_coordinates(shapely.point_on_surface(places[areas])), areas)]
    met = _where_paths_meet(places, areas, network)
    return [met, _nearest_to_a_path(places, np.setdiff1d(areas, met.place), network)]


def _where_paths_meet(places: Geometries, areas: Ints, network: WalkingNetwork) -> AccessPoints:
    """Crossing points with the boundary; of a stretch that runs along it, its vertices."""
    boundary = shapely.boundary(places[areas])
    area, edge = network.tree.query(boundary, predicate="intersects")
    crossings = shapely.intersection(network.edge_line[edge], boundary[area])
    xy, of = shapely.get_coordinates(crossings, return_index=True)
    once = np.unique(np.column_stack([areas[area[of]], xy]), axis=0)
    return AccessPoints(once[:, 1:], once[:, 0].astype(np.intp))


def _nearest_to_a_path(places: Geometries, areas: Ints, network: WalkingNetwork) -> AccessPoints:
    if not len(areas):
        return AccessPoints(np.empty((0, 2)), areas)
    edges = network.edge_line[network.tree.nearest(places[areas])]
    links = shapely.shortest_line(places[areas], edges)
    # Where the path lies wholly inside, it is its own link.
    begins = np.where(shapely.intersects(places[areas], edges), edges, links)
    return AccessPoints(shapely.get_coordinates(shapely.get_point(begins, 0)), areas)


def _in_order(found: list[AccessPoints]) -> AccessPoints:
    """All of them, by row of their place."""
    xy = np.concatenate([np.empty((0, 2)), *(doors.xy for doors in found)])
    place = np.concatenate([np.empty(0, np.intp), *(doors.place for doors in found)])
    order = np.argsort(place, kind="stable")
    return AccessPoints(xy[order], place[order])
