"""What is done with any shape takes no longer than its vertices: combs of 60 000 teeth."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from spatial.lines_and_grounds import grounds_around, lines_inside, lines_outside
from spatial.middles import coarse_shapes, middles_of
from tests.spatial.combs import comb

TEETH = 60_000


def test_an_area_is_its_own_ground_and_only_what_has_none_is_widened() -> None:
    heap = comb(TEETH)
    grounds = grounds_around(np.array([heap, shapely.Point(500, 500)]), 2.0)
    assert grounds[0] is heap
    # A circle of radius 2, drawn with 8 chords a quarter: a little less than 4π.
    assert grounds[1].area == pytest.approx(4 * np.pi, rel=1e-2)


def test_a_path_under_the_back_of_a_comb_is_gone_and_beside_it_whole() -> None:
    """The comb is 60 m long and lies on y = 0 to 10; its back is solid below y = 1."""
    paths = shapely.linestrings(
        [[(10, 0.5), (20, 0.5)], [(-30, 0.5), (90, 0.5)], [(-30, 20), (90, 20)], [(30, -5), (30, 0.5)]]
    )
    left, row = lines_outside(paths, np.array([comb(TEETH)]))
    metres = {number: float(shapely.length(left[row == number]).sum()) for number in range(4)}
    assert metres == pytest.approx({0: 0, 1: 30 + 30, 2: 120, 3: 5}, abs=1e-3)
    inside = shapely.length(lines_inside(paths, comb(TEETH)))
    assert inside == pytest.approx([10, 60, 0, 0.5], abs=1e-3)


@pytest.mark.slow
def test_half_of_a_path_across_the_teeth_is_taken() -> None:
    """At y = 5.5 a tooth is half as wide as at its root: at the root it takes all of a pitch."""
    across = shapely.linestrings([[(-1, 5.5), (61, 5.5)]])
    left, _ = lines_outside(across, np.array([comb(TEETH)]))
    assert shapely.length(left).sum() == pytest.approx(2 + 60 / 2, abs=0.01)


@pytest.mark.parametrize("pitch_m", [0.001, 0.1])
def test_a_label_finds_a_place_inside(pitch_m: float) -> None:
    shape = comb(TEETH, pitch_m)
    assert shapely.intersects(middles_of(np.array([shape]))[0], shape)


def test_the_middle_of_a_plain_shape_is_that_of_its_largest_circle() -> None:
    """An L of two arms 4 m wide is widest in its corner."""
    corner = shapely.union(shapely.box(0, 0, 20, 4), shapely.box(0, 0, 4, 20))
    middle = middles_of(np.array([corner]))[0]
    assert shapely.distance(middle, shapely.Point(2.5, 2.5)) < 1.0


def test_a_picture_of_a_comb_is_coarse_and_as_large_as_the_comb() -> None:
    """From 100 m per pixel nothing of it is left but its size."""
    shape = comb(TEETH)
    coarse = coarse_shapes(np.array([shape]), 20.0)[0]
    assert shapely.get_num_coordinates(coarse) < 1_000
    assert coarse.bounds == pytest.approx(shape.bounds, abs=20)


def test_a_plain_outline_loses_only_what_cannot_be_seen() -> None:
    """A square with a dent of 1 cm."""
    square = shapely.Polygon([(0, 0), (5, 0.01), (10, 0), (10, 10), (0, 10)])
    assert shapely.get_num_coordinates(coarse_shapes(np.array([square]), 0.1)[0]) == 5
