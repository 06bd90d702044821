"""Options side by side as small maps, each before or after."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.shift_layer import shift_layer
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name
from features.options.staff.session import shows_option, switch_option
from features.options.staff.sketch_map import drawings
from layers import LAYERS
from layers.layer import View
from ui import mapview

_SHOWN = frozenset({"basemap", "residences", "shift"})


def before_or_after(tr: Translator) -> bool:
    """A button, and Ctrl+B, that switches the maps between today and the option; true: the option."""
    label = tr("Show today") if shows_option() else tr("Show the option")
    if st.button(label, icon=":material/compare:", key="compare-switch", shortcut="Ctrl+B"):
        switch_option()
        st.rerun()
    return shows_option()


def small_maps(baseline: Assessment, sketches: list[Sketch], after: bool, tr: Translator) -> None:
    """One map an option; `after` false shows the community as it is today."""
    for column, sketch in zip(st.columns(max(1, len(sketches))), sketches, strict=False):
        with column:
            st.text(option_name(sketch.option, tr))
            mapview.show(small_map(baseline, sketch, after, tr), f"compare-{sketch.option.id}")


def small_map(
    baseline: Assessment, sketch: Sketch, after: bool, tr: Translator, height_px: int = 380
) -> mapview.DrawnMap:
    """The homes by index, whom the option changes, and its shapes."""
    layers = [*LAYERS, shift_layer(sketch.comparison)] if after else list(LAYERS)
    shown = [replace(one, shown_at_start=one.key in _SHOWN) for one in layers]
    shapes = drawings(baseline.catalogue, sketch, tr) if after else ()
    return mapview.draw(
        shown,
        sketch.assessment if after else baseline,
        View(),
        tr.language,
        mapview.Extras(
            attribution=tr.name(baseline.community.attribution),
            sketching=mapview.DrawingTools(shapes=tuple(replace(one, editable=False) for one in shapes)),
        ),
        height_px=height_px,
    )
