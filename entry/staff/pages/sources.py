"""来源与假设: where every number comes from and how sure it is."""

from __future__ import annotations

import streamlit as st

from data.assess import Assessment
from data.catalogue.figures import all_figures
from data.notes import assumptions_of, warnings_of
from features.options import option_store
from features.options.sketch import sketch_of
from features.options.staff.option_bar import option_name
from features.options.staff.session import option_id
from ui.components.community import community_of
from ui.components.figures_table import (
    USED_BY_SCORES,
    evidence_name,
    family_names,
    figures_table,
    sources_table,
)
from ui.components.sensitivity import sensitivity
from ui.markdown import escape_markdown
from ui.session import session_context

here = session_context()
tr = here.words
assessment = community_of(here)
catalogue = assessment.catalogue.base


def _assessment_in_hand(baseline: Assessment) -> Assessment:
    """Of the option in hand where the reader asks for it, else as it is today."""
    options = {option.id: option for option in option_store.options_of(here.community)}
    option = options.get(option_id())
    if option is None or not st.toggle(tr("For “{option}”", option=escape_markdown(option_name(option, tr)))):
        return baseline
    return sketch_of(baseline, option).assessment


figures = [entry.figure for entry in all_figures(catalogue)]
behind = [entry.figure for entry in all_figures(catalogue) if entry.family in USED_BY_SCORES]
with st.container(horizontal=True, key="sources-figures"):
    st.metric(tr("Numbers in the catalogue"), tr.number(len(figures)))
    for kind in ("primary", "secondary", "derived", "general", "assumption"):
        st.metric(evidence_name(kind, tr), tr.number(sum(f.evidence == kind for f in figures)))
    st.metric(tr("Used in scores, not verified"), tr.number(sum(not f.verified for f in behind)))

st.subheader(tr("What most moves the result"))
st.caption(
    tr(
        "Each assumption is moved alone to the ends of its range, and the needs met are worked out again. "
        "Points and people: at the low end / at the high end."
    )
)
sensitivity(_assessment_in_hand(assessment), tr)

st.subheader(tr("What the scores of this community are based on"))
for note in (*warnings_of(assessment), *assumptions_of(assessment)):
    st.text(f"· {tr.name(note.text)}")

st.subheader(tr("All values"))
names = family_names(tr)
with st.container(horizontal=True, vertical_alignment="bottom"):
    family = st.selectbox(
        tr("Family"), list(names), format_func=lambda key: names[key], width=340, key=f"family-{tr.language}"
    )
    only_open = st.toggle(tr("Only unverified values"))
st.dataframe(figures_table(catalogue, family, only_open, tr), hide_index=True, key="figures-table")

st.subheader(tr("Sources"))
st.dataframe(
    sources_table(catalogue, tr),
    hide_index=True,
    key="sources-table",
    column_config={tr("Address"): st.column_config.LinkColumn()},
)
