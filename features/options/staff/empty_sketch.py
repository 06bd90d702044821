"""The sketch page of a community without an option: the map, and the one next step."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.staff.option_bar import create_option
from layers import LAYERS
from layers.layer import View
from ui import mapview
from ui.components.work_page import WorkPlaces


def empty_sketch(places: WorkPlaces, baseline: Assessment, tr: Translator) -> None:
    """Show the community as it is, and a button to begin."""
    community = baseline.community
    with places.panel:
        st.info(tr("Create a first option to draw on. The data of the current state do not change."))
        st.button(
            tr("New option"),
            icon=":material/add:",
            key="option-new",
            type="primary",
            on_click=create_option,
            args=(community.key, community.crs.to_epsg() or 0),
        )
    with places.map:
        extras = mapview.Extras(attribution=tr.name(community.attribution))
        mapview.show(mapview.draw(list(LAYERS), baseline, View(), tr.language, extras), "sketch-empty")
