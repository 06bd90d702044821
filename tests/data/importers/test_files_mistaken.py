"""Files that are broken or mistaken without malice, and what becomes of them: reliability.md §6 B."""

from __future__ import annotations

import json
import struct

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from data.importers.errors import ImportRefused
from data.importers.files.source_file import read_bytes
from spatial.system_guess import guesses
from spatial.systems import CoordinateSystem
from tests.data.importers.files_made import (
    NAMES,
    buildings,
    collection,
    feature,
    file_bytes,
    geojson,
    shapefile,
    xlsx,
)

SITE = (116.1, 24.28)


def coordinates(raw: bytes, name: str) -> np.ndarray:
    return np.concatenate([shapely.get_coordinates(layer.shapes) for layer in read_bytes(raw, name).layers])


def test_swapped_axes_are_offered_as_such() -> None:
    swapped = buildings().set_geometry(
        shapely.transform(buildings().geometry.to_numpy(), lambda xy: xy[:, ::-1])
    )
    first = guesses(coordinates(geojson(swapped), "a.geojson"), SITE)[0]
    assert first.system == CoordinateSystem("EPSG:4490", swapped=True)


@pytest.mark.parametrize(("epsg", "system"), [(4527, "EPSG:4527"), (4548, "EPSG:4548")])
def test_metres_that_call_themselves_degrees_are_known_by_their_size(epsg: int, system: str) -> None:
    metres = buildings().to_crs(epsg).set_crs(4326, allow_override=True)
    for raw, name in ((metres.to_json().encode(), "a.geojson"), (shapefile(metres), "a.zip")):
        assert guesses(coordinates(raw, name), SITE)[0].system == CoordinateSystem(system)


def test_a_stated_system_is_honoured() -> None:
    metres = buildings().to_crs(4549)
    member = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4549"}}
    raw = json.dumps({**json.loads(metres.to_json(drop_id=True)), "crs": member}).encode()
    assert read_bytes(raw, "a.geojson").layers[0].crs == "EPSG:4549"
    assert read_bytes(file_bytes(metres, ".gpkg"), "a.gpkg").layers[0].crs == "EPSG:4549"
    there = Transformer.from_crs(4326, 4549, always_xy=True).transform(*SITE)
    assert coordinates(raw, "a.geojson").mean(axis=0) == pytest.approx(there, abs=500)


def test_faulty_outlines_are_mended_or_left_out_and_told() -> None:
    bowtie = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    flat = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0], [0, 0]]]}
    empty = {"type": "Polygon", "coordinates": []}
    raw = collection(feature(bowtie, n=1), feature(flat, n=2), feature(empty, n=3), feature(None, n=4))
    (layer,) = read_bytes(raw, "a.geojson").layers
    assert layer.columns["n"] == [1]
    assert layer.mended.tolist() == [True]
    assert layer.shapes[0].area == pytest.approx(0.5)  # two triangles of a quarter each
    assert any("2 行没有图形" in message.text("zh") for message in layer.messages)


def test_a_mixture_is_sorted_into_layers() -> None:
    point, line = (
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
    )
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    nested = {
        "type": "GeometryCollection",
        "geometries": [{"type": "GeometryCollection", "geometries": [square]}, point],
    }
    raw = collection(feature(point, n=1), feature(line, n=2), feature(nested, n=3))
    found = {layer.kind: layer.columns["n"] for layer in read_bytes(raw, "a.geojson").layers}
    assert found == {"point": [1, 3], "line": [2], "polygon": [3]}


def test_heights_and_measures_are_dropped() -> None:
    high = buildings().set_geometry(
        [shapely.force_3d(shape, 55.0) for shape in buildings().geometry], crs=4326
    )
    (layer,) = read_bytes(file_bytes(high, ".gpkg"), "a.gpkg").layers
    assert not shapely.has_z(layer.shapes).any()
    assert any("高程" in message.text("zh") for message in layer.messages)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_text_in_any_encoding_is_read(encoding: str) -> None:
    (layer,) = read_bytes(geojson().decode().encode(encoding), "a.geojson").layers
    assert tuple(layer.columns["名称"]) == NAMES


def test_long_chinese_column_names_of_shapefiles_stay_readable() -> None:
    """A name has ten bytes: three characters in UTF-8, and the fourth cut in two."""
    frame = buildings().rename(columns={"名称": "楼栋名称全"})
    (layer,) = read_bytes(shapefile(frame, "UTF-8"), "a.zip").layers
    assert any(name.startswith("楼栋名") and "�" not in name for name in layer.columns)


def test_a_shapefile_that_lies_about_its_length_is_counted_or_refused() -> None:
    whole = shapefile()
    lying = shapefile(instead={".dbf": _lying_dbf()}, without=(".cpg", ".dbf"))
    assert len(read_bytes(whole, "a.zip").layers[0]) == 3
    with pytest.raises(ImportRefused) as caught:
        read_bytes(lying, "a.zip")
    assert "a.zip" in caught.value.message("zh")


def _lying_dbf() -> bytes:
    """A table that says it has two thousand million rows, and has one."""
    header = struct.pack("<B3BIHH20x", 3, 24, 1, 1, 2_000_000_000, 65, 11)
    field = b"NAME".ljust(11, b"\0") + b"C" + bytes(4) + bytes([10, 0]) + bytes(14)
    return header + field + b"\r" + b" " + b"A".ljust(10) + b"\x1a"


def test_repeated_keys_and_dates_and_numbers_as_text() -> None:
    properties = b'{"a":1,"a":2,"d":"2024-05-01","n":"12"}'
    raw = collection(feature({"type": "Point", "coordinates": [1, 2]})).replace(b"{}", properties)
    (layer,) = read_bytes(raw, "a.geojson").layers
    assert layer.columns["a"] == [2]
    assert str(layer.columns["d"][0]).startswith("2024-05-01") or str(layer.columns["d"][0]) == "2024/05/01"
    assert layer.columns["n"] == ["12"]


def test_a_title_above_the_names_is_passed_over() -> None:
    """As offices write their lists: a title over all columns, a remark, then the names."""
    table = [
        ["金城社区人口统计表"],
        ["填表人：王", "2024年"],
        ["楼栋", "户数", "60岁以上", "备注"],
        ["一号楼", 12, 5, None],
        ["二号楼", 7.5, None, "空"],
    ]
    (layer,) = read_bytes(xlsx(table), "a.xlsx").layers
    assert list(layer.columns) == ["楼栋", "户数", "60岁以上", "备注"]
    assert layer.columns["户数"] == ["12", "7.5"]
    plain = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in table)
    assert read_bytes(plain.encode("gbk"), "a.csv").layers[0].columns["60岁以上"] == ["5", None]
