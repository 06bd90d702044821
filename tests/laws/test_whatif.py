"""A what-if equals measuring everything again, whatever is drawn, moved, repaired, removed or blocked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.model import SCHEMAS
from features.options.effects import with_interventions
from features.options.intervention import Intervention, Target
from features.options.whatif import what_if
from spatial.coverage import MODES
from tests.data.sample_scored import sample
from tests.examples import examples


def _ids(layer: str) -> list[str]:
    return list(sample().community.layer(layer)["id"])


def _places() -> st.SearchStrategy[tuple[float, float]]:
    west, south, east, north = sample().community.extent.bounds
    return st.tuples(st.floats(west, east), st.floats(south, north))


@st.composite
def interventions(draw: st.DrawFn) -> Intervention:
    kind = draw(st.sampled_from(["park", "station", "path", "lane", "repair", "change", "remove", "reuse"]))
    (x, y), key = draw(_places()), draw(st.uuids()).hex[:8]
    built = Intervention(key, "build", "pocket_park", shapely.box(x, y, x + 30, y + 20), "园")
    there = Intervention(key, "repair", "", shapely.Point(x, y), "原有")
    match kind:
        case "park":
            return replace(
                built, provides=("green_space", "rest_and_access"), functions=("garden", "seating")
            )
        case "station":
            point = shapely.Point(x, y)
            return replace(built, scenario="multifunction_station", shape=point, provides=("parcel_parking",))
        case "path" | "lane":
            line = shapely.LineString([(x, y), draw(_places())])
            scenario = "slow_mobility" if kind == "path" else "charming_lane"
            return replace(built, scenario=scenario, shape=line, width_m=2.0, provides=("rest_and_access",))
        case "repair":
            return replace(there, target=Target("facilities", draw(st.sampled_from(_ids("facilities")))))
        case "change":
            target = Target("public_spaces", draw(st.sampled_from(_ids("public_spaces"))))
            return replace(there, action="change", target=target, functions=("play", "seating"))
        case "remove":
            layer = draw(st.sampled_from(["facilities", "public_spaces", "encroachments"]))
            return replace(there, action="remove", target=Target(layer, draw(st.sampled_from(_ids(layer)))))
        case _:
            target = Target("encroachments", draw(st.sampled_from(_ids("encroachments"))))
            return replace(built, target=target, functions=("planting",), provides=("green_space",))


def agree(one: Assessment, other: Assessment) -> None:
    for name in ("distance_m", "residence_proximity", "residence_shortfall", "door_xy"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=0, atol=1e-9)
    assert (one.how == other.how).all()
    assert one.overall.proximity == pytest.approx(other.overall.proximity, abs=1e-9)
    np.testing.assert_allclose(one.seats.longest_m, other.seats.longest_m, rtol=0, atol=1e-9)
    np.testing.assert_allclose(one.accessible.distance_m, other.accessible.distance_m, rtol=0, atol=1e-9)
    assert (one.ground.space == other.ground.space).all()
    assert (one.ground.facility == other.ground.facility).all()
    assert one.overall.open_space == pytest.approx(other.overall.open_space, abs=1e-12)
    assert one.overall.shortfall == pytest.approx(other.overall.shortfall, abs=1e-9)
    for mode in MODES:
        for name in ("coverage", "needs_met", "lacking"):
            of_one, of_other = getattr(one.overall, name)[mode], getattr(other.overall, name)[mode]
            np.testing.assert_allclose(of_one, of_other, rtol=0, atol=1e-9)
    np.testing.assert_allclose(one.spaces.supply_m2, other.spaces.supply_m2, atol=1e-9)
    assert one.spaces.detour_ratio == pytest.approx(other.spaces.detour_ratio, abs=1e-9)
    assert one.spaces.joined_share == pytest.approx(other.spaces.joined_share, abs=1e-9)
    assert one.spaces.easy_path_share == pytest.approx(other.spaces.easy_path_share, abs=1e-9)


@examples(fast=3, slow=40)
@given(st.lists(interventions(), min_size=1, max_size=5, unique_by=lambda one: one.id))
def test_a_what_if_equals_measuring_again(drawn: list[Intervention]) -> None:
    catalogue, before = load_catalogue(), sample()
    for count in range(1, len(drawn) + 1):
        community = with_interventions(before.community, catalogue, drawn[:count])
        agree(what_if(before, community), assess(community, catalogue))


@examples(fast=3, slow=15)
@given(st.lists(interventions(), min_size=1, max_size=4, unique_by=lambda one: one.id))
def test_moving_and_deleting_leaves_no_trace(drawn: list[Intervention]) -> None:
    """Add all, move one, delete it: the score is that of the others alone."""
    catalogue, before = load_catalogue(), sample()
    moved = replace(drawn[0], shape=shapely.affinity.translate(drawn[0].shape, 40, -25))
    community = with_interventions(before.community, catalogue, [moved, *drawn[1:]])
    agree(what_if(before, community), assess(community, catalogue))
    rest = with_interventions(before.community, catalogue, drawn[1:])
    agree(what_if(before, rest), assess(rest, catalogue))


@examples(fast=4, slow=40)
@given(st.lists(interventions(), min_size=2, max_size=8, unique_by=lambda one: one.id))
def test_together_they_do_what_they_do_one_after_another(drawn: list[Intervention]) -> None:
    catalogue, community = load_catalogue(), sample().community
    together = with_interventions(community, catalogue, drawn)
    for one in drawn:
        community = with_interventions(community, catalogue, [one])
    for layer in SCHEMAS:
        assert together.layer(layer).equals(community.layer(layer)), layer


def test_nothing_drawn_is_the_baseline_itself() -> None:
    before = sample()
    community = with_interventions(before.community, load_catalogue(), [])
    assert community is before.community
    agree(what_if(before, community), before)


def test_the_baseline_is_not_touched() -> None:
    before = sample()
    kept = {name: before.community.layer(name).copy() for name in ("paths", "facilities", "public_spaces")}
    box = shapely.box(*before.community.extent.centroid.buffer(30).bounds)
    park = Intervention("I", "build", "pocket_park", box, "园", ("green_space",), ("garden",))
    what_if(before, with_interventions(before.community, load_catalogue(), [park]))
    for name, frame in kept.items():
        assert before.community.layer(name).equals(frame)
