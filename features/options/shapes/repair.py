"""Repairs for a shape that cannot be accepted as it is, and the place of its problem."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import shapely

from base.words import Message, Text
from data.model import Community
from features.options.siting.wording import name_of_row
from spatial.middles import coarse_vertices

_DETAIL_M = 0.1
"""Ten centimetres: finer than anybody draws on a town map."""

_KEEPS = 0.95
"""A repair that drops more than this leaves of the area is not what was meant."""

_MOST_NEIGHBOURS = 20
"""Of a stretch of outline. A scribble has so many crossings that untangling it would take minutes."""


@dataclass(frozen=True)
class OutlineRepair:
    """polygon: what a self-crossing outline most likely meant, None where that is not plain.
    area_m2: of all the ground that it encloses; of its box where it was too tangled to tell."""

    polygon: shapely.Polygon | None
    area_m2: float


def untangle_shape(shape: shapely.Polygon) -> OutlineRepair:
    """Repair an outline that crosses itself, if one piece holds nearly all of the area."""
    if _is_scribble(shape):
        return OutlineRepair(None, float(shapely.box(*shape.bounds).area))
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    parts = shapely.get_parts(mended)
    areas_m2 = shapely.area(parts)
    total_m2 = float(areas_m2.sum())
    if total_m2 == 0 or areas_m2.max() < _KEEPS * total_m2:
        return OutlineRepair(None, total_m2)
    return OutlineRepair(parts[np.argmax(areas_m2)], total_m2)


def simplify_shape(shape: shapely.Geometry, most_vertices: int) -> shapely.Geometry | None:
    """The shape without details of less than 10 cm, if that makes it small and sound enough.

    Only the outer ring of a polygon is kept: nobody draws thousands of vertices and means the holes.
    """
    is_area = shape.geom_type == "Polygon"
    coarse = coarse_vertices(shape.exterior if is_area else shape, _DETAIL_M)
    if not 4 <= len(coarse) <= most_vertices:
        return None
    candidate = shapely.Polygon(coarse) if is_area else shapely.LineString(coarse)
    return candidate if shapely.is_valid(candidate) else None


def single_part(shape: shapely.Geometry, geom_type: str) -> shapely.Geometry | None:
    """The only part of this type; None where there are several or none."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == geom_type]
    return parts[0] if len(parts) == 1 else None


def where_invalid(shape: shapely.Geometry) -> shapely.Point:
    """Where the outline crosses itself; its first vertex where that cannot be told."""
    found = re.search(r"\[(\S+) (\S+?)\]", shapely.is_valid_reason(shape))
    return shapely.Point(float(found[1]), float(found[2])) if found else shapely.get_point(shape.exterior, 0)


def place_of(at: shapely.Point, community: Community) -> Text:
    """Where that is, by the nearest home, facility or public space."""
    frames = [community.residences, community.facilities, community.public_spaces]
    near = [
        (float(distance_m.min()), frame, int(distance_m.argmin()))
        for frame in frames
        if len(frame) and (distance_m := shapely.distance(at, frame.geometry.to_numpy())) is not None
    ]
    if not near:
        return Message("x {x:.1f}, y {y:.1f}", x=at.x, y=at.y)
    distance_m, frame, row = min(near, key=lambda one: one[0])
    name = name_of_row(frame, row)
    return Message("{distance_m:.0f} m from {name}", distance_m=distance_m, name=name)


def _is_scribble(shape: shapely.Polygon) -> bool:
    """Judged by a sample of 64 stretches of the outline: how many others share each one's box."""
    xy = shapely.get_coordinates(shape)
    stretches = shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1))
    sample = stretches[:: max(1, len(stretches) // 64)]
    pairs = shapely.STRtree(stretches).query(sample)
    return bool(pairs.shape[1] > _MOST_NEIGHBOURS * len(sample))
