"""`lintu new`, `lintu import` and `lintu check`, as offices script them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from click.testing import CliRunner, Result

from base.words import Bilingual
from data.model import SCHEMAS
from data.store.open_store import the_store
from entry.cli import main
from features.own_community.community_versions import begin, change, layers_of, own, own_communities, steps
from spatial.gcj02 import gcj02_from_wgs84
from spatial.projecting import to_degrees
from tests.data.importers.files_made import (
    BOXES,
    collection,
    csv,
    dxf,
    feature,
    file_bytes,
    geojson,
    rows,
    shapefile,
    xlsx,
)
from tests.data.importers.osm_text import node, osm, square, way
from tests.data.sample_scored import sample

RECTANGLE = "116.101,24.28005,900,700"


@pytest.fixture(autouse=True)
def _own_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))


@pytest.fixture
def community() -> str:
    return run("new", "试验村", "--rectangle", RECTANGLE).stdout.strip()


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def answer(*arguments: str | Path) -> tuple[int, Any]:
    result = run(*arguments, "--json")
    return result.exit_code, json.loads(result.stdout)


def written(folder: Path, name: str, raw: bytes) -> Path:
    file = folder / name
    file.write_bytes(raw)
    return file


def counted() -> gpd.GeoDataFrame:
    """Three homes of 30, 60 and 90 people."""
    columns = {"名称": ["一号楼", "二号楼", "三号楼"], "户数": [12, 24, 36], "总人口": [30, 60, 90]}
    return gpd.GeoDataFrame(columns, geometry=BOXES, crs=4326)


def homes(key: str) -> gpd.GeoDataFrame:
    return layers_of(the_store(), own(the_store(), key).state)["residences"]


def test_a_community_begins_with_a_rectangle(community: str) -> None:
    known = own(the_store(), community)
    ground = layers_of(the_store(), known.state)["grids"].geometry.iloc[0]
    assert ground.area == pytest.approx(900 * 700, rel=1e-3)
    assert [one.actor for one in steps(the_store(), community)] == ["lintu", "lintu"]


def test_a_community_begins_with_a_ground_from_a_file(tmp_path: Path) -> None:
    ground = gpd.GeoDataFrame({"name": ["甲"]}, geometry=[shapely.box(116.1, 24.28, 116.11, 24.29)], crs=4326)
    file = written(tmp_path, "范围.geojson", ground.to_json().encode())
    code, values = answer("new", "试验村", "--english", "Trial", "--ground", file)
    assert (code, values["questions"]) == (0, [])
    state = own(the_store(), values["community"]).state
    assert (state.name.zh, state.name.en) == ("试验村", "Trial")
    assert shapely.geometry.shape(state.boundary).area == pytest.approx(1e-4, rel=1e-6)


@pytest.mark.parametrize(
    "rectangle", ["116.1,24.2", "116.1,24.2,x,700", "116.1,24.2,10,10", "500,24,900,900"]
)
def test_a_rectangle_that_is_none_begins_nothing(rectangle: str) -> None:
    refused = run("new", "试验村", "--rectangle", rectangle)
    assert refused.exit_code == 2
    assert own_communities(the_store()) == {}


def test_a_ground_without_a_system_is_asked_for_and_begins_nothing(tmp_path: Path) -> None:
    code, values = answer("new", "试验村", "--ground", written(tmp_path, "图.dxf", dxf()))
    assert code == 1
    assert [one["option"] for one in values["questions"]] == ["--from-layer"]
    assert own_communities(the_store()) == {}


def test_homes_come_in_with_what_was_recognised(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "楼.geojson", geojson(counted()))
    code, values = answer("import", community, "residences", file, "--lang", "en", "--by", "王")
    assert code == 0
    assert values["rows"] == {"in": 3, "out": 0, "imported": 3}
    assert values["columns"] == {"id": "id", "name_zh": "名称", "households": "户数", "people": "总人口"}
    assert values["crs"] == {"name": "EPSG:4326", "north_first": False}
    assert values["sums"]["people"] == {"in_file": 180.0, "imported": pytest.approx(180)}
    assert values["sums"]["households"] == {"in_file": 72.0, "imported": 72.0}
    assert [one["key"] for one in values["assumptions"]] == ["age_split_default"]
    assert values["taken"]["community"] == community
    assert homes(community)["households"].tolist() == [12, 24, 36]
    assert steps(the_store(), community)[-1].actor == "王"


def test_a_community_is_known_by_its_name_and_a_layer_by_its_name(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "楼.geojson", geojson(counted()))
    assert run("import", "试验村", "住宅", file).exit_code == 0
    assert len(homes(community)) == 3


def test_a_dry_run_keeps_nothing(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "楼.geojson", geojson(counted()))
    code, values = answer("import", community, "residences", file, "--dry-run")
    assert (code, values["taken"], values["rows"]["imported"]) == (0, None, 3)
    assert len(homes(community)) == 0


def test_rows_are_replaced_or_added(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "楼.geojson", geojson(counted()))
    for more, count in (((), 3), ((), 3), (("--add",), 6)):
        assert run("import", community, "residences", file, *more).exit_code == 0
        assert len(homes(community)) == count
    assert homes(community)["id"].is_unique


def test_a_table_of_numbers_asks_for_its_system_once(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "楼.csv", csv())
    code, values = answer("import", community, "residences", file)
    assert (code, values["taken"]) == (1, None)
    (question,) = values["questions"]
    assert question["option"] == "--crs"
    assert {"GCJ-02", "BD-09"} < set(question["options"])
    assert answer("import", community, "residences", file, "--crs", "wgs84")[0] == 0
    assert answer("import", community, "residences", file)[0] == 0  # as the last file with these columns
    metres = [rows()[0], ["一号楼", 12, 408_000, 2_686_000]]
    other = written(tmp_path, "米.csv", "\r\n".join(",".join(map(str, row)) for row in metres).encode())
    code, values = answer("import", community, "residences", other)
    assert (code, values["questions"][0]["option"]) == (1, "--crs")  # the last system does not fit
    x = homes(community).to_crs(4326).geometry.x.tolist()
    assert x == pytest.approx([116.1001, 116.1011, 116.1021], abs=1e-6)


def test_a_file_with_several_layers_asks_which(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "图.dxf", dxf())
    code, values = answer("import", community, "public_spaces", file, "--crs", "EPSG:4548")
    assert code == 1
    (question,) = values["questions"]
    assert question["option"] == "--from-layer"
    chosen = next(name for name in question["options"] if name.startswith("建筑"))
    code, values = answer(
        "import", community, "public_spaces", file, "--crs", "4548", "--from-layer", chosen, "--dry-run"
    )
    assert (code, values["rows"]["imported"]) == (0, 3)


def test_a_plan_with_an_origin_of_its_own_is_laid_by_two_points(community: str, tmp_path: Path) -> None:
    plan = gpd.GeoDataFrame({"名称": ["甲"]}, geometry=[shapely.box(0, 0, 20, 10)])
    file = written(tmp_path, "平面.gpkg", file_bytes(plan, ".gpkg"))
    pairs = ("--pair", "0,0=116.1005,24.2805", "--pair", "100,0=116.1014852,24.2805")
    assert answer("import", community, "residences", file)[1]["questions"][0]["option"] == "--crs"
    assert answer("import", community, "residences", file, *pairs)[0] == 0
    assert homes(community).geometry.area.tolist() == pytest.approx([200], rel=1e-3)


def test_columns_and_values_are_said_by_hand(community: str, tmp_path: Path) -> None:
    table = [["甲", "乙", "经度", "纬度"], ["一号楼", 7, 116.1, 24.28]]
    file = written(tmp_path, "点.xlsx", xlsx(table))
    said = ("--crs", "wgs84", "--columns", "甲=name_zh", "--columns", "乙=capacity")
    code, _ = answer("import", community, "facilities", file, *said, "--set", "category=playground")
    assert code == 0
    there = layers_of(the_store(), own(the_store(), community).state)["facilities"]
    assert there[["name_zh", "capacity", "category"]].to_numpy().tolist() == [["一号楼", 7, "playground"]]
    refused = run("import", community, "facilities", file, "--columns", "丙=name_zh")
    assert refused.exit_code == 2
    assert "甲、乙、经度、纬度" in refused.stderr


def test_text_is_read_in_the_stated_encoding(community: str, tmp_path: Path) -> None:
    named = [rows()[0], ["國安樓", 5, 116.1, 24.28]]
    raw = "\r\n".join(",".join(map(str, row)) for row in named).encode("utf-8")
    big5 = written(
        tmp_path, "楼.csv", raw.decode().translate(str.maketrans("称户数经纬", "稱戶數經緯")).encode("big5")
    )
    said = ("--crs", "wgs84", "--columns", "名稱=name_zh", "--columns", "經度=x", "--columns", "緯度=y")
    code, _ = answer("import", community, "residences", big5, "--encoding", "big5", *said)
    assert code == 0
    assert homes(community)["name_zh"].tolist() == ["國安樓"]
    for encoding in ("utf-8", "no-such-thing", "hex"):
        assert run("import", community, "residences", big5, "--encoding", encoding, *said).exit_code == 2


def test_the_stated_encoding_of_a_shapefile_is_believed(community: str, tmp_path: Path) -> None:
    frame = counted().assign(名称=["國安樓", "春風樓", "三樓"])
    file = written(
        tmp_path,
        "楼.zip",
        shapefile(frame.rename(columns={"名称": "name", "户数": "hushu", "总人口": "people"}), "big5"),
    )
    assert run("import", community, "residences", file, "--encoding", "big5").exit_code == 0
    assert homes(community)["name_zh"].tolist() == ["國安樓", "春風樓", "三樓"]
    packed = written(tmp_path, "楼.gpkg", file_bytes(counted(), ".gpkg"))
    refused = run("import", community, "residences", packed, "--encoding", "gbk")
    assert (refused.exit_code, "--encoding" in refused.stderr) == (2, True)


def test_what_cannot_be_used_is_refused_in_words_and_in_json(community: str, tmp_path: Path) -> None:
    file = written(tmp_path, "楼.geojson", b"{")
    result = run("import", community, "residences", file, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["refused"]["kind"] == "KindUnknown"
    good = written(tmp_path, "好.geojson", geojson(counted()))
    for wrong in (("nobody", "residences"), (community, "castles")):
        refused = run("import", *wrong, good)
        assert refused.exit_code == 2
        assert refused.stderr.count("\n") >= 2  # both languages
    assert run("import", community, "residences", tmp_path / "none.csv").exit_code == 2


def test_a_layer_beside_what_is_there_asks_before_it_comes_in(tmp_path: Path) -> None:
    """The sample without its grids, which come as a web map has them."""
    sample_town, crs = sample().community, sample().community.crs
    there = {name: sample_town.layer(name) for name in SCHEMAS if name != "grids"}
    there["residences"] = there["residences"].assign(grid="")
    begun = begin(the_store(), Bilingual("试验村", ""), "tester")
    ground = shapely.geometry.mapping(shapely.transform(sample_town.extent, lambda xy: to_degrees(xy, crs)))
    state = replace(begun.state, epsg=crs.to_epsg() or 0, boundary=ground)
    key = change(the_store(), begun, state, Bilingual("", ""), "tester", there).key
    on_web = shapely.transform(sample_town.grids.to_crs(4326).geometry.to_numpy(), gcj02_from_wgs84)
    grids = gpd.GeoDataFrame({"code": sample_town.grids["code"].tolist()}, geometry=list(on_web), crs=4326)
    file = written(tmp_path, "网格.geojson", grids.to_json().encode())
    code, values = answer("import", key, "grids", file)
    assert (code, values["taken"]) == (1, None)
    assert [(one["option"], one["options"]) for one in values["questions"]] == [("--crs", ["GCJ-02"])]
    assert answer("import", key, "grids", file, "--crs", "GCJ-02")[0] == 0


def test_problems_are_listed_and_fixed(tmp_path: Path) -> None:
    key = run("new", "试验村", "--rectangle", RECTANGLE).stdout.strip()
    twice = [feature(shapely.geometry.mapping(BOXES[0]), 名称=name) for name in ("甲", "乙")]
    raw = json.dumps({"type": "FeatureCollection", "features": twice}).encode()
    assert run("import", key, "residences", written(tmp_path, "楼.geojson", raw)).exit_code == 0
    code, values = answer("check", key)
    assert code == 1
    assert values["missing_layers"] == ["paths", "facilities", "public_spaces"]
    assert [one["key"] for one in values["problems"]] == ["doubled_shapes:residences"]
    assert run("check", key, "--fix", "no-such-problem").exit_code == 2
    code, values = answer("check", key, "--fix", "all")
    assert (code, values["problems"]) == (1, [])  # three layers are missing still
    assert len(homes(key)) == 1


def test_classes_of_other_vocabularies_come_in_or_are_named(community: str, tmp_path: Path) -> None:
    words = ["courthouse", "food_court", "public_transport", "car_park", "animal_hospital", "pitch"]
    points = [feature({"type": "Point", "coordinates": [116.1 + n / 2000, 24.2805]}, name=word, fclass=word)
              for n, word in enumerate(words)]  # fmt: skip
    file = written(tmp_path, "poi.geojson", collection(*points))
    code, values = answer("import", community, "facilities", file, "--lang", "en")
    assert (code, values["rows"]) == (0, {"in": 6, "out": 5, "imported": 1})
    assert values["unknown_values"] == {"category": {"car_park": 1}}
    assert "4 rows belong to no category here" in " ".join(values["messages"])
    said = ("--value", "category:car_park=parcel_parking", "--value", "category:pitch=")
    code, values = answer("import", community, "facilities", file, *said)
    assert (code, values["unknown_values"]) == (0, {})
    there = layers_of(the_store(), own(the_store(), community).state)["facilities"]
    assert there[["name_zh", "category"]].to_numpy().tolist() == [["car_park", "parcel_parking"]]
    for wrong in ("category:pitch=castle", "households:3=4", "pitch"):
        assert run("import", community, "facilities", file, "--value", wrong).exit_code == 2


def test_counts_of_people_are_told_before_and_after(community: str, tmp_path: Path) -> None:
    sexes = (
        counted()
        .drop(columns="总人口")
        .assign(男性人口=[10, 30, 40], 女性人口=[20, 30, 50], FLOOR_AREA=[900.0] * 3)
    )
    file = written(tmp_path, "楼.geojson", geojson(sexes))
    code, values = answer("import", community, "residences", file, "--lang", "en")
    assert code == 0
    assert values["sums_of_columns"] == {"people": ["男性人口", "女性人口"]}
    assert values["sums"]["people"] == {"in_file": 180.0, "imported": pytest.approx(180)}
    assert values["unused_columns"] == ["FLOOR_AREA"]
    assert "Columns not read as counts: FLOOR_AREA (an area)." in values["messages"]
    code, values = answer("import", community, "residences", file, "--columns", "=people")
    assert values["sums_of_columns"] == {}
    assert values["sums"]["people"] == {"in_file": None, "imported": pytest.approx(72 * 2.63)}


def test_an_extract_fills_every_layer(tmp_path: Path) -> None:
    key = run("new", "试验村").stdout.strip()
    lane = way(1, (1, 2), highway="footway")
    nodes = node(1, 24.28, 116.1) + node(2, 24.28, 116.102) + node(3, 24.2801, 116.1015, leisure="playground")
    corners, ring = square(10, 24.2802, 116.1, 2e-4)
    house = corners + way(2, ring, building="apartments")
    file = tmp_path / "town.osm"
    file.write_text(osm(nodes + house, lane), "utf-8")
    code, values = answer("import", key, "all", file, "--dry-run")
    assert (code, values["taken"]) == (0, None)
    assert values["rows"] == {"residences": 1, "facilities": 1, "paths": 1}
    code, values = answer("import", key, "all", file)
    assert values["rows"] == {"residences": 1, "facilities": 1, "paths": 1, "grids": 1}
    assert "population_estimated" in {one["key"] for one in values["assumptions"]}
    assert len(homes(key)) == 1
    assert run("import", key, "all", written(tmp_path, "x.osm", b"<osm>")).exit_code == 2


def test_a_table_of_people_counts_those_of_the_homes(community: str, tmp_path: Path) -> None:
    named = gpd.GeoDataFrame({"名称": ["一号楼", "二号楼", "三号楼"]}, geometry=BOXES, crs=4326)
    assert (
        run("import", community, "residences", written(tmp_path, "楼.geojson", geojson(named))).exit_code == 0
    )
    table = [
        ["楼栋", "户数", "老人", "成人", "儿童", "甲类"],
        ["一号楼", 12, 6, 30, 4, 1],
        ["二号楼", 24, 10, 60, 8, 2],
    ]
    file = written(tmp_path, "人口.xlsx", xlsx(table))
    code, values = answer("import", community, "people", file)
    assert (code, values["taken"]) == (1, None)
    assert [(one["option"], one["options"]) for one in values["questions"]] == [("--columns", ["甲类"])]
    code, values = answer("import", community, "people", file, "--leave-out", "甲类", "--dry-run")
    assert (code, values["taken"], values["rows"]) == (0, None, {"in": 2, "homes": 2})
    assert values["sums"]["people"] == {"in_file": 118.0, "imported": 118.0}
    code, values = answer("import", community, "people", file, "--leave-out", "甲类")
    assert (code, values["taken"]["community"]) == (0, community)
    counted = homes(community).set_index("name_zh").loc[["一号楼", "二号楼"], ["elder", "adult", "child"]]
    assert counted.to_numpy().tolist() == [[6, 30, 4], [10, 60, 8]]
    strangers = written(tmp_path, "别处.xlsx", xlsx([["楼栋", "人数"], ["九十九号楼", 5]]))
    assert run("import", community, "people", strangers).exit_code == 2
