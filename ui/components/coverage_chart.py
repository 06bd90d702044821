"""Coverage as bars: one row a category, one mark a group, told apart by colour and by letter."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from base.i18n import Translator
from data.assess import Assessment
from data.scores import Scores


def coverage_chart(assessment: Assessment, scores: Scores, mode: str, tr: Translator) -> alt.LayerChart:
    """A dot plot of the percent within reach; the letter in each dot names the group."""
    groups = assessment.catalogue.age_groups
    dots = alt.Chart(_points(assessment, scores, mode, tr)).encode(
        x=alt.X("percent:Q", title=tr("Within reach (%)"), scale=alt.Scale(domain=[0, 100])),
        y=alt.Y("category:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        yOffset=alt.YOffset("group:N", sort=None),
        tooltip=[
            alt.Tooltip("category:N", title=tr("Category")),
            alt.Tooltip("group:N", title=tr("Group")),
            alt.Tooltip("percent:Q", title=tr("Within reach (%)"), format=".0f"),
        ],
    )
    names, colours = [tr.name(g.name) for g in groups.values()], [g.colour for g in groups.values()]
    circles = dots.mark_circle(size=280, opacity=1).encode(
        color=alt.Color("group:N", scale=alt.Scale(domain=names, range=colours), title=None, sort=None)
    )
    letters = dots.mark_text(color="white", fontSize=12, fontWeight="bold").encode(text="marker:N")
    return (
        (circles + letters)
        .properties(height=alt.Step(13))
        .configure_legend(orient="top", labelFontSize=15)
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor="#26231f", titleColor="#26231f")
    )


def _points(assessment: Assessment, scores: Scores, mode: str, tr: Translator) -> pd.DataFrame:
    share, weight = scores.coverage[mode], assessment.profile.weight
    rows = [
        {
            "category": tr.name(category.name),
            "group": tr.name(group.name),
            "marker": group.marker,
            "percent": 100.0 * share[row, column],
        }
        for column, category in enumerate(assessment.catalogue.facility_categories.values())
        for row, group in enumerate(assessment.catalogue.age_groups.values())
        if weight[row, column] > 0 and not np.isnan(share[row, column])
    ]
    return pd.DataFrame(rows, columns=["category", "group", "marker", "percent"])
