"""The map of a community in a page."""

from __future__ import annotations

import os
from dataclasses import replace

from base.i18n import Translator
from data.assess import Assessment
from layers import LAYERS
from layers.layer import View
from ui import mapview
from ui.session import choose_residence


def plan(
    assessment: Assessment,
    view: View,
    tr: Translator,
    key: str,
    *,
    hidden: frozenset[str] = frozenset(),
    height_px: int = 640,
    focus: mapview.Focus | None = None,
    connection: mapview.Connection | None = None,
    clear_top_px: int = 0,
) -> None:
    """Every layer of the community, those in `hidden` switched off at first; a click on a residence
    chooses it."""
    layers = [
        replace(layer, shown_at_start=layer.shown_at_start and layer.key not in hidden) for layer in LAYERS
    ]
    drawn = mapview.draw(
        layers,
        assessment,
        view,
        tr.language,
        mapview.Extras(
            focus=focus,
            connection=connection,
            clear_top_px=clear_top_px,
            online_tiles=mapview.offered_tiles(os.environ),
            attribution=tr.name(assessment.community.attribution),
        ),
        height_px=height_px,
    )
    mapview.show(drawn, key, _choose_home)


def _choose_home(event: mapview.MapEvent) -> None:
    if event.layer == "residences":
        choose_residence(event.id)
