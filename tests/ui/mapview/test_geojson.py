"""What the browser is told of a layer."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from base.words import Bilingual
from layers.layer import Field, Layer, Symbol, SymbolClass, View
from tests.browser.apps.canaries import PAYLOADS, shown_text
from tests.browser.apps.village import CRS_M, EAST, NORTH, assessment, frame, layer, same
from ui.mapview.cell import LONGEST_TEXT, cell_text
from ui.mapview.geojson import layer_geojson

ONE = (SymbolClass("one", same("一"), Symbol()),)


def geojson_features(made: Layer, language: str = "zh") -> list[dict[str, Any]]:
    content = layer_geojson(made, assessment(), View(), language)
    return json.loads(content)["features"]


def layer_of(rows: gpd.GeoDataFrame, **more: Any) -> Layer:
    return layer("some", same("some"), ("polygon", "point"), more.pop("classes", ONE), rows, **more)


def rows_of(shapes: list[Any], **columns: Any) -> gpd.GeoDataFrame:
    blank = {"id": [str(n) for n in range(len(shapes))], "class": ["one"] * len(shapes), "name": "x"}
    return frame(shapes, **{**blank, **columns})


def test_coordinates_are_wgs84_to_a_centimetre() -> None:
    (feature,) = geojson_features(layer_of(rows_of([shapely.Point(10, 20)])))
    back = Transformer.from_crs(4326, CRS_M, always_xy=True).transform(*feature["geometry"]["coordinates"])
    assert back == pytest.approx((EAST + 10, NORTH + 20), abs=0.01)


def test_rows_without_a_shape_are_left_out() -> None:
    shapes = [shapely.Point(1, 1), None, shapely.Polygon()]
    rows = gpd.GeoDataFrame({"id": ["a", "b", "c"], "class": "one", "name": "x"}, geometry=shapes, crs=CRS_M)
    assert [one["properties"]["id"] for one in geojson_features(layer_of(rows))] == ["a"]


def test_empty_layer_is_an_empty_collection() -> None:
    rows = gpd.GeoDataFrame({"id": [], "class": [], "name": []}, geometry=[], crs=CRS_M)
    assert geojson_features(layer_of(rows)) == []


def test_undeclared_class_is_an_error() -> None:
    rows = rows_of([shapely.Point(1, 1)], **{"class": ["other"]})
    with pytest.raises(ValueError, match="other"):
        geojson_features(layer_of(rows))


def test_polygon_with_a_label_has_an_inner_point() -> None:
    horseshoe = shapely.box(0, 0, 90, 90).difference(shapely.box(20, 20, 70, 90))
    rows = rows_of([horseshoe])
    (feature,) = geojson_features(layer_of(rows, label="name"))
    spot = shapely.Point(feature["properties"]["at"])
    inside = gpd.GeoSeries([spot], crs=4326).to_crs(CRS_M).iloc[0]
    assert rows.geometry.iloc[0].contains(inside)
    assert feature["properties"]["label"] == "x"


def test_polygon_gets_a_place_for_its_marker_only_if_it_has_one() -> None:
    classes = (*ONE, SymbolClass("two", same("二"), Symbol(glyph="二")))
    rows = rows_of([shapely.box(0, 0, 9, 9)] * 2, **{"class": ["one", "two"]})
    assert ["at" in one["properties"] for one in geojson_features(layer_of(rows, classes=classes))] == [
        False,
        True,
    ]


def test_cells_speak_the_language() -> None:
    words = (("good", Bilingual("良好", "good")), ("worn", Bilingual("破损", "worn")))
    fields = (
        Field("size", same("面积"), Bilingual("平方米", "m²"), decimals=1),
        Field("state", same("状况"), choices=words),
        Field("lift", same("电梯")),
        Field("nothing", same("无")),
        Field("both", same("名")),
    )
    columns = {
        "size": [12345.67],
        "state": ["good;worn"],
        "lift": [True],
        "nothing": [np.nan],
        "both": [Bilingual("公园", "park")],
    }
    rows = rows_of([shapely.Point(1, 1)], **columns)
    (zh,), (en,) = (
        geojson_features(layer_of(rows, fields=fields)),
        geojson_features(layer_of(rows, fields=fields), "en"),
    )
    assert zh["properties"]["cells"] == ["12,345.7\xa0平方米", "良好、破损", "是", None, "公园"]
    assert en["properties"]["cells"] == ["12,345.7\xa0m²", "good, worn", "yes", None, "park"]


@pytest.mark.parametrize("empty", [None, "", float("nan"), float("inf"), np.nan])
def test_nothing_to_say_is_none(empty: object) -> None:
    assert cell_text(Field("x", same("x"), same("m")), empty, "zh") is None


def test_whole_numbers_have_no_decimals_and_long_text_is_cut() -> None:
    assert cell_text(Field("x", same("x")), np.int64(1530), "zh") == "1,530"
    shown = cell_text(Field("x", same("x")), "长" * 1_000_000, "zh")
    assert shown is not None
    assert len(shown) == LONGEST_TEXT


def test_payloads_arrive_as_written() -> None:
    many = len(PAYLOADS)
    rows = rows_of([shapely.Point(n, n) for n in range(many)], name=list(PAYLOADS), note=list(PAYLOADS))
    features = geojson_features(layer_of(rows, fields=(Field("note", same("note")),), label="note"))
    for payload, one in zip(PAYLOADS, features, strict=True):
        properties = one["properties"]
        assert (properties["title"], properties["label"], properties["cells"]) == (
            shown_text(payload),
            shown_text(payload),
            [shown_text(payload)],
        )


def test_lone_surrogates_do_not_break_the_bytes() -> None:
    rows = rows_of([shapely.Point(1, 1)], name=pd.Series(["a\ud800b\x00"], dtype=object))
    assert geojson_features(layer_of(rows))[0]["properties"]["title"] == "a\ud800b\x00"
