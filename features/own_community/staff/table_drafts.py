"""Unsaved edits of tables: the open page, and the changes of all pages.

What a person changed stays a draft, over pages, searches and steps, until it is kept or thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

import pandas as pd
import streamlit as st

from features.own_community.by_table import Cell, Cells
from ui.slot import Slot

Edits = Mapping[int, Mapping[str, object]]
"""Number of the row on the sheet → title of the column → value, as Streamlit's editor tells it."""
DELETE = "__delete"
PICK = "__pick"
"""Columns of ticks, which no layer has."""


@dataclass(frozen=True)
class TableDraft:
    """Unsaved changes of a table: changed cells and rows to delete."""

    cells: Cells = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    @property
    def changed_count(self) -> int:
        """Cells that were changed in rows that stay."""
        return sum(len(row) for name, row in self.cells.items() if name not in self.gone)

    def __bool__(self) -> bool:
        return bool(self.changed_count or self.gone)

    def over(self, rows: pd.DataFrame) -> TableDraft:
        """The same changes, made by somebody who has seen that the layer says this now; rows: by their keys,
        cells as text. What is no longer there is left out."""
        cells = {
            key: {column: Cell(str(rows.loc[key, column]), one.now) for column, one in row.items()}
            for key, row in self.cells.items()
            if key in rows.index
        }
        return TableDraft(_differing(cells), frozenset(key for key in self.gone if key in rows.index))

    @property
    def rows(self) -> frozenset[str]:
        """The keys of the rows that it touches."""
        return frozenset(self.cells) | self.gone


@dataclass(frozen=True, eq=False)
class TablePage:
    """One page of a table as it was opened: it stays as it is while somebody types in it.

    about: what it shows; with another, another sheet is opened. number: of the sheet. keys: of its rows.
    rows: what the layer says, as text, by our columns. titles: what our columns, and those of ticks, are
    called on it. before: what was changed on earlier sheets. marked: key of the row that the map shows, ""
    for none.
    """

    about: tuple[object, ...]
    number: int
    keys: tuple[str, ...]
    rows: pd.DataFrame
    titles: Mapping[str, str]
    before: TableDraft = field(default_factory=TableDraft)
    marked: str = ""

    def rows_with_edits(self) -> pd.DataFrame:
        """The rows with what was changed in them, and the two columns of ticks, under their titles."""
        shown = self.rows.copy()
        for row, key in enumerate(self.keys):
            for column, cell in self.before.cells.get(key, {}).items():
                shown.loc[row, column] = cell.now
        shown.insert(0, PICK, [key == self.marked for key in self.keys])
        shown.insert(0, DELETE, [key in self.before.gone for key in self.keys])
        return shown.rename(columns=self.titles)

    def _typed_cells(self, edits: Edits) -> Iterator[tuple[str, str, object]]:
        """Key of the row, our column, value of each edit."""
        ours = {title: column for column, title in self.titles.items()}
        for row, changed in edits.items():
            for title, value in changed.items():
                if title in ours:
                    yield self.keys[row], ours[title], value

    def draft(self, edits: Edits) -> TableDraft:
        """What is changed by now."""
        cells = {key: dict(row) for key, row in self.before.cells.items()}
        gone = set(self.before.gone)
        row_of = {key: row for row, key in enumerate(self.keys)}
        for key, column, value in self._typed_cells(edits):
            if column == DELETE:
                (gone.add if value else gone.discard)(key)
            elif column != PICK:
                first = Cell(str(self.rows[column].iloc[row_of[key]]), "")
                was = cells.get(key, {}).get(column, first).was
                cells.setdefault(key, {})[column] = Cell(was, "" if value is None else str(value))
        return TableDraft(_differing(cells), frozenset(gone))

    def picked_key(self, edits: Edits) -> str:
        """The key of the row that was ticked to be shown on the map; "" for none."""
        ticked = [key for key, column, value in self._typed_cells(edits) if column == PICK and value]
        return ticked[0] if ticked else ""


def _differing(cells: Cells) -> Cells:
    kept = {key: {name: one for name, one in row.items() if one.was != one.now} for key, row in cells.items()}
    return {key: row for key, row in kept.items() if row}


def _sheet_slot(place: str) -> Slot[TablePage | None]:
    return Slot(f"own-sheet-{place}", None)


def _draft_slot(place: str) -> Slot[TableDraft]:
    return Slot(f"own-draft-{place}", TableDraft())


def editor_key(place: str, sheet: TablePage) -> str:
    """The key of the sheet's widget."""
    return f"own-rows-{place}-{sheet.number}"


def edits_of(place: str, sheet: TablePage) -> Edits | None:
    """What was typed into the sheet; None where its widget is gone, since another step was open meanwhile."""
    state = st.session_state.get(editor_key(place, sheet))
    return cast(Edits, state["edited_rows"]) if state is not None else None


def open_sheet(place: str) -> TablePage | None:
    """The sheet that is open for a layer of a community."""
    return _sheet_slot(place).value()


def set_open_page(place: str, sheet: TablePage) -> None:
    """This sheet is open now."""
    _sheet_slot(place).set(sheet)


def draft_of(place: str) -> TableDraft:
    """The unsaved changes of the table, as of the last run."""
    return _draft_slot(place).value()


def keep_draft(place: str, draft: TableDraft) -> None:
    """Remember what was changed."""
    _draft_slot(place).set(draft)


def replace_draft(place: str, draft: TableDraft) -> None:
    """Take this instead of what is typed into the open sheet; the next one shows it."""
    keep_draft(place, draft)
    sheet = open_sheet(place)
    if sheet is not None:
        set_open_page(place, replace(sheet, about=()))


def forget_draft(place: str) -> None:
    """Forget the unsaved changes: the next page shows the stored layer."""
    replace_draft(place, TableDraft())
