"""Everything that is wrong with a community's layers is said at once, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.catalogue import load_catalogue
from data.frames import frame_of
from data.layer_checks import CommunityDataError, validate_layers
from data.model import SCHEMAS
from tests.data.towns import EPSG, at, box, line, town, with_cell

Layers = dict[str, gpd.GeoDataFrame]
Spoil = Callable[[Layers], None]


def layers() -> Layers:
    community = town()
    return {name: community.layer(name) for name in SCHEMAS}


def trouble(spoiled: Layers) -> CommunityDataError:
    with pytest.raises(CommunityDataError) as caught:
        validate_layers(spoiled, load_catalogue())
    return caught.value


def cell(layer: str, key: str, column: str, value: object) -> Spoil:
    return lambda given: given.update({layer: with_cell(given[layer], key, column, value)})


def shape(layer: str, row: int, value: shapely.Geometry | None) -> Spoil:
    def spoil(given: Layers) -> None:
        shapes = given[layer].geometry.to_numpy().astype(object)
        shapes[row] = value
        given[layer] = gpd.GeoDataFrame(
            given[layer].drop(columns="geometry"), geometry=list(shapes), crs=EPSG
        )

    return spoil


BOW_TIE = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
TWO_KINDS = shapely.GeometryCollection([box(0, 0, 9, 9), at(50, 50)])

SPOILED: dict[str, tuple[Spoil, str, str]] = {
    "duplicate id": (
        cell("facilities", "F2", "id", "F1"),
        "设施（facilities）：编号（id）“F1”重复",
        "Facilities (facilities): Number (id) “F1” is used twice",
    ),
    "duplicate code": (
        cell("grids", "G2", "code", "G1"),
        "责任网格（grids）：网格编号（code）“G1”重复",
        "Grid number (code) “G1” is used twice",
    ),
    "missing text": (
        cell("facilities", "F1", "condition", ""),
        "F1：缺少：完好程度（condition）",
        "F1: Condition (condition) is missing",
    ),
    "missing number": (
        cell("residences", "R1", "elder", np.nan),
        "R1：缺少：60 岁及以上（elder）",
        "(elder) is missing",
    ),
    "negative people": (
        cell("residences", "R1", "adult", -3.0),
        "（adult）不能是 -3.0",
        "(adult) cannot be -3.0",
    ),
    "endless people": (
        cell("residences", "R2", "child", np.inf),
        "（child）不能是 inf",
        "(child) cannot be inf",
    ),
    "negative storeys": (
        cell("residences", "R1", "storeys", -1),
        "层数（storeys）不能是 -1",
        "(storeys) cannot be -1",
    ),
    "wrong word": (
        cell("paths", "P1", "kind", "motorway"),
        "类型（kind）“motorway”应为",
        "(kind) “motorway” should be one of",
    ),
    "dangling compound": (
        cell("residences", "R3", "compound", "C9"),
        "小区（compound）指向的“C9”不存在",
        "(compound) names “C9”",
    ),
    "dangling grid": (
        cell("public_spaces", "S1", "grid", "G9"),
        "网格（grid）指向的“G9”不存在",
        "(grid) names “G9”",
    ),
    "dangling door": (cell("entrances", "E1", "of", "F9"), "属于（of）指向的“F9”不存在", "(of) names “F9”"),
    "wrong kind of shape": (
        shape("grids", 0, at(0, 0)),
        "责任网格（grids） G1：图形类型不对",
        "(grids) G1: is a shape of the wrong kind",
    ),
    "mixed shape": (
        shape("residences", 0, TWO_KINDS),
        "住宅（residences） R1：图形类型不对",
        "R1: is a shape of the wrong kind",
    ),
    "area for a path": (
        shape("paths", 1, box(0, 0, 9, 9)),
        "路径（paths） P2：图形类型不对",
        "(paths) P2: is a shape of the wrong kind",
    ),
    "self-crossing": (
        shape("public_spaces", 1, BOW_TIE),
        "公共空间（public_spaces） S2：图形有自相交",
        "S2: the shape is not valid",
    ),
    "no shape": (
        shape("facilities", 2, None),
        "设施（facilities） F3：没有图形",
        "(facilities) F3: has no shape",
    ),
    "empty shape": (
        shape("paths", 0, shapely.LineString()),
        "路径（paths） P1：没有图形",
        "(paths) P1: has no shape",
    ),
    "no number": (
        shape("facilities", 0, shapely.Point(np.nan, 5)),
        "F1：坐标不是有效的数字",
        "F1: a coordinate is not a finite",
    ),
    "endless": (
        shape("residences", 1, shapely.Point(np.inf, 5)),
        "R2：坐标不是有效的数字",
        "R2: a coordinate is not a finite",
    ),
    "unknown category": (
        cell("facilities", "F1", "category", "casino"),
        "类别（category）“casino”不在参数库中",
        "(category) “casino” is not in",
    ),
    "unknown function": (
        cell("public_spaces", "S4", "functions", "play;golf"),
        "功能（functions）“golf”不在参数库中",
        "(functions) “golf” is not in",
    ),
    "unknown taking": (
        cell("encroachments", "V1", "category", "moat"),
        "类别（category）“moat”不在参数库中",
        "(category) “moat” is not in",
    ),
    "unknown state": (
        cell("encroachments", "V1", "status", "lost"),
        "状态（status）“lost”不在参数库中",
        "(status) “lost” is not in",
    ),
}


def test_the_town_itself_is_sound() -> None:
    validate_layers(layers(), load_catalogue())


@pytest.mark.parametrize("what", SPOILED)
def test_one_mistake_is_named_in_both_languages_and_nothing_else_is(what: str) -> None:
    spoil, zh, en = SPOILED[what]
    given = layers()
    spoil(given)
    error = trouble(given)
    assert zh in error.message("zh")
    assert en in error.message("en")
    assert error.facts["count"] == len(error.message("en").splitlines()) - 1


def test_all_mistakes_come_in_one_error() -> None:
    alone = ("duplicate id", "duplicate code")  # these rename rows, so the others would not be found
    given = layers()
    for what, (spoil, _, _) in SPOILED.items():
        if what not in alone and what not in ("missing text", "self-crossing", "empty shape"):
            spoil(given)
    error = trouble(given)
    expected = {key for key in SPOILED if key not in alone} - {"missing text", "self-crossing", "empty shape"}
    for what in expected:
        assert SPOILED[what][1] in error.message("zh"), what
        assert SPOILED[what][2] in error.message("en"), what
    assert error.facts["count"] >= len(expected)


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_counted() -> None:
    given = layers()
    homes = given["residences"]
    many = gpd.GeoDataFrame(pd.concat([homes.head(1)] * 50, ignore_index=True), crs=EPSG)
    given["residences"] = many.assign(id=[f"N{number}" for number in range(50)], elder=np.nan)
    error = trouble(given)
    lines = error.message("zh").splitlines()
    assert error.facts["count"] == 50
    assert len(lines) == 1 + 40 + 1
    assert lines[-1] == "……还有 10 处"


def test_a_multi_part_shape_is_of_the_kind_of_its_parts() -> None:
    given = layers()
    shape("grids", 0, shapely.MultiPolygon([box(0, 0, 9, 9), box(20, 0, 29, 9)]))(given)
    shape("paths", 0, shapely.MultiLineString([line((0, 0), (9, 0)), line((20, 0), (29, 0))]))(given)
    validate_layers(given, load_catalogue())


def test_a_frame_has_the_columns_of_its_schema_in_their_types() -> None:
    table = pd.DataFrame(
        {
            "storeys": ["6", None],
            "id": [1, "b"],
            "elder": ["2.5", "x"],
            "estimated": [True, None],
            "junk": [1, 2],
        }
    )
    frame = frame_of("residences", table, [at(0, 0), at(1, 1)], EPSG)
    assert list(frame.columns) == [column.name for column in SCHEMAS["residences"].columns] + ["geometry"]
    assert frame["id"].tolist() == ["1", "b"]
    assert frame["storeys"].tolist()[0] == 6
    assert pd.isna(frame["storeys"][1])
    assert frame["elder"][0] == 2.5
    assert np.isnan(frame["elder"][1])
    assert frame["estimated"].tolist() == [True, False]
    assert frame["compound"].tolist() == ["", ""]
    assert frame.crs == EPSG


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_frame_has_every_column(name: str) -> None:
    frame = frame_of(name, pd.DataFrame(), [], EPSG)
    assert len(frame) == 0
    assert list(frame.columns) == [column.name for column in SCHEMAS[name].columns] + ["geometry"]
