"""Edit the values of a layer in a table: cells as text, all of them or none, one undo step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from base.translations import DEFAULT
from base.words import Message, Text, first_lines
from data.frames import frame_of
from data.layer_words import COLUMNS
from data.repair.repair import key_column
from features.own_community.cell_words import CellFormat, UnreadableCellError
from features.own_community.community_versions import OwnCommunity
from features.own_community.edit import Edit
from features.own_community.errors import BadCellsError, CellsChangedError

_COUNTS = ("elder", "adult", "child")
_MOST_TOLD = 20
"""Cells that an error lists; who pasted a wrong column sees the reason in the first few."""


@dataclass(frozen=True)
class Cell:
    """One changed cell: its text when the person saw it, and its new text."""

    was: str
    now: str


Cells = Mapping[str, Mapping[str, Cell]]
"""Key of the row → column → its cell."""


def edit_cells(
    edit: Edit, target: str, cells: Cells, gone: Collection[str], language: str = DEFAULT
) -> OwnCommunity:
    """Change cells of a layer, and remove the rows called `gone`.

    language: of the words in the cells. Homes whose people were typed in are no longer estimated. Raises
    CellsChangedError where a cell, or its row, is no longer as the person saw it, BadCellsError with every
    cell that cannot be read, and CommunityDataError.
    """
    layers = edit.layers()
    frame, key = layers[target], key_column(target)
    reading = CellFormat(target, layers, edit.catalogue, language)
    row_of = {name: row for row, name in enumerate(frame[key])}
    cells = {name: changed for name, changed in cells.items() if name not in gone}
    _check_unchanged(reading, frame, row_of, cells, gone)
    anew = _with_cells(reading, frame, row_of, cells)
    kept = anew[~anew[key].isin(set(gone))].reset_index(drop=True)
    changed = edit.with_rows(layers, target, kept)
    return edit.save(edit.known.state, _change_text(len(cells), list(gone)), changed)


def _change_text(rows: int, gone: Sequence[str]) -> Text:
    if not rows and len(gone) == 1:
        return Message("Deleted: {gone}", gone=gone[0])
    deleted = Message(", deleted {count}", count=len(gone)) if gone else ""
    return Message("Edited {rows} rows in the table{deleted}", rows=rows, deleted=deleted)


def _check_unchanged(
    reading: CellFormat,
    frame: gpd.GeoDataFrame,
    row_of: Mapping[str, int],
    cells: Cells,
    gone: Collection[str],
) -> None:
    """Compares cell by cell, so that people who work on different rows do not stand in each other's way."""
    messages: list[Text] = []
    lost = Message("this row was deleted")
    for name in sorted({*cells, *gone}):
        if name not in row_of:
            messages.append(Message("· {name}: {lost}", name=name, lost=lost))
            continue
        for column, cell in cells.get(name, {}).items():
            now = reading.cell_text(column, frame[column].iloc[row_of[name]])
            if now != cell.was and now != cell.now:
                title = COLUMNS[column]
                messages.append(
                    Message(
                        "· {name}, {title}: it was “{was}”, is “{now}” now, you wrote “{cell_now}”",
                        name=name,
                        title=title,
                        was=cell.was,
                        now=now,
                        cell_now=cell.now,
                    )
                )
    if messages:
        raise CellsChangedError(**_list_facts(messages))


def _with_cells(
    reading: CellFormat, frame: gpd.GeoDataFrame, row_of: Mapping[str, int], cells: Cells
) -> gpd.GeoDataFrame:
    values: dict[str, Any] = {}
    messages: list[Text] = []
    for name, row_cells in cells.items():
        for column, cell in row_cells.items():
            try:
                value = reading.read(column, cell.now)
            except UnreadableCellError as error:
                title = COLUMNS[column]
                messages.append(
                    Message(
                        "· {name}, {title}: “{now}” {why}",
                        name=name,
                        title=title,
                        now=cell.now,
                        why=error.why,
                    )
                )
                continue
            values.setdefault(column, {})[row_of[name]] = value
    if messages:
        raise BadCellsError(**_list_facts(messages))
    table = frame.drop(columns="geometry")
    if counted := {row for column in _COUNTS for row in values.get(column, {})}:
        values["estimated"] = dict.fromkeys(counted, False)
    for column, at in values.items():
        column_values = table[column].to_numpy(dtype=object).copy()
        column_values[np.fromiter(at, dtype=np.intp)] = np.array([*at.values(), None], dtype=object)[:-1]
        table[column] = pd.Series(column_values, dtype=object)
    return frame_of(reading.layer, table, list(frame.geometry), frame.crs)


def _list_facts(messages: Sequence[Text]) -> dict[str, object]:
    return {"count": len(messages), "cells": first_lines(messages, _MOST_TOLD)}
