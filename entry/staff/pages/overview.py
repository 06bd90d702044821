"""现状: the map, what is lacking where, what waits, where to start."""

from __future__ import annotations

import streamlit as st

from layers import LAYERS
from ui.components.community import community_of
from ui.components.figures import needs_figures, people_figures, space_figures
from ui.components.notes import notes, worst_off
from ui.components.plan import plan
from ui.components.twin import table_twin
from ui.components.work_page import work_page
from ui.session import session_context, view

here = session_context()
tr = here.words
places = work_page("overview", tr)
with places.panel:
    assessment = community_of(here)
with places.map:
    plan(assessment, view(), tr, "overview")
with places.panel:
    needs_figures(assessment, assessment.overall, view().mode, tr)
    worst_off(assessment, view().mode, tr)
    people_figures(assessment, assessment.overall, tr)
    notes(assessment, tr)
    with st.expander(tr("Public spaces"), icon=":material/park:", key="spaces-figures"):
        space_figures(assessment, tr)
    with st.expander(tr("The map as a table"), icon=":material/table:", key="map-table"):
        table_twin(LAYERS, assessment, view(), tr)
