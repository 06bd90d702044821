"""All that a planner works with on the sketch page: strip, rail, map, and the panel beside it."""

from __future__ import annotations

import time

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.layout_option import LayoutOption
from features.options.sketch import Sketch, sketch_of
from features.options.staff.conflict import offer_choice
from features.options.staff.findings import findings, verdict
from features.options.staff.intervention_form import intervention_form
from features.options.staff.intervention_list import intervention_choice, intervention_table
from features.options.staff.missing_path import arm_for_missing_path
from features.options.staff.notice import notice_box
from features.options.staff.option_bar import option_bar
from features.options.staff.origin_note import origin_note
from features.options.staff.palette import palette, scenario_caption
from features.options.staff.score_change import score_change
from features.options.staff.sketch_map import sketch_map
from features.options.staff.thing_actions import thing_actions
from ui.components.residence import before_and_after
from ui.components.style import use_sheets
from ui.components.work_page import WorkPlaces
from ui.session import view

SHOWN_FIRST_S = 0.025


def workbench(
    places: WorkPlaces,
    baseline: Assessment,
    options: tuple[LayoutOption, ...],
    option: LayoutOption,
    tr: Translator,
) -> None:
    """Show the option on its map with its tools and figures."""
    use_sheets("sketch.css")
    sketch = sketch_of(baseline, option, view().mode)
    with places.panel:
        selected, figures, rest = (st.container(key=f"sketch-{part}") for part in ("shape", "score", "rest"))
    # The score leaves first, and the browser gets the time of a frame or two to show it: it collects what
    # comes soon after, and putting up the form then takes it longer than all of this script.
    with figures:
        score_change(sketch.comparison, sketch.payable, tr)
    time.sleep(SHOWN_FIRST_S)
    with places.strip:
        option_bar(baseline, options, option, tr)
    arm_for_missing_path()
    with places.rail:
        scenario = palette(baseline.catalogue, tr, disabled=option.state != "open")
    with places.map:
        sketch_map(baseline, sketch, scenario, tr)
    with selected:
        chosen = _selected(baseline, sketch, scenario, tr)
    with rest:
        origin_note(option, tr)
        _rest(baseline, sketch, chosen, tr)


def _selected(baseline: Assessment, sketch: Sketch, scenario: str, tr: Translator) -> str:
    """What is chosen on the map, and what the rules say of it; the id of the intervention."""
    notice_box(baseline, sketch.option, tr)
    offer_choice(sketch.option, tr)
    chosen = intervention_choice(sketch, tr)
    if chosen is not None:
        verdict(chosen.id, sketch.judgements[chosen.id], tr)
    else:
        scenario_caption(baseline.catalogue.scenario_types.get(scenario), tr)
    thing_actions(baseline, sketch.option, tr)
    return chosen.id if chosen else ""


def _rest(baseline: Assessment, sketch: Sketch, chosen: str, tr: Translator) -> None:
    """The form of the chosen intervention, the reasons of the chosen home, and all as a table."""
    one = next((one for one in sketch.option.interventions if one.id == chosen), None)
    if one is not None:
        intervention_form(baseline.catalogue, sketch.option, one, sketch.judgements[one.id], tr)
        findings(sketch.judgements[one.id], tr)
    before_and_after(baseline, sketch.assessment, view(), tr)
    label = tr("Interventions of this option ({count})", count=len(sketch.option.interventions))
    table = st.expander(label, key="interventions", on_change="rerun")
    if table.open:
        with table:
            intervention_table(sketch, baseline.catalogue, tr)
