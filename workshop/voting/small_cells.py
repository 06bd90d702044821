"""Which numbers of a published table must be withheld so that nobody is found in it.

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
from typing import Literal

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


def publish(
    counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str], least: int, adds: Adds = "both"
) -> PublishedTable:
    """The table with its totals, without what could tell on fewer than `least` ballots.

    With `adds="columns"` rows have no total: only the numbers below each other add up.
    """
    table = _Table(counts, tuple(rows), tuple(columns), adds)
    gaps = {cell for cell in table.cells if _small(cell, table, least)}
    while weak := [cell for cell in sorted(gaps) if not table.can_move(cell, gaps)]:
        more = [cell for one in weak[:1] for cell in table.beside(one) if cell not in gaps]
        if not more:
            gaps |= table.cells.keys()
            break
        gaps.add(min(more, key=lambda cell: (TOTAL in cell, table.cells[cell] == 0, table.cells[cell], cell)))
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

    def beside(self, cell: Cell) -> list[Cell]:
        """The others of its column and, where rows add up, of its row."""
        row, column = cell
        return [
            other
            for other in self.cells
            if other != cell and (other[1] == column or (self.adds == "both" and other[0] == row))
        ]

    def can_move(self, cell: Cell, gaps: set[Cell]) -> bool:
        """Whether a table with another number in `cell` shows the same to a reader."""
        others = gaps - {cell}
        start, end = self._way(cell, up=True)
        up = self._reaches(end, start, others)
        return up or (self.cells[cell] > 0 and self._reaches(start, end, others))

    def _way(self, cell: Cell, up: bool) -> tuple[str, str]:
        """From which place to which a growing (or shrinking) cell passes a difference.

        A total stands on the other side of its equation, so it goes the other way.
        """
        row = "row" if self.adds == "columns" else f"row {cell[0]}"
        ends = (row, f"column {cell[1]}")
        forward = up == (cell.count(TOTAL) % 2 == 0)
        return ends if forward else (ends[1], ends[0])

    def _steps(self, gaps: set[Cell]) -> Iterator[tuple[str, str]]:
        for cell in gaps:
            yield self._way(cell, up=True)
            if self.cells[cell] > 0:
                yield self._way(cell, up=False)

    def _reaches(self, start: str, end: str, gaps: set[Cell]) -> bool:
        steps = list(self._steps(gaps))
        seen, edge = {start}, [start]
        while edge:
            here = edge.pop()
            fresh = [there for at, there in steps if at == here and there not in seen]
            seen.update(fresh)
            edge += fresh
        return end in seen


def _small(cell: Cell, table: _Table, least: int) -> bool:
    """Below `least`; a 0 only where the group has ballots at all."""
    count = table.cells[cell]
    if count:
        return count < least
    row, column = cell
    empty_row = not any(n for (r, _), n in table.cells.items() if r == row)
    empty_column = not any(n for (_, c), n in table.cells.items() if c == column)
    return not (empty_row or empty_column)
