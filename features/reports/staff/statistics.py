"""How many, where, of what, when, and how long they take: tables, bars, and the points on a map."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.report_lookup import cases_of
from features.reports.staff.count_map import count_map
from features.reports.staff.words import now
from features.reports.statistics import Counts, statistics_of

_INK, _BAR = "#26231f", "#8e0152"


def statistics(in_file: Assessment, tr: Translator) -> None:
    """Everything that is counted, as of now."""
    community, catalogue = in_file.community, in_file.catalogue
    found = statistics_of(community, catalogue, cases_of(community, catalogue), now())
    _figures(found.overall, tr)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(tr("By grid"), anchor=False)
        count_map(in_file, {code: counts.open for code, counts in found.by_grid.items()}, tr)
        st.dataframe(
            _table(tr("Grid"), {code or tr("outside all grids"): c for code, c in found.by_grid.items()}, tr),
            hide_index=True,
            key="cases-by-grid",
        )
    with right:
        st.subheader(tr("By month"), anchor=False)
        if found.by_month:
            st.altair_chart(_months(found.by_month, tr), key="cases-by-month")
            st.dataframe(_table(tr("Month"), found.by_month, tr), hide_index=True, key="cases-month-table")
        st.subheader(tr("By category"), anchor=False)
        kinds = {
            tr.name(catalogue.encroachment_categories[key].name): counts
            for key, counts in found.by_category.items()
            if counts.reported
        }
        st.dataframe(_table(tr("Category"), kinds, tr), hide_index=True, key="cases-by-category")


def _figures(counts: Counts, tr: Translator) -> None:
    with st.container(horizontal=True, key="case-figures"):
        st.metric(tr("Reported"), tr.number(counts.reported))
        st.metric(tr("Open"), tr.number(counts.open))
        st.metric(tr("Overdue"), tr.number(counts.overdue))
        st.metric(tr("Solved"), tr.number(counts.closed))
        st.metric(tr("Median days to solve"), tr.number(counts.median_days_to_close, 1))


def _table(head: str, by: Mapping[str, Counts], tr: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            head: list(by),
            tr("Reported"): [one.reported for one in by.values()],
            tr("Open"): [one.open for one in by.values()],
            tr("Overdue"): [one.overdue for one in by.values()],
            tr("Solved"): [one.closed for one in by.values()],
            tr("Median days to solve"): [tr.number(one.median_days_to_close, 1) for one in by.values()],
        }
    )


def _months(by_month: Mapping[str, Counts], tr: Translator) -> alt.Chart:
    rows = pd.DataFrame({"month": list(by_month), "reported": [one.reported for one in by_month.values()]})
    return (
        alt.Chart(rows)
        .mark_bar(color=_BAR, size=26)
        .encode(
            x=alt.X("month:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("reported:Q", title=tr("Reported"), axis=alt.Axis(tickMinStep=1)),
        )
        .properties(height=220)
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor=_INK, titleColor=_INK)
    )
