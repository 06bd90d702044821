"""Files as programs and phones leave them: with photos, views, open elsewhere, in pieces, or half damaged."""

from __future__ import annotations

import base64
import io
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest

from data.importers.errors import ImportRefused
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from tests.data.importers.files_made import (
    BOXES,
    NAMES,
    buildings,
    collection,
    feature,
    file_bytes,
    good,
    kml,
    shapefile,
    zip_of,
)

HERE = {"type": "Point", "coordinates": [116.1, 24.28]}


def one_layer(raw: bytes, name: str) -> RawLayer:
    (layer,) = read_bytes(raw, name).layers
    return layer


def words(layer: RawLayer, language: str = "zh") -> str:
    return " ".join(message.text(language) for message in layer.messages)


def refusal(raw: bytes, name: str) -> str:
    with pytest.raises(ImportRefused) as caught:
        read_bytes(raw, name)
    return type(caught.value).__name__


def document(*marks: str) -> bytes:
    inside = "".join(f"<Placemark><name>步道{n}</name>{mark}</Placemark>" for n, mark in enumerate(marks))
    return (
        "<kml xmlns='http://www.opengis.net/kml/2.2' xmlns:gx='http://www.google.com/kml/ext/2.2'>"
        f"<Document>{inside}</Document></kml>"
    ).encode()


def changed_geopackage(*statements: str, raw: bytes | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.gpkg"
        file.write_bytes(raw or good("geopackage")[1])
        with sqlite3.connect(file) as base:
            for function in (
                "ST_IsEmpty",
                "ST_MinX",
                "ST_MaxX",
                "ST_MinY",
                "ST_MaxY",
            ):  # its triggers call them
                base.create_function(function, 1, lambda shape: 0)
            for statement in statements:
                base.execute(statement)
        base.close()
        return file.read_bytes()


def test_a_geopackage_that_was_open_elsewhere_says_so() -> None:
    raw = bytearray(good("geopackage")[1])
    assert "可能不在里面" not in words(one_layer(bytes(raw), "a.gpkg"))
    raw[18:20] = b"\2\2"
    layer = one_layer(bytes(raw), "a.gpkg")
    assert len(layer) == 3
    assert "最近的修改可能不在里面" in words(layer)
    assert "may be missing" in words(layer, "en")


VIEW = (
    "CREATE VIEW trap AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
    " SELECT x AS fid, NULL AS geom FROM c"
)
LISTED = (
    "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('trap', 'features', 't')",
    "INSERT INTO gpkg_geometry_columns VALUES ('trap', 'geom', 'GEOMETRY', 4326, 0, 0)",
)


@pytest.mark.parametrize("statements", [(VIEW,), (VIEW, *LISTED)])
def test_a_view_never_costs_the_tables_beside_it(statements: tuple[str, ...]) -> None:
    layer = one_layer(changed_geopackage(*statements), "a.gpkg")
    assert len(layer) == 3
    assert "trap" in words(layer)
    assert "视图" in words(layer)


def test_a_trigger_of_the_file_does_not_run() -> None:
    """It would empty the good table when the view is taken out of the list."""
    (name,) = (one.name for one in read_bytes(good("geopackage")[1], "a.gpkg").layers)
    trigger = f'CREATE TRIGGER t AFTER DELETE ON gpkg_contents BEGIN DELETE FROM "{name}"; END'
    assert len(one_layer(changed_geopackage(VIEW, *LISTED, trigger), "a.gpkg")) == 3


def test_photos_and_unknown_columns_are_passed_over_and_told() -> None:
    noise = np.random.default_rng(1).bytes(60_000)
    (name,) = (one.name for one in read_bytes(good("geopackage")[1], "a.gpkg").layers)
    blob = changed_geopackage(
        f'ALTER TABLE "{name}" ADD COLUMN photo BLOB',
        f"UPDATE \"{name}\" SET photo = x'{noise.hex()}' WHERE fid = 1",
    )
    layer = one_layer(blob, "照片.gpkg")
    assert layer.columns["名称"] == list(NAMES)
    assert "photo" not in layer.columns
    assert "photo" in words(layer)
    assert "没有读取" in words(layer)


def test_nested_values_and_pictures_as_text_are_passed_over_and_told() -> None:
    picture = base64.b64encode(np.random.default_rng(1).bytes(150_000)).decode()
    raw = collection(
        feature(
            HERE, 名称="甲", 相片=picture, 小图=f"data:image/png;base64,{picture[:100]}", 详情={"a": [1]}
        ),
        feature(HERE, 名称="乙", 相片=None, 功能=["健身", "下棋"], 范围=[1.5, 2.5], 详情={"b": 2}),
    )
    layer = one_layer(raw, "a.geojson")
    assert layer.columns == {"名称": ["甲", "乙"], "功能": [None, "健身、下棋"]}
    for column in ("相片", "小图", "详情", "范围"):
        assert column in words(layer)


def test_words_that_only_look_like_data_are_kept() -> None:
    long = "a " * 300
    nested = '{"这不是":"对象"}'
    layer = one_layer(collection(feature(HERE, a=long, b=nested, c="[1号楼]")), "a.geojson")
    assert layer.columns == {"a": [long.strip()], "b": [nested], "c": ["[1号楼]"]}


def test_a_picture_in_a_table_refuses_nothing() -> None:
    picture = base64.b64encode(np.random.default_rng(1).bytes(150_000)).decode()
    layer = one_layer(f"名称,户数,照片\n甲,3,{picture}\n".encode(), "a.csv")
    assert layer.columns["名称"] == ["甲"]


def empty_shapefile(shapes: list[Any]) -> bytes:
    frame = gpd.GeoDataFrame({"名称": ["空"] * len(shapes)}, geometry=shapes, crs=4326)
    with tempfile.TemporaryDirectory() as folder:
        frame.to_file(Path(folder) / "a.shp", engine="pyogrio", geometry_type="Polygon")
        return zip_of({one.name: one.read_bytes() for one in Path(folder).iterdir()})


@pytest.mark.parametrize("shapes", [[], [None, None]])
def test_a_whole_shapefile_without_shapes_has_nothing_inside(shapes: list[Any]) -> None:
    assert refusal(empty_shapefile(shapes), "a.zip") == "NothingInside"


def shapefile_parts(name: str, without: tuple[str, ...] = (), **instead: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(shapefile())) as archive:
        parts = {Path(one).suffix: archive.read(one) for one in archive.namelist()}
    parts |= {f".{ending}": raw for ending, raw in instead.items()}
    return {name + ending: raw for ending, raw in parts.items() if ending not in without}


@pytest.mark.parametrize(
    ("other", "sign"),
    [
        (shapefile_parts("坏", shp=b"\x00\x00\x27\x0a" + bytes(40)), "坏"),
        (shapefile_parts("坏", shp=b"nothing"), "坏"),
        (shapefile_parts("坏", (".dbf",)), "坏.dbf"),
        (shapefile_parts("坏", (".shx",)), "坏.shx"),
        (shapefile_parts("坏", (".shp",)), "坏.shp"),
        (shapefile_parts("坏", dbf=b""), "坏.dbf"),
    ],
)
def test_a_damaged_shapefile_never_costs_the_one_beside_it(other: dict[str, bytes], sign: str) -> None:
    layer = one_layer(zip_of({**shapefile_parts("好"), **other}), "a.zip")
    assert (layer.name, len(layer)) == ("好", 3)
    assert sign in words(layer)


def test_a_member_that_does_not_unpack_never_costs_the_others() -> None:
    raw = bytearray(zip_of({**shapefile_parts("好"), **shapefile_parts("坏")}))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        entry = archive.getinfo("坏.dbf")
    start = entry.header_offset + 30 + len("坏.dbf".encode())
    raw[start : start + 20] = bytes(20)
    layer = one_layer(bytes(raw), "a.zip")
    assert (layer.name, len(layer)) == ("好", 3)
    assert "坏" in words(layer)


def test_every_document_of_a_kmz_is_read_and_a_broken_one_left_out() -> None:
    second = document("<Point><coordinates>116.1,24.28</coordinates></Point>")
    layers = read_bytes(zip_of({"doc.kml": kml(), "files/二.kml": second, "坏.kml": second[:-9]}), "a.kmz")
    assert sorted((layer.kind, len(layer)) for layer in layers.layers) == [("point", 1), ("polygon", 3)]
    assert all("坏.kml" in words(layer) for layer in layers.layers)


def test_a_folder_of_kml_with_bad_numbers_never_costs_the_others() -> None:
    bad = (
        "<Folder><name>坏</name><Placemark><Point><coordinates>x,y</coordinates></Point></Placemark></Folder>"
    )
    raw = kml().replace(b"<Document>", f"<Document>{bad}".encode())
    layer = one_layer(raw, "a.kml")
    assert len(layer) == 3
    assert "坏" in words(layer)


def test_a_table_with_many_empty_cells_is_no_bomb() -> None:
    """Four hundred buildings with a hundred empty fields of 254: a .dbf of 10 MB that packs 1 : 500."""
    columns = {f"备注{n}": [""] * 400 for n in range(100)}
    frame = gpd.GeoDataFrame({"名称": ["楼"] * 400, **columns}, geometry=[BOXES[0]] * 400, crs=4326)
    raw = shapefile(frame)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        (table,) = (one for one in archive.infolist() if one.filename.endswith(".dbf"))
    assert table.file_size > 100 * table.compress_size
    assert len(one_layer(raw, "房屋.zip")) == 400


def test_a_bomb_is_still_one() -> None:
    spaces = b" " * 60_000_000
    whole = zip_of({f"{n}.dbf": spaces for n in range(4)})
    assert refusal(whole, "a.zip") == "ArchiveTooBig"  # 240 MB, where 200 MB are the limit
    parts = {**shapefile_parts("好"), "好.prj": spaces}
    assert refusal(zip_of(parts), "a.zip") == "ArchiveTooBig"


def test_a_geopackage_layer_with_no_rows_beside_a_full_one_costs_nothing() -> None:
    empty = gpd.GeoDataFrame({"a": []}, geometry=[], crs=4326)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.gpkg"
        buildings().to_file(file, layer="满", engine="pyogrio")
        empty.to_file(file, layer="空", engine="pyogrio", geometry_type="Point", mode="a")
        assert one_layer(file.read_bytes(), "a.gpkg").name == "满"
    assert file_bytes(buildings(), ".gpkg")[:6] == b"SQLite"
