"""Who is worst off, in words."""

from __future__ import annotations

import streamlit as st

from base.i18n import Words
from data.assess import Assessment


def worst_off(assessment: Assessment, tr: Words) -> None:
    """The group and the grid with the lowest index."""
    scores = assessment.overall
    if scores.worst_group < 0:
        st.info(tr("Nobody lives in these data, so there is no score."), icon=":material/info:")
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
