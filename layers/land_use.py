"""Land by the classes and colours of statutory plans (用地用海分类): the second style of printed maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely

from base.words import Message
from data.assess import Assessment
from data.catalogue.model import LandUse
from data.model import Community
from data.usable import space_functions
from layers import grids
from layers.layer import Layer, Symbol, SymbolClass, View

UNCLASSED = "unclassed"
"""The class of a space whose use has no class of land."""

_OUTLINE = "#6b6458"
_UNCLASSED = SymbolClass(
    UNCLASSED,
    Message("Without a class (idle …)"),
    Symbol(fill="#ffffff", line=_OUTLINE, width_px=0.8, pattern="lines"),
)
_GREEN = SymbolClass("green", Message("Green and fields (no class)"), Symbol(fill="#e9ecdf"))
_BUILDING = SymbolClass(
    "building",
    Message("Buildings"),
    Symbol(fill="#ffffff", line="#b5ada0", width_px=0.7, opacity=0.4),
)


def _classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
    uses = assessment.catalogue.land_uses.values()
    return (*(_class(one) for one in uses), _UNCLASSED)


def _class(use: LandUse) -> SymbolClass:
    label = Message("{code} {use}", code=use.code, use=use.name)
    is_line = "road" in use.ground or "water" in use.ground
    symbol = Symbol(
        fill=use.colour,
        line=use.colour if is_line else _OUTLINE,
        width_px=5.0 if is_line else 0.8,
        shape="square",
        size_px=11,
    )
    return SymbolClass(use.key, label, symbol)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    """Homes and compounds, streets and water, spaces by their first use, facilities by their category. Areas
    carry their code as a label; the rest has none."""
    uses = assessment.catalogue.land_uses
    code = {key: use.code for key, use in uses.items()}
    parts = [part for part in _parts(assessment, uses) if len(part)]
    if not parts:
        empty: dict[str, list[str]] = {"id": [], "class": [], "code": []}
        return gpd.GeoDataFrame(empty, geometry=[], crs=assessment.community.crs)
    frame = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=assessment.community.crs)
    labelled = [
        code.get(key, "") if named else "" for key, named in zip(frame["class"], frame["named"], strict=True)
    ]
    return frame.assign(code=labelled)


def _parts(assessment: Assessment, uses: Mapping[str, LandUse]) -> Iterator[gpd.GeoDataFrame]:
    community = assessment.community
    for use in uses.values():
        if "compounds" in use.ground:
            yield _part(_around_spaces(community), [use.key] * len(community.compounds), named=True)
        if "residences" in use.ground:
            yield _part(community.residences, [use.key] * len(community.residences), named=False)
        streets = community.basemap[community.basemap["kind"].isin(use.ground)]
        yield _part(streets, [use.key] * len(streets), named=False)
    of_function = {function: use.key for use in uses.values() for function in use.functions}
    first = [keys[0] if keys else "" for keys in space_functions(community)]
    yield _part(community.public_spaces, [of_function.get(key, UNCLASSED) for key in first], named=True)
    of_category = {category: use.key for use in uses.values() for category in use.categories}
    stands = community.facilities[community.facilities["category"].isin(of_category)]
    yield _part(stands, [of_category[key] for key in stands["category"]], named=False)


def _around_spaces(community: Community) -> gpd.GeoDataFrame:
    """The compounds without the ground of their public spaces, which have classes of their own."""
    spaces = shapely.union_all(community.public_spaces.geometry.to_numpy())
    return community.compounds.set_geometry(community.compounds.geometry.difference(spaces))


def _part(frame: gpd.GeoDataFrame, classes: list[str], named: bool) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"id": frame["id"].to_numpy(), "class": classes, "named": named},
        geometry=frame.geometry.to_numpy(),
        crs=frame.crs,
    )


def _green_rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    basemap = assessment.community.basemap
    return basemap[basemap["kind"] == "green"].assign(**{"class": "green"})


def _building_rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    community = assessment.community
    is_building = (community.basemap["kind"] == "building").to_numpy()
    others = community.basemap[is_building & (shapely.get_dimensions(community.basemap.geometry) == 2)]
    shapes = [*community.residences.geometry, *others.geometry]
    return gpd.GeoDataFrame(
        {"id": [*community.residences["id"], *others["id"]], "class": "building"},
        geometry=shapes,
        crs=community.crs,
    )


GREEN = Layer(
    key="unclassed_green",
    name=Message("Base map"),
    geometry=("polygon", "line"),
    classes=lambda assessment, view: (_GREEN,),
    fields=(),
    rows=_green_rows,
)
LAYER = Layer(
    key="land_use",
    name=Message("Classes of land"),
    geometry=("polygon", "line", "point"),
    classes=_classes,
    fields=(),
    rows=_rows,
    label="code",
)
BUILDINGS = Layer(
    key="buildings",
    name=Message("Buildings"),
    geometry=("polygon", "point"),
    classes=lambda assessment, view: (_BUILDING,),
    fields=(),
    rows=_building_rows,
)

BORDERS = replace(
    grids.LAYER,
    rows=lambda assessment, view: grids.LAYER.rows(assessment, view).assign(**{"class": "grid"}),
)
"""The grids without their scores."""

LAND_USE_LAYERS: tuple[Layer, ...] = (GREEN, LAYER, BUILDINGS, BORDERS)
"""From the ground up."""
