"""Homes that can hardly be all, and homes that are too many."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.frames import frame_of
from data.importers.osm_homes import HomesLayer
from data.importers.osm_homes_notes import homes_notes
from data.importers.people import Storeys
from tests.data.towns import EPSG


def homes(count: int, people: float, guessed: int) -> HomesLayer:
    """So many homes of equal size with so many people in all."""
    rows = pd.DataFrame(
        {"id": [f"h{number}" for number in range(count)], "elder": 0.0, "child": 0.0, "adult": people / count}
    )
    layer = frame_of("residences", rows, [shapely.Point(number, 0) for number in range(count)], EPSG)
    of_each = np.arange(count)
    return HomesLayer(layer, Storeys(of_each, of_each < 0), of_each < guessed, np.ones(count, dtype=bool), ())


def paths(length_m: float) -> gpd.GeoDataFrame:
    row = pd.DataFrame([{"id": "p", "kind": "lane"}])
    return frame_of("paths", row, [shapely.LineString([(0, 0), (length_m, 0)])], EPSG)


def keys(found: HomesLayer, path_m: float) -> list[str]:
    return [note.key for note in homes_notes(found, paths(path_m))]


def test_eight_homes_in_a_town_cannot_be_all() -> None:
    # 508 people at 25 m each would have 12.7 km of paths.
    assert keys(homes(8, 508, 0), 12_600) == []
    assert keys(homes(8, 508, 0), 12_800) == ["homes_too_few"]
    (note,) = homes_notes(homes(8, 508, 0), paths(40_000))
    assert note.people == pytest.approx(508)
    assert all(figure in note.text.text("en") for figure in ("8 homes", "508 people", "40 km"))


def test_too_small_a_piece_of_a_town_tells_nothing() -> None:
    assert keys(homes(1, 3, 0), 1_900) == []


def test_buildings_that_state_no_use_make_too_many_people() -> None:
    assert keys(homes(140, 3000, 70), 9_000) == []
    (note,) = homes_notes(homes(140, 2800, 113), paths(9_000))
    # 113 of 140 homes of 20 people each.
    assert (note.key, note.people) == ("homes_too_many", pytest.approx(2260))
    assert "113" in note.text.text("zh")


def test_without_homes_another_warning_speaks() -> None:
    assert keys(_none(), 9_000) == []


def _none() -> HomesLayer:
    layer = frame_of("residences", pd.DataFrame(), [], EPSG)
    none = np.zeros(0, dtype=int)
    return HomesLayer(layer, Storeys(none, none < 0), none < 0, none < 0, ())
