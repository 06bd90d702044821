"""GCJ-02 and BD-09 against pairs that others published (standards.md §6)."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Geod

from spatial.bd09 import bd09_from_gcj02, bd09_from_wgs84, gcj02_from_bd09, wgs84_from_bd09
from spatial.gcj02 import gcj02_from_wgs84, wgs84_from_gcj02

ELLIPSOID = Geod(ellps="WGS84")
WGS_TO_GCJ = [  # latitude, longitude: the tests of eviltransform
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]
PLACES = np.random.default_rng(7).uniform((75, 19), (134, 52), (5000, 2))


def _apart_m(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return ELLIPSOID.inv(a[:, 0], a[:, 1], b[:, 0], b[:, 1])[2]


@pytest.mark.parametrize(("wgs", "gcj"), WGS_TO_GCJ)
def test_the_published_pairs_hold_both_ways(wgs: tuple[float, float], gcj: tuple[float, float]) -> None:
    wgs84, gcj02 = np.array([wgs[::-1]]), np.array([gcj[::-1]])
    np.testing.assert_allclose(gcj02_from_wgs84(wgs84), gcj02, atol=1e-6)
    np.testing.assert_allclose(wgs84_from_gcj02(gcj02), wgs84, atol=1e-6)


def test_baidu_against_its_published_pairs() -> None:
    # Beijing railway station as two map services print it, to five digits; and Tian'anmen as converters do.
    np.testing.assert_allclose(
        bd09_from_gcj02(np.array([[116.42703, 39.90245]])), [[116.43351, 39.90851]], atol=2e-5
    )
    np.testing.assert_allclose(
        bd09_from_gcj02(np.array([[116.404, 39.915]])), [[116.41036949371029, 39.92133699351021]], atol=1e-9
    )


def test_there_and_back_is_within_half_a_metre_over_the_country() -> None:
    assert _apart_m(wgs84_from_gcj02(gcj02_from_wgs84(PLACES)), PLACES).max() < 0.001
    assert _apart_m(gcj02_from_bd09(bd09_from_gcj02(PLACES)), PLACES).max() < 0.001
    assert _apart_m(wgs84_from_bd09(bd09_from_wgs84(PLACES)), PLACES).max() < 0.001


def test_the_shift_at_the_study_site() -> None:
    site = np.array([[116.10, 24.28]])
    azimuth, _, metres = ELLIPSOID.inv(*site[0], *gcj02_from_wgs84(site)[0])
    east, north = metres * np.sin(np.radians(azimuth)), metres * np.cos(np.radians(azimuth))
    assert (round(east), round(north)) == (pytest.approx(492, abs=3), pytest.approx(-289, abs=3))
    assert _apart_m(bd09_from_wgs84(site), site)[0] == pytest.approx(1200, abs=100)


def test_nothing_is_shifted_outside_china() -> None:
    abroad = np.array([[24.94, 60.17], [-0.13, 51.5], [151.2, -33.9], [139.69, 35.69]])
    assert (gcj02_from_wgs84(abroad) == abroad).all()
    assert (wgs84_from_gcj02(abroad) == abroad).all()
