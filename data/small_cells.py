"""Suppress numbers of a published table that could identify a person.

A cell of 1 to 4 ballots tells on people, so it is withheld. A single gap could be worked out from the totals,
so more is withheld until no gap has only one possible value, even for a reader who knows that counts are
whole and never negative. A gap can move if it lies on a ring of gaps that passes a difference round
(Gusfield 1988, SIAM J. Comput. 17:552): rows and columns are places, a gap is a way between them. Totals
can become gaps too. A 0 says something about everybody in a group, so it is withheld like 1 to 4, except
where the whole group is empty: that there were no ballots may be known.

Tables of one vote share totals, never cells; three groupings are never crossed. Percentages must be made from
what is published here. What unanimity tells, and what those know who know other ballots, no table can hide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Literal

from data.catalogue.model import Catalogue

TOTAL = "total"
Cell = tuple[str, str]
Adds = Literal["both", "columns"]
"""Do rows add up as well as columns? Approvals do not: a ballot may approve several."""


@dataclass(frozen=True)
class PublishedTable:
    """Counts by (row, column), None where withheld; rows and columns end with `TOTAL`."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Cell, int | None]


def fewest_shown(catalogue: Catalogue) -> int:
    """The fewest ballots that a published cell may hold, by the catalogue."""
    return round(catalogue.parameters["small_cell_ballots"].figure.value)


def publish(
    counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str], least: int, adds: Adds = "both"
) -> PublishedTable:
    """The table with its totals, without what could tell on fewer than `least` ballots.

    With `adds="columns"` rows have no total: only the numbers below each other add up.
    """
    table = _Table(counts, tuple(rows), tuple(columns), adds)
    gaps = {cell for cell in table.cells if _small(cell, table, least)}
    for cell in sorted(gaps):
        gaps |= table.cheapest_ring(cell, gaps)
    shown = {cell: None if cell in gaps else count for cell, count in table.cells.items()}
    return PublishedTable(table.rows, table.columns, shown)


class _Table:
    """Counts with their totals, and the ways a difference can pass through the gaps."""

    def __init__(
        self, counts: Mapping[Cell, int], rows: tuple[str, ...], columns: tuple[str, ...], adds: Adds
    ) -> None:
        self.adds = adds
        cells = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
        if adds == "both":
            cells |= {(row, TOTAL): sum(cells[row, column] for column in columns) for row in rows}
            columns = (*columns, TOTAL)
        cells |= {(TOTAL, column): sum(cells[row, column] for row in rows) for column in columns}
        self.cells, self.rows, self.columns = cells, (*rows, TOTAL), columns

    def cheapest_ring(self, cell: Cell, gaps: set[Cell]) -> set[Cell]:
        """The cells to withhold as well so that `cell` could have another number; every cell if none will do.

        Cells cost what they count, totals come last.
        """
        start, end = self._way(cell, up=True)
        up = self._path(end, start, cell, gaps)
        down = self._path(start, end, cell, gaps) if self.cells[cell] else None
        found = [path for path in (up, down) if path]
        return set(min(found)[1]) if found else set(self.cells)

    def _way(self, cell: Cell, up: bool) -> tuple[str, str]:
        """From which place to which a growing (or shrinking) cell passes a difference.

        A total stands on the other side of its equation, so it goes the other way.
        """
        row = "row" if self.adds == "columns" else f"row {cell[0]}"
        ends = (row, f"column {cell[1]}")
        forward = up == (cell.count(TOTAL) % 2 == 0)
        return ends if forward else (ends[1], ends[0])

    def _steps(self, without: Cell) -> Iterator[tuple[str, str, Cell]]:
        for cell, count in self.cells.items():
            if cell != without:
                yield *self._way(cell, up=True), cell
                if count:
                    yield *self._way(cell, up=False), cell

    def _path(
        self, start: str, end: str, without: Cell, gaps: set[Cell]
    ) -> tuple[tuple[int, int], tuple[Cell, ...]] | None:
        """The cheapest cells (totals among them, ballots) that pass a difference on (Dijkstra)."""
        steps = list(self._steps(without))
        edge: list[tuple[tuple[int, int], tuple[Cell, ...], str]] = [((0, 0), (), start)]
        done: set[str] = set()
        while edge:
            (totals, ballots), path, here = heappop(edge)
            if here == end:
                return (totals, ballots), path
            if here in done:
                continue
            done.add(here)
            for at, there, cell in steps:
                if at == here and there not in done:
                    dear = (0, 0) if cell in gaps else (int(TOTAL in cell), self.cells[cell] + 1)
                    heappush(edge, ((totals + dear[0], ballots + dear[1]), (*path, cell), there))
        return None


def _small(cell: Cell, table: _Table, least: int) -> bool:
    """Below `least`; a 0 only where the group has ballots at all."""
    count = table.cells[cell]
    if count:
        return count < least
    row, column = cell
    empty_row = not any(n for (r, _), n in table.cells.items() if r == row)
    empty_column = not any(n for (_, c), n in table.cells.items() if c == column)
    return not (empty_row or empty_column)
