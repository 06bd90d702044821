"""How much is taken in the toy town, and what clearing gains, on paper.

S1 (120, 5)–(160, 45):  V1 vegetables 10 × 20, V2 heap 10 × 20; they overlap by 5 × 10: 350 m².
S2 (320, −60)–(340, −20):  V6 parked cars 15 × 10, of which 5 × 10 lie outside: 100 m².
P2 (100, 0)–(100, 200):  V5 shed from y = 90 to 110: 20 m blocked.
V3, V7 are not verified, V4 is closed. S1 and P2 are in grid G1, S2 in G2.
"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest

from data.assess import Assessment, assess
from data.model import Community
from data.usable import encroachments_that_count
from features.options.comparison import compare
from features.reports.clearances import Clearance, all_cleared, best_clearances, clearance_of
from features.reports.occupied_area import OccupiedArea, occupied_area_breakdown
from tests.data.towns import (
    assess_town,
    box,
    layer,
    line,
    nowhere,
    rows_of,
    town,
    with_cell,
    with_layers,
    without,
)
from tests.features.reports.sent import CATALOGUE


def with_more(community: Community, *more: tuple[str, str, object]) -> Community:
    """Verified encroachments added: id, category, shape."""
    new = [({"id": key, "category": category, "status": "verified"}, shape) for key, category, shape in more]
    return with_layers(
        community, encroachments=layer("encroachments", [*rows_of(community.encroachments), *new])
    )


def about(count: int, space_m2: float, blocked_m: float, narrowed_m: float) -> OccupiedArea:
    near = [pytest.approx(value, abs=0.05) for value in (space_m2, blocked_m, narrowed_m)]
    return OccupiedArea(count, *near)


def test_the_ground_that_is_taken() -> None:
    taken = occupied_area_breakdown(town(), CATALOGUE)
    assert taken.overall == about(4, 450, 20, 0)
    assert taken.overall.space_m2 == pytest.approx(assess_town(town()).spaces.taken_m2)
    assert taken.by_grid == {"G1": about(3, 350, 20, 0), "G2": about(1, 100, 0, 0)}
    assert taken.by_category == {
        "illegal_building": about(1, 0, 20, 0),
        "green_destroyed_for_vegetables": about(1, 200, 0, 0),
        "vehicle_parking": about(1, 100, 0, 0),
        "piled_goods": about(1, 200, 0, 0),
    }


def test_what_narrows_a_path_and_what_is_blocked_anyway() -> None:
    """Cars along P1 from x = 195 to 215, over the border of the grids; a heap on P2 from y = 100 to 120, half
    of it under the shed."""
    cars, heap = box(195, -1, 215, 1), box(99, 100, 101, 120)
    more = with_more(town(), ("A", "vehicle_parking", cars), ("B", "piled_goods", heap))
    taken = occupied_area_breakdown(more, CATALOGUE)
    assert taken.overall == about(6, 450, 20, 20 + 10)
    assert taken.overall.path_m == pytest.approx(50)
    assert taken.by_grid == {"G1": about(5, 350, 20, 5 + 10), "G2": about(2, 100, 0, 15)}
    assert taken.by_category["piled_goods"] == about(2, 200, 0, 20)


def test_what_has_no_outline_reaches_as_far_as_a_path_is_touched() -> None:
    """A line of bicycles 1 m beside P5, 10 m long: 10 m and at both ends √(2² − 1²), less a little, since the
    circles are drawn as polygons."""
    more = with_more(town(), ("A", "bicycle_parking", line((20, 401), (30, 401))))
    assert occupied_area_breakdown(more, CATALOGUE).by_category["bicycle_parking"] == about(
        1, 0, 0, 10 + 2 * 3**0.5
    )


def test_what_lies_in_no_grid_is_told_apart() -> None:
    space = layer(
        "public_spaces", [({"id": "S9", "functions": "play", "condition": "good"}, box(500, 0, 540, 40))]
    )
    spaces = gpd.GeoDataFrame(pd.concat([town().public_spaces, space], ignore_index=True), crs=space.crs)
    more = with_more(with_layers(town(), public_spaces=spaces), ("A", "livestock", box(500, 0, 510, 10)))
    assert occupied_area_breakdown(more, CATALOGUE).by_grid[""] == about(1, 100, 0, 0)


def test_nothing_is_taken_where_there_is_nothing() -> None:
    empty = occupied_area_breakdown(nowhere(), CATALOGUE)
    assert (empty.overall, empty.by_grid, empty.by_category) == (OccupiedArea(0, 0.0, 0.0, 0.0), {}, {})


def plainly_cleared(baseline: Assessment, *keys: str) -> Assessment:
    """By a full computation of its own."""
    left = without(baseline.community.encroachments, *keys)
    return assess(with_layers(baseline.community, encroachments=left), CATALOGUE)


def test_the_score_if_all_were_cleared() -> None:
    """R2 north of the shed then walks 180 m to the seat instead of 680, and all 2200 m² are given out."""
    after = all_cleared(assess_town(town()))
    plain = plainly_cleared(assess_town(town()), *encroachments_that_count(town(), CATALOGUE)["id"])
    assert after.overall.shortfall.tolist() == pytest.approx(plain.overall.shortfall.tolist(), abs=1e-9)
    assert after.distance_m[1, after.categories.index("rest_and_access")] == pytest.approx(180)
    assert after.overall.supply_m2 == pytest.approx((1600 + 600) / 95)
    assert after.spaces.taken_m2 == 0


def test_the_clearances_that_gain_most() -> None:
    """The shed frees a way; V1 and V2 free what the other does not take: 150 m² each, to 95 people; the car
    park serves nobody, so 100 m² of it are ground and no supply."""
    best = best_clearances(assess_town(town()))
    shed, *heaps, cars = best
    assert (shed.id, {one.id for one in heaps}, cars.id) == ("V5", {"V1", "V2"}, "V6")
    assert shed.gain > 0
    assert shed.freed == about(1, 0, 20, 0)
    for heap in heaps:
        assert (heap.gain, heap.supply_gain_m2) == (0, pytest.approx(150 / 95))
        assert heap.freed == about(1, 150, 0, 0)
    assert (cars.gain, cars.supply_gain_m2) == (0, pytest.approx(0))
    assert cars.freed == about(1, 100, 0, 0)
    assert [one.id for one in best_clearances(assess_town(town()), first=2)] == [one.id for one in best[:2]]


@pytest.mark.parametrize("key", ["V1", "V2", "V5", "V6", "A", "B", "C", "D"])
def test_each_gain_is_what_a_full_computation_says(key: str) -> None:
    """A: a second shed that lies on the first. B: cars on a path. C: a shed across P1 that cuts the town.
    D: a plot on the only seat."""
    baseline = assess_town(
        with_more(
            town(),
            ("A", "illegal_building", box(96, 95, 104, 105)),
            ("B", "vehicle_parking", box(195, -1, 215, 1)),
            ("C", "illegal_building", box(245, -1, 255, 1)),
            ("D", "livestock", box(79, -6, 81, -4)),
        )
    )
    found: dict[str, Clearance] = {one.id: one for one in best_clearances(baseline)}
    plain = plainly_cleared(baseline, key)
    gain, worst = found[key], baseline.worst_grid
    by_people = plain.overall.shortfall_by_people - baseline.overall.shortfall_by_people
    assert gain.gain == pytest.approx(by_people, abs=1e-9)
    assert gain.supply_gain_m2 == pytest.approx(
        plain.overall.supply_m2 - baseline.overall.supply_m2, abs=1e-9
    )
    assert gain.people == pytest.approx(compare(baseline, plain).people_gaining)
    assert gain.accessible_gain == pytest.approx(
        plain.accessible.shortfall_by_people(plain.people)
        - baseline.accessible.shortfall_by_people(baseline.people),
        abs=1e-9,
    )
    assert gain.worst_grid_gain == pytest.approx(
        plain.by_grid[worst].shortfall_by_people - baseline.by_grid[worst].shortfall_by_people, abs=1e-9
    )


def test_clearing_the_only_seat_brings_it_into_reach() -> None:
    """R1 has it within 100 m: 35 people. Clearing the shed brings it nearer to R2 only."""
    plot = ("D", "livestock", box(79, -6, 81, -4))
    best = best_clearances(assess_town(with_more(town(), plot)))
    assert (best[0].id, best[0].people, best[0].freed.space_m2) == ("D", 35, 0)


def test_nothing_to_clear() -> None:
    closed = town()
    for key in ("V1", "V2", "V5", "V6"):
        closed = with_layers(closed, encroachments=with_cell(closed.encroachments, key, "status", "closed"))
    assert best_clearances(assess_town(closed)) == ()


def test_one_clearance_alone_is_as_among_all() -> None:
    baseline = assess_town(town())
    for among_all in best_clearances(baseline):
        alone = clearance_of(baseline, among_all.id)
        assert alone is not None
        for name in ("people", "gain", "worst_grid_gain", "accessible_people", "supply_gain_m2"):
            assert getattr(alone, name) == pytest.approx(getattr(among_all, name), abs=1e-9)
        assert alone.freed.space_m2 == pytest.approx(among_all.freed.space_m2)
        assert alone.freed.path_m == pytest.approx(among_all.freed.path_m)
    for key in ("V3", "V7", "V4", "nothing"):  # not verified, not verified, closed
        assert clearance_of(baseline, key) is None
