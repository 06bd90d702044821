"""Walks on accessible routes in the toy town, on paper.

Without steps, at least 1.2 m wide and not narrowed: P1, P5, and P2 on both sides of the shed. P3 is 1.0 m
wide and P4 has steps, so R2 north of the shed gets nowhere, and nobody gets to the green F5, 10 m from P4 and
100 m from P1. R4 is 150 m from any path: its straight line stays. R5 is cut off as ever.
"""

from __future__ import annotations

from math import hypot, inf

import numpy as np
import pytest
import shapely

from data.assess import Assessment
from data.model import Community
from features.reports.clearances import all_cleared, best_clearances, people_gaining_accessibly
from tests.data.towns import (
    REACHED,
    assess_town,
    at,
    box,
    layer,
    nowhere,
    rows_of,
    town,
    with_cell,
    with_layers,
)

ON_ROUTES_M = {
    "rest_and_access": (55.0, inf, 295.0, 1.3 * hypot(170, 145), inf),
    "care_health": (200.0, inf, 160.0, 1.3 * hypot(30, 160), inf),
    "green_space": (inf, inf, inf, 1.3 * hypot(60, 250), inf),
}

# Seat: R1. Care: R1, R3, R4. Green: nobody (R4 has 334 m). Elders (10·10 + 20·12) / 17, adults
# (8·20 + 4·53) / 61, children (8·5 + 2·16) / 17.
NEEDS_MET = (340 / 17, 372 / 61, 72 / 17)


def on_routes_m(found: Assessment, category: str) -> list[float]:
    return [float(metres) for metres in found.accessible.distance_m[:, found.categories.index(category)]]


def with_narrowing(shape: shapely.Geometry) -> Community:
    """The town with bicycles left in the way."""
    bicycles = {"id": "B", "category": "bicycle_parking", "status": "verified"}
    rows = [*rows_of(town().encroachments), (bicycles, shape)]
    return with_layers(town(), encroachments=layer("encroachments", rows))


def test_walks_and_needs_met_on_accessible_routes() -> None:
    found = assess_town(town())
    for category in REACHED:
        assert on_routes_m(found, category) == pytest.approx(ON_ROUTES_M[category]), category
    assert found.accessible.needs_met(found.people).tolist() == pytest.approx(NEEDS_MET)


def test_bicycles_on_a_path_turn_back_who_needs_its_width_and_nobody_else() -> None:
    """On P1 from x = 60 to 70, between R1 (x = 40) and the seat (80) and the care (220). Elders then have
    care from R4's 2 and R3's 0: 20·2 / 17; all others as before."""
    open_town, narrowed = assess_town(town()), assess_town(with_narrowing(box(60, -1, 70, 1)))
    np.testing.assert_array_equal(narrowed.distance_m, open_town.distance_m)
    assert on_routes_m(narrowed, "rest_and_access")[:3] == pytest.approx([inf, inf, 295])
    assert on_routes_m(narrowed, "care_health")[:3] == pytest.approx([inf, inf, 160])
    assert narrowed.accessible.needs_met(narrowed.people)[0] == pytest.approx(40 / 17)
    assert narrowed.overall.met.tolist() == open_town.overall.met.tolist()


def test_clearing_them_lets_people_reach_things_who_need_the_width() -> None:
    """R1's 10 elders, 20 adults and 5 children reach seat and care again; on other walks nothing changes."""
    before = assess_town(with_narrowing(box(60, -1, 70, 1)))
    found = {one.id: one for one in best_clearances(before)}["B"]
    assert (found.people, found.gain, found.accessible_people) == (0, 0, 35)
    assert found.accessible_gain > 0
    # All cleared, R2 comes past the shed as well: 180 m to the seat, 285 m to the care; 4 elders, 6 adults.
    assert people_gaining_accessibly(before, all_cleared(before)).tolist() == [14, 26, 5]


@pytest.mark.parametrize(("x", "metres"), [(114, 244.0), (117, inf)])
def test_a_home_may_leave_by_an_accessible_path_that_is_hardly_farther(x: float, metres: float) -> None:
    """5 m below P3, which is too narrow; P2 is 14 or 17 m away, 10 m more than 5 m being allowed. Without the
    shed: 5 + 14 + 200 + 20 + 5 = 244 by P3; by P2 14 + 195 + 20 + 5 = 234, but never less than all walk."""
    home = {"id": "H", "households": 1, "elder": 1, "adult": 0, "child": 0}
    community = with_layers(
        town(),
        residences=layer("residences", [(home, at(x, 195))]),
        encroachments=with_cell(town().encroachments, "V5", "status", "closed"),
    )
    assert on_routes_m(assess_town(community), "rest_and_access") == pytest.approx([metres])


def test_without_paths_and_people_there_is_nothing_to_say() -> None:
    bare = with_layers(town(), paths=layer("paths", []))
    found = assess_town(bare)
    np.testing.assert_array_equal(found.accessible.distance_m, found.distance_m)
    empty = assess_town(nowhere())
    assert np.isnan(empty.accessible.needs_met(empty.people)).all()
    assert np.isnan(empty.accessible.shortfall_by_people(empty.people))
