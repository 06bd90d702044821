"""The standards check: every clause of the catalogue that can be computed, as pass, fail or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from data.catalogue.model import Catalogue, Clause
from data.model import Community
from data.profile import parameter
from data.scores import Scores
from data.space_use import SpaceUse
from data.usable import space_functions
from spatial.coverage import Bools
from spatial.lines_and_grounds import lines_inside
from spatial.standards import MEASURES, PlaceFacts, verdict


@dataclass(frozen=True)
class Check:
    """One clause compared with one place.

    `place` is a grid's code or a compound's id, empty for the community.
    `value` is NaN and `verdict` "unknown" where the data do not tell.
    """

    clause: Clause
    place: str
    value: float
    verdict: str


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
    return tuple(
        _check(clause, place, of_place)
        for clause in catalogue.clauses.values()
        for place, of_place in facts[clause.applies_to]
    )


def _check(clause: Clause, place: str, facts: PlaceFacts) -> Check:
    value = MEASURES[clause.measure](facts)
    return Check(clause, place, value, verdict(value, clause.compare, clause.limit.value))


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
    return PlaceFacts(
        people=float(scores.people.sum()),
        households=scores.households,
        ground_m2=float(shapely.area(ground)),
        area_m2=spaces.effective_area_m2[usable],
        green=_any_of(functions, catalogue, "green"),
        activity=_any_of(functions, catalogue, "activity"),
        sports=_any_of(functions, catalogue, "sports"),
        for_elder_and_child=spaces.intergenerational[usable],
        length_m=shapely.length(paths.geometry.to_numpy()),
        width_m=paths["width_m"].to_numpy(dtype=np.float64),
        step_free=paths["step_free"].to_numpy(dtype=bool),
        is_road=(paths["kind"] == "road").to_numpy(dtype=bool),
        green_within_radius_share=_green_coverage(catalogue, scores),
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


def _paths_on(paths: gpd.GeoDataFrame, ground: shapely.Geometry) -> gpd.GeoDataFrame:
    """The parts of the paths that lie on the ground."""
    if not len(paths):
        return paths
    return paths.assign(geometry=lines_inside(paths.geometry.to_numpy(), ground))
