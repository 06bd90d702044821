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
