"""One assumption at a time, by hand on the town of `tests.data.towns`."""

from __future__ import annotations

import numpy as np
import pytest

from data.assess import assess
from data.catalogue import load_catalogue
from data.pace_variants import variant_needs
from data.sensitivity import Effect, assumptions_behind, effects_of, with_figure
from tests.data.towns import assess_town, town

EFFECTS = {
    (one.assumption.entry.member, one.assumption.entry.field): one for one in effects_of(assess_town(town()))
}


def effect(member: str, field: str = "figure") -> Effect:
    return EFFECTS[member, field]


def test_a_larger_radius_reaches_the_homes_between() -> None:
    """Green, 300 ± 20 %: 240 m still R3; 360 m also R4 (334 m): 2 elders, 3 adults, 1 child.

    R2 is 365 m away. Weights 20, 18, 18 of 100; 17, 61 and 17 people.
    """
    found = effect("green_space", "service_radius_m")
    assert (found.assumption.low, found.assumption.high) == (240, 360)
    assert found.low_points.tolist() == [0, 0, 0]
    assert found.high_points == pytest.approx([20 * 2 / 17, 18 * 3 / 61, 18 * 1 / 17])
    assert found.high_people.tolist() == [2, 3, 1]


def test_a_slower_child_reaches_less_in_the_same_minutes() -> None:
    """At 0.8 m/s 240 m to care and 96 m to a seat, as before; at 1.44 432 m to green, R1 to R4, too."""
    found = effect("child", "walking_speed_m_per_s")
    assert found.assumption.is_stated
    assert found.low_points.tolist() == [0, 0, 0]
    assert found.high_points == pytest.approx([0, 0, 18 * (5 + 0 + 1) / 17])
    assert found.high_people.tolist() == [0, 0, 6]
    assert found.most_people == 6


def test_a_heavier_weight_moves_the_mean() -> None:
    """Elders' care 20 → 16 and 24, of 96 and 104: (10·10/17 + w·12/17) / total."""
    found = effect("care_health", "weight.elder")
    seat, care = 10 * 10 / 17, 12 / 17
    before = seat + 20 * care
    expected = [100 * (seat + 16 * care) / 96 - before, 100 * (seat + 24 * care) / 104 - before]
    assert [found.low_points[0], found.high_points[0]] == pytest.approx(expected)
    assert found.low_points[1:].tolist() == [0, 0]
    assert found.most_people == 0


def test_the_detour_is_walked_again() -> None:
    """R4 goes straight: green 257.1 m × 1.2 = 308.5 and × 1.4 = 359.9, care 162.8 × 1.4 = 227.9."""
    assert effect("detour_factor").most_points == 0
    assert effect("detour_factor").assumption.is_stated


def test_nearer_homes_walk_where_the_border_of_no_path_lies_farther() -> None:
    """R4 is 150 m from any path: 80 or 120 m leave it there."""
    found = effect("off_network_m")
    assert (found.assumption.low, found.assumption.high) == (80, 120)
    assert found.most_points == 0


def test_walking_again_is_what_assessing_finds() -> None:
    """With paths from 160 m on R4 walks along them."""
    catalogue = load_catalogue()
    entry = next(one.entry for one in assumptions_behind(catalogue) if one.entry.member == "off_network_m")
    farther = with_figure(catalogue, entry, 160.0)
    assert farther.parameters["off_network_m"].figure.value == 160
    assert not np.array_equal(assess(town(), farther).distance_m, assess(town(), catalogue).distance_m)


def test_strongest_first_and_every_weight_speed_radius_and_time() -> None:
    found = effects_of(assess_town(town()))
    strength = [one.most_points for one in found]
    assert strength == sorted(strength, reverse=True)
    # 10 radii, 10 times, 29 weights above nought, 3 speeds, 3 parameters.
    assert len(found) == len(EFFECTS) == 55


def test_progress_ends_at_the_whole() -> None:
    shares: list[float] = []
    effects_of(assess_town(town()), lambda share, _what: shares.append(share))
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_variants_stand_beside_their_group() -> None:
    """Frail elders, 0.75 m/s: 90 m to a seat and 225 m to care reach the same homes, R1; R1, R3, R4."""
    found = {one.group: one for one in variant_needs(assess_town(town()))}
    assert {key: one.speed_m_per_s for key, one in found.items()} == {"elder": 0.75, "child": 0.8}
    assert found["elder"].met == pytest.approx((10 * 10 + 20 * 12) / 17)
    assert found["child"].met == pytest.approx((8 * 5 + 2 * 16 + 18 * 10) / 17)
