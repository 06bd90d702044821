"""Coordinates as tables have them: in minutes, with letters, with a comma, in one column, or not at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from data.catalogue import load_catalogue
from data.importers.errors import ImportRefused
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.files.source_file import read_bytes
from data.importers.mapping.convert_layer import ConvertedLayer, convert_layer
from data.importers.mapping.coordinate_text import coordinate, coordinate_pair
from data.importers.mapping.errors import CoordinatesNotFound
from data.importers.mapping.recipe import first_recipe
from data.importers.mapping.table_coordinates import coordinate_columns, coordinate_trouble, table_coordinates
from spatial.projecting import to_degrees
from spatial.system_guess import guesses
from spatial.systems import CoordinateSystem
from tests.data.importers.test_mapping import CM117, SITE, nothing

WGS84 = CoordinateSystem("EPSG:4326")
EAST, NORTH = 116.101, 24.2805
"""116°06′03.6″ and 24°16′49.8″: 6/60 + 3.6/3600 = 0.101, 16/60 + 49.8/3600 = 0.2805."""


def table(**columns: list[Value]) -> RawLayer:
    return RawLayer("表", "table", columns, np.array([], dtype=object), np.zeros(0, dtype=bool))


IN_MINUTES = [
    "116°06′03.6″",
    "116°06′03.6″E",
    "E116°06′03.6″",
    "116° 06' 03.6\" E",
    "116º06’03.6”",
    "116˚ 6′ 3.6″ e",
    "116°06''03.6\"".replace("''", "'"),
    "116°06′03.6′′",
    "１１６°０６′０３.６″",
    "116度06分03.6秒",
    "东经116度6分3.6秒",
    "东经：116°06′03.6″",
    "116-06-03.6",
    "116 06 03.6",
    "116:06:03.6",
    "116d06m03.6s",
    "116d06m03.6sE",
    "116°06.06′",
    "116 06.06",
    "116°06,06′E",
    "116°06′03,6″",
]


@pytest.mark.parametrize("text", IN_MINUTES)
def test_degrees_and_minutes(text: str) -> None:
    found = coordinate(text)
    assert found is not None
    assert found.value == pytest.approx(EAST, abs=1e-9)
    assert not found.is_plain
    assert found.axis in ("", "x")


@pytest.mark.parametrize(
    ("text", "value", "axis"),
    [
        ("E116.101", 116.101, "x"),
        ("116.101E", 116.101, "x"),
        ("116.101°E", 116.101, "x"),
        ("116.101° E", 116.101, "x"),
        ("w 70.5", -70.5, "x"),
        ("24.2805N", 24.2805, "y"),
        ("北纬24.2805°", 24.2805, "y"),
        ("S 33°30′", -33.5, "y"),
        ("-33°30′", -33.5, ""),
        ("24.2805°", 24.2805, ""),
        ("116.101", 116.101, ""),
        (" 116.101 ", 116.101, ""),
        ("１１６．１０１", 116.101, ""),
        ("116,1015", 116.1015, ""),
        ("39,542,000", 39_542_000, ""),
        ("39,542,000.25", 39_542_000.25, ""),
        ("2 686 000", 2_686_000, ""),
        ("2.686.000,5", 2_686_000.5, ""),
        ("408123.4 m", 408_123.4, ""),
        ("408123.4米", 408_123.4, ""),
        ("1.16101e2", 116.101, ""),
        (116.101, 116.101, ""),
    ],
)
def test_other_forms_of_one_coordinate(text: Value, value: float, axis: str) -> None:
    found = coordinate(text)
    assert found is not None
    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.axis == axis


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "116°66′00″",
        "181°00′00″",
        "2024-05-01",
        "12:75:00",
        "116.101,24.2805",
        "NaN",
        "inf",
        True,
        None,
    ],
)
def test_what_is_no_coordinate(text: Value) -> None:
    assert coordinate(text) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("116.101,24.2805", EAST, NORTH),
        ("24.2805,116.101", NORTH, EAST),
        ("116.101，24.2805", EAST, NORTH),
        ("116.101, 24.2805", EAST, NORTH),
        ("116.101 24.2805", EAST, NORTH),
        ("116.101;24.2805", EAST, NORTH),
        ("(116.101, 24.2805)", EAST, NORTH),
        ("[116.101,24.2805]", EAST, NORTH),
        ("116.101,24.2805,55.3", EAST, NORTH),
        ("116,101;24,2805", EAST, NORTH),
        ("E116.101,N24.2805", EAST, NORTH),
        ("N24.2805,E116.101", EAST, NORTH),
        ("北纬24°16′49.8″，东经116°06′03.6″", EAST, NORTH),
        ("东经116°06′03.6″北纬24°16′49.8″", EAST, NORTH),
        ("116°06′03.6″E 24°16′49.8″N", EAST, NORTH),
        ("116° 06′ 03.6″ E 24° 16′ 49.8″ N", EAST, NORTH),
        ("24°16′49.8″N, 116°06′03.6″E", EAST, NORTH),
        ('{"lng":116.101,"lat":24.2805}', EAST, NORTH),
        ("lat:24.2805,lon:116.101", EAST, NORTH),
        ("39408123.4,2686000.1", 39_408_123.4, 2_686_000.1),
    ],
)
def test_both_coordinates_in_one_cell(text: str, first: float, second: float) -> None:
    found = coordinate_pair(text)
    assert found is not None
    assert [one.value for one in found] == pytest.approx([first, second], abs=1e-9)


TABLES: dict[str, tuple[RawLayer, tuple[str, str]]] = {
    "minutes": (table(经度=["116°06′03.6″E"], 纬度=["24°16′49.8″N"]), ("经度", "纬度")),
    "letters": (table(经度=["E116.101"], 纬度=["24.2805°N"]), ("经度", "纬度")),
    "letters under other names": (table(甲=["N24.2805"], 乙=["E116.101"]), ("乙", "甲")),
    "minutes under other names": (table(甲=["24°16′49.8″"], 乙=["116°06′03.6″"]), ("乙", "甲")),
    "comma": (table(lon=["116,101"], lat=["24,2805"]), ("lon", "lat")),
    "one column": (table(名称=["凉亭"], location=["116.101,24.2805"]), ("location", "location")),
    "one column of few decimals": (table(坐标=["116.101,24.2805", "116.1,24.3"]), ("坐标", "坐标")),
    "one column, letters": (table(位置=["北纬24°16′49.8″ 东经116°06′03.6″"]), ("位置", "位置")),
    "names the wrong way round": (table(经度=["N24.2805"], 纬度=["E116.101"]), ("经度", "纬度")),
}


@pytest.mark.parametrize("case", TABLES)
def test_the_columns_are_found_and_read(case: str) -> None:
    layer, columns = TABLES[case]
    assert coordinate_columns(layer) == columns
    found = table_coordinates(layer, *columns)
    assert found.xy[0].tolist() == pytest.approx([EAST, NORTH], abs=1e-9)
    assert found.messages
    assert coordinate_trouble(layer, *columns) is None


@pytest.mark.parametrize(
    "layer",
    [
        table(比例=["1.5/2.5"], 日期=["24-05-01"], 时间=["12:30:15"], 电话=["139 0000 0000"]),
        table(名称=["3,5"], 尺寸=["3.25 4.50"], 备注=["0.125,0.250和"]),
        table(户数=["12"], 楼层=["6"]),
    ],
)
def test_other_numbers_are_no_coordinates(layer: RawLayer) -> None:
    assert coordinate_columns(layer) == ("", "")


def test_thousands_of_metres_stay_thousands() -> None:
    layer = table(x=["408,123", "408,456"], y=["2,686,000", "2,686,100"])
    assert table_coordinates(layer, "x", "y").xy.tolist() == [[408_123, 2_686_000], [408_456, 2_686_100]]


def convert(layer: RawLayer, system: CoordinateSystem = WGS84) -> ConvertedLayer:
    recipe = replace(first_recipe(layer, "facilities"), system=system)
    return convert_layer(layer, recipe, nothing(), load_catalogue(), SITE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "dms.csv",
            "名称,类别,经度,纬度\n凉亭,休憩,116°06′03.6″E,24°16′49.8″N\n公厕,公厕,116°06′10″E,24°16′50″N\n",
        ),
        ("east.csv", "名称,类别,经度,纬度\n凉亭,休憩,E116.101,N24.2805\n公厕,公厕,116.102°E,24.281°N\n"),
        ("comma.csv", "名称;类别;经度;纬度\n凉亭;休憩;116,101;24,2805\n公厕;公厕;116,102;24,281\n"),
        (
            "location.csv",
            'id,name,type,location\nB1,凉亭,休憩,"116.101,24.2805"\nB2,公厕,公厕,"116.102,24.281"\n',
        ),
        ("wkt.csv", "名称,类别,WKT\n凉亭,休憩,POINT (116.101 24.2805)\n公厕,公厕,POINT (116.102 24.281)\n"),
    ],
)
def test_files_become_facilities_at_their_places(name: str, text: str) -> None:
    (layer,) = read_bytes(text.encode(), name).layers
    found = convert(layer)
    assert found.frame["name_zh"].tolist() == ["凉亭", "公厕"]
    degrees = to_degrees(shapely.get_coordinates(found.frame.geometry.to_numpy()), CM117)
    assert degrees[0].tolist() == pytest.approx([EAST, NORTH], abs=1e-6)
    assert any(message.text("zh") != message.text("en") for message in found.messages)


def test_amap_s_column_is_said_and_north_first_is_offered_as_such() -> None:
    layer = table(名称=["凉亭"], location=["116.101,24.2805"])
    words = " ".join(
        message.text("zh") for message in table_coordinates(layer, "location", "location").messages
    )
    assert "116.101,24.2805" in words
    assert "GCJ-02" in words
    swapped = table_coordinates(table(location=["24.2805,116.101"]), "location", "location")
    assert guesses(swapped.xy, (116.1, 24.28))[0].system == CoordinateSystem("EPSG:4490", swapped=True)


def test_a_table_without_coordinates_says_what_to_choose() -> None:
    layer = table(名称=["凉亭"], 甲=["116.10134"], 乙=["24.28051"])
    trouble = coordinate_trouble(layer, "", "")
    assert trouble is not None
    assert "甲、乙" in trouble.text("zh")
    with pytest.raises(CoordinatesNotFound) as caught:
        convert(layer)
    assert "请选择经度列和纬度列" in caught.value.message("zh")
    assert isinstance(caught.value, ImportRefused)


def test_columns_without_coordinates_are_quoted() -> None:
    layer = table(名称=["凉亭"], 经度=["桥边"], 纬度=["树下"])
    trouble = coordinate_trouble(layer, *coordinate_columns(layer))
    assert trouble is not None
    assert "桥边" in trouble.text("zh")
    assert "116°06′03.6″" in trouble.text("en")


def test_rows_without_coordinates_are_left_out_and_told() -> None:
    layer = table(名称=["凉亭", "公厕"], 经度=["116°06′03.6″", None], 纬度=["24°16′49.8″", "无"])
    found = convert(layer)
    assert found.frame["name_zh"].tolist() == ["凉亭"]
    assert any("1 行没有可用的坐标" in message.text("zh") for message in found.messages)
