"""Preview of an export: a picture of the sheet, or its tables and layers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from entry.exporting.export_progress import run_with_progress
from exports.export import Export
from exports.map_layers import map_layers
from exports.request import ExportRequest
from exports.sheet_formats import preview
from exports.tables import tables
from ui.boundary import error_boundary

_WIDE_PX = 1100


def sheet_preview(asked: Export, request: ExportRequest, tr: Translator) -> None:
    """The board or the first map of the order as a small picture, once asked for."""
    if not st.button(tr("Preview"), icon=":material/visibility:", key="export-preview"):
        st.caption(tr("A small preview of the sheet, before the file is created."))
        return
    with error_boundary(tr):
        printed = run_with_progress(lambda heard: preview(asked, request, _WIDE_PX), tr)
        st.image(printed.content, width="stretch")
        for note in printed.notes:
            st.text(f"⚠ {tr.name(note.text)}")


def contents(request: ExportRequest, tr: Translator) -> None:
    """Show tables and layers with their numbers of rows."""
    parts = [(tr("Table"), tr.name(table.title), len(table.rows)) for table in tables(request)]
    parts += [(tr("Layer"), layer.name, len(layer.frame)) for layer in map_layers(request)]
    st.text(tr("Contents ({count} parts)", count=len(parts)))
    columns = [tr("Kind"), tr("Name"), tr("Rows")]
    st.dataframe(pd.DataFrame(parts, columns=columns), hide_index=True, key="export-parts", height=480)
