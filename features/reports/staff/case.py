"""The chosen report: its facts, what clearing it changes, its next step, its changes, its past."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.errors import UnknownReportError
from features.reports.receipts import code_in_groups
from features.reports.report import Report
from features.reports.report_lookup import case as find_case
from features.reports.report_lookup import history
from features.reports.staff.built_site import built_options_form
from features.reports.staff.changes import changes
from features.reports.staff.facts import facts, past, photos
from features.reports.staff.moves import next_step
from features.reports.staff.score_effect import score_effect
from features.reports.staff.session import NEW_REPORT, choose_case, chosen_case, take_receipt


def case_in_hand(in_file: Assessment) -> Report | None:
    """The report that the address names; None where there is none."""
    if chosen_case() in ("", NEW_REPORT):
        return None
    try:
        return find_case(in_file.community, in_file.catalogue, chosen_case())
    except UnknownReportError:  # of another community, or an old link
        choose_case("")
        return None


def case_panel(in_file: Assessment, baseline: Assessment, case: Report, tr: Translator) -> None:
    """Everything about it; the way back to the list stands on top. baseline: the community as it is now."""
    st.button(
        tr("All reports"), icon=":material/arrow_back:", key="case-back", on_click=choose_case, args=("",)
    )
    _tell_receipt(tr)
    events = history(case.id)
    facts(in_file, case, events, tr)
    score_effect(baseline, case, tr)
    with st.container(border=True, key="case-step"):
        next_step(in_file, [case], tr)
    photos(case, tr)
    if in_file.catalogue.encroachment_states[case.state].counts:
        built_options_form(in_file, case, tr)
    changes(in_file, case, tr)
    past(in_file.catalogue, events, tr)


def _tell_receipt(tr: Translator) -> None:
    """Once, after staff entered it: what the person who told of it can follow it with."""
    code = take_receipt()
    if code:
        with st.container(border=True, key="case-receipt"):
            st.text(tr("Entered. To follow it by phone, the reporter needs this code:"))
            st.code(code_in_groups(code), language=None)
