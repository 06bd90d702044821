"""The map of the community, with what is being imported or is wrong drawn over it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import shapely
import streamlit as st
from pyproj import CRS

from base.i18n import Translator
from data.assess import Assessment
from data.model import Community
from features.own_community.community_area import in_metres
from features.own_community.community_versions import OwnCommunity
from features.own_community.staff.bare_ground import bare_ground
from features.own_community.staff.drawing_tool import GROUND, GROUND_ID, DrawingTool, take_event
from features.own_community.staff.editable_shapes import MOST_SHAPES, EditableShapes, editable_shapes
from features.own_community.staff.entrance_target import door
from features.own_community.staff.session import picked_shape
from features.own_community.staff.shape_search import find
from layers import LAYERS
from layers.layer import Layer, Symbol, View
from spatial.projecting import to_degrees, to_metres
from ui import mapview
from ui.components.community import community_in_file
from ui.session import SessionContext, notice

_MOST_CORNERS = 400
"""Of a ground that can be reshaped: each is a dot to drag, and more of them lie on top of each other."""
_GROUND = Symbol(fill="#0b6e69", line="#0b6e69", width_px=2.5, opacity=0.04, size_px=10)
_NEW_GROUND = Symbol(fill="#c2410c", line="#c2410c", width_px=2.5, opacity=0.08, size_px=10)
_NEW = Symbol(fill="#c2410c", line="#c2410c", width_px=2.5, opacity=0.35, size_px=10)
_SHOWN = {
    "ground": ("grids", "compounds"),
    "paths": ("paths",),
    "check": ("paths", "grids"),
    "score": ("paths",),
}
"""Besides those that every map begins with."""
_HIDDEN = frozenset({"unmet_demand", "land_use"})


@dataclass(frozen=True, eq=False)
class MapShapes:
    """Shapes that are laid over the map, and what they are; in the community's CRS, or in `crs` if given.

    look_at: the map moves to them whenever this changes to something else than "".
    """

    shapes: tuple[shapely.Geometry, ...] = ()
    label: str = ""
    crs: CRS | None = None
    look_at: str = ""

    def is_elsewhere(self, community: Community) -> bool:
        """Whether nothing of the shapes lies on the community's ground, so that one map cannot show both."""
        here = shapely.transform(community.extent, lambda xy: to_degrees(xy, community.crs))
        own = self.crs or community.crs
        shapes = [shapely.transform(shape, lambda xy: to_degrees(xy, own)) for shape in self.shapes]
        return bool(shapes) and not shapely.intersects(here, np.array(shapes, dtype=object)).any()

    def in_crs(self, crs: CRS) -> tuple[shapely.Geometry, ...]:
        """The shapes in this CRS."""
        own = self.crs
        if own is None or own == crs:
            return self.shapes
        return tuple(
            shapely.transform(shape, lambda xy: to_metres(to_degrees(xy, own), crs)) for shape in self.shapes
        )


@dataclass(frozen=True, eq=False)
class _Base:
    """What lies under the shapes; no layers where it is bare ground."""

    assessment: Assessment
    layers: list[Layer]


def own_map(
    known: OwnCommunity,
    step: str,
    shown: MapShapes,
    tool: DrawingTool | None,
    here: SessionContext,
    tr: Translator,
) -> None:
    """Show the stored community; an empty map to draw on while its place is unknown."""
    base = _base(known, step, shown, here)
    if base is None:
        with st.container(border=True, key="own-no-map"):
            st.text(tr("The map appears here once the boundary is set."))
        return
    assessment = base.assessment
    can = _offer_shapes(base, tool, shown, tr)
    _messages(can, tr)
    extras = mapview.Extras(
        online_tiles=mapview.offered_tiles(os.environ),
        attribution=tr.name(assessment.community.attribution),
        sketching=_sketching(base, known, step, shown, tool, can),
    )
    drawn = mapview.draw(base.layers, assessment, View(), tr.language, extras, height_px=600)
    on_event = partial(take_event, key=known.key, tool=tool, catalogue=assessment.catalogue)
    mapview.show(drawn, f"own-{step}", on_event)
    _captions(shown, tr)


def _base(known: OwnCommunity, step: str, shown: MapShapes, here: SessionContext) -> _Base | None:
    """The community, or bare ground where the shapes lie elsewhere; None while no place is known."""
    if known.state.epsg and known.state.layers:
        assessment = community_in_file(here)
        if shown.crs is None or not shown.is_elsewhere(assessment.community):
            return _Base(assessment, _layers(step))
    if shown.crs is not None and shown.shapes:
        return _Base(bare_ground(known, shown.shapes[0], shown.crs), [])
    return None


def _offer_shapes(base: _Base, tool: DrawingTool | None, shown: MapShapes, tr: Translator) -> EditableShapes:
    """The choices of the drawing tool above the map, and what of the map it can change."""
    if tool is None:
        return EditableShapes()
    tool.choices(base.assessment.catalogue, tr)
    return _reach(base.assessment, tool, shown, tr) if base.layers else EditableShapes()


def _messages(can: EditableShapes, tr: Translator) -> None:
    left = notice()
    if left is not None:
        with st.container(border=True, key="notice"):
            st.text(f"⚠ {left.error.message(tr.language)}")
    if can.words:
        st.text(can.words)


def _captions(shown: MapShapes, tr: Translator) -> None:
    if len(shown.shapes) > MOST_SHAPES:
        st.caption(tr("The map shows the first {count} of them.", count=MOST_SHAPES))
    if shown.label:
        st.caption(shown.label)


def _sketching(
    base: _Base,
    known: OwnCommunity,
    step: str,
    shown: MapShapes,
    tool: DrawingTool | None,
    can: EditableShapes,
) -> mapview.DrawingTools:
    """The drawing tool, and the shapes that can be changed or are shown over the map."""
    crs = base.assessment.community.crs
    has_ground = bool(base.layers) and tool is not None and tool.target == GROUND
    return mapview.DrawingTools(
        tool=tool.tool if tool else "",
        colour=_NEW.line,
        name=tool.name if tool else "",
        shapes=(
            *(_ground(known, crs) if has_ground else ()),
            *can.shapes,
            *_drawings(shown.in_crs(crs), _NEW_GROUND if step == GROUND else _NEW),
        ),
        selected=picked_shape(),
        snap_to=("paths", "residences", "grids"),
        takes_places=can.moves,
        close_up=True,
        look_at=shown.look_at,
    )


def _reach(assessment: Assessment, tool: DrawingTool, shown: MapShapes, tr: Translator) -> EditableShapes:
    """What can be changed of the chosen layer, and the boxes above the map that help with it; nothing while
    a file is looked at."""
    if shown.shapes or tool.target not in tool.targets:
        return EditableShapes()
    community = assessment.community
    with st.container(horizontal=True, key="own-find", vertical_alignment="bottom"):
        find(community.key, community.layer(tool.target), tool.target, assessment.catalogue, tr)
        if tool.target == "entrances":
            door(community, assessment.catalogue, tr)
    return editable_shapes(community, tool.target, tr)


def _layers(step: str) -> list[Layer]:
    return [
        replace(one, shown_at_start=one.shown_at_start or one.key in _SHOWN.get(step, ()))
        for one in LAYERS
        if one.key not in _HIDDEN
    ]


def _ground(known: OwnCommunity, crs: CRS) -> tuple[mapview.Drawing, ...]:
    """The ground that is there, to be reshaped."""
    if not known.state.boundary:
        return ()
    ground = in_metres(shapely.geometry.shape(known.state.boundary), crs)
    is_handy = int(shapely.get_num_coordinates(ground)) <= _MOST_CORNERS
    return (mapview.Drawing(GROUND_ID, ground, _GROUND, editable=is_handy),)


def _drawings(shapes: tuple[shapely.Geometry, ...], symbol: Symbol) -> tuple[mapview.Drawing, ...]:
    return tuple(
        mapview.Drawing(f"new-{number}", shape, symbol, editable=False)
        for number, shape in enumerate(shapes[:MOST_SHAPES])
    )
