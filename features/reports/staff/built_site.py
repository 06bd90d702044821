"""A candidate site on which something was built: the report and what took its place close together."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options import option_store
from features.options.intervention import Intervention
from features.options.staff.option_bar import option_name
from features.reports.candidates import close_with_intervention
from features.reports.report import Report, StaffAction
from features.reports.staff.session import case_key
from ui.boundary import error_boundary
from ui.session import actor_name, session_context


def built_options_form(in_file: Assessment, case: Report, tr: Translator) -> None:
    """Where options build on its ground: which of them was built."""
    planned = _plans_on(case, tr)
    if not planned:
        return
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        chosen = st.selectbox(
            tr("Planned on this site"),
            list(planned),
            format_func=lambda key: planned[key][0],
            key=f"case-planned-{case.id}-{tr.language}",
        )
    with right:
        pressed = st.button(tr("Built: close both"), key=case_key("case-built", case), width="stretch")
    if pressed and chosen:
        what, intervention = planned[chosen]
        action = StaffAction(
            actor_name(), tr("Built: {what}", what=what), tr("Public space has been built here.")
        )
        with error_boundary(tr):
            close_with_intervention(in_file.community, in_file.catalogue, intervention, action)
            st.rerun()


def _plans_on(case: Report, tr: Translator) -> dict[str, tuple[str, Intervention]]:
    """Intervention id → its name and itself."""
    return {
        one.id: (f"{option_name(option, tr)} · {one.name}", one)
        for option in option_store.options_of(session_context().community)
        for one in option.interventions
        if one.target is not None and (one.target.layer, one.target.id) == ("encroachments", case.layer_id)
    }
