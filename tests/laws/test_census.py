"""What must hold of every census grid that is shared out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.importers.osm_ground import inside_points
from tests.data.repair.dirty import box, homes
from tests.examples import examples
from tests.features.own_community.census.grids import AGES, cells_of, shared, squares

side = st.floats(4, 20)
amount = st.one_of(st.integers(0, 500), st.floats(0, 500).map(lambda people: round(people, 2)))


@given(
    st.lists(
        st.tuples(st.floats(1, 175), st.floats(1, 75), side, side, st.integers(1, 20)), min_size=1, max_size=9
    ),
    st.lists(amount, min_size=8, max_size=8),
    st.permutations(range(8)),
)
@examples(fast=5, slow=200)
def test_sums_are_kept_and_the_order_of_the_cells_says_nothing(
    shapes: list[tuple[float, float, float, float, int]], people: list[float], order: list[int]
) -> None:
    """Eight cells of 50 m on a ground of 200 × 100 m; homes lie anywhere on it."""
    there = homes(
        *(box(x, y, width, depth) for x, y, width, depth, _ in shapes),
        storeys=[storeys for *_, storeys in shapes],
        households=[0.5] * len(shapes),
        estimated=[True] * len(shapes),
    )
    rows = [(25.0 + 50 * (n % 4), 25.0 + 50 * (n // 4), f"{people[n]}") for n in range(8)]
    result = shared(cells_of(squares(("人口",), *rows)), there)
    counts = result.homes[AGES].to_numpy()
    assert (counts >= 0).all()
    points = inside_points(there.geometry.to_numpy())
    for cell, shape in zip(result.cells, result.shapes, strict=True):
        inside = np.array([shape.covers(point) for point in points])
        at_edge = np.array([shape.boundary.distance(point) < 1e-9 for point in points])
        if not (inside & at_edge).any() and cell.homes:
            assert np.isclose(counts[inside].sum(), cell.people)
            if float(cell.people).is_integer():
                assert (counts[inside] == np.round(counts[inside])).all()
    assert np.isclose(counts.sum() + sum(cell.left for cell in result.cells), sum(people))
    again = shared(cells_of(squares(("人口",), *(rows[n] for n in order))), there)
    assert (again.homes[AGES].to_numpy() == counts).all()
    assert again.homes["households"].tolist() == result.homes["households"].tolist()
