"""Notes beside the scores: who is worst off, and the assumptions behind the results."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.notes import assumptions_of, warnings_of


def notes(assessment: Assessment, tr: Translator) -> None:
    """Show warnings, and assumptions in an expander with their count."""
    warnings, assumptions = warnings_of(assessment), assumptions_of(assessment)
    if warnings:
        with st.expander(
            tr("{count} warnings", count=len(warnings)), icon=":material/warning:", key="warnings"
        ):
            for note in warnings:
                st.text(f"· {tr.name(note.text)}")
    if assumptions:
        with st.expander(
            tr("{count} assumptions", count=len(assumptions)), icon=":material/straighten:", key="assumptions"
        ):
            for note in assumptions:
                st.text(f"· {tr.name(note.text)}")


def worst_off(assessment: Assessment, tr: Translator) -> None:
    """Show the group and the grid with the lowest index."""
    scores = assessment.overall
    if scores.worst_group < 0:
        st.info(tr("These data have no residents, so there is no score."), icon=":material/info:")
        return
    group = assessment.catalogue.age_groups[assessment.groups[scores.worst_group]]
    lines = [
        tr("Worst-off group: {name} ({index})", name=tr.name(group.name), index=tr.number(scores.index.min()))
    ]
    grid = assessment.worst_grid
    if grid:
        index = assessment.by_grid[grid].index_all
        lines.append(tr("Worst-off grid: {name} ({index})", name=grid, index=tr.number(index)))
    with st.container(key="worst", border=True):
        for line in lines:
            st.text(line)
