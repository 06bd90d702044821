"""The needs met of each group in each option, as dots."""

from __future__ import annotations

import altair as alt
import pandas as pd

from base.i18n import Translator
from data.assess import Assessment
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name


def compare_chart(baseline: Assessment, sketches: list[Sketch], tr: Translator) -> alt.LayerChart:
    """One row an option; the letter in each dot names the group."""
    groups = list(baseline.catalogue.age_groups.values())
    named = [(tr("Today"), baseline), *((option_name(s.option, tr), s.assessment) for s in sketches)]
    rows = [
        {"option": name, "group": tr.name(group.name), "marker": group.marker, "met": float(met)}
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
    circles = dots.mark_circle(size=330, opacity=1).encode(
        color=alt.Color("group:N", scale=alt.Scale(domain=names, range=colours), title=None, sort=None)
    )
    letters = dots.mark_text(color="white", fontSize=12, fontWeight="bold").encode(text="marker:N")
    return (
        (circles + letters)
        .properties(height=alt.Step(20))
        .configure_legend(orient="top", labelFontSize=15)
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor="#26231f", titleColor="#26231f")
    )
