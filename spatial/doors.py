"""Where one enters a place: the points that walks end at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints, WalkingNetwork


@dataclass(frozen=True, eq=False)
class Doors:
    """T access points. xy: (T, 2). place: (T,) row of the facility or space that each one leads into."""

    xy: Floats
    place: Ints

    def __len__(self) -> int:
        return len(self.place)

    def of_places(self, wanted: Ints) -> Doors:
        """The doors of the places in these rows, which keep their numbers."""
        keep = np.isin(self.place, wanted)
        return Doors(self.xy[keep], self.place[keep])


def doors_of(places: Geometries, entrances: Mapping[int, Floats], network: WalkingNetwork) -> Doors:
    """The doors of points and areas.

    A point is its own door. An area is entered at its entrances; where it has none, where paths meet its
    boundary; where none does, at the point of it that is nearest to a path. entrances: row → (n, 2).
    """
    found = [_doors_of_one(place, entrances.get(row), network) for row, place in enumerate(places)]
    if not found:
        return Doors(np.empty((0, 2)), np.empty(0, dtype=np.intp))
    return Doors(np.concatenate(found), np.repeat(np.arange(len(found)), [len(xy) for xy in found]))


def _doors_of_one(place: shapely.Geometry, entrances: Floats | None, network: WalkingNetwork) -> Floats:
    if entrances is not None and len(entrances):
        return entrances
    if place.geom_type == "Point":
        return shapely.get_coordinates(place)
    if not len(network):
        return shapely.get_coordinates(place.representative_point())
    met = _where_paths_meet(place.boundary, network)
    return met if len(met) else _nearest_to_a_path(place, network)


def _where_paths_meet(boundary: shapely.Geometry, network: WalkingNetwork) -> Floats:
    """Crossing points; of a stretch that runs along the boundary, its vertices."""
    edges = network.edge_line[np.sort(network.tree.query(boundary, predicate="intersects"))]
    return np.unique(shapely.get_coordinates(shapely.intersection(edges, boundary)), axis=0)


def _nearest_to_a_path(place: shapely.Geometry, network: WalkingNetwork) -> Floats:
    edge = network.edge_line[network.tree.nearest(place)]
    if shapely.intersects(place, edge):  # the path lies wholly inside the area
        return shapely.get_coordinates(edge)[:1]
    return shapely.get_coordinates(shapely.shortest_line(place, edge))[:1]
