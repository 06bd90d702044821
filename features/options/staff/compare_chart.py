"""The needs met of each group in each option, as dots."""

from __future__ import annotations

from typing import Any

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
    met = tr("Needs met on foot (%)")
    marks = _marks(baseline, tr).encode(
        x=alt.X("met:Q", title=met, scale=alt.Scale(zero=False, padding=20)),
        y=alt.Y("option:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        yOffset=alt.YOffset("group:N", sort=None),
        tooltip=[
            alt.Tooltip("option:N", title=tr("Option")),
            alt.Tooltip("group:N", title=tr("Group")),
            alt.Tooltip("met:Q", title=met, format=".1f"),
        ],
    )
    return (
        marks.properties(data=_needs_met(baseline, sketches, tr), height=alt.Step(20))
        .configure_legend(orient="top", labelFontSize=15, titleFontSize=15)
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor="#26231f", titleColor="#26231f")
    )


def _needs_met(baseline: Assessment, sketches: list[Sketch], tr: Translator) -> pd.DataFrame:
    """One row for each option, after the community as it is, and each group."""
    groups = list(baseline.catalogue.age_groups.values())
    named = [(tr("Today"), baseline), *((option_name(s.option, tr), s.assessment) for s in sketches)]
    return pd.DataFrame(
        {"option": name, "group": tr.name(group.name), "met": float(met)}
        for name, assessment in named
        for group, met in zip(groups, assessment.overall.met, strict=True)
    )


def _marks(baseline: Assessment, tr: Translator) -> alt.Chart:
    """Points whose form and colour, explained in one legend, name the group."""
    groups = list(baseline.catalogue.age_groups.values())
    names, colours = [tr.name(one.name) for one in groups], [one.colour for one in groups]
    title = tr("Group")
    look: dict[str, Any] = {"title": title, "sort": None, "legend": alt.Legend(title=title)}
    return (
        alt.Chart()
        .mark_point(size=220, opacity=1, filled=True)
        .encode(
            color=alt.Color("group:N", scale=alt.Scale(domain=names, range=colours), **look),
            shape=alt.Shape(
                "group:N", scale=alt.Scale(domain=names, range=list(_FORMS[: len(names)])), **look
            ),
        )
    )
