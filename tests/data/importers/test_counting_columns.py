"""What a column counts by its name, and which columns stand for storeys, households, people and ages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from data.importers.mapping.guessing import guess_columns, likely_coordinates, likely_target
from data.importers.mapping.quantities import quantity_of
from tests.data.importers.test_mapping import layer

WORDS = tomllib.loads(Path(__file__).with_name("column_words.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "ours"), [(name, key) for key, names in WORDS["whole"].items() for name in names]
)
def test_names_of_whole_counts(name: str, ours: str) -> None:
    assert guess_columns("residences", ["楼栋", name]).columns == {"name_zh": "楼栋", ours: name}


@pytest.mark.parametrize(
    ("name", "kind"), [(name, key) for key, names in WORDS["other"].items() for name in names]
)
def test_names_that_are_no_counts(name: str, kind: str) -> None:
    quantity = quantity_of(name)
    assert quantity is not None
    assert quantity.kind == kind
    assert guess_columns("residences", ["楼栋", name]).columns == {"name_zh": "楼栋"}


@pytest.mark.parametrize("name", WORDS["never"]["names"])
def test_names_that_are_never_a_whole_count(name: str) -> None:
    guess = guess_columns("residences", ["楼栋", name])
    assert not {"storeys", "households", "people", "elder", "adult", "child"} & {*guess.columns, *guess.sums}


def test_the_best_of_several_counts_of_people() -> None:
    def people(*names: str) -> str:
        return guess_columns("residences", names).columns.get("people", "")

    assert people("人口密度", "户籍人口") == "户籍人口"
    assert people("户籍人口", "常住人口", "流动人口") == "常住人口"
    assert people("户籍人口", "总人口") == "总人口"
    assert people("男性人口", "女性人口", "总人数") == "总人数"
    assert people("pop2010", "pop2020") == ""  # of which year is for a person to say
    assert people("人口2020") == "人口2020"


def test_parts_that_make_up_a_whole_are_added() -> None:
    def sums(*names: str) -> dict[str, tuple[str, ...]]:
        return dict(guess_columns("residences", names).sums)

    assert sums("男性人口", "女性人口") == {"people": ("男性人口", "女性人口")}
    assert sums("male", "female") == {"people": ("male", "female")}
    assert sums("男性人口", "流动人口") == {}
    ages = ("0-6岁", "7-14岁", "15-59岁", "60-69岁", "70-79岁", "80岁以上", "65岁以上")
    assert sums(*ages) == {"child": ("0-6岁", "7-14岁"), "elder": ("60-69岁", "70-79岁", "80岁以上")}
    assert sums("0-6岁", "8-14岁") == {}  # the seven-year-olds are missing
    assert sums("60岁以上男", "60岁以上女") == {"elder": ("60岁以上男", "60岁以上女")}
    assert sums("60岁以上男") == {}


def test_a_share_stands_for_a_group_only_beside_all_people() -> None:
    assert guess_columns("residences", ["楼栋", "总人口", "老年人比例"]).columns["elder"] == "老年人比例"
    assert "elder" not in guess_columns("residences", ["楼栋", "户数", "老年人比例"]).columns
    assert guess_columns("residences", ["总人口", "老年人", "老年人比例"]).columns["elder"] == "老年人"


def test_what_is_not_known_as_a_whole_is_unsure() -> None:
    assert guess_columns("residences", ["楼栋", "户数", "层数", "总人口"]).unsure == frozenset()
    assert guess_columns("residences", ["楼栋", "住宅层数"]).unsure == {"storeys"}
    assert guess_columns("residences", ["总人口", "老龄化率"]).unsure == {"elder"}


@pytest.mark.parametrize(
    ("target", "theirs", "ours"),
    [
        ("facilities", ["osm_id", "code", "fclass", "name"],
         {"id": "osm_id", "name_zh": "name", "category": "fclass"}),
        ("facilities", ["名称", "大类", "中类", "小类"], {"name_zh": "名称", "category": "小类"}),
        ("facilities", ["name", "type", "typecode"], {"name_zh": "name", "category": "type"}),
        ("facilities", ["classroom", "typeface", "prototype", "renames"], {}),
        ("paths", ["道路名称", "技术等级", "路面宽度（米）"],
         {"name_zh": "道路名称", "kind": "技术等级", "width_m": "路面宽度（米）"}),
        ("paths", ["bandwidth", "subclass_id", "highwayman"], {}),
        ("grids", ["网格编号", "网格员"], {"code": "网格编号", "manager": "网格员"}),
        ("residences", ["小区名称", "楼栋名称"], {"compound": "小区名称", "name_zh": "楼栋名称"}),
        ("residences", ["filename", "username", "statecode", "paid", "gridlock"], {}),
    ],
)  # fmt: skip
def test_columns_of_text_are_whole_names(target: str, theirs: list[str], ours: dict[str, str]) -> None:
    assert guess_columns(target, theirs).columns == ours


def test_coordinates_with_the_name_of_their_system() -> None:
    assert likely_coordinates(["名称", "WGS84_经度", "WGS84_纬度"]) == ("WGS84_经度", "WGS84_纬度")
    assert likely_coordinates(["lng_gcj02", "lat_gcj02"]) == ("lng_gcj02", "lat_gcj02")
    assert likely_coordinates(["belonging", "latest", "y"]) == ("", "")


@pytest.mark.parametrize(
    ("name", "target"),
    [("gis_osm_roads_free_1", "paths"), ("gis_osm_pois_free_1", "facilities"), ("居民楼_2023", "residences"),
     ("gis_osm_buildings_a_free_1", "residences"), ("人口统计表", "residences"), ("道路中心线", "paths"),
     ("gateway", "facilities"), ("warehouse", "facilities"), ("parking", "facilities"),
     ("driveway", "facilities"),
     ("greenhouse", "facilities"), ("停车场", "facilities"), ("motorways", "facilities")],
)  # fmt: skip
def test_names_of_layers_are_whole_words(name: str, target: str) -> None:
    """Facilities is what a layer of points is where nothing tells."""
    assert likely_target(layer("point", [], name)) == target
