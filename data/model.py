"""Data model of a community and its layers.

Every layer is a GeoDataFrame in the community's metric CRS whose columns are declared in `SCHEMAS`.
Geometry and tables are values: nothing changes a community after it is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import shapely
from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.words import Bilingual, Note, Text

Geometry = Literal["point", "line", "polygon"]


@dataclass(frozen=True)
class Column:
    """One column: its type, whether it may be empty, and the values allowed (empty: any)."""

    name: str
    dtype: Literal["str", "int", "float", "bool"]
    required: bool = True
    values: tuple[str, ...] = ()
    omitted_if_empty: bool = False
    """Left out of a kept row without a value, so that rows from before there was the column stay the same."""
    refers_to: str = ""
    """The layer whose `id` (for grids: `code`) it names."""


@dataclass(frozen=True)
class Schema:
    """The geometry types and columns that a layer may have; `key` is the column that names its rows."""

    geometry: tuple[Geometry, ...]
    columns: tuple[Column, ...]
    key: str = "id"


def _text(name: str, **more: object) -> Column:
    return Column(name, "str", **more)  # type: ignore[arg-type]


_NAME = (_text("name_zh", required=False), _text("name_en", required=False))
ENTERED = ("facilities", "public_spaces", "compounds")
"""The layers whose places have entrances."""
STATION, HIGHER = "station", "higher"
LEVELS = (STATION, HIGHER)
"""Of a facility: of the everyday circle, or of one above it (district, town). Nothing said: a station."""
CONDITIONS = ("good", "worn", "broken", "idle")

SCHEMAS: dict[str, Schema] = {
    "grids": Schema(("polygon",), (_text("code"), _text("manager", required=False)), key="code"),
    "compounds": Schema(("polygon",), (_text("id"), *_NAME, Column("built_year", "int", required=False))),
    "residences": Schema(
        ("polygon", "point"),
        (
            _text("id"),
            *_NAME,
            _text("compound", required=False, refers_to="compounds"),
            _text("grid", required=False, refers_to="grids"),
            Column("storeys", "int", required=False),
            Column("households", "float"),
            Column("elder", "float"),
            Column("adult", "float"),
            Column("child", "float"),
            Column("estimated", "bool"),
        ),
    ),
    "public_spaces": Schema(
        ("polygon",),
        (
            _text("id"),
            *_NAME,
            _text("functions"),  # keys of catalogue.space_functions joined by ";"
            _text("condition", values=CONDITIONS),
            _text("rules", required=False),
            _text("compound", required=False, refers_to="compounds"),
            _text("grid", required=False, refers_to="grids"),
        ),
    ),
    "facilities": Schema(
        ("point", "polygon"),
        (
            _text("id"),
            *_NAME,
            _text("category"),
            _text("condition", values=CONDITIONS),
            Column("capacity", "float", required=False),
            _text("level", required=False, values=LEVELS, omitted_if_empty=True),
            _text("space", required=False, refers_to="public_spaces"),
        ),
    ),
    "entrances": Schema(("point",), (_text("id"), _text("of"))),  # `of`: id of a facility, space or compound
    "paths": Schema(
        ("line",),
        (
            _text("id"),
            *_NAME,
            _text("kind", values=("road", "lane", "footway", "steps", "crossing")),
            Column("width_m", "float", required=False),
            Column("step_free", "bool"),
        ),
    ),
    "encroachments": Schema(
        ("polygon", "line", "point"),
        (
            _text("id"),
            _text("category"),
            _text("status"),
            _text("reported_on", required=False),  # ISO date
            _text("note", required=False),
            _text("space", required=False, refers_to="public_spaces"),
            _text("path", required=False, refers_to="paths"),
            _text("grid", required=False, refers_to="grids"),
        ),
    ),
    "basemap": Schema(
        ("polygon", "line"),
        (_text("id"), _text("kind", values=("building", "road", "water", "green")), *_NAME),
    ),
}


@dataclass(frozen=True, eq=False)
class Community:
    """A place with its people, spaces, facilities and paths.

    All frames are in `crs` (metres, x east, y north) and follow `SCHEMAS`; an absent layer is an empty frame.
    `digest` changes when any content changes and names everything that is derived from it.
    """

    key: str
    name: Bilingual
    crs: CRS
    digest: str
    grids: gpd.GeoDataFrame
    compounds: gpd.GeoDataFrame
    residences: gpd.GeoDataFrame
    public_spaces: gpd.GeoDataFrame
    facilities: gpd.GeoDataFrame
    entrances: gpd.GeoDataFrame
    paths: gpd.GeoDataFrame
    encroachments: gpd.GeoDataFrame
    basemap: gpd.GeoDataFrame
    assumptions: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    attribution: Text = field(default_factory=lambda: Bilingual("", ""))
    """Whose data it is, as its licence wants it said."""

    def layer(self, name: str) -> gpd.GeoDataFrame:
        """The layer called `name` (a key of `SCHEMAS`)."""
        frame = getattr(self, name)
        assert isinstance(frame, gpd.GeoDataFrame)
        return frame

    @cached_property
    def extent(self) -> shapely.Polygon:
        """The ground of the community: its grids, or where there are none the box around everything.

        An empty polygon where there is nothing at all.
        """
        if len(self.grids):
            return self.grids.geometry.union_all()
        bounds = [self.layer(name).total_bounds for name in SCHEMAS if len(self.layer(name))]
        if not bounds:
            return shapely.Polygon()
        west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
        east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
        return shapely.box(west, south, east, north)
