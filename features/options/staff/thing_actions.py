"""What can be done with something that is there: repair, remove, change, or build on its ground."""

from __future__ import annotations

import geopandas as gpd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.candidate_sites import candidate_sites
from data.usable import UNUSABLE, encroachments_that_count
from features.options import option_store
from features.options.intervention import Action, Intervention, Target, TargetLayer
from features.options.layout_option import LayoutOption
from features.options.presets import new_id, preset_intervention
from features.options.shape_check import check_shape
from features.options.staff.session import armed_scenario, select, thing
from ui.boundary import error_boundary
from ui.session import ACTOR


def thing_actions(baseline: Assessment, option: LayoutOption, tr: Translator) -> None:
    """The actions for the facility, space or encroachment that was clicked or chosen from the list."""
    chosen = _choice(baseline, tr)
    if chosen is None:
        return
    layer, row = chosen
    frozen = option.state != "open"
    with st.container(horizontal=True, key="thing-actions"), error_boundary(tr):
        for action, label in _available_actions(baseline, layer, row, tr):
            if st.button(label, key=f"thing-{action}", disabled=frozen):
                _act(baseline, option, layer, row, action, label)


def _choice(baseline: Assessment, tr: Translator) -> tuple[TargetLayer, gpd.GeoSeries] | None:
    things = _things(baseline, tr)
    keys = list(things)
    clicked = thing()
    chosen = st.selectbox(
        tr("Existing facility, space or encroachment (or click it on the map)"),
        keys,
        index=keys.index(clicked) if clicked in keys else None,
        format_func=lambda key: things[key],
        placeholder=tr("Something that is there already"),
        label_visibility="collapsed",
        key=f"thing-choice-{clicked}-{tr.language}",
    )
    if chosen is None:
        return None
    layer, key = chosen
    frame = baseline.community.layer(layer)
    return layer, frame[frame["id"] == key].iloc[0]


def _things(baseline: Assessment, tr: Translator) -> dict[tuple[TargetLayer, str], str]:
    community, catalogue = baseline.community, baseline.catalogue
    found: dict[tuple[TargetLayer, str], str] = {}
    for row in community.public_spaces.itertuples():
        state = f" · {tr('out of use')}" if row.condition in UNUSABLE else ""
        found["public_spaces", row.id] = f"{tr('Space')} {row.name_zh or row.id}{state}"
    wanted = candidate_sites(community.key)
    for row in encroachments_that_count(community, catalogue).itertuples():
        kind = tr.name(catalogue.encroachment_categories[row.category].name)
        star = f" · {tr('candidate site')}" if row.id in wanted else ""
        found["encroachments", row.id] = f"{tr('Encroachment')} {kind} {row.id[:8]}{star}"
    for row in community.facilities.itertuples():
        state = f" · {tr('out of use')}" if row.condition in UNUSABLE else ""
        found["facilities", row.id] = f"{tr('Facility')} {row.name_zh or row.id}{state}"
    return found


def _available_actions(
    baseline: Assessment, layer: TargetLayer, row: gpd.GeoSeries, tr: Translator
) -> list[tuple[Action, str]]:
    offered: list[tuple[Action, str]] = []
    if layer != "encroachments":
        if row["condition"] != "good":
            offered.append(("repair", tr("Repair")))
        if layer == "public_spaces":
            offered.append(("change", tr("Change its use")))
    offered.append(("remove", tr("Clear") if layer == "encroachments" else tr("Remove")))
    scenario = baseline.catalogue.scenario_types.get(armed_scenario())
    if (
        scenario
        and layer != "facilities"
        and "polygon" in scenario.geometry
        and row.geometry.geom_type == "Polygon"
    ):
        offered.insert(0, ("build", tr("Build here: {scenario}", scenario=tr.name(scenario.name))))
    return offered


def _act(
    baseline: Assessment,
    option: LayoutOption,
    layer: TargetLayer,
    row: gpd.GeoSeries,
    action: Action,
    label: str,
) -> None:
    target, catalogue = Target(layer, str(row["id"])), baseline.catalogue
    name = str(row.get("name_zh") or row["id"])
    if action == "build":
        scenario = catalogue.scenario_types[armed_scenario()]
        others = [one.shape for one in option.interventions]
        shape = check_shape(row.geometry, scenario, baseline.community, catalogue, others)
        one = preset_intervention(catalogue, scenario.key, shape, f"{name}", target)
    else:
        functions = (
            tuple(filter(None, str(row.get("functions", "")).split(";"))) if action == "change" else ()
        )
        one = Intervention(
            new_id(), action, "", row.geometry, f"{label} {name}", functions=functions, target=target
        )
    select(one.id)
    option_store.add_intervention(option.id, one, ACTOR)
    st.rerun()
