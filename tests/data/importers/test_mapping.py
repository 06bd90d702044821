"""From strangers' columns to ours."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS

from data.catalogue import load_catalogue
from data.frames import frame_of
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from data.importers.mapping.convert_layer import convert_layer
from data.importers.mapping.errors import OutsidePlace, SystemUnknown
from data.importers.mapping.guessing import likely_columns, likely_coordinates, likely_target
from data.importers.mapping.reading_values import keys_of, number_of, truth_of
from data.importers.mapping.recipe import Recipe, fingerprint, first_recipe, recipe_from, recipe_json
from data.importers.mapping.their_names import best_match, value_names
from data.layer_checks import validate_layers
from data.model import SCHEMAS
from spatial.projecting import to_metres
from spatial.systems import GCJ02, CoordinateSystem
from tests.data.importers.files_made import GOOD, HOUSEHOLDS, NAMES, good

CM117 = CRS.from_epsg(4548)
CATALOGUE = load_catalogue()
SITE = shapely.Point(to_metres(np.array([[116.1, 24.28]]), CM117)[0])
WGS84 = CoordinateSystem("EPSG:4326")
SIZE = 2.63  # persons per household: the seventh census for Guangdong, as in parameters.toml


def nothing() -> dict[str, gpd.GeoDataFrame]:
    return {name: frame_of(name, pd.DataFrame(), [], CM117) for name in SCHEMAS}


def layer(kind: str, shapes: list[shapely.Geometry], name: str = "图层", **columns: list[object]) -> RawLayer:
    return RawLayer(
        name, kind, dict(columns), np.array(shapes, dtype=object), np.zeros(len(shapes), dtype=bool)
    )


def square(x: float, y: float, side: float = 10) -> shapely.Polygon:
    return shapely.box(SITE.x + x, SITE.y + y, SITE.x + x + side, SITE.y + y + side)


OURS = Recipe("residences", system=CoordinateSystem("EPSG:4548"))


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,530 户", 1530), ("３６", 36), ("约12人", 12), (7, 7), ("6.5m", 6.5), ("-3", -3), ("2.4e2", 240)],
)
def test_numbers_as_people_write_them(cell: object, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize("cell", ["", None, "不详", "12-15", "2020年5月1日", "1e999", True, float("inf")])
def test_what_is_no_number(cell: object) -> None:
    assert math.isnan(number_of(cell))


def test_words_for_truth_categories_and_functions() -> None:
    truth = value_names("truth", CATALOGUE)
    assert [truth_of(one, truth) for one in ("是", "无", "YES", "√", "?", None, True)] == [
        True, False, True, True, None, None, True,
    ]  # fmt: skip
    category = value_names("category", CATALOGUE)
    assert best_match("石板凳2张", category) == ""  # a single character is no proof
    assert best_match("休憩座椅", category) == "rest_and_access"
    assert best_match("镇中心幼儿园", category) == "childcare"
    assert best_match("儿童游戏场地", category) == "playground"
    assert best_match("社区卫生站", category) == "care_health"
    keys, unknown = keys_of("健身、儿童游戏，下棋", value_names("functions", CATALOGUE))
    assert (keys, unknown) == (["fitness", "play"], ["下棋"])


def test_columns_are_guessed_from_both_languages() -> None:
    assert likely_columns("residences", ["楼栋名称", "总户数", "60岁以上（人）", "FLOORS", "备注"]) == {
        "name_zh": "楼栋名称",
        "households": "总户数",
        "elder": "60岁以上（人）",
        "storeys": "FLOORS",
    }
    assert likely_columns("paths", ["Highway", "Width_m"]) == {"kind": "Highway", "width_m": "Width_m"}
    assert likely_coordinates(["名称", "经度", "纬度"]) == ("经度", "纬度")
    assert likely_coordinates(["X", "Name", "Y"]) == ("X", "Y")
    assert likely_coordinates(["经度", "名称"]) == ("", "")


def test_layers_are_guessed_from_name_columns_and_shape() -> None:
    assert likely_target(layer("polygon", [square(0, 0)], "责任网格2024")) == "grids"
    assert likely_target(layer("line", [shapely.LineString([(0, 0), (1, 1)])], "图层1")) == "paths"
    assert likely_target(layer("polygon", [square(0, 0)], "图层1", 户数=[1], 层数=[2])) == "residences"
    assert likely_target(layer("polygon", [square(0, 0)], "Layer", 功能=["健身"])) == "public_spaces"


@pytest.mark.parametrize("key", [key for key in GOOD if key != "dxf"])
def test_every_kind_of_file_becomes_the_same_homes(key: str) -> None:
    source = read_bytes(good(key)[1], good(key)[0])
    recipe = Recipe(**{**first_recipe(source.layers[0], "residences").__dict__, "system": WGS84})
    found = convert_layer(source.layers[0], recipe, nothing(), CATALOGUE, SITE)
    assert tuple(found.frame["name_zh"]) == NAMES
    assert tuple(found.frame["households"]) == HOUSEHOLDS
    people = found.frame[["elder", "adult", "child"]].sum(axis=1)
    assert people.tolist() == pytest.approx([count * SIZE for count in HOUSEHOLDS])
    assert found.frame["estimated"].all()
    assert [note.key for note in found.assumed] == ["age_split_default", "people_from_households"]
    assert found.assumed[0].people == pytest.approx(72 * SIZE)
    if source.layers[0].kind == "polygon":  # 0.0002° × 0.0001° at 24.28° N: 20.3 m × 11.08 m
        assert found.frame.area.tolist() == pytest.approx([225] * 3, rel=0.01)
    validate_layers({**nothing(), "residences": found.frame}, CATALOGUE)


def test_outlines_of_a_drawing_become_buildings() -> None:
    source = read_bytes(good("dxf")[1], good("dxf")[0])
    outlines = next(one for one in source.layers if one.name.startswith("建筑"))
    found = convert_layer(outlines, OURS, nothing(), CATALOGUE, SITE)
    assert found.frame.area.tolist() == pytest.approx([100] * 3)  # triangles of 20 m × 10 m
    floor_m2 = 100 * 6  # six storeys, 36.52 m² each: parameters.toml
    assert found.frame[["elder", "adult", "child"]].sum(axis=1).tolist() == pytest.approx(
        [floor_m2 / 36.52] * 3
    )


def test_an_open_outline_is_closed_and_a_wide_gap_is_not() -> None:
    corners = [(SITE.x, SITE.y), (SITE.x + 10, SITE.y), (SITE.x + 10, SITE.y + 10), (SITE.x, SITE.y + 10)]
    nearly = shapely.LineString([*corners, (SITE.x, SITE.y + 0.5)])
    found = convert_layer(
        layer("line", [nearly, shapely.LineString(corners)]), OURS, nothing(), CATALOGUE, SITE
    )
    assert found.frame.area.tolist() == pytest.approx([100])
    words = " ".join(message.text("zh") for message in found.messages)
    assert "1 个边界没有闭合" in words
    assert "1 个图形的类型不适合" in words


def test_known_groups_stay_and_the_rest_is_shared_out() -> None:
    given = layer(
        "polygon",
        [square(0, 0), square(20, 0), square(40, 0)],
        老人=["10", "10", None],
        成人=["20", None, None],
        儿童=["5", None, None],
        总人口=["99", "60", "40"],
    )
    recipe = Recipe(
        "residences",
        {"elder": "老人", "adult": "成人", "child": "儿童", "people": "总人口"},
        system=OURS.system,
    )
    frame = convert_layer(given, recipe, nothing(), CATALOGUE, SITE).frame
    assert frame.loc[0, ["elder", "adult", "child"]].tolist() == [10, 20, 5]
    assert frame["estimated"].tolist() == [False, True, True]
    assert frame.loc[1, "elder"] == 10
    assert frame.loc[1, ["adult", "child"]].sum() == pytest.approx(50)
    shares = [group.default_share.value for group in CATALOGUE.age_groups.values()]
    assert frame.loc[1, "adult"] == pytest.approx(50 * shares[1] / (shares[1] + shares[2]))
    assert frame.loc[2, ["elder", "adult", "child"]].sum() == pytest.approx(40)


def test_homes_find_their_compound_and_grid_by_name_or_by_place() -> None:
    layers = nothing()
    layers["compounds"] = frame_of(
        "compounds",
        pd.DataFrame({"id": ["c1", "c2"], "name_zh": ["老街", "新村"]}),
        [square(0, 0, 50), square(60, 0, 50)],
        CM117,
    )
    layers["grids"] = frame_of("grids", pd.DataFrame({"code": ["G1"]}), [square(0, 0, 200)], CM117)
    homes = layer("polygon", [square(5, 5), square(5, 25), square(500, 0)], 小区=["新村", None, None])
    recipe = Recipe("residences", {"compound": "小区"}, system=OURS.system)
    frame = convert_layer(homes, recipe, layers, CATALOGUE, SITE).frame
    assert frame["compound"].tolist() == ["c2", "c1", ""]
    assert frame["grid"].tolist() == ["G1", "G1", ""]
    table = RawLayer(
        "表",
        "table",
        {"楼": ["甲", "乙"], "小区": ["老街", "没有的"]},
        np.array([], dtype=object),
        np.zeros(0, dtype=bool),
    )
    found = convert_layer(
        table, Recipe("residences", {"name_zh": "楼", "compound": "小区"}), layers, CATALOGUE, SITE
    )
    assert found.frame["name_zh"].tolist() == ["甲"]
    assert square(0, 0, 50).contains(found.frame.geometry[0])
    assert any("1 行没有可用的坐标或地址" in message.text("zh") for message in found.messages)


def test_a_category_that_is_unknown_leaves_the_row_out_and_a_constant_helps() -> None:
    points = [shapely.Point(SITE.x + n, SITE.y) for n in range(3)]
    given = layer("point", points, 类别=["公厕", "塔", None], 名称=["厕所", "水塔", "街心公园"])
    recipe = Recipe("facilities", {"category": "类别", "name_zh": "名称"}, system=OURS.system)
    found = convert_layer(given, recipe, nothing(), CATALOGUE, SITE)
    assert found.frame["category"].tolist() == ["rest_and_access", "green_space"]
    assert any("塔" in message.text("zh") and "未导入" in message.text("zh") for message in found.messages)
    settled = Recipe("facilities", {}, {"category": "playground"}, system=OURS.system)
    assert set(convert_layer(given, settled, nothing(), CATALOGUE, SITE).frame["category"]) == {"playground"}


def test_paths_spaces_and_grids_get_what_they_need() -> None:
    lines = [shapely.LineString([(SITE.x, SITE.y), (SITE.x + n, SITE.y + 9)]) for n in (5, 6)]
    paths = layer("line", lines, 类型=["石阶", "省道"], 宽度=["1.5米", "12"])
    frame = convert_layer(
        paths, Recipe("paths", {"kind": "类型", "width_m": "宽度"}, system=OURS.system), nothing(), CATALOGUE
    ).frame
    assert frame["kind"].tolist() == ["steps", "road"]
    assert frame["step_free"].tolist() == [False, True]
    assert frame["width_m"].tolist() == [1.5, 12]
    pieces = shapely.MultiLineString(
        [[(SITE.x, SITE.y), (SITE.x + 5, SITE.y)], [(SITE.x, SITE.y + 9), (SITE.x, SITE.y + 19)]]
    )
    apart = convert_layer(
        layer("line", [pieces]), Recipe("paths", system=OURS.system), nothing(), CATALOGUE
    ).frame
    assert apart["id"].tolist() == ["P001", "P001.2"]
    assert apart.length.tolist() == [5, 10]
    grids = convert_layer(
        layer("polygon", [square(0, 0), square(10, 0)], 网格=["一", "二"]),
        Recipe("grids", {"code": "网格"}, system=OURS.system),
        nothing(),
        CATALOGUE,
    ).frame
    assert grids["code"].tolist() == ["一", "二"]


def test_repeated_ids_are_replaced_and_taken_ones_left_alone() -> None:
    first = convert_layer(
        layer("polygon", [square(0, 0)], 编号=["A"]),
        Recipe("residences", {"id": "编号"}, system=OURS.system),
        nothing(),
        CATALOGUE,
    ).frame
    assert first["id"].tolist() == ["A"]
    again = layer("polygon", [square(20, 0), square(40, 0)], 编号=["A", "A"])
    more = convert_layer(
        again,
        Recipe("residences", {"id": "编号"}, system=OURS.system),
        {**nothing(), "residences": first},
        CATALOGUE,
    ).frame
    assert more["id"].is_unique
    assert not set(more["id"]) & {"A"}


def test_a_layer_in_the_wrong_zone_is_refused_with_its_distance() -> None:
    home = layer("polygon", [square(0, 0)])
    with pytest.raises(OutsidePlace) as caught:
        convert_layer(
            home, Recipe("residences", system=CoordinateSystem("EPSG:4549")), nothing(), CATALOGUE, SITE
        )
    assert 290 < caught.value.facts["away_km"] < 320  # three degrees of longitude at 24° N: 305 km
    with pytest.raises(SystemUnknown):
        convert_layer(home, Recipe("residences"), nothing(), CATALOGUE, SITE)


def test_a_plan_is_laid_on_the_map_by_its_pairs() -> None:
    plan = layer("polygon", [shapely.box(0, 0, 10_000, 10_000)])  # millimetres
    pairs = (((0.0, 0.0), (116.1, 24.28)), ((100_000.0, 0.0), (116.1 + 100 / 101_500, 24.28)))
    frame = convert_layer(plan, Recipe("residences", pairs=pairs), nothing(), CATALOGUE, SITE).frame
    assert frame.geometry[0].distance(SITE) < 0.01
    assert frame.area[0] == pytest.approx(100, rel=0.01)


def test_recipes_survive_being_kept() -> None:
    recipe = Recipe(
        "paths",
        {"kind": "类型"},
        {"condition": "worn"},
        "X",
        "Y",
        CoordinateSystem(GCJ02, True),
        (((1.0, 2.0), (3.0, 4.0)),),
        True,
    )
    assert recipe_from(recipe_json(recipe)) == recipe
    a, b = layer("line", [], 甲=[], 乙=[]), layer("line", [], 乙=[], 甲=[])
    assert fingerprint(a) == fingerprint(b) != fingerprint(layer("point", [], 乙=[], 甲=[]))
