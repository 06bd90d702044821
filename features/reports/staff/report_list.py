"""The reports as large buttons, new ones first, or as a table in which several are ticked at once."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue import Catalogue
from features.reports.deadline import due
from features.reports.flow import START
from features.reports.report import Report
from features.reports.report_lookup import damaged_reports
from features.reports.staff.filters import filtered_reports
from features.reports.staff.moves import bulk
from features.reports.staff.session import choose_case, newly_chosen_case
from features.reports.staff.words import case_name, day, day_of_deadline, limit_text, short_id, state_name
from ui.components.damaged_rows import damaged_rows
from ui.markdown import escape_markdown

_MOST_SHOWN = 100
"""Buttons; a filter finds the others, and the table has them all."""


def report_list(in_file: Assessment, tr: Translator) -> None:
    """Filters and the list; a press opens a report."""
    damaged_rows(damaged_reports(in_file.community.key), tr("Reports"), tr)
    with st.container(horizontal=True, vertical_alignment="center", key="case-list-head"):
        listed = in_order(filtered_reports(in_file, tr), in_file.catalogue)
        is_table = st.toggle(tr("Several at once"), key=f"case-several-{tr.language}")
    if not listed:
        st.info(tr("No reports here. What residents send appears by itself; or enter one."))
    elif is_table:
        _table_of(in_file, listed, tr)
    else:
        _buttons(in_file.catalogue, listed, tr)


def in_order(reports: Sequence[Report], catalogue: Catalogue) -> tuple[Report, ...]:
    """New ones first, the newest of them on top; the others by the end of their time limit, those without one
    last."""

    def place(one: Report) -> tuple[int, float]:
        sent = one.sent_at.timestamp() if one.sent_at else 0.0
        if one.state == START:
            return 0, -sent
        limit = due(one, catalogue)
        return (2, -sent) if limit is None else (1, limit.at.timestamp())

    return tuple(sorted(reports, key=place))


def _buttons(catalogue: Catalogue, listed: Sequence[Report], tr: Translator) -> None:
    for one in listed[:_MOST_SHOWN]:
        is_new = one.state == START
        st.button(
            _label(catalogue, one, tr),
            icon=":material/fiber_new:" if is_new else None,
            key=f"case-open-{'new-' if is_new else ''}{one.id}",
            width="stretch",
            on_click=choose_case,
            args=(one.id,),
        )
    if len(listed) > _MOST_SHOWN:
        st.caption(tr("{count} more: use the filter.", count=len(listed) - _MOST_SHOWN))


def _label(catalogue: Catalogue, one: Report, tr: Translator) -> str:
    """Name, state, limit. Ids and grids are words of people and labels are Markdown."""
    number, grid = (escape_markdown(part) for part in (short_id(one), one.grid))
    kind = tr.heading(catalogue.encroachment_categories[one.category].name)
    until = day_of_deadline(due(one, catalogue), tr)
    return " · ".join(filter(None, (f"{kind} {number}", state_name(catalogue, one.state, tr), grid, until)))


def _table_of(in_file: Assessment, listed: Sequence[Report], tr: Translator) -> None:
    """Ticking one opens it; ticking several offers what can be done with all."""
    chosen = st.dataframe(
        _table(listed, in_file.catalogue, tr),
        hide_index=True,
        key=f"queue-{tr.language}",
        on_select="rerun",
        selection_mode="multi-row",
    )
    rows = [row for row in chosen["selection"]["rows"] if row < len(listed)]
    picked = tuple(listed[row] for row in rows)
    if newly_chosen_case(tuple(one.id for one in picked)) and len(picked) == 1:
        choose_case(picked[0].id)
        st.rerun()
    if len(picked) > 1:
        bulk(in_file, picked, tr)


def _table(cases: Sequence[Report], catalogue: Catalogue, tr: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            tr("Report"): [case_name(catalogue, one, tr) for one in cases],
            tr("State"): [state_name(catalogue, one.state, tr) for one in cases],
            tr("Grid"): [one.grid for one in cases],
            tr("Reported"): [day(one.sent_at) for one in cases],
            tr("Time limit"): [limit_text(catalogue, one, tr) for one in cases],
            tr("Photos"): [len(one.photos) for one in cases],
            tr("Me too"): [one.supporters for one in cases],
            tr("Outline"): ["✓" if one.outline is not None else "" for one in cases],
            tr("Note"): [tr.written(one.sentence) for one in cases],
        }
    )
