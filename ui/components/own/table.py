"""The rows of a layer as a table: values are changed or pasted, rows deleted."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.catalogue import load_catalogue
from data.own.by_hand import edited
from data.own.keeping import Own, layers_of
from data.repair.repair import key_column
from data.store.open_store import the_store
from ui.boundary import shown_errors
from ui.components.own.column_names import column_name, layer_name
from ui.i18n import Words
from ui.session import acting

_MOST_ROWS = 3_000
"""A longer table makes the page slow; such layers are better edited in their own program."""


def table(known: Own, targets: tuple[str, ...], tr: Words) -> None:
    """An editor for each layer of the step that has rows."""
    there = [one for one in targets if one in known.state.layers]
    if not there:
        return
    layers = layers_of(the_store(), known.state)
    for target in there:
        frame = layers[target]
        if 0 < len(frame) <= _MOST_ROWS:
            title = tr("Table of {layer} ({count})", layer=layer_name(target, tr), count=len(frame))
            with st.expander(title, key=f"own-table-{target}-{tr.language}"):
                _editor(known, target, frame.drop(columns="geometry"), tr)


def _editor(known: Own, target: str, rows: pd.DataFrame, tr: Words) -> None:
    st.caption(tr("Change values here, or paste them from Excel; tick rows to delete them."))
    names = {column: column_name(column, tr) for column in map(str, rows)}
    deleted = tr("Delete")
    shown = rows.rename(columns=names)
    shown.insert(0, deleted, False)
    fixed = [names[key_column(target)], *([names["estimated"]] if "estimated" in names else [])]
    kept = st.data_editor(
        shown,
        hide_index=True,
        disabled=fixed,
        height=320,
        key=f"own-rows-{target}-{known.version}-{tr.language}",
    )
    if st.button(tr("Keep the table"), key=f"own-keep-{target}", icon=":material/save:"):
        with shown_errors(tr):
            gone = kept.loc[kept[deleted], names[key_column(target)]].tolist()
            anew = kept.drop(columns=deleted).rename(
                columns={shown_as: one for one, shown_as in names.items()}
            )
            edited(the_store(), known, target, anew, gone, load_catalogue(), acting())
            st.rerun()
