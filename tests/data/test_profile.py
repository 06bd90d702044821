"""The catalogue as arrays."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np
import pytest

from data.catalogue import load_catalogue
from data.catalogue.citation import NO_CLAUSE
from data.catalogue.model import Decay, Figure
from data.profile import decay_of, off_network_of, parameter, profile_of


def figure(value: float) -> Figure:
    return Figure(value, "m", "lintu", NO_CLAUSE, "assumption", False)


def test_groups_down_categories_across() -> None:
    profile = profile_of(load_catalogue())
    assert profile.weight.shape == (3, 10)
    assert profile.weight.sum(axis=1).tolist() == [100, 100, 100]
    assert profile.weight[0].tolist() == [20, 16, 2, 2, 14, 20, 0, 14, 10, 2]  # elders, as in the file
    assert profile.speed_m_per_s.tolist() == [1.0, 1.3, 1.1]
    assert profile.service_radius_m.tolist() == [300] * 8 + [100, 150]
    assert profile.walk_min.tolist() == [5] * 8 + [2, 2.5]


def test_the_shipped_decays_are_those_of_walk_score_for_elders() -> None:
    # exp(−t²/β), t = 6 min: elders 360 m, β 167; adults 468 m, β 180; children 396 m, β 171.
    worth = [
        decay(np.array([d]))
        for decay, d in zip(profile_of(load_catalogue()).decay, (360, 468, 396), strict=True)
    ]
    assert np.concatenate(worth).tolist() == pytest.approx([exp(-36 / 167), exp(-36 / 180), exp(-36 / 171)])


@pytest.mark.parametrize(
    ("kind", "at_half", "beyond"), [("step", 1.0, 0.0), ("linear", 0.5, 0.0), ("gaussian", 0.7013, 0.0)]
)
def test_the_other_decays_by_name(kind: str, at_half: float, beyond: float) -> None:
    # gaussian at half the radius: (e^−0.125 − e^−0.5) / (1 − e^−0.5) = (0.88250 − 0.60653) / 0.39347.
    group = load_catalogue().age_groups["elder"]
    decay = decay_of(replace(group, decay=Decay(kind, {"radius_m": figure(400.0)})))  # type: ignore[arg-type]
    assert decay(np.array([0.0, 200.0, 401.0, np.inf])).tolist() == pytest.approx(
        [1, at_half, beyond, 0], abs=1e-4
    )


def test_a_group_that_a_category_does_not_name_does_not_need_it() -> None:
    catalogue = load_catalogue()
    seat = catalogue.facility_categories["rest_and_access"]
    for_elders = replace(seat, weight={"elder": seat.weight["elder"]})
    changed = replace(
        catalogue, facility_categories={**catalogue.facility_categories, "rest_and_access": for_elders}
    )
    assert profile_of(changed).weight[:, 8].tolist() == [10, 0, 0]


def test_single_numbers() -> None:
    off_network = off_network_of(load_catalogue())
    assert (off_network.beyond_m, off_network.detour_factor) == (100, 1.3)
    assert parameter(load_catalogue(), "reach_m") == 300
    with pytest.raises(KeyError):
        parameter(load_catalogue(), "no_such_number")
