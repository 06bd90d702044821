"""The facts of a community, or of a part of it, that clauses of standards are about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from base.late_modules import geopandas as gpd
from data.catalogue.model import Catalogue
from data.profile import parameter
from data.scores import Scores
from data.space_use import SpaceUse
from data.usable import space_functions
from data.walkable_community import WalkableCommunity
from spatial.coverage import Bools
from spatial.lines_and_grounds import lines_inside
from spatial.network import Floats
from spatial.standards import PlaceFacts


@dataclass(frozen=True, eq=False)
class CommunityFacts:
    """What the facts of all places of a community are taken from."""

    place: WalkableCommunity
    spaces: SpaceUse

    @cached_property
    def functions(self) -> list[set[str]]:
        """(S,) of each public space."""
        return [set(keys) for keys in space_functions(self.place.community)]

    @cached_property
    def space_points(self) -> npt.NDArray[np.object_]:
        """(S,) a point of each public space, which says where it lies."""
        return np.asarray(self.place.community.public_spaces.representative_point(), dtype=object)

    @cached_property
    def in_compound(self) -> Bools:
        """(S,) public spaces that lie in a compound."""
        return np.asarray(shapely.intersects(self.compounds, self.space_points), dtype=np.bool_)

    @cached_property
    def compounds(self) -> shapely.Geometry:
        """The ground of all compounds."""
        return self.place.community.compounds.union_all()

    @cached_property
    def homes(self) -> npt.NDArray[np.object_]:
        """(B,) their points."""
        return np.asarray(shapely.points(self.place.homes.xy), dtype=object)

    @cached_property
    def served_by_parks(self) -> Bools:
        """(B,) homes within the radius of a park, which depends on the park's size."""
        catalogue, grounds = self.place.catalogue, self.place.community.public_spaces.geometry.to_numpy()
        green = self.spaces.in_order & _any_of(self.functions, catalogue, "green")
        served = np.zeros(len(self.homes), dtype=np.bool_)
        for size in ("park_small", "park_large"):
            parks = green & (self.spaces.effective_area_m2 >= parameter(catalogue, f"{size}_m2"))
            radius_m = parameter(catalogue, f"{size}_radius_m")
            served |= shapely.dwithin(self.homes, shapely.union_all(grounds[parks]), radius_m)
        return served

    def on_ground(self, scores: Scores, ground: shapely.Geometry) -> PlaceFacts:
        """The facts of the part of the community that lies on `ground`."""
        community, catalogue, spaces = self.place.community, self.place.catalogue, self.spaces
        usable = spaces.in_order & np.asarray(shapely.intersects(ground, self.space_points), dtype=bool)
        functions = [keys for keys, keep in zip(self.functions, usable, strict=True) if keep]
        paths = _paths_on(community.paths, ground)
        is_road = (paths["kind"] == "road").to_numpy(dtype=bool)
        return PlaceFacts(
            people=float(scores.people.sum()),
            households=scores.households,
            ground_m2=float(shapely.area(ground)),
            area_m2=spaces.effective_area_m2[usable],
            green=_any_of(functions, catalogue, "green"),
            in_compound=self.in_compound[usable],
            activity=_any_of(functions, catalogue, "activity"),
            sports=_any_of(functions, catalogue, "sports"),
            for_elder_and_child=spaces.intergenerational[usable],
            length_m=shapely.length(paths.geometry.to_numpy()),
            width_m=paths["width_m"].to_numpy(dtype=np.float64),
            step_free=paths["step_free"].to_numpy(dtype=bool),
            city_road_m=self._length_outside_compounds(paths.geometry.to_numpy()[is_road]),
            green_within_radius_share=_green_coverage(catalogue, scores),
            park_radius_share=self._park_radius_share(ground),
            accessible_width_m=parameter(catalogue, "accessible_width_m"),
        )

    def _length_outside_compounds(self, roads: npt.NDArray[np.object_]) -> Floats:
        return np.asarray(shapely.length(shapely.difference(roads, self.compounds)), dtype=np.float64)

    def _park_radius_share(self, ground: shapely.Geometry) -> float:
        """Share of the people on the ground within the radius of a park."""
        people = np.where(shapely.intersects(ground, self.homes), self.place.people.sum(axis=1), 0.0)
        if not people.sum():
            return float("nan")
        return float(people[self.served_by_parks].sum() / people.sum())


def _any_of(functions: list[set[str]], catalogue: Catalogue, kind: str) -> Bools:
    keys = {key for key, f in catalogue.space_functions.items() if kind in f.counts_as}
    return np.array([bool(of_space & keys) for of_space in functions], dtype=np.bool_)


def _green_coverage(catalogue: Catalogue, scores: Scores) -> float:
    if not scores.people.sum():
        return float("nan")
    column = list(catalogue.facility_categories).index("green_space")
    share = np.nan_to_num(scores.coverage["standard_radius"][:, column])
    return float((share * scores.people).sum() / scores.people.sum())


def _paths_on(paths: gpd.GeoDataFrame, ground: shapely.Geometry) -> gpd.GeoDataFrame:
    """The parts of the paths that lie on the ground."""
    if not len(paths):
        return paths
    return paths.assign(geometry=lines_inside(paths.geometry.to_numpy(), ground))
