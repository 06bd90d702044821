"""What the file will hold: a small picture of a sheet, or the list of its tables and layers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Words
from entry.exporting.making import made
from exports.export import Export
from exports.map_layers import map_layers
from exports.request import Request
from exports.sheet_formats import preview
from exports.tables import tables
from ui.boundary import shown_errors

_WIDE_PX = 1100


def sheet_preview(asked: Export, request: Request, tr: Words) -> None:
    """The board or the first map of the order as a small picture, once asked for."""
    if not st.button(tr("Preview"), icon=":material/visibility:", key="export-preview"):
        st.caption(tr("A small preview of the sheet, before the file is created."))
        return
    with shown_errors(tr):
        printed = made(lambda heard: preview(asked, request, _WIDE_PX), tr)
        st.image(printed.content, width="stretch")
        for note in printed.notes:
            st.text(f"⚠ {tr.name(note.text)}")


def contents(request: Request, tr: Words) -> None:
    """Tables and layers with their rows."""
    parts = [(tr("Table"), tr.name(table.title), len(table.rows)) for table in tables(request)]
    parts += [(tr("Layer"), layer.name, len(layer.frame)) for layer in map_layers(request)]
    st.text(tr("Contents ({count} parts)", count=len(parts)))
    columns = [tr("Kind"), tr("Name"), tr("Rows")]
    st.dataframe(pd.DataFrame(parts, columns=columns), hide_index=True, key="export-parts", height=480)
