"""The map of what came in, with what is about to come in or is wrong drawn over it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial

import shapely
import streamlit as st

from data.assess import Assessment
from data.own.keeping import Own
from layers import LAYERS
from layers.layer import Layer, Symbol, View
from ui import mapview
from ui.components.community import community_in_file
from ui.components.own.door import door
from ui.components.own.find import find
from ui.components.own.hand import Hand, take_event
from ui.components.own.reach import MOST_SHAPES, Reach, reach
from ui.i18n import Words
from ui.own_session import picked_shape
from ui.session import Where, notice

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
class Shown:
    """Shapes in the community's CRS that are laid over its map, and what they are."""

    shapes: tuple[shapely.Geometry, ...] = ()
    label: str = ""


def own_map(known: Own, step: str, shown: Shown, hand: Hand | None, here: Where, tr: Words) -> None:
    """The community as it is kept; nothing but words while nobody knows where it lies."""
    if not known.state.epsg or not known.state.layers:
        with st.container(border=True, key="own-no-map"):
            st.text(tr("The map appears here as soon as the place is known."))
        return
    assessment = community_in_file(here)
    can = Reach()
    if hand is not None:
        hand.choices(assessment.catalogue, tr)
        can = _reach(assessment, hand, shown, tr)
    left = notice()
    if left is not None:
        with st.container(border=True, key="notice"):
            st.text(f"⚠ {left.error.message(tr.language)}")
    if can.words:
        st.text(can.words)
    drawn = mapview.draw(
        _layers(step),
        assessment,
        View(),
        tr.language,
        height_px=600,
        online_tiles=mapview.offered_tiles(os.environ),
        attribution=tr.name(assessment.community.attribution),
        sketching=mapview.Sketching(
            tool=hand.tool if hand else "",
            colour=_NEW.line,
            name=hand.name if hand else "",
            shapes=(*can.shapes, *_drawings(shown)),
            selected=picked_shape(),
            snap_to=("paths", "residences", "grids"),
            takes_places=can.moves,
            close_up=True,
        ),
    )
    mapview.show(
        drawn, f"own-{step}", partial(take_event, key=known.key, hand=hand, catalogue=assessment.catalogue)
    )
    if len(shown.shapes) > MOST_SHAPES:
        st.caption(tr("The map shows the first {count} of them.", count=MOST_SHAPES))
    if shown.label:
        st.caption(shown.label)


def _reach(assessment: Assessment, hand: Hand, shown: Shown, tr: Words) -> Reach:
    """What can be changed of the chosen layer, and the boxes above the map that help with it; nothing while
    a file is looked at."""
    if shown.shapes or hand.target not in hand.targets:
        return Reach()
    community = assessment.community
    with st.container(horizontal=True, key="own-find", vertical_alignment="bottom"):
        find(community.key, community.layer(hand.target), hand.target, assessment.catalogue, tr)
        if hand.target == "entrances":
            door(community, assessment.catalogue, tr)
    return reach(community, hand.target, tr)


def _layers(step: str) -> list[Layer]:
    return [
        replace(one, shown_at_start=one.shown_at_start or one.key in _SHOWN.get(step, ()))
        for one in LAYERS
        if one.key not in _HIDDEN
    ]


def _drawings(shown: Shown) -> tuple[mapview.Drawing, ...]:
    return tuple(
        mapview.Drawing(f"new-{number}", shape, _NEW, editable=False)
        for number, shape in enumerate(shown.shapes[:MOST_SHAPES])
    )
