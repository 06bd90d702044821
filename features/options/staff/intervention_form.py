"""The form of one intervention, made from its scenario type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from data.catalogue.model import ScenarioType
from features.options import option_store
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_errors import ConflictError
from features.options.presets import cost_range, size_of
from features.options.siting import Judgement
from features.options.staff.conflict import leave_conflict
from features.options.staff.findings import confirmations
from features.options.staff.session import first_shown, forget_seen, select
from ui.boundary import error_boundary
from ui.session import ACTOR


def intervention_form(
    catalogue: Catalogue, option: LayoutOption, one: Intervention, judgement: Judgement, tr: Translator
) -> None:
    """What it is, what it provides, what it costs; saved with one button."""
    one = first_shown(one)
    frozen = option.state != "open"
    scenario = catalogue.scenario_types.get(one.scenario)
    with st.form(f"form-{one.id}-{one.version}"):
        st.text(heading(catalogue, one, tr))
        changed = replace(
            _fields(catalogue, one, scenario, frozen, tr),
            confirmed=confirmations(judgement, frozen, tr),
        )
        with st.container(horizontal=True):
            saved = st.form_submit_button(tr("Save"), type="primary", disabled=frozen, key="save")
            removed = st.form_submit_button(
                tr("Delete"), icon=":material/delete:", disabled=frozen, key="delete"
            )
    if saved:
        _save(option, changed, tr)
    if removed:
        with error_boundary(tr):
            option_store.remove_intervention(option.id, one.id, ACTOR)
            select("")
            st.rerun()


def heading(catalogue: Catalogue, one: Intervention, tr: Translator) -> str:
    """What it is and how large, e.g. “口袋公园 · 412 m²”."""
    actions = {"repair": tr("Repair"), "change": tr("Change of use"), "remove": tr("Removal")}
    scenario = catalogue.scenario_types.get(one.scenario)
    what = tr.name(scenario.name) if scenario else actions[one.action]
    units = {"Polygon": tr("m²"), "LineString": tr("m")}
    unit = units.get(one.shape.geom_type)
    return f"{what} · {tr.number(size_of(one.shape))} {unit}" if unit else what


def _fields(
    catalogue: Catalogue, one: Intervention, scenario: ScenarioType | None, frozen: bool, tr: Translator
) -> Intervention:
    """The intervention with what stands in the fields."""
    name = st.text_input(tr("Name"), one.name, max_chars=80, disabled=frozen)
    one = _gives(catalogue, one, scenario, frozen, tr)
    one = _costs(one, scenario, frozen, tr)
    adopter = st.text_input(tr("Adopter (who maintains it)"), one.adopter, max_chars=80, disabled=frozen)
    use_rules = st.text_input(
        tr("Rules of use, e.g. quiet hours"), one.use_rules, max_chars=200, disabled=frozen
    )
    note = st.text_area(tr("Note"), one.note, max_chars=2000, disabled=frozen)
    return replace(one, name=name, adopter=adopter, use_rules=use_rules, note=note)


def _gives(
    catalogue: Catalogue, one: Intervention, scenario: ScenarioType | None, frozen: bool, tr: Translator
) -> Intervention:
    """What it provides; asked is only what its shape and scenario can have."""
    provides, functions, width_m, speaker_db = one.provides, one.functions, one.width_m, one.speaker_db
    if scenario is not None:
        provides = _several(tr("Provides"), catalogue.facility_categories, one.provides, frozen, tr)
    if one.shape.geom_type == "Polygon" and one.action in ("build", "change"):
        functions = _several(tr("Uses of the area"), catalogue.space_functions, one.functions, frozen, tr)
    if one.shape.geom_type == "LineString":
        width_m = st.number_input(tr("Width (m)"), 0.0, 30.0, one.width_m, 0.1, disabled=frozen)
    if one.scenario == "fitness_space":
        speaker_db = st.number_input(
            tr("Loudspeaker (dB at 5 m, 0: none)"), 0.0, 120.0, one.speaker_db, 1.0, disabled=frozen
        )
    return replace(one, provides=provides, functions=functions, width_m=width_m, speaker_db=speaker_db)


def _costs(one: Intervention, scenario: ScenarioType | None, frozen: bool, tr: Translator) -> Intervention:
    """What it costs to build, and each year."""
    cost_cny = st.number_input(
        tr("Cost (yuan)"),
        0.0,
        1e9,
        one.cost_cny,
        1000.0,
        "%.0f",
        help=_cost_help(scenario, one, tr),
        disabled=frozen,
    )
    upkeep_cny = st.number_input(
        tr("Upkeep a year (yuan)"), 0.0, 1e8, one.upkeep_cny, 100.0, "%.0f", disabled=frozen
    )
    return replace(one, cost_cny=cost_cny, upkeep_cny=upkeep_cny)


def _several(
    label: str, family: Mapping[str, Any], now: tuple[str, ...], frozen: bool, tr: Translator
) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        list(family),
        default=[key for key in now if key in family],
        format_func=lambda key: tr.name(family[key].name),
        disabled=frozen,
        placeholder=tr("Nothing chosen"),
    )
    return tuple(chosen)


def _cost_help(scenario: ScenarioType | None, one: Intervention, tr: Translator) -> str | None:
    if scenario is None:
        return None
    low, typical, high = (tr.number(value) for value in cost_range(scenario, one.shape))
    return tr("Assumed: low {low}, typical {typical}, high {high}.", low=low, typical=typical, high=high)


def _save(option: LayoutOption, changed: Intervention, tr: Translator) -> None:
    with error_boundary(tr):
        try:
            option_store.save_intervention(option.id, changed, ACTOR)
            forget_seen()
        except ConflictError as conflict:
            leave_conflict(conflict)
        st.rerun()
