"""One option for the wall of a hall: large type, no controls."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name
from features.options.staff.score_change import signed_number
from features.options.staff.small_maps import small_map
from ui import mapview
from ui.components.figures import profile_caption


def projector(baseline: Assessment, sketch: Sketch, tr: Translator) -> None:
    """Name, map, the three groups and the cost."""
    comparison = sketch.comparison
    with st.container(key="projector"):
        st.text(option_name(sketch.option, tr))
        if sketch.option.description:
            st.text(tr.written(sketch.option.description))
        left, right = st.columns([7, 3], gap="large")
        with left:
            mapview.show(
                small_map(baseline, sketch, True, tr, height_px=720), f"projector-{sketch.option.id}"
            )
        with right:
            st.text(tr("Needs met on foot (%)"))
            for number, group in enumerate(comparison.after.groups):
                name = comparison.after.catalogue.age_groups[group].name
                met = float(comparison.after.overall.needs_met[comparison.mode][number])
                change = signed_number(float(comparison.met[number]), tr)
                st.metric(tr.name(name), tr.number(met, 1), change)
            profile_caption(baseline, tr)
            st.metric(tr("Cost (yuan)"), tr.number(sketch.payable.cost_cny))
            st.metric(tr("Newly within reach (people)"), tr.number(comparison.people_gaining))
            st.metric(
                tr("Yuan per person newly reached"),
                tr.number(comparison.cny_per_person(sketch.payable.cost_cny)),
            )
            st.metric(tr("Lose access (people)"), tr.number(float(comparison.lost.people.sum())))
