"""Layers with the words of other people: what comes in, what is left out, what is said and asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from data.importers.mapping.convert_layer import ConvertedLayer, convert_layer
from data.importers.mapping.read_classes import unknown_values
from data.importers.mapping.recipe import Recipe, first_recipe, recipe_from, recipe_json
from tests.data.importers.layers_converted import CATALOGUE, converted, points, said
from tests.data.importers.test_mapping import OURS, SITE, layer, nothing, square


def people(layer: ConvertedLayer) -> float:
    return float(layer.frame[["elder", "adult", "child"]].to_numpy().sum())


# ------------------------------------------------------------------------------------------ categories


def test_of_a_list_of_poi_only_ours_come_in() -> None:
    classes = [
        *("courthouse", "food_court", "public_transport", "passport_office", "car_park", "industrial_park"),
        *("workshop", "animal_hospital", "pitch"),
    ]
    raw = layer("point", points(9), 名称=[*classes], fclass=[*classes])
    found = converted(raw, "facilities")
    assert found.frame[["name_zh", "category"]].to_numpy().tolist() == [["pitch", "sports_court"]]
    assert "7 rows belong to no category here (courthouse、food_court" in said(found)
    assert "1 rows have no known category (car_park) and are skipped" in said(found)
    assert unknown_values(raw, first_recipe(raw, "facilities"), CATALOGUE) == {
        "category": Counter({"car_park": 1})
    }


def test_of_amaps_classes_the_leaf_counts() -> None:
    leaves = ["科教文化服务;图书馆;图书馆", "科教文化服务;学校;小学", "科教文化服务;驾校;驾校",
              "科教文化服务;培训机构;培训机构",
              "医疗保健服务;动物医疗场所;宠物诊所",
              "体育休闲服务;运动场馆;篮球场馆|生活服务;生活服务场所;生活服务场所"]  # fmt: skip
    raw = layer("point", points(6), 名称=list("甲乙丙丁戊己"), 类型=leaves)
    found = converted(raw, "facilities")
    assert found.frame["name_zh"].tolist() == ["甲", "己"]
    assert found.frame["category"].tolist() == ["community_service", "sports_court"]


def test_what_a_person_says_of_a_value_counts_and_is_kept() -> None:
    raw = layer("point", points(3), 类型=["车位", "小卖铺", "公园"])
    recipe = replace(
        first_recipe(raw, "facilities"),
        system=OURS.system,
        values={"category": {"小卖铺": "convenience_retail", "公园": ""}},
    )
    assert recipe_from(recipe_json(recipe)) == recipe
    found = convert_layer(raw, recipe, nothing(), CATALOGUE, SITE)
    assert found.frame["category"].tolist() == ["parcel_parking", "convenience_retail"]
    assert unknown_values(raw, recipe, CATALOGUE) == {}
    assert unknown_values(raw, replace(recipe, values={}), CATALOGUE) == {"category": Counter({"小卖铺": 1})}


def test_a_recipe_that_was_stored_before_is_still_read() -> None:
    old = {
        "target": "residences", "columns": {"households": "户数"}, "constants": {}, "x": "", "y": "",
        "system": ["EPSG:4548", False], "pairs": [], "swapped": False,
    }  # fmt: skip
    assert recipe_from(old) == Recipe("residences", {"households": "户数"}, system=OURS.system)


def test_only_an_empty_cell_takes_its_category_from_the_name() -> None:
    raw = layer(
        "point",
        points(4),
        名称=["街心公园", "清风超市", "世纪花园", "中山公园"],
        类型=[None, None, None, "公交站台"],
    )
    found = converted(raw, "facilities")
    assert found.frame["category"].tolist() == ["green_space", "convenience_retail"]
    assert "2 rows have their category from their names" in said(found)
    asked = unknown_values(raw, first_recipe(raw, "facilities"), CATALOGUE)
    assert asked == {"category": Counter({"": 1, "公交站台": 1})}


def test_a_file_with_a_column_a_tag_is_read_as_openstreetmap_is() -> None:
    raw = layer(
        "point",
        points(6),
        名称=["a", "b", "中山公园", "d", "e", "f"],
        amenity=["library", None, None, "courthouse", None, None],
        leisure=[None, "pitch", None, None, None, "garden"],
        highway=[None, None, "bus_stop", None, None, None],
        other_tags=[None, None, None, None, '"healthcare"=>"clinic","access"=>"yes"', None],
    )
    found = converted(raw, "facilities")
    assert found.frame["name_zh"].tolist() == ["a", "b", "e", "f"]
    assert found.frame["category"].tolist() == [
        "community_service",
        "sports_court",
        "care_health",
        "green_space",
    ]
    assert found.frame["level"].tolist() == ["higher", "", "", ""]  # levels do not nest: no station
    assert unknown_values(raw, first_recipe(raw, "facilities"), CATALOGUE) == {}


def test_a_person_s_own_word_for_a_tag_makes_it_a_station() -> None:
    raw = layer("point", points(2), amenity=["library", "townhall"])
    said_of = {"category": {"library": "community_service"}}
    recipe = replace(first_recipe(raw, "facilities"), system=OURS.system, values=said_of)
    found = convert_layer(raw, recipe, nothing(), CATALOGUE, SITE).frame
    assert found["category"].tolist() == ["community_service", "community_service"]
    assert found["level"].tolist() == ["", "higher"]


def test_ground_that_is_no_public_space_stays_out() -> None:
    raw = layer(
        "polygon",
        [square(20 * n, 0) for n in range(5)],
        fclass=["park", "residential", "industrial", "recreation_ground", "heath"],
    )
    found = converted(raw, "public_spaces")
    assert found.frame["functions"].tolist() == ["garden", "garden", "idle"]
    assert "2 rows are no public space (residential、industrial) and are skipped" in said(found)
    assert "1 rows have no known function (heath) and are treated as idle" in said(found)


# ---------------------------------------------------------------------------------------------- people


def test_floor_area_is_no_storeys() -> None:
    raw = layer(
        "polygon", [square(0, 0, 15), square(30, 0, 15)], 名称=["a", "b"], FLOOR_AREA=[1350.0, 2025.0]
    )
    found = converted(raw, "residences")
    assert people(found) == pytest.approx(
        2 * 225 * 6 / 36.52
    )  # six storeys where nobody says, m² each: parameters
    assert found.frame["storeys"].tolist() == [6, 6]
    assert "FLOOR_AREA (an area)" in said(found)


def test_men_and_women_together_are_all_people() -> None:
    raw = layer("polygon", [square(0, 0)], 楼栋=["一号楼"], 男性人口=[48], 女性人口=[52])
    found = converted(raw, "residences")
    assert people(found) == pytest.approx(100)
    assert "People in all is added up: 男性人口 + 女性人口." in said(found)
    one_sex = converted(layer("polygon", [square(0, 0)], 楼栋=["一号楼"], 男性人口=[48]), "residences")
    assert people(one_sex) == pytest.approx(100 * 6 / 36.52)
    assert "男性人口 (one sex only)" in said(one_sex)


@pytest.mark.parametrize(
    ("column", "value", "elders"),
    [("老年人比例", 18.5, 185), ("老年人比例(%)", "18.5", 185), ("老年人占比", 0.185, 185),
     ("老龄化率", "18.5%", 185),
     ("elderly_pct", 18.5, 185)],
)  # fmt: skip
def test_a_share_of_elders_is_multiplied_by_all_people(column: str, value: object, elders: float) -> None:
    raw = layer("polygon", [square(0, 0)], 楼栋=["一号楼"], 总人口=[1000], **{column: [value]})
    found = converted(raw, "residences")
    assert found.frame["elder"].tolist() == pytest.approx([elders])
    assert people(found) == pytest.approx(1000)
    assert "is read as a share of all people: 60 and over 185" in said(found)


@pytest.mark.parametrize(
    ("columns", "why"),
    [({"总人口": [1000], "老年人比例(%)": [0.5]}, "a share"),
     ({"户数": [300], "老年人比例": [18.5]}, "a share"),
     ({"总人口": [1000], "老年人比例": [185]}, "a share")],
)  # fmt: skip
def test_a_share_of_unclear_unit_or_of_unknown_people_is_not_used(
    columns: dict[str, list[object]], why: str
) -> None:
    found = converted(layer("polygon", [square(0, 0)], **columns), "residences")
    total = 1000 if "总人口" in columns else 300 * 2.63
    assert found.frame["elder"].tolist() == pytest.approx(
        [total * 0.1235]
    )  # the default share: age_groups.toml
    assert why in said(found)


def test_a_density_is_no_number_of_people() -> None:
    found = converted(layer("polygon", [square(0, 0)], 人口密度=[15200], 户籍人口=[88]), "residences")
    assert people(found) == pytest.approx(88)
    assert "人口密度 (a density)" in said(found)


def test_spans_of_ages_are_added_to_our_groups() -> None:
    bands = {
        "0-6岁": [3],
        "7-14岁": [2],
        "15-59岁": [20],
        "60-69岁": [4],
        "70-79岁": [2],
        "80岁以上": [1],
        "65岁以上": [5],
    }
    found = converted(layer("polygon", [square(0, 0)], 楼栋=["一号楼"], **bands), "residences")
    assert found.frame.loc[0, ["elder", "adult", "child"]].tolist() == [7, 20, 5]
    assert found.frame["estimated"].tolist() == [False]
    assert "65岁以上 (ages that no group here has)" in said(found)


def test_values_that_no_building_holds_are_no_storeys() -> None:
    raw = layer("polygon", [square(20 * n, 0) for n in range(3)], 层数=[1350, 2025, 29106])
    found = converted(raw, "residences")
    assert found.frame["storeys"].tolist() == [6, 6, 6]
    assert "层数 (values too large)" in said(found)


def test_a_slip_among_good_values_counts_as_unknown_and_is_named() -> None:
    raw = layer(
        "polygon", [square(20 * n, 0) for n in range(3)], 楼栋=["甲", "乙", "丙"], 层数=[3, 163, 164],
        户数=[1, 2, 100_001],
    )  # fmt: skip
    found = converted(raw, "residences")
    assert found.frame["storeys"].tolist()[:2] == [3, 163]
    assert found.frame["storeys"].tolist()[2] == 6
    assert people(found) == pytest.approx(3 * 2.63 + 100 * 6 / 36.52)
    assert "Storeys: 1 values above 163 count as unknown: row 3 丙 (164)." in said(found)
    assert "Households: 1 values above 100000 count as unknown: row 3 丙 (100,001)." in said(found)
