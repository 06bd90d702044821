"""Tables of offices through `lintu import`: the right homes, households and people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely

from data.importers.files.source_file import read_bytes
from data.store.open_store import the_store
from features.own_community.community_versions import layers_of, own
from tests.data.importers.files_made import collection, feature
from tests.data.importers.tables_made import book
from tests.features.own_community.commands.test_import import _own_installation as own_installation
from tests.features.own_community.commands.test_import import answer, community, written

__all__ = ["community", "own_installation"]

_AGES = ["60岁以上", "15-59岁", "0-14岁"]
_PLACES = [[116.1003, 24.2803], [116.1013, 24.2803]]


def brought(key: str, file: Path) -> tuple[Any, Any]:
    """The homes after the import of a table in WGS 84, and what the command says."""
    code, values = answer("import", key, "residences", file, "--crs", "EPSG:4326")
    assert code == 0, values
    return layers_of(the_store(), own(the_store(), key).state)["residences"], values


def test_half_storeys(community: str, tmp_path: Path) -> None:
    lines = ("楼栋,层数,户数,经度,纬度", "一号楼,6,12,116.1003,24.2803", "二号楼,2.5,24,116.1013,24.2803")
    homes, _ = brought(community, written(tmp_path, "楼.csv", "\n".join(lines).encode()))
    assert homes["storeys"].tolist() == [6, 3]
    assert homes["households"].tolist() == [12, 24]


def test_names_in_two_rows_give_the_ages(community: str, tmp_path: Path) -> None:
    rows = [
        ["楼栋", "户数", "人口", None, None, "经度", "纬度"],
        [None, None, *_AGES, None, None],
        ["一号楼", 12, 5, 20, 6, *_PLACES[0]],
        ["二号楼", 24, 9, 41, 12, *_PLACES[1]],
    ]
    raw = book(rows, ["A1:A2", "B1:B2", "C1:E1", "F1:F2", "G1:G2"])
    homes, values = brought(community, written(tmp_path, "人口.xlsx", raw))
    assert homes[["elder", "adult", "child"]].sum().tolist() == [14, 61, 18]
    assert values["sums"]["people"] == {"in_file": 93.0, "imported": 93.0}
    assert any("第 1 至 2 行作为列名" in words for words in values["messages"])


@pytest.fixture
def two_compounds(community: str, tmp_path: Path) -> str:
    """The community with the compounds 老街 and 新村."""
    squares = {"老街": (116.099, 24.279, 116.1005, 24.2815), "新村": (116.1006, 24.279, 116.102, 24.2815)}
    shapes = [feature(shapely.box(*box).__geo_interface__, 名称=name) for name, box in squares.items()]
    file = written(tmp_path, "小区.geojson", collection(*shapes))
    code, values = answer("import", community, "compounds", file)
    assert code == 0, values
    return community


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_compound_over_its_buildings(two_compounds: str, tmp_path: Path, ending: str) -> None:
    """5 homes, 126 households, 318 people: not the two whose rows name the compound."""
    rows: list[list[Any]] = [
        ["小区", "楼栋", "户数", *_AGES],
        ["老街", "一号楼", 12, 5, 20, 6],
        [None, "二号楼", 24, 9, 41, 12],
        ["新村", "A栋", 30, 10, 50, 15],
        [None, "B栋", 30, 10, 50, 15],
        [None, "C栋", 30, 10, 50, 15],
        ["合计", None, 126, 44, 211, 63],
    ]
    raw = book(rows, ["A2:A3", "A4:A6"]) if ending == ".xlsx" else comma_separated(rows)
    homes, values = brought(two_compounds, written(tmp_path, f"人口{ending}", raw))
    assert len(homes) == 5
    assert homes["compound"].value_counts().tolist() == [3, 2]
    assert values["sums"]["households"] == {"in_file": 126.0, "in_total": 126.0, "imported": 126.0}
    assert values["sums"]["people"] == {"in_file": 318.0, "in_total": 318.0, "imported": 318.0}
    assert any("第 7 行“合计”是合计，已略去" in words for words in values["messages"])


def comma_separated(rows: Sequence[Sequence[Any]]) -> bytes:
    return "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows).encode()


def test_subtotals_that_name_the_compound_are_no_homes(two_compounds: str, tmp_path: Path) -> None:
    """3 homes, 66 households, 168 people: not twice as many."""
    rows = [
        ["小区", "楼栋", "户数", *_AGES],
        ["老街", "一号楼", 12, 5, 20, 6],
        ["老街", "二号楼", 24, 9, 41, 12],
        ["老街", "小计", 36, 14, 61, 18],
        ["新村", "A栋", 30, 10, 50, 15],
        ["新村", "小计", 30, 10, 50, 15],
    ]
    homes, values = brought(two_compounds, written(tmp_path, "人口.xlsx", book(rows)))
    assert len(homes) == 3
    assert values["sums"]["households"]["imported"] == 66
    assert values["sums"]["people"]["imported"] == 168


def test_a_blank_sheet_beside_the_table_and_alone(community: str, tmp_path: Path) -> None:
    rows = [["楼栋", "户数", "经度", "纬度"], ["一号楼", 12, *_PLACES[0]], ["二号楼", 24, *_PLACES[1]]]
    raw = book(rows, Sheet2=[[None, " "]])
    assert [layer.name for layer in read_bytes(raw, "人口.xlsx").layers] == ["人口"]
    homes, _ = brought(community, written(tmp_path, "人口.xlsx", raw))
    assert len(homes) == 2
    code, _ = answer("import", community, "residences", written(tmp_path, "空白.xlsx", book([[None, " "]])))
    assert code == 2
