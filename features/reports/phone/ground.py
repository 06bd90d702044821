"""Where things are in the community: the window that a map shows, and what can be picked instead of a tap."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from base.bounded_cache import OwnedCache
from base.late_modules import geopandas as gpd
from data.model import Community
from features.reports.places import extent_of, position_of
from layers.layer import with_names
from web.forms.errors import UnknownBuildingError

SIDE_PX = 328
"""Width and height of the map in CSS pixels: a phone of 360 with its margins."""
NEAR_M, MIDDLE_M = 110.0, 330.0
MARGIN_M = 50.0
"""Shown around the community."""
MOST_BUILDINGS = 400
"""In one list; a larger community is picked from by compound only."""
ZOOMS = 3
_STEPS = 4
"""A window begins at a multiple of this part of its side, so that pictures of it can be kept."""


@dataclass(frozen=True)
class MapSquare:
    """What a map shows: a square of `side_m` with its middle at x, y (metres, the community's CRS)."""

    x: float
    y: float
    side_m: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """west, south, east, north."""
        half = self.side_m / 2
        return self.x - half, self.y - half, self.x + half, self.y + half

    def place(self, column_px: float, row_px: float) -> shapely.Point:
        """The point of the ground under this pixel."""
        west, _, _, north = self.bounds
        scale = self.side_m / SIDE_PX
        return shapely.Point(west + column_px * scale, north - row_px * scale)

    def pixel(self, place: shapely.Point) -> tuple[float, float]:
        """Column and row of a point of the ground."""
        west, _, _, north = self.bounds
        scale = SIDE_PX / self.side_m
        return (place.x - west) * scale, (north - place.y) * scale


def side_of(community: Community, zoom: int) -> float:
    """Side of the window in metres: 0 all of the community, then nearer and nearer."""
    west, south, east, north = extent_of(community).bounds
    whole = max(east - west, north - south) + 2 * MARGIN_M
    return (whole, min(MIDDLE_M, whole), min(NEAR_M, whole))[zoom]


def window_at(community: Community, zoom: int, column: int, row: int) -> MapSquare:
    """The window of this number; 0, 0 lies in the middle of the community."""
    side_m = side_of(community, zoom)
    west, south, east, north = extent_of(community).bounds
    step = side_m / _STEPS
    return MapSquare((west + east) / 2 + column * step, (south + north) / 2 + row * step, side_m)


def number_of(community: Community, zoom: int, place: shapely.Point) -> tuple[int, int]:
    """Column and row of the window that has this point nearest to its middle."""
    if zoom == 0:
        return 0, 0
    middle = window_at(community, zoom, 0, 0)
    step = middle.side_m / _STEPS
    return round((place.x - middle.x) / step), round((place.y - middle.y) / step)


@dataclass(frozen=True)
class BuildingEntry:
    """Something of the list: the value that the form sends, and its name in the reader's language."""

    value: str
    name: str


_PICKS: OwnedCache[Community, tuple[str, str], list[tuple[str, list[BuildingEntry]]]] = OwnedCache(64)


def picks(community: Community, language: str, first: str = "") -> list[tuple[str, list[BuildingEntry]]]:
    """(compound, its buildings) by name; the compound `first` stands first, what is in none stands last."""
    known_first = first if (community.compounds["id"] == first).any() else ""
    return _PICKS.get_or_make(
        community, (language, known_first), lambda: _list_picks(community, language, known_first)
    )


def _list_picks(community: Community, language: str, first: str) -> list[tuple[str, list[BuildingEntry]]]:
    homes = with_names(community.residences) if len(community.residences) <= MOST_BUILDINGS else None
    found = []
    for key, name in _compounds(community, language, first):
        inside = _picks_of(homes[homes["compound"] == key], language) if homes is not None else []
        found.append((name, [BuildingEntry(f"compound:{key}", name), *inside]))
    if homes is not None:
        others = homes[~homes["compound"].isin(community.compounds["id"])]
        others = others[(others["name_zh"] != "") | (others["name_en"] != "")]
        found.append(("", _picks_of(others, language)))
    return [(name, group) for name, group in found if group]


def position_of_choice(community: Community, value: str) -> tuple[float, float]:
    """Longitude and latitude of a thing of the list. Raises UnknownBuildingError."""
    kind, _, key = value.partition(":")
    frames = {"compound": community.compounds, "home": community.residences}
    if kind not in frames or not len(rows := frames[kind][frames[kind]["id"] == key]):
        raise UnknownBuildingError
    return position_of(community, rows.geometry.iloc[0].representative_point())


def _compounds(community: Community, language: str, first: str) -> list[tuple[str, str]]:
    compounds = with_names(community.compounds)
    found = [
        (str(key), name.text(language)) for key, name in zip(compounds["id"], compounds["name"], strict=True)
    ]
    return sorted(found, key=lambda one: one[0] != first)


def _picks_of(homes: gpd.GeoDataFrame, language: str) -> list[BuildingEntry]:
    return [
        BuildingEntry(f"home:{key}", name.text(language))
        for key, name in zip(homes["id"], homes["name"], strict=True)
    ]
