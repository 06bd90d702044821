"""The ground of a community: what may be one, from a drawing or from the outlines of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Geod

from base.words import Message, Text, join_texts
from data.catalogue.model import Catalogue
from data.frames import Layers, frame_of
from data.importers.files.raw_layers import RawLayer, Shapes
from data.importers.mapping.fitting_shapes import fit_shapes
from data.importers.mapping.guessing import likely_columns
from data.importers.mapping.joined_lines import join_lines
from data.importers.mapping.positions import place_rows, raw_coordinates
from data.importers.mapping.recipe import Recipe
from features.own_community.errors import (
    GroundAcrossDateLineError,
    GroundElsewhereError,
    GroundTooLargeError,
    GroundTooLongError,
    GroundTooSmallError,
    NoCommunityPlaceError,
    NoOutlineError,
    NoSuchGroundError,
    TableOutlineError,
)
from features.own_community.known_files import KNOWN
from features.own_community.placement import epsg_of, with_crs
from features.own_community.state import CommunityState
from spatial.crs import metric_crs_for
from spatial.network import Floats
from spatial.projecting import to_degrees, to_metres
from spatial.system_guess import NEAR_KM

BOUNDARY = "boundary"
"""What a file is for that brings the ground itself, as a target of a recipe."""
_WIDEST_DEG = 20.0
"""No ground is wider, wherever it lies."""
_GLOBE = Geod(ellps="WGS84")
_LAYERS = {
    "residences": Message("{count} homes"),
    "public_spaces": Message("{count} public spaces"),
    "facilities": Message("{count} facilities"),
    "entrances": Message("{count} entrances"),
    "paths": Message("{count} paths"),
    "compounds": Message("{count} compounds"),
    "encroachments": Message("{count} encroachments"),
}


@dataclass(frozen=True, eq=False)
class Outline:
    """A ground that a file draws: GeoJSON in WGS 84, the same in metres (`crs`), and what was done to it."""

    boundary: dict[str, Any]
    shape: shapely.Geometry
    crs: CRS
    messages: tuple[Text, ...]


def ground_of(boundary: Mapping[str, Any], catalogue: Catalogue) -> shapely.Geometry:
    """The ground (degrees, WGS 84) of a GeoJSON polygon, mended where it crosses itself.

    Raises NoSuchGroundError for what encloses no ground on the globe; GroundTooSmallError,
    GroundTooLargeError, GroundTooLongError and GroundAcrossDateLineError for a ground that can be no
    community.
    """
    try:
        shape = shapely.geometry.shape(boundary)
    except (ValueError, TypeError, KeyError, AttributeError, shapely.errors.ShapelyError) as error:
        raise NoSuchGroundError from error
    xy = shapely.get_coordinates(shape)
    require_one_side(xy)
    if shape.geom_type not in ("Polygon", "MultiPolygon") or not len(xy) or not np.isfinite(xy).all():
        raise NoSuchGroundError
    ground = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    if ground.is_empty or (np.abs(xy) > (180, 85)).any():
        raise NoSuchGroundError
    _require_size(ground, catalogue)
    return ground


def require_one_side(degrees: Floats) -> None:
    """Raise GroundAcrossDateLineError for a ground whose corners (longitude, latitude) lie on both sides of
    the 180° meridian."""
    east = degrees[np.isfinite(degrees).all(axis=1), 0]
    if not len(east):
        return
    is_beyond = any(east.min() < edge < east.max() for edge in (-180, 180)) and np.ptp(east) < _WIDEST_DEG
    jumps = np.ptp(east) > 180 and np.ptp(np.where(east < 0, east + 360, east)) < _WIDEST_DEG
    if is_beyond or jumps:
        raise GroundAcrossDateLineError


def require_near(ground: shapely.Geometry, layers: Layers, crs: CRS) -> None:
    """Raise GroundElsewhereError for a ground (degrees) far from everything that is there (`crs`)."""
    shapes = [frame.geometry.to_numpy() for name, frame in layers.items() if name != "grids" and len(frame)]
    if not shapes:
        return
    here = in_metres(ground, crs)
    xy = shapely.get_coordinates(here)
    away_m = shapely.distance(np.concatenate(shapes), here) if np.isfinite(xy).all() else np.array([np.inf])
    if away_m.min() > NEAR_KM * 1000:
        raise GroundElsewhereError(away_km=min(float(away_m.min()) / 1000, 20_000.0))


def outlines_of(layers: Sequence[RawLayer], file: str) -> tuple[RawLayer, ...]:
    """The layers of a file that can hold an outline, those of polygons first. Raises NoOutlineError."""
    found = [layer for kind in ("polygon", "line") for layer in layers if layer.kind == kind]
    if not found and all(layer.kind == "table" for layer in layers):
        where = next(one.where for one in KNOWN if one.key == "table")
        raise TableOutlineError(file=file, where=where)
    if not found:
        raise NoOutlineError(file=file)
    return tuple(found)


def names_of(layer: RawLayer) -> tuple[str, ...]:
    """What each outline of a layer is called, for a person to choose from: its number and name."""
    columns = likely_columns("compounds", list(layer.columns))
    column = columns.get("name_zh") or columns.get("id") or ""
    names = layer.columns.get(column, [None] * len(layer))
    return tuple(f"{row} {name}".strip() if name else f"{row}" for row, name in enumerate(names, 1))


def outline_of(
    layer: RawLayer,
    recipe: Recipe,
    state: CommunityState,
    near: shapely.Point | None,
    catalogue: Catalogue,
    rows: Sequence[int] = (),
) -> Outline:
    """The ground that the outlines of a layer draw together.

    state: with the CRS that the ground is wanted in, or none. near: a point of the community in that CRS,
    while things lie there that must stay near. rows: those that count; all where none are named. Raises as
    `ground_of` does, NoOutlineError where no outline is closed, ImportRefused, FitError and
    NoCommunityPlaceError.
    """
    chosen = _only(layer, rows)
    if recipe.system is not None:
        require_one_side(recipe.system.degrees(raw_coordinates(chosen, recipe)))
    crs = _crs_of(chosen, recipe, state)
    at = place_rows(chosen, recipe, crs, near, frame_of("compounds", pd.DataFrame(), [], crs))
    gap_m = catalogue.parameters["outline_gap_m"].figure.value
    joined = join_lines(chosen, at.shapes, "grids", gap_m)
    shapes, messages = fit_shapes(joined.shapes, "grids", gap_m)
    shapes = shapes[~shapely.is_missing(shapes)]
    if not len(shapes):
        raise NoOutlineError(file=layer.name)
    shape = shapely.union_all(shapes)
    shape, thin = _without_slivers(shape, catalogue.parameters["sliver_width_m"].figure.value)
    if shape.is_empty:
        raise NoOutlineError(file=layer.name)
    boundary = dict(shapely.geometry.mapping(shapely.transform(shape, lambda xy: to_degrees(xy, crs))))
    ground_of(boundary, catalogue)
    messages = (
        *layer.messages,
        *at.messages,
        *joined.messages,
        *messages,
        *_repair_messages(int(chosen.mended.sum())),
        *_part_messages(shapes),
    )
    return Outline(boundary, shape, crs, (*messages, *_hole_messages(shape), *_sliver_messages(thin)))


def crs_of_ground(ground: shapely.Geometry) -> int:
    """The EPSG code of the metric CRS of a ground in degrees."""
    point = ground.representative_point()
    return epsg_of(metric_crs_for(point.x, point.y))


def in_metres(ground: shapely.Geometry, crs: CRS) -> shapely.Geometry:
    """The ground (degrees, WGS 84) in `crs`."""
    return shapely.transform(ground, lambda xy: to_metres(xy, crs))


def area_m2(ground: shapely.Geometry) -> float:
    """The size on the ellipsoid of a ground in degrees, its holes taken off."""
    parts = [shapely.geometry.polygon.orient(part) for part in shapely.get_parts(ground)]
    return float(sum(_GLOBE.geometry_area_perimeter(part)[0] for part in parts))


def outside_message(ground: shapely.Geometry, layers: Layers) -> tuple[Text, ...]:
    """What of the layers lies wholly outside the ground, both in the same metres; nothing where none does."""
    shapely.prepare(ground)
    counts = {
        name: int((~shapely.intersects(ground, layers[name].geometry.to_numpy())).sum()) for name in _LAYERS
    }
    outside = {name: count for name, count in counts.items() if count}
    if not outside:
        return ()
    things = join_texts(_LAYERS[name].with_facts(count=count) for name, count in outside.items())
    return (Message("Outside the boundary: {things}. Nothing was deleted.", things=things),)


def _require_size(ground: shapely.Geometry, catalogue: Catalogue) -> None:
    limits = catalogue.parameters
    size_m2, least_m2 = area_m2(ground), limits["ground_least_m2"].figure.value
    most_km2, longest_m = limits["ground_most_km2"].figure.value, limits["ground_longest_m"].figure.value
    if size_m2 < least_m2:
        raise GroundTooSmallError(area_m2=size_m2, limit_m2=least_m2)
    if size_m2 > most_km2 * 1e6:
        raise GroundTooLargeError(area_km2=size_m2 / 1e6, limit_km2=most_km2)
    west, south, east, north = ground.bounds
    _, _, length_m = _GLOBE.inv(west, south, east, north)
    if length_m > longest_m:
        raise GroundTooLongError(length_km=length_m / 1000, limit_km=longest_m / 1000)


def _crs_of(layer: RawLayer, recipe: Recipe, state: CommunityState) -> CRS:
    try:
        return CRS.from_epsg(with_crs(state, layer, recipe).epsg)
    except NoCommunityPlaceError as error:
        if recipe.system is None:
            raise
        raise NoSuchGroundError from error  # numbers that are no place in the chosen system


def _only(layer: RawLayer, rows: Sequence[int]) -> RawLayer:
    if not rows:
        return layer
    kept = np.array(sorted(set(rows)), dtype=int)
    columns = {name: [values[row] for row in kept] for name, values in layer.columns.items()}
    return replace(layer, columns=columns, shapes=layer.shapes[kept], mended=layer.mended[kept])


def _without_slivers(shape: shapely.Geometry, width_m: float) -> tuple[shapely.Geometry, int]:
    """The shape without parts and holes that are thinner on average; how many they were."""
    wide = [part for part in shapely.get_parts(shape) if not _is_thin(part, width_m)]
    thin = len(shapely.get_parts(shape)) - len(wide)
    closed = []
    for part in wide:
        holes = [ring for ring in part.interiors if not _is_thin(shapely.Polygon(ring), width_m)]
        thin += len(part.interiors) - len(holes)
        closed.append(shapely.Polygon(part.exterior, holes))
    return (closed[0] if len(closed) == 1 else shapely.MultiPolygon(closed)), thin


def _is_thin(polygon: shapely.Polygon, width_m: float) -> bool:
    """The same measure as the repair of slivers takes: its area laid along half its outline."""
    return bool(2 * polygon.area < width_m * polygon.length)


def _repair_messages(count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    return (Message("{count} self-intersecting outlines were repaired.", count=count),)


def _part_messages(shapes: Shapes) -> tuple[Text, ...]:
    if len(shapes) == 1:
        return ()
    return (Message("{count} polygons were merged into one boundary.", count=len(shapes)),)


def _hole_messages(shape: shapely.Geometry) -> tuple[Text, ...]:
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(shape) for ring in part.interiors]
    if not holes:
        return ()
    size_m2 = sum(hole.area for hole in holes)
    return (
        Message(
            "{count} holes ({size_m2:,.0f} m²) were kept: they are not part of the area.",
            count=len(holes),
            size_m2=size_m2,
        ),
    )


def _sliver_messages(count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    return (Message("{count} slivers were removed.", count=count),)
