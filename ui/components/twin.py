"""The table twin of the map: the same layers, fields and words."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from base.words import Text
from data.assess import Assessment
from layers.layer import Layer, View
from ui.mapview.cell import cell_text


def table_twin(layers: tuple[Layer, ...], assessment: Assessment, view: View, tr: Translator) -> None:
    """Show a choice of layer and its rows as a table."""
    shown = {layer.key: layer for layer in layers if layer.fields}
    key = st.selectbox(
        tr("Layer"),
        list(shown),
        format_func=lambda key: tr.name(shown[key].name),
        key=f"twin-layer-{tr.language}",
        width=340,
    )
    table = layer_table(shown[key], assessment, view, tr)
    if table.empty:
        st.text(tr("This layer is empty here."))
        return
    st.dataframe(table, hide_index=True, key="twin", height=min(38 * (len(table) + 1), 420))


def layer_table(layer: Layer, assessment: Assessment, view: View, tr: Translator) -> pd.DataFrame:
    """The rows of the layer as the texts that its pop-ups show; numbers stay numbers so that they sort."""
    rows = layer.rows(assessment, view)
    classes = {one.key: one.label for one in layer.classes(assessment, view)}
    table = {tr("Number"): rows["id"].astype(str)}
    if layer.title:
        table[tr("Name")] = [_text(value, tr) for value in rows[layer.title]]
    table[tr("Class")] = [tr.name(classes[key]) for key in rows["class"]]
    for field in layer.fields:
        unit = f" ({tr.name(field.unit)})" if field.unit else ""
        values = rows[field.column]
        if field.decimals is not None:
            table[tr.name(field.label) + unit] = values.astype(float).round(field.decimals)
        else:
            table[tr.name(field.label) + unit] = [
                cell_text(field, value, tr.language) or "" for value in values
            ]
    return pd.DataFrame(table)


def _text(value: object, tr: Translator) -> str:
    return tr.name(value) if isinstance(value, Text) else str(value)
