"""Reading what a browser sends."""

from __future__ import annotations

import json
import math
import time
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from features.options.shape_check import check_shape
from features.options.shape_geojson import MOST_POSITIONS, shape_from_geojson
from features.options.shapes import errors
from features.options.shapes.errors import ShapeError
from tests.data.towns import EPSG, town
from tests.examples import examples

SQUARE = [[116.10, 24.27], [116.101, 24.27], [116.101, 24.271], [116.10, 24.271], [116.10, 24.27]]


def polygon(*rings: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_a_square_comes_out_in_metres() -> None:
    """0.001° of latitude is 110.77 m at 24° N, of longitude 101.5 m (cos 24.27° × 111.32 km / 1000)."""
    shape = shape_from_geojson(polygon(SQUARE), EPSG)
    side_m = np.hypot(*np.diff(shapely.get_coordinates(shape), axis=0).T)
    assert side_m == pytest.approx([101.5, 110.77, 101.5, 110.77], abs=0.1)
    west, south, _, _ = shape.bounds
    assert 400_000 < west < 500_000  # x is east: 116.1° lies just west of the zone's middle 117°, at 500 km
    assert 2_600_000 < south < 2_700_000


def test_features_points_and_lines() -> None:
    point = {"type": "Point", "coordinates": [117, 24.27]}
    feature = {"type": "Feature", "properties": {"radius": "<b>"}, "geometry": point, "id": [1]}
    assert shape_from_geojson(feature, EPSG).x == pytest.approx(500_000, abs=0.01)
    assert shape_from_geojson(point, EPSG).geom_type == "Point"
    line = {"type": "LineString", "coordinates": [[117, 24], [117, 24.01]]}
    assert shape_from_geojson(line, EPSG).length == pytest.approx(1107.6, abs=1)


def test_heights_are_dropped_open_rings_closed_and_holes_kept() -> None:
    high = [[*spot, 12.5] for spot in SQUARE]
    assert not shape_from_geojson(polygon(high), EPSG).has_z
    assert shapely.equals(
        shape_from_geojson(polygon(SQUARE[:-1]), EPSG), shape_from_geojson(polygon(SQUARE), EPSG)
    )
    hole = [[116.1002, 24.2702], [116.1004, 24.2702], [116.1004, 24.2704]]
    assert len(shape_from_geojson(polygon(SQUARE, hole), EPSG).interiors) == 1


def deep(levels: int) -> object:
    nested: object = 1.0
    for _ in range(levels):
        nested = [nested]
    return nested


@pytest.mark.parametrize(
    "sent",
    [
        "POINT (1 2)",
        17,
        [],
        {"type": "Polygon"},
        {"type": ["Polygon"], "coordinates": []},
        {"type": "GeometryCollection", "geometries": [polygon(SQUARE)]},
        {"type": "FeatureCollection", "features": []},
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "Feature", "geometry": {"type": "Feature", "geometry": polygon(SQUARE)}},
        {"type": "Feature", "geometry": [polygon(SQUARE)]},
        {"type": "Point", "coordinates": ["116", "24"]},
        {"type": "Point", "coordinates": [True, False]},
        {"type": "Point", "coordinates": [None, None]},
        {"type": "Point", "coordinates": [116]},
        {"type": "Point", "coordinates": [116, 24, 0, 0]},
        {"type": "Point", "coordinates": {"0": 116, "1": 24}},
        {"type": "LineString", "coordinates": [[116, 24]]},
        {"type": "LineString", "coordinates": [116, 24]},
        polygon(SQUARE[:2]),
        polygon(*SQUARE),
        polygon("a ring"),
        {"type": "Polygon", "coordinates": deep(5_000)},
    ],
)
def test_what_is_no_single_shape(sent: object) -> None:
    with pytest.raises(errors.GeoJsonError):
        shape_from_geojson(sent, EPSG)


@pytest.mark.parametrize("sent", [None, {"type": "Feature", "geometry": None}, polygon(), polygon([])])
def test_no_shape(sent: object) -> None:
    with pytest.raises(errors.NoShapeError):
        shape_from_geojson(sent, EPSG)


@pytest.mark.parametrize(
    "spot",
    [
        [math.nan, 24],
        [116, math.inf],
        [181, 24],
        [116, -91],
        [408_600, 2_686_000],  # metres where degrees belong
        [10**400, 0],
        [0, -(10**400)],
        [1e308, 1e308],
    ],
)
def test_places_off_the_earth(spot: list[float]) -> None:
    with pytest.raises(errors.BadCoordinatesError, match="point 2"):
        shape_from_geojson({"type": "LineString", "coordinates": [[116, 24], spot]}, EPSG)


def test_the_other_side_of_the_earth_is_outside_the_community() -> None:
    """Far off the zone, where the projection gives infinity or a wild number."""
    for longitude in range(-180, 181, 15):
        for latitude in (-90, -60, 0, 60, 90):
            sent = {"type": "Point", "coordinates": [longitude, latitude]}
            with pytest.raises(ShapeError):
                check_shape(shape_from_geojson(sent, EPSG), None, TOWN, CATALOGUE)


def test_a_flood_of_points_is_not_even_read() -> None:
    many = [[116.1, 24.27]] * (MOST_POSITIONS + 1)
    for sent in (
        polygon(many),
        {"type": "LineString", "coordinates": many},
        polygon(*[SQUARE] * (MOST_POSITIONS // 5 + 1)),
        polygon(*[[]] * 3, many),
    ):
        started = time.process_time()
        with pytest.raises((errors.TooManyVerticesError, errors.NoShapeError)):
            shape_from_geojson(sent, EPSG)
        assert time.process_time() - started < 0.5


def test_fifty_thousand_points_are_answered_within_a_second() -> None:
    turn = np.linspace(0, 2 * np.pi, 50_000)
    ring = np.c_[116.1 + 0.001 * np.cos(turn), 24.27 + 0.001 * np.sin(turn)].tolist()
    started = time.process_time()
    with pytest.raises(errors.TooManyVerticesError):
        check_shape(shape_from_geojson(polygon(ring), EPSG), None, TOWN, CATALOGUE)
    assert time.process_time() - started < 1


TOWN, CATALOGUE = town(), load_catalogue()

_NUMBERS = st.one_of(
    st.floats(116.098, 116.104), st.floats(24.268, 24.274), st.floats(), st.integers(), st.just(10**400)
)
_JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), _NUMBERS, st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.dictionaries(st.sampled_from(["type", "coordinates", "geometry", "x"]), inner, max_size=3),
    ),
    max_leaves=12,
)
_SPOT = st.tuples(st.floats(116.0985, 116.104), st.floats(24.268, 24.274)).map(list)
_RING = st.lists(_SPOT, min_size=3, max_size=9)
_COORDINATES = st.one_of(
    _JUNK, _SPOT, _RING, st.lists(_RING, min_size=1, max_size=3), st.lists(_JUNK, max_size=4)
)
_KIND = st.sampled_from(["Point", "LineString", "Polygon", "MultiPoint", "GeometryCollection", "Feature", ""])
_GEOMETRY = st.fixed_dictionaries({"type": _KIND, "coordinates": _COORDINATES})
_SENT = st.one_of(_JUNK, _GEOMETRY, _GEOMETRY.map(lambda inner: {"type": "Feature", "geometry": inner}))


@examples(fast=50, slow=2000)
@given(_SENT)
def test_whatever_is_sent_becomes_an_error_or_a_sound_shape(sent: Any) -> None:
    """The junk also as it looks after a journey through JSON."""
    for message in (sent, json.loads(json.dumps(sent, allow_nan=True))):
        kept = _shape_or_error(message)
        if isinstance(kept, ShapeError):
            assert kept.message("zh")
            kept = kept.repaired or TOWN.extent.centroid
        assert kept.geom_type in ("Point", "LineString", "Polygon")
        assert shapely.is_valid(kept)
        assert shapely.dwithin(kept, TOWN.extent, 0.5)


def _shape_or_error(message: object) -> shapely.Geometry | ShapeError:
    """Any other error breaks the test."""
    try:
        shape = shape_from_geojson(message, EPSG)
        assert np.isfinite(shapely.get_coordinates(shape)).all()
        assert not shape.is_empty
        assert not shape.has_z
        return check_shape(shape, None, TOWN, CATALOGUE)
    except ShapeError as error:
        return error
