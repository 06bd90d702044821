"""方案比较: options side by side; with ?show=… one of them, large, for a projector."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from features.options import option_store
from features.options.sketch import sketch_of
from features.options.staff.compare_chart import compare_chart
from features.options.staff.compare_choice import compare_choice
from features.options.staff.compare_table import compare_table, figures_by_importance
from features.options.staff.cost_chart import cost_chart
from features.options.staff.difference_table import difference_table
from features.options.staff.losers import losers
from features.options.staff.projector import projector
from features.options.staff.session import option_id
from features.options.staff.small_maps import before_or_after, small_maps
from ui.components.community import community_of
from ui.components.figures import profile_caption
from ui.components.sample_badge import sample_badge
from ui.session import projected_option, session_context, view

here = session_context()
tr = here.words
baseline = community_of(here)
options = {option.id: option for option in option_store.options_of(here.community)}
if projected_option() in options:
    projector(baseline, sketch_of(baseline, options[projected_option()], view().mode), tr)
    st.stop()
if not options:
    st.info(tr("There is nothing to compare yet. Draw an option first."))
    if st.button(tr("Draw an option"), icon=":material/draw:", type="primary", key="compare-draw"):
        st.switch_page(st.Page(Path(__file__).with_name("sketch.py"), url_path="sketch"))
    st.stop()
sample_badge(here.community, tr)
chosen = compare_choice(options, option_id(), tr)
with st.container(horizontal=True, key="compare-tools"):
    after = before_or_after(tr)
    for key in chosen:
        st.link_button(
            tr("Option {letter} for the projector", letter=options[key].letter),
            f"?show={key}&lang={tr.language}&community={here.community}",
            icon=":material/tv:",
        )
sketches = [sketch_of(baseline, options[key], view().mode) for key in chosen]
if not sketches:
    st.stop()
if len(sketches) == 1:
    st.text(tr("One option, beside the community as it is today. Draw a second one to compare."))
st.subheader(tr("Where they differ"))
table = compare_table(baseline, sketches, tr)
difference_table(table, figures_by_importance(baseline, tr), tr)
profile_caption(baseline, tr)
st.subheader(tr("Who loses"))
losers(sketches, tr)
small_maps(baseline, sketches, after, tr)
st.subheader(tr("Needs met by group"))
st.altair_chart(compare_chart(baseline, sketches, tr), key="compare-chart")
st.subheader(tr("Cost and budget"))
st.altair_chart(cost_chart(sketches, tr), key="cost-chart")
