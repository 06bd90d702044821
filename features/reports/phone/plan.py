"""The community as a small picture to tap on: SVG, drawn by the server, a few thousand bytes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import shapely

from base.late_modules import geopandas as gpd
from data.model import Community
from features.reports.phone.ground import MIDDLE_M, NEAR_M, SIDE_PX, MapSquare
from layers.layer import with_names
from spatial.middles import coarse_shapes

GROUND, GREEN, WATER, ROAD, BUILDING, HOME, SPACE, INK = (
    "#f4f1ea",
    "#dbe8cd",
    "#bcd7e6",
    "#ffffff",
    "#d8d1c5",
    "#cbb9a3",
    "#c4ddb0",
    "#3c3833",
)
_ROAD_M, _LANE_M = 6.0, 2.0
_SMALLEST_PX = 1.5
_HALF_PX = 0.5
_LETTERS_PX = 12
_FIRST_WIDE = 0x2E80  # Chinese letters are as wide as high


def plan_svg(community: Community, window: MapSquare, language: str) -> str:
    """The ground of the window with its names in `language`. Text from files is escaped."""
    parts = [*_shapes(community, window), *_outlines(community, window), *_names(community, window, language)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE_PX} {SIDE_PX}" '
    head += f'width="{SIDE_PX}" height="{SIDE_PX}" font-family="sans-serif" font-size="{_LETTERS_PX}">'
    return head + f'<rect width="100%" height="100%" fill="{GROUND}"/>' + "".join(parts) + "</svg>"


def _shapes(community: Community, window: MapSquare) -> Iterator[str]:
    base = community.basemap
    for kind, colour in (("green", GREEN), ("water", WATER)):
        yield _areas(base[base["kind"] == kind], window, colour)
    yield _areas(community.public_spaces, window, SPACE)
    paths = community.paths
    yield _lines(paths[paths["kind"] != "road"], window, _LANE_M)
    yield _lines(base[base["kind"] == "road"], window, _ROAD_M)
    yield _lines(paths[paths["kind"] == "road"], window, _ROAD_M)
    yield _areas(base[base["kind"] == "building"], window, BUILDING)
    yield _areas(community.residences, window, HOME)


def _outlines(community: Community, window: MapSquare) -> Iterator[str]:
    frame = _inside(community.compounds, window)
    data = "".join(_path(shape, window) for shape in shapely.boundary(frame.geometry.to_numpy()))
    if data:
        yield f'<path d="{data}" fill="none" stroke="#7a6f5f" stroke-width="1.2" stroke-dasharray="5 3"/>'


def _names(community: Community, window: MapSquare, language: str) -> Iterator[str]:
    """Compounds from afar, spaces and buildings from near; a name that would lie over another is left out."""
    wanted = [community.compounds]
    if window.side_m <= MIDDLE_M:
        wanted.append(community.public_spaces)
    if window.side_m <= NEAR_M:
        wanted.insert(0, community.residences)
    taken: list[shapely.Geometry] = []
    for frame in wanted:
        seen = with_names(_inside(frame, window))
        seen = seen[(seen["name_zh"] != "") | (seen["name_en"] != "")]
        for shape, name in zip(seen.geometry, seen["name"], strict=True):
            box = _box(window.pixel(shape.representative_point()), name.text(language))
            if not shapely.intersects(taken, box).any():
                taken.append(box)
                yield _label(box, name.text(language))


def _box(middle: tuple[float, float], label: str) -> shapely.Polygon:
    """The room that a name takes, moved into the picture."""
    wide = _LETTERS_PX * sum(1.0 if ord(letter) > _FIRST_WIDE else 0.56 for letter in label)
    west = min(max(middle[0] - wide / 2, 2), SIDE_PX - wide - 2)
    south = min(max(middle[1] + 4, _LETTERS_PX), SIDE_PX - 4)
    return shapely.box(west, south - _LETTERS_PX, west + wide, south)


def _label(box: shapely.Polygon, label: str) -> str:
    west, _, east, south = box.bounds
    place = f'x="{(west + east) / 2:.0f}" y="{south - 2:.0f}" text-anchor="middle"'
    halo = 'stroke="#fff" stroke-width="3" stroke-opacity=".85" paint-order="stroke"'
    return f'<text {place} fill="{INK}" {halo}>{escape(label)}</text>'


def _areas(frame: gpd.GeoDataFrame, window: MapSquare, colour: str) -> str:
    data = "".join(_path(shape, window) for shape in _inside(frame, window).geometry)
    return f'<path d="{data}" fill="{colour}"/>' if data else ""


def _lines(frame: gpd.GeoDataFrame, window: MapSquare, width_m: float) -> str:
    data = "".join(_path(shape, window) for shape in _inside(frame, window).geometry)
    width = max(width_m * SIDE_PX / window.side_m, 1.2)
    if not data:
        return ""
    return f'<path d="{data}" fill="none" stroke="{ROAD}" stroke-width="{width:.1f}" stroke-linecap="round"/>'


def _inside(frame: gpd.GeoDataFrame, window: MapSquare) -> gpd.GeoDataFrame:
    """The parts of the rows that the window shows, coarse enough for its pixels."""
    metre = window.side_m / SIDE_PX
    shapes = shapely.clip_by_rect(frame.geometry.to_numpy(), *window.bounds)
    shapes = coarse_shapes(shapes, _HALF_PX * metre)
    west, south, east, north = shapely.bounds(shapes).T
    shown = (east - west > _SMALLEST_PX * metre) | (north - south > _SMALLEST_PX * metre)
    return frame.assign(geometry=shapes)[shown]


def _path(shape: shapely.Geometry, window: MapSquare) -> str:
    """The d of an SVG path, in whole tenths of a pixel."""
    if shape.geom_type == "Polygon":
        return "".join(_path(ring, window) + "Z" for ring in (shape.exterior, *shape.interiors))
    if hasattr(shape, "geoms"):
        return "".join(_path(part, window) for part in shape.geoms)
    if shape.geom_type not in ("LineString", "LinearRing"):
        return ""
    west, _, _, north = window.bounds
    scale = SIDE_PX / window.side_m
    points = [f"{(x - west) * scale:.1f} {(north - y) * scale:.1f}" for x, y, *_ in shape.coords]
    return "M" + "L".join(points)
