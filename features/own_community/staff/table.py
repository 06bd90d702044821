"""The rows of a layer as a table: search, page, change, paste, delete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.frames import Layers
from data.layer_words import values_of
from data.model import SCHEMAS
from data.repair.repair import key_column
from data.store.open_store import the_store
from features.own_community.by_table import edit_cells
from features.own_community.cell_words import CellFormat
from features.own_community.community_versions import OwnCommunity, layers_of, own
from features.own_community.errors import CellsChangedError
from features.own_community.staff.editable_shapes import go_to_row, row_of
from features.own_community.staff.rows_shown import RowSelection, selected_rows
from features.own_community.staff.session import edit_of, pick_shape, picked_shape
from features.own_community.staff.system_names import column_name, layer_name
from features.own_community.staff.table_drafts import (
    DELETE,
    PICK,
    TableDraft,
    TablePage,
    draft_of,
    editor_key,
    edits_of,
    forget_draft,
    keep_draft,
    open_sheet,
    replace_draft,
    set_open_page,
)
from ui.boundary import error_boundary

_LAST = ("estimated", "compound", "grid", "name_en")


def table(known: OwnCommunity, targets: tuple[str, ...], tr: Translator) -> None:
    """An editor for each layer of the step that has rows."""
    there = [one for one in targets if one in known.state.layers]
    if not there:
        return
    layers = layers_of(the_store(), known.state)
    for target in there:
        frame = layers[target]
        if len(frame):
            title = tr(
                "Table of {layer} ({count})", layer=layer_name(target, tr), count=tr.number(len(frame))
            )
            is_picked = row_of(frame, target, picked_shape()) is not None
            key = f"own-table-{target}-{tr.language}-{'picked' if is_picked else 'all'}"
            with st.expander(title, expanded=is_picked or bool(_draft(known, target, tr)), key=key):
                _table(known, target, layers, tr)


def _place(known: OwnCommunity, target: str, language: str) -> str:
    return f"{known.key}-{target}-{language}"


def _draft(known: OwnCommunity, target: str, tr: Translator) -> TableDraft:
    """What was changed by now: with what was typed since the last run."""
    place = _place(known, target, tr.language)
    sheet = open_sheet(place)
    edits = edits_of(place, sheet) if sheet else None
    return draft_of(place) if sheet is None or edits is None or not sheet.about else sheet.draft(edits)


def _table(known: OwnCommunity, target: str, layers: Layers, tr: Translator) -> None:
    draft = _draft(known, target, tr)
    st.caption(
        tr("Change values here, or paste them from Excel. Tick a row to delete it or to see it on the map.")
    )
    shown = selected_rows(known, target, layers[target], draft, tr)
    if not len(shown.rows):
        _unsaved_changes(known, target, draft, tr)
        return
    sheet = _sheet(known, target, layers, shown, draft, tr)
    place = _place(known, target, tr.language)
    key = key_column(target)
    st.data_editor(
        sheet.rows_with_edits(),
        hide_index=True,
        disabled=[sheet.titles[one] for one in (key, "estimated") if one in sheet.rows],
        column_order=_order(sheet.titles),
        column_config=_columns(target, sheet.titles, tr),
        height=min(430, 38 + 35 * len(sheet.keys)),
        key=editor_key(place, sheet),
    )
    edits = edits_of(place, sheet) or {}
    draft = sheet.draft(edits)
    keep_draft(place, draft)
    _unsaved_changes(known, target, draft, tr)
    if picked := sheet.picked_key(edits):
        pick_shape(f"{target}:{picked}")
        frame = layers[target]
        row = row_of(frame, target, picked_shape())
        if row is not None:
            go_to_row(known.key, frame, target, row)
        st.rerun()


def _sheet(
    known: OwnCommunity, target: str, layers: Layers, shown: RowSelection, draft: TableDraft, tr: Translator
) -> TablePage:
    """The open sheet, or another one where other rows are asked for, or the layer has changed and nobody has
    typed anything: a sheet in which somebody types is never replaced under their hands."""
    place, frame = _place(known, target, tr.language), layers[target]
    sheet = open_sheet(place)
    version = sheet.about[-1] if sheet and sheet.about and draft else known.version
    about = (shown.about, tr.language, version)
    if sheet is not None and sheet.about == about and edits_of(place, sheet) is not None:
        return sheet
    rows = frame.iloc[shown.rows].drop(columns="geometry")
    words = CellFormat(target, layers, load_catalogue(), tr.language).texts(rows).reset_index(drop=True)
    keys = tuple(rows[key_column(target)])
    marked = picked_shape().removeprefix(f"{target}:")
    opened = TablePage(
        about, sheet.number + 1 if sheet else 1, keys, words, _titles(target, tr), draft, marked
    )
    set_open_page(place, opened)
    return opened


def _titles(target: str, tr: Translator) -> dict[str, str]:
    columns = {column.name: column_name(column.name, tr) for column in SCHEMAS[target].columns}
    return {DELETE: tr("Delete"), PICK: tr("Map"), **columns}


def _order(titles: Mapping[str, str]) -> list[str]:
    """What people look for first stands first: a page beside the map shows some six columns."""
    return [
        titles[one] for one in sorted(titles, key=lambda one: _LAST.index(one) + 1 if one in _LAST else 0)
    ]


def _columns(target: str, titles: Mapping[str, str], tr: Translator) -> dict[str, Any]:
    catalogue = load_catalogue()
    config = {
        titles[DELETE]: st.column_config.CheckboxColumn(width="small"),
        titles[PICK]: st.column_config.CheckboxColumn(width="small", help=tr("Show it on the map")),
    }
    for column in SCHEMAS[target].columns:
        words = " · ".join(tr.name(word) for word in values_of(target, column.name, catalogue).values())
        width: Literal["small"] | None = "small" if column.dtype != "str" else None
        config[titles[column.name]] = st.column_config.TextColumn(help=words or None, width=width)
    return config


def _unsaved_changes(known: OwnCommunity, target: str, draft: TableDraft, tr: Translator) -> None:
    """What is not kept yet, in words, and the buttons that keep it or throw it away."""
    if draft:
        st.text(
            "⚠ "
            + tr(
                "Not saved yet: {cells} changed cells, {rows} rows to delete.",
                cells=draft.changed_count,
                rows=len(draft.gone),
            )
        )
    place = _place(known, target, tr.language)
    with st.container(horizontal=True):
        keeps = st.button(
            tr("Save table"),
            key=f"own-keep-{target}",
            icon=":material/save:",
            type="primary" if draft else "secondary",
            disabled=not draft,
        )
        throws = bool(draft) and st.button(tr("Discard changes"), key=f"own-throw-{target}")
    if throws:
        forget_draft(place)
        st.rerun()
    if keeps:
        with error_boundary(tr):
            _keep(known.key, target, draft, tr)
            forget_draft(place)
            st.rerun()


def _keep(key: str, target: str, draft: TableDraft, tr: Translator) -> None:
    """All of the draft in one step. What others changed meanwhile is told once; who has read it and keeps the
    table again, means it."""
    known = own(the_store(), key)
    edit = edit_of(known)
    try:
        edit_cells(edit, target, draft.cells, draft.gone, tr.language)
    except CellsChangedError:
        layers = edit.layers()
        frame = layers[target]
        rows = frame[frame[key_column(target)].isin(draft.rows)].drop(columns="geometry")
        words = CellFormat(target, layers, edit.catalogue, tr.language).texts(rows)
        now = words.set_index(key_column(target), drop=False)
        replace_draft(_place(known, target, tr.language), draft.over(now))
        raise
