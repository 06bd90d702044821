"""What must hold in every town."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spatial import nearest
from spatial.coverage import coverage_share, is_covered
from spatial.decay import gaussian_catchment
from spatial.doors import AccessPoints
from spatial.nearest import nearest_target
from spatial.network import Floats, build_network
from spatial.pairs import pairs_to_points, pairs_within
from spatial.snapping import snap
from spatial.supply import supply_per_person
from spatial.walking import OffNetwork, join, walk_to_nearest, walks_to_nearest
from spatial.whatif import walk_with_doors_added
from tests.spatial.towns import random_town

OFF = OffNetwork(beyond_m=100.0, detour_factor=1.3)
seeds = st.integers(0, 10_000)


def places(seed: int, count: int) -> Floats:
    return np.random.default_rng(seed).uniform(-30, 430, (count, 2))


def both(one: AccessPoints, other: AccessPoints) -> AccessPoints:
    return AccessPoints(np.vstack([one.xy, other.xy]), np.append(one.place, other.place))


@given(seeds, seeds, st.integers(1, 5))
def test_adding_a_facility_equals_measuring_again(town_seed: int, seed: int, doors: int) -> None:
    town = random_town(town_seed)
    homes = join(town, places(seed, 30), OFF)
    known = AccessPoints(places(seed + 1, 3), np.arange(3))
    new = AccessPoints(places(seed + 2, doors), np.full(doors, 3))
    before = walk_to_nearest(town, homes, known, OFF)
    again = walk_to_nearest(town, homes, both(known, new), OFF)
    added = walk_with_doors_added(town, homes, before, new, OFF)
    np.testing.assert_allclose(added.distance_m, again.distance_m, rtol=0, atol=1e-9)


@given(seeds, seeds)
def test_adding_a_facility_never_lowers_coverage_and_removing_it_restores_everything(
    town_seed: int, seed: int
) -> None:
    town = random_town(town_seed)
    homes = join(town, places(seed, 30), OFF)
    known, new = (
        AccessPoints(places(seed + 1, 3), np.arange(3)),
        AccessPoints(places(seed + 2, 1), np.array([3])),
    )
    people, reach = np.random.default_rng(seed).uniform(0, 9, (30, 2)), np.array([[150.0], [300.0]])
    before = walk_to_nearest(town, homes, known, OFF)
    after = walk_with_doors_added(town, homes, before, new, OFF)
    share = [coverage_share(people, is_covered(walk.distance_m[:, None], reach)) for walk in (before, after)]
    assert (share[1] >= share[0]).all()
    assert (share[1] <= 1).all()
    removed = walk_to_nearest(town, homes, both(known, new).of_places(np.arange(3)), OFF)
    assert removed.distance_m.tolist() == before.distance_m.tolist()


@pytest.mark.parametrize("nodes_at_once", [0, 20_000])
@given(seeds, seeds, st.lists(st.integers(0, 4), min_size=1, max_size=5))
def test_several_kinds_together_are_each_by_itself(
    nodes_at_once: int, town_seed: int, seed: int, counts: list[int]
) -> None:
    """Whether all kinds are searched at once or one after the other."""
    town = random_town(town_seed)
    homes = join(town, places(seed, 30), OFF)
    kinds = [AccessPoints(places(seed + 1 + n, count), np.arange(count)) for n, count in enumerate(counts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "_NODES_AT_ONCE", nodes_at_once)
        together = walks_to_nearest(town, homes, kinds, OFF)
    for doors, walk in zip(kinds, together, strict=True):
        alone = walk_to_nearest(town, homes, doors, OFF)
        assert walk.distance_m.tolist() == alone.distance_m.tolist()
        assert walk.place.tolist() == alone.place.tolist()
        assert walk.how.tolist() == alone.how.tolist()


@given(seeds, seeds)
def test_the_order_of_rows_does_not_matter(town_seed: int, seed: int) -> None:
    town = random_town(town_seed)
    chance = np.random.default_rng(seed)
    rows = chance.permutation(len(town))
    shuffled = build_network(town.edge_line[rows])
    home_xy, target_xy = places(seed, 20), places(seed + 1, 5)
    order = chance.permutation(20)
    there = nearest_target(town, snap(town, home_xy), snap(town, target_xy)).distance_m
    again = nearest_target(
        shuffled, snap(shuffled, home_xy[order]), snap(shuffled, target_xy[::-1])
    ).distance_m
    np.testing.assert_allclose(again, there[order], rtol=0, atol=1e-9)


@given(seeds, seeds)
def test_nobody_walks_less_than_the_straight_line(town_seed: int, seed: int) -> None:
    town = random_town(town_seed)
    home_xy, target_xy = places(seed, 20), places(seed + 1, 4)
    found = nearest_target(town, snap(town, home_xy), snap(town, target_xy))
    reached = np.isfinite(found.distance_m)
    straight_m = np.hypot(*(home_xy[reached] - target_xy[found.target[reached]]).T)
    assert (found.distance_m[reached] >= straight_m - 1e-9).all()


@given(seeds, seeds)
def test_pairs_known_before_are_those_of_a_new_search(town_seed: int, seed: int) -> None:
    town = random_town(town_seed)
    homes = snap(town, places(seed, 25))
    old, new = places(seed + 1, 6), places(seed + 2, 3)
    before = pairs_to_points(town, homes, old, 250.0)
    for now in (np.vstack([new[:1], old[[4, 0, 2]], new[1:], old[[2]]]), old[::-1], old[:0], new):
        again = pairs_to_points(town, homes, now, 250.0, before).pairs
        afresh = pairs_within(town, homes, snap(town, now), 250.0)
        order, wanted = (np.lexsort((one.origin, one.target)) for one in (again, afresh))
        assert again.target[order].tolist() == afresh.target[wanted].tolist()
        assert again.origin[order].tolist() == afresh.origin[wanted].tolist()
        np.testing.assert_allclose(again.distance_m[order], afresh.distance_m[wanted], atol=1e-9)


@given(seeds, seeds)
def test_supply_gives_out_exactly_what_is_reached(town_seed: int, seed: int) -> None:
    town = random_town(town_seed)
    chance = np.random.default_rng(seed)
    people, area_m2 = chance.uniform(0, 50, 25), chance.uniform(50, 900, 6)
    pairs = pairs_within(town, snap(town, places(seed, 25)), snap(town, places(seed + 1, 6)), 250.0)
    decay = gaussian_catchment(250.0)
    supply = supply_per_person(people, area_m2, pairs, decay)
    demand = np.bincount(pairs.target, people[pairs.origin] * decay(pairs.distance_m), minlength=6)
    assert (people * supply).sum() == pytest.approx(area_m2[demand > 0].sum())
