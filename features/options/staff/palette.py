"""The eight scenario types to choose from, as a rail, and what the chosen one is."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from data.catalogue.model import ScenarioType
from features.options.intervention_layer import intervention_classes
from features.options.staff.session import arm, armed_scenario


def palette(catalogue: Catalogue, tr: Translator, disabled: bool) -> str:
    """The type that the next drawing is of; empty until one is chosen."""
    kinds = catalogue.scenario_types
    shown = {key: one.in_language(tr.language) for key, one in intervention_classes(catalogue).items()}
    now = armed_scenario()
    chosen = st.pills(
        tr("Draw a scenario"),
        list(kinds),
        default=now if now in kinds else None,
        format_func=lambda key: f"{shown[key].symbol.glyph}\n{tr.heading(shown[key].label)}",
        key=f"palette-{tr.language}",
        disabled=disabled,
        label_visibility="collapsed",
    )
    arm(chosen or "")
    return chosen or ""


def scenario_caption(scenario: ScenarioType | None, tr: Translator) -> None:
    """What the chosen type is and what it costs."""
    if scenario is None:
        return
    unit = {"m2": tr("yuan/m²"), "m": tr("yuan/m"), "piece": tr("yuan each")}[scenario.cost_unit]
    low, high = scenario.cost_cny_per_unit.low.value, scenario.cost_cny_per_unit.high.value
    price = f"{tr.number(low)}–{tr.number(high)} {unit}"
    st.caption(f"{tr.name(scenario.what)} {price}" + tr(" (assumed)"))
