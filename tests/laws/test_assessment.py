"""What must hold of every scored community."""

from __future__ import annotations

from functools import cache

import geopandas as gpd
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.assess import Assessment
from data.model import Community
from spatial.coverage import MODES
from tests.data.towns import CORNER, assess_town, layer, town, with_cell, with_layers
from tests.examples import examples
from tests.spatial.towns import random_town

seeds = st.integers(0, 10_000)
few = examples(fast=3, slow=30)

CATEGORIES = ("rest_and_access", "care_health", "green_space", "playground")
CONDITIONS = ("good", "worn", "broken", "idle")


@cache
def place(seed: int) -> Community:
    """A bent town of random streets with homes, facilities and spaces strewn over it."""
    chance = np.random.default_rng(seed)
    streets = shapely.transform(random_town(seed).edge_line, lambda xy: xy + np.array(CORNER))
    paths = [
        ({"id": f"P{i}", "kind": "lane", "step_free": bool(i % 3), "width_m": 1.0 + i % 4}, street)
        for i, street in enumerate(streets)
    ]
    homes = [
        (
            {"id": f"R{i}", "grid": f"G{i % 2 + 1}", "households": 2, "estimated": False, **people(chance)},
            spot,
        )
        for i, spot in enumerate(spots(chance, 25))
    ]
    facilities = [
        (
            {
                "id": f"F{i}",
                "category": CATEGORIES[i % 4],
                "condition": chance.choice(CONDITIONS),
                "space": f"S{i}" if i < 5 else "",
            },
            spot,
        )
        for i, spot in enumerate(spots(chance, 12))
    ]
    spaces = [
        (
            {"id": f"S{i}", "functions": ("garden", "play;seating", "parking")[i % 3], "condition": "good"},
            shapely.buffer(spot, 15.0, quad_segs=2),
        )
        for i, spot in enumerate(spots(chance, 5))
    ]
    return with_layers(
        town(),
        grids=town().grids,
        compounds=town().compounds.iloc[:0],
        paths=layer("paths", paths),
        residences=layer("residences", homes),
        facilities=layer("facilities", facilities),
        public_spaces=layer("public_spaces", spaces),
        entrances=town().entrances.iloc[:0],
        encroachments=layer("encroachments", []),
    )


def people(chance: np.random.Generator) -> dict[str, int]:
    return {group: int(chance.integers(0, 9)) for group in ("elder", "adult", "child")}


def spots(chance: np.random.Generator, count: int) -> list[shapely.Point]:
    return list(shapely.points(chance.uniform(-20, 420, (count, 2)) + np.array(CORNER)))


def encroachment_rows(
    community: Community, seed: int, count: int, first: int = 0
) -> list[tuple[dict[str, str], shapely.Geometry]]:
    """Sheds, goods and laundry, by turns over a public space and over a path."""
    chance = np.random.default_rng(seed)
    kinds = ("illegal_building", "piled_goods", "drying")
    grounds = (community.public_spaces.geometry, community.paths.geometry)
    rows = []
    for number in range(first, first + count):
        ground = grounds[number % 2].representative_point()
        spot = shapely.transform(
            ground.iloc[chance.integers(len(ground))], lambda xy: xy + chance.uniform(-9, 9, 2)
        )
        row = {"id": f"V{number}", "category": kinds[number % 3], "status": "verified"}
        rows.append((row, shapely.buffer(spot, chance.uniform(2, 12), quad_segs=2)))
    return rows


def with_encroachments(
    community: Community, rows: list[tuple[dict[str, str], shapely.Geometry]]
) -> Community:
    return with_layers(community, encroachments=layer("encroachments", rows))


def shuffle(frame: gpd.GeoDataFrame, seed: int) -> gpd.GeoDataFrame:
    return frame.sample(frac=1.0, random_state=seed).reset_index(drop=True)


def same_scores(one: Assessment, other: Assessment, tolerance: float = 1e-9) -> None:
    pairs = [(one.overall, other.overall)]
    pairs += [(one.by_grid[code], other.by_grid[code]) for code in one.by_grid]
    for a, b in pairs:
        np.testing.assert_allclose(a.people, b.people, rtol=tolerance)
        for name in ("met", "shortfall", "proximity"):
            np.testing.assert_allclose(getattr(a, name), getattr(b, name), rtol=0, atol=tolerance)
        np.testing.assert_allclose(a.open_space, b.open_space, rtol=0, atol=tolerance)
        np.testing.assert_allclose(a.supply_m2, b.supply_m2, rtol=tolerance)
        for mode in MODES:
            np.testing.assert_allclose(a.coverage[mode], b.coverage[mode], rtol=0, atol=tolerance)
    for figure in (
        "taken_m2",
        "intergenerational_share",
        "monofunctional_share",
        "joined_share",
        "easy_path_share",
        "detour_ratio",
    ):
        a_figure, b_figure = getattr(one.spaces, figure), getattr(other.spaces, figure)
        np.testing.assert_allclose(a_figure, b_figure, rtol=1e-9, err_msg=figure)


@few
@given(seeds, seeds)
def test_the_order_of_rows_changes_no_score(town_seed: int, seed: int) -> None:
    community = with_encroachments(place(town_seed), encroachment_rows(place(town_seed), seed, 4))
    names = ("residences", "facilities", "paths", "public_spaces", "encroachments", "grids")
    mixed = with_layers(community, **{name: shuffle(community.layer(name), seed) for name in names})
    before, after = assess_town(community), assess_town(mixed)
    same_scores(before, after)
    row = {key: number for number, key in enumerate(mixed.residences["id"])}
    order = [row[key] for key in community.residences["id"]]
    np.testing.assert_allclose(after.distance_m[order], before.distance_m, rtol=0, atol=1e-9)
    assert after.how[order].tolist() == before.how.tolist()


@few
@given(seeds, st.floats(0.01, 1000.0))
def test_twice_as_many_people_are_served_just_as_well(town_seed: int, factor: float) -> None:
    community = place(town_seed)
    homes = community.residences.copy()
    for group in ("elder", "adult", "child"):
        homes[group] = homes[group] * factor
    before, after = assess_town(community), assess_town(with_layers(community, residences=homes))
    np.testing.assert_allclose(after.overall.people, before.overall.people * factor)
    np.testing.assert_allclose(after.overall.proximity, before.overall.proximity, rtol=1e-9)
    for mode in MODES:
        np.testing.assert_allclose(after.overall.coverage[mode], before.overall.coverage[mode], rtol=1e-9)
    np.testing.assert_allclose(after.overall.supply_m2 * factor, before.overall.supply_m2, rtol=1e-9)


@few
@given(seeds)
def test_mending_a_facility_never_lowers_coverage_or_index(town_seed: int) -> None:
    community = place(town_seed)
    before = assess_town(community)
    broken = community.facilities.loc[community.facilities["condition"].isin(["broken", "idle"]), "id"]
    for key in list(broken)[:3]:
        mended = assess_town(
            with_layers(community, facilities=with_cell(community.facilities, key, "condition", "good"))
        )
        assert (mended.distance_m <= before.distance_m).all()
        assert (mended.overall.proximity >= before.overall.proximity - 1e-12).all()
        for mode in MODES:
            assert (mended.overall.coverage[mode] >= before.overall.coverage[mode]).all()


@few
@given(seeds, seeds, st.integers(0, 5))
def test_taking_more_ground_never_leaves_more(town_seed: int, seed: int, already: int) -> None:
    bent = place(town_seed)
    rows = encroachment_rows(bent, seed, already)
    more = rows + encroachment_rows(bent, seed + 1, 2, first=already)
    before, after = (assess_town(with_encroachments(bent, some)).spaces for some in (rows, more))
    assert (after.effective_area_m2 <= before.effective_area_m2 + 1e-9).all()
    assert (after.effective_area_m2 >= -1e-9).all()
    assert after.taken_m2 >= before.taken_m2 - 1e-9


@few
@given(seeds, st.integers(0, 4), st.sampled_from(["broken", "idle"]))
def test_closing_and_reopening_a_space_restores_everything_exactly(
    town_seed: int, space: int, state: str
) -> None:
    community = place(town_seed)
    closed = with_layers(
        community, public_spaces=with_cell(community.public_spaces, f"S{space}", "condition", state)
    )
    assess_town(closed)
    reopened = with_layers(
        closed, public_spaces=with_cell(closed.public_spaces, f"S{space}", "condition", "good")
    )
    assert reopened.digest == community.digest != closed.digest
    before, after = assess_town(community), assess_town(reopened)
    same_scores(before, after, tolerance=0.0)
    assert after.distance_m.tolist() == before.distance_m.tolist()


@few
@given(seeds, seeds)
def test_an_encroachment_that_is_cleared_gives_everything_back(town_seed: int, seed: int) -> None:
    community = place(town_seed)
    cleared = [({**row, "status": "closed"}, shape) for row, shape in encroachment_rows(community, seed, 5)]
    same_scores(assess_town(community), assess_town(with_encroachments(community, cleared)), tolerance=0.0)


@few
@given(seeds)
def test_people_are_conserved_over_grids(town_seed: int) -> None:
    assessment = assess_town(place(town_seed))
    total = sum(scores.people for scores in assessment.by_grid.values())
    assert np.asarray(total).tolist() == assessment.overall.people.tolist()


def test_the_laws_are_tried_on_towns_where_something_happens() -> None:
    """Facilities that are broken, walks cut off, ground taken: otherwise the laws above would say nothing."""
    seen = [assess_town(with_encroachments(place(s), encroachment_rows(place(s), s, 5))) for s in range(5)]
    assert any((a.how == "unreachable").any() for a in seen)
    assert any(a.spaces.taken_m2 > 0 for a in seen)
    assert any(a.community.facilities["condition"].eq("broken").any() for a in seen)
    assert len({round(a.overall.proximity_all, 6) for a in seen}) == 5
