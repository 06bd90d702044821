"""The standards check: every clause of the catalogue against the places that it is about.

A clause passes or fails; or it is there for reference only, does not apply here, or cannot be computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from base.late_modules import geopandas as gpd
from data.catalogue.model import Catalogue, Clause
from data.mainland_china import lies_in_mainland_china
from data.model import Community
from data.profile import parameter
from data.scores import Scores
from data.space_use import SpaceUse
from data.usable import space_functions
from spatial.coverage import Bools
from spatial.lines_and_grounds import lines_inside
from spatial.network import Floats
from spatial.standards import MEASURES, PlaceFacts, Verdict, verdict


@dataclass(frozen=True)
class Check:
    """One clause compared with one place.

    `place` is a grid's code or a compound's id, empty for the community.
    `value` is NaN and `verdict` "cannot_be_computed" where the data do not tell.
    """

    clause: Clause
    place: str
    value: float
    verdict: Verdict


def check_standards(
    community: Community,
    catalogue: Catalogue,
    overall: Scores,
    by_grid: Mapping[str, Scores],
    by_compound: Mapping[str, Scores],
    spaces: SpaceUse,
) -> tuple[Check, ...]:
    """Every clause against the community, or against each grid or compound where it is about those."""
    grids, compounds = community.grids, community.compounds
    grounds = {
        "community": [("", overall, community.extent)],
        "grid": [(code, by_grid[code], g) for code, g in zip(grids["code"], grids.geometry, strict=True)],
        "compound": [
            (key, by_compound[key], g) for key, g in zip(compounds["id"], compounds.geometry, strict=True)
        ],
    }
    facts = {
        kind: [
            (place, _facts(community, catalogue, scores, ground, spaces)) for place, scores, ground in places
        ]
        for kind, places in grounds.items()
    }
    country = "CN" if lies_in_mainland_china(community) else ""
    found: dict[tuple[str, str], Check] = {}
    for clause in catalogue.clauses.values():
        for place, of_place in facts[clause.applies_to]:
            rule = found.get((clause.exception_to, place))
            applies = clause.country in ("", country) and not (rule and rule.verdict == "pass")
            found[clause.key, place] = _check(clause, place, of_place, applies)
    return tuple(found.values())


def _check(clause: Clause, place: str, facts: PlaceFacts, applies: bool) -> Check:
    value = MEASURES[clause.measure](facts)
    found = verdict(value, clause.compare, clause.limit.value)
    if not applies:
        found = "not_applicable"
    elif clause.binds == "reference" and found != "cannot_be_computed":
        found = "reference_only"
    return Check(clause, place, value, found)


def _facts(
    community: Community, catalogue: Catalogue, scores: Scores, ground: shapely.Geometry, spaces: SpaceUse
) -> PlaceFacts:
    """The facts of the part of the community that lies on `ground`."""
    inside = np.asarray(
        shapely.intersects(ground, community.public_spaces.representative_point()), dtype=bool
    )
    usable = spaces.in_order & inside
    functions = [set(keys) for keys, keep in zip(space_functions(community), usable, strict=True) if keep]
    paths = _paths_on(community.paths, ground)
    is_road = (paths["kind"] == "road").to_numpy(dtype=bool)
    return PlaceFacts(
        people=float(scores.people.sum()),
        households=scores.households,
        ground_m2=float(shapely.area(ground)),
        area_m2=spaces.effective_area_m2[usable],
        green=_any_of(functions, catalogue, "green"),
        in_compound=_in_compound(community)[usable],
        activity=_any_of(functions, catalogue, "activity"),
        sports=_any_of(functions, catalogue, "sports"),
        for_elder_and_child=spaces.intergenerational[usable],
        length_m=shapely.length(paths.geometry.to_numpy()),
        width_m=paths["width_m"].to_numpy(dtype=np.float64),
        step_free=paths["step_free"].to_numpy(dtype=bool),
        city_road_m=_length_outside_compounds(community, paths.geometry.to_numpy()[is_road]),
        green_within_radius_share=_green_coverage(catalogue, scores),
        park_radius_share=_park_radius_share(community, catalogue, spaces, ground),
        accessible_width_m=parameter(catalogue, "accessible_width_m"),
    )


def _any_of(functions: list[set[str]], catalogue: Catalogue, kind: str) -> Bools:
    keys = {key for key, f in catalogue.space_functions.items() if kind in f.counts_as}
    return np.array([bool(of_space & keys) for of_space in functions], dtype=np.bool_)


def _green_coverage(catalogue: Catalogue, scores: Scores) -> float:
    if not scores.people.sum():
        return float("nan")
    column = list(catalogue.facility_categories).index("green_space")
    share = np.nan_to_num(scores.coverage["standard_radius"][:, column])
    return float((share * scores.people).sum() / scores.people.sum())


def _in_compound(community: Community) -> Bools:
    """(S,) public spaces that lie in a compound."""
    inside = community.compounds.union_all()
    return np.asarray(
        shapely.intersects(inside, community.public_spaces.representative_point()), dtype=np.bool_
    )


def _length_outside_compounds(community: Community, roads: npt.NDArray[np.object_]) -> Floats:
    outside = shapely.difference(roads, community.compounds.union_all())
    return np.asarray(shapely.length(outside), dtype=np.float64)


def _park_radius_share(
    community: Community, catalogue: Catalogue, spaces: SpaceUse, ground: shapely.Geometry
) -> float:
    """Share of the people on the ground within the radius of a park, which depends on the park's size."""
    homes = shapely.point_on_surface(community.residences.geometry.to_numpy())
    people = community.residences[list(catalogue.age_groups)].to_numpy(dtype=np.float64).sum(axis=1)
    people = np.where(shapely.intersects(ground, homes), people, 0.0)
    if not people.sum():
        return float("nan")
    served = _homes_served_by_parks(community, catalogue, spaces, homes)
    return float(people[served].sum() / people.sum())


def _homes_served_by_parks(
    community: Community, catalogue: Catalogue, spaces: SpaceUse, homes: npt.NDArray[np.object_]
) -> Bools:
    functions = [set(keys) for keys in space_functions(community)]
    green = spaces.in_order & _any_of(functions, catalogue, "green")
    grounds = community.public_spaces.geometry.to_numpy()
    served = np.zeros(len(homes), dtype=np.bool_)
    for size in ("park_small", "park_large"):
        parks = green & (spaces.effective_area_m2 >= parameter(catalogue, f"{size}_m2"))
        served |= shapely.dwithin(
            homes, shapely.union_all(grounds[parks]), parameter(catalogue, f"{size}_radius_m")
        )
    return served


def _paths_on(paths: gpd.GeoDataFrame, ground: shapely.Geometry) -> gpd.GeoDataFrame:
    """The parts of the paths that lie on the ground."""
    if not len(paths):
        return paths
    return paths.assign(geometry=lines_inside(paths.geometry.to_numpy(), ground))
