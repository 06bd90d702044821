from __future__ import annotations

import numpy as np
import pytest
from pyproj import Transformer

from spatial.system_guess import guesses
from spatial.systems import BD09, GCJ02, CoordinateSystem

SITE = (116.10, 24.28)
AROUND = np.array(SITE) + np.random.default_rng(3).uniform(-0.01, 0.01, (200, 2))


def _in(epsg: int, north_first: bool = False) -> np.ndarray:
    moved = np.stack(Transformer.from_crs(4326, epsg, always_xy=True).transform(*AROUND.T), axis=1)
    return moved[:, ::-1] if north_first else moved


@pytest.mark.parametrize(
    ("xy", "system"),
    [
        (AROUND, CoordinateSystem("EPSG:4490")),
        (AROUND[:, ::-1], CoordinateSystem("EPSG:4490", swapped=True)),
        (_in(4527), CoordinateSystem("EPSG:4527")),  # zone 39 before the easting
        (_in(4527, north_first=True), CoordinateSystem("EPSG:4527", swapped=True)),
        (_in(4548), CoordinateSystem("EPSG:4548")),
        (_in(4548, north_first=True), CoordinateSystem("EPSG:4548", swapped=True)),
    ],
)
def test_the_first_guess_at_a_known_place(xy: np.ndarray, system: CoordinateSystem) -> None:
    first = guesses(xy, near=SITE)[0]
    assert first.system == system
    assert first.place is not None
    assert first.place == pytest.approx(SITE, abs=0.01)
    assert first.reason.text("zh")
    assert first.reason.text("en")


def test_the_zone_number_is_read_from_the_easting() -> None:
    first = guesses(np.array([[39_408_000.0, 2_686_000.0]]))[0]
    assert first.system == CoordinateSystem("EPSG:4527")
    assert "39" in first.reason.text("zh")
    assert "39" in first.reason.text("en")


def test_six_digits_without_a_known_place_leave_the_meridian_open() -> None:
    found = guesses(np.array([[408_000.0, 2_686_000.0]]))
    assert {CoordinateSystem("EPSG:4547"), CoordinateSystem("EPSG:4548"), CoordinateSystem("EPSG:4549")} <= {
        one.system for one in found
    }
    assert len({one.score for one in found if one.system}) == 1


def test_maps_of_the_web_are_offered_for_degrees_in_china_alone() -> None:
    assert {GCJ02, BD09} <= {one.system.name for one in guesses(AROUND, SITE) if one.system}
    abroad = guesses(np.array([[24.94, 60.17]]))
    assert abroad[0].system == CoordinateSystem("EPSG:4326")
    assert not any(one.system and one.system.name in (GCJ02, BD09) for one in abroad)


def test_a_plan_with_an_origin_of_its_own_asks_for_point_pairs() -> None:
    assert guesses(np.array([[0.0, 0], [250, 0], [250, 180]]), SITE)[0].system is None
    assert guesses(np.array([[0.0, 0], [20, 10]]), SITE)[0].system is None
    assert guesses(np.array([[np.nan, np.inf]]))[0].system is None


@pytest.mark.parametrize(
    ("xy", "system"),
    [
        (_in(3857), "EPSG:3857"),
        (_in(4498), "EPSG:4498"),  # 6-degree zone 20 before the easting
        (_in(2363), "EPSG:2363"),  # Xian 1980, 3-degree zone 39
        (_in(2334), "EPSG:2334"),  # Xian 1980, 6-degree zone 20
        (_in(2384), "EPSG:2384"),  # Xian 1980, meridian 117°
        (_in(2415), "EPSG:2415"),  # Beijing 1954, 3-degree zone 39
        (_in(21420), "EPSG:21420"),  # Beijing 1954, 6-degree zone 20
        (_in(2436), "EPSG:2436"),  # Beijing 1954, meridian 117°
        (_in(32650), "EPSG:32650"),
    ],
)
@pytest.mark.parametrize("north_first", [False, True])
@pytest.mark.parametrize("near", [SITE, None])
def test_every_system_in_use_is_among_the_guesses(
    xy: np.ndarray, system: str, north_first: bool, near: tuple[float, float] | None
) -> None:
    found = guesses(xy[:, ::-1] if north_first else xy, near)
    place = next(one.place for one in found if one.system == CoordinateSystem(system, north_first))
    assert place == pytest.approx(SITE, abs=0.02)


def test_metres_of_web_maps_come_first_near_the_known_place() -> None:
    """Case 16: x = R·λ, y = R·ln tan(π/4 + φ/2), R = 6 378 137 m."""
    east, north = np.radians(SITE)
    xy = np.array([[6_378_137 * east, 6_378_137 * np.log(np.tan(np.pi / 4 + north / 2))]])
    for near in (SITE, None):
        first = guesses(xy, near)[0]
        assert first.system == CoordinateSystem("EPSG:3857")
        assert first.place == pytest.approx(SITE, abs=1e-6)
    abroad = np.array([[6_378_137 * np.radians(24.94), 8_437_000.0]])  # Helsinki
    assert CoordinateSystem("EPSG:3857") in [one.system for one in guesses(abroad)]


def test_web_mercator_of_shanghai_and_a_zone_of_tibet_are_told_apart_by_the_place() -> None:
    """13.53 million metres east are 121.5° on a web map, and zone 13 (75° E) of the 6-degree zones."""
    xy = np.array([[13_530_000.0, 3_662_000.0]])
    assert guesses(xy, (121.5, 31.2))[0].system == CoordinateSystem("EPSG:3857")
    assert guesses(xy, (75.3, 33.1))[0].system == CoordinateSystem("EPSG:4491")
    assert {"EPSG:3857", "EPSG:4491"} <= {one.system.name for one in guesses(xy) if one.system}


def test_the_number_of_a_six_degree_zone_is_said() -> None:
    first = guesses(np.array([[20_408_000.0, 2_686_000.0]]))[0]
    assert first.system == CoordinateSystem("EPSG:4498")
    assert "20" in first.reason.text("zh")
    assert "6 度带" in first.reason.text("zh")
    assert "117" in first.reason.text("en")


def test_utm_of_the_known_place_is_offered_on_both_halves_of_the_globe() -> None:
    for epsg, place in ((32635, (24.94, 60.17)), (32721, (-58.4, -34.6))):
        xy = np.array([Transformer.from_crs(4326, epsg, always_xy=True).transform(*place)])
        first = guesses(xy, place)[0]
        assert first.system == CoordinateSystem(f"EPSG:{epsg}")
