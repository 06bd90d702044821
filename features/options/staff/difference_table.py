"""The figures in which options differ, the most important first; those that are the same folded away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator

SHOWN_FIRST = 5
_OVER = "color: #b3261e; font-weight: 600"


def split_figures(table: pd.DataFrame, order: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows in which the options differ, in this order of their figures first, and the rows that are equal.

    The first column names the figure, the second is today. One option by itself is compared with today.
    """
    figure, today, *options = table.columns
    compared = options if len(options) > 1 else [today, *options]
    differs = table[compared].nunique(axis=1) > 1
    rank = table[figure].map({name: place for place, name in enumerate(order)}).fillna(len(order))
    by_rank = table.loc[rank.sort_values(kind="stable").index]
    return by_rank[differs.loc[by_rank.index]].reset_index(drop=True), table[~differs].reset_index(drop=True)


def difference_table(table: pd.DataFrame, order: list[str], tr: Translator) -> None:
    """Show the first differences; the others, and what is equal, on request."""
    differing, equal = split_figures(table, order)
    if differing.empty:
        st.text(tr("They differ in no figure."))
    else:
        _show(differing[:SHOWN_FIRST], "compare-table")
    more = differing[SHOWN_FIRST:]
    for rows, key, label in (
        (more, "compare-more", tr("{count} more that differ", count=len(more))),
        (equal, "compare-equal", tr("{count} that are equal", count=len(equal))),
    ):
        if not rows.empty:
            with st.expander(label, key=f"{key}-box"):
                _show(rows, key)


def _show(table: pd.DataFrame, key: str) -> None:
    coloured = table.style.map(lambda value: _OVER if str(value).startswith("⚠") else "")
    st.dataframe(coloured, hide_index=True, key=key, height="content")
