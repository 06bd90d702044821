"""Rows found by name, by what they are, and by where they lie, in a village drawn on paper."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.frames import frame_of
from features.own_community.row_search import matching_rows, nearest, places_near
from tests.features.own_community.village import CM117, X, Y, layers, square

CATALOGUE = load_catalogue()


def facilities() -> gpd.GeoDataFrame:
    table = pd.DataFrame(
        {
            "id": ["F1", "F10", "F2"],
            "name_zh": ["老凉亭", "f1", "滑梯{{7*7}}"],
            "category": ["rest_and_access", "playground", "playground"],
            "condition": ["good", "good", "broken"],
        }
    )
    shapes = [shapely.Point(X + x, Y + 2) for x in (200, 210, 300)]
    return frame_of("facilities", table, shapes, CM117)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [0, 1, 2]),
        ("  f1 ", [0, 1]),
        ("F10", [1]),
        ("凉亭", [0]),
        ("{{7*7}}", [2]),
        ("[", []),
        ("损坏", [2]),
        ("Broken", [2]),
        (CATALOGUE.facility_categories["playground"].name.zh, [1, 2]),
        ("没有这个", []),
    ],
)
def test_rows_are_found_by_number_name_and_kind(text: str, rows: list[int]) -> None:
    assert matching_rows(facilities(), "facilities", text, CATALOGUE).tolist() == rows


def test_what_is_called_just_so_comes_first() -> None:
    frame = facilities().assign(name_zh=["滑梯 2", "滑梯", "滑"])
    assert matching_rows(frame, "facilities", "滑梯", CATALOGUE).tolist() == [1, 0]
    assert matching_rows(frame, "facilities", "滑", CATALOGUE).tolist() == [2, 0, 1]


def test_grids_are_found_by_code_and_worker() -> None:
    grids = layers()["grids"].assign(manager="王芳")
    assert matching_rows(grids, "grids", "g1", CATALOGUE).tolist() == [0]
    assert matching_rows(grids, "grids", "王", CATALOGUE).tolist() == [0]


def row_of_homes(count: int) -> gpd.GeoDataFrame:
    """Homes of 10 m, one every 20 m eastward."""
    table = pd.DataFrame({"id": [f"R{n}" for n in range(count)]})
    return frame_of("residences", table, [square(20 * n, 0, 10) for n in range(count)], CM117)


def test_the_nearest_of_a_street() -> None:
    homes = row_of_homes(10)
    assert nearest(homes, shapely.Point(X + 102, Y + 5), 3).tolist() == [4, 5, 6]
    assert nearest(homes, shapely.Point(X - 500, Y), 2).tolist() == [0, 1]
    assert nearest(homes, shapely.Point(X, Y), 10).tolist() == list(range(10))


@given(st.integers(1, 30), st.floats(-500, 900), st.integers(1, 30))
def test_nothing_left_out_is_nearer_than_what_was_taken(count: int, east: float, most: int) -> None:
    homes, at = row_of_homes(count), shapely.Point(X + east, Y + 3)
    rows = nearest(homes, at, most).tolist()
    away = homes.geometry.distance(at)
    assert len(rows) == min(count, most)
    assert max(away[rows]) <= min(away.drop(rows), default=float("inf"))


def test_places_are_measured_to_their_outline() -> None:
    """A compound of 200 m with a facility in its middle: by the wall one is at its gate."""
    here = layers() | {
        "compounds": frame_of("compounds", pd.DataFrame({"id": ["C1"]}), [square(300, 0, 200)], CM117),
        "facilities": facilities().iloc[:1].set_geometry([shapely.Point(X + 400, Y + 100)], crs=CM117),
    }
    by_the_wall = places_near(here, shapely.Point(X + 310, Y + 100), 5)
    assert [(one.id, one.away_m) for one in by_the_wall] == [
        ("C1", pytest.approx(10)),
        ("F1", pytest.approx(90)),
    ]
    assert places_near(here, shapely.Point(X + 395, Y + 100), 1)[0].id == "F1"
    assert places_near(layers() | {"facilities": facilities().iloc[:0]}, shapely.Point(X, Y), 3) == ()
