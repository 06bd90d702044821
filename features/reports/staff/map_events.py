"""From what happens on the map of reports to what is kept: chosen, outlined, put in a place."""

from __future__ import annotations

from base.errors import LintuError
from data.assess import Assessment
from features.options.shape_geojson import shape_from_geojson
from features.reports.corrections import set_outline
from features.reports.report import Report, StaffAction
from features.reports.report_lookup import cases_of
from features.reports.staff.session import NEW_REPORT, choose_case, chosen_case, set_new_place
from ui.mapview import DrawEvent, MapEvent
from ui.session import actor_name, set_notice

OUTLINE = "outline"
"""The id of the one shape that can be changed."""


def take_event(event: MapEvent | DrawEvent, in_file: Assessment, case: Report | None) -> None:
    """Open the case that was clicked, or store the outline that was drawn; else leave a notice why not."""
    set_notice(None)
    try:
        if chosen_case() == NEW_REPORT:
            _on_place(event, in_file)
        elif isinstance(event, MapEvent):
            _on_click(event, in_file)
        elif case is not None and event.kind in ("drawn", "edited") and event.geometry is not None:
            _on_outline(event, in_file, case)
    except LintuError as error:
        set_notice(error)


def _on_click(event: MapEvent, in_file: Assessment) -> None:
    if event.layer != "encroachments":
        return
    for case in cases_of(in_file.community, in_file.catalogue):
        if case.layer_id == event.id:
            choose_case(case.id)


def _on_place(event: MapEvent | DrawEvent, in_file: Assessment) -> None:
    """Where the report that is being entered lies; a press on a shape says nothing of where."""
    if isinstance(event, DrawEvent) and event.kind in ("pressed", "drawn") and event.geometry is not None:
        shape = shape_from_geojson(event.geometry, in_file.community.crs)
        set_new_place(shape.representative_point())


def _on_outline(event: DrawEvent, in_file: Assessment, case: Report) -> None:
    community = in_file.community
    shape = shape_from_geojson(event.geometry, community.crs)
    kept = set_outline(community, in_file.catalogue, case.id, case.version, shape, StaffAction(actor_name()))
    choose_case(kept.id)
