"""Check drawn shapes: a shape that can be measured, or one error that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from base.words import OR, Message, join_texts
from data.catalogue.model import Catalogue, ScenarioType
from data.model import Community, Geometry
from data.profile import parameter
from features.options.shape_geojson import shape_from_geojson
from features.options.shapes.duplicates import find_duplicate
from features.options.shapes.errors import (
    AcrossBorderError,
    BadCoordinatesError,
    NoShapeError,
    OutsideCommunityError,
    SelfCrossingError,
    ShapeError,
    TooManyVerticesError,
    TooShortError,
    TooSmallError,
    WrongGeometryError,
)
from features.options.shapes.repair import (
    place_of,
    simplify_shape,
    single_part,
    untangle_shape,
    where_invalid,
)
from spatial.siting.overlap import share_outside

__all__ = ["MOST_VERTICES", "ShapeError", "check_shape", "shape_from_geojson"]

MOST_VERTICES = 5_000
"""More than anybody draws; a bound on the work that one shape may cause."""

_FARTHEST_M = 4.1e7
"""More than the way round the Earth: no coordinate in metres is larger."""

_INSIDE = 0.0005
"""A share outside that reads as 0.0 %; the border of a clipped shape is never exact."""

_REPAIRS = 3
"""One after the other: simplified, untangled, clipped."""

_KIND_OF: dict[str, Geometry] = {"Point": "point", "LineString": "line", "Polygon": "polygon"}

_KIND_NAMES = {
    "Point": Message("a point"),
    "LineString": Message("a line"),
    "Polygon": Message("an area"),
}

_SEVERAL = Message("a shape of several parts")


@dataclass(frozen=True, eq=False)
class _Setting:
    """What a shape is checked against."""

    scenario: ScenarioType | None
    community: Community
    catalogue: Catalogue
    existing: Sequence[shapely.Geometry]


def check_shape(
    shape: object,
    scenario: ScenarioType | None,
    community: Community,
    catalogue: Catalogue,
    existing: Sequence[shapely.Geometry] = (),
) -> shapely.Geometry:
    """The shape, flat, if it can be taken for the scenario; otherwise raise one ShapeError.

    shape: in the community's CRS. scenario: what is to be built; None for an action about something that is
    there, which may have any geometry. existing: the other shapes of the option. A repair that the error
    offers would itself be taken.
    """
    return _check_shape(shape, _Setting(scenario, community, catalogue, existing), _REPAIRS)


def _check_shape(shape: object, setting: _Setting, repairs: int) -> shapely.Geometry:
    """repairs: how many more may be made one after the other."""
    flat = _geometry(shape, setting.scenario)
    _check_coordinates(flat)
    _check_vertices(flat, setting, repairs)
    _check_validity(flat, setting, repairs)
    _check_size(flat, setting.catalogue)
    _check_place(flat, setting, repairs)
    find_duplicate(flat, setting.existing)
    return flat


def _acceptable_repair(
    candidate: shapely.Geometry | None, setting: _Setting, repairs: int
) -> shapely.Geometry | None:
    """The candidate, mended further if it must be, if it can be taken."""
    if candidate is None or repairs == 0:
        return None
    try:
        return _check_shape(candidate, setting, repairs - 1)
    except ShapeError as error:
        return error.repaired


def _geometry(shape: object, scenario: ScenarioType | None) -> shapely.Geometry:
    if not isinstance(shape, shapely.Geometry) or shape.is_empty:
        raise NoShapeError()
    allowed = scenario.geometry if scenario else tuple(_KIND_OF.values())
    if _KIND_OF.get(shape.geom_type) not in allowed:
        wanted = [_KIND_NAMES[name] for name, kind in _KIND_OF.items() if kind in allowed]
        drawn = _KIND_NAMES.get(shape.geom_type, _SEVERAL)
        raise WrongGeometryError(
            where=join_texts((wanted), OR),
            kind=drawn,
        )
    return shapely.force_2d(shape)


def _check_coordinates(shape: shapely.Geometry) -> None:
    xy = shapely.get_coordinates(shape)
    is_good = (np.abs(xy) <= _FARTHEST_M).all(axis=1)  # false for NaN, too
    if not is_good.all():
        raise BadCoordinatesError(number=int(np.argmin(is_good)) + 1)


def _check_vertices(shape: shapely.Geometry, setting: _Setting, repairs: int) -> None:
    """Before anything that takes long with many vertices."""
    count = int(shapely.get_num_coordinates(shape))
    if count > MOST_VERTICES:
        lighter = _acceptable_repair(simplify_shape(shape, MOST_VERTICES), setting, repairs)
        raise TooManyVerticesError(count=count, limit=MOST_VERTICES, repaired=lighter)


def _check_validity(shape: shapely.Geometry, setting: _Setting, repairs: int) -> None:
    """A polygon's outline must not cross itself. A line may: a walk can come back."""
    if shape.geom_type != "Polygon" or shapely.is_valid(shape):
        return
    least_m2 = parameter(setting.catalogue, "least_shape_m2")
    mended = untangle_shape(shape)
    if mended.area_m2 < least_m2:
        raise TooSmallError(area_m2=mended.area_m2, limit_m2=least_m2)
    at = where_invalid(shape)
    where = place_of(at, setting.community)
    repaired = _acceptable_repair(mended.polygon, setting, repairs)
    raise SelfCrossingError(at=at, repaired=repaired, where=where)


def _check_size(shape: shapely.Geometry, catalogue: Catalogue) -> None:
    area_m2, least_m2 = float(shapely.area(shape)), parameter(catalogue, "least_shape_m2")
    if shape.geom_type == "Polygon" and area_m2 < least_m2:
        raise TooSmallError(area_m2=area_m2, limit_m2=least_m2)
    length_m, least_m = float(shapely.length(shape)), parameter(catalogue, "least_line_m")
    if shape.geom_type == "LineString" and length_m < least_m:
        raise TooShortError(length_m=length_m, limit_m=least_m)


def _check_place(shape: shapely.Geometry, setting: _Setting, repairs: int) -> None:
    """A community without any extent takes shapes anywhere: it has no border yet."""
    ground = setting.community.extent
    if ground.area == 0:
        return
    share = share_outside(shape, ground)
    if share <= _INSIDE:
        return
    if share >= 1 - _INSIDE:
        raise OutsideCommunityError(distance_m=float(shapely.distance(shape, ground)))
    inside = single_part(shapely.intersection(shape, ground), shape.geom_type)
    raise AcrossBorderError(share=share, repaired=_acceptable_repair(inside, setting, repairs))
