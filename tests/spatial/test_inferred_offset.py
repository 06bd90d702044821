"""A town drawn by hand, and other layers laid over it: right, shifted as web maps do, and elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS

from spatial.bd09 import bd09_from_wgs84
from spatial.gcj02 import gcj02_from_wgs84, wgs84_from_gcj02
from spatial.inferred_offset import LEAST_SHAPES, WGS84, Surroundings, inferred_offset
from spatial.projecting import to_degrees, to_metres
from spatial.systems import BD09, GCJ02

CM117 = CRS.from_epsg(4548)
SITE_M = to_metres(np.array([[116.10, 24.28]]), CM117)[0]
NONE = np.array([], dtype=object)
# Where streets lie, metres from the south-west corner: spacings of an old town, no two alike.
ACROSS = (0, 70, 175, 260, 395, 480, 620, 690, 835, 960, 1045, 1190)
ALONG = (0, 95, 160, 300, 385, 540, 605, 760, 850, 1010)


@dataclass(frozen=True)
class Town:
    """streets, a building in the middle of each block, a pocket park at the kerb of each, a seat at it."""

    streets: np.ndarray
    buildings: np.ndarray
    parks: np.ndarray
    seats: np.ndarray
    ground: shapely.Polygon

    def around(self) -> Surroundings:
        return Surroundings(self.streets, self.buildings, self.ground)


def town(x: float = SITE_M[0], y: float = SITE_M[1]) -> Town:
    low_x, low_y = x - 600, y - 500
    lines = [shapely.LineString([(low_x + a, low_y), (low_x + a, low_y + ALONG[-1])]) for a in ACROSS]
    lines += [shapely.LineString([(low_x, low_y + b), (low_x + ACROSS[-1], low_y + b)]) for b in ALONG]
    blocks = [
        (low_x + a0, low_y + b0, low_x + a1, low_y + b1)
        for a0, a1 in itertools.pairwise(ACROSS)
        for b0, b1 in itertools.pairwise(ALONG)
    ]
    return Town(
        np.array(lines, dtype=object),
        np.array([shapely.box(a + 20, b + 20, c - 8, d - 8) for a, b, c, d in blocks], dtype=object),
        np.array([shapely.box(a + 2, b + 2, a + 16, b + 14) for a, b, _, _ in blocks], dtype=object),
        np.array([shapely.Point(a + 2, b + 30) for a, b, _, _ in blocks], dtype=object),
        shapely.box(low_x - 5, low_y - 5, low_x + ACROSS[-1] + 5, low_y + ALONG[-1] + 5),
    )


def as_if(shapes: np.ndarray, moved: Callable[[np.ndarray], np.ndarray], crs: CRS = CM117) -> np.ndarray:
    return np.asarray(shapely.transform(shapes, lambda xy: to_metres(moved(to_degrees(xy, crs)), crs)))


def some(shapes: np.ndarray, count: int, seed: int = 1) -> np.ndarray:
    return np.asarray(shapes[np.random.default_rng(seed).permutation(len(shapes))[:count]])


@pytest.mark.parametrize("layer", ["parks", "seats"])
@pytest.mark.parametrize(
    ("moved", "system", "east_m", "north_m"),
    # standards.md §6: GCJ-02 lies 492 m east, 289 m south here; BD-09 some 1.2 km away
    [(gcj02_from_wgs84, GCJ02, 492, -289), (bd09_from_wgs84, BD09, None, None)],
)
def test_a_web_maps_shift_is_told_of_another_kind_of_layer(
    layer: str, moved: Callable[[np.ndarray], np.ndarray], system: str, east_m: float, north_m: float
) -> None:
    there = town()
    found = inferred_offset(as_if(some(getattr(there, layer), 20), moved), there.around(), CM117)
    assert found is not None
    assert (found.looks_like, found.is_inferred) == (system, True)
    assert found.share_there > 0.8 > 0.2 > found.share_here
    if east_m is not None:
        assert (found.east_m, found.north_m) == (pytest.approx(east_m, abs=4), pytest.approx(north_m, abs=4))
    else:
        assert found.distance_m == pytest.approx(1200, abs=100)


def test_a_layer_taken_for_gcj02_without_being_it_is_told() -> None:
    there = town()
    found = inferred_offset(as_if(there.parks, wgs84_from_gcj02), there.around(), CM117)
    assert found is not None
    assert found.looks_like == WGS84
    assert (found.east_m, found.north_m) == (pytest.approx(-492, abs=4), pytest.approx(289, abs=4))


def test_buildings_alone_tell_a_network_and_paths_alone_tell_spaces() -> None:
    there = town()
    streets = np.concatenate([shapely.get_parts(shapely.node(shapely.multilinestrings(there.streets)))])
    shifted = as_if(some(streets, 60), gcj02_from_wgs84)
    found = inferred_offset(shifted, Surroundings(NONE, there.buildings, there.ground), CM117)
    assert found is not None
    assert found.looks_like == GCJ02
    found = inferred_offset(as_if(there.parks, gcj02_from_wgs84), Surroundings(there.streets, NONE), CM117)
    assert found is not None
    assert found.looks_like == GCJ02


@given(
    east_km=st.floats(-150, 150),
    north_km=st.floats(-600, 1500),
    layer=st.sampled_from(["parks", "seats"]),
    count=st.integers(1, 90),
    seed=st.integers(0, 1000),
)
def test_a_town_that_is_right_is_silent_wherever_it_lies(
    east_km: float, north_km: float, layer: str, count: int, seed: int
) -> None:
    there = town(SITE_M[0] + 1000 * east_km, SITE_M[1] + 1000 * north_km)
    assert inferred_offset(some(getattr(there, layer), count, seed), there.around(), CM117) is None


def test_it_stays_silent_where_it_cannot_know() -> None:
    there = town()
    shifted = as_if(there.parks, gcj02_from_wgs84)
    few = shifted[: LEAST_SHAPES - 1]
    assert inferred_offset(few, there.around(), CM117) is None
    assert inferred_offset(shifted[:0], there.around(), CM117) is None
    assert (
        inferred_offset(shifted, Surroundings(NONE, NONE, there.ground), CM117) is None
    )  # a typed ground is rough
    strewn = np.random.default_rng(5).uniform(-400, 400, (40, 2)) + SITE_M
    assert inferred_offset(shapely.points(strewn), there.around(), CM117) is None


def test_like_streets_at_like_distances_tell_nothing() -> None:
    """Of a lattice every 40 m a shift shows only by what it leaves over of 40 m, as does any other."""
    x, y = SITE_M
    steps = np.arange(-2400, 2401, 40)
    streets = [shapely.LineString([(x + s, y - 2400), (x + s, y + 2400)]) for s in steps]
    streets += [shapely.LineString([(x - 2400, y + s), (x + 2400, y + s)]) for s in steps]
    draw = np.random.default_rng(3)
    seats = shapely.points(np.round(draw.uniform(-500, 500, (40, 2)) / 40) * 40 + SITE_M + (0, 15))
    around = Surroundings(np.array(streets, dtype=object), NONE)
    assert inferred_offset(as_if(seats, gcj02_from_wgs84), around, CM117) is None
    assert inferred_offset(seats, around, CM117) is None


def test_outside_china_no_web_map_shifts() -> None:
    crs = CRS.from_epsg(32635)
    helsinki = to_metres(np.array([[24.94, 60.17]]), crs)[0]
    there = town(*helsinki)
    away = shapely.transform(there.parks, lambda xy: xy + np.array([492, -289]))
    assert inferred_offset(away, there.around(), crs) is None
