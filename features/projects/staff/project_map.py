"""The map of projects, the one in hand in the middle."""

from __future__ import annotations

from dataclasses import replace

from base.i18n import Translator
from data.assess import Assessment
from features.projects.layer import LAYER
from features.projects.project import Project
from features.projects.staff.session import choose_project
from layers import LAYERS
from layers.layer import View
from ui import mapview

_SHOWN = frozenset({"basemap", "grids", "paths", "public_spaces", LAYER.key})


def project_map(baseline: Assessment, chosen: Project | None, tr: Translator) -> None:
    """Today's community with its projects; a press on one takes it in hand."""
    drawn = mapview.draw(
        [replace(one, shown_at_start=one.key in _SHOWN) for one in LAYERS],
        baseline,
        View(),
        tr.language,
        mapview.Extras(
            focus=mapview.Focus(LAYER.key, f"{chosen.id}-0") if chosen else None,
            attribution=tr.name(baseline.community.attribution),
        ),
    )
    mapview.show(drawn, "projects", _take_event)


def _take_event(event: mapview.MapEvent | mapview.DrawEvent) -> None:
    if isinstance(event, mapview.MapEvent) and event.layer == LAYER.key:
        choose_project(event.id.rpartition("-")[0])
