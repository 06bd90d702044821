"""The ground of the sample: grids, compounds, homes, people and the base map."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

Metric = Callable[[str], gpd.GeoDataFrame]
Overlaps = Callable[[gpd.GeoSeries, gpd.GeoSeries], list[tuple[int, int]]]

GUANGDONG_ELDER_SHARE = 0.1235
"""Census 2020, 60 and over (standards, section 4.1)."""


def test_seven_grids_tile_the_community_exactly(metric: Metric, folder: Path) -> None:
    grids = metric("grids")
    assert len(grids) == 7
    together = shapely.union_all(grids.geometry.array)
    assert together.geom_type == "Polygon"
    assert not together.interiors
    assert grids.area.sum() == pytest.approx(together.area, rel=1e-6)
    for i, a in enumerate(grids.geometry):
        for b in grids.geometry[i + 1 :]:
            assert a.intersection(b).area < 1e-6
    assert shapely.coverage_is_valid(np.array(gpd.read_file(folder / "grids.geojson").geometry)).all()


def test_the_community_is_seven_to_nine_hundred_metres_across(metric: Metric) -> None:
    west, south, east, north = metric("grids").total_bounds
    assert 700 <= east - west <= 950
    assert 600 <= north - south <= 900


def test_grids_differ_in_size_and_are_no_lattice(metric: Metric) -> None:
    grids = metric("grids")
    assert grids.area.max() / grids.area.min() > 1.5
    boxes = grids.geometry.minimum_rotated_rectangle().area
    assert (grids.area / boxes < 0.9).sum() >= 4


def test_six_compounds_old_and_new_that_do_not_overlap(metric: Metric) -> None:
    compounds = metric("compounds")
    years = sorted(compounds.built_year)
    assert len(compounds) == 6
    assert years[0] < 1980
    assert sum(1990 <= y < 2000 for y in years) == 2
    assert sum(2000 <= y < 2010 for y in years) == 2
    assert sum(y >= 2010 for y in years) == 1
    assert {"金城花园", "金龙花园"} <= set(compounds.name_zh)
    assert shapely.union_all(compounds.geometry.array).area == pytest.approx(compounds.area.sum(), rel=1e-9)


def test_1530_households_and_about_4300_people_in_whole_numbers(metric: Metric) -> None:
    homes = metric("residences")
    assert 90 <= len(homes) <= 160
    counts = homes[["households", "elder", "adult", "child"]]
    assert (counts == counts.round()).all(axis=None)
    assert (counts >= 0).all(axis=None)
    assert homes.households.sum() == 1530
    assert (homes.households >= 1).all()
    assert 4250 <= homes[["elder", "adult", "child"]].sum().sum() <= 4350


def test_each_home_has_a_believable_number_of_people(metric: Metric) -> None:
    homes = metric("residences")
    people = homes[["elder", "adult", "child"]].sum(axis=1)
    assert (people >= homes.households).all()
    assert (people / homes.households).between(1.5, 4.5).all()
    floor_m2 = homes.area * homes.storeys
    assert (floor_m2 / homes.households).between(40, 900).all()


def test_old_compounds_are_older_than_new_ones(metric: Metric) -> None:
    homes = metric("residences").merge(
        pd.DataFrame(metric("compounds")[["id", "built_year"]]), left_on="compound", right_on="id", how="left"
    )
    people = homes[["elder", "adult", "child"]].sum(axis=1)
    assert homes.elder.sum() / people.sum() > GUANGDONG_ELDER_SHARE
    old, new = homes.built_year < 2000, homes.built_year >= 2000
    assert homes.elder[old].sum() / people[old].sum() > 1.5 * homes.elder[new].sum() / people[new].sum()


def test_every_home_lies_in_exactly_the_grid_it_names(metric: Metric) -> None:
    homes, grids = metric("residences"), metric("grids").set_index("code")
    within = np.array([homes.within(face) for face in grids.geometry])
    assert (within.sum(axis=0) == 1).all()
    assert list(grids.index[within.argmax(axis=0)]) == list(homes.grid)


def test_homes_name_the_compound_they_stand_in(metric: Metric) -> None:
    homes, compounds = metric("residences"), metric("compounds").set_index("id")
    for home in homes.itertuples():
        around = compounds.index[compounds.geometry.contains(home.geometry.centroid)]
        assert list(around) == ([home.compound] if home.compound else [])


def test_homes_overlap_neither_each_other_nor_other_buildings_nor_water(
    metric: Metric, overlaps: Overlaps
) -> None:
    homes, basemap = metric("residences").geometry, metric("basemap")
    assert [(i, j) for i, j in overlaps(homes, homes) if i != j] == []
    for kind in ("building", "water"):
        assert overlaps(homes, basemap[basemap.kind == kind].geometry) == []


def test_homes_keep_off_the_carriageways_and_paths(metric: Metric, overlaps: Overlaps) -> None:
    homes, paths = metric("residences"), metric("paths")
    ways = paths.geometry.buffer(paths.width_m / 2, cap_style="flat")
    assert overlaps(homes.geometry, gpd.GeoSeries(ways)) == []


def test_homes_follow_their_streets_not_the_compass(metric: Metric) -> None:
    def turn(shape: shapely.Polygon) -> float:
        (x0, y0), (x1, y1), *_ = shape.minimum_rotated_rectangle.exterior.coords
        return math.degrees(math.atan2(y1 - y0, x1 - x0)) % 90

    turns = metric("residences").geometry.apply(turn)
    assert np.histogram(turns, bins=9, range=(0, 90))[0].max() < 0.4 * len(turns)


def test_storeys_range_from_village_houses_to_a_high_rise(metric: Metric) -> None:
    storeys = metric("residences").storeys
    assert storeys.min() >= 1
    assert storeys.max() == 18
    assert (storeys >= 10).sum() >= 3
    assert (storeys <= 4).sum() >= 40


def test_the_base_map_fills_a_landscape_sheet_200_m_around(metric: Metric) -> None:
    basemap = metric("basemap")
    west, south, east, north = metric("grids").total_bounds
    assert set(basemap.kind) == {"building", "road", "water", "green"}
    bounds = basemap.total_bounds
    assert bounds[1] <= south - 200
    assert bounds[3] >= north + 200
    assert (bounds[2] - bounds[0]) / (bounds[3] - bounds[1]) >= 1.35
    assert bounds[0] <= west - 200
    assert bounds[2] >= east + 200


def test_no_residence_is_drawn_again_on_the_base_map(metric: Metric, overlaps: Overlaps) -> None:
    basemap = metric("basemap")
    assert overlaps(metric("residences").geometry, basemap[basemap.kind == "building"].geometry) == []
