"""The table twin of the sketch: every intervention of the option, and one to choose."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.options.intervention import Intervention
from features.options.sketch import Sketch
from features.options.staff.intervention_form import heading
from features.options.staff.session import select, selected_id


def intervention_choice(sketch: Sketch, tr: Translator) -> Intervention | None:
    """The intervention whose form is open, chosen on the map or here."""
    by_id = {one.id: one for one in sketch.option.interventions}
    if not by_id:
        return None
    keys, now = list(by_id), selected_id()
    chosen = st.selectbox(
        tr("Intervention (or click one on the map)"),
        keys,
        index=keys.index(now) if now in by_id else None,
        format_func=lambda key: by_id[key].name or key,
        placeholder=tr("Intervention (or click one on the map)"),
        key=f"intervention-choice-{now}-{tr.language}-{hash(tuple(one.name for one in by_id.values()))}",
        label_visibility="collapsed",
    )
    if chosen and chosen != now:
        select(chosen)
    return by_id.get(chosen) if chosen else None


def intervention_table(sketch: Sketch, catalogue: Catalogue, tr: Translator) -> None:
    """All of them, with what they are, provide and cost, and whether they count."""
    if not sketch.option.interventions:
        st.text(tr("Nothing is drawn yet. Choose a scenario at the left and draw it on the map."))
        return
    st.dataframe(
        pd.DataFrame([_row(sketch, catalogue, one, tr) for one in sketch.option.interventions]),
        hide_index=True,
        key="intervention-table",
    )


def _row(sketch: Sketch, catalogue: Catalogue, one: Intervention, tr: Translator) -> dict[str, object]:
    categories = catalogue.facility_categories
    return {
        tr("Counts"): "✓" if sketch.judgements[one.id].counts else "✗",
        tr("Name"): tr.written(one.name),
        tr("What it is"): heading(catalogue, one, tr),
        tr("Provides"): tr.list([tr.name(categories[key].name) for key in one.provides if key in categories]),
        tr("Cost (yuan)"): tr.number(one.cost_cny),
        tr("Upkeep a year (yuan)"): tr.number(one.upkeep_cny),
        tr("Adopter (who maintains it)"): one.adopter,
    }
