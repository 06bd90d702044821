"""Small files that people of this trade bring, through the command; what is right stands in each README."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from data.store.open_store import the_store
from entry.cli import main
from features.own_community.community_versions import layers_of, own

CASES = Path(__file__).parents[5] / "shared" / "cases"
pytestmark = [
    pytest.mark.slow,  # each kind has its own tests in the fast ring
    pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this checkout"),
]
HERE = "116.101,24.2805,4000,4000"
WUHAN = "114.3,30.6,20000,20000"


@pytest.fixture(autouse=True)
def _own_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))


def case(number: str, name: str) -> Path:
    """A file of a case; not every checkout has all of them."""
    (folder,) = CASES.glob(f"{number}-*")
    if not (folder / name).exists():
        pytest.skip(f"{folder.name}/{name} is not here")
    return folder / name


def community(rectangle: str = HERE) -> str:
    return CliRunner().invoke(main, ["new", "村", "--rectangle", rectangle]).stdout.strip()


def taken(key: str, layer: str, file: Path, *options: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(main, ["import", key, layer, str(file), "--json", "--lang", "en", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout)


def frame(key: str, layer: str) -> Any:
    return layers_of(the_store(), own(the_store(), key).state)[layer]


def people(values: dict[str, Any]) -> float:
    return float(values["sums"]["people"]["imported"])


def to_playground(file: Path, folder: Path) -> Sequence[str]:
    """How far the only home has to walk, and how that is known."""
    out = folder / "distances.csv"
    result = CliRunner().invoke(main, ["score", str(file), "--distances", str(out)])
    assert result.exit_code == 0, result.output
    with out.open(encoding="utf-8") as opened:
        (row,) = [row for row in csv.DictReader(opened) if row["category"] == "playground"]
    return row["distance_m"], row["how"]


def notes(file: Path) -> dict[str, str]:
    values = json.loads(CliRunner().invoke(main, ["score", str(file), "--json"]).stdout)
    return {note["key"]: note["en"] for note in (*values["warnings"], *values["assumptions"])}


def test_01_half_storeys_are_rounded_up() -> None:
    key = community()
    assert taken(key, "residences", case("01", "楼.csv"), "--crs", "wgs84")[0] == 0
    homes = frame(key, "residences").set_index("name_zh")
    assert homes.loc["二号楼", "storeys"] == 3


def test_02_a_blank_sheet_costs_nothing() -> None:
    code, values = taken(community(), "residences", case("02", "人口.xlsx"), "--crs", "wgs84")
    assert (code, values["rows"]["imported"], values["source_layer"]) == (0, 2, "人口")
    code, values = taken(community(), "residences", case("02", "空白.xlsx"), "--crs", "wgs84")
    assert (code, values["refused"]["kind"]) == (2, "NothingInside")


def test_03_a_header_of_two_rows() -> None:
    key = community()
    _, values = taken(key, "residences", case("03", "人口.xlsx"), "--crs", "wgs84")
    homes = frame(key, "residences")
    assert homes[["elder", "adult", "child"]].sum().tolist() == [14, 61, 18]
    assert any("column names" in words or "names" in words for words in values["messages"])


def test_04_nobody_walks_on_a_motorway(tmp_path: Path) -> None:
    distance, _ = to_playground(case("04", "town.osm"), tmp_path)
    assert float(distance) == pytest.approx(611, abs=1)
    key = community()
    _, values = taken(key, "paths", case("04", "roads.gpkg"))
    assert set(frame(key, "paths")["kind"]) <= {"footway", "lane", "road", "steps", "crossing"}
    assert values["rows"]["imported"] == 1  # the footway; no motorway, rail, works or 高速公路


@pytest.mark.parametrize(("name", "kept"), [("poi_osm.geojson", 1), ("poi_amap.geojson", 1)])
def test_05_a_courthouse_is_no_sports_court(name: str, kept: int) -> None:
    _, values = taken(community(), "facilities", case("05", name))
    assert values["rows"]["imported"] == kept


@pytest.mark.parametrize("name", ["楼.geojsonl", "type-first.geojsonl"])
def test_06_a_feature_a_line(name: str) -> None:
    assert taken(community(), "residences", case("06", name))[1]["rows"]["imported"] == 5


def test_07_a_bridge_does_not_join_the_street_below(tmp_path: Path) -> None:
    distance, how = to_playground(case("07", "stacked.osm"), tmp_path)
    assert (float(distance), how) == (pytest.approx(803, abs=1), "network")


def test_08_an_area_that_is_not_whole_is_named() -> None:
    told = "\n".join(notes(case("08", "park.osm")).values())
    assert "r9000" in told
    assert "Park" in told


@pytest.mark.parametrize(
    ("name", "homes", "households", "count"),
    [("merged.xlsx", 5, 126, 318), ("subtotal.xlsx", 3, 66, 168)],
)
def test_09_merged_cells_and_subtotals(name: str, homes: int, households: int, count: int) -> None:
    key = community()
    assert taken(key, "compounds", case("09", "小区.geojson"))[0] == 0
    code, values = taken(key, "residences", case("09", name))
    assert (code, values["rows"]["imported"], people(values)) == (0, homes, count)
    assert values["sums"]["households"]["imported"] == households


@pytest.mark.parametrize(("name", "homes"), [("plan.dxf", 3), ("invisible.dxf", None)])
def test_10_sheets_and_hidden_things_are_no_homes(name: str, homes: int | None) -> None:
    key = community()
    pairs = ("--pair", "0,0=116.1005,24.2805", "--pair", "100,0=116.1014852,24.2805")
    _, values = taken(key, "residences", case("10", name), *pairs)
    areas = frame(key, "residences").geometry.area
    assert areas.tolist() == pytest.approx([200] * len(areas), rel=1e-3)
    if homes is not None:
        assert len(areas) == homes
    assert values["messages"]


def test_11_objects_of_other_programs_are_told() -> None:
    _, values = taken(community(), "paths", case("11", "天正.dxf"), "--crs", "4548", "--set", "kind=footway")
    assert values["rows"]["imported"] == 1
    assert any("8 " in words and "T3" in words for words in values["messages"])
    code, values = taken(community(), "paths", case("11", "nothing-else.dxf"), "--crs", "4548")
    assert code == 2
    assert "T3" in values["refused"]["text"]


def test_12_a_block_is_one_building() -> None:
    key = community()
    taken(key, "residences", case("12", "blocks.dxf"), "--crs", "4548")
    assert frame(key, "residences").geometry.area.tolist() == pytest.approx([200] * 4, rel=1e-3)


def test_12_four_lines_are_an_outline_or_say_what_they_lack() -> None:
    code, values = taken(community(), "residences", case("12", "lines.dxf"), "--crs", "4548")
    assert code == 0 or "close" in values["refused"]["text"]


@pytest.mark.parametrize(
    ("name", "all_people"),
    [("floor_area.geojson", 111), ("men_women.geojson", 100)],
)
def test_13_a_part_of_the_people_is_not_all(name: str, all_people: float) -> None:
    key = community()
    code, values = taken(key, "residences", case("13", name))
    if code == 0:
        assert people(values) == pytest.approx(all_people, abs=0.6)
    else:
        assert (code, values["questions"][0]["option"]) == (1, "--columns")


def test_13_shares_and_densities_are_no_counts() -> None:
    for name, wrong in (("share.geojson", 18.5), ("density.geojson", 15200)):
        if not (next(CASES.glob("13-*")) / name).exists():
            continue
        key = community()
        code, values = taken(key, "residences", case("13", name))
        assert code in (0, 1)
        if code == 0:
            homes = frame(key, "residences")
            assert wrong not in homes["elder"].tolist()
            assert people(values) != wrong


@pytest.mark.parametrize("name", ["wall.osm", "fence.osm", "gate_no.osm"])
def test_14_a_wall_is_no_way_through(name: str, tmp_path: Path) -> None:
    assert to_playground(case("14", name), tmp_path)[1] == "unreachable"


def test_14_a_locked_gate_is_told(tmp_path: Path) -> None:
    file = case("14", "gate_locked.osm")
    _, how = to_playground(file, tmp_path)
    assert how == "unreachable" or any("gate" in words.lower() for words in notes(file).values())


@pytest.mark.parametrize("name", ["beijing1954.gpkg", "xian1980.gpkg"])
def test_15_an_old_datum_says_how_far_off_it_lies(name: str) -> None:
    options = ("--set", "category=playground")
    code, values = taken(community(WUHAN), "facilities", case("15", name), *options)
    told = " ".join([*values.get("messages", []), *(one["text"] for one in values["questions"])])
    assert code in (0, 1)
    assert "50–120" in told


@pytest.mark.parametrize("name", ["dms.csv", "east.csv", "location.csv", "comma.csv", "wkt.csv"])
def test_16_coordinates_in_other_words(name: str) -> None:
    file, options = case("16", name), ("--set", "category=playground", "--crs", "wgs84")
    key = community()
    code, values = taken(key, "facilities", file, *options)
    assert (code, values["rows"]["out"]) == (0, 0)
    x = frame(key, "facilities").to_crs(4326).geometry.x
    assert ((x > 116.09) & (x < 116.12)).all()


def test_16_metres_of_web_maps_are_recognised() -> None:
    file = case("16", "mercator.geojson")
    code, values = taken(community(), "facilities", file, "--set", "category=playground")
    assert code == 1
    assert "EPSG:3857" in values["questions"][0]["options"]


@pytest.mark.parametrize("name", ["empty.zip", "null.zip"])
def test_17_an_empty_shapefile_is_empty(name: str) -> None:
    code, values = taken(community(), "residences", case("17", name))
    assert (code, values["refused"]["kind"]) == (2, "NothingInside")


def test_18_borders_are_no_columns() -> None:
    code, values = taken(community(), "residences", case("18", "人口.xlsx"), "--crs", "wgs84")
    assert (code, values["rows"]["imported"]) == (0, 2)
    assert len(values["columns"]) + len(values["unused_columns"]) in (4, 5)


def test_19_a_photo_is_passed_over() -> None:
    code, values = taken(community(), "facilities", case("19", "照片.gpkg"), "--set", "category=playground")
    assert (code, values["rows"]["imported"]) == (0, 1)
    assert any("photo" in words for words in values["messages"])


def test_20_wide_empty_fields_are_no_bomb() -> None:
    code, values = taken(community(), "residences", case("20", "房屋.zip"))
    assert values["rows"]["imported"] == 6000
    assert code in (0, 1)


def test_21_ids_of_pieces_are_unique() -> None:
    key = community()
    assert taken(key, "paths", case("21", "路.geojson"))[0] == 0
    ids = frame(key, "paths")["id"]
    assert len(ids) == 3
    assert ids.is_unique


def test_22_a_track_is_a_line() -> None:
    key = community()
    taken(key, "paths", case("22", "track.kml"), "--set", "kind=footway")
    (line,) = frame(key, "paths").geometry
    assert len(line.coords) == 3


def test_23_a_geopackage_that_was_open_says_so() -> None:
    _, values = taken(community(), "facilities", case("23", "poi.gpkg"), "--set", "category=playground")
    assert values["rows"]["imported"] == 1
    assert any("may be missing" in words or "open" in words for words in values["messages"])


@pytest.mark.parametrize("name", ["gt.osm", "note.osm"])
def test_24_xml_is_read_by_a_parser(name: str, tmp_path: Path) -> None:
    distance, _ = to_playground(case("24", name), tmp_path)
    assert float(distance) == pytest.approx(193, abs=1)
