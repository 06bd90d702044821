"""Search for one shape of the chosen layer by its name or number, above the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import geopandas as gpd
import streamlit as st

from base.i18n import Translator
from data.catalogue.model import Catalogue
from data.repair.repair import key_column
from features.own_community.row_search import matching_rows
from features.own_community.staff.editable_shapes import go_to_row, row_label
from features.own_community.staff.session import pick_shape

_MOST_OFFERED = 20
"""Found things to choose from; who finds more types more of the name."""


def find(community: str, frame: gpd.GeoDataFrame, target: str, catalogue: Catalogue, tr: Translator) -> None:
    """A box to type in; what is found is chosen on the map, and where several are, one of them."""
    if not len(frame):
        return
    names = frame[key_column(target)].tolist()
    box = f"own-find-{target}-{tr.language}"

    def pick(row: int | None) -> None:
        if row is not None:
            pick_shape(f"{target}:{names[row]}")
            go_to_row(community, frame, target, row)

    def choose_typed_shape() -> None:
        text = str(st.session_state.get(box, ""))
        rows = matching_rows(frame, target, text, catalogue)
        if text.strip() and len(rows):
            pick(int(rows[0]))

    text = st.text_input(
        tr("Find on the map"),
        key=box,
        placeholder=tr("name or number"),
        max_chars=60,
        on_change=choose_typed_shape,
    )
    if not text.strip():
        return
    rows = matching_rows(frame, target, text, catalogue).tolist()
    if not rows:
        st.caption(tr("Nothing found. Try part of the name, or the number."))
    elif len(rows) > 1:
        key = f"own-found-{target}-{tr.language}-{text}"
        labels = {row: row_label(frame, target, row) for row in rows[:_MOST_OFFERED]}
        _offer_rows(tr("Found {count}", count=tr.number(len(rows))), labels, key, pick)


def _offer_rows(label: str, labels: Mapping[int, str], key: str, pick: Callable[[int | None], None]) -> None:
    st.selectbox(
        label,
        list(labels),
        format_func=lambda row: labels[row],
        key=key,
        on_change=lambda: pick(st.session_state.get(key)),
    )
