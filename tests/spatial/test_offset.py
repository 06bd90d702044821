from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import CRS

from spatial.bd09 import bd09_from_wgs84
from spatial.gcj02 import gcj02_from_wgs84
from spatial.offset import measured_offset
from spatial.projecting import to_degrees, to_metres
from spatial.systems import BD09, GCJ02

CM117 = CRS.from_epsg(4548)
SITE_M = to_metres(np.array([[116.10, 24.28]]), CM117)[0]


def _buildings(seed: int, count: int = 150) -> np.ndarray:
    """Houses of all sizes and angles over a square kilometre."""
    draw = np.random.default_rng(seed)
    places = draw.uniform(-500, 500, (count, 2)) + SITE_M
    return np.array(
        [
            shapely.affinity.rotate(
                shapely.box(x, y, x + draw.uniform(8, 30), y + draw.uniform(8, 20)), angle
            )
            for (x, y), angle in zip(places, draw.uniform(0, 90, count), strict=True)
        ],
        dtype=object,
    )


def _as_if(shapes: np.ndarray, moved: object) -> np.ndarray:
    """The shapes where they come to lie when coordinates of a web map are taken for WGS 84."""
    return shapely.transform(shapes, lambda xy: to_metres(moved(to_degrees(xy, CM117)), CM117))


def test_gcj02_is_measured_and_named() -> None:
    known = _buildings(1)
    found = measured_offset(_as_if(known[:90], gcj02_from_wgs84), known, CM117)
    assert found is not None
    assert found.looks_like == GCJ02
    # standards.md §6: 492 m east, 289 m south at this place.
    assert (found.east_m, found.north_m) == (pytest.approx(492, abs=4), pytest.approx(-289, abs=4))
    assert found.share_there > 0.8 > 0.3 > found.share_here


def test_baidu_is_measured_and_named() -> None:
    known = _buildings(2)
    found = measured_offset(_as_if(known, bd09_from_wgs84), known, CM117)
    assert found is not None
    assert found.looks_like == BD09
    assert found.distance_m == pytest.approx(1200, abs=100)


def test_another_shift_has_no_name() -> None:
    known = _buildings(3)
    found = measured_offset(shapely.transform(known, lambda xy: xy + np.array([60, 25])), known, CM117)
    assert found is not None
    assert (found.east_m, found.north_m, found.looks_like) == (
        pytest.approx(60, abs=0.5),
        pytest.approx(25, abs=0.5),
        "",
    )


def test_layers_that_agree_or_have_nothing_in_common_have_no_shift() -> None:
    known = _buildings(4)
    wobble = np.random.default_rng(5).normal(0, 0.5, (1, 2))
    assert measured_offset(shapely.transform(known, lambda xy: xy + wobble), known, CM117) is None
    assert measured_offset(_buildings(6), known, CM117) is None
    assert measured_offset(known[:0], known, CM117) is None
