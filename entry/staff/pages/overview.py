"""现状: the map, what to look at first, what waits, where to start."""

from __future__ import annotations

import streamlit as st

from entry.today import todo_list, ways_to_start
from layers import LAYERS
from ui.components.community import community_in_file, community_of
from ui.components.figures import needs_figures, people_figures, space_figures
from ui.components.notes import notes, worst_off
from ui.components.plan import plan
from ui.components.residence import chosen_home_box, walk_shown
from ui.components.twin import table_twin
from ui.components.work_page import work_page
from ui.components.worst_places import worst_places
from ui.session import session_context, view

here = session_context()
tr = here.words
places = work_page("overview", tr)
with places.above:
    assessment = community_of(here)
with places.map:
    focus, connection = walk_shown(assessment, view(), tr)
    plan(assessment, view(), tr, "overview", focus=focus, connection=connection)
with places.panel:
    st.text(tr("See who is out of reach, draw a change, decide together."))
    needs_figures(assessment, assessment.overall, view().mode, tr)
    worst_places(assessment, view(), tr)
    chosen_home_box(assessment, view(), tr)
    worst_off(assessment, view().mode, tr)
    todo_list(community_in_file(here), here)
    ways_to_start(here)
    with st.expander(tr("People and public spaces"), icon=":material/groups:", key="more-figures"):
        people_figures(assessment, assessment.overall, tr)
        space_figures(assessment, tr)
    with st.expander(tr("The map as a table"), icon=":material/table:", key="map-table"):
        table_twin(LAYERS, assessment, view(), tr)
    notes(assessment, tr)
