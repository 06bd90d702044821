"""Store what is done on the map: shapes drawn, edited, deleted, chosen.

Whatever is wrong with a shape becomes a notice next to the map; nothing else is lost. Streamlit may stop a
run wherever it touches the session and tell the event again, so what is stored changes last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import shapely

from base.errors import LintuError
from base.words import Message
from data.assess import Assessment
from features.options import option_store
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_errors import ConflictError
from features.options.presets import preset_intervention, resize_intervention
from features.options.shape_check import check_shape
from features.options.shape_geojson import shape_from_geojson
from features.options.shapes.errors import GeoJsonError
from features.options.staff.session import armed_scenario, leave_conflict, look_at_thing, select
from ui.mapview import DrawEvent, MapEvent
from ui.session import ACTOR, choose_residence, set_notice

EDITABLE_THINGS = ("facilities", "public_spaces", "encroachments")


def take_event(event: MapEvent | DrawEvent, baseline: Assessment, option_id: str, language: str) -> None:
    """Store what was drawn on the map, or leave a notice that says why it was refused."""
    set_notice(None)
    if isinstance(event, MapEvent):
        _on_click(event)
        return
    try:
        # Read again: several events may come in one run of the script.
        taker = _TAKERS.get(event.kind)  # places are pressed on other maps alone
        if taker is not None:
            taker(event, baseline, option_store.option(option_id), language)
    except ConflictError as error:
        leave_conflict(error)
    except LintuError as error:
        set_notice(error, event.id)


def _on_click(event: MapEvent) -> None:
    if event.layer == "residences":
        choose_residence(event.id)
    elif event.layer in EDITABLE_THINGS:
        look_at_thing(event.layer, event.id)


def _on_draw(event: DrawEvent, baseline: Assessment, option: LayoutOption, language: str) -> None:
    if armed_scenario() in baseline.catalogue.scenario_types:
        build(shape_from_geojson(event.geometry, baseline.community.crs), baseline, option, language)


def build(shape: shapely.Geometry, baseline: Assessment, option: LayoutOption, language: str) -> None:
    """Store a new intervention of the armed scenario with this shape. Raises the errors of the shape."""
    catalogue = baseline.catalogue
    scenario = catalogue.scenario_types[armed_scenario()]
    others = [one.shape for one in option.interventions]
    shape = check_shape(shape, scenario, baseline.community, catalogue, others)
    number = 1 + sum(one.scenario == scenario.key for one in option.interventions)
    name = f"{scenario.name.text(language)} {number}"
    one = preset_intervention(catalogue, scenario.key, shape, name)
    select(one.id)
    option_store.add_intervention(option.id, one, ACTOR)


def _on_edit(event: DrawEvent, baseline: Assessment, option: LayoutOption, language: str) -> None:
    one = _drawn_intervention(event, option)
    if one is not None:
        reshape(one, shape_from_geojson(event.geometry, baseline.community.crs), baseline, option)


def reshape(one: Intervention, shape: shapely.Geometry, baseline: Assessment, option: LayoutOption) -> None:
    """Change the shape of an intervention, and the values that follow from its size unless set by hand."""
    catalogue = baseline.catalogue
    scenario = catalogue.scenario_types.get(one.scenario)
    others = [other.shape for other in option.interventions if other.id != one.id]
    shape = check_shape(shape, scenario, baseline.community, catalogue, others)
    changed = resize_intervention(catalogue, one, shape) if scenario else replace(one, shape=shape)
    select(one.id)
    option_store.save_intervention(option.id, changed, ACTOR)


def _on_delete(event: DrawEvent, baseline: Assessment, option: LayoutOption, language: str) -> None:
    if _drawn_intervention(event, option) is not None:
        select("")
        option_store.remove_intervention(option.id, event.id, ACTOR)


def _on_choose(event: DrawEvent, baseline: Assessment, option: LayoutOption, language: str) -> None:
    if not event.id or _drawn_intervention(event, option) is not None:
        select(event.id)


def _drawn_intervention(event: DrawEvent, option: LayoutOption) -> Intervention | None:
    return next((one for one in option.interventions if one.id == event.id), None)


def _on_refuse(event: DrawEvent, baseline: Assessment, option: LayoutOption, language: str) -> None:
    raise GeoJsonError(where=Message("it is too large or cannot be read"))


_TAKERS: dict[str, Callable[[DrawEvent, Assessment, LayoutOption, str], None]] = {
    "drawn": _on_draw,
    "edited": _on_edit,
    "deleted": _on_delete,
    "chosen": _on_choose,
    "refused": _on_refuse,
}
