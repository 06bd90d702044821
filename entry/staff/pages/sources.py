"""来源与假设: where every number comes from and how sure it is."""

from __future__ import annotations

import streamlit as st

from data.catalogue import load_catalogue
from data.catalogue.figures import all_figures
from data.notes import assumptions_of, warnings_of
from ui.components.community import community_of
from ui.components.figures_table import USED_BY_SCORES, family_names, figures_table, sources_table
from ui.session import session_context

here = session_context()
tr = here.words
catalogue = load_catalogue()

figures = [entry.figure for entry in all_figures(catalogue)]
behind = [entry.figure for entry in all_figures(catalogue) if entry.family in USED_BY_SCORES]
with st.container(horizontal=True, key="sources-figures"):
    st.metric(tr("Numbers in the catalogue"), tr.number(len(figures)))
    st.metric(tr("Verified against the source"), tr.number(sum(f.verified for f in figures)))
    st.metric(tr("Assumptions"), tr.number(sum(f.evidence == "assumption" for f in figures)))
    st.metric(tr("Used in scores, not verified"), tr.number(sum(not f.verified for f in behind)))

st.subheader(tr("What the scores of this community are based on"))
assessment = community_of(here)
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
