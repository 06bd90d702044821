"""The map of all cases, verified or not, on which staff draw the true outline of the chosen one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from base.i18n import Translator
from data.assess import Assessment
from features.reports.overlay import with_all_reports
from features.reports.report import Report
from features.reports.report_lookup import reports_of
from features.reports.staff.map_events import OUTLINE, take_event
from features.reports.staff.session import NEW_REPORT, chosen_case, new_place
from layers import LAYERS
from layers.layer import Layer, Symbol, View
from ui import mapview
from ui.components.work_page import STRIP_PX

_SHOWN = frozenset({"basemap", "grids", "encroachments", "public_spaces"})
_HIDDEN = frozenset({"unmet_demand", "facilities"})
_SNAP_TO = ("paths", "public_spaces")
_MARKED = Symbol(fill="#8e0152", line="#8e0152", width_px=3.5, opacity=0.35, pattern="cross")


def case_map(in_file: Assessment, case: Report | None, tool: mapview.Tool, tr: Translator) -> None:
    """The community in its file with all reports, also those that nobody has verified."""
    community, catalogue = in_file.community, in_file.catalogue
    reports = reports_of(community.key)
    seen_by_staff = replace(in_file, community=with_all_reports(community, catalogue, reports))
    drawn = mapview.draw(
        _layers(),
        seen_by_staff,
        View(),
        tr.language,
        mapview.Extras(
            focus=mapview.Focus("encroachments", case.layer_id) if case else None,
            attribution=tr.name(community.attribution),
            sketching=_tools(case, tool, tr),
            clear_top_px=STRIP_PX if case is not None else 0,
        ),
    )
    mapview.show(drawn, "cases", partial(take_event, in_file=in_file, case=case))


def _layers() -> list[Layer]:
    return [replace(one, shown_at_start=one.key in _SHOWN) for one in LAYERS if one.key not in _HIDDEN]


def _place_tools(tr: Translator) -> mapview.DrawingTools:
    """A point that is put down anew with each press."""
    place = new_place()
    return mapview.DrawingTools(
        tool="point",
        colour=_MARKED.line,
        name=tr("place"),
        shapes=(mapview.Drawing(NEW_REPORT, place, _MARKED, editable=False),) if place else (),
        takes_places=True,
        arm=NEW_REPORT,
    )


def _tools(case: Report | None, tool: mapview.Tool, tr: Translator) -> mapview.DrawingTools:
    if chosen_case() == NEW_REPORT:
        return _place_tools(tr)
    shapes: tuple[mapview.Drawing, ...] = ()
    if case is not None and case.outline is not None:
        shapes = (mapview.Drawing(OUTLINE, case.outline, _MARKED),)
    return mapview.DrawingTools(
        tool=tool if case is not None else "",
        colour=_MARKED.line,
        name=tr("outline"),
        shapes=shapes,
        snap_to=_SNAP_TO,
    )
