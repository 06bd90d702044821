"""覆盖评分: who reaches what, where, and why."""

from __future__ import annotations

import streamlit as st

from base.words import Message
from features.noise_zoning.staff.noise_panel import noise_section
from features.own_survey.staff.survey_panel import survey_section
from features.reports.staff.occupied_area_panel import occupied_area_section
from features.scoring_profile.staff.profile_panel import profile_section
from ui.components.choices import choose_view, mode_explained
from ui.components.community import community_of
from ui.components.coverage_chart import coverage_chart
from ui.components.figures import accessible_figures, needs_figures, other_indices
from ui.components.notes import notes, worst_off
from ui.components.plan import plan
from ui.components.residence import reason_panel, walk_shown
from ui.components.score_tables import coverage_table, places_table
from ui.components.standards import compound_names, standards_table
from ui.components.work_page import STRIP_PX, work_page
from ui.session import session_context

TABS = (
    Message("Score", context="tab"),
    Message("Reach", context="tab"),
    Message("Places", context="tab"),
    Message("Profile", context="tab"),
    Message("Occupied area", context="tab"),
    Message("Standards", context="tab"),
)

here = session_context()
tr = here.words
places = work_page("coverage", tr)
with places.above:
    assessment = community_of(here)
with places.strip:
    view = choose_view(assessment, tr)
with places.map:
    focus, connection = walk_shown(assessment, view, tr)
    plan(
        assessment,
        view,
        tr,
        "coverage",
        hidden=frozenset({"public_spaces", "encroachments"}),
        focus=focus,
        connection=connection,
        clear_top_px=STRIP_PX,
    )

with places.panel:
    # With a rerun as a tab is opened, what takes long to measure can wait until somebody looks at it.
    score, reach, compared, settings, taken, standards = st.tabs(
        [tr.name(tab) for tab in TABS], key=f"coverage-tabs-{tr.language}", on_change="rerun"
    )
with score:
    needs_figures(assessment, assessment.overall, view.mode, tr)
    accessible_figures(assessment, tr)
    reason_panel(assessment, view, tr)
    worst_off(assessment, view.mode, tr)
    notes(assessment, tr)
    other_indices(assessment, assessment.overall, tr)

with reach:
    st.subheader(tr("Who is within reach of what"))
    st.altair_chart(coverage_chart(assessment, assessment.overall, view.mode, tr), key="coverage-chart")
    st.dataframe(
        coverage_table(assessment, assessment.overall, view.mode, tr), hide_index=True, key="coverage-table"
    )
    st.caption(
        tr(
            "A service radius in a standard is a circle on the map; a clause is met by that figure alone. "
            "Walking is our measure: the way round is counted, so it is stricter."
        )
    )

with settings:
    mode_explained(tr)
    st.subheader(tr("Scoring profile"))
    profile_section(assessment, tr)
    survey_section(assessment, tr)
    noise_section(assessment, tr)

with compared:
    st.subheader(tr("Places compared"))
    by_grid, by_compound = st.tabs([tr("By grid"), tr("By compound")])
    grid_names = {code: code for code in assessment.by_grid}
    by_grid.dataframe(
        places_table(assessment, assessment.by_grid, grid_names, view.mode, view.category, tr),
        hide_index=True,
        key="grid-table",
    )
    by_compound.dataframe(
        places_table(
            assessment, assessment.by_compound, compound_names(assessment, tr), view.mode, view.category, tr
        ),
        hide_index=True,
        key="compound-table",
    )

if taken.open:
    with taken:
        st.subheader(tr("Area occupied by encroachments"))
        occupied_area_section(assessment, tr)

with standards:
    st.subheader(tr("Standards check"))
    st.dataframe(standards_table(assessment, tr), hide_index=True, key="standards-table")
