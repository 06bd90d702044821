"""The chosen case: its facts, its next step, its changes, its past."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.errors import UnknownReportError
from features.reports.report import Report
from features.reports.report_lookup import case as find_case
from features.reports.staff.built_site import built_options_form
from features.reports.staff.changes import changes
from features.reports.staff.facts import facts, past
from features.reports.staff.moves import next_step
from features.reports.staff.session import choose_case, chosen_case


def case_in_hand(in_file: Assessment) -> Report | None:
    """The case that the address names; None where there is none."""
    if not chosen_case():
        return None
    try:
        return find_case(in_file.community, in_file.catalogue, chosen_case())
    except UnknownReportError:  # of another community, or an old link
        choose_case("")
        return None


def case_panel(in_file: Assessment, case: Report | None, tr: Translator) -> None:
    """Everything about it; what to do where none is chosen."""
    if case is None:
        st.info(tr("Tick a case in the list, or click it on the map."))
        return
    facts(in_file, case, tr)
    with st.container(border=True, key="case-step"):
        next_step(in_file, [case], tr)
    if in_file.catalogue.encroachment_states[case.state].counts:
        built_options_form(in_file, case, tr)
    changes(in_file, case, tr)
    past(in_file.catalogue, case, tr)
