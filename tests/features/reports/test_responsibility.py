"""Who is responsible. G1 lies west of x = 200 and G2 east of it, both from y = −200 to 450."""

from __future__ import annotations

import pytest

from features.reports.responsibility import Duty, Neighbour, duty_at, manager_of
from tests.data.towns import at, nowhere
from tests.features.reports.sent import CATALOGUE, TOWN


@pytest.mark.parametrize(
    ("x", "y", "grid", "manager", "neighbours"),
    [
        (100, 0, "G1", "甲", []),
        (300, 0, "G2", "乙", []),
        (184, 0, "G1", "甲", []),  # 16 m from the border
        (186, 0, "G1", "甲", [("G2", "乙", 14)]),
        (209, 0, "G2", "乙", [("G1", "甲", 9)]),
        (200, 0, "G1", "甲", [("G2", "乙", 0)]),  # on it: the first grid, and the other is offered
        (-24, 0, "G1", "甲", []),  # 14 m outside
        (-26, 0, "", "", []),  # 16 m outside
        (200, 460, "G1", "甲", [("G2", "乙", 10)]),  # 10 m north of the corner between both
    ],
)
def test_the_grid_of_a_place_and_the_neighbours_within_15_m(
    x: float, y: float, grid: str, manager: str, neighbours: list[tuple[str, str, float]]
) -> None:
    found = duty_at(TOWN, CATALOGUE, at(x, y))
    assert (found.grid, found.manager) == (grid, manager)
    assert found.neighbours == tuple(
        Neighbour(code, name, pytest.approx(distance, abs=1e-6)) for code, name, distance in neighbours
    )


def test_a_community_without_grids_has_nobody() -> None:
    assert duty_at(nowhere(), CATALOGUE, at(0, 0)) == Duty("", "", ())


def test_the_manager_of_a_grid() -> None:
    assert (manager_of(TOWN, "G2"), manager_of(TOWN, "G9"), manager_of(TOWN, "")) == ("乙", "", "")
