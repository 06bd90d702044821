"""总览: the map, the key figures, who is worst off."""

from __future__ import annotations

import streamlit as st

from layers import LAYERS
from ui.components.community import community_of
from ui.components.figures import needs_figures, people_figures, space_figures
from ui.components.notes import notes, worst_off
from ui.components.plan import plan
from ui.components.twin import table_twin
from ui.session import session_context, view

here = session_context()
tr = here.words
assessment = community_of(here)

left, right = st.columns([7, 3], gap="medium")
with left:
    plan(assessment, view(), tr, "overview")
with right:
    needs_figures(assessment, assessment.overall, view().mode, tr)
    worst_off(assessment, view().mode, tr)
    people_figures(assessment, assessment.overall, tr)
    notes(assessment, tr)
space_figures(assessment, tr)
st.subheader(tr("The map as a table"))
table_twin(LAYERS, assessment, view(), tr)
