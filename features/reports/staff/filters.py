"""Which reports are listed. The address keeps it, so that a reload shows the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.deadline import is_overdue
from features.reports.flow import is_settled
from features.reports.report import Report
from features.reports.report_lookup import CaseFilter, cases_of
from features.reports.staff.session import filter_values, set_filter
from features.reports.staff.words import now

_SETTLED, _OVERDUE = "settled", "overdue"


def filtered_reports(in_file: Assessment, tr: Translator) -> list[Report]:
    """Show the filters, folded, and return the reports that pass them."""
    community, catalogue = in_file.community, in_file.catalogue
    with st.popover(tr("Filter"), icon=":material/filter_list:", key="case-filters"):
        open_only = not _switch(tr("Closed ones too"), _SETTLED, tr)
        overdue_only = _switch(tr("Only overdue ones"), _OVERDUE, tr)
        states = _choice(tr("State"), "state", _names(catalogue.encroachment_states, tr), tr)
        kinds = _choice(tr("Category"), "category", _names(catalogue.encroachment_categories, tr), tr)
        grids = _choice(tr("Grid"), "grid", {code: code for code in community.grids["code"]}, tr)
    moment = now()
    return [
        one
        for one in cases_of(community, catalogue, CaseFilter(states, kinds, grids))
        if not (open_only and not states and is_settled(catalogue, one.state))
        and not (overdue_only and not is_overdue(one, catalogue, moment))
    ]


def _names(family: Mapping[str, Any], tr: Translator) -> dict[str, str]:
    return {key: tr.name(one.name) for key, one in family.items()}


def _switch(label: str, name: str, tr: Translator) -> bool:
    is_on = st.toggle(label, value=bool(filter_values(name, ["yes"])), key=f"case-only-{name}-{tr.language}")
    set_filter(name, ["yes"] if is_on else [])
    return is_on


def _choice(label: str, name: str, names: Mapping[str, str], tr: Translator) -> list[str]:
    chosen = st.multiselect(
        label,
        list(names),
        default=filter_values(name, list(names)),
        format_func=lambda key: names[key],
        placeholder=tr("All"),
        key=f"case-filter-{name}-{tr.language}",
    )
    set_filter(name, chosen)
    return list(chosen)
