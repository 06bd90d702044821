"""The things that siting rules measure to, as shapes with names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from base.late_modules import geopandas as gpd
from base.words import Message, Text
from features.options.siting.site import Site
from features.options.siting.wording import name_of_row
from spatial.network import Floats, Geometries, Ints
from spatial.siting.paths import crossings

INTERVENTION = "intervention"
"""The areas that other interventions of the option build on; not a word of the catalogue."""


@dataclass(frozen=True, eq=False)
class TargetShapes:
    """n shapes. half_width_m: (n,) how far each reaches beyond its line. name: of the thing in a row."""

    shapes: Geometries
    half_width_m: Floats
    name: Callable[[int], Text]

    def __len__(self) -> int:
        return len(self.shapes)


def things_of(site: Site, target: str) -> TargetShapes | None:
    """All things of a target; None for one that a community has no layer of."""
    find = _TARGETS.get(target)
    return find(site) if find else None


def unserved_homes(site: Site) -> Ints:
    """Rows of the residences where somebody needs what the scenario provides first and lacks it."""
    assessment = site.assessment
    column = assessment.categories.index(site.scenario.provides[0].category)
    needs = (assessment.people > 0) & (assessment.profile.weight[:, column] > 0)
    return np.flatnonzero((needs & ~assessment.is_covered("standard_radius")[:, :, column]).any(axis=1))


def vehicle_roads(site: Site) -> Ints:
    """Rows of the paths that are roads for vehicles."""
    return np.flatnonzero(site.community.paths["kind"].to_numpy() == "road")


def _residences(site: Site) -> TargetShapes:
    return _rows(site.community.residences, np.arange(len(site.community.residences)))


def _unserved_residences(site: Site) -> TargetShapes | None:
    if not site.scenario.provides:
        return None
    return _rows(site.community.residences, unserved_homes(site))


def _facilities(site: Site) -> TargetShapes:
    return _rows(site.community.facilities, np.arange(len(site.community.facilities)))


def _childcare(site: Site) -> TargetShapes:
    facilities = site.community.facilities
    return _rows(facilities, np.flatnonzero(facilities["category"].to_numpy() == "childcare"))


def _vehicle_roads(site: Site) -> TargetShapes:
    rows, paths = vehicle_roads(site), site.community.paths
    half_m = np.nan_to_num(paths["width_m"].to_numpy(dtype=np.float64)[rows] / 2)
    return _rows(paths, rows, half_m)


def _path_crossings(site: Site) -> TargetShapes:
    points = crossings(site.assessment.network)
    return TargetShapes(points, np.zeros(len(points)), lambda row: Message("a junction"))


def _interventions(site: Site) -> TargetShapes:
    areas = [one for one in site.other_builds if shapely.get_dimensions(one.shape) == 2]
    names = [one.name or site.catalogue.scenario_types[one.scenario].name.zh for one in areas]
    shapes = np.array([one.shape for one in areas], dtype=object)
    return TargetShapes(shapes, np.zeros(len(areas)), lambda row: Message("“{name}”", name=names[row]))


def _rows(frame: gpd.GeoDataFrame, rows: Ints, half_width_m: Floats | None = None) -> TargetShapes:
    shapes = np.asarray(frame.geometry.to_numpy(), dtype=object)[rows]
    half_m = np.zeros(len(rows)) if half_width_m is None else half_width_m
    return TargetShapes(shapes, half_m, lambda row: name_of_row(frame, int(rows[row])))


_TARGETS: Mapping[str, Callable[[Site], TargetShapes | None]] = {
    "residence": _residences,
    "uncovered_residence": _unserved_residences,
    "facility": _facilities,
    "childcare": _childcare,
    "vehicle_road": _vehicle_roads,
    "path_crossing": _path_crossings,
    INTERVENTION: _interventions,
}
