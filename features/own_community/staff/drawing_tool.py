"""The drawing tool of each step, and storing what is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from pyproj import CRS

from base.errors import LintuError
from base.i18n import Translator
from base.words import Message
from data.catalogue.model import Catalogue
from data.layer_words import PATH_KINDS
from data.repair.repair import key_column
from data.store.open_store import the_store
from features.own_community.by_hand import draw_shape, in_metres, remove_row, reshape
from features.own_community.community_versions import OwnCommunity, layers_of, own
from features.own_community.edit import Edit
from features.own_community.importing import left_outside, place_community
from features.own_community.staff.editable_shapes import go_to_row, row_of
from features.own_community.staff.session import NearbyPlace, pick_shape, tell, work_near
from features.own_community.staff.system_names import layer_name
from ui.mapview import DrawEvent, MapEvent, Tool
from ui.session import actor_name, set_notice

GROUND = "place"
"""Stands for the ground itself among the layers that are drawn."""
GROUND_ID = f"{GROUND}:ground"
_TOOLS: dict[str, Tool] = {
    GROUND: "polygon",
    "grids": "polygon",
    "compounds": "polygon",
    "residences": "polygon",
    "paths": "line",
    "public_spaces": "polygon",
    "facilities": "point",
    "entrances": "point",
}
_OF_STEP = {
    "ground": ("grids", "compounds"),
    "homes": ("residences",),
    "paths": ("paths",),
    "spaces": ("facilities", "public_spaces", "entrances"),
}


@dataclass
class DrawingTool:
    """What is drawn next: a layer (GROUND is the ground itself), its tool, its values."""

    target: str
    name: str
    targets: tuple[str, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)

    @property
    def tool(self) -> Tool:
        """The tool of the layer."""
        return _TOOLS[self.target]

    def choices(self, catalogue: Catalogue, tr: Translator) -> None:
        """Ask what is drawn, above the map: the layer, and what a thing of it must say."""
        with st.container(horizontal=True, key="own-hand"):
            if len(self.targets) > 1:
                chosen = st.segmented_control(
                    tr("Draw by hand"),
                    self.targets,
                    default=self.targets[0],
                    format_func=lambda one: layer_name(one, tr),
                    key=f"own-hand-{self.targets[0]}-{tr.language}",
                )
                self.target = chosen or self.targets[0]
                self.name = layer_name(self.target, tr)
            self.constants = _values(self.target, catalogue, tr)


def drawing_tool_for(step: str, tr: Translator) -> DrawingTool:
    """The drawing tool of a step."""
    if step == "place":
        return DrawingTool(GROUND, tr("boundary"))
    targets = _OF_STEP[step]
    return DrawingTool(targets[0], layer_name(targets[0], tr), targets)


def _values(target: str, catalogue: Catalogue, tr: Translator) -> dict[str, str]:
    """The values that the next thing drawn has."""
    asked: dict[str, tuple[str, dict[str, str]]] = {
        "facilities": (
            "category",
            {key: tr.name(one.name) for key, one in catalogue.facility_categories.items()},
        ),
        "public_spaces": (
            "functions",
            {key: tr.name(one.name) for key, one in catalogue.space_functions.items()},
        ),
        "paths": ("kind", {key: tr.name(word) for key, word in PATH_KINDS.items()}),
    }
    if target not in asked:
        return {}
    column, names = asked[target]
    label = tr("Draw as")
    key = st.selectbox(
        label, list(names), format_func=lambda one: names[one], key=f"own-is-{target}-{tr.language}"
    )
    return {column: key}


def take_event(event: MapEvent | DrawEvent, key: str, tool: DrawingTool | None, catalogue: Catalogue) -> None:
    """Store what was drawn, or leave a notice why it was refused; select the shape that was clicked."""
    set_notice(None)
    if tool is None or tool.target not in _TOOLS:
        return
    actor = actor_name()
    tell(())
    try:
        # Read again: several events may come in one run of the script.
        known = own(the_store(), key)
        if isinstance(event, MapEvent):
            _choose(known, tool, f"{event.layer}:{event.id}")
        elif event.kind == "chosen":
            pick_shape(event.id)
        elif event.kind == "pressed":
            _go_to(known, tool, event.geometry or {})
        elif tool.target == GROUND:
            _keep_ground(event, Edit(the_store(), known, catalogue, actor))
        else:
            _keep(event, Edit(the_store(), known, catalogue, actor), tool)
    except LintuError as error:
        set_notice(error, event.id)


def _choose(known: OwnCommunity, tool: DrawingTool, shape: str) -> None:
    """What the map shows of the chosen layer can be changed once it is pressed."""
    if tool.target not in tool.targets:
        return
    frame = layers_of(the_store(), known.state)[tool.target]
    row = row_of(frame, tool.target, shape)
    if row is not None:
        pick_shape(shape)
        go_to_row(known.key, frame, tool.target, row)


def _go_to(known: OwnCommunity, tool: DrawingTool, point: Mapping[str, Any]) -> None:
    if tool.target in tool.targets and known.state.epsg:
        at = in_metres(point, CRS.from_epsg(known.state.epsg))
        work_near(NearbyPlace(known.key, at.x, at.y))


def _keep_ground(event: DrawEvent, edit: Edit) -> None:
    """A ground drawn or reshaped takes the place of the one that is there; none can be deleted."""
    if event.kind == "deleted":
        tell((Message("The boundary cannot be deleted; draw another one."),))
        return
    shape = event.geometry or {}
    outside = left_outside(edit.store, edit.known, shape, edit.catalogue)
    place_community(edit, shape)
    tell((Message("Boundary saved."), *outside))


def _keep(event: DrawEvent, edit: Edit, tool: DrawingTool) -> None:
    shape = event.geometry or {}
    target, _, name = event.id.partition(":")
    if event.kind == "drawn":
        after = draw_shape(edit, tool.target, shape, tool.constants)
        newest = edit.layers(after.state)[tool.target][key_column(tool.target)].iloc[-1]
        pick_shape(f"{tool.target}:{newest}")
    elif event.kind == "edited" and target in tool.targets:
        reshape(edit, target, name, shape)
    elif event.kind == "deleted" and target in tool.targets:
        remove_row(edit, target, name)
