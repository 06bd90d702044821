"""The first rows of a layer before its import, in words."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.layer_words import values_of
from features.own_community.cell_words import CellFormat
from features.own_community.staff.system_names import column_name

_ROWS = 20
_HEIGHT_PX = 260


def preview_rows(rows: pd.DataFrame, target: str, tr: Translator) -> None:
    """Twenty rows without the columns that say nothing; words for keys, people and metres to a tenth."""
    first = rows.head(_ROWS)
    says = [str(name) for name in first if not (first[name].isna() | first[name].isin(["", None])).all()]
    shown = first.loc[:, says].apply(_rounded_column)
    reading = CellFormat(target, {}, load_catalogue(), tr.language)
    for name in says:
        if values_of(target, name, reading.catalogue):
            shown[name] = [reading.cell_text(name, value) for value in first[name]]
    st.dataframe(
        shown.rename(columns={name: column_name(str(name), tr) for name in shown}),
        hide_index=True,
        height=min(_HEIGHT_PX, 60 + 35 * len(shown)),
        key=f"own-preview-{target}",
        placeholder="",
    )


def _rounded_column(column: pd.Series) -> pd.Series:
    return column.round(1) if pd.api.types.is_float_dtype(column) else column
