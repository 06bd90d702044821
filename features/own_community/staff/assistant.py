"""The assistant: its steps, the map of what was imported, undo and redo."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.i18n import Translator
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity, own, redo, steps, undo
from features.own_community.staff.census_grid import census_grid
from features.own_community.staff.check import check, layer_problems
from features.own_community.staff.drawing_tool import DrawingTool, drawing_tool_for
from features.own_community.staff.import_layer import import_panel
from features.own_community.staff.own_map import MapShapes, own_map
from features.own_community.staff.people import people
from features.own_community.staff.place import place
from features.own_community.staff.result import result
from features.own_community.staff.session import go_to_step, own_step, pending_messages, tell
from features.own_community.staff.table import table
from ui.boundary import error_boundary
from ui.session import SessionContext

STEPS = ("place", "ground", "homes", "paths", "spaces", "check", "score")
_LAYERS = {
    "ground": ("grids", "compounds"),
    "homes": ("residences",),
    "paths": ("paths",),
    "spaces": ("public_spaces", "facilities", "entrances"),
}


def assistant(here: SessionContext, tr: Translator, packet_out: Callable[[str, Translator], None]) -> None:
    """The page of one community of one's own; `packet_out` offers its packet at the end."""
    known = own(the_store(), here.community)
    step = _steps(tr)
    _history(known, tr)
    left, right = st.columns([3, 2], gap="medium")
    with right, error_boundary(tr):
        shown, tool = _panel(step, known, here, tr, packet_out)
    with left, error_boundary(tr):
        own_map(known, step, shown, tool, here, tr)


def _steps(tr: Translator) -> str:
    names = {
        "place": tr("1 Place"),
        "ground": tr("2 Grids and compounds"),
        "homes": tr("3 Homes and people"),
        "paths": tr("4 Paths"),
        "spaces": tr("5 Spaces and facilities"),
        "check": tr("6 Check"),
        "score": tr("7 Score"),
    }
    now = own_step(STEPS)
    chosen = st.segmented_control(
        tr("Step"),
        STEPS,
        default=now,
        format_func=lambda one: names[one],
        key=f"own-step-{now}-{tr.language}",
        label_visibility="collapsed",
    )
    if chosen and chosen != now:
        tell(())
        go_to_step(chosen)
        st.rerun()
    return now


def _history(known: OwnCommunity, tr: Translator) -> None:
    with st.container(horizontal=True, key="own-history", vertical_alignment="center"):
        if st.button(tr("Undo"), key="own-undo", icon=":material/undo:", disabled=not known.can_undo):
            with error_boundary(tr):
                undo(the_store(), known)
                tell(())
                st.rerun()
        if st.button(tr("Redo"), key="own-redo", icon=":material/redo:", disabled=not known.can_redo):
            with error_boundary(tr):
                redo(the_store(), known)
                tell(())
                st.rerun()
        done = steps(the_store(), known.key)
        with st.popover(tr("Change history ({count})", count=len(done))):
            for one in reversed(done[-30:]):
                st.text(f"{one.at[:16].replace('T', ' ')} · {tr.name(one.what)}")


def _panel(
    step: str,
    known: OwnCommunity,
    here: SessionContext,
    tr: Translator,
    packet_out: Callable[[str, Translator], None],
) -> tuple[MapShapes, DrawingTool | None]:
    for words in pending_messages():
        st.text(f"✓ {tr.name(words)}")
    if step == "place":
        return place(known, tr), drawing_tool_for("place", tr)
    if step == "check":
        return check(known, tr), None
    if step == "score":
        result(known, here, tr, packet_out)
        return MapShapes(), None
    shown = import_panel(known, _LAYERS[step], tr)
    if not shown.shapes:
        shown = layer_problems(known, _LAYERS[step], tr)
    if step == "homes":
        people(known, tr)
        cells = census_grid(known, tr)
        shown = cells if cells.shapes else shown
    table(known, _LAYERS[step], tr)
    return shown, drawing_tool_for(step, tr)
