"""What the file will hold: a small picture of a sheet, or the list of its tables and layers."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from exports.map_layers import map_layers
from exports.print_map import print_map
from exports.request import Request
from exports.sheets.paper import MM_PER_INCH
from exports.tables import tables
from ui.boundary import shown_errors
from ui.components.exporting.making import made
from ui.i18n import Words

_WIDE_PX = 1100


def sheet_preview(request: Request, tr: Words) -> None:
    """The first map of the order as a small picture."""
    if not st.button(tr("Preview"), icon=":material/visibility:", key="export-preview"):
        return
    wide_mm = request.sheet.size_mm[0]
    small = replace(
        request.sheet,
        form="png",
        dpi=round(_WIDE_PX / wide_mm * MM_PER_INCH),
        language=request.language,
        dated=request.made_on,
    )
    sketch = request.options[0] if request.options else None
    with shown_errors(tr):
        printed = made(lambda heard: print_map(small, request.baseline, sketch), tr)
        st.image(printed.content, width="stretch")
        for note in printed.notes:
            st.text(tr.name(note.text))


def contents(request: Request, tr: Words) -> None:
    """Tables and layers with their rows."""
    parts = [(tr("Table"), tr.name(table.title), len(table.rows)) for table in tables(request)]
    parts += [(tr("Layer"), layer.name, len(layer.frame)) for layer in map_layers(request)]
    with st.expander(tr("What is in it ({count} parts)", count=len(parts)), key="export-contents"):
        columns = [tr("Kind"), tr("Name"), tr("Rows")]
        st.dataframe(pd.DataFrame(parts, columns=columns), hide_index=True, key="export-parts")
