"""绘制方案: draw interventions, see the score move."""

from __future__ import annotations

import time

import streamlit as st

from features.options.sketch import sketch_of
from features.options.staff.conflict import offer_choice
from features.options.staff.findings import findings, verdict
from features.options.staff.intervention_form import intervention_form
from features.options.staff.intervention_list import intervention_choice, intervention_table
from features.options.staff.missing_path import arm_for_missing_path
from features.options.staff.notice import notice_box
from features.options.staff.option_bar import option_bar
from features.options.staff.palette import palette
from features.options.staff.score_change import score_change
from features.options.staff.sketch_map import sketch_map
from features.options.staff.thing_actions import thing_actions
from ui.components.community import community_of
from ui.components.residence import before_and_after
from ui.session import session_context, view

SHOWN_FIRST_S = 0.025

here = session_context()
tr = here.words
baseline = community_of(here)
# All that may come and go above the map is in one container, so that the map keeps its place on the page
# and the browser keeps the map.
with st.container(key="above-map"):
    option = option_bar(here, baseline.community.crs.to_epsg() or 0, tr)
    if option is None:
        st.info(tr("Create a first option to draw on. The data of the current state do not change."))
        st.stop()
    arm_for_missing_path()
    scenario = palette(baseline.catalogue, tr, disabled=option.state != "open")
    notice_box(baseline, option, tr)
    offer_choice(option, tr)
sketch = sketch_of(baseline, option, view().mode)

left, right = st.columns([7, 3], gap="medium")
# The score leaves first, and the browser gets the time of a frame or two to show it: it collects what
# comes soon after, and putting up the form then takes it longer than all of this script.
with right:
    score_change(sketch.comparison, sketch.payable, tr)
time.sleep(SHOWN_FIRST_S)
with left:
    sketch_map(baseline, sketch, scenario, tr)
    thing_actions(baseline, option, tr)
with right:
    chosen = intervention_choice(sketch, tr)
    if chosen is not None:
        verdict(sketch.judgements[chosen.id], tr)
        intervention_form(baseline.catalogue, option, chosen, sketch.judgements[chosen.id], tr)
        findings(sketch.judgements[chosen.id], tr)
    before_and_after(baseline, sketch.assessment, view(), tr)
st.subheader(tr("Interventions of this option"))
intervention_table(sketch, baseline.catalogue, tr)
