"""The queue: which cases wait, those that are overdue first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue import Catalogue
from features.reports.deadline import due, is_overdue
from features.reports.flow import is_settled
from features.reports.report import Report
from features.reports.report_lookup import CaseFilter, cases_of, damaged_reports
from features.reports.staff.session import choose_case, newly_chosen_case
from features.reports.staff.words import case_name, day, limit_told, now, state_name
from ui.components.damaged_rows import damaged_rows

_ROW_PX = 38
_MOST_PX = 460


@dataclass(frozen=True)
class Queue:
    """The cases that are listed, and the ticked ones among them."""

    listed: tuple[Report, ...]
    picked: tuple[Report, ...]


def queue(in_file: Assessment, tr: Translator) -> Queue:
    """Filters and the list. Ticking one case opens it; ticking several offers what can be done with all."""
    damaged_rows(damaged_reports(in_file.community.key), tr("Cases"), tr)
    listed = _in_order(_filter_cases(in_file, tr), in_file.catalogue)
    if not listed:
        st.info(tr("No cases yet. Reports from residents appear here automatically."))
        return Queue((), ())
    chosen = st.dataframe(
        _table(listed, in_file.catalogue, tr),
        hide_index=True,
        key=f"queue-{tr.language}",
        height=min(_ROW_PX * (len(listed) + 1) + 4, _MOST_PX),
        on_select="rerun",
        selection_mode="multi-row",
    )
    rows = [row for row in chosen["selection"]["rows"] if row < len(listed)]
    picked = tuple(listed[row] for row in rows)
    if newly_chosen_case(tuple(one.id for one in picked)) and len(picked) == 1:
        choose_case(picked[0].id)
    return Queue(listed, picked)


def _filter_cases(in_file: Assessment, tr: Translator) -> list[Report]:
    community, catalogue = in_file.community, in_file.catalogue
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue-filters"):
        open_only = st.toggle(tr("Only open ones"), value=True, key="queue-open")
        overdue_only = st.toggle(tr("Only overdue ones"), value=False, key="queue-overdue")
        states = _choice(tr("State"), catalogue.encroachment_states, "state", tr)
        categories = _choice(tr("Category"), catalogue.encroachment_categories, "category", tr)
        grids = st.multiselect(
            tr("Grid"),
            list(community.grids["code"]),
            placeholder=tr("All"),
            key=f"queue-grid-{tr.language}",
            width=220,
        )
    found = cases_of(community, catalogue, CaseFilter(states, categories, grids))
    moment = now()
    return [
        one
        for one in found
        if not (open_only and is_settled(catalogue, one.state))
        and not (overdue_only and not is_overdue(one, catalogue, moment))
    ]


def _choice(label: str, family: Mapping[str, Any], what: str, tr: Translator) -> list[str]:
    chosen = st.multiselect(
        label,
        list(family),
        format_func=lambda key: tr.name(family[key].name),
        placeholder=tr("All"),
        key=f"queue-{what}-{tr.language}",
        width=260,
    )
    return list(chosen)


def _in_order(cases: Sequence[Report], catalogue: Catalogue) -> tuple[Report, ...]:
    """By the end of the time limit; those without one last, the newest of them first."""

    def place(case: Report) -> tuple[bool, float]:
        limit = due(case, catalogue)
        if limit is not None:
            return False, limit.at.timestamp()
        return True, -case.sent_at.timestamp() if case.sent_at else 0.0

    return tuple(sorted(cases, key=place))


def _table(cases: Sequence[Report], catalogue: Catalogue, tr: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            tr("Case"): [case_name(catalogue, one, tr) for one in cases],
            tr("State"): [state_name(catalogue, one.state, tr) for one in cases],
            tr("Grid"): [one.grid for one in cases],
            tr("Reported"): [day(one.sent_at) for one in cases],
            tr("Time limit"): [limit_told(catalogue, one, tr) for one in cases],
            tr("Photos"): [len(one.photos) for one in cases],
            tr("Me too"): [one.supporters for one in cases],
            tr("Outline"): ["✓" if one.outline is not None else "" for one in cases],
            tr("Note"): [one.sentence for one in cases],
        }
    )
