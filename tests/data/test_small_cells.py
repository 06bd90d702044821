"""Published tables, attacked by trying every table that shows the same."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.small_cells import TOTAL, Adds, Cell, PublishedTable, publish

LEAST = int(load_catalogue().parameters["small_cell_ballots"].figure.value)


def shows(table: PublishedTable) -> dict[Cell, int]:
    return {cell: count for cell, count in table.cells.items() if count is not None}


def possible(table: PublishedTable, adds: Adds) -> dict[Cell, set[int]]:
    """By withheld cell, the values that it could have: every filling of the inner cells is tried."""
    rows = [row for row in table.rows if row != TOTAL]
    columns = [column for column in table.columns if column != TOTAL]
    gaps = [(r, c) for r in rows for c in columns if table.cells[r, c] is None]
    found: dict[Cell, set[int]] = {cell: set() for cell, count in table.cells.items() if count is None}
    for filling in product(range(13), repeat=len(gaps)):
        inner = {(r, c): table.cells[r, c] for r in rows for c in columns}
        inner |= dict(zip(gaps, filling, strict=True))
        made = whole({cell: int(count or 0) for cell, count in inner.items()}, rows, columns, adds)
        if all(made[cell] == count for cell, count in shows(table).items()):
            for cell, values in found.items():
                values.add(made[cell])
            if all(len(values) > 1 for values in found.values()):
                break
    return found


def whole(inner: dict[Cell, int], rows: list[str], columns: list[str], adds: Adds) -> dict[Cell, int]:
    """With its totals."""
    made = dict(inner)
    if adds == "both":
        made |= {(r, TOTAL): sum(inner[r, c] for c in columns) for r in rows}
        made[TOTAL, TOTAL] = sum(inner.values())
    return made | {(TOTAL, c): sum(inner[r, c] for r in rows) for c in columns}


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), st.sampled_from(("both", "columns")))
def test_nobody_can_work_out_what_is_withheld(counts: list[int], adds: Adds) -> None:
    cells = dict(zip(product("ab", "xy"), counts, strict=True))
    table = publish(cells, "ab", "xy", LEAST, adds)
    for cell, values in possible(table, adds).items():
        assert len(values) > 1, (cell, table)
    for cell, count in shows(table).items():
        assert count >= LEAST or count == 0, cell


def test_a_large_table_is_published_whole() -> None:
    cells = dict(zip(product("ab", "xy"), (5, 6, 7, 8), strict=True))
    table = publish(cells, "ab", "xy", LEAST)
    assert shows(table) == {
        **cells,
        ("a", TOTAL): 11,
        ("b", TOTAL): 15,
        (TOTAL, "x"): 12,
        (TOTAL, "y"): 14,
        (TOTAL, TOTAL): 26,
    }


def test_one_small_cell_takes_a_ring_with_it() -> None:
    """3 alone could be had from its row; with one other of its row, from the columns: four must go."""
    cells = dict(zip(product("abc", "xyz"), (3, 20, 30, 10, 11, 40, 50, 60, 70), strict=True))
    table = publish(cells, "abc", "xyz", LEAST)
    gaps = table.cells.keys() - shows(table).keys()
    assert gaps == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}


def test_an_empty_group_may_be_known_and_a_silent_one_not() -> None:
    """No ballots at all from b; none of the nine of c approved x."""
    cells = {("a", "x"): 12, ("a", "y"): 9, ("c", "x"): 0, ("c", "y"): 9}
    table = publish(cells, "abc", "xy", LEAST, "columns")
    assert table.cells["b", "x"] == table.cells["b", "y"] == 0
    assert table.cells["c", "x"] is None
    assert table.cells["a", "x"] is None
    assert table.cells["c", "y"] == 9


def test_the_attack_finds_what_is_left_open() -> None:
    """The first test is worth nothing if the attack cannot solve a table with a single gap."""
    cells: dict[Cell, int | None] = {
        ("a", "x"): None,
        ("a", "y"): 7,
        ("b", "x"): 6,
        ("b", "y"): 8,
        (TOTAL, "x"): 9,
        (TOTAL, "y"): 15,
    }
    table = PublishedTable(("a", "b", TOTAL), ("x", "y"), cells)
    assert possible(table, "columns") == {("a", "x"): {3}}
