"""The needs met of each group in each option, as dots."""

from __future__ import annotations

import altair as alt
import pandas as pd

from base.i18n import Translator
from data.assess import Assessment
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name

_FORMS = ("circle", "square", "triangle-up", "diamond", "cross")
"""Letters in the dots read as options."""


def compare_chart(baseline: Assessment, sketches: list[Sketch], tr: Translator) -> alt.Chart:
    """One row an option; form and colour name the group."""
    groups = list(baseline.catalogue.age_groups.values())
    named = [(tr("Today"), baseline), *((option_name(s.option, tr), s.assessment) for s in sketches)]
    rows = [
        {"option": name, "group": tr.name(group.name), "met": float(met)}
        for name, assessment in named
        for group, met in zip(groups, assessment.overall.met, strict=True)
    ]
    names, colours = [tr.name(g.name) for g in groups], [g.colour for g in groups]
    dots = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("met:Q", title=tr("Needs met on foot (%)"), scale=alt.Scale(zero=False, padding=20)),
        y=alt.Y("option:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        yOffset=alt.YOffset("group:N", sort=None),
        tooltip=[
            alt.Tooltip("option:N", title=tr("Option")),
            alt.Tooltip("group:N", title=tr("Group")),
            alt.Tooltip("met:Q", title=tr("Needs met on foot (%)"), format=".1f"),
        ],
    )
    key = alt.Legend(title=tr("Group"))
    marks = dots.mark_point(size=220, opacity=1, filled=True).encode(
        color=alt.Color(
            "group:N", scale=alt.Scale(domain=names, range=colours), title=tr("Group"), sort=None, legend=key
        ),
        shape=alt.Shape(
            "group:N",
            scale=alt.Scale(domain=names, range=list(_FORMS[: len(names)])),
            title=tr("Group"),
            sort=None,
            legend=key,
        ),
    )
    return (
        marks.properties(height=alt.Step(20))
        .configure_legend(orient="top", labelFontSize=15, titleFontSize=15)
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor="#26231f", titleColor="#26231f")
    )
