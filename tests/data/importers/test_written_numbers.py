"""Cells of numbers as people write them, from the cell to the layer."""

from __future__ import annotations

import json
import math
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from data.catalogue import load_catalogue
from data.importers.files.source_file import read_bytes
from data.importers.mapping.convert_layer import convert_layer
from data.importers.mapping.count_sums import count_sums, sums_line
from data.importers.mapping.recipe import Recipe
from data.importers.written_numbers import number_of
from spatial.systems import CoordinateSystem
from tests.data.importers.test_mapping import nothing

CATALOGUE = load_catalogue()
LONG = 1234567890123456789
LONGER = LONG + 2


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("6层", 6), ("120户", 120), ("约30", 30), ("～30", 30), ("约 30 人", 30), ("３６", 36),
        ("1,530", 1530),
        ("1，530", 1530), ("1 530 户", 1530), ("12人", 12), ("2.5", 2.5), ("5层半", 5.5),
        ("6+1层", 7), ("6+1", 7),
        ("地上6层/地下1层", 6), ("6F/B1", 6), ("6/-1", 6), ("六层", 6), ("十二", 12), ("三十户", 30),
        ("一百零五人", 105), ("二十一", 21), ("1.2万人", 12_000), ("30余户", 30),
        ("30+", 30), ("共12户", 12), ("0", 0),
    ],
)  # fmt: skip
def test_numbers_with_units_widths_and_signs(cell: str, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    "cell",
    ["5-6", "5～6", "5至6层", "12户30人", "2梯4户", ">30", "30以上", "不足30", "35%", "多层", "一号楼",
     "一半", "1.530,5", "3/4", "12 30", "2024-05-01", "#DIV/0!", "1/2"],
)  # fmt: skip
def test_ranges_bounds_and_words_are_no_number(cell: str) -> None:
    assert math.isnan(number_of(cell))


def homes(*lines: str, columns: dict[str, str]) -> tuple[pd.DataFrame, str]:
    """Homes from a CSV with WGS 84 coordinates 经度 and 纬度, and all that is said."""
    layer = read_bytes("\n".join(lines).encode(), "楼.csv").layers[0]
    recipe = Recipe("residences", columns, {}, "经度", "纬度", CoordinateSystem("EPSG:4326"))
    found = convert_layer(layer, recipe, nothing(), CATALOGUE)
    return found.frame, "\n".join(message.text("zh") for message in found.messages)


def test_half_storeys_are_rounded_up() -> None:
    """As the case 01, and as OpenStreetMap's building:levels."""
    frame, _ = homes(
        "楼栋,层数,户数,经度,纬度",
        "一号楼,6,12,116.1003,24.2803",
        "二号楼,2.5,24,116.1013,24.2803",
        "三号楼,5.5层,24,116.1013,24.2803",
        "四号楼,六层,24,116.1013,24.2803",
        "五号楼,5-6,24,116.1013,24.2803",
        columns={"name_zh": "楼栋", "storeys": "层数", "households": "户数"},
    )
    assert frame["storeys"].iloc[:4].tolist() == [6, 3, 6, 6]
    assert pd.isna(frame["storeys"].iloc[4])


def test_cells_that_are_no_number_are_told_with_their_rows() -> None:
    frame, words = homes(
        "金城社区,,,",
        "楼栋,户数,经度,纬度",
        "一号楼,12-15,116.1003,24.2803",
        "二号楼,120户,116.1013,24.2803",
        "三号楼,－,116.1013,24.2803",
        columns={"name_zh": "楼栋", "households": "户数"},
    )
    assert frame["households"].iloc[1] == 120
    assert "“户数”有 1 个单元格不是单个数字，按未知处理：第 3 行“12-15”。" in words


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".zip"])
def test_long_whole_numbers_keep_their_digits_beside_missing_ones(ending: str) -> None:
    points = gpd.GeoSeries([shapely.Point(116.1, 24.28)] * 4, crs=4326)
    table = pd.DataFrame({"idx": pd.array([LONG, None, LONGER, 7], dtype="Int64"), "n": [1.5, 2, 3, 4]})
    raw = _file(gpd.GeoDataFrame(table, geometry=points), ending)
    layer = read_bytes(raw, f"a{ending}").layers[0]
    assert layer.columns["idx"] == [LONG, None, LONGER, 7]
    assert layer.columns["n"] == [1.5, 2, 3, 4]


def test_whole_numbers_beside_missing_ones_stay_whole() -> None:
    place = {"type": "Point", "coordinates": [116.1, 24.28]}
    rows = [{"type": "Feature", "properties": {"户": n}, "geometry": place} for n in (12, None)]
    raw = json.dumps({"type": "FeatureCollection", "features": rows}).encode()
    (first, second) = read_bytes(raw, "a.geojson").layers[0].columns["户"]
    assert (first, type(first), second) == (12, int, None)


def _file(frame: gpd.GeoDataFrame, ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a{'.shp' if ending == '.zip' else ending}"
        pyogrio.write_dataframe(frame, file)
        if ending != ".zip":
            return file.read_bytes()
        whole = BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for part in Path(folder).iterdir():
                archive.write(part, part.name)
        return whole.getvalue()


def test_sums_before_and_after_name_the_total_of_the_file() -> None:
    lines = ("楼栋,户数,人口,经度,纬度", "一号楼,12,31,116.1,24.28", "二号楼,24,62,,", "合计,36,93,,")
    layer = read_bytes("\n".join(lines).encode(), "楼.csv").layers[0]
    columns = {"name_zh": "楼栋", "households": "户数", "people": "人口"}
    recipe = Recipe("residences", columns, {}, "经度", "纬度", CoordinateSystem("EPSG:4326"))
    frame = convert_layer(layer, recipe, nothing(), CATALOGUE).frame
    sums = count_sums(layer, columns, frame)
    households, people = sums["households"], sums["people"]
    assert (households.in_file, households.in_total, households.imported) == (36, 36, 12)
    assert (people.in_file, people.in_total) == (93, 93)
    assert np.isclose(people.imported, 31)
    assert sums_line("people", people).text("zh") == "人口：文件各行 93，文件合计 93，导入 31"
    assert count_sums(layer, {"households": "户数"}, frame)["people"].in_file is None
