"""Which shapes of a layer can be changed on the map: all of a small one, else those nearest to a place."""

from __future__ import annotations

from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import shapely

from base.i18n import Translator
from data.model import Community
from data.repair.repair import key_column
from features.own_community.row_search import nearest
from features.own_community.staff.session import NearbyPlace, near_place, picked_shape, work_near
from layers.layer import Symbol
from spatial.network import Ints
from ui import mapview

MOST_SHAPES = 400
"""Laid over the map one by one; more would make the page slow and stand too close to be told apart."""
_THERE = Symbol(fill="#0b6e69", line="#0b6e69", width_px=1.5, opacity=0.1, size_px=10)
_DOOR = replace(_THERE, opacity=1.0, shape="triangle", size_px=14)


@dataclass(frozen=True, eq=False)
class EditableShapes:
    """The shapes that can be changed, a note on them, and whether a click on the map moves on."""

    shapes: tuple[mapview.Drawing, ...] = ()
    words: str = ""
    moves: bool = False


def editable_shapes(community: Community, target: str, tr: Translator) -> EditableShapes:
    """What of the layer `target` can be changed now."""
    frame = community.layer(target)
    if len(frame) <= MOST_SHAPES:
        return EditableShapes(_drawings(frame, target, np.arange(len(frame))))
    near = near_place(community.key)
    at = shapely.Point(near.x, near.y) if near else community.extent.representative_point()
    rows = nearest(frame, at, MOST_SHAPES)
    picked = row_of(frame, target, picked_shape())
    if picked is not None and picked not in rows:
        rows = np.append(rows, picked)
    return EditableShapes(_drawings(frame, target, rows), _words(near, len(frame), tr), True)


def row_of(frame: gpd.GeoDataFrame, target: str, shape: str) -> int | None:
    """The row of the layer that a shape on the map stands for; None for another layer's and for none."""
    layer, _, name = shape.partition(":")
    if layer != target or not name:
        return None
    rows = np.flatnonzero(frame[key_column(target)] == name)
    return int(rows[0]) if len(rows) else None


def go_to_row(community: str, frame: gpd.GeoDataFrame, target: str, row: int) -> None:
    """Move the editing area to this row."""
    at = frame.geometry.iloc[row].representative_point()
    work_near(NearbyPlace(community, at.x, at.y, row_label(frame, target, row)))


def row_label(frame: gpd.GeoDataFrame, target: str, row: int) -> str:
    """The name of a row, and its number."""
    key = str(frame[key_column(target)].iloc[row])
    names = (frame[column].iloc[row] for column in ("name_zh", "name_en") if column in frame)
    name = next(filter(None, names), "")
    return f"{name} · {key}" if name and name != key else key


def _drawings(frame: gpd.GeoDataFrame, target: str, rows: Ints) -> tuple[mapview.Drawing, ...]:
    names = frame[key_column(target)].to_numpy()[rows]
    shapes = frame.geometry.to_numpy()[rows]
    symbol = _DOOR if target == "entrances" else _THERE
    return tuple(
        mapview.Drawing(f"{target}:{name}", shape, symbol) for name, shape in zip(names, shapes, strict=True)
    )


def _words(near: NearbyPlace | None, count: int, tr: Translator) -> str:
    facts = {"most": MOST_SHAPES, "count": tr.number(count)}
    if near is None:
        return tr(
            "Of {count}, the {most} nearest to the middle can be edited here. Press the map where you "
            "want to work, or find one by its name.",
            **facts,
        )
    if near.name:
        return tr(
            "Of {count}, the {most} nearest to {name} can be edited here. Press elsewhere to move on.",
            name=near.name,
            **facts,
        )
    return tr(
        "Of {count}, the {most} nearest to the place that you pressed can be edited here. Press "
        "elsewhere to move on.",
        **facts,
    )
