"""Public spaces, facilities, entrances and encroachments of the sample."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

Raw = Callable[[str], dict[str, Any]]
Metric = Callable[[str], gpd.GeoDataFrame]
Keys = Callable[[str], set[str]]
Overlaps = Callable[[gpd.GeoSeries, gpd.GeoSeries], list[tuple[int, int]]]


def test_public_spaces_are_many_small_and_mostly_mono_functional(metric: Metric, keys: Keys) -> None:
    spaces = metric("public_spaces")
    functions = spaces.functions.str.split(";")
    assert len(spaces) >= 22
    assert {f for fs in functions for f in fs} <= keys("space_functions.toml")
    assert {f for fs in functions for f in fs} >= {
        "parking", "lawn", "fitness", "play", "seating", "sports", "garden", "square", "planting", "stage",
        "drying", "idle",
    }  # fmt: skip
    assert (functions.str.len() == 1).mean() > 0.5
    poor = functions.apply(lambda fs: set(fs) <= {"parking", "lawn", "fitness", "idle"})
    assert poor.mean() > 0.4
    assert spaces.area.between(60, 8000).all()
    assert (spaces.area <= 3000).mean() > 0.9
    assert set(spaces.condition) == {"good", "worn", "broken", "idle"}
    assert (spaces.condition == "good").mean() < 0.4


def test_public_spaces_overlap_neither_each_other_nor_buildings_nor_water(
    metric: Metric, overlaps: Overlaps
) -> None:
    spaces, basemap = metric("public_spaces").geometry, metric("basemap")
    assert [(i, j) for i, j in overlaps(spaces, spaces) if i != j] == []
    assert overlaps(spaces, metric("residences").geometry) == []
    for kind in ("building", "water"):
        assert overlaps(spaces, basemap[basemap.kind == kind].geometry) == []


@pytest.mark.parametrize("name", ["public_spaces", "encroachments"])
def test_grids_named_are_the_grids_around(name: str, metric: Metric) -> None:
    frame, grids = metric(name), metric("grids").set_index("code")
    for shape, code in zip(frame.geometry, frame.grid, strict=True):
        assert grids.geometry[code].distance(shape.representative_point()) < 0.01


def test_facilities_cover_all_ten_categories_in_every_condition(metric: Metric, keys: Keys) -> None:
    facilities = metric("facilities")
    assert len(facilities) >= 45
    assert set(facilities.category) == keys("facility_categories.toml")
    assert len(set(facilities.category)) == 10
    assert (facilities.condition == "broken").sum() >= 4
    assert (facilities.condition == "worn").sum() >= 8
    assert (facilities.geom_type == "Point").mean() > 0.6
    assert facilities.space.notna().sum() >= 10
    for category in ("green_space", "sports_court", "childcare"):
        assert (facilities.geom_type[facilities.category == category] == "Polygon").any()


def test_facilities_lie_on_the_space_that_they_name(metric: Metric) -> None:
    spaces = metric("public_spaces").set_index("id").geometry
    for facility in metric("facilities").dropna(subset="space").itertuples():
        assert spaces[facility.space].buffer(0.05).covers(facility.geometry), facility.name_zh


def test_facilities_are_inside_the_community(metric: Metric) -> None:
    inside = metric("grids").geometry.union_all()
    assert metric("facilities").within(inside).all()


def test_entrances_are_vertices_of_paths_and_lie_on_what_they_open(raw: Raw, metric: Metric) -> None:
    on_paths = {tuple(s) for f in raw("paths")["features"] for s in f["geometry"]["coordinates"]}
    things = pd.concat(
        [metric(name).set_index("id").geometry for name in ("compounds", "public_spaces", "facilities")]
    )
    for feature, spot in zip(raw("entrances")["features"], metric("entrances").geometry, strict=True):
        assert tuple(feature["geometry"]["coordinates"]) in on_paths
        assert things[feature["properties"]["of"]].boundary.distance(spot) < 0.05


def test_every_compound_the_park_and_the_kindergarten_have_entrances(raw: Raw, metric: Metric) -> None:
    named = {f["properties"]["of"] for f in raw("entrances")["features"]}
    facilities = metric("facilities")
    park = facilities[facilities.name_zh == "墟镇公园"].iloc[0]
    kindergarten = facilities[
        (facilities.category == "childcare") & (facilities.geom_type == "Polygon")
    ].iloc[0]
    assert set(metric("compounds").id) | {park.id, park.space, kindergarten.id} <= named


def test_walls_of_gated_compounds_are_passed_only_at_gates(metric: Metric) -> None:
    gates = metric("entrances").geometry.union_all()
    lines = metric("paths").geometry
    for compound in metric("compounds").itertuples():
        if compound.id != "laojie":
            through = lines.intersection(compound.geometry.boundary)
            assert through[~through.is_empty].distance(gates).max() < 0.05, compound.id


def test_encroachments_of_every_category_in_every_state(metric: Metric, keys: Keys) -> None:
    found = metric("encroachments")
    assert len(found) >= 25
    assert set(found.category) == keys("encroachment_categories.toml")
    assert set(found.status) == keys("encroachment_states.toml")
    dates = pd.to_datetime(found.reported_on)
    assert (dates.dt.year == 2026).all()
    assert dates.max() < pd.Timestamp(2026, 11, 24)
    assert found.note.str.len().between(8, 80).all()


def test_encroachments_lie_on_the_space_or_path_that_they_name(metric: Metric) -> None:
    spaces = metric("public_spaces").set_index("id").geometry
    paths = metric("paths").set_index("id")
    found = metric("encroachments")
    assert found.space.notna().sum() >= 8
    assert found.path.notna().sum() >= 6
    for report in found.itertuples():
        if report.space:
            assert spaces[report.space].buffer(0.05).covers(report.geometry), report.note
        if report.path:
            way = paths.loc[report.path]
            assert way.geometry.distance(report.geometry) < way.width_m / 2, report.note


def test_a_third_of_one_lawn_has_become_vegetables(metric: Metric, states_that_count: set[str]) -> None:
    spaces, found = metric("public_spaces").set_index("id"), metric("encroachments")
    shares = [
        report.geometry.area / spaces.geometry[report.space].area
        for report in found[found.category == "green_destroyed_for_vegetables"].itertuples()
        if report.status in states_that_count and spaces.functions[report.space] == "lawn"
    ]
    assert any(share == pytest.approx(1 / 3, abs=0.02) for share in shares)


def test_a_shed_in_a_counted_state_blocks_a_lane(metric: Metric, states_that_count: set[str]) -> None:
    paths, found = metric("paths").set_index("id"), metric("encroachments")
    sheds = found[
        (found.category == "illegal_building") & found.path.notna() & found.status.isin(states_that_count)
    ]
    assert len(sheds) >= 1
    for shed in sheds.itertuples():
        way = paths.loc[shed.path]
        under = way.geometry.intersection(shed.geometry)
        across = (
            under.centroid.buffer(0.3).intersection(way.geometry).buffer(way.width_m / 2, cap_style="flat")
        )
        assert way.kind == "lane"
        assert under.length > 1
        assert across.difference(shed.geometry.buffer(0.02)).area < 0.01
