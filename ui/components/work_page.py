"""The frame of a page that works on a map: the map fills the window, a panel beside it scrolls on its own.

The panel's handle makes it wide, for tables. On a phone the map fills the screen and the panel is a sheet
that the handle draws up from below. static/frame.js of `web/start_page` does that, without another run; it
draws the sheet down again for the buttons whose key begins with `show-on-map`, and for another page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from ui.components.style import use_sheets

RAIL_PX = 88
"""What a rail covers of the map's left edge: `Extras(clear_left_px=RAIL_PX)` keeps the buttons clear."""
STRIP_PX = 60
"""What a strip covers of the map's upper edge: `Extras(clear_top_px=STRIP_PX)`."""


@dataclass(frozen=True)
class WorkPlaces:
    """The places of a work page. rail and strip lie over the map's left and upper edge; they take no room
    while nothing is in them. above: for messages; it takes room from the map."""

    above: DeltaGenerator
    map: DeltaGenerator
    rail: DeltaGenerator
    strip: DeltaGenerator
    panel: DeltaGenerator


def work_page(key: str, tr: Translator) -> WorkPlaces:
    """Lay out the page and return its places; `key` names it in the style sheets."""
    use_sheets("work_page.css")
    above = st.container(key=f"work-above-{key}")
    with st.container(key=f"work-frame-{key}"):
        return WorkPlaces(
            above=above,
            map=st.container(key=f"work-map-{key}"),
            strip=st.container(key=f"work-strip-{key}"),
            rail=st.container(key=f"work-rail-{key}"),
            panel=_panel(key, tr),
        )


def _panel(key: str, tr: Translator) -> DeltaGenerator:
    with st.container(key=f"work-panel-{key}"):
        words = escape(tr("Show or hide the panel"))
        st.html(f'<button class="lintu-sheet-handle" type="button" aria-label="{words}"></button>')
        return st.container(key=f"work-body-{key}")
