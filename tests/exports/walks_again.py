"""The walks of the sample once more: the committed files, pyproj and networkx, and none of our code."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import shapely
from pyproj import Transformer

FOLDER = Path(__file__).parents[2] / "data" / "sample" / "xuzhen"
TO_METRES = Transformer.from_crs(4326, 4548, always_xy=True)

BLOCKING = {"illegal_building"}
THERE = {"verified", "dispatched", "in_progress", "to_be_checked", "returned"}
"""encroachment_states.toml: checked and not yet closed."""
TOUCH_M = 2.0
"""parameters.toml, path_touch_m: the circle that a report without an outline takes."""


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.geojson").read_text("utf-8"))["features"]
    return found


def metres(geometry: dict[str, Any]) -> Any:
    degrees = shapely.from_geojson(json.dumps(geometry))
    return shapely.transform(degrees, lambda xy: np.column_stack(TO_METRES.transform(xy[:, 0], xy[:, 1])))


def spot_m(lon: float, lat: float) -> tuple[float, float]:
    x, y = TO_METRES.transform(lon, lat)
    return float(x), float(y)


@dataclass
class Town:
    """Every straight stretch of every path is a segment; places stand on segments."""

    places: dict[str, tuple[float, float]]
    spots: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    """Place → (segment, share of the way along it, access leg in m)."""

    @cached_property
    def segments(self) -> np.ndarray:
        """(n, 2, 2), as passable today: what lies on a blocking ground is cut out."""
        ground = shapely.union_all([self._ground(f) for f in features("encroachments") if self._blocks(f)])
        stretches = []
        for path in features("paths"):
            xy = shapely.get_coordinates(metres(path["geometry"]))
            for a, b in pairwise(xy):
                stretch = shapely.LineString([a, b])
                if stretch.intersects(ground):
                    left = shapely.get_parts(stretch - ground)
                    stretches += [shapely.get_coordinates(part) for part in left if part.length > 0]
                else:
                    stretches.append(np.array([a, b]))
        return np.array(stretches)

    @staticmethod
    def _blocks(feature: dict[str, Any]) -> bool:
        return feature["properties"]["category"] in BLOCKING and feature["properties"]["status"] in THERE

    @staticmethod
    def _ground(feature: dict[str, Any]) -> Any:
        shape = metres(feature["geometry"])
        return shape if shape.geom_type.endswith("Polygon") else shape.buffer(TOUCH_M)

    def nearest_segment(self, spot: tuple[float, float]) -> tuple[int, float, float]:
        """By the textbook: the foot of the perpendicular, kept between the ends."""
        a, b = self.segments[:, 0], self.segments[:, 1]
        along, to_spot = b - a, np.array(spot) - a
        share = np.clip((along * to_spot).sum(axis=1) / (along**2).sum(axis=1), 0.0, 1.0)
        leg = np.hypot(*(a + share[:, None] * along - spot).T)
        best = int(leg.argmin())
        return best, float(share[best]), float(leg[best])

    @cached_property
    def graph(self) -> nx.Graph:
        """Segments cut at the places that stand on them; vertices within a millimetre are one."""
        for place, spot in self.places.items():
            self.spots[place] = self.nearest_segment(spot)
        on_segment: dict[int, list[tuple[float, str]]] = {}
        for place, (segment, share, _) in self.spots.items():
            on_segment.setdefault(segment, []).append((share, place))
        graph = nx.Graph()
        for number, (a, b) in enumerate(self.segments):
            length = float(np.hypot(*(b - a)))
            stops: list[tuple[float, Any]] = [
                (0.0, node(a)),
                *sorted(on_segment.get(number, [])),
                (1.0, node(b)),
            ]
            for (start, one), (end, other) in pairwise(stops):
                metres_between = (end - start) * length
                known = graph.get_edge_data(one, other, {"metres": np.inf})["metres"]
                graph.add_edge(one, other, metres=min(metres_between, known))
        return graph

    def walks_from(self, place: str) -> dict[str, float]:
        """Metres on foot to every other place that can be reached."""
        legs = nx.single_source_dijkstra_path_length(self.graph, place, weight="metres")
        own = self.spots[place][2]
        return {other: own + legs[other] + self.spots[other][2] for other in self.places if other in legs}


def node(xy: np.ndarray) -> tuple[int, int]:
    return round(xy[0] * 1000), round(xy[1] * 1000)
